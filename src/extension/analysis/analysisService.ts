/** Knows what was recognised in each open article, and keeps it up to date while the article is edited. */

import * as vscode from "vscode";
import { VisibleText } from "../../core/article/visibleText";
import type { Logger } from "../../core/ports";
import { inSlices } from "../annotations/slices";
import { fileNameOf, isArticle } from "../articleDocument";
import { ArticleReader } from "./articleReader";
import { CLEANING_SETTING, readCleaningRules, RuleProblems } from "./cleaningRules";
import type { DocumentAnalysis } from "./documentAnalysis";
import { StaleError, type EngineClient } from "./engineClient";

export type { DocumentAnalysis } from "./documentAnalysis";

/** The paragraph that is typed into is looked at by itself, at once; the whole article is read when the typing has paused. */
const PAUSE_MILLISECONDS = 150;
/** The same for an article of more characters, which takes longer to read. */
const LONG = 20_000;
const LONG_ARTICLE_PAUSE_MILLISECONDS = 800;
/** Where only reading tells what has changed, it starts at once, or where it takes long, after a pause as long; never later than this. */
const LONGEST_WAIT_MILLISECONDS = 250;

interface OpenArticle {
  readonly document: vscode.TextDocument;
  readonly reader: ArticleReader;
  analysis?: DocumentAnalysis;
  reading?: { readonly version: number; readonly result: Promise<DocumentAnalysis> } | undefined;
  /** While its entities are looked for. */
  naming?: Promise<void> | undefined;
  /** While the paragraph that was typed into is looked at. */
  glancing?: Promise<void> | undefined;
  timer?: NodeJS.Timeout;
  /** What the last reading took. */
  milliseconds: number;
}

export class AnalysisService implements vscode.Disposable {
  readonly #articles = new Map<string, OpenArticle>();
  readonly #analyzed = new vscode.EventEmitter<DocumentAnalysis>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #ruleProblems = new RuleProblems();

  /**
   * Fires twice for a version that is not overtaken: with its figures, and again when its entities are there; before that
   * perhaps once with a glance at the paragraph that was typed into.
   */
  readonly onDidAnalyze = this.#analyzed.event;
  /** Fires when a document is no article any more: closed, or switched to another language. */
  readonly onDidClose = this.#closed.event;

  readonly #engine: EngineClient;
  readonly #logger: Logger;

  constructor(engine: EngineClient, logger: Logger) {
    this.#engine = engine;
    this.#logger = logger;
    this.#subscriptions.push(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#start(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#edited(document, contentChanges);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#forget(document.uri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(CLEANING_SETTING)) this.refresh();
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.#start(document);
  }

  /** What was recognised last, perhaps in an earlier version; `undefined` before the first answer. */
  latest(document: vscode.TextDocument): DocumentAnalysis | undefined {
    return this.#articles.get(document.uri.toString())?.analysis;
  }

  /** What was recognised in the present version, be it at a glance. Rejects as `analyze` does. */
  async present(document: vscode.TextDocument): Promise<DocumentAnalysis> {
    await this.#articles.get(document.uri.toString())?.glancing;
    const known = this.latest(document);
    return known?.version === document.version ? known : this.analyze(document);
  }

  /**
   * The article and its figures in the document's present version; new entities follow through `onDidAnalyze`.
   * Rejects with `StaleError` when the document changes meanwhile.
   */
  async analyze(document: vscode.TextDocument): Promise<DocumentAnalysis> {
    const { version } = document;
    const article = this.#open(document);
    while (article.analysis?.version !== version || article.analysis.isGlance) {
      if (document.version !== version) throw new StaleError("The document was changed.");
      if (article.reading === undefined) return this.#read(article);
      if (article.reading.version === version) return article.reading.result;
      await article.reading.result.catch(() => undefined);
    }
    return article.analysis;
  }

  /** What a reader sees of the present text, of an article or of any other document. Rejects as `analyze` does. */
  async readVisible(document: vscode.TextDocument): Promise<VisibleText> {
    if (isArticle(document)) return inSlices((await this.present(document)).readVisible());
    const { uri } = document;
    const visible = await this.#engine.call("readVisible", { text: document.getText(), fileName: fileNameOf(uri), rules: readCleaningRules(uri) });
    return new VisibleText(visible.text, visible.segments, visible.zones);
  }

