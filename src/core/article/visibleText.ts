/** Knows the text that a reader sees and, for each of its characters, where in the file it stands. */

import type { Span } from "../text/span";
import type { Zone } from "./article";

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
    let start = Number.POSITIVE_INFINITY;
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
    let start = Number.POSITIVE_INFINITY;
    let end = -1;
    for (let i = 0; i < this.segments.length; i += 4) {
      const visibleStart = this.#at(i);
      const visibleLength = this.#at(i + 1);
      const sourceStart = this.#at(i + 2);
      const sourceLength = this.#at(i + 3);
      const from = Math.max(span.start, sourceStart) - sourceStart;
      const to = Math.min(span.end, sourceStart + sourceLength) - sourceStart;
      if (to <= from) continue;
      const oneToOne = visibleLength === sourceLength;
      start = Math.min(start, visibleStart + (oneToOne ? from : 0));
      end = Math.max(end, visibleStart + (oneToOne ? to : visibleLength));
    }
    return end < 0 ? undefined : { start, end };
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

  #at(index: number): number {
    return this.segments[index] ?? 0;
  }
}
