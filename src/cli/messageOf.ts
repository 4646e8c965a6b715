/** Knows what an error, or whatever else was thrown, says to a user. */

import * as l10n from "@vscode/l10n";

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What hinders a file from being read, in the user's language; anything else says its own message. */
export function explainFileError(error: unknown): string {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "ENOENT":
      return l10n.t("There is no such file.");
    case "EACCES":
    case "EPERM":
      return l10n.t("The file may not be read.");
    case "EISDIR":
      return l10n.t("This is a folder, not a file.");
    default:
      return messageOf(error);
  }
}

/** As {@link explainFileError}, after the file's path, which the system's errors carry: for errors that say nothing else of the file. */
export function explainError(error: unknown): string {
  const explained = explainFileError(error);
  const path = error instanceof Error && "path" in error ? error.path : undefined;
  return typeof path === "string" && explained !== messageOf(error) ? l10n.t("{0}: {1}", path, explained) : explained;
}
