/** Knows the best sequence of labels for given scores, under the rule that spans are begun, continued and ended. */

import type { Labels} from "./labels";
import { OUTSIDE } from "./labels";

/** Buffers that are kept between texts, grown as needed. */
export class Viterbi {
  readonly #labels: Labels;
  /** The labels after which a span is finished, and those that may follow: few of all pairs, which are tried most. */
  readonly #closers: Uint16Array;
  readonly #openers: Uint16Array;
  /** The transitions from closers to openers, those to one opener side by side. */
  readonly #between: Float32Array;
  /** The closers' scores at the character before. */
  readonly #ended: Float32Array;
  #score = new Float32Array(0);
  #from = new Uint16Array(0);

  constructor(labels: Labels) {
    this.#labels = labels;
    this.#closers = Uint16Array.from(labels.closers);
    this.#openers = Uint16Array.from(labels.openers);
    this.#between = new Float32Array(labels.openers.length * labels.closers.length);
    this.#ended = new Float32Array(labels.closers.length);
  }

  /**
   * `emissions` holds `count` scores a character, `transitions` `count * count` scores (from, to). Writes the best
   * legal sequence to `result`.
   */
  decode(length: number, emissions: Float32Array, transitions: Float32Array, result: Uint16Array): void {
    const { count, openers } = this.#labels;
    if (length === 0) return;
    if (this.#score.length < length * count) {
      this.#score = new Float32Array(length * count * 2);
      this.#from = new Uint16Array(length * count * 2);
    }
    this.#score.fill(Number.NEGATIVE_INFINITY, 0, length * count);
    this.#arrange(transitions);
    for (const label of openers) this.#score[label] = emissions[label] ?? 0;
    for (let row = count; row < length * count; row += count) {
      this.#beginSpans(row, emissions);
      this.#continueSpans(row, emissions, transitions);
    }
    this.#trace(length, result);
  }

  #arrange(transitions: Float32Array): void {
    let at = 0;
    for (const opener of this.#openers) {
      for (const closer of this.#closers) {
        this.#between[at] = transitions[closer * this.#labels.count + opener] ?? 0;
        at += 1;
      }
    }
  }

  /** What may follow a finished span: outside, or another one. */
  #beginSpans(row: number, emissions: Float32Array): void {
    const score = this.#score;
    const ended = this.#ended;
    const between = this.#between;
    const closers = this.#closers;
    const openers = this.#openers;
    const size = closers.length;
    const before = row - this.#labels.count;
    for (let k = 0; k < size; k += 1) ended[k] = score[before + (closers[k] ?? 0)] ?? 0;
    for (let opener = 0, at = 0; opener < openers.length; opener += 1) {
      let best = Number.NEGATIVE_INFINITY;
      let bestCloser = 0;
      for (let k = 0; k < size; k += 1, at += 1) {
        const value = (ended[k] ?? 0) + (between[at] ?? 0);
        if (value <= best) continue;
        best = value;
        bestCloser = k;
      }
      const label = row + (openers[opener] ?? 0);
      score[label] = best + (emissions[label] ?? 0);
      this.#from[label] = closers[bestCloser] ?? OUTSIDE;
    }
  }

  /** The inside or end of a span follows its begin or inside. */
  #continueSpans(row: number, emissions: Float32Array, transitions: Float32Array): void {
    const { count } = this.#labels;
    const score = this.#score;
    const before = row - count;
    for (let begin = 1; begin < count; begin += 4) {
      for (let label = begin + 1; label <= begin + 2; label += 1) {
        const fromBegin = (score[before + begin] ?? 0) + (transitions[begin * count + label] ?? 0);
        const fromInside = (score[before + begin + 1] ?? 0) + (transitions[(begin + 1) * count + label] ?? 0);
        const inside = fromInside > fromBegin;
        score[row + label] = (inside ? fromInside : fromBegin) + (emissions[row + label] ?? 0);
        this.#from[row + label] = inside ? begin + 1 : begin;
      }
    }
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
