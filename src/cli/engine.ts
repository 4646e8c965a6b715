/** Knows how the command line analyses a text: article model, words where they can be had, names that are known. */

import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import { analyzeArticle, analyzeFigures, recogniseEntities, type Analysis } from "../core/analysis/analyze";
import type { Article } from "../core/article/article";
import { parseArticle, parsePlain } from "../core/article/parseArticle";
import { listFacts, subjectsOf, type Fact } from "../core/checks/facts";
import type { Gazetteer, GazetteerText } from "../core/entities/gazetteer/gazetteer";
import { combineWithModel, tagWithModel } from "../core/entities/learning/applyModel";
import type { TaggerModel } from "../core/entities/learning/model";
import { locateInFile } from "../core/analysis/locate";
import { findEntities } from "../core/entities/findEntities";
import type { Entity } from "../core/entities/entity";
import type { Segmenter, Token } from "../core/ports";
import { JiebaSegmenter } from "../platform/node/jiebaSegmenter";
import { loadGazetteer } from "../platform/node/loadGazetteers";
import { messageOf } from "./messageOf";
import { findRoot } from "./resources";

export type TextFormat = "article" | "plain";

export interface EngineOptions {
  /** Without entities neither words nor names are loaded. */
  readonly entities: boolean;
  /** Told once when words can't be had. */
  readonly warn: (message: string) => void;
  readonly segmenter?: Segmenter;
  /** A trained model, which joins the rules, or with `onlyModel` stands in their place. */
  readonly model?: TaggerModel;
  readonly onlyModel?: boolean;
  /** More tables of names, after the built-in ones. */
  readonly gazetteers?: readonly GazetteerText[];
}

export interface AnalyzeInput {
  readonly text: string;
  readonly format?: TextFormat;
  /** ISO 8601; overrides the article's own date. */
  readonly date?: string;
  /** May hold a date that an article without one is read against. */
  readonly fileName?: string;
}

/** Analyses one text after the other; dictionaries are loaded with the first and kept. */
export class Engine {
  readonly #options: EngineOptions;
  #segmenter: Segmenter | undefined;
  #gazetteer: Gazetteer | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#segmenter = options.entities ? (options.segmenter ?? new JiebaSegmenter()) : undefined;
  }

  async analyze(input: AnalyzeInput): Promise<Analysis> {
    const { text, format = "article", date, fileName } = input;
    const article = format === "plain" ? parsePlain(text) : parseArticle(text, fileName === undefined ? {} : { fileName });
    const shared = { ...(date === undefined ? {} : { date }), ...(fileName === undefined ? {} : { fileName }) };
    if (!this.#options.entities) return { article, figures: analyzeFigures(article, shared).located, entities: [], nested: [], marks: [] };
    const names = this.#names();
    const analysis = await analyzeArticle(article, { ...shared, ...names });
    if (analysis.segmenterError !== undefined) this.#giveUpWords(analysis.segmenterError);
    return this.#options.model === undefined ? analysis : this.#withModel(this.#options.model, analysis, names.gazetteer);
  }

  /** What an article states in plain words, in offsets of its visible text. */
  async listFacts(article: Article, fileName: string): Promise<Fact[]> {
    const figures = analyzeFigures(article, { fileName }).visible;
    const { outer, segmenterError } = await recogniseEntities(article, figures, this.#names());
    if (segmenterError !== undefined) this.#giveUpWords(segmenterError);
    return listFacts({ article, figures }, subjectsOf(outer));
  }

  #names(): { gazetteer: Gazetteer; segmenter?: Segmenter } {
    this.#gazetteer ??= loadGazetteer(join(findRoot(), "media", "gazetteers"), this.#options.gazetteers);
    return { gazetteer: this.#gazetteer, ...(this.#segmenter === undefined ? {} : { segmenter: this.#segmenter }) };
  }

  /** The model reads words and the rules' findings in offsets of the visible text, so both are made once more. */
  async #withModel(model: TaggerModel, analysis: Analysis, gazetteer: Gazetteer): Promise<Analysis> {
    const { article } = analysis;
    const tokens = await this.#words(article.visible.text);
    const cold = findEntities({ article, gazetteer, ...(tokens === undefined ? {} : { tokens }) });
    const input = { article, tokens, gazetteer, cold };
    const entities = this.#options.onlyModel === true ? tagWithModel(model, input) : combineWithModel(model, input);
    // A model of the user's may have labels of its own, which are printed as they are.
    const located = locateInFile(entities, article.visible, article.text) as readonly Entity[];
    return { ...analysis, entities: located, nested: this.#options.onlyModel === true ? [] : analysis.nested };
  }

  async #words(text: string): Promise<readonly Token[] | undefined> {
    try {
      return await this.#segmenter?.segment(text);
    } catch {
      return undefined;
    }
  }

  dispose(): void {
    this.#segmenter?.dispose();
  }

  /** A dictionary that could not be loaded once is not tried again for every article. */
  #giveUpWords(error: unknown): void {
    if (this.#segmenter === undefined) return;
    this.#segmenter.dispose();
    this.#segmenter = undefined;
    const reason = messageOf(error);
    const [line = ""] = reason.split("\n");
    this.#options.warn(l10n.t("The word segmenter can't be loaded ({0}); entities are found by names and patterns alone.", line));
  }
}
