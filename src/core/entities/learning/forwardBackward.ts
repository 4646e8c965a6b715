/** Knows how likely each label and each transition is under given scores: the forward-backward algorithm over the legal sequences. */

import type { Labels } from "./labels";

/** Buffers that are kept between texts, grown as needed. Sums are scaled at each character, so that no long text underflows. */
export class ForwardBackward {
  /** After `run`: the probability of each label, `count` a character. */
  marginals = new Float32Array(0);
  /** After `run`: how often each transition (from, to) is expected in the text. */
  readonly expected: Float32Array;
  readonly #labels: Labels;
  /** The legal transitions, and after `run` their weights. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #arcs: Float64Array;
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #local = new Float64Array(0);

  constructor(labels: Labels) {
    this.#labels = labels;
    const arcs = labels.transitions();
    this.#from = Int32Array.from(arcs, ([from]) => from);
    this.#to = Int32Array.from(arcs, ([, to]) => to);
    this.#arcs = new Float64Array(arcs.length);
    this.expected = new Float32Array(labels.count * labels.count);
  }

  /**
   * Calls `found` for each span whose probability, the sum over all sequences that hold it, is `least` or more.
   * Parameters as for `run`; the numbers of `run` are not computed.
   */
  listSpans(length: number, emissions: Float32Array, transitions: Float32Array, least: number, found: (start: number, end: number, type: number, probability: number) => void): void {
    const { count } = this.#labels;
    this.#prepare(length, emissions, transitions);
    this.#goForward(length);
    this.#goBack(length, false);
    for (let start = 0; start < length; start += 1) {
      for (let type = 0, begin = 1; begin < count; type += 1, begin += 4) {
        const single = this.#marginal(start * count + begin + 3);
        if (single >= least) found(start, start + 1, type, single);
        this.#followSpan(length, start, type, transitions, least, found);
      }
    }
  }

  #marginal(at: number): number {
    return (this.#alpha[at] ?? 0) * (this.#beta[at] ?? 0);
  }

  /** A span that has begun either goes on or ends: its probability is shared out at each character. */
  #followSpan(length: number, start: number, type: number, transitions: Float32Array, least: number, found: (start: number, end: number, type: number, probability: number) => void): void {
    const { count } = this.#labels;
    const begin = 1 + 4 * type;
    let going = this.#marginal(start * count + begin);
    for (let i = start + 1, from = begin; i < length && going >= least; i += 1, from = begin + 1) {
      const inside = i * count + begin + 1;
      const on = Math.exp(transitions[from * count + begin + 1] ?? 0) * (this.#local[inside] ?? 0) * (this.#beta[inside] ?? 0);
      const out = Math.exp(transitions[from * count + begin + 2] ?? 0) * (this.#local[inside + 1] ?? 0) * (this.#beta[inside + 1] ?? 0);
      const sum = on + out;
      if (sum === 0) return;
      const ends = (going * out) / sum;
      if (ends >= least) found(start, i + 1, type, ends);
      going -= ends;
    }
  }

  /** `emissions` holds `count` scores a character, `transitions` `count * count` scores (from, to); `length` is at least 1. */
  run(length: number, emissions: Float32Array, transitions: Float32Array): void {
    const { count } = this.#labels;
    this.#prepare(length, emissions, transitions);
    this.#goForward(length);
    this.expected.fill(0);
    this.#goBack(length, true);
    for (let k = 0; k < length * count; k += 1) this.marginals[k] = (this.#alpha[k] ?? 0) * (this.#beta[k] ?? 0);
  }

  #prepare(length: number, emissions: Float32Array, transitions: Float32Array): void {
    const { count } = this.#labels;
    if (this.marginals.length < length * count) {
      const size = length * count * 2;
      this.#alpha = new Float64Array(size);
      this.#beta = new Float64Array(size);
      this.#local = new Float64Array(size);
      this.marginals = new Float32Array(size);
    }
    this.#alpha.fill(0, 0, length * count);
    this.#beta.fill(0, 0, length * count);
    for (let arc = 0; arc < this.#arcs.length; arc += 1) this.#arcs[arc] = Math.exp(transitions[(this.#from[arc] ?? 0) * count + (this.#to[arc] ?? 0)] ?? 0);
    for (let row = 0; row < length * count; row += count) {
      let most = Number.NEGATIVE_INFINITY;
      for (let k = row; k < row + count; k += 1) most = Math.max(most, emissions[k] ?? 0);
      for (let k = row; k < row + count; k += 1) this.#local[k] = Math.exp((emissions[k] ?? 0) - most);
    }
  }

  /** `alpha`: of all beginnings of sequences up to a character, the share that ends in a label. */
  #goForward(length: number): void {
    const { count, openers } = this.#labels;
    const alpha = this.#alpha;
    const local = this.#local;
    for (const label of openers) alpha[label] = local[label] ?? 0;
    scale(alpha, 0, count);
    for (let row = count; row < length * count; row += count) {
      const before = row - count;
      for (let arc = 0; arc < this.#arcs.length; arc += 1) {
        const to = row + (this.#to[arc] ?? 0);
        alpha[to] = (alpha[to] ?? 0) + (alpha[before + (this.#from[arc] ?? 0)] ?? 0) * (this.#arcs[arc] ?? 0);
      }
      for (let k = row; k < row + count; k += 1) alpha[k] = (alpha[k] ?? 0) * (local[k] ?? 0);
      scale(alpha, row, count);
    }
  }

  /** `beta`: what the rest of the text makes of a label, so that `alpha * beta` is its probability. */
  #goBack(length: number, expecting: boolean): void {
    const { count, closers } = this.#labels;
    const alpha = this.#alpha;
    const beta = this.#beta;
    const last = (length - 1) * count;
    for (const label of closers) beta[last + label] = 1;
    this.#normalise(last);
    for (let row = last; row > 0; row -= count) {
      const before = row - count;
      for (let arc = 0; arc < this.#arcs.length; arc += 1) {
        const from = before + (this.#from[arc] ?? 0);
        const to = row + (this.#to[arc] ?? 0);
        beta[from] = (beta[from] ?? 0) + (this.#arcs[arc] ?? 0) * (this.#local[to] ?? 0) * (beta[to] ?? 0);
      }
      const inverse = this.#normalise(before);
      if (!expecting) continue;
      for (let arc = 0; arc < this.#arcs.length; arc += 1) {
        const from = this.#from[arc] ?? 0;
        const to = this.#to[arc] ?? 0;
        const share = (alpha[before + from] ?? 0) * (this.#arcs[arc] ?? 0) * (this.#local[row + to] ?? 0) * (beta[row + to] ?? 0) * inverse;
        const at = from * count + to;
        this.expected[at] = (this.expected[at] ?? 0) + share;
      }
    }
  }

  /** Makes the probabilities of one character's labels add up to 1; what `beta` was multiplied by. */
  #normalise(row: number): number {
    const { count } = this.#labels;
    let sum = 0;
    for (let k = row; k < row + count; k += 1) sum += (this.#alpha[k] ?? 0) * (this.#beta[k] ?? 0);
    const inverse = 1 / Math.max(sum, Number.MIN_VALUE);
    for (let k = row; k < row + count; k += 1) this.#beta[k] = (this.#beta[k] ?? 0) * inverse;
    return inverse;
  }
}

function scale(values: Float64Array, row: number, count: number): void {
  let sum = 0;
  for (let k = row; k < row + count; k += 1) sum += values[k] ?? 0;
  const inverse = 1 / Math.max(sum, Number.MIN_VALUE);
  for (let k = row; k < row + count; k += 1) values[k] = (values[k] ?? 0) * inverse;
}
