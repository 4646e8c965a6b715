/** Knows where words stand in one long text, nearest first, without reading all of it for each question. */

import type { Steps } from "../../text/steps";

/** UTF-16 code units that are hashed together. */
const GRAM = 3;
const BUCKETS = 1 << 16;
/** Places that are read between two pauses. */
const PER_STEP = 1 << 15;
/** How many occurrences of a gram are looked at on each side before one gives up: a common one must not cost a whole pass. */
const MOST_LOOKED_AT = 400;

/** Built in one pass; offsets are of `text`. */
export class GramIndex {
  readonly text: string;
  /** By bucket, where its places begin in `#places`; one more at the end. */
  readonly #begins = new Int32Array(BUCKETS + 1);
  /** Where grams stand, bucket by bucket, in ascending order. */
  readonly #places: Int32Array;

  private constructor(text: string) {
    this.text = text;
    this.#places = new Int32Array(Math.max(0, text.length - GRAM + 1));
  }

  /** Reads a text, in steps. */
  static *build(text: string): Steps<GramIndex> {
    const index = new GramIndex(text);
    const begins = index.#begins;
    const { length } = index.#places;
    for (let at = 0; at < length; at++) {
      const bucket = bucketOf(text, at) + 1;
      begins[bucket] = (begins[bucket] ?? 0) + 1;
      if (at % PER_STEP === PER_STEP - 1) yield;
    }
    for (let bucket = 0; bucket < BUCKETS; bucket++) begins[bucket + 1] = (begins[bucket + 1] ?? 0) + (begins[bucket] ?? 0);
    const next = begins.slice();
    for (let at = 0; at < length; at++) {
      const bucket = bucketOf(text, at);
      const place = next[bucket] ?? 0;
      index.#places[place] = at;
      next[bucket] = place + 1;
      if (at % PER_STEP === PER_STEP - 1) yield;
    }
    return index;
  }

  /** The wanted occurrences around a place, up to `most` on each side; none of a needle shorter than a gram. */
  nearest(needle: string, place: number, most: number, isWanted: (at: number) => boolean): number[] {
    const gram = this.#rarestGram(needle);
    if (gram === undefined) return [];
    const { offset, from, to } = gram;
    const middle = this.#firstFrom(place + offset, from, to);
    const found: number[] = [];
    const look = (index: number): boolean => {
      const at = (this.#places[index] ?? 0) - offset;
      return at >= 0 && this.text.startsWith(needle, at) && isWanted(at) && found.push(at) > 0;
    };
    for (let index = middle, count = 0; index < Math.min(to, middle + MOST_LOOKED_AT) && count < most; index++) if (look(index)) count++;
    for (let index = middle - 1, count = 0; index >= Math.max(from, middle - MOST_LOOKED_AT) && count < most; index--) if (look(index)) count++;
    return found;
  }

  #rarestGram(needle: string): { offset: number; from: number; to: number } | undefined {
    let best: { offset: number; from: number; to: number } | undefined;
    for (let offset = 0; offset + GRAM <= needle.length; offset++) {
      const bucket = bucketOf(needle, offset);
      const from = this.#begins[bucket] ?? 0;
      const to = this.#begins[bucket + 1] ?? 0;
      if (best === undefined || to - from < best.to - best.from) best = { offset, from, to };
      if (from === to) break;
    }
    return best;
  }

  /** Index of the first place of a bucket at or behind an offset. */
  #firstFrom(offset: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** FNV-1a over the code units of a gram, folded to the number of buckets. */
function bucketOf(text: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + GRAM; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
