/** Knows what was recognised in each open article, and keeps it up to date while the article is edited. */

import * as vscode from "vscode";
import type { Article } from "../../core/article/article";
import { VisibleText } from "../../core/article/visibleText";
import type { Finding } from "../../core/checks/finding";
import type { Entity } from "../../core/entities/entity";
import type { Figure } from "../../core/figures/figure";
import type { Logger } from "../../core/ports";
import type { ArticleData } from "../../protocol/engine";
import { fileNameOf, isArticle } from "../articleDocument";
import { CLEANING_SETTING, readCleaningRules, RuleProblems } from "./cleaningRules";
import { StaleError, type EngineClient } from "./engineClient";

/** What is known of one version of a document. Offsets of all mentions are into the file's text. */
export interface DocumentAnalysis {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly article: Article;
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
  readonly entities: readonly Entity[];
  readonly nested: readonly Entity[];
  /** False until the entities are there, too. */
  readonly complete: boolean;
}

/** Keystrokes closer together than this are analysed once. */
const EDIT_PAUSE_MILLISECONDS = 120;

export class AnalysisService implements vscode.Disposable {
  readonly #analyses = new Map<string, DocumentAnalysis>();
  readonly #running = new Map<string, { readonly version: number; readonly read: Promise<DocumentAnalysis> }>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #analyzed = new vscode.EventEmitter<DocumentAnalysis>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #ruleProblems = new RuleProblems();

  /** Fires twice for a version: with its figures, and again when its entities are there. */
  readonly onDidAnalyze = this.#analyzed.event;
  /** Fires when a document is no article any more: closed, or switched to another language. */
  readonly onDidClose = this.#closed.event;

  readonly #engine: EngineClient;
  readonly #logger: Logger;

  constructor(
    engine: EngineClient,
    logger: Logger,
  ) {
    this.#engine = engine;
    this.#logger = logger;
    this.#subscriptions.push(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#start(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#startAfterPause(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#forget(document.uri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(CLEANING_SETTING)) this.#restart();
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.#start(document);
  }

  /** What was recognised last, perhaps in an earlier version; `undefined` before the first answer. */
  latest(document: vscode.TextDocument): DocumentAnalysis | undefined {
    return this.#analyses.get(document.uri.toString());
  }

  /**
   * The article and its figures in the document's present version; entities follow through `onDidAnalyze`.
   * Rejects with `StaleError` when the document changes meanwhile.
   */
  async analyze(document: vscode.TextDocument): Promise<DocumentAnalysis> {
    const key = document.uri.toString();
    const known = this.#analyses.get(key);
    if (known?.version === document.version) return known;
    const running = this.#running.get(key);
    if (running?.version === document.version) return running.read;
    const read = this.#read(document);
    this.#running.set(key, { version: document.version, read });
    return read;
  }

  /** What a reader sees of the present text, of an article or of any other document. Rejects as `analyze` does. */
  async readVisible(document: vscode.TextDocument): Promise<VisibleText> {
    if (isArticle(document)) return (await this.analyze(document)).article.visible;
    const { uri, version } = document;
    const { article } = await this.#engine.call("read", {
      uri: uri.toString(),
      version,
      text: document.getText(),
      fileName: fileNameOf(uri),
      rules: readCleaningRules(uri),
    });
    return revive(article, "").visible;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#subscriptions, this.#analyzed, this.#closed).dispose();
    this.#engine.dispose();
  }

  /** Reads every open article again. */
  #restart(): void {
    this.#analyses.clear();
    this.#running.clear();
    for (const document of vscode.workspace.textDocuments) this.#start(document);
  }

  #start(document: vscode.TextDocument): void {
    if (!isArticle(document)) return;
    this.analyze(document).catch((error: unknown) => {
      if (!(error instanceof StaleError)) this.#logger.error(`${document.uri.toString()} could not be analysed.`, error);
    });
  }

  #startAfterPause(document: vscode.TextDocument): void {
    if (!isArticle(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        if (!document.isClosed) this.#start(document);
      }, EDIT_PAUSE_MILLISECONDS),
    );
  }

  async #read(document: vscode.TextDocument): Promise<DocumentAnalysis> {
    const { uri, version } = document;
    const key = uri.toString();
    const text = document.getText();
    const rules = readCleaningRules(uri);
    const { article, figures, findings, ruleProblems } = await this.#engine.call("read", { uri: key, version, text, fileName: fileNameOf(uri), rules });
    this.#ruleProblems.tell(ruleProblems);
    const analysis = { uri, version, article: revive(article, text), figures, findings, entities: [], nested: [], complete: false };
    this.#publish(document, analysis);
    void this.#addEntities(document, analysis);
    return analysis;
  }

  async #addEntities(document: vscode.TextDocument, analysis: DocumentAnalysis): Promise<void> {
    try {
      const { entities, nested } = await this.#engine.call("entities", { uri: analysis.uri.toString(), version: analysis.version });
      this.#publish(document, { ...analysis, entities, nested, complete: true });
    } catch (error) {
      if (!(error instanceof StaleError)) this.#logger.error(`The entities of ${analysis.uri.toString()} could not be found.`, error);
    }
  }

  #publish(document: vscode.TextDocument, analysis: DocumentAnalysis): void {
    const key = analysis.uri.toString();
    const known = this.#analyses.get(key);
    if (document.isClosed || !isArticle(document) || (known !== undefined && known.version > analysis.version)) return;
    this.#analyses.set(key, analysis);
    this.#analyzed.fire(analysis);
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#running.delete(key);
    if (!this.#analyses.delete(key)) return;
    if (this.#engine.running) this.#engine.call("forget", { uri: key }).catch(() => undefined);
    this.#closed.fire(uri);
  }
}

function revive(data: ArticleData, text: string): Article {
  return { ...data, text, visible: new VisibleText(data.visible.text, data.visible.segments, data.visible.zones) };
}
