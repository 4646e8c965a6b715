/** Knows what a page has been sent of its article, and sends what is new, one update at a time. */

import { setImmediate as nextTurn } from "node:timers/promises";
import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { HostMessage } from "../../../protocol/preview";
import type { DocumentAnalysis } from "../../analysis/analysisService";
import { StaleError } from "../../analysis/engineClient";
import { inSlices } from "../../annotations/slices";
import { labelsFor } from "../../labels";
import { layOut } from "./articleLayout";
import { SectionBlocks } from "./blocks";
import { firstSight } from "./limits";
import type { MarkSubject } from "./marks";
import { PreviewModel } from "./previewModel";
import type { PreviewServices } from "./services";
import { sliceBlocks } from "./sliceBlocks";
import { Throttle } from "./throttle";
import { BlockUpdates } from "./updates";

const UPDATE_MILLISECONDS = 100;
const MOST_ATTEMPTS = 5;

/** The page that is kept up to date. */
export interface UpdatedPage {
  readonly document: vscode.TextDocument;
  /** False while nobody would see an update. */
  readonly canHear: boolean;
  /** Whether an article that is shown for the first time begins with its beginning. */
  readonly beginsAtTop: boolean;
  post(message: HostMessage): void;
  /** The page's own address of a file. */
  addressOf(file: vscode.Uri): string;
  /** An article has been sent for the first time. */
  onFirstShown(): void;
}

/** What one update is made of. */
interface Update {
  readonly analysis: DocumentAnalysis;
  readonly model: PreviewModel;
  readonly blocks: BlockUpdates;
  /** How many blocks it is about; all of them unless said otherwise. */
  readonly most?: number;
}

export class PageUpdates {
  readonly #services: PreviewServices;
  readonly #page: UpdatedPage;
  readonly #sections = new SectionBlocks("page");
  readonly #throttle = new Throttle(UPDATE_MILLISECONDS, () => {
    this.#send();
  });
  #blocks = new BlockUpdates();
  #model: PreviewModel | undefined;
  #version = -1;
  #serial = 0;
  #attempts = 0;
  #isSending = false;
  #sendAgain = false;

  constructor(services: PreviewServices, page: UpdatedPage) {
    this.#services = services;
    this.#page = page;
  }

  /** What the page shows; `undefined` before it was sent anything of its article, and while that is of an older text. */
  get model(): PreviewModel | undefined {
    return this.#version === this.#page.document.version ? this.#model : undefined;
  }

  /** The version of the document that the page was sent last; -1 for none. */
  get version(): number {
    return this.#version;
  }

  /** What a mark on the page stands for. */
  subject(mark: string): MarkSubject | undefined {
    return this.#blocks.subject(mark);
  }

  /** Something has changed: the page hears of it at once, or soon where it has just heard of something else. */
  request(): void {
    if (this.#page.canHear) this.#throttle.request();
  }

  /** What was sent is of another article. */
  forgetArticle(): void {
    this.#model = undefined;
    this.#version = -1;
    this.#attempts = 0;
  }

  /** The page holds nothing: it is sent everything. */
  startOver(): void {
    this.#serial = 0;
    this.#blocks = new BlockUpdates();
    this.#ask();
  }

  dispose(): void {
    this.#throttle.cancel();
  }

  /** Each update is the difference to the one before. */
  #send(): void {
    if (!this.#page.canHear) return;
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
        if (this.#sendAgain) this.#ask();
        this.#sendAgain = false;
      });
  }

  /** Nobody waits longer than needed for the first sight of an article. */
  #ask(): void {
    if (this.#model !== undefined) this.request();
    else if (this.#page.canHear) this.#throttle.now();
  }

  async #makeUpdate(): Promise<void> {
    const { analyses, annotations, images } = this.#services;
    const { document } = this.#page;
    const blocks = this.#blocks;
    const analysis = analyses.latest(document);
    if (analysis?.version !== document.version) {
      this.#analyze(document);
      return;
    }
    const policy = images.policy(document.uri, (file) => this.#page.addressOf(file));
    const layout = await inSlices(layOut(analysis, policy, this.#sections));
    // What came meanwhile has asked for an update of its own.
    if (blocks !== this.#blocks || analyses.latest(document) !== analysis) {
      this.#sendAgain = true;
      return;
    }
    const model = new PreviewModel({ layout, annotations: annotations.latest(document)?.annotations ?? [], labels: labelsFor(document.uri) });
    const beginning = this.#serial === 0 && this.#page.beginsAtTop ? firstSight(layout.blocks) : undefined;
    if (beginning !== undefined) await this.#sendUpdate({ analysis, model, blocks, most: beginning });
    await this.#sendUpdate({ analysis, model, blocks });
  }

  /** Nothing where what `blocks` has sent is of no use any more. */
  async #sendUpdate({ analysis, model, blocks, most }: Update): Promise<void> {
    if (blocks !== this.#blocks) return;
    const document = analysis.uri.toString();
    const content = await inSlices(model.update(blocks, most));
    const { first, rest } = sliceBlocks(content.blocks);
    for (const slice of first) {
      if (blocks === this.#blocks) this.#page.post({ ...slice, document });
      await nextTurn();
    }
    if (blocks !== this.#blocks) return;
    const isFirst = this.#model === undefined;
    this.#model = model;
    this.#version = analysis.version;
    this.#attempts = 0;
    const isWhole = most === undefined;
    this.#page.post({ type: "update", document, version: this.#version, serial: this.#serial++, complete: isWhole && analysis.complete, more: !isWhole, ...content, blocks: rest });
    if (isFirst) this.#page.onFirstShown();
  }

  /** An answer comes as an event, like every later one. */
  #analyze(document: vscode.TextDocument): void {
    this.#services.analyses.present(document).then(
      () => {
        if (this.#services.analyses.latest(document)?.version === document.version) this.#ask();
      },
      (error: unknown) => {
        if (error instanceof StaleError) this.#analyzeAgain();
        else this.#fail(error);
      },
    );
  }

  /** An answer was overtaken: by an edit, whose own answer comes as an event, or by a worker that had just ended. */
  #analyzeAgain(): void {
    if (++this.#attempts < MOST_ATTEMPTS) this.request();
  }

  #fail(error: unknown): void {
    this.#services.logger.error("The article could not be read for the preview.", error);
    this.#page.post({
      type: "failed",
      document: this.#page.document.uri.toString(),
      text: l10n.t("The article could not be read. The output channel says why."),
    });
  }
}
