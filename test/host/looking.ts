/** Helpers that see an article as a reader does: selections, colours, hovers. */

import assert from "node:assert/strict";
import * as vscode from "vscode";

/** Selects a text in an article, the first or a later one of its kind; returns where it stands. */
export function select(editor: vscode.TextEditor, text: string, occurrence = 0): { start: number; end: number } {
  let start = -1;
  for (let i = 0; i <= occurrence; i++) start = editor.document.getText().indexOf(text, start + 1);
  assert.ok(start >= 0, `${text} stands in the article`);
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + text.length));
  return { start, end: start + text.length };
}

/** The semantic tokens of a document as text and type. */
export async function readTokens(document: vscode.TextDocument): Promise<{ text: string; type: string }[]> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>("vscode.provideDocumentSemanticTokensLegend", document.uri);
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>("vscode.provideDocumentSemanticTokens", document.uri);
  const found: { text: string; type: string }[] = [];
  let line = 0;
  let character = 0;
  const data = tokens?.data ?? new Uint32Array();
  for (let i = 0; i < data.length; i += 5) {
    const [deltaLine = 0, deltaStart = 0, length = 0, type = 0] = data.subarray(i, i + 5);
    character = deltaLine === 0 ? character + deltaStart : deltaStart;
    line += deltaLine;
    found.push({
      text: document.getText(new vscode.Range(line, character, line, character + length)),
      type: legend?.tokenTypes[type] ?? "",
    });
  }
  return found;
}

/** What a hover says over a text, character references included as the renderer reads them. */
export async function readHover(editor: vscode.TextEditor, text: string, occurrence = 0): Promise<string> {
  const { start } = select(editor, text, occurrence);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    editor.document.uri,
    editor.document.positionAt(start + 1),
  );
  const markdown = hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value)).join("\n");
  return markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
