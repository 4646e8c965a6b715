/** Knows weights that are moved by AdaGrad steps, and their average over all steps and rounds. */

const LEARNING_RATE = 0.1;
/** Keeps the first steps of small gradients small. */
const FIRST = 0.1;

/** The labels that a step is about, and how far up each: the first `count` of both. */
export interface Gradient {
  readonly labels: Uint16Array;
  readonly values: Float32Array;
  count: number;
}

/** What a weight's history takes: the sum of its squared gradients, and of its changes times the steps they were made at. */
const HISTORY = 2;

export class AveragedWeights {
  readonly values: Float32Array;
  /** Of each weight, side by side: a step touches both. With `values`, the second makes the average of all steps. */
  readonly #history: Float32Array;
  /** The averages of all rounds that have ended, added up. */
  readonly #total: Float32Array;

  constructor(size: number) {
    this.values = new Float32Array(size);
    this.#history = new Float32Array(size * HISTORY);
    this.#total = new Float32Array(size);
  }

  /** One step up a gradient; the more a weight has been moved, the less it moves. */
  move(at: number, gradient: number, step: number): void {
    const history = this.#history;
    const square = (history[at * HISTORY] ?? 0) + gradient * gradient;
    history[at * HISTORY] = square;
    const change = (gradient * LEARNING_RATE) / Math.sqrt(square + FIRST);
    this.values[at] = (this.values[at] ?? 0) + change;
    history[at * HISTORY + 1] = (history[at * HISTORY + 1] ?? 0) + change * step;
  }

  /** One step for several labels of a row that begins at `base`. */
  moveRow(base: number, { labels, values, count }: Gradient, step: number): void {
    for (let k = 0; k < count; k += 1) this.move(base + (labels[k] ?? 0), values[k] ?? 0, step);
  }

  /** Adds this round's average to the others' and begins anew. */
  endRound(steps: number): void {
    for (let i = 0; i < this.values.length; i += 1) this.#total[i] = (this.#total[i] ?? 0) + (this.values[i] ?? 0) - (this.#history[i * HISTORY + 1] ?? 0) / steps;
    this.values.fill(0);
    this.#history.fill(0);
  }

  /** The average of the rounds; asked for once, at the end. */
  average(rounds: number): Float32Array {
    for (let i = 0; i < this.#total.length; i += 1) this.#total[i] = (this.#total[i] ?? 0) / rounds;
    return this.#total;
  }
}
