/** Knows one article while it is edited: its text, what was recognised in it, and what its reader has been told. */

import type { Article } from "../article/article";
import { parseArticle, type ParseOptions } from "../article/parseArticle";
import { type Fact, listFacts, subjectsOf } from "../checks/facts";
import type { Finding } from "../checks/finding";
import { locateFindings, runChecks } from "../checks/runChecks";
import type { Entities } from "../entities/entity";
import type { Figure } from "../figures/figure";
import { figuresIn, type FigureReading, updateFigures } from "../figures/updateFigures";
import type { Segmenter } from "../ports";
import { applyChanges, type TextChange } from "../text/changes";
import { applyChange, applyEntities, changedEntities, compareSections, divideArticle } from "./divide";
import type { ArticleFrame, EntityChange, Section, SectionChange, SectionNames } from "./section";
import { WordCache } from "./wordCache";

export interface LiveArticleOptions extends ParseOptions {
  readonly segmenter: Segmenter;
}

/**
 * How names are found in an article; its figures, and what is found, are in offsets of the visible text. An abort
 * rejects with the signal's reason.
 */
export type FindNames = (
  article: Article,
  figures: readonly Figure[],
  how: { readonly segmenter: Segmenter; readonly signal: AbortSignal },
) => Promise<Entities & Pick<SectionNames, "marks">>;

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
  #figureReading: FigureReading | undefined;
  #figures: readonly Figure[] = [];
  #facts: readonly Fact[] | undefined;
  #finding: AbortController | undefined;

  constructor(text: string, options: LiveArticleOptions) {
    this.#text = text;
    this.#options = options;
    this.#words = new WordCache(options.segmenter);
  }

  get text(): string {
    return this.#text;
  }

  /** What the text that was read last states in plain words, in offsets of its visible text; `undefined` before its entities were found. */
  get stated(): { readonly article: Article; readonly facts: readonly Fact[] } | undefined {
    return this.#article === undefined || this.#facts === undefined ? undefined : { article: this.#article, facts: this.#facts };
  }

  /** Takes in what was typed. */
  edit(changes: readonly TextChange[]): void {
    this.#text = applyChanges(this.#text, changes);
  }

  /** Reads the present text; entities of an earlier one are not looked for any more. Never throws. */
  read(): ArticleReading {
    this.stop();
    const { fileName, rules } = this.#options;
    const article = parseArticle(this.#text, { ...(fileName === undefined ? {} : { fileName }), ...(rules === undefined ? {} : { rules }) });
    const { date } = article.meta;
    this.#figureReading = updateFigures(this.#figureReading, {
      visible: article.visible,
      blocks: article.blocks,
      ...(date === undefined ? {} : { date }),
      ...(fileName === undefined ? {} : { fileName }),
    });
    const figures = figuresIn(this.#figureReading);
    const change = compareSections(this.#sections, divideArticle(article, figures));
    const { meta, problems, removed, visible } = article;
    this.#sections = applyChange(this.#sections, change);
    this.#article = article;
    this.#figures = figures;
    this.#facts = undefined;
    return { ...change, frame: { meta, problems, removed, zones: visible.zones }, findings: locateFindings(runChecks({ article, figures }), article) };
  }

  /**
   * The entities of the text that was read last, told as the difference to those that its reader has. Rejects with
   * `OvertakenError` when the text is read again meanwhile.
   */
  async findEntities(find: FindNames): Promise<readonly EntityChange[]> {
    const article = this.#article;
    if (article === undefined) return [];
    const { signal } = (this.#finding = new AbortController());
    const { outer, nested, marks } = await find(article, this.#figures, { segmenter: this.#words, signal });
    signal.throwIfAborted();
    this.#facts = listFacts({ article, figures: this.#figures }, subjectsOf(outer));
    return changedEntities(this.#sections, article, { entities: outer, nested, marks });
  }

  /** The reader has taken these changes in. */
  confirm(changes: readonly EntityChange[]): void {
    this.#sections = applyEntities(this.#sections, changes);
  }

  /** Entities that are being looked for are wanted no more. */
  stop(): void {
    this.#finding?.abort(new OvertakenError("A newer version was read."));
  }
}
