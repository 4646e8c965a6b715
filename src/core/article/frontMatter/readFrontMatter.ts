/** Knows how to read an article's front matter safely: gray-matter is called here and nowhere else. */

import matter from "gray-matter";
import type { Span } from "../../text/span";
import type { ArticleProblem, JsonValue } from "../article";
import { createProblem } from "../problems";
import type { ScalarStyle } from "./alignScalar";
import { type FrontMatterPlace, locateFrontMatter } from "./locateFrontMatter";
import { readTolerantly } from "./tolerantLines";
import { isYamlTooLarge, readYaml, type YamlField, type YamlReading } from "./yamlValues";

/** A value of the front matter; its span, quotes excluded, is into the file. */
export interface FrontMatterField {
  readonly key: string;
  readonly value: JsonValue;
  readonly span?: Span;
  readonly style: ScalarStyle;
}

export interface FrontMatter {
  readonly fields: ReadonlyMap<string, FrontMatterField>;
  readonly problems: readonly ArticleProblem[];
  /** Where the body begins; 0 in a file without front matter. */
  readonly bodyStart: number;
}

const EXECUTABLE = new Set(["js", "javascript", "coffee", "coffeescript", "cson", "node", "cjs", "mjs", "ts", "typescript"]);
const YAML_NAMES = new Set(["", "yaml", "yml"]);

/** Reads the front matter of a file's text. Never throws, and gives the same problems each time. */
export function readFrontMatter(text: string): FrontMatter {
  const place = locateFrontMatter(text);
  if (!place) return { fields: new Map(), problems: [], bodyStart: 0 };
  if (EXECUTABLE.has(place.language)) return refused(place, createProblem("frontMatter.executable", place.fence, place.language));
  if (!YAML_NAMES.has(place.language)) return refused(place, createProblem("frontMatter.unsupportedLanguage", place.fence, place.language));
  const block = text.slice(place.block.start, place.block.end);
  const problems: ArticleProblem[] = [];
  if (!place.closed) problems.push(createProblem("frontMatter.unclosed", place.fence));
  let fields: readonly YamlField[];
  if (isYamlTooLarge(block)) {
    problems.push(createProblem("frontMatter.tooLarge", place.fence));
    fields = readTolerantly(block);
  } else {
    const reading = readWithGrayMatter(block);
    fields = reading.error === undefined ? reading.fields : readTolerantly(block);
    const reason = reading.error ?? (place.regular ? undefined : "----");
    if (reason !== undefined && problems.length === 0) problems.push(createProblem("frontMatter.invalidYaml", place.fence, reason));
  }
  return { fields: toMap(fields, place.block.start), problems, bodyStart: place.bodyStart };
}

function refused(place: FrontMatterPlace, problem: ArticleProblem): FrontMatter {
  return { fields: new Map(), problems: [problem], bodyStart: place.bodyStart };
}

function toMap(fields: readonly YamlField[], offset: number): ReadonlyMap<string, FrontMatterField> {
  return new Map(
    fields.map((field) => [
      field.key,
      { ...field, ...(field.span && { span: { start: field.span.start + offset, end: field.span.end + offset } }) },
    ]),
  );
}

/**
 * gray-matter turns a string into a Node `Buffer`, which browsers don't have; an input that says it is a buffer already is read
 * through `toString` and spares the copy.
 */
class FrontMatterInput {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  static isBuffer(): boolean {
    return true;
  }

  toString(): string {
    return this.#text;
  }
}

/** Spans of the fields are into `block`. */
function readWithGrayMatter(block: string): YamlReading {
  const lines = block.replace(/\r(?!\n)/g, "\n");
  const opening = "---\n";
  let reading: YamlReading = { fields: [] };
  const yaml = {
    parse: (source: string) => {
      reading = readYaml(source);
      return {};
    },
  };
  const refuse = () => {
    throw new Error("refused");
  };
  try {
    const input = new FrontMatterInput(`${opening}${lines}\n---\n`) as unknown as string;
    // Always with options: without them gray-matter answers from a cache that remembers its own failures.
    const file = matter({ content: input }, { language: "yaml", engines: { yaml, javascript: refuse, js: refuse, coffee: refuse, json: refuse } });
    if (file.content.trim() !== "") return { fields: [], error: "---" };
  } catch (error) {
    return { fields: [], error: error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "unreadable" };
  }
  // What the engine is given begins with the line feed of the opening fence.
  const fields = reading.fields.map((field) => ({
    ...field,
    ...(field.span && { span: { start: Math.max(field.span.start - 1, 0), end: Math.max(field.span.end - 1, 0) } }),
  }));
  return { ...reading, fields };
}
