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
/** So many observations of one label and one kind of evidence weigh as much as what was believed before them. */
const PRIOR = 20;
/** The model's word alone, the rules' where the model doubts it, and what both say. */
const KINDS = 3;
/** What is likelier wrong than this, a reader should not be asked about. */
const LOWEST_LEAST = 0.15;
const USUAL_LEAST = 0.3;
/** Of an F1: half, less a sixth (found by trial on held-out sentences). */
const WORTH = 0.42;

export class Judge {
  /** Takes every probability at its word. */
  static readonly initial = new Judge(USUAL_LEAST, new Map(), { places: new Uint32Array(0), weights: new Int8Array(0), scale: 1 });
  /** From which probability on proposals are worth making. */
  readonly least: number;
  readonly signs: SignWeights;
  readonly #labels: ReadonlyMap<string, LabelWeights>;
  readonly #table: Int8Array;

  private constructor(least: number, labels: ReadonlyMap<string, LabelWeights>, signs: SignWeights) {
    this.least = least;
    this.signs = signs;
    this.#labels = labels;
    this.#table = new Int8Array(signs.places.length === 0 ? 0 : PLACES);
    signs.places.forEach((place, index) => {
      this.#table[place % PLACES] = signs.weights[index] ?? 0;
    });
  }

  static fit(observations: readonly Observation[]): Judge {
    if (observations.length === 0) return Judge.initial;
    const { labels, signs } = new Regression().fit(observations);
    return new Judge(USUAL_LEAST, labels, quantise(signs));
  }

  /**
   * The same judge where found and missed names are weighed for an F1 as it was measured: proposals raise it when they
   * are likelier right than half of it (Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize
   * F1 measure", 2014). What is judged later is likelier right than what was judged here: its model has seen more.
   */
  for(f1: number): Judge {
    return new Judge(withinBounds(f1 * WORTH), this.#labels, this.signs);
  }

  /** 0 to 1. A label that has not been observed is read as any other tool's. */
  probability(evidence: Evidence, label: string): number {
    const { signs, amounts } = evidence;
    const believed = weigh(amounts, FIRST_WEIGHTS);
    const own = this.#labels.get(label);
    if (own === undefined) return logistic(believed);
    let sum = 0;
    if (this.#table.length > 0) for (const sign of signs) sum += this.#table[sign & (PLACES - 1)] ?? 0;
    const learnt = sum * this.signs.scale + weigh(amounts, own.amounts);
    return logistic(believed + (learnt - believed) * (own.trust[kindOf(evidence)] ?? 0));
  }

  /** All but the signs as plain data, for a model's file: of each label, its weights and trust. */
  toJSON(): { readonly least: number; readonly labels: readonly (readonly [string, ...number[]])[]; readonly scale: number } {
    return { least: round(this.least), labels: [...this.#labels].map(([label, { amounts, trust }]) => [label, ...amounts.map(round), ...trust.map(round)]), scale: this.signs.scale };
  }

  /** Reads what `toJSON` gave, and the signs beside it; what has another form is left out. */
  static from(value: unknown, places: Uint32Array, weights: Int8Array): Judge {
    const { least, labels, scale } = (typeof value === "object" && value !== null ? value : {}) as { readonly least?: unknown; readonly labels?: unknown; readonly scale?: unknown };
    const read = new Map<string, LabelWeights>();
    for (const row of Array.isArray(labels) ? (labels as readonly unknown[]) : []) {
      const [label, ...numbers] = (Array.isArray(row) ? row : []) as readonly unknown[];
      if (typeof label === "string" && numbers.length === WEIGHED + KINDS && numbers.every(isFiniteNumber)) read.set(label, { amounts: numbers.slice(0, WEIGHED), trust: numbers.slice(WEIGHED) });
    }
    return new Judge(isFiniteNumber(least) ? withinBounds(least) : USUAL_LEAST, read, { places, weights, scale: isFiniteNumber(scale) ? scale : 0 });
  }
}

/** What is learnt of one label. */
interface LabelWeights {
  /** Of each amount of evidence. */
  readonly amounts: readonly number[];
  /** For each kind of evidence, 0 to 1: how much what was observed counts against what was believed before. */
  readonly trust: readonly number[];
}

function kindOf({ amounts }: Evidence): number {
  if (amounts[1] === 0) return 0;
  return (amounts[2] ?? 0) > 0 ? 2 : 1;
}

function weigh(amounts: readonly number[], weights: readonly number[]): number {
  return amounts.reduce((sum, amount, kind) => sum + amount * (weights[kind] ?? 0), 0);
}

/** AdaGrad, held near what was believed at first. */
class Regression {
  readonly #signs = new Float32Array(PLACES);
  readonly #history = new Float32Array(PLACES).fill(1);
  readonly #labels = new Map<string, { readonly weights: number[]; readonly history: number[] }>();

  fit(observations: readonly Observation[]): { readonly labels: ReadonlyMap<string, LabelWeights>; readonly signs: Float32Array } {
    for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
      for (const index of shuffled(observations.length, epoch + 1)) {
        const observation = observations[index];
        if (observation !== undefined) this.#learn(observation);
      }
    }
    const counts = new Map([...this.#labels.keys()].map((label) => [label, new Array<number>(KINDS).fill(0)]));
    for (const { evidence, label } of observations) {
      const own = counts.get(label);
      const kind = kindOf(evidence);
      if (own !== undefined) own[kind] = (own[kind] ?? 0) + 1;
    }
    const labels = [...this.#labels].map(([label, { weights }]): [string, LabelWeights] => [label, { amounts: weights, trust: (counts.get(label) ?? []).map((count) => count / (count + PRIOR)) }]);
    return { labels: new Map(labels), signs: this.#signs };
  }

  #learn({ evidence: { signs, amounts }, label, correct }: Observation): void {
    const own = this.#ownOf(label);
    let score = weigh(amounts, own.weights);
    for (const sign of signs) score += this.#signs[sign & (PLACES - 1)] ?? 0;
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

  #ownOf(label: string): { readonly weights: number[]; readonly history: number[] } {
    let own = this.#labels.get(label);
    if (own === undefined) this.#labels.set(label, (own = { weights: [...FIRST_WEIGHTS], history: Array.from({ length: WEIGHED }, () => 1) }));
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
