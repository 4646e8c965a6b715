/** Knows how text editors scroll along with a preview, and which of their movements are only an echo of it. */

import * as vscode from "vscode";

/** How long after the preview moved an editor the editor's own news of it may come. */
const ECHO_MILLISECONDS = 400;

export class EditorScroll implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #document: vscode.TextDocument | undefined;
  #movedAt = Number.NEGATIVE_INFINITY;

  /** `onScroll` gets the place in the file that a user has scrolled an editor's top to. */
  constructor(onScroll: (offset: number) => void) {
    this.#subscription = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
      const top = visibleRanges[0]?.start;
      if (top === undefined || textEditor.document !== this.#document) return;
      if (performance.now() - this.#movedAt < ECHO_MILLISECONDS) return;
      onScroll(this.#document.offsetAt(top));
    });
  }

  follow(document: vscode.TextDocument): void {
    this.#document = document;
  }

  /** Brings a place to the top of every visible editor of the article. */
  toTop(offset: number): void {
    this.#reveal(offset, vscode.TextEditorRevealType.AtTop);
  }

  /** Selects a place in every visible editor of the article; the focus stays where it is. */
  select(offset: number): void {
    for (const editor of this.editors()) {
      const position = editor.document.positionAt(offset);
      editor.selection = new vscode.Selection(position, position);
    }
    this.#reveal(offset, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Where the first visible editor's top is; `undefined` where none shows the article. */
  top(): number | undefined {
    const [editor] = this.editors();
    const position = editor?.visibleRanges[0]?.start;
    return editor === undefined || position === undefined ? undefined : editor.document.offsetAt(position);
  }

  editors(): vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter(({ document }) => document === this.#document);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #reveal(offset: number, how: vscode.TextEditorRevealType): void {
    this.#movedAt = performance.now();
    for (const editor of this.editors()) {
      const position = editor.document.positionAt(offset);
      editor.revealRange(new vscode.Range(position, position), how);
    }
  }
}
