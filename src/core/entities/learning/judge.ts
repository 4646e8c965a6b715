/** Knows how likely proposals are right, all evidence taken together: a logistic regression that is fitted on sentences which the model has not seen. */

import { FIRST_WEIGHTS, type Evidence, WEIGHED } from "./spanFeatures";
import { shuffled } from "./shuffle";

/** One proposal on a sentence that was held out. */
export interface Observation {
  readonly evidence: Evidence;
  readonly label: string;
  readonly correct: boolean;
}

/** The weights of signs, as a file has them: the place of each, ascending, and its weight in steps of `scale`. */
export interface SignWeights {
  readonly places: Uint32Array;
  readonly weights: Int8Array;
  readonly scale: number;
}

/** Signs share so many places by their hashes: few of them meet. */
export const PLACES = 1 << 20;
/** In a file; those that weigh least are left out. */
const MOST_SIGNS = 225_000;
const LARGEST_WEIGHT = 127;
const EPOCHS = 10;
const LEARNING_RATE = 0.1;
/** Pulls every weight towards what was believed at first. */
const DECAY = 0.002;
/** Amounts are few and large: they move slowly. */
const AMOUNT_RATE = 0.015;
/** So many observations weigh as much as what was believed before them. */
const PRIOR = 40;
/** What is likelier wrong than this, a reader should not be asked about. */
const LOWEST_LEAST = 0.15;
const USUAL_LEAST = 0.3;

export class Judge {
  /** Takes every probability at its word. */
  static readonly initial = new Judge(USUAL_LEAST, new Map(), { places: new Uint32Array(0), weights: new Int8Array(0), scale: 1 });
  /** From which probability on proposals are worth making. */
  readonly least: number;
  readonly signs: SignWeights;
  readonly #amounts: ReadonlyMap<string, readonly number[]>;
  readonly #table: Int8Array;

  private constructor(least: number, amounts: ReadonlyMap<string, readonly number[]>, signs: SignWeights) {
    this.least = least;
    this.signs = signs;
    this.#amounts = amounts;
    this.#table = new Int8Array(signs.places.length === 0 ? 0 : PLACES);
    signs.places.forEach((place, index) => {
      this.#table[place % PLACES] = signs.weights[index] ?? 0;
    });
  }

  static fit(observations: readonly Observation[]): Judge {
    if (observations.length === 0) return Judge.initial;
    const { amounts, signs } = new Regression().fit(observations);
    return new Judge(USUAL_LEAST, amounts, quantise(signs));
  }

