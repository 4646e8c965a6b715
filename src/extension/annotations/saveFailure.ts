/** Knows why annotations can't be read or saved, and how that is said. */

import { stat } from "node:fs/promises";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { LockedError } from "../../platform/node/fileLock";

/** The article is not where it was opened from: its drive or its folder has gone, or another program has moved it. */
export class ArticleGoneError extends Error {}

/** Rejects with {@link ArticleGoneError} where no file stands at the article's address. */
export async function mustBeThere(article: vscode.Uri): Promise<void> {
  try {
    await (article.scheme === "file" ? stat(article.fsPath) : vscode.workspace.fs.stat(article));
  } catch (error) {
    throw new ArticleGoneError(l10n.t("The article is not in its folder any more, or the folder can't be reached."), { cause: error });
  }
}

/** For the reviewer; what the system says itself is for the log. */
export function sayWhy(error: unknown): string {
  if (error instanceof LockedError) return l10n.t("Another program is saving them.");
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return l10n.t("The disk is full.");
    case "EROFS":
    case "EACCES":
    case "EPERM":
    case "NoPermissions":
      return l10n.t("The folder or the file can't be written to.");
    case "ENOENT":
    case "ENOTDIR":
    case "FileNotFound":
      return l10n.t("The article is not in its folder any more, or the folder can't be reached.");
    case "ENAMETOOLONG":
      return l10n.t("The article's name leaves no room for the name of a file beside it. Give the article a shorter one.");
    case "EISDIR":
      return l10n.t("A folder has the name of that file.");
    case "EBUSY":
    case "ETXTBSY":
      return l10n.t("Another program holds the file.");
    case "EIO":
    case "ENXIO":
    case "ESTALE":
    case "ETIMEDOUT":
    case "EHOSTDOWN":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "Unavailable":
      return l10n.t("The drive can't be reached.");
    default:
      return l10n.t("The system says: {0}", error instanceof Error ? error.message : String(error));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
