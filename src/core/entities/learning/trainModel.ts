/** Knows how a sequence model is trained: rounds of a structured perceptron with a margin and of a conditional random field, whose averaged weights are averaged again. */

import { AveragedWeights, type Gradient } from "./averagedWeights";
import { compressWeights } from "./compress";
import { type Examples, prepareExamples, type TrainingSentence } from "./examples";
import { TEMPLATES } from "./features";
import { ForwardBackward } from "./forwardBackward";
import { Judge } from "./judge";
import { Labels } from "./labels";
import { TaggerModel } from "./model";
import { NameMemory } from "./nameMemory";
import { shuffled } from "./shuffle";
import { Viterbi } from "./viterbi";

export type { TrainingSentence } from "./examples";

export interface TrainOptions {
  /** Passes over the sentences. */
  readonly epochs?: number;
  /** Features seen less often are left out; by default 1 up to 5,000 sentences, else 2. */
  readonly minimumCount?: number;
  /** What each wrong label is given for free. Found by trial, as the other numbers are, on sentences held out. */
  readonly margin?: number;
  /** The share of features that is hidden from each step, so that none is relied on alone. */
  readonly dropout?: number;
  /**
   * So many models are trained on differently shuffled sentences, and their weights averaged; 3 unless given, 2 of many
   * sentences. The first, third … are perceptrons, the others random fields: they err on different sentences, and
   * together less than either.
   */
  readonly rounds?: number;
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Called between batches, so that a worker can hear a cancel; training waits for it. */
  readonly pause?: (progress: number) => Promise<void>;
}

/** Enough to measure what sentences teach, at half the cost or less. */
export const QUICK: TrainOptions = { epochs: 6, rounds: 2 };
const BATCH = 200;
/** A label as sure as this needs no step. */
const LEAST_GRADIENT = 0.005;

/** Trains a model on sentences of any label set. Rejects with the signal's reason when aborted. */
export async function trainModel(sentences: readonly TrainingSentence[], options: TrainOptions = {}): Promise<TaggerModel> {
  const labels = new Labels([...new Set(sentences.flatMap(({ entities }) => entities.map(({ type }) => type)))].sort());
  const examples = await prepareExamples(sentences, labels, options.minimumCount ?? (sentences.length <= 5000 ? 1 : 2), async () => {
    options.signal?.throwIfAborted();
    await options.pause?.(0);
  });
  const trainer = new Trainer(labels, examples, options);
  const epochs = options.epochs ?? (sentences.length < 3000 ? 15 : 10);
  const rounds = options.rounds ?? (sentences.length < 3000 ? 3 : 2);
  const batches = rounds * epochs * Math.ceil(sentences.length / BATCH);
  let done = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      const order = shuffled(sentences.length, (options.seed ?? 1) + round * 1000 + epoch);
      for (let from = 0; from < order.length; from += BATCH) {
        options.signal?.throwIfAborted();
        for (const index of order.slice(from, from + BATCH)) trainer.learn(index);
        done += 1;
        await options.pause?.(done / batches);
      }
    }
    trainer.endRound();
  }
  return trainer.finish(NameMemory.of(sentences, labels));
}

class Trainer {
  readonly #labels: Labels;
  readonly #examples: Examples["examples"];
  readonly #hashes: Int32Array;
  readonly #weights: AveragedWeights;
  readonly #transitions: AveragedWeights;
  readonly #likelihoods: ForwardBackward;
  readonly #viterbi: Viterbi;
  readonly #gradient: Gradient;
  readonly #margin: number;
  readonly #dropout: number;
  #random: number;
  #visible = new Int32Array(0);
  #emissions = new Float32Array(0);
  #predicted = new Uint16Array(0);
  #step = 1;
  #rounds = 0;

  constructor(labels: Labels, { examples, hashes }: Examples, options: TrainOptions) {
    this.#labels = labels;
    this.#examples = examples;
    this.#hashes = hashes;
    const { count } = this.#labels;
    this.#weights = new AveragedWeights(hashes.length * count);
    this.#transitions = new AveragedWeights(count * count);
    this.#likelihoods = new ForwardBackward(this.#labels);
    this.#viterbi = new Viterbi(this.#labels);
    this.#gradient = { labels: new Uint16Array(count), values: new Float32Array(count), count: 0 };
    this.#margin = options.margin ?? 2;
    this.#dropout = options.dropout ?? 0.25;
    this.#random = options.seed ?? 1;
  }

