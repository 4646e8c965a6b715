/** Knows the settings that say which files are articles and how they open. */

import * as vscode from "vscode";

export interface WakeUpSettings {
  readonly detect: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly readOnly: boolean;
  readonly reopenWithEncoding: "ask" | "always" | "never";
  readonly offerAssociations: boolean;
}

export const SECTION = "zhupi.articles";

/** The settings for one file. What a user typed wrongly counts as the default. */
export function readSettings(uri: vscode.Uri): WakeUpSettings {
  const settings = vscode.workspace.getConfiguration(SECTION, uri);
  const reopen = settings.get<unknown>("reopenWithEncoding");
  return {
    detect: settings.get<unknown>("detect") !== false,
    include: listOfStrings(settings.get<unknown>("include")),
    exclude: listOfStrings(settings.get<unknown>("exclude")),
    readOnly: settings.get<unknown>("readOnly") !== false,
    reopenWithEncoding: reopen === "always" || reopen === "never" ? reopen : "ask",
    offerAssociations: settings.get<unknown>("offerAssociations") !== false,
  };
}

/** Whether one of the glob patterns matches the file, as a whole path or from its workspace folder on. */
export function matchesAny(patterns: readonly string[], document: vscode.TextDocument): boolean {
  if (patterns.length === 0) return false;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return patterns.some(
    (pattern) =>
      vscode.languages.match({ pattern }, document) > 0 ||
      (folder !== undefined && vscode.languages.match({ pattern: new vscode.RelativePattern(folder, pattern) }, document) > 0),
  );
}

function listOfStrings(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.filter((item): item is string => typeof item === "string" && item !== "");
}
