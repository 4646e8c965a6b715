/** Knows one open page: which article it shows, whether anybody sees it, and what it may ask for. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { HostMessage, PageMessage } from "../../../protocol/preview";
import { fileNameOf } from "../../articleDocument";
import { EditorScroll } from "./editorScroll";
import { readPageMessage } from "./messages";
import type { PageFiles } from "./pageFiles";
import { PageRequests, type PageSelection, type RequestingPage } from "./pageRequests";
import { pageSettings } from "./pageSettings";
import { PageUpdates, type UpdatedPage } from "./pageUpdates";
import type { PreviewServices } from "./services";

/** Settings whose change the page shows. */
const SETTINGS = ["zhupi.preview", "zhupi.labels", "zhupi.review.advance", "editor.fontFamily", "editor.fontSize"];

/** A file that VS Code has not opened by then may be one that it opens for no extension. */
const PATIENCE_MILLISECONDS = 10_000;

export interface SessionOptions {
  readonly locked: boolean;
  /** False for a reader, which stays with its own file. */
  readonly canFollow: boolean;
  /** Where in the file the page begins; without it, a page that comes back has a place of its own. */
  readonly place: number | undefined;
  /** Whether the page comes back with a place of its own, rather than beginning where the editor is. */
  readonly restored: boolean;
  readonly visible: boolean;
  readonly onLock: () => void;
}

export class PreviewSession implements RequestingPage, UpdatedPage, vscode.Disposable {
  readonly updates: PageUpdates;
  readonly scroll: EditorScroll;
  selection: PageSelection | undefined;
  place: number | undefined;
  readonly #services: PreviewServices;
  readonly #files: PageFiles;
  readonly #webview: vscode.Webview;
  readonly #requests: PageRequests;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #canFollow: boolean;
  readonly #onLock: () => void;
  #document: vscode.TextDocument;
  #locked: boolean;
  #visible: boolean;
  #startsAtEditor: boolean;
  #toldCanAnnotate = true;
  /** What the editor is about to show. */
  #coming: vscode.Uri | undefined;
  #patience: NodeJS.Timeout | undefined;
  /** What the page that was loaded last may load; `undefined` before the first. */
  #imageSources: string | undefined;
  /** Whether there is a page to hear what is sent: VS Code keeps it until the page listens. */
  #loaded = false;

  constructor(
    services: PreviewServices,
    files: PageFiles,
    webview: vscode.Webview,
    document: vscode.TextDocument,
    how: SessionOptions,
  ) {
    this.#services = services;
    this.#files = files;
    this.#webview = webview;
    this.#document = document;
    this.#locked = how.locked;
    this.#canFollow = how.canFollow;
    this.#startsAtEditor = !how.restored;
    this.place = how.place;
    this.#visible = how.visible;
    this.#onLock = how.onLock;
    this.updates = new PageUpdates(services, this);
    this.#requests = new PageRequests(this, services);
    this.scroll = new EditorScroll((offset) => {
      this.#scrollPage(offset);
    });
    this.#listen();
    this.show(document);
  }

  get document(): vscode.TextDocument {
    return this.#document;
  }

  get locked(): boolean {
    return this.#locked;
  }

  get canHear(): boolean {
    return this.#loaded && this.#visible;
  }

