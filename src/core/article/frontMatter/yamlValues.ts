/** Knows how to read the front matter's YAML: every scalar as it was written, nothing expanded, nothing executed. */

import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, type ParsedNode, type Scalar } from "yaml";
import type { Span } from "../../text/span";
import type { JsonValue } from "../article";
import type { ScalarStyle } from "./alignScalar";

/** A key's value with its place in the text that was parsed. */
export interface YamlField {
  readonly key: string;
  readonly value: JsonValue;
  /** Of a scalar, quotes excluded. */
  readonly span?: Span;
  readonly style: ScalarStyle;
}

export interface YamlReading {
  readonly fields: readonly YamlField[];
  /** What is wrong with it, in the YAML reader's words; the fields are then not to be relied on. */
  readonly error?: string;
}

/** Front matter has tens of lines; a bomb has more. */
const MAX_LENGTH = 65_536;
const MAX_NESTING = 48;

/** Whether reading the text as YAML could take long: refused before the reader sees it. */
export function isYamlTooLarge(text: string): boolean {
  if (text.length > MAX_LENGTH) return true;
  let depth = 0;
  let dashes = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "[" || char === "{") depth++;
    else if ((char === "]" || char === "}") && depth > 0) depth--;
    else if (char === "\n") dashes = 0;
    else if ((char === "-" || char === "?" || char === ":") && text[i + 1] === " ") dashes++;
    if (depth > MAX_NESTING || dashes > MAX_NESTING) return true;
  }
  return false;
}

/** Reads a mapping. Scalars stay strings (`000001`, dates), but for `true`, `false` and `null`. Never throws. */
export function readYaml(text: string): YamlReading {
  try {
    const document = parseDocument(text, { schema: "failsafe", logLevel: "silent", uniqueKeys: false, prettyErrors: false });
    const error = document.errors[0];
    if (error) return { fields: [], error: firstLine(error.message) };
    return readDocument(document, text);
  } catch (error) {
    return { fields: [], error: error instanceof Error ? firstLine(error.message) : "unreadable" };
  }
}

function readDocument(document: Document.Parsed, text: string): YamlReading {
  const { contents } = document;
  if (contents === null) return { fields: [] };
  if (!isMap(contents)) return isScalar(contents) && contents.value === "" ? { fields: [] } : { fields: [], error: "not a mapping" };
  const fields: YamlField[] = [];
  const seen = new Set<string>();
  let error: string | undefined;
  for (const pair of contents.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    if (key === "" || key === "__proto__") continue;
    if (seen.has(key)) error ??= `duplicate key ${key}`;
    if (isAlias(pair.value)) error ??= `alias ${pair.value.source}`;
    seen.add(key);
    fields.push(readField(key, pair.value, text));
  }
  return error === undefined ? { fields } : { fields: [], error };
}

function readField(key: string, node: ParsedNode | null, text: string): YamlField {
  if (node === null || !isScalar(node)) return { key, value: toJson(node, text, 0), style: "plain" };
  const [start, end] = node.range;
  const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? 1 : 0;
  return {
    key,
    value: scalarValue(node),
    span: { start: start + quoted, end: Math.max(end - quoted, start + quoted) },
    style: node.type === "QUOTE_DOUBLE" ? "double" : node.type === "QUOTE_SINGLE" ? "single" : "plain",
  };
}

function toJson(node: ParsedNode | null, text: string, depth: number): JsonValue {
  if (node === null || depth > MAX_NESTING) return null;
  if (isScalar(node)) return scalarValue(node);
  if (isSeq(node)) return node.items.map((item) => toJson(item as ParsedNode | null, text, depth + 1));
  if (isMap(node)) {
    const entries = node.items.map((pair): [string, JsonValue] => [
      isScalar(pair.key) ? String(pair.key.value) : "",
      toJson(pair.value, text, depth + 1),
    ]);
    return Object.fromEntries(entries.filter(([key]) => key !== "__proto__"));
  }
  return text.slice(node.range[0], node.range[1]);
}

function scalarValue(node: Scalar): JsonValue {
  const value = typeof node.value === "string" ? node.value : "";
  if (node.type !== "PLAIN") return value;
  if (value === "true" || value === "false") return value === "true";
  return value === "null" || value === "~" ? null : value;
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}
