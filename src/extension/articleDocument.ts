/** Knows which open documents Zhupi works on. */

import type * as vscode from "vscode";

export const LANGUAGE_ID = "finance-article";

/** Views on a file's past (diff, `git:`) and on nothing (output, debug consoles) show nothing of Zhupi. */
const FOREIGN_SCHEMES: ReadonlySet<string> = new Set([
  "git",
  "gitfs",
  "git-graph",
  "svn",
  "hg",
  "pr",
  "review",
  "gitlens",
  "output",
  "debug",
  "vscode-scm",
  "vscode-local-history",
  "comment",
  "search-editor",
  "walkThroughSnippet",
  "vscode-userdata",
]);

/** Whether the document is an article: of our language, and the file itself rather than a view on its past. */
export function isArticle(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE_ID && !FOREIGN_SCHEMES.has(document.uri.scheme);
}

export function fileNameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
