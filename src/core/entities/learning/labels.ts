/** Knows the labels of a sequence model: one outside, four for each type (begin, inside, end, single), and which may follow which. */

import type { Span } from "../../text/span";

export interface TypedSpan extends Span {
  readonly type: string;
}

export const OUTSIDE = 0;
const BEGIN = 0;
const INSIDE = 1;
const END = 2;
const SINGLE = 3;

/** The labels of a list of types; label `1 + 4 * type + part`. */
export class Labels {
  readonly types: readonly string[];
  readonly count: number;
  /** Labels that may begin a text or follow a finished span: outside, begin and single of every type. */
  readonly openers: readonly number[];
  /** Labels after which a span is finished: outside, end and single of every type. */
  readonly closers: readonly number[];

  constructor(types: readonly string[]) {
    this.types = types;
    this.count = 1 + 4 * types.length;
    this.openers = [OUTSIDE, ...types.flatMap((_, type) => [1 + 4 * type + BEGIN, 1 + 4 * type + SINGLE])];
    this.closers = [OUTSIDE, ...types.flatMap((_, type) => [1 + 4 * type + END, 1 + 4 * type + SINGLE])];
  }

  /** Every legal pair of neighbours (from, to). */
  transitions(): readonly (readonly [number, number])[] {
    const between = this.closers.flatMap((from) => this.openers.map((to) => [from, to] as const));
    const within = this.types.flatMap((_, type) => {
      const begin = 1 + 4 * type + BEGIN;
      return [begin, begin + INSIDE].flatMap((from) => [[from, begin + INSIDE] as const, [from, begin + END] as const]);
    });
    return [...between, ...within];
  }

  /** The labels of the characters of a text; spans that overlap an earlier one, or of unknown type, are left out. */
  encode(length: number, spans: readonly TypedSpan[]): Uint16Array {
    const labels = new Uint16Array(length);
    let free = 0;
    for (const { start, end, type } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
      const base = 1 + 4 * this.types.indexOf(type);
      if (base < 1 || start < free || end <= start || end > length) continue;
      free = end;
      if (end - start === 1) {
        labels[start] = base + SINGLE;
        continue;
      }
      labels.fill(base + INSIDE, start + 1, end - 1);
      labels[start] = base + BEGIN;
      labels[end - 1] = base + END;
    }
    return labels;
  }

  decode(labels: ArrayLike<number>): TypedSpan[] {
    const spans: TypedSpan[] = [];
    let start = -1;
    for (let i = 0; i < labels.length; i += 1) {
      const label = labels[i] ?? OUTSIDE;
      if (label === OUTSIDE) {
        start = -1;
        continue;
      }
      const type = this.types[(label - 1) >> 2] ?? "";
      const part = (label - 1) & 3;
      if (part === SINGLE) spans.push({ start: i, end: i + 1, type });
      else if (part === BEGIN) start = i;
      else if (part === END && start >= 0) spans.push({ start, end: i + 1, type });
      if (part === SINGLE || part === END) start = -1;
    }
    return spans;
  }

  /** For a begin or inside label, the begin label of its type; otherwise -1. */
  static openSpan(label: number): number {
    if (label === OUTSIDE) return -1;
    const part = (label - 1) & 3;
    return part === BEGIN || part === INSIDE ? label - part : -1;
  }
}
