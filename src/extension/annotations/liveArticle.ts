/** Knows how one open article's annotations follow its text: mapped through every edit, looked for again where that does not do, told in the present text. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { AnnotationSession } from "../../core/annotations/session/annotationSession";
import type { Sidecar } from "../../core/annotations/sidecar/sidecar";
import type { Logger } from "../../core/ports";
import { fileNameOf } from "../articleDocument";
import { ArticleText } from "./articleText";
import type { LoadContext, Loaded } from "./loadAnnotations";
import type { OtherSidecars } from "./otherSidecars";
import type { SyncedArticle } from "./sidecarSync";
import { inSlices } from "./slices";
import { TaskQueue } from "./taskQueue";

export interface LiveContext extends Pick<LoadContext, "readVisible"> {
  readonly logger: Logger;
  readonly others: OtherSidecars;
  onChange(): void;
  /** Places were looked for again. */
  onReanchored(): void;
}

const REFRESH_PAUSE = 200;
/** How often the state is written down anew when the text changes meanwhile. */
const ATTEMPTS = 8;

export class LiveArticle implements SyncedArticle, vscode.Disposable {
  readonly session: AnnotationSession;
  readonly turns = new TaskQueue();
  readonly #document: vscode.TextDocument;
  readonly #context: LiveContext;
  readonly #text: ArticleText;
  readonly #following: vscode.Disposable;
  #refreshTimer: NodeJS.Timeout | undefined;
  #displaced = false;

  constructor(document: vscode.TextDocument, loaded: Loaded, context: LiveContext) {
    this.session = loaded.session;
    this.#document = document;
    this.#context = context;
    this.#text = new ArticleText(document, context.readVisible, loaded);
    this.#context.others.setSource(loaded.source, loaded.hash);
    this.#following = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) this.#follow(event);
    });
  }

  get uri(): vscode.Uri {
    return this.#document.uri;
  }

  /** Of the document's present text. */
  get textHash(): string {
    return this.#text.hash;
  }

  /** Whether edits have changed or taken away places that have not been looked for since. */
  get isDisplaced(): boolean {
    return this.#displaced;
  }

  async freshen(): Promise<void> {
    const source = await this.#text.refresh();
    if (source === undefined) return;
    this.session.setSource(source);
    this.#context.others.setSource(source, source.hash);
  }

  /** Looks for displaced places in the present text. Called in a turn. */
  async reanchor(): Promise<void> {
    this.#displaced = false;
    await inSlices(this.session.reanchor(this.#text.hash));
    this.#context.onReanchored();
  }

  async toSidecar(): Promise<Sidecar> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      await this.freshen();
      // Saved as they are, places that only have to be looked for again would be in doubt for good.
      if (this.#displaced) await this.reanchor();
      const sidecar = await inSlices(this.session.toSidecar(this.#text.info));
      if (sidecar !== undefined) return { ...sidecar, article: { ...sidecar.article, name: fileNameOf(this.uri) } };
    }
    throw new Error(l10n.t("The article changes faster than its annotations can be saved."));
  }

  /** Nothing is refreshed any more; edits are followed until {@link dispose}. */
  close(): void {
    clearTimeout(this.#refreshTimer);
  }

  dispose(): void {
    this.close();
    this.#following.dispose();
  }

  /** Follows an edit of the document. */
  #follow(event: vscode.TextDocumentChangeEvent): void {
    const edits = event.contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, length: rangeLength, text }));
    if (edits.length === 0) return;
    const textAfter = this.#document.getText();
    const { displaced } = this.session.mapEdits(edits, textAfter);
    this.#displaced ||= displaced > 0;
    this.#context.others.mapEdits(edits, textAfter);
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => {
      this.#refresh().catch((error: unknown) => {
        this.#context.logger.error(`The places of annotations in ${this.uri.toString()} could not be refreshed.`, error);
      });
    }, REFRESH_PAUSE);
  }

  async #refresh(): Promise<void> {
    await this.freshen();
    // Told once the typing pauses: whoever shows thousands of annotations must not do so at every key.
    await this.turns.add(async () => {
      if (this.#displaced) await this.reanchor();
    });
    this.#context.onChange();
  }
}
