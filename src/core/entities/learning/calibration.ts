/** Knows how often what the rules and a model say turns out right: fits curves from score to probability on sentences that the model has not seen. */

/** Who suggests a span: the rules alone, the model alone, or both the same span and label. */
export const evidences = ["rules", "model", "both"] as const;
export type Evidence = (typeof evidences)[number];

/** One suggestion on a sentence that was held out. */
export interface Observation {
  readonly evidence: Evidence;
  readonly label: string;
  /** As `scoreOf` gives it. */
  readonly score: number;
  readonly correct: boolean;
}

/** The probability is the logistic function of `slope * score + shift`. */
interface Curve {
  readonly slope: number;
  readonly shift: number;
}

const IDENTITY: Curve = { slope: 1, shift: 0 };
/** So many observations weigh as much as what was believed before them. */
const PRIOR = 16;
const MOST = 5;
/** What is likelier wrong than this, a reader should not be asked about. */
const LOWEST_LEAST = 0.2;
const USUAL_LEAST = 0.3;
const PRIOR_SPANS = 100;

/** The score of one or two confidences, 0 to 1: their log odds, added up. */
export function scoreOf(...confidences: readonly number[]): number {
  return confidences.reduce((sum, confidence) => sum + logOdds(confidence), 0);
}

/** Curves for each kind of evidence, and for each label what its own observations say beyond those. */
export class Calibration {
  /** Takes every confidence for the probability that it claims to be. */
  static readonly identity = new Calibration(new Map(), 0.5);
  /** From which probability on suggestions are worth making: where precision and recall together (F1) were best. */
  readonly least: number;
  readonly #curves: ReadonlyMap<string, Curve>;

  private constructor(curves: ReadonlyMap<string, Curve>, least: number) {
    this.#curves = curves;
    this.least = least;
  }

  /** `expected` is how many spans people marked in the sentences that the observations come from. */
  static fit(observations: readonly Observation[], expected: number): Calibration {
    const curves = new Map<string, Curve>();
    for (const evidence of evidences) {
      const all = observations.filter((observation) => observation.evidence === evidence);
      if (all.length === 0) continue;
      const common = fitCurve(all, IDENTITY);
      curves.set(keyOf(evidence, ""), common);
      for (const label of new Set(all.map((observation) => observation.label))) {
        curves.set(keyOf(evidence, label), fitCurve(all.filter((observation) => observation.label === label), common));
      }
    }
    const fitted = new Calibration(curves, 0.5);
    return new Calibration(curves, fitted.#bestLeast(observations, expected));
  }

  #bestLeast(observations: readonly Observation[], expected: number): number {
    const sorted = observations
      .map(({ evidence, label, score, correct }) => ({ probability: this.probability(evidence, label, score), correct }))
      .sort((a, b) => b.probability - a.probability);
    let correct = 0;
    let best = { f1: 0, probability: 0.5 };
    sorted.forEach((observation, index) => {
      if (observation.correct) correct += 1;
      const f1 = (2 * correct) / (index + 1 + expected);
      if (f1 > best.f1) best = { f1, probability: observation.probability };
    });
    // Of few spans the best place is chance: it is held near where it mostly lies.
    const held = (best.probability * expected + USUAL_LEAST * PRIOR_SPANS) / (expected + PRIOR_SPANS);
    return Math.max(LOWEST_LEAST, Math.min(0.5, held));
  }

  /** How likely it is that a suggestion is right, 0 to 1. */
  probability(evidence: Evidence, label: string, score: number): number {
    const { slope, shift } = this.#curves.get(keyOf(evidence, label)) ?? this.#curves.get(keyOf(evidence, "")) ?? IDENTITY;
    return logistic(slope * score + shift);
  }

  /** As plain data, for a model's file. */
  toJSON(): { readonly least: number; readonly curves: readonly [string, number, number][] } {
    return { least: round(this.least), curves: [...this.#curves].map(([key, { slope, shift }]) => [key, round(slope), round(shift)]) };
  }

  /** Reads what `toJSON` gave; what has another form is left out. */
  static from(value: unknown): Calibration {
    const { least, curves: rows } = (typeof value === "object" && value !== null ? value : {}) as { readonly least?: unknown; readonly curves?: unknown };
    const curves = new Map<string, Curve>();
    for (const row of Array.isArray(rows) ? (rows as readonly unknown[]) : []) {
      if (!Array.isArray(row)) continue;
      const [key, slope, shift] = row as readonly unknown[];
      if (typeof key === "string" && isFiniteNumber(slope) && isFiniteNumber(shift)) curves.set(key, { slope, shift });
    }
    return new Calibration(curves, isFiniteNumber(least) ? Math.max(LOWEST_LEAST, Math.min(0.5, least)) : 0.5);
  }
}

function keyOf(evidence: Evidence, label: string): string {
  return `${evidence}\t${label}`;
}

/** Logistic regression by Newton's method, held near `prior` where there is little to go by. */
function fitCurve(observations: readonly Observation[], prior: Curve): Curve {
  let { slope, shift } = prior;
  for (let step = 0; step < 25; step += 1) {
    let slopeGradient = PRIOR * (slope - prior.slope);
    let shiftGradient = PRIOR * (shift - prior.shift) * 0.25;
    let slopeSlope = PRIOR;
    let slopeShift = 0;
    let shiftShift = PRIOR * 0.25;
    for (const { score, correct } of observations) {
      const likely = logistic(slope * score + shift);
      const error = likely - (correct ? 1 : 0);
      const weight = Math.max(likely * (1 - likely), 1e-4);
      slopeGradient += error * score;
      shiftGradient += error;
      slopeSlope += weight * score * score;
      slopeShift += weight * score;
      shiftShift += weight;
    }
    const determinant = slopeSlope * shiftShift - slopeShift * slopeShift;
    const slopeStep = (shiftShift * slopeGradient - slopeShift * shiftGradient) / determinant;
    const shiftStep = (slopeSlope * shiftGradient - slopeShift * slopeGradient) / determinant;
    slope -= limited(slopeStep);
    shift -= limited(shiftStep);
    if (Math.abs(slopeStep) + Math.abs(shiftStep) < 1e-6) break;
  }
  // A higher score never means less: a falling curve is chance.
  return { slope: Math.max(0, slope), shift };
}

function limited(step: number): number {
  return Math.max(-2, Math.min(2, step));
}

function logOdds(confidence: number): number {
  const inside = Math.max(0.007, Math.min(0.993, confidence));
  return Math.max(-MOST, Math.min(MOST, Math.log(inside / (1 - inside))));
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
