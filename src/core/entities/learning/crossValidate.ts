/** Knows how good a model will be on sentences that it has not seen: trains on some, measures on the others, in turn. */

import { Calibration, type Observation, scoreOf } from "./calibration";
import { type Evaluation, Evaluator } from "./evaluate";
import { QUICK, type TrainOptions, type TrainingSentence, trainModel } from "./trainModel";

export interface CrossValidation {
  /** Of the model alone, by label. */
  readonly evaluation: Evaluation;
  /** What its confidence, and the rules', was worth on the held-out sentences. */
  readonly calibration: Calibration;
}

export interface CrossValidateOptions extends TrainOptions {
  /** 5 unless given; each sentence is held out once. */
  readonly folds?: number;
  /** So many of the folds are held out; all of them unless given. Of many sentences, one fold says enough. */
  readonly heldOut?: number;
}

/** Neighbouring sentences, of one article mostly, are held out together; what is not held out is not measured. Rejects with the signal's reason when aborted. */
export async function crossValidate(sentences: readonly TrainingSentence[], options: CrossValidateOptions = {}): Promise<CrossValidation> {
  const folds = Math.max(2, Math.min(options.folds ?? 5, sentences.length));
  const heldOut = Math.max(1, Math.min(options.heldOut ?? folds, folds));
  const evaluator = new Evaluator();
  const observations: Observation[] = [];
  let expected = 0;
  for (let fold = 0; fold < heldOut; fold += 1) {
    const from = Math.floor((fold * sentences.length) / folds);
    const to = Math.floor(((fold + 1) * sentences.length) / folds);
    const pause = options.pause;
    const model = await trainModel([...sentences.slice(0, from), ...sentences.slice(to)], {
      ...QUICK,
      ...options,
      ...(pause === undefined ? {} : { pause: (progress: number) => pause((fold + progress) / heldOut) }),
    });
    for (const sentence of sentences.slice(from, to)) {
      const found = model.tag(sentence);
      expected += sentence.entities.length;
      evaluator.add(sentence.text, sentence.entities, found);
      for (const observation of observe(sentence, found, new Set(model.types))) observations.push(observation);
    }
  }
  return { evaluation: evaluator.result(), calibration: Calibration.fit(observations, expected) };
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly confidence: number;
}

/** What rules and model said of one sentence; the rules only of labels that the model knows too. */
function observe(sentence: TrainingSentence, found: readonly Found[], labels: ReadonlySet<string>): Observation[] {
  const right = new Set(sentence.entities.map(keyOf));
  const tagged = new Map(found.map((span) => [keyOf(span), span]));
  const observations: Observation[] = [];
  for (const cold of sentence.cold ?? []) {
    if (!labels.has(cold.type)) continue;
    const key = keyOf(cold);
    const same = tagged.get(key);
    tagged.delete(key);
    observations.push({
      evidence: same === undefined ? "rules" : "both",
      label: cold.type,
      score: same === undefined ? scoreOf(cold.confidence) : scoreOf(cold.confidence, same.confidence),
      correct: right.has(key),
    });
  }
  for (const [key, { type, confidence }] of tagged) observations.push({ evidence: "model", label: type, score: scoreOf(confidence), correct: right.has(key) });
  return observations;
}

function keyOf({ start, end, type }: { readonly start: number; readonly end: number; readonly type: string }): string {
  return `${String(start)}:${String(end)}:${type}`;
}
