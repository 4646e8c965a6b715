/** Knows one open page: which article it shows, what it was sent, and what it may ask for. */

import { setImmediate as nextTurn } from "node:timers/promises";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { HostMessage, PageMessage } from "../../../protocol/preview";
import { StaleError } from "../../analysis/engineClient";
import { inSlices } from "../../annotations/slices";
import { labelsFor } from "../../labels";
import { layOut } from "./articleLayout";
import { SectionBlocks } from "./blocks";
import { EditorScroll } from "./editorScroll";
import { loadPage } from "./loadPage";
import { readPageMessage } from "./messages";
import { PageRequests, type PageSelection, type RequestingPage } from "./pageRequests";
import { pageSettings } from "./pageSettings";
import { PreviewModel } from "./previewModel";
import type { PreviewServices } from "./services";
import { Throttle } from "./throttle";
import { sliceBlocks } from "./sliceBlocks";
import { BlockUpdates } from "./updates";

const UPDATE_MILLISECONDS = 100;
const MOST_ATTEMPTS = 5;
/** Settings whose change the page shows. */
const SETTINGS = ["zhupi.preview", "zhupi.labels", "zhupi.review.advance", "editor.fontFamily", "editor.fontSize"];

export interface SessionOptions {
  readonly locked: boolean;
  /** False for a reader, which stays with its own file. */
  readonly canFollow: boolean;
  /** Whether the page comes back with a place of its own, rather than beginning where the editor is. */
  readonly restored: boolean;
  readonly onLock: () => void;
}