  /**
   * The same judge where found and missed names are weighed for an F1 as it was measured: proposals raise it when they
   * are likelier right than half of it (Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014).
   */
  for(f1: number): Judge {
    return new Judge(withinBounds(f1 / 2), this.#amounts, this.signs);
  }

  /** 0 to 1. A label that has not been observed is read as any other tool's. */
  probability({ signs, amounts }: Evidence, label: string): number {
    const weights = this.#amounts.get(label) ?? FIRST_WEIGHTS;
    let sum = 0;
    if (this.#table.length > 0) for (const sign of signs) sum += this.#table[sign & (PLACES - 1)] ?? 0;
    let score = sum * this.signs.scale;
    amounts.forEach((amount, kind) => {
      score += amount * (weights[kind] ?? 0);
    });
    return logistic(score);
  }

  /** All but the signs as plain data, for a model's file. */
  toJSON(): { readonly least: number; readonly amounts: readonly (readonly [string, readonly number[]])[]; readonly scale: number } {
    return { least: round(this.least), amounts: [...this.#amounts].map(([label, weights]) => [label, weights.map(round)]), scale: this.signs.scale };
  }

  /** Reads what `toJSON` gave, and the signs beside it; what has another form is left out. */
  static from(value: unknown, places: Uint32Array, weights: Int8Array): Judge {
    const { least, amounts, scale } = (typeof value === "object" && value !== null ? value : {}) as { readonly least?: unknown; readonly amounts?: unknown; readonly scale?: unknown };
    const read = new Map<string, readonly number[]>();
    for (const row of Array.isArray(amounts) ? (amounts as readonly unknown[]) : []) {
      const [label, numbers] = (Array.isArray(row) ? row : []) as readonly unknown[];
      if (typeof label === "string" && Array.isArray(numbers) && numbers.length === WEIGHED && numbers.every(isFiniteNumber)) read.set(label, numbers);
    }
    return new Judge(isFiniteNumber(least) ? withinBounds(least) : USUAL_LEAST, read, { places, weights, scale: isFiniteNumber(scale) ? scale : 0 });
  }
}

/** AdaGrad, held near what was believed at first. */
class Regression {
  readonly #signs = new Float32Array(PLACES);
  readonly #history = new Float32Array(PLACES).fill(1);
  readonly #amounts = new Map<string, { readonly weights: number[]; readonly history: number[] }>();

  fit(observations: readonly Observation[]): { readonly amounts: ReadonlyMap<string, readonly number[]>; readonly signs: Float32Array } {
    for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
      for (const index of shuffled(observations.length, epoch + 1)) {
        const observation = observations[index];
        if (observation !== undefined) this.#learn(observation);
      }
    }
    const trust = observations.length / (observations.length + PRIOR);
    const amounts = [...this.#amounts].map(([label, { weights }]): [string, number[]] => [label, weights.map((weight, kind) => mean(FIRST_WEIGHTS[kind] ?? 0, weight, trust))]);
    return { amounts: new Map(amounts), signs: this.#signs.map((weight) => weight * trust) };
  }

  #learn({ evidence: { signs, amounts }, label, correct }: Observation): void {
    const own = this.#amountsOf(label);
    let score = 0;
    for (const sign of signs) score += this.#signs[sign & (PLACES - 1)] ?? 0;
    amounts.forEach((amount, kind) => {
      score += amount * (own.weights[kind] ?? 0);
    });
    const error = (correct ? 1 : 0) - logistic(score);
    for (const sign of signs) {
      const place = sign & (PLACES - 1);
      const weight = this.#signs[place] ?? 0;
      const gradient = error - DECAY * weight;
      const history = (this.#history[place] ?? 1) + gradient * gradient;
      this.#history[place] = history;
      this.#signs[place] = weight + (LEARNING_RATE * gradient) / Math.sqrt(history);
    }
    amounts.forEach((amount, kind) => {
      const weight = own.weights[kind] ?? 0;
      const gradient = error * amount - DECAY * (weight - (FIRST_WEIGHTS[kind] ?? 0));
      const history = (own.history[kind] ?? 1) + gradient * gradient * 0.1;
      own.history[kind] = history;
      own.weights[kind] = weight + (AMOUNT_RATE * gradient) / Math.sqrt(history);
    });
  }

  #amountsOf(label: string): { readonly weights: number[]; readonly history: number[] } {
    let own = this.#amounts.get(label);
    if (own === undefined) this.#amounts.set(label, (own = { weights: [...FIRST_WEIGHTS], history: Array.from({ length: WEIGHED }, () => 1) }));
    return own;
  }
}

/** The signs that weigh most, in steps of a hundredth of the largest. */
function quantise(signs: Float32Array): SignWeights {
  let largest = 1e-6;
  for (const weight of signs) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / LARGEST_WEIGHT;
  const steps = Int8Array.from(signs, (weight) => Math.round(weight / scale));
  const counts = new Uint32Array(LARGEST_WEIGHT + 1);
  for (const step of steps) counts[Math.abs(step)] = (counts[Math.abs(step)] ?? 0) + 1;
  let threshold = LARGEST_WEIGHT;
  for (let kept = counts[threshold] ?? 0; threshold > 1; threshold -= 1) {
    kept += counts[threshold - 1] ?? 0;
    if (kept > MOST_SIGNS) break;
  }
  const places = Uint32Array.from(signs.keys()).filter((place) => Math.abs(steps[place] ?? 0) >= threshold);
  return { places, weights: Int8Array.from(places, (place) => steps[place] ?? 0), scale };
}

function mean(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function withinBounds(least: number): number {
  return Math.max(LOWEST_LEAST, Math.min(0.5, least));
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
