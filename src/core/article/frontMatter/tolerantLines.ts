/** Knows how to read front matter that isn't YAML, line by line, so that no title is lost over a quotation mark. */

import { cutText } from "../../text/cutText";
import type { JsonValue } from "../article";
import type { YamlField } from "./yamlValues";

const KEY_LINE = /^([\w$@.\u4e00-\u9fff-]{1,60})[ \t]*:(?:[ \t]+|$)/;
const ITEM_LINE = /^[ \t]*-[ \t]+/;
/** Longer values are cut: what is shown of a title fits on a screen. */
const LONGEST_VALUE = 2_000;
const MOST_LINES = 1_000;

/** Reads `key: value` lines and the `- item` lines below them. Spans are into `text`. Linear; never throws. */
export function readTolerantly(text: string): readonly YamlField[] {
  const fields: YamlField[] = [];
  let lines = 0;
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    if (++lines > MOST_LINES) break;
    const line = cutText(match[0], LONGEST_VALUE);
    const key = KEY_LINE.exec(line);
    if (key) {
      const name = key[1] ?? "";
      if (name !== "__proto__" && !fields.some((field) => field.key === name)) fields.push(readValue(name, line, key[0].length, match.index));
    } else if (ITEM_LINE.test(line)) addItem(fields, line);
  }
  return fields;
}

function readValue(key: string, line: string, from: number, lineStart: number): YamlField {
  const [start, end] = withoutQuotes(line, from, line.trimEnd().length);
  return { key, value: line.slice(start, end), span: { start: lineStart + start, end: lineStart + end }, style: "plain" };
}

/**
 * Takes off the pair of quotes around a value, and further pairs where the value is nothing but quotes around a name
 * (`"""'…'"""`). A quote inside stays. A quote that is opened and never closed is taken off too.
 */
function withoutQuotes(line: string, from: number, to: number): readonly [number, number] {
  let start = from;
  let end = Math.max(to, from);
  for (let first = true; end - start > 0; first = false) {
    const quote = line[start];
    if (quote !== '"' && quote !== "'") break;
    const closed = end - start > 1 && line[end - 1] === quote;
    if (!closed) {
      if (first && !line.slice(start + 1, end).includes(quote)) start += 1;
      break;
    }
    if (!first && !isNested(line.slice(start, end))) break;
    start += 1;
    end -= 1;
  }
  return [start, end];
}

/** Quotes that only stand at both ends, in mirrored runs. */
function isNested(text: string): boolean {
  return /^(["']+)[^"']*(["']+)$/.test(text) && /^["']*/.exec(text)?.[0].length === /["']*$/.exec(text)?.[0].length;
}

function addItem(fields: YamlField[], line: string): void {
  const last = fields.pop();
  if (!last) return;
  const [start, end] = withoutQuotes(line, ITEM_LINE.exec(line)?.[0].length ?? 0, line.trimEnd().length);
  const items: readonly JsonValue[] = Array.isArray(last.value) ? (last.value as readonly JsonValue[]) : last.value === "" ? [] : [last.value];
  fields.push({ key: last.key, value: [...items, line.slice(start, end)], style: "plain" });
}
