/** Knows when a document becomes an article and when it stays what it was, and never argues with the reader about it. */

import * as vscode from "vscode";
import { looksLikeArticle } from "../../../core/article/detectArticle";
import { LANGUAGE_ID } from "../../articleDocument";
import { hasArticleExtension, hasUndecidedLanguage, isRealFile, isShownAsText, plainLanguage, readHead } from "./candidates";
import { FileMemory } from "./memory";
import { matchesAny, readSettings, SECTION } from "./settings";

type Choice = "article" | "other";

/** Switches documents to the article language as they are shown, and back when the reader says so. */
export class LanguageSwitch implements vscode.Disposable {
  readonly #choices: FileMemory<Choice>;
  /** The language that each document is just being switched to by us. */
  readonly #switching = new Map<vscode.TextDocument, string>();
  readonly #becoming = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #recognised = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #shown = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: { dispose(): unknown }[] = [];
  #closing: { readonly document: vscode.TextDocument; readonly languageId: string } | undefined;

  /** Fires when a document is about to become an article. */
  readonly onWillBecomeArticle = this.#becoming.event;
  /** Fires when a document has become an article because of what it contains. */
  readonly onDidRecognise = this.#recognised.event;
  /** Fires when a file is shown whose text was not found to be an article's: it may be one in an encoding that was not recognised. */
  readonly onDidShow = this.#shown.event;

  constructor(state: vscode.Memento) {
    this.#choices = new FileMemory(state, "zhupi.articleChoices", (value) => value === "article" || value === "other");
    this.#subscriptions.push(
      this.#becoming,
      this.#recognised,
      this.#shown,
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#noteClosing(document);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#learnFromChange(document);
        this.consider(document);
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
        for (const tab of [...opened, ...changed]) this.#considerTab(tab);
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#choices.move(oldUri, newUri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) this.considerAll();
      }),
    );
  }

  considerAll(): void {
    for (const document of vscode.workspace.textDocuments) this.consider(document);
  }

  /** Decides about one document and switches its language if need be; under a millisecond, whatever its size. */
  consider(document: vscode.TextDocument): void {
    if (document.isClosed || this.#switching.has(document)) return;
    if (!isRealFile(document.uri) || !isShownAsText(document.uri)) return;
    const isArticleNow = document.languageId === LANGUAGE_ID;
    const chosen = this.#choices.get(document.uri);
    const recognised = chosen === undefined && !isArticleNow && hasUndecidedLanguage(document) && decide(document) === "article";
    if (recognised) void this.#recognise(document);
    else this.#shown.fire(document);
    if (chosen === "other" && isArticleNow) void this.#switchTo(document, plainLanguage(document.uri));
    if (chosen === "article" && !isArticleNow) void this.#switchTo(document, LANGUAGE_ID);
  }

  /** Switches a document by hand; the choice holds until it is taken back. */
  async choose(document: vscode.TextDocument, choice: Choice): Promise<void> {
    this.#choices.set(document.uri, choice);
    const language = choice === "article" ? LANGUAGE_ID : plainLanguage(document.uri);
    if (document.languageId !== language) await this.#switchTo(document, language);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #considerTab(tab: vscode.Tab): void {
    if (!(tab.input instanceof vscode.TabInputText)) return;
    const shown = tab.input.uri.toString();
    const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === shown);
    if (document !== undefined) this.consider(document);
  }

  /** VS Code reports a change of language as closing and, within the same turn, opening the same document. */
  #noteClosing(document: vscode.TextDocument): void {
    this.#closing = { document, languageId: document.languageId };
    queueMicrotask(() => {
      this.#closing = undefined;
    });
  }

  /** A language that was changed by anyone but us is a choice, and remembered like one made with our commands. */
  #learnFromChange(document: vscode.TextDocument): void {
    const closing = this.#closing;
    if (closing?.document !== document || closing.languageId === document.languageId) return;
    if (this.#switching.get(document) === document.languageId || !isRealFile(document.uri)) return;
    const choice: Choice = document.languageId === LANGUAGE_ID ? "article" : "other";
    this.#choices.set(document.uri, choice === decide(document) ? undefined : choice);
  }

  async #recognise(document: vscode.TextDocument): Promise<void> {
    if (await this.#switchTo(document, LANGUAGE_ID)) this.#recognised.fire(document);
  }

  /** Resolves to false where the document was closed before the switch could be made. */
  async #switchTo(document: vscode.TextDocument, languageId: string): Promise<boolean> {
    this.#switching.set(document, languageId);
    if (languageId === LANGUAGE_ID) this.#becoming.fire(document);
    try {
      await vscode.languages.setTextDocumentLanguage(document, languageId);
      return true;
    } catch (error) {
      if (document.isClosed) return false;
      throw error;
    } finally {
      this.#switching.delete(document);
    }
  }
}

/** What a document is by the settings and by its first characters. */
function decide(document: vscode.TextDocument): Choice {
  const { detect, include, exclude } = readSettings(document.uri);
  if (matchesAny(exclude, document)) return "other";
  if (matchesAny(include, document)) return "article";
  return detect && hasArticleExtension(document.uri) && looksLikeArticle(readHead(document)) ? "article" : "other";
}