  learn(index: number): void {
    const example = this.#examples[index];
    if (example === undefined || example.length === 0) return;
    const { length, gold } = example;
    const rows = this.#hideSome(example.rows);
    const { count } = this.#labels;
    if (this.#emissions.length < length * count) {
      this.#emissions = new Float32Array(length * count * 2);
      this.#predicted = new Uint16Array(length * 2);
    }
    const emissions = this.#emissions;
    score(emissions, this.#weights.values, rows, length, count);
    // A wrong label must lose by a margin: it is given that much for free.
    for (let i = 0; i < length; i += 1) {
      const right = i * count + (gold[i] ?? 0);
      for (let k = i * count; k < (i + 1) * count; k += 1) if (k !== right) emissions[k] = (emissions[k] ?? 0) + this.#margin;
    }
    if (this.#rounds % 2 === 0) this.#correct(length, rows, gold, emissions);
    else this.#climb(length, rows, gold, emissions);
    this.#step += 1;
  }

  /** The perceptron's step: towards the right labels, away from the best sequence where it is wrong. */
  #correct(length: number, rows: Int32Array, gold: Uint16Array, emissions: Float32Array): void {
    const { count } = this.#labels;
    const predicted = this.#predicted;
    this.#viterbi.decode(length, emissions, this.#transitions.values, predicted);
    for (let i = 0; i < length; i += 1) {
      const right = gold[i] ?? 0;
      const wrong = predicted[i] ?? 0;
      if (right !== wrong) {
        this.#gradient.count = 0;
        this.#include(right, 1);
        this.#include(wrong, -1);
        this.#moveRows(rows, i);
      }
      if (i === 0) continue;
      const before = (gold[i - 1] ?? 0) * count + right;
      const beforeWrong = (predicted[i - 1] ?? 0) * count + wrong;
      if (before === beforeWrong) continue;
      this.#transitions.move(before, 1, this.#step);
      this.#transitions.move(beforeWrong, -1, this.#step);
    }
  }

  /** The random field's step: up the gradient of the right sequence's likelihood. */
  #climb(length: number, rows: Int32Array, gold: Uint16Array, emissions: Float32Array): void {
    const { count } = this.#labels;
    this.#likelihoods.run(length, emissions, this.#transitions.values);
    const { marginals, expected } = this.#likelihoods;
    for (let i = 0; i < length; i += 1) {
      const right = gold[i] ?? 0;
      this.#gradient.count = 0;
      for (let label = 0; label < count; label += 1) {
        const gradient = (label === right ? 1 : 0) - (marginals[i * count + label] ?? 0);
        if (Math.abs(gradient) >= LEAST_GRADIENT) this.#include(label, gradient);
      }
      if (this.#gradient.count > 0) this.#moveRows(rows, i);
      if (i === 0) continue;
      const at = (gold[i - 1] ?? 0) * count + right;
      expected[at] = (expected[at] ?? 0) - 1;
    }
    expected.forEach((excess, at) => {
      if (Math.abs(excess) >= LEAST_GRADIENT) this.#transitions.move(at, -excess, this.#step);
    });
  }

  #include(label: number, value: number): void {
    const { labels, values } = this.#gradient;
    labels[this.#gradient.count] = label;
    values[this.#gradient.count] = value;
    this.#gradient.count += 1;
  }

  /** A row's weights lie side by side: all its labels are moved at once. */
  #moveRows(rows: Int32Array, i: number): void {
    const { count } = this.#labels;
    for (let k = i * TEMPLATES; k < (i + 1) * TEMPLATES; k += 1) {
      const row = rows[k] ?? -1;
      if (row >= 0) this.#weights.moveRow(row * count, this.#gradient, this.#step);
    }
  }

  #hideSome(rows: Int32Array): Int32Array {
    if (this.#dropout === 0) return rows;
    if (this.#visible.length < rows.length) this.#visible = new Int32Array(rows.length * 2);
    const visible = this.#visible;
    const limit = this.#dropout * 0x100000000;
    for (let k = 0; k < rows.length; k += 1) {
      this.#random = (Math.imul(this.#random, 1664525) + 1013904223) >>> 0;
      visible[k] = this.#random < limit ? -1 : (rows[k] ?? -1);
    }
    return visible;
  }

  endRound(): void {
    this.#rounds += 1;
    this.#weights.endRound(this.#step);
    this.#transitions.endRound(this.#step);
    this.#step = 1;
  }

  finish(memory: NameMemory): TaggerModel {
    const { types } = this.#labels;
    return new TaggerModel({
      types,
      judge: Judge.initial,
      memory,
      ...compressWeights(types, this.#hashes, this.#weights.average(this.#rounds)),
      transitions: this.#transitions.average(this.#rounds),
    });
  }
}

/** Adds up the weights of the features of each character. */
export function score(emissions: Float32Array, weights: ArrayLike<number>, rows: Int32Array, length: number, count: number): void {
  emissions.fill(0, 0, length * count);
  for (let i = 0; i < length; i += 1) {
    const to = i * count;
    for (let k = i * TEMPLATES; k < (i + 1) * TEMPLATES; k += 1) {
      const row = rows[k] ?? -1;
      if (row < 0) continue;
      const from = row * count;
      for (let label = 0; label < count; label += 1) emissions[to + label] = (emissions[to + label] ?? 0) + (weights[from + label] ?? 0);
    }
  }
}
