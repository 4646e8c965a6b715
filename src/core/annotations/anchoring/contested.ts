/** Knows which found places can't be right together, whatever led to each: what stood apart in one text can't overlap in the next. */

import type { Span } from "../../text/span";

/** A place that was found again; both spans are of the file. */
export interface Resettled {
  readonly slot: number;
  readonly former: Span;
  /** The text that `former` is of; places of different texts say nothing about each other. */
  readonly of: string;
  readonly now: Span;
}

/** Places that overlap one: so many of the latest are compared. */
const MOST_AROUND = 16;

/** The slots of which one at least is wrong. */
export function findContested(places: readonly Resettled[]): Set<number> {
  const contested = new Set<number>();
  const sorted = [...places].sort((a, b) => a.now.start - b.now.start);
  let around: Resettled[] = [];
  for (const place of sorted) {
    around = around.filter(({ now }) => now.end > place.now.start).slice(-MOST_AROUND);
    for (const other of around) {
      if (other.of !== place.of || overlap(other.former, place.former)) continue;
      contested.add(other.slot).add(place.slot);
    }
    around.push(place);
  }
  return contested;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
