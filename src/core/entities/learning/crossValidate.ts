/** Knows how good a model will be on sentences that it has not seen, and how its word is to be judged: trains on some, measures on the others, in turn. */

import { type Evaluation, Evaluator } from "./evaluate";
import { Judge, type Observation } from "./judge";
import { chooseBest } from "./model";
import { addRules } from "./rulesBeside";
import { type Proposal, weighEvidence } from "./spanFeatures";
import { QUICK, type TrainOptions, type TrainingSentence, trainModel } from "./trainModel";

export interface CrossValidation {
  /** Of the model alone, by label. */
  readonly evaluation: Evaluation;
  /** What its word, and the rules' beside it, was worth on the held-out sentences. */
  readonly judge: Judge;
}

export interface CrossValidateOptions extends TrainOptions {
  /** 5 unless given; each sentence is held out once. */
  readonly folds?: number;
}

/** A sentence that was held out, with what was proposed for it. */
interface Trial {
  readonly sentence: TrainingSentence;
  readonly proposals: readonly Proposal[];
  readonly observations: readonly Observation[];
}

/** Neighbouring sentences, of one article mostly, are held out together. Rejects with the signal's reason when aborted. */
export async function crossValidate(sentences: readonly TrainingSentence[], options: CrossValidateOptions = {}): Promise<CrossValidation> {
  const folds = Math.max(2, Math.min(options.folds ?? 5, sentences.length));
  const trials: Trial[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const from = Math.floor((fold * sentences.length) / folds);
    const to = Math.floor(((fold + 1) * sentences.length) / folds);
    const pause = options.pause;
    const model = await trainModel([...sentences.slice(0, from), ...sentences.slice(to)], {
      ...QUICK,
      ...options,
      ...(pause === undefined ? {} : { pause: (progress: number) => pause((fold + progress) / folds) }),
    });
    for (const sentence of sentences.slice(from, to)) trials.push(tryOn(sentence, addRules(model.propose(sentence), sentence.cold, model.types)));
  }
  return summarise(trials);
}

function tryOn(sentence: TrainingSentence, proposals: readonly Proposal[]): Trial {
  const right = new Set(sentence.entities.map(keyOf));
  const observations = [...weighEvidence(sentence, proposals)].flatMap((evidence, index): Observation[] => {
    const proposal = proposals[index];
    return proposal === undefined ? [] : [{ evidence, label: proposal.type, correct: right.has(keyOf(proposal)) }];
  });
  return { sentence, proposals, observations };
}

/** Each half is measured by the judge of the other one; the judge that stays has seen both. */
function summarise(trials: readonly Trial[]): CrossValidation {
  const middle = Math.floor(trials.length / 2);
  const halves = [trials.slice(0, middle), trials.slice(middle)] as const;
  const usual = new Evaluator();
  for (const trial of trials) measure(trial, Judge.initial, usual);
  const evaluator = new Evaluator();
  for (const [measured, other] of [halves, [halves[1], halves[0]]] as const) {
    const judge = Judge.fit(other.flatMap(({ observations }) => observations)).for(usual.result().exact.f1);
    for (const trial of measured) measure(trial, judge, evaluator);
  }
  const evaluation = evaluator.result();
  return { evaluation, judge: Judge.fit(trials.flatMap(({ observations }) => observations)).for(evaluation.exact.f1) };
}

function measure({ sentence, proposals, observations }: Trial, judge: Judge, evaluator: Evaluator): void {
  const judged = proposals.flatMap(({ start, end, type, likely }, index) => {
    const observation = observations[index];
    return observation === undefined || likely === 0 ? [] : [{ start, end, type, confidence: judge.probability(observation.evidence, type) }];
  });
  evaluator.add(sentence.text, sentence.entities, chooseBest(judged, judge.least));
}

function keyOf({ start, end, type }: { readonly start: number; readonly end: number; readonly type: string }): string {
  return `${String(start)}:${String(end)}:${type}`;
}
