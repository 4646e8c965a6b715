/** Knows the way from an article to its figures and entities, in offsets of the file. */

import type { Article } from "../article/article";
import type { Entity } from "../entities/entity";
import { findEntities } from "../entities/findEntities";
import type { Gazetteer } from "../entities/gazetteer";
import type { Figure } from "../figures/figure";
import { findFigures } from "../figures/findFigures";
import type { Segmenter } from "../ports";
import { locateInFile } from "./locate";

export interface AnalyzeOptions {
  /** ISO 8601; overrides the article's own date as the reference for relative dates. */
  readonly date?: string;
  readonly fileName?: string;
  readonly segmenter?: Segmenter;
  readonly gazetteer: Gazetteer;
  readonly signal?: AbortSignal;
}

/** Offsets of all mentions are into the file. */
export interface Analysis {
  readonly article: Article;
  readonly figures: readonly Figure[];
  readonly entities: readonly Entity[];
  /** Names inside the entities, scored and shown apart. */
  readonly nested: readonly Entity[];
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
  const entities = await analyzeEntities(article, figures.visible, options);
  return { article, figures: figures.located, ...entities };
}

/** The entities of an article; `figures` are in offsets of the visible text. */
export async function analyzeEntities(
  article: Article,
  figures: readonly Figure[],
  options: Pick<AnalyzeOptions, "segmenter" | "gazetteer" | "signal" | "date">,
): Promise<Pick<Analysis, "entities" | "nested" | "segmenterError">> {
  const words = await segment(article.visible.text, options);
  options.signal?.throwIfAborted();
  const found = findEntities({
    article,
    figures,
    gazetteer: options.gazetteer,
    ...(options.date === undefined ? {} : { date: options.date }),
    ...(words.tokens === undefined ? {} : { tokens: words.tokens }),
  });
  return {
    entities: locateInFile(found.outer, article.visible, article.text),
    nested: locateInFile(found.nested, article.visible, article.text),
    ...(words.error === undefined ? {} : { segmenterError: words.error }),
  };
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
