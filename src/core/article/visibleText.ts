/** Knows the text that a reader sees and, for each of its characters, where in the file it stands. */

import { BEYOND, type Span } from "../text/span";
import type { Zone } from "./zone";

/** A stretch of the visible text that lies in one zone. */
export interface ZoneSpan extends Span {
  readonly zone: Zone;
}

/**
 * The visible text of an article with a complete map to the file.
 *
 * The map is a list of segments, four integers each: visible start, visible length, source start, source
 * length. Where both lengths are equal, characters correspond one to one; otherwise the segment is atomic
 * (a character reference such as `&amp;`). Visible characters in no segment (the line feeds that part blocks)
 * have no place in the file. Segments are sorted by visible start; their source starts may go backwards,
 * since a browser moves misplaced table content.
 */
export class VisibleText {
  readonly text: string;
  /** Sorted and without gaps. */
  readonly zones: readonly ZoneSpan[];
  readonly segments: Int32Array;
  /** Indexes into `segments` in the order of the file; made when first asked for. */
  #bySource: Int32Array | undefined;

  constructor(text: string, segments: Int32Array, zones: readonly ZoneSpan[]) {
    this.text = text;
    this.segments = segments;
    this.zones = zones;
  }

  /** A text that is its own visible text (format `plain`). */
  static plain(text: string): VisibleText {
    return new VisibleText(text, Int32Array.of(0, text.length, 0, text.length), [{ start: 0, end: text.length, zone: "body" }]);
  }

  /**
   * From the first to the last character of a visible span, in the file: tags between them are included.
   * Returns `undefined` when none of its characters has a place in the file.
   */
  toSource(span: Span): Span | undefined {
    let start = BEYOND;
    let end = -1;
    for (let i = this.#segmentEndingAfter(span.start); i < this.segments.length; i += 4) {
      const visibleStart = this.#at(i);
      if (visibleStart >= span.end) break;
      const visibleLength = this.#at(i + 1);
      const sourceStart = this.#at(i + 2);
      const sourceLength = this.#at(i + 3);
      const from = Math.max(span.start, visibleStart) - visibleStart;
      const to = Math.min(span.end, visibleStart + visibleLength) - visibleStart;
      if (to <= from) continue;
      const oneToOne = visibleLength === sourceLength;
      start = Math.min(start, sourceStart + (oneToOne ? from : 0));
      end = Math.max(end, sourceStart + (oneToOne ? to : sourceLength));
    }
    return end < 0 ? undefined : { start, end };
  }

  /**
   * The visible characters that a span of the file shows, from the first to the last.
   * Returns `undefined` when it shows none (it lies in a tag, a comment or the front matter).
   */
  toVisible(span: Span): Span | undefined {
    let start = BEYOND;
    let end = -1;
    const order = (this.#bySource ??= sortBySource(this.segments));
    for (let k = this.#firstEndingAfterSource(order, span.start); k < order.length; k++) {
      const i = order[k] ?? 0;
      const visibleStart = this.#at(i);
      const visibleLength = this.#at(i + 1);
      const sourceStart = this.#at(i + 2);
      const sourceLength = this.#at(i + 3);
      if (sourceStart >= span.end) break;
      const from = Math.max(span.start, sourceStart) - sourceStart;
      const to = Math.min(span.end, sourceStart + sourceLength) - sourceStart;
      if (to <= from) continue;
      const oneToOne = visibleLength === sourceLength;
      start = Math.min(start, visibleStart + (oneToOne ? from : 0));
      end = Math.max(end, visibleStart + (oneToOne ? to : visibleLength));
    }
    return end < 0 ? undefined : { start, end };
  }

  /** The visible offset of what stands at or after a place in the file; the text's length where nothing follows. */
  visibleFrom(offset: number): number {
    const order = (this.#bySource ??= sortBySource(this.segments));
    const i = order[this.#firstEndingAfterSource(order, offset)];
    if (i === undefined) return this.text.length;
    const into = offset - this.#at(i + 2);
    return this.#at(i) + (into > 0 && this.#at(i + 1) === this.#at(i + 3) ? into : 0);
  }

  /** The zone of a visible offset; `body` outside the text. */
  zoneAt(offset: number): Zone {
    let low = 0;
    let high = this.zones.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const zone = this.zones[middle];
      if (zone === undefined) break;
      if (offset < zone.start) high = middle - 1;
      else if (offset >= zone.end) low = middle + 1;
      else return zone.zone;
    }
    return "body";
  }

  /** Index into `segments` of the first segment that ends after `offset`. */
  #segmentEndingAfter(offset: number): number {
    let low = 0;
    let high = this.segments.length / 4;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at(middle * 4) + this.#at(middle * 4 + 1) <= offset) low = middle + 1;
      else high = middle;
    }
    return low * 4;
  }

  /** Index into `order` of the first segment that ends after `offset` in the file. */
  #firstEndingAfterSource(order: Int32Array, offset: number): number {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const i = order[middle] ?? 0;
      if (this.#at(i + 2) + this.#at(i + 3) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #at(index: number): number {
    return this.segments[index] ?? 0;
  }
}

/** Segments never share a character of the file, so one order serves starts and ends. */
function sortBySource(segments: Int32Array): Int32Array {
  const order = Int32Array.from({ length: segments.length / 4 }, (_, i) => i * 4);
  const startOf = (i: number) => segments[i + 2] ?? 0;
  const sorted = order.every((i) => i === 0 || startOf(i) >= startOf(i - 4));
  return sorted ? order : order.sort((a, b) => startOf(a) - startOf(b));
}
