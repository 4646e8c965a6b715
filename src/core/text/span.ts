/** Knows what a span of text is: two offsets, counted in UTF-16 code units, the end exclusive. */

/** A stretch of a text. Offsets are UTF-16 code units, `end` exclusive, `start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Behind every offset that a string can have: where the least of several is being looked for, and none is known yet. A whole
 * number of thirty bits, unlike infinity: engines keep those in their objects, and of any larger one make an object of its
 * own. Were a single span to hold one, they would do so for the offsets of all.
 */
export const BEYOND = 2 ** 30 - 1;

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds every code unit of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Reading order: by start, the longer span first where two begin together. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
