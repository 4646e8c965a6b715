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
import { readLines } from "./jsonLines";
import { findRoot } from "./resources";

/** One line of the data: a text with the spans that people marked in it. */
export interface AnnotatedText {
  readonly text: string;
  readonly entities: readonly TypedSpan[];
}

/** Lines `{text, entities: [{start, end, type}]}`; throws with the line's number where one can't be read. */
export async function* readAnnotatedTexts(path: string, io: CliIo): AsyncGenerator<AnnotatedText> {
  const stream = path === "-" ? io.stdin : createReadStream(resolve(io.cwd, path));
  let number = 0;
  for await (const line of readLines(stream)) {
    number += 1;
    const read = "text" in line ? readAnnotated(line.text) : undefined;
    if (read === undefined) throw new Error(l10n.t("Line {0} is not of the form {1}.", number, '{"text": "…", "entities": [{"start": 0, "end": 2, "type": "ORG"}]}'));
    yield read;
  }
}

function readAnnotated(line: string): AnnotatedText | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { text, entities } = value as { readonly text?: unknown; readonly entities?: unknown };
  if (typeof text !== "string" || !Array.isArray(entities)) return undefined;
  const spans: TypedSpan[] = [];
  for (const entity of entities as readonly unknown[]) {
    if (typeof entity !== "object" || entity === null) return undefined;
    const { start, end, type } = entity as { readonly start?: unknown; readonly end?: unknown; readonly type?: unknown };
    if (typeof start !== "number" || typeof end !== "number" || typeof type !== "string") return undefined;
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) return undefined;
    spans.push({ start, end, type });
  }
  return { text, entities: spans };
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
