/** Knows when an article opens in the reader unasked: the first time it is opened plainly, where the user's setting says so. */

import * as vscode from "vscode";
import { isArticle } from "../../articleDocument";

export class ReaderByDefault implements vscode.Disposable {
  readonly #readerType: string;
  /** Articles that were opened in the reader; whoever then asks for one's source gets it, until no tab shows it any more. */
  readonly #opened = new Set<string>();
  readonly #subscriptions: vscode.Disposable;

  constructor(readerType: string) {
    this.#readerType = readerType;
    const look = (): void => {
      void this.#look();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(look),
      // A file becomes an article shortly after it was opened.
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) this.#forgetClosed();
      }),
    );
    look();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #look(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const group = vscode.window.tabGroups.activeTabGroup;
    const tab = group.activeTab;
    // A comparison has no text tab of its own and stays one.
    if (editor === undefined || !(tab?.input instanceof vscode.TabInputText)) return;
    const { uri } = editor.document;
    if (tab.input.uri.toString() !== uri.toString() || !isArticle(editor.document) || !isPlainlyOpened(editor)) return;
    if (vscode.workspace.getConfiguration("zhupi.preview", uri).get("openArticles") !== "reader" || this.#opened.has(uri.toString())) return;
    this.#opened.add(uri.toString());
    await vscode.commands.executeCommand("vscode.openWith", uri, this.#readerType, { viewColumn: group.viewColumn, preview: tab.isPreview });
    if (!tab.isDirty && group.tabs.includes(tab)) await vscode.window.tabGroups.close(tab, true);
  }

  #forgetClosed(): void {
    const shown = new Set(
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .map(({ input }) => (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri.toString() : "")),
    );
    for (const uri of this.#opened) if (!shown.has(uri)) this.#opened.delete(uri);
  }
}

/** Whoever goes to a place in the source, or comes back to one, wants the source. */
function isPlainlyOpened({ selection }: vscode.TextEditor): boolean {
  return selection.isEmpty && selection.active.line === 0 && selection.active.character === 0;
}
