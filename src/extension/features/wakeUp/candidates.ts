/** Knows which documents can be articles at all, and reads no more of them than deciding takes. */

import * as vscode from "vscode";
import { HEAD_LENGTH } from "../../../core/article/detectArticle";
import { LANGUAGE_ID } from "../../articleDocument";

/** The kinds of file that articles come in, and the language that VS Code gives each. */
const LANGUAGES_BY_EXTENSION: ReadonlyMap<string, string> = new Map([
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".html", "html"],
  [".htm", "html"],
  [".txt", "plaintext"],
]);

export const ARTICLE_EXTENSIONS: readonly string[] = [...LANGUAGES_BY_EXTENSION.keys()];

/** The languages that VS Code itself gives such files; any other was chosen by someone and is left alone. */
const UNDECIDED_LANGUAGES: ReadonlySet<string> = new Set(LANGUAGES_BY_EXTENSION.values());

const FILE_SCHEMES: ReadonlySet<string> = new Set(["file", "vscode-remote", "vscode-vfs"]);

/** The extension of the file's name in lower case, with its dot; empty for a name without one. */
export function extensionOf(uri: vscode.Uri): string {
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot).toLowerCase() : "";
}

/** Whether this is a file as it is now, not a view on its past (`git:`), an output or a buffer without a file. */
export function isRealFile(uri: vscode.Uri): boolean {
  return FILE_SCHEMES.has(uri.scheme) || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** Whether the document's language is one that VS Code gives by itself, or ours, so that switching it overrules nobody. */
export function hasUndecidedLanguage(document: vscode.TextDocument): boolean {
  return UNDECIDED_LANGUAGES.has(document.languageId) || document.languageId === LANGUAGE_ID;
}

/** Whether it is a kind of file that articles come in. */
export function hasArticleExtension(uri: vscode.Uri): boolean {
  return LANGUAGES_BY_EXTENSION.has(extensionOf(uri));
}

/** The language that a file has when it isn't taken for an article. */
export function plainLanguage(uri: vscode.Uri): string {
  return LANGUAGES_BY_EXTENSION.get(extensionOf(uri)) ?? "plaintext";
}

/** The first `length` code units of a document, without building the text of all of it. */
export function readHead(document: vscode.TextDocument, length = HEAD_LENGTH): string {
  let head = "";
  for (let line = 0; line < document.lineCount && head.length < length; line++) {
    head += `${document.lineAt(line).text.slice(0, length - head.length)}\n`;
  }
  return head.slice(0, length);
}

/** Whether an editor tab shows the file's text itself: not a comparison, a peek, or a document that only some code has opened. */
export function isShownAsText(uri: vscode.Uri): boolean {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all.some((group) =>
    group.tabs.some((tab) => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === wanted),
  );
}