export class PreviewSession implements RequestingPage, vscode.Disposable {
  updates = new BlockUpdates();
  readonly #services: PreviewServices;
  readonly #webview: vscode.Webview;
  readonly #requests: PageRequests;
  readonly #blocks = new SectionBlocks();
  readonly #scroll: EditorScroll;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #update = new Throttle(UPDATE_MILLISECONDS, () => {
    this.#sendUpdate();
  });
  #document: vscode.TextDocument;
  #model: PreviewModel | undefined;
  #version = -1;
  #serial = 0;
  #attempts = 0;
  #loaded = false;
  #ready = false;
  #isSending = false;
  #sendAgain = false;
  #imageSources = "";
  #locked: boolean;
  #toldCanAnnotate = true;
  selection: PageSelection | undefined;
  readonly #canFollow: boolean;
  readonly #onLock: () => void;
  #startsAtEditor: boolean;

  constructor(
    services: PreviewServices,
    webview: vscode.Webview,
    document: vscode.TextDocument,
    how: SessionOptions,
  ) {
    this.#services = services;
    this.#webview = webview;
    this.#document = document;
    this.#locked = how.locked;
    this.#canFollow = how.canFollow;
    this.#startsAtEditor = !how.restored;
    this.#onLock = how.onLock;
    this.#requests = new PageRequests(this, services);
    this.#scroll = new EditorScroll((offset) => {
      this.#scrollPage(offset);
    });
    this.#listen();
    this.show(document);
  }

  get document(): vscode.TextDocument {
    return this.#document;
  }

  get scroll(): EditorScroll {
    return this.#scroll;
  }

  get locked(): boolean {
    return this.#locked;
  }

  setLocked(locked: boolean): void {
    if (this.#locked === locked || !this.#canFollow) return;
    this.#locked = locked;
    this.#sendSettings();
    this.#onLock();
  }

  /** Shows another article, or the same one opened again. */
  show(document: vscode.TextDocument): void {
    const isNew = document.uri.toString() !== this.#document.uri.toString() || this.#model === undefined;
    this.#document = document;
    this.#scroll.follow(document);
    this.selection = undefined;
    this.#load();
    if (isNew) {
      this.#model = undefined;
      this.#version = -1;
      this.#serial = 0;
      this.updates = new BlockUpdates();
      if (this.#ready) this.#sendSettings();
    }
    // Annotations may still have to be read from disk; the text doesn't wait for them.
    void this.#services.annotations.session(document).then(() => {
      this.#update.request();
    });
    this.#update.request();
  }

  post(message: HostMessage): void {
    if (this.#ready) void this.#webview.postMessage(message);
  }

  dispose(): void {
    this.#update.cancel();
    this.#scroll.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #listen(): void {
    const { analyses, annotations, images } = this.#services;
    this.#subscriptions.push(
      this.#webview.onDidReceiveMessage((message: unknown) => {
        this.#receive(readPageMessage(message));
      }),
      analyses.onDidAnalyze((analysis) => {
        if (this.#shows(analysis.uri)) this.#update.request();
      }),
      annotations.onDidChange((uri) => {
        if (!this.#shows(uri)) return;
        if (this.#canAnnotate !== this.#toldCanAnnotate) this.#sendSettings();
        this.#update.request();
      }),
      images.onDidChange(() => {
        this.#load();
        this.#update.request();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (SETTINGS.some((section) => event.affectsConfiguration(section, this.#document.uri))) {
          this.#sendSettings();
          this.#update.request();
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
    const { images, extensionUri } = this.#services;
    const sources = { hosts: images.hosts(this.#document.uri), folder: images.folder(this.#document.uri) };
    const state = [sources.folder?.toString() ?? "", ...sources.hosts].join(" ");
    if (this.#loaded && state === this.#imageSources) return;
    this.#loaded = true;
    this.#imageSources = state;
    this.#ready = false;
    loadPage(this.#webview, extensionUri, sources);
  }

  #receive(message: PageMessage | undefined): void {
    if (message === undefined) return;
    if (message.type === "ready") {
      this.#ready = true;
      this.#serial = 0;
      this.updates = new BlockUpdates();
      this.#sendSettings();
      this.#update.cancel();
      this.#sendUpdate();
      return;
    }
    const uri = this.#document.uri.toString();
    if (message.document !== uri) return;
    if (message.type === "lock") {
      this.setLocked(message.locked);
      return;
    }
    // What the page says of an older text would hit the wrong characters in this one.
    if (this.#model === undefined || message.version !== this.#version || message.version !== this.#document.version) return;
    this.#requests.handle(message, this.#model).catch((error: unknown) => {
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

  /** One update is made at a time, since each is the difference to the one before. */
  #sendUpdate(): void {
    if (!this.#ready) return;
    if (this.#isSending) {
      this.#sendAgain = true;
      return;
    }
    this.#isSending = true;
    this.#makeUpdate()
      .catch((error: unknown) => {
        this.#fail(error);
      })
      .finally(() => {
        this.#isSending = false;
        if (this.#sendAgain) this.#update.request();
        this.#sendAgain = false;
      });
  }

  async #makeUpdate(): Promise<void> {
    const { analyses, annotations, images } = this.#services;
    const document = this.#document;
    const { updates } = this;
    const analysis = analyses.latest(document);
    if (analysis?.version !== document.version) {
      this.#analyze();
      return;
    }
    const layout = await inSlices(layOut(analysis, images.policy(document.uri, (file) => this.#webview.asWebviewUri(file).toString()), { known: this.#blocks }));
    // What came meanwhile has asked for an update of its own.
    if (updates !== this.updates || analyses.latest(document) !== analysis) {
      this.#sendAgain = true;
      return;
    }
    const model = new PreviewModel({ layout, annotations: annotations.latest(document)?.annotations ?? [], labels: labelsFor(document.uri) });
    const content = await inSlices(model.update(updates));
    const { first, rest } = sliceBlocks(content.blocks);
    for (const blocks of first) {
      if (updates === this.updates) this.post({ type: "blocks", document: document.uri.toString(), blocks });
      await nextTurn();
    }
    if (updates !== this.updates) return;
    const startsAtEditor = this.#model === undefined && this.#startsAtEditor;
    this.#startsAtEditor = true;
    this.#model = model;
    this.#version = analysis.version;
    this.#attempts = 0;
    this.post({
      type: "update",
      document: document.uri.toString(),
      version: this.#version,
      serial: this.#serial++,
      complete: analysis.complete,
      ...content,
      blocks: rest,
    });
    const top = startsAtEditor ? this.#scroll.top() : undefined;
    if (top !== undefined) this.#scrollPage(top);
  }

  /** An answer comes as an event, like every later one. */
  #analyze(): void {
    this.#services.analyses.present(this.#document).then(
      () => {
        if (this.#services.analyses.latest(this.#document)?.version === this.#document.version) this.#update.request();
      },
      (error: unknown) => {
        if (error instanceof StaleError) this.#analyzeAgain();
        else this.#fail(error);
      },
    );
  }

  /** An answer was overtaken: by an edit, whose own answer comes as an event, or by a worker that had just ended. */
  #analyzeAgain(): void {
    if (++this.#attempts < MOST_ATTEMPTS) this.#update.request();
  }

  #fail(error: unknown): void {
    this.#services.logger.error("The article could not be read for the preview.", error);
    this.post({
      type: "failed",
      document: this.#document.uri.toString(),
      text: l10n.t("The article could not be read. The output channel says why."),
    });
  }

  #scrollPage(offset: number): void {
    if (this.#model === undefined || this.#version !== this.#document.version) return;
    const visible = offset === 0 ? 0 : this.#model.visibleOffset(offset);
    this.post({ type: "scrollTo", document: this.#document.uri.toString(), version: this.#version, offset: visible, to: "top" });
  }
}
