/** Knows how well the surroundings of a place agree with those that a quote remembers. */

import type { Span } from "../../text/span";
import type { QuoteSelector } from "../annotation";

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
  makeRoom(length);
  for (let j = 0; j < length; j++) codes[j] = text.charCodeAt(offset - 1 - j);
  for (let i = prefix.length - 1; i >= 0; i--) compareOne(prefix.charCodeAt(i), length);
  return rating(prefix.length, length);
}

/** How well `suffix` stands from `offset`. */
export function rateSuffix(text: string, offset: number, suffix: string): number {
  if (suffix === "") return offset === text.length ? 1 : UNKNOWN;
  if (text.startsWith(suffix, offset)) return 1;
  const length = Math.min(text.length - offset, suffix.length + SLACK);
  makeRoom(length);
  for (let j = 0; j < length; j++) codes[j] = text.charCodeAt(offset + j);
  for (let i = 0; i < suffix.length; i++) compareOne(suffix.charCodeAt(i), length);
  return rating(suffix.length, length);
}

/** The window beside a place, and a row of the comparison's table; both are read from the place outwards. */
let codes = new Uint16Array(128);
let row = new Int32Array(128);

/**
 * Begins to compare a context with a window. What is counted are half errors: a character that is changed counts two,
 * each one that the context was pushed away from the place counts one, up to the slack.
 */
function makeRoom(length: number): void {
  if (row.length <= length) {
    codes = new Uint16Array(length * 2);
    row = new Int32Array(length * 2);
  }
  for (let j = 0; j <= length; j++) row[j] = j < SLACK ? j : SLACK;
}

/** Goes on by one character of the context. */
function compareOne(code: number, length: number): void {
  let diagonal = row[0] ?? 0;
  let left = diagonal + 2;
  row[0] = left;
  for (let j = 0; j < length; j++) {
    const above = row[j + 1] ?? 0;
    let best = codes[j] === code ? diagonal : diagonal + 2;
    if (above + 2 < best) best = above + 2;
    if (left + 2 < best) best = left + 2;
    row[j + 1] = left = best;
    diagonal = above;
  }
}

function rating(contextLength: number, length: number): number {
  let least = row[0] ?? 0;
  for (let j = 1; j <= length; j++) least = Math.min(least, row[j] ?? least);
  return Math.max(0, 1 - least / 2 / contextLength);
}
