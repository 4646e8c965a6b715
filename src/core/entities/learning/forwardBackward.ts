/** Knows how likely each label and each transition is under given scores: the forward-backward algorithm over the legal sequences. */

import type { Labels } from "./labels";

/** What is so much less likely than all the rest together adds nothing that could be seen. */
const NEGLIGIBLE = 1e-12;

/** Buffers that are kept between texts, grown as needed. Sums are scaled at each character, so that no long text underflows. */
export class ForwardBackward {
  /** After `run`: the probability of each label, `count` a character. */
  marginals = new Float32Array(0);
  /** After `run`: how often each transition (from, to) is expected in the text. */
  readonly expected: Float32Array;
  readonly #labels: Labels;
  readonly #legal: readonly (readonly [number, number])[];
  /** The weights of all transitions (from, to); 0 where one is illegal. */
  readonly #arcs: Float64Array;
  /** Where spans have ended others may begin: few of all labels, between which lie nearly all transitions. */
  readonly #closers: Int32Array;
  readonly #openers: Int32Array;
  /** Those of one side that count at a character, and their weights. */
  readonly #counting: Int32Array;
  readonly #weights: Float64Array;
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #local = new Float64Array(0);

  constructor(labels: Labels) {
    this.#labels = labels;
    this.#legal = labels.transitions();
    this.#arcs = new Float64Array(labels.count * labels.count);
    this.#closers = Int32Array.from(labels.closers);
    this.#openers = Int32Array.from(labels.openers);
    this.#counting = new Int32Array(labels.count);
    this.#weights = new Float64Array(labels.count);
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
    for (const [from, to] of this.#legal) this.#arcs[from * count + to] = Math.exp(transitions[from * count + to] ?? 0);
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
      this.#openSpans(row);
      this.#continueSpans(row);
      scale(alpha, row, count);
    }
  }

  /** What follows where spans have ended: outside, or another one. */
  #openSpans(row: number): void {
    const { count } = this.#labels;
    const [alpha, arcs, counting, weights] = [this.#alpha, this.#arcs, this.#counting, this.#weights];
    const before = row - count;
    let size = 0;
    for (const closer of this.#closers) {
      const weight = alpha[before + closer] ?? 0;
      if (weight < NEGLIGIBLE) continue;
      counting[size] = closer * count;
      weights[size] = weight;
      size += 1;
    }
    for (const opener of this.#openers) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) sum += (weights[k] ?? 0) * (arcs[(counting[k] ?? 0) + opener] ?? 0);
      alpha[row + opener] = sum * (this.#local[row + opener] ?? 0);
    }
  }

  /** The inside or end of a span follows its begin or inside. */
  #continueSpans(row: number): void {
    const { count } = this.#labels;
    const alpha = this.#alpha;
    const before = row - count;
    for (let begin = 1; begin < count; begin += 4) {
      const begun = alpha[before + begin] ?? 0;
      const inside = alpha[before + begin + 1] ?? 0;
      for (let label = begin + 1; label <= begin + 2; label += 1) {
        alpha[row + label] = (begun * (this.#arcs[begin * count + label] ?? 0) + inside * (this.#arcs[(begin + 1) * count + label] ?? 0)) * (this.#local[row + label] ?? 0);
      }
    }
  }

  /** `beta`: what the rest of the text makes of a label, so that `alpha * beta` is its probability. */
  #goBack(length: number, expecting: boolean): void {
    const { count, closers } = this.#labels;
    const beta = this.#beta;
    const last = (length - 1) * count;
    for (const label of closers) beta[last + label] = 1;
    this.#normalise(last);
    for (let row = last; row > 0; row -= count) {
      this.#endSpans(row);
      this.#leadOn(row);
      const inverse = this.#normalise(row - count);
      if (expecting) this.#expect(row, inverse);
    }
  }

  /** What a label that ends a span leads to at the next character. */
  #endSpans(row: number): void {
    const { count } = this.#labels;
    const [beta, arcs, counting, weights] = [this.#beta, this.#arcs, this.#counting, this.#weights];
    let all = 0;
    for (const opener of this.#openers) all += (this.#local[row + opener] ?? 0) * (beta[row + opener] ?? 0);
    let size = 0;
    for (const opener of this.#openers) {
      const weight = (this.#local[row + opener] ?? 0) * (beta[row + opener] ?? 0);
      if (weight < NEGLIGIBLE * all) continue;
      counting[size] = opener;
      weights[size] = weight;
      size += 1;
    }
    for (const closer of this.#closers) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) sum += (weights[k] ?? 0) * (arcs[closer * count + (counting[k] ?? 0)] ?? 0);
      beta[row - count + closer] = sum;
    }
  }

  /** What the begin and inside of a span lead to. */
  #leadOn(row: number): void {
    const { count } = this.#labels;
    const [beta, arcs, local] = [this.#beta, this.#arcs, this.#local];
    for (let begin = 1; begin < count; begin += 4) {
      const inside = (local[row + begin + 1] ?? 0) * (beta[row + begin + 1] ?? 0);
      const end = (local[row + begin + 2] ?? 0) * (beta[row + begin + 2] ?? 0);
      for (let label = begin; label <= begin + 1; label += 1) {
        beta[row - count + label] = inside * (arcs[label * count + begin + 1] ?? 0) + end * (arcs[label * count + begin + 2] ?? 0);
      }
    }
  }

  /** Adds how often each transition to a character is expected. */
  #expect(row: number, inverse: number): void {
    const { count } = this.#labels;
    for (const [from, to] of this.#legal) {
      const at = from * count + to;
      const share = (this.#alpha[row - count + from] ?? 0) * (this.#arcs[at] ?? 0) * (this.#local[row + to] ?? 0) * (this.#beta[row + to] ?? 0) * inverse;
      this.expected[at] = (this.expected[at] ?? 0) + share;
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
