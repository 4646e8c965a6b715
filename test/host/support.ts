/** Helpers that the suites inside VS Code share. */

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as vscode from "vscode";

/** Which way VS Code was started: see `scripts/lib/hostSuite.mts`. */
export const hostMode = process.env["ZHUPI_HOST_MODE"] ?? "default";

/** The extension under test. */
export function getExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("zhupi.zhupi");
  if (extension === undefined) throw new Error("The extension is not installed in this VS Code");
  return extension;
}

/** The extension's manifest. */
export function getManifest(): Record<string, unknown> {
  return getExtension().packageJSON as Record<string, unknown>;
}

/** The folder that VS Code was opened on: a copy of the samples that tests may change. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("VS Code was opened without a folder");
  return folder.uri;
}

/** Writes a file into the workspace and returns its address. */
export async function writeFile(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.writeFile(uri, typeof content === "string" ? new TextEncoder().encode(content) : content);
  return uri;
}

/** Opens a file of the workspace (a sample, or one that a test wrote) in an editor. */
export async function openSample(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), name));
  return vscode.window.showTextDocument(document);
}

/** Opens a file and waits until it has become an article. */
export async function openArticle(name: string): Promise<vscode.TextEditor> {
  await openSample(name);
  return waitFor(`${name} to become an article`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === "finance-article" && basename(editor.document.uri.path) === basename(name) ? editor : undefined;
  });
}

/**
 * Calls `look` until it returns something other than undefined or false.
 * @param what says what is waited for, for the message of the error
 */
export async function waitFor<T>(what: string, look: () => T | Thenable<T>, timeoutMs = 20_000): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    if (Date.now() > end) throw new Error(`Waited ${String(timeoutMs)} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Closes all editors, throwing unsaved changes away. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Changes a setting of the workspace's user for the length of a test; call what it returns to put it back. */
export async function setSetting(name: string, value: unknown): Promise<() => Promise<void>> {
  const settings = vscode.workspace.getConfiguration();
  const before = settings.inspect(name)?.globalValue;
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  return async () => {
    await vscode.workspace.getConfiguration().update(name, before, vscode.ConfigurationTarget.Global);
  };
}

/** Reads a file of the extension's own folder as text. */
export function readExtensionFile(path: string): string {
  return readFileSync(join(getExtension().extensionPath, path), "utf8");
}

/** Shows a measurement among the suite's results. */
export function tell(line: string): void {
  console.log(`│       ${line}`);
}
