/** Knows the words around a mention, so that a row of a table can be understood without the article. */

import type { Article } from "../../article/article";
import type { Span } from "../../text/span";

/** A sentence is cut at this many characters on either side of the mention. */
const reach = 120;

/**
 * The sentence around a span of the file, as a reader sees it; undefined where the span shows no text. Offsets are
 * UTF-16 code units; no surrogate pair is split.
 */
export function findSentence(article: Article, span: Span): string | undefined {
  const visible = article.visible.toVisible(span);
  if (visible === undefined) return undefined;
  const text = article.visible.text;
  let start = visible.start;
  const first = Math.max(0, visible.start - reach);
  while (start > first && !isSentenceEnd(text[start - 1])) start -= 1;
  let end = visible.end;
  const last = Math.min(text.length, visible.end + reach);
  while (end < last && !isSentenceEnd(text[end])) end += 1;
  if (end < last && text[end] !== "\n") end += 1;
  if (isLowSurrogate(text, start)) start += 1;
  if (isLowSurrogate(text, end)) end -= 1;
  return text.slice(start, end).trim();
}

function isSentenceEnd(character: string | undefined): boolean {
  return character === "\n" || character === "。" || character === "！" || character === "？";
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
