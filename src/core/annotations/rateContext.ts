/** Knows how well the surroundings of a place agree with those that a quote remembers. */

import type { Span } from "../text/span";
import type { QuoteSelector } from "./annotation";

/** All of 0 to 1. */
export interface ContextRating {
  readonly prefix: number;
  readonly suffix: number;
  /** For a place that holds the quoted text: (50 quote + 20 prefix + 20 suffix + 2 position) / 92, as Hypothesis weighs them. */
  readonly score: number;
}

/** How far from the place its context may have been pushed by inserted text, in UTF-16 code units. */
const SLACK = 16;
/** What a context that was empty (at an end of the text) is worth where now there is one. */
const UNKNOWN = 0.8;

/** Rates a place that holds the quoted text. `expected` is where it should begin; the place itself where not given. */
export function rateContext(text: string, place: Span, quote: QuoteSelector, expected = place.start): ContextRating {
  const prefix = ratePrefix(text, place.start, quote.prefix);
  const suffix = rateSuffix(text, place.end, quote.suffix);
  const position = text.length === 0 ? 1 : 1 - Math.min(1, Math.abs(place.start - expected) / text.length);
  return { prefix, suffix, score: (50 + 20 * prefix + 20 * suffix + 2 * position) / 92 };
}

/** How well `prefix` stands before `offset`. */
export function ratePrefix(text: string, offset: number, prefix: string): number {
  if (prefix === "") return offset === 0 ? 1 : UNKNOWN;
  if (offset >= prefix.length && text.startsWith(prefix, offset - prefix.length)) return 1;
  const length = Math.min(offset, prefix.length + SLACK);
  return rate(prefix, length, (i, j) => prefix.charCodeAt(prefix.length - 1 - i) === text.charCodeAt(offset - 1 - j));
}

/** How well `suffix` stands from `offset`. */
export function rateSuffix(text: string, offset: number, suffix: string): number {
  if (suffix === "") return offset === text.length ? 1 : UNKNOWN;
  if (text.startsWith(suffix, offset)) return 1;
  const length = Math.min(text.length - offset, suffix.length + SLACK);
  return rate(suffix, length, (i, j) => suffix.charCodeAt(i) === text.charCodeAt(offset + j));
}

let row = new Int32Array(128);

/**
 * The least number of half errors by which a context is found in a window of `length`: one that is changed counts two,
 * each character that the context was pushed away from the place counts one, up to the slack. Both are counted from
 * the place outwards; `same` compares one of the context with one of the window.
 */
function rate(context: string, length: number, same: (i: number, j: number) => boolean): number {
  if (row.length <= length) row = new Int32Array(length * 2);
  // Where the window's first characters are left out, the context was pushed away.
  for (let j = 0; j <= length; j++) row[j] = Math.min(SLACK, j);
  for (let i = 0; i < context.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = diagonal + 2;
    for (let j = 0; j < length; j++) {
      const above = row[j + 1] ?? 0;
      const changed = same(i, j) ? diagonal : diagonal + 2;
      row[j + 1] = Math.min(changed, above + 2, (row[j] ?? 0) + 2);
      diagonal = above;
    }
  }
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j <= length; j++) least = Math.min(least, row[j] ?? least);
  return Math.max(0, 1 - least / 2 / context.length);
}
