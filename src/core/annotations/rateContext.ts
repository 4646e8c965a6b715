/** Knows how well the surroundings of a place agree with those that a quote remembers. */

import search from "approx-string-match";
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
  const window = text.slice(Math.max(0, offset - prefix.length - SLACK), offset);
  return rate(window, prefix, ({ end }) => window.length - end);
}

/** How well `suffix` stands from `offset`. */
export function rateSuffix(text: string, offset: number, suffix: string): number {
  if (suffix === "") return offset === text.length ? 1 : UNKNOWN;
  if (text.startsWith(suffix, offset)) return 1;
  const window = text.slice(offset, offset + suffix.length + SLACK);
  return rate(window, suffix, ({ start }) => start);
}

function rate(window: string, context: string, distance: (match: Span) => number): number {
  let best = 0;
  for (const match of search(window, context, Math.floor(context.length / 2))) {
    const cost = match.errors + Math.min(SLACK, distance(match)) / 2;
    best = Math.max(best, 1 - cost / context.length);
  }
  return best;
}
