/** Knows how a reviewer exports: what, in which format, and where to, with progress and a way out. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { exportFormats } from "../../../core/exchange/formats";
import type { ExportFormat } from "../../../core/exchange/exportFormat";
import type { EngineClient } from "../../analysis/engineClient";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { fileNameOf } from "../../articleDocument";
import { listArticleFiles, listSidecars } from "../../articleFiles";
import type { Places } from "../../places";
import { ExportRun, type ExportSource } from "./exportRun";

export function registerExport(engine: EngineClient, store: AnnotationStore, places: Places): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("zhupi.exportArticle", () => exportArticle(engine, store, places)),
    vscode.commands.registerCommand("zhupi.exportFolder", (folder: unknown) => exportFolder(engine, store, folder)),
  );
}

async function exportArticle(engine: EngineClient, store: AnnotationStore, places: Places): Promise<void> {
  const document = (await places.find(undefined))?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage(l10n.t("Open an article first, then export it."));
    return;
  }
  const format = await pickFormat();
  const target = format === undefined ? undefined : await pickTarget(format, document.uri);
  if (format === undefined || target === undefined) return;
  await store.flush();
  const sidecars = (await listSidecars(vscode.workspace.getWorkspaceFolder(document.uri))).get(document.uri.path) ?? [];
  await run(engine, format, target, [{ path: fileNameOf(document.uri), content: document.getText(), sidecars }]);
}

async function exportFolder(engine: EngineClient, store: AnnotationStore, given: unknown): Promise<void> {
  const folder = await pickFolder(given);
  const format = folder === undefined ? undefined : await pickFormat();
  if (folder === undefined || format === undefined) return;
  const target = await pickTarget(format, vscode.Uri.joinPath(folder.uri, folder.name));
  if (target === undefined) return;
  await store.flush();
  const [files, sidecars] = await Promise.all([listArticleFiles(folder), listSidecars(folder)]);
  const sources = files.map((uri): ExportSource => ({
    path: uri.path.slice(folder.uri.path.length).replace(/^\/+/, ""),
    content: openText(uri) ?? uri,
    sidecars: sidecars.get(uri.path) ?? [],
  }));
  await run(engine, format, target, sources);
}

async function run(engine: EngineClient, format: ExportFormat, target: vscode.Uri, sources: readonly ExportSource[]): Promise<void> {
  try {
    const done = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: l10n.t("Exporting to {0}", fileNameOf(target)), cancellable: true },
      (progress, cancel) => new ExportRun(engine, format, target).write(sources, progress, cancel),
    );
    if (done !== undefined) await announce(done.documents, done.losses, done.files);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(l10n.t("The export to {0} failed: {1} Nothing was left half written.", fileNameOf(target), reason));
  }
}

async function announce(documents: number, losses: readonly string[], files: readonly vscode.Uri[]): Promise<void> {
  const [first] = files;
  const message = [l10n.t("{0} articles exported to {1}.", documents, first === undefined ? "" : fileNameOf(first)), ...losses].join(" ");
  const open = l10n.t("Open");
  const chosen = await (losses.length > 0
    ? vscode.window.showWarningMessage(message, open)
    : vscode.window.showInformationMessage(message, open));
  if (chosen === open && first !== undefined) await vscode.commands.executeCommand("vscode.open", first);
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const items = exportFormats.map((format) => ({ label: format.name(), description: `.${format.extension}`, format }));
  return (await vscode.window.showQuickPick(items, { title: l10n.t("Export"), placeHolder: l10n.t("Choose a format") }))?.format;
}

/** The file to write; for formats of several files, a folder or the name that all of them begin with. */
async function pickTarget(format: ExportFormat, beside: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (format.layout === "folder") {
    const [folder] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: l10n.t("Export Here") })) ?? [];
    return folder === undefined ? undefined : vscode.Uri.joinPath(folder, "zhupi-export");
  }
  return vscode.window.showSaveDialog({
    defaultUri: beside.with({ path: `${beside.path}.${format.extension}` }),
    filters: { [format.name()]: [format.extension] },
    title: l10n.t("Export"),
  });
}

async function pickFolder(given: unknown): Promise<vscode.WorkspaceFolder | undefined> {
  if (given instanceof vscode.Uri) return vscode.workspace.getWorkspaceFolder(given);
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0];
}

/** Unsaved text is what the reviewer sees, so it is what is exported. */
function openText(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.getText();
}
