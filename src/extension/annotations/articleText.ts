/** Knows an open article's present text: its hash, and what a reader sees of it. */

import type * as vscode from "vscode";
import type { ArticleSource, TextInfo } from "../../core/annotations/session/session";
import type { VisibleText } from "../../core/article/visibleText";
import { hashText, hashTextInSteps } from "../../platform/node/hashText";
import { inSlices } from "./slices";

export class ArticleText {
  readonly #document: vscode.TextDocument;
  readonly #readVisible: (document: vscode.TextDocument) => Promise<VisibleText>;
  #known: { readonly version: number; readonly hash: string };

  /** `known` is what was loaded; {@link refresh} tells of nothing until the document has another version. */
  constructor(
    document: vscode.TextDocument,
    readVisible: (document: vscode.TextDocument) => Promise<VisibleText>,
    known: { readonly version: number; readonly hash: string },
  ) {
    this.#document = document;
    this.#readVisible = readVisible;
    this.#known = known;
  }

  /** Of the present text. */
  get hash(): string {
    return this.#known.version === this.#document.version ? this.#known.hash : hashText(this.#document.getText());
  }

  get info(): TextInfo {
    return { hash: this.hash, encoding: this.#document.encoding };
  }

  /** What a reader sees of the present text, where that is not known already. */
  async refresh(): Promise<(ArticleSource & { readonly hash: string }) | undefined> {
    if (this.#document.isClosed) return undefined;
    const { version } = this.#document;
    if (this.#known.version === version) return undefined;
    const visible = await this.#readVisible(this.#document);
    if (this.#document.version !== version) return this.refresh();
    const text = this.#document.getText();
    const hash = await inSlices(hashTextInSteps(text));
    if (this.#document.version !== version) return this.refresh();
    this.#known = { version, hash };
    return { text, visible, hash };
  }
}
