/** Knows which stretches of a text a quote may stand in: those that no other sentence of the older text claims. */

import type { Span } from "../../text/span";

export class OpenText {
  /** In order, apart from each other. */
  readonly #stretches: readonly Span[];
  /** The stretches where the quote's old neighbours still surround it. */
  readonly home: readonly Span[];

  /** `between`: the end of the neighbour before, and the start of the one after. */
  constructor(stretches: readonly Span[], between: Span) {
    this.#stretches = stretches;
    const home: Span[] = [];
    for (let i = firstEndingAfter(stretches, between.start); i < stretches.length; i++) {
      const stretch = stretches[i];
      if (stretch === undefined || stretch.end > between.end) break;
      if (stretch.start >= between.start) home.push(stretch);
    }
    this.home = home;
  }

  /** All of a text. */
  static whole(length: number): OpenText {
    return new OpenText([{ start: 0, end: length }], { start: 0, end: length });
  }

  /** Whether a place overlaps an open stretch. */
  overlaps({ start, end }: Span): boolean {
    const stretch = this.#stretches[firstEndingAfter(this.#stretches, start)];
    return stretch !== undefined && stretch.start < end;
  }

  isHome({ start, end }: Span): boolean {
    return this.home.some((stretch) => stretch.start < end && start < stretch.end);
  }
}

/** Index of the first stretch that ends behind an offset. */
function firstEndingAfter(stretches: readonly Span[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
