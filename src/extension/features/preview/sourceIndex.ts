/** Knows which visible characters a stretch of the file shows, fast enough to ask for thousands of marks. */

import type { VisibleText } from "../../../core/article/visibleText";
import type { Span } from "../../../core/text/span";

interface Segment {
  readonly visibleStart: number;
  readonly visibleLength: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

export class SourceIndex {
  /** By place in the file; a browser moves misplaced table content, so this need not be the reading order. */
  readonly #segments: readonly Segment[];

  constructor({ segments }: VisibleText) {
    const list: Segment[] = [];
    for (let i = 0; i + 3 < segments.length; i += 4) {
      const sourceStart = segments[i + 2] ?? 0;
      list.push({
        visibleStart: segments[i] ?? 0,
        visibleLength: segments[i + 1] ?? 0,
        sourceStart,
        sourceEnd: sourceStart + (segments[i + 3] ?? 0),
      });
    }
    this.#segments = list.sort((a, b) => a.sourceStart - b.sourceStart);
  }

  /** From the first to the last visible character; `undefined` where the span shows none. O(log n) and the segments it crosses. */
  toVisible(span: Span): Span | undefined {
    let start = Number.POSITIVE_INFINITY;
    let end = -1;
    for (let i = this.#firstEndingAfter(span.start); ; i++) {
      const segment = this.#segments[i];
      if (segment === undefined || segment.sourceStart >= span.end) break;
      const { visibleStart, visibleLength, sourceStart, sourceEnd } = segment;
      const from = Math.max(span.start, sourceStart) - sourceStart;
      const to = Math.min(span.end, sourceEnd) - sourceStart;
      if (to <= from) continue;
      const oneToOne = visibleLength === sourceEnd - sourceStart;
      start = Math.min(start, visibleStart + (oneToOne ? from : 0));
      end = Math.max(end, visibleStart + (oneToOne ? to : visibleLength));
    }
    return end < 0 ? undefined : { start, end };
  }

  /** The visible offset of what stands at or after a place in the file; `length` of the text where nothing follows. */
  nearest(offset: number, length: number): number {
    const segment = this.#segments[this.#firstEndingAfter(offset)];
    if (segment === undefined) return length;
    const { visibleStart, visibleLength, sourceStart, sourceEnd } = segment;
    const into = offset - sourceStart;
    return visibleStart + (into > 0 && visibleLength === sourceEnd - sourceStart ? into : 0);
  }

  /** Segments never overlap in the file, so their ends are sorted as their starts are. */
  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.sourceEnd ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
