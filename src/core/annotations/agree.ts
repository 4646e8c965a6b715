/** Knows whether the shortest way from the old surroundings to the new ones leads the quoted text to a place. */

import { diffArrays } from "diff";
import type { Span } from "../text/span";
import type { QuoteSelector } from "./annotation";

/** How far the surroundings may have been pushed by inserted text, in UTF-16 code units. */
const SLACK = 16;
/** Characters inserted or deleted around a place beyond which nothing can be said. */
const MOST_EDITS = 160;
/** Of a longer quote, this much of each end says enough. */
const LONGEST_END = 128;

/**
 * Compares prefix, quote and suffix with the text around a place that holds the quote, both from the front and from
 * the back. Where a clause was deleted whose words come again in the next one, a place with good surroundings is
 * the next one's; the shortest way deletes the quote then.
 */
export function leadsTo(text: string, place: Span, quote: QuoteSelector): boolean {
  const exact = shortened(quote.exact);
  const before = text.slice(Math.max(0, place.start - quote.prefix.length - SLACK), place.start);
  const after = text.slice(place.end, place.end + quote.suffix.length + SLACK);
  const old = [...units(quote.prefix), ...units(exact), ...units(quote.suffix)];
  const now = [...units(before), ...units(exact), ...units(after)];
  const shift = before.length - quote.prefix.length;
  const from = quote.prefix.length;
  const forward = keeps(old, now, from, exact.length, shift);
  return forward && keeps(old.reverse(), now.reverse(), quote.suffix.length, exact.length, after.length - quote.suffix.length);
}

/** Whether `length` units from `from` are kept, `shift` further on. */
function keeps(old: readonly string[], now: readonly string[], from: number, length: number, shift: number): boolean {
  const changes = diffArrays([...old], [...now], { maxEditLength: MOST_EDITS });
  let at = 0;
  let to = 0;
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed && at <= from && from + length <= at + count) return to - at === shift;
    if (!added) at += count;
    if (!removed) to += count;
  }
  return false;
}

function shortened(exact: string): string {
  return exact.length <= 2 * LONGEST_END ? exact : exact.slice(0, LONGEST_END) + exact.slice(-LONGEST_END);
}

function units(text: string): string[] {
  return text.split("");
}
