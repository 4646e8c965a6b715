/** Knows one article while it is edited: its text, what was recognised in it, and what its reader has been told. */

import type { Article } from "../article/article";
import { parseArticle, type ParseOptions } from "../article/parseArticle";
import type { Finding } from "../checks/finding";
import { locateFindings, runChecks } from "../checks/runChecks";
import type { Gazetteer } from "../entities/gazetteer";
import type { Figure } from "../figures/figure";
import type { Segmenter } from "../ports";
import { applyChanges, type TextChange } from "../text/changes";
import { analyzeFigures, recogniseEntities } from "./analyze";
import { applyChange, applyEntities, changedEntities, compareSections, divideArticle } from "./divide";
import type { ArticleFrame, EntityChange, Section, SectionChange } from "./section";
import { WordCache } from "./wordCache";

export interface LiveArticleOptions extends ParseOptions {
  readonly segmenter: Segmenter;
}

/** What one version of an article holds but for its entities, told as the difference to the version before. */
export interface ArticleReading extends SectionChange {
  readonly frame: ArticleFrame;
  /** Doubts about figures that don't fit together, in offsets of the file. */
  readonly findings: readonly Finding[];
}

/** A newer text was read before the entities of an older one were found. */
export class OvertakenError extends Error {}

export class LiveArticle {
  readonly #options: LiveArticleOptions;
  readonly #words: WordCache;
  #text: string;
  #sections: readonly Section[] = [];
  #article: Article | undefined;
  #figures: readonly Figure[] = [];
  #finding: AbortController | undefined;

  constructor(text: string, options: LiveArticleOptions) {
    this.#text = text;
    this.#options = options;
    this.#words = new WordCache(options.segmenter);
  }

  /** Takes in what was typed; returns how long the text is now, in UTF-16 code units. */
  edit(changes: readonly TextChange[]): number {
    this.#text = applyChanges(this.#text, changes);
    return this.#text.length;
  }

  /** Reads the present text; entities of an earlier one are not looked for any more. Never throws. */
  read(): ArticleReading {
    this.#finding?.abort(new OvertakenError());
    const { fileName, rules } = this.#options;
    const article = parseArticle(this.#text, { ...(fileName === undefined ? {} : { fileName }), ...(rules === undefined ? {} : { rules }) });
    const figures = analyzeFigures(article, fileName === undefined ? {} : { fileName }).visible;
    const change = compareSections(this.#sections, divideArticle(article, { figures, entities: [], nested: [] }));
    this.#sections = applyChange(this.#sections, change);
    this.#article = article;
    this.#figures = figures;
    const { meta, problems, removed, visible } = article;
    return {
      ...change,
      frame: { meta, problems, removed, zones: visible.zones },
      findings: locateFindings(runChecks({ article, figures }), article),
    };
  }

  /**
   * The entities of the text that was read last, told as the difference to those that its sections have. Where the
   * segmenter fails, they are recognised without words. Rejects with `OvertakenError` when the text is read again.
   */
  async findEntities(gazetteer: Gazetteer): Promise<readonly EntityChange[]> {
    const article = this.#article;
    if (article === undefined) return [];
    this.#finding = new AbortController();
    const { signal } = this.#finding;
    const found = await recogniseEntities(article, this.#figures, { segmenter: this.#words, gazetteer, signal });
    const changes = changedEntities(this.#sections, article, { entities: found.outer, nested: found.nested });
    this.#sections = applyEntities(this.#sections, changes);
    return changes;
  }
}
