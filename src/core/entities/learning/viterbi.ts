/** Knows the best sequence of labels for given scores, under the rule that spans are begun, continued and ended. */

import type { Labels} from "./labels";
import { OUTSIDE } from "./labels";

/** Buffers that are kept between texts, grown as needed. */
export class Viterbi {
  readonly #labels: Labels;
  #score = new Float32Array(0);
  #from = new Uint16Array(0);

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  /**
   * `emissions` holds `count` scores a character, `transitions` `count * count` scores (from, to). Writes the best
   * legal sequence to `result`.
   */
  decode(length: number, emissions: Float32Array, transitions: Float32Array, result: Uint16Array): void {
    const { count, openers, closers } = this.#labels;
    if (length === 0) return;
    if (this.#score.length < length * count) {
      this.#score = new Float32Array(length * count * 2);
      this.#from = new Uint16Array(length * count * 2);
    }
    const score = this.#score;
    const from = this.#from;
    score.fill(Number.NEGATIVE_INFINITY, 0, length * count);
    for (const label of openers) score[label] = emissions[label] ?? 0;
    for (let i = 1; i < length; i += 1) {
      const row = i * count;
      const before = row - count;
      for (const label of openers) {
        let best = Number.NEGATIVE_INFINITY;
        let bestFrom = OUTSIDE;
        for (const previous of closers) {
          const value = (score[before + previous] ?? 0) + (transitions[previous * count + label] ?? 0);
          if (value > best) {
            best = value;
            bestFrom = previous;
          }
        }
        score[row + label] = best + (emissions[row + label] ?? 0);
        from[row + label] = bestFrom;
      }
      for (let begin = 1; begin < count; begin += 4) {
        for (let label = begin + 1; label <= begin + 2; label += 1) {
          const fromBegin = (score[before + begin] ?? 0) + (transitions[begin * count + label] ?? 0);
          const fromInside = (score[before + begin + 1] ?? 0) + (transitions[(begin + 1) * count + label] ?? 0);
          const inside = fromInside > fromBegin;
          score[row + label] = (inside ? fromInside : fromBegin) + (emissions[row + label] ?? 0);
          from[row + label] = inside ? begin + 1 : begin;
        }
      }
    }
    this.#trace(length, result);
  }

  #trace(length: number, result: Uint16Array): void {
    const { count, closers } = this.#labels;
    const last = (length - 1) * count;
    let label = OUTSIDE;
    let best = Number.NEGATIVE_INFINITY;
    for (const candidate of closers) {
      const value = this.#score[last + candidate] ?? 0;
      if (value > best) {
        best = value;
        label = candidate;
      }
    }
    for (let i = length - 1; i >= 0; i -= 1) {
      result[i] = label;
      label = this.#from[i * count + label] ?? OUTSIDE;
    }
  }
}
