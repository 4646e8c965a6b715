/** Knows the way from an article to its figures and entities, in offsets of the file. */

import type { Article } from "../article/article";
import type { Entities, Entity } from "../entities/entity";
import { findEntities } from "../entities/findEntities";
import type { Gazetteer } from "../entities/gazetteer/gazetteer";
import type { Figure } from "../figures/figure";
import { findFigures } from "../figures/findFigures";
import { type LearntMark, suggestLearnt, type TrainedModel } from "../learning/suggestLearnt";
import type { Segmenter } from "../ports";
import { locateInFile, type Mention } from "./locate";

export interface AnalyzeOptions {
  /** ISO 8601; overrides the article's own date as the reference for relative dates. */
  readonly date?: string;
  readonly fileName?: string;
  readonly segmenter?: Segmenter;
  readonly gazetteer: Gazetteer;
  /** Its suggestions join those of the rules. */
  readonly model?: TrainedModel;
  readonly signal?: AbortSignal;
}

/** Offsets of all mentions are into the file. */
export interface Analysis {
  readonly article: Article;
  readonly figures: readonly Figure[];
  readonly entities: readonly Entity[];
  /** Names inside the entities, scored and shown apart. */
  readonly nested: readonly Entity[];
  /** What the model suggests of the user's own labels. */
  readonly marks: readonly LearntMark[];
  /** Why words were not at hand; entities then come from names and patterns alone. */
  readonly segmenterError?: unknown;
}

/** The figures of an article, in offsets of the visible text and of the file. Never throws. */
export function analyzeFigures(article: Article, options: Pick<AnalyzeOptions, "date" | "fileName">): { visible: readonly Figure[]; located: Figure[] } {
  const date = options.date ?? article.meta.date;
  const visible = findFigures({
    visible: article.visible,
    blocks: article.blocks,
    ...(date === undefined ? {} : { date }),
    ...(options.fileName === undefined ? {} : { fileName: options.fileName }),
  });
  return { visible, located: locateInFile(visible, article.visible, article.text) };
}

/**
 * Recognises everything. Where the segmenter fails, entities are recognised without words and the reason is
 * given; an abort rejects with the signal's reason.
 */
export async function analyzeArticle(article: Article, options: AnalyzeOptions): Promise<Analysis> {
  const figures = analyzeFigures(article, options);
  const { outer, nested, marks, ...rest } = await recogniseEntities(article, figures.visible, options);
  const locate = <M extends Mention>(mentions: readonly M[]): M[] => locateInFile(mentions, article.visible, article.text);
  return { article, figures: figures.located, entities: locate(outer), nested: locate(nested), marks: locate(marks), ...rest };
}

/** The entities of an article; they, like `figures`, are in offsets of the visible text. Fails as {@link analyzeArticle} does. */
export async function recogniseEntities(
  article: Article,
  figures: readonly Figure[],
  options: Pick<AnalyzeOptions, "segmenter" | "gazetteer" | "model" | "date" | "signal">,
): Promise<Entities & Pick<Analysis, "marks" | "segmenterError">> {
  const words = await segment(article.visible.text, options);
  options.signal?.throwIfAborted();
  const found = findEntities({
    article,
    figures,
    gazetteer: options.gazetteer,
    ...(options.date === undefined ? {} : { date: options.date }),
    ...(words.tokens === undefined ? {} : { tokens: words.tokens }),
  });
  const learnt = options.model === undefined ? undefined : suggestLearnt(options.model, { article, tokens: words.tokens, gazetteer: options.gazetteer, cold: found });
  return { outer: learnt?.names ?? found.outer, nested: found.nested, marks: learnt?.marks ?? [], ...(words.error === undefined ? {} : { segmenterError: words.error }) };
}

async function segment(text: string, options: Pick<AnalyzeOptions, "segmenter" | "signal">) {
  if (options.segmenter === undefined) return {};
  try {
    return { tokens: await options.segmenter.segment(text, options.signal) };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { error };
  }
}