  /** Reads every open article again: what it is read with has changed. */
  refresh(): void {
    for (const article of this.#articles.values()) void this.#readAgain(article);
  }

  /** Finds the names of the open articles of a folder again: what is known of names there has changed. */
  refreshNames(folder: string): void {
    for (const article of this.#articles.values()) if (article.document.uri.toString().startsWith(folder)) void this.#nameAgain(article);
  }

  /** Somebody is about to type into the article. */
  expectTyping(document: vscode.TextDocument): void {
    if (isArticle(document)) this.#engine.expectTyping(document.uri.toString()).catch(() => undefined);
  }

  dispose(): void {
    for (const { timer } of this.#articles.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#subscriptions, this.#analyzed, this.#closed).dispose();
    this.#engine.dispose();
  }

  #open(document: vscode.TextDocument): OpenArticle {
    const key = document.uri.toString();
    let article = this.#articles.get(key);
    if (article?.document !== document) {
      article = { document, reader: new ArticleReader(document, this.#engine), milliseconds: 0 };
      this.#articles.set(key, article);
    }
    return article;
  }

  async #readAgain(article: OpenArticle): Promise<void> {
    article.reader.startOver();
    await article.reading?.result.catch(() => undefined);
    delete article.analysis;
    if (!article.document.isClosed) this.#start(article.document);
  }

  /** A version that is overtaken meanwhile gets its names in any case. */
  async #nameAgain(article: OpenArticle): Promise<void> {
    // The worker tells differences to what it told last, so it is asked once at a time.
    while (article.naming !== undefined) await article.naming;
    const { analysis, document } = article;
    if (analysis?.version !== document.version || analysis.isGlance || article.reading !== undefined) return;
    if (!(await this.#addEntities(article, analysis)) && article.analysis === analysis) await this.#readAgain(article);
  }

  #start(document: vscode.TextDocument): void {
    if (!isArticle(document)) return;
    this.analyze(document).catch((error: unknown) => {
      if (!(error instanceof StaleError)) this.#logger.error(`${document.uri.toString()} could not be analysed.`, error);
    });
  }

  #edited(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    if (!isArticle(document)) return;
    const article = this.#open(document);
    article.reader.edit(changes);
    this.#startIn(article, isLong(article) ? LONG_ARTICLE_PAUSE_MILLISECONDS : PAUSE_MILLISECONDS);
    this.#startGlance(article);
  }

  #startIn(article: OpenArticle, milliseconds: number): void {
    clearTimeout(article.timer);
    article.timer = setTimeout(() => {
      if (!article.document.isClosed) this.#start(article.document);
    }, milliseconds);
  }

  #startGlance(article: OpenArticle): void {
    article.glancing ??= this.#glance(article).finally(() => {
      article.glancing = undefined;
    });
  }

  /** Until nothing more was typed, or only reading helps. */
  async #glance(article: OpenArticle): Promise<void> {
    const { document, reader } = article;
    try {
      for (let analysis = await reader.glance(); analysis !== undefined; analysis = await reader.glance()) this.#publish(article, analysis);
      if (article.analysis?.version !== document.version) this.#startIn(article, Math.min(article.milliseconds, LONGEST_WAIT_MILLISECONDS));
    } catch (error) {
      if (!(error instanceof StaleError)) this.#logger.error(`${document.uri.toString()} could not be looked at.`, error);
    }
  }

  #read(article: OpenArticle): Promise<DocumentAnalysis> {
    const { version } = article.document;
    const result = this.#readNow(article).finally(() => {
      if (article.reading?.result !== result) return;
      article.reading = undefined;
      if (article.document.version !== version) this.#startGlance(article);
    });
    article.reading = { version, result };
    return result;
  }

  async #readNow(article: OpenArticle): Promise<DocumentAnalysis> {
    const began = performance.now();
    const { analysis, ruleProblems } = await article.reader.read(readCleaningRules(article.document.uri));
    article.milliseconds = performance.now() - began;
    this.#ruleProblems.tell(ruleProblems);
    this.#publish(article, analysis);
    void this.#addEntities(article, analysis);
    return analysis;
  }

  /** Resolves to false where the worker does not hold this version, or not any more. */
  async #addEntities(article: OpenArticle, analysis: DocumentAnalysis): Promise<boolean> {
    const adding = article.reader.addEntities(analysis);
    const naming = adding.then(
      () => undefined,
      () => undefined,
    );
    article.naming = naming;
    try {
      this.#publish(article, await adding);
      return true;
    } catch (error) {
      if (error instanceof StaleError) return false;
      this.#logger.error(`The entities of ${analysis.uri.toString()} could not be found.`, error);
      return true;
    } finally {
      if (article.naming === naming) article.naming = undefined;
    }
  }

  #publish(article: OpenArticle, analysis: DocumentAnalysis): void {
    const { document } = article;
    if (document.isClosed || !isArticle(document) || this.#articles.get(document.uri.toString()) !== article) return;
    // A glance at a newer version tells more.
    if (article.analysis !== undefined && article.analysis.version > analysis.version) return;
    article.analysis = analysis;
    if (analysis.version === document.version) this.#analyzed.fire(analysis);
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    const article = this.#articles.get(key);
    clearTimeout(article?.timer);
    if (!this.#articles.delete(key) || article?.analysis === undefined) return;
    if (this.#engine.running) this.#engine.call("forget", { uri: key }).catch(() => undefined);
    this.#closed.fire(uri);
  }
}

function isLong({ analysis }: OpenArticle): boolean {
  return analysis !== undefined && analysis.list.sourceLength > LONG;
}
