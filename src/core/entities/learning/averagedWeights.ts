/** Knows weights that are moved by AdaGrad steps, and their average over all steps and rounds. */

const LEARNING_RATE = 0.1;
/** Keeps the first steps of small gradients small. */
const FIRST = 0.1;

export class AveragedWeights {
  readonly values: Float32Array;
  readonly #squares: Float32Array;
  /** With `values`, what makes the average of all steps: each change times the step it was made at. */
  readonly #sums: Float32Array;
  /** The averages of all rounds that have ended, added up. */
  readonly #total: Float32Array;

  constructor(size: number) {
    this.values = new Float32Array(size);
    this.#squares = new Float32Array(size);
    this.#sums = new Float32Array(size);
    this.#total = new Float32Array(size);
  }

  /** One step up a gradient; the more a weight has been moved, the less it moves. */
  move(at: number, gradient: number, step: number): void {
    const square = (this.#squares[at] ?? 0) + gradient * gradient;
    this.#squares[at] = square;
    const change = (gradient * LEARNING_RATE) / Math.sqrt(square + FIRST);
    this.values[at] = (this.values[at] ?? 0) + change;
    this.#sums[at] = (this.#sums[at] ?? 0) + change * step;
  }

  /** Adds this round's average to the others' and begins anew. */
  endRound(steps: number): void {
    for (let i = 0; i < this.values.length; i += 1) this.#total[i] = (this.#total[i] ?? 0) + (this.values[i] ?? 0) - (this.#sums[i] ?? 0) / steps;
    for (const column of [this.values, this.#squares, this.#sums]) column.fill(0);
  }

  /** The average of the rounds. */
  average(rounds: number): Float32Array {
    return this.#total.map((sum) => sum / rounds);
  }
}
