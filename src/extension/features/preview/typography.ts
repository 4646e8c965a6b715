/** Knows in which font the preview is set: a reading font, unless the user has chosen one for the editor. */

import * as vscode from "vscode";

export interface Typography {
  /** Empty for the page's own reading font. */
  readonly fontFamily: string;
  /** CSS pixels. */
  readonly fontSize: number;
  /** A multiple of the font size. */
  readonly lineHeight: number;
}

/** Reading is done at a larger size than typing. */
const READING_FACTOR = 1.2;
const SMALLEST = 9;
const LARGEST = 48;
const DEFAULT_LINE_HEIGHT = 1.85;

export function readTypography(scope: vscode.ConfigurationScope): Typography {
  const editor = vscode.workspace.getConfiguration("editor", scope);
  const preview = vscode.workspace.getConfiguration("zhupi.preview", scope);
  const family = preview.get<unknown>("fontFamily");
  const size = preview.get<unknown>("fontSize");
  const line = preview.get<unknown>("lineHeight");
  const editorSize = numberIn(editor.get<unknown>("fontSize"), SMALLEST, LARGEST) ?? 14;
  return {
    fontFamily: typeof family === "string" && family.trim() !== "" ? family : (chosen(editor, "fontFamily") ?? ""),
    fontSize: numberIn(size, SMALLEST, LARGEST) ?? Math.min(LARGEST, Math.round(editorSize * READING_FACTOR)),
    lineHeight: numberIn(line, 1, 4) ?? DEFAULT_LINE_HEIGHT,
  };
}

/** What the user has set; a default is the program's choice, made for code. */
function chosen(settings: vscode.WorkspaceConfiguration, key: string): string | undefined {
  const found = settings.inspect<string>(key);
  const value =
    found?.workspaceFolderLanguageValue ??
    found?.workspaceLanguageValue ??
    found?.globalLanguageValue ??
    found?.workspaceFolderValue ??
    found?.workspaceValue ??
    found?.globalValue;
  return value === undefined || value === found?.defaultValue ? undefined : value;
}

function numberIn(value: unknown, low: number, high: number): number | undefined {
  return typeof value === "number" && value >= low && value <= high ? value : undefined;
}
