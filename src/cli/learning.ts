/** Knows how annotated sentences are read for training and measuring, and how they are prepared for a model. */

import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { parsePlain } from "../core/article/parseArticle";
import { findEntities } from "../core/entities/findEntities";
import type { Entities } from "../core/entities/entity";
import type { Gazetteer } from "../core/entities/gazetteer/gazetteer";
import type { TaggerModel } from "../core/entities/learning/model";
import type { TypedSpan } from "../core/entities/learning/labels";
import type { TrainingSentence } from "../core/entities/learning/trainModel";
import { readModelFile } from "../core/learning/modelFile";
import type { Token } from "../core/ports";
import { JiebaSegmenter } from "../platform/node/jiebaSegmenter";
import { loadGazetteer } from "../platform/node/loadGazetteers";
import type { CliIo } from "./io";
import { longestLine, readLines } from "./jsonLines";
import { findRoot } from "./resources";

/** One line of the data: a text with the spans that people marked in it. */
export interface AnnotatedText {
  readonly text: string;
  readonly entities: readonly TypedSpan[];
}

/** Lines `{text, entities: [{start, end, type}]}`; throws where one can't be read, and says which, why, and how it should look. */
export async function* readAnnotatedTexts(path: string, io: CliIo): AsyncGenerator<AnnotatedText> {
  const stream = path === "-" ? io.stdin : createReadStream(resolve(io.cwd, path));
  for await (const line of readLines(stream)) {
    const read = "text" in line ? readAnnotated(line.text) : { problem: explainBytes(line.problem) };
    if ("text" in read) yield read;
    else throw new Error(`${l10n.t("Line {0}: {1}", line.number, read.problem)}\n${l10n.t("Each line has the form {0}.", FORM)}`);
  }
}

const FORM = '{"text": "…", "entities": [{"start": 0, "end": 2, "type": "ORG"}]}';
/** A model's file has no room for longer ones. */
const LONGEST_LABEL = 100;

interface Problem {
  readonly problem: string;
}

function explainBytes(problem: "tooLong" | "notUtf8"): string {
  return problem === "tooLong" ? l10n.t("it is longer than {0} MB; split it.", longestLine / 1024 / 1024) : l10n.t("it is not UTF-8; save the file in this encoding.");
}

function readAnnotated(line: string): AnnotatedText | Problem {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: l10n.t("it is not JSON; one whole object belongs on each line.") };
  }
  if (!isFields(value)) return { problem: l10n.t("it is no JSON object.") };
  const { text, entities } = value;
  if (typeof text !== "string") return { problem: l10n.t("{0} is not a string.", '"text"') };
  if (!Array.isArray(entities)) return { problem: l10n.t("{0} is not a list; where nothing is marked, write {1}.", '"entities"', "[]") };
  const spans: TypedSpan[] = [];
  for (const [index, entity] of (entities as readonly unknown[]).entries()) {
    const read = readSpan(entity, text.length);
    if (typeof read === "string") return { problem: l10n.t("in entity {0}, {1}", index + 1, read) };
    spans.push(read);
  }
  return { text, entities: spans };
}

/** What is wrong, as the rest of a sentence. */
function readSpan(entity: unknown, length: number): TypedSpan | string {
  if (!isFields(entity)) return l10n.t("there is no JSON object.");
  const { start, end, type } = entity;
  if (!isOffset(start)) return l10n.t("{0} is not a whole number from 0 on.", '"start"');
  if (!isOffset(end)) return l10n.t("{0} is not a whole number from 0 on.", '"end"');
  if (start >= end) return l10n.t("start {0} is not before end {1}; the end is exclusive.", start, end);
  if (end > length) return l10n.t("end {0} is behind the text, which has {1} UTF-16 code units.", end, length);
  if (typeof type !== "string" || type === "") return l10n.t("{0} is not a label.", '"type"');
  if (type.length > LONGEST_LABEL) return l10n.t("the label is longer than {0} characters.", LONGEST_LABEL);
  return { start, end, type };
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOffset(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Words and what the rules find, for one text after the other; dictionaries are loaded once. */
export class Preparer {
  readonly gazetteer: Gazetteer;
  readonly #segmenter = new JiebaSegmenter();
  #wordless = false;

  constructor(gazetteerFolder: string = join(findRoot(), "media", "gazetteers")) {
    this.gazetteer = loadGazetteer(gazetteerFolder);
  }

  async prepare(text: string): Promise<{ readonly tokens?: readonly Token[]; readonly cold: Entities }> {
    const article = parsePlain(text);
    const tokens = await this.#segment(text);
    const cold = findEntities({ article, gazetteer: this.gazetteer, ...(tokens === undefined ? {} : { tokens }) });
    return { ...(tokens === undefined ? {} : { tokens }), cold };
  }

  async sentence({ text, entities }: AnnotatedText): Promise<TrainingSentence> {
    const { tokens, cold } = await this.prepare(text);
    return { text, entities, tokens, cold: cold.outer, gazetteer: this.gazetteer };
  }

  async #segment(text: string): Promise<readonly Token[] | undefined> {
    if (this.#wordless) return undefined;
    try {
      return await this.#segmenter.segment(text);
    } catch {
      this.#wordless = true;
      return undefined;
    }
  }
}

export async function readModel(path: string, io: CliIo): Promise<TaggerModel> {
  try {
    return readModelFile(await readFile(resolve(io.cwd, path))).model;
  } catch (error) {
    throw new Error(l10n.t("{0} is no model that can be read: {1}", path, error instanceof Error ? error.message : String(error)));
  }
}
