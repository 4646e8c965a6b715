/** Knows which of a folder's reviewed sentences a model is trained on, and when there are enough of them. */

import type { TypedSpan } from "../entities/learning/labels";
import type { ReviewedSentence } from "./reviewedSentences";

/** Fewer sentences than this teach more noise than names. */
export const FEWEST_SENTENCES = 20;
/** A label that was given less often can't be told from an accident. */
export const FEWEST_ANNOTATIONS = 3;
/** The newest articles' sentences beyond this are left out: training must fit into a laptop's memory. */
export const MOST_SENTENCES = 10_000;

/** A sentence with the article it is from: cross-validation never tests on an article that it trained on. */
export interface Lesson extends ReviewedSentence {
  readonly article: string;
}

export interface Lessons {
  readonly sentences: readonly Lesson[];
  /** How often each label was accepted in them, by label. */
  readonly labels: ReadonlyMap<string, number>;
  /** Sentences left out because something in them is not decided yet. */
  readonly waiting: number;
}

/**
 * The sentences to train on. A sentence where a suggestion of a learnt label is still open is left out: that nobody
 * has accepted the name there does not mean that it is none.
 */
export function selectLessons(all: readonly Lesson[]): Lessons {
  const counts = countLabels(all);
  const learnt = new Set([...counts].filter(([, count]) => count >= FEWEST_ANNOTATIONS).map(([label]) => label));
  const rare = (spans: readonly TypedSpan[]): boolean => spans.some(({ type }) => !learnt.has(type));
  const usable = all.filter(({ open, entities }) => !open.some((label) => learnt.has(label)) && !rare(entities));
  const sentences = usable.slice(0, MOST_SENTENCES);
  return { sentences, labels: countLabels(sentences), waiting: all.length - usable.length };
}

/** Whether a model is worth training. */
export function areEnough({ sentences, labels }: Lessons): boolean {
  return sentences.length >= FEWEST_SENTENCES && labels.size > 0;
}

function countLabels(sentences: readonly ReviewedSentence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { entities } of sentences) for (const { type } of entities) counts.set(type, (counts.get(type) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
