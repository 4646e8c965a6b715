/** Knows how to go to a place in an editor, and from one mark to the next. */

import * as vscode from "vscode";
import type { Span } from "../core/text/span";

/** Selects a span of the file and brings it into view. */
export function revealSpan(editor: vscode.TextEditor, span: Span): void {
  const { document } = editor;
  const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Goes to the first suggestion after `offset`; stays where there is none. */
export function revealNextSuggestion(editor: vscode.TextEditor, suggestions: readonly Span[], offset: number): void {
  const next = suggestions.find(({ start }) => start > offset);
  if (next !== undefined) revealSpan(editor, next);
}