  setLocked(locked: boolean): void {
    if (this.#locked === locked || !this.#canFollow) return;
    this.#locked = locked;
    this.#sendSettings();
    this.#onLock();
  }

  /** A page that nobody sees is taken down, and comes back empty. */
  setVisible(visible: boolean): void {
    if (this.#visible === visible) return;
    this.#visible = visible;
    this.#sendEverything();
  }

  /** Says that a file is on its way that this page will follow to; `undefined` where none is, or none any more. */
  announce(coming: vscode.Uri | undefined): void {
    if (coming?.toString() === this.#coming?.toString()) return;
    this.#expect(coming);
    this.#sendOpening();
  }

  /** Shows another article, or the same one opened again. */
  show(document: vscode.TextDocument): void {
    const isOther = !this.#shows(document.uri);
    this.#document = document;
    this.#expect(undefined);
    this.scroll.follow(document);
    this.selection = undefined;
    this.#load();
    if (isOther) {
      this.place = undefined;
      this.updates.forgetArticle();
      this.#sendEverything();
    }
    // Annotations may still have to be read from disk; the text doesn't wait for them.
    void this.#services.annotations.session(document).then(() => {
      this.updates.request();
    });
    this.updates.request();
  }

  post(message: HostMessage): void {
    if (this.canHear) void this.#webview.postMessage(message);
  }

  addressOf(file: vscode.Uri): string {
    return this.#webview.asWebviewUri(file).toString();
  }

  get beginsAtTop(): boolean {
    return (this.#firstPlace ?? 0) === 0;
  }

  onFirstShown(): void {
    const top = this.#firstPlace;
    this.#startsAtEditor = true;
    if (top !== undefined) this.#scrollPage(top);
  }

  /** An article begins where the editor is; a page that comes back knows its own place. */
  get #firstPlace(): number | undefined {
    return this.place ?? (this.#startsAtEditor ? this.scroll.top() : undefined);
  }

  dispose(): void {
    clearTimeout(this.#patience);
    this.#imageSources = undefined;
    this.#loaded = false;
    this.updates.dispose();
    this.scroll.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #listen(): void {
    const { analyses, annotations, images } = this.#services;
    this.#subscriptions.push(
      this.#webview.onDidReceiveMessage((message: unknown) => {
        this.#receive(readPageMessage(message));
      }),
      analyses.onDidAnalyze((analysis) => {
        if (this.#shows(analysis.uri)) this.updates.request();
      }),
      annotations.onDidChange((uri) => {
        if (!this.#shows(uri)) return;
        if (this.#canAnnotate !== this.#toldCanAnnotate) this.#sendSettings();
        this.updates.request();
      }),
      images.onDidChange(() => {
        this.#load();
        this.updates.request();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (SETTINGS.some((section) => event.affectsConfiguration(section, this.#document.uri))) {
          this.#sendSettings();
          this.updates.request();
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#document) this.#openAgain(document);
      }),
    );
  }

  #shows(uri: vscode.Uri): boolean {
    return uri.toString() === this.#document.uri.toString();
  }

  /** A document without an editor is closed after a while; the page still shows it. */
  #openAgain({ uri }: vscode.TextDocument): void {
    vscode.workspace.openTextDocument(uri).then(
      (document) => {
        if (this.#shows(document.uri)) this.show(document);
      },
      () => {
        this.#services.logger.info(`${uri.toString()} is gone; its preview stays as it was.`);
      },
    );
  }

  /** Loads the page anew; needed only at first and when what it may load changes. */
  #load(): void {
    const { images, logger } = this.#services;
    const sources = { hosts: images.hosts(this.#document.uri), folder: images.folder(this.#document.uri) };
    const state = [sources.folder?.toString() ?? "", ...sources.hosts].join(" ");
    if (state === this.#imageSources) return;
    this.#imageSources = state;
    this.#loaded = false;
    this.#files.load(this.#webview, sources).then(
      () => {
        if (state !== this.#imageSources) return;
        this.#loaded = true;
        this.#sendEverything();
      },
      (error: unknown) => {
        logger.error("The preview's page could not be loaded.", error);
      },
    );
  }

  #sendEverything(): void {
    this.#sendSettings();
    this.#sendOpening();
    this.updates.startOver();
  }

  #expect(coming: vscode.Uri | undefined): void {
    clearTimeout(this.#patience);
    this.#coming = coming;
    if (coming === undefined) return;
    this.#patience = setTimeout(() => {
      this.#sendOpening(l10n.t("VS Code has not handed over {0} yet. Of files larger than 50 MB it hands over nothing.", fileNameOf(coming)));
    }, PATIENCE_MILLISECONDS);
  }

  #sendOpening(text?: string): void {
    const uri = this.#coming ?? this.#document.uri;
    this.post({ type: "opening", document: uri.toString(), text: text ?? l10n.t("Reading {0}…", fileNameOf(uri)) });
  }

  #receive(message: PageMessage | undefined): void {
    if (message === undefined) return;
    if (message.type === "ready") {
      this.#sendEverything();
      return;
    }
    if (message.document !== this.#document.uri.toString()) return;
    if (message.type === "lock") {
      this.setLocked(message.locked);
      return;
    }
    // What the page says of an older text would hit the wrong characters in this one.
    const { model, version } = this.updates;
    if (model === undefined || message.version !== version) return;
    this.#requests.handle(message, model).catch((error: unknown) => {
      this.#services.logger.error(`The preview could not do what was asked (${message.type}).`, error);
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    });
  }

  get #canAnnotate(): boolean {
    return this.#services.annotations.latest(this.#document)?.readOnly === undefined;
  }

  #sendSettings(): void {
    this.#toldCanAnnotate = this.#canAnnotate;
    this.post(
      pageSettings(this.#document, {
        locked: this.#locked,
        canFollow: this.#canFollow,
        canAnnotate: this.#toldCanAnnotate,
        canLoadImages: this.#services.images.canAllow,
      }),
    );
  }

  #scrollPage(offset: number): void {
    const { model, version } = this.updates;
    if (model === undefined) return;
    const visible = offset === 0 ? 0 : model.visibleOffset(offset);
    this.post({ type: "scrollTo", document: this.#document.uri.toString(), version, offset: visible, to: "top" });
  }
}
