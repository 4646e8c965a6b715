/** Knows how well a folder's sentences can be learnt, and how that grows with their number. */

import { crossValidate } from "../entities/learning/crossValidate";
import { Evaluator, type Measure } from "../entities/learning/evaluate";
import type { Judge } from "../entities/learning/judge";
import { QUICK, type TrainingSentence, trainModel, type TrainOptions } from "../entities/learning/trainModel";
import type { CurvePoint, Score, Validation } from "./modelNotes";

export type MeasureOptions = Pick<TrainOptions, "signal" | "pause">;

export interface LearningMeasure {
  readonly validation: Validation;
  readonly judge: Judge;
}

/** Parts of the sentences that the curve is drawn through, before all of them. */
const PARTS = [0.125, 0.25, 0.5];
const FOLDS = 5;
/** With more sentences, fewer folds say as much. */
const MANY = 1500;
/** Of the whole time, as `pause` is told it. */
const CURVE_SHARE = 0.25;

/** Sentences of one article stand beside each other. Rejects with the signal's reason when aborted. */
export async function measureLearning(sentences: readonly TrainingSentence[], { signal, pause }: MeasureOptions): Promise<LearningMeasure> {
  const optionsFrom = (from: number, share: number): MeasureOptions => ({
    ...(signal === undefined ? {} : { signal }),
    ...(pause === undefined ? {} : { pause: (progress) => pause(from + progress * share) }),
  });
  const curve: CurvePoint[] = [];
  for (const [index, part] of PARTS.entries()) {
    const share = CURVE_SHARE / PARTS.length;
    curve.push(await measurePart(sentences, { fold: index, part }, optionsFrom(index * share, share)));
  }
  const folds = sentences.length > MANY ? 3 : FOLDS;
  const { evaluation, judge } = await crossValidate(sentences, { folds, ...optionsFrom(CURVE_SHARE, 1 - CURVE_SHARE) });
  curve.push({ sentences: Math.round((sentences.length * (folds - 1)) / folds), f1: evaluation.exact.f1 });
  const labels = [...evaluation.byLabel].map(([label, { exact }]) => scoreOf(label, exact));
  return { validation: { all: scoreOf("", evaluation.exact), labels, curve }, judge };
}

/** Holds one fold out, and learns from a part of the others. */
async function measurePart(sentences: readonly TrainingSentence[], { fold, part }: { fold: number; part: number }, options: MeasureOptions): Promise<CurvePoint> {
  const from = Math.floor((fold * sentences.length) / FOLDS);
  const to = Math.floor(((fold + 1) * sentences.length) / FOLDS);
  const training = thin([...sentences.slice(0, from), ...sentences.slice(to)], part);
  const model = await trainModel(training, { ...options, ...QUICK });
  const evaluator = new Evaluator();
  for (const sentence of sentences.slice(from, to)) evaluator.add(sentence.text, sentence.entities, model.tag(sentence));
  return { sentences: training.length, f1: evaluator.result().exact.f1 };
}

/** Evenly, so that a small part is of all articles. */
function thin<T>(items: readonly T[], share: number): T[] {
  return items.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share));
}

function scoreOf(label: string, { precision, recall, f1, expected }: Measure): Score {
  return { label, precision, recall, f1, expected };
}
