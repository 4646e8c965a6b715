/** Knows the errors that say of a file that it isn't there, on a disk or elsewhere. */

import * as vscode from "vscode";

export function isNotFound(error: unknown): boolean {
  if (error instanceof vscode.FileSystemError) return error.code === "FileNotFound";
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
