/** Knows whether the least change that turns the old surroundings into the new ones leaves the quoted text at a place. */

import type { Span } from "../../text/span";
import type { QuoteSelector } from "../annotation";

/** How far the surroundings may have been pushed by inserted text, in UTF-16 code units. */
const SLACK = 16;
/** Of a longer quote, this much of each end says enough. */
const LONGEST_END = 96;
/** How many inserted or deleted code units cheaper than any other explanation a place must be; less for shorter quotes. */
const MARGIN = 6;

/**
 * Weighs two explanations of the text around a place that holds the quote: the quote is what was there before, or
 * something else is. Where a clause was deleted whose words come again in the next one, the next one's place has
 * good surroundings, too; but it is cheaper to take it for the next one.
 */
export function leadsTo(text: string, place: Span, quote: QuoteSelector): boolean {
  const exact = shortened(quote.exact);
  const before = text.slice(Math.max(0, place.start - quote.prefix.length - exact.length - SLACK), place.start);
  const after = text.slice(place.end, place.end + quote.suffix.length + exact.length + SLACK);
  const kept = changeBetween(reversed(quote.prefix), reversed(before)) + changeBetween(quote.suffix, after);
  const other = changeBetweenWithout(quote.prefix + exact + quote.suffix, before + exact + after, {
    old: quote.prefix.length,
    now: before.length,
    length: exact.length,
  });
  return other - kept >= Math.min(MARGIN, 2 * exact.length);
}

/** Stretches of which no part may be matched. */
interface Forbidden {
  readonly old: number;
  readonly now: number;
  readonly length: number;
}

/** Code units to delete and insert between `old` and a beginning of `now`, whichever is nearest. */
function changeBetween(old: string, now: string): number {
  const row = Int32Array.from({ length: now.length + 1 }, (_, index) => index);
  fill(row, old, now);
  return Math.min(...row);
}

/** Code units to delete and insert between `old` and a stretch of `now`, without certain matches. */
function changeBetweenWithout(old: string, now: string, forbidden: Forbidden): number {
  const row = new Int32Array(now.length + 1);
  fill(row, old, now, forbidden);
  return Math.min(...row);
}

/** The rows of an edit distance with insertions and deletions, from the first row to the last, in place. */
function fill(row: Int32Array, old: string, now: string, forbidden?: Forbidden): void {
  const codes = Uint16Array.from({ length: now.length }, (_, j) => now.charCodeAt(j));
  for (let i = 0; i < old.length; i++) {
    let diagonal = row[0] ?? 0;
    let left = diagonal + 1;
    row[0] = left;
    const code = old.charCodeAt(i);
    const barred = forbidden !== undefined && i >= forbidden.old && i < forbidden.old + forbidden.length;
    const from = barred ? forbidden.now : codes.length;
    const to = barred ? forbidden.now + forbidden.length : 0;
    for (let j = 0; j < codes.length; j++) {
      const above = row[j + 1] ?? 0;
      let best = (above < left ? above : left) + 1;
      if (diagonal < best && codes[j] === code && (j < from || j >= to)) best = diagonal;
      row[j + 1] = left = best;
      diagonal = above;
    }
  }
}

function shortened(exact: string): string {
  return exact.length <= 2 * LONGEST_END ? exact : exact.slice(0, LONGEST_END) + exact.slice(-LONGEST_END);
}

function reversed(text: string): string {
  let mirrored = "";
  for (let i = text.length - 1; i >= 0; i--) mirrored += text.charAt(i);
  return mirrored;
}
