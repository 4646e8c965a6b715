/** Knows how a reviewer exports: what, in which format, and where to, with progress and a way out. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { exportFormats, labelFormats } from "../../../core/exchange/formats";
import type { ExportFormat, ExportLayer } from "../../../core/exchange/exportFormat";
import type { EngineClient } from "../../analysis/engineClient";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { fileNameOf } from "../../articleDocument";
import { listArticleFiles, listSidecars, namesIn } from "../../articleFiles";
import type { Places } from "../../places";
import { inMessage } from "../../shownText";
import { baseNameOf, ExportRun, type ExportChoice, type ExportDone, type ExportSource } from "./exportRun";

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
  const choice = await pickChoice();
  const target = choice === undefined ? undefined : await pickFreeTarget(choice.format, document.uri);
  if (choice === undefined || target === undefined) return;
  await store.flush();
  const sidecars = (await listSidecars(vscode.workspace.getWorkspaceFolder(document.uri))).get(document.uri.path) ?? [];
  await run(engine, choice, target, [{ path: fileNameOf(document.uri), content: document.getText(), sidecars }]);
}

async function exportFolder(engine: EngineClient, store: AnnotationStore, given: unknown): Promise<void> {
  const folder = await pickFolder(given);
  const choice = folder === undefined ? undefined : await pickChoice();
  if (folder === undefined || choice === undefined) return;
  const target = await pickFreeTarget(choice.format, vscode.Uri.joinPath(folder.uri, folder.name));
  if (target === undefined) return;
  await store.flush();
  const [files, sidecars] = await Promise.all([listArticleFiles(folder), listSidecars(folder)]);
  const sources = files.map((uri): ExportSource => ({
    path: uri.path.slice(folder.uri.path.length).replace(/^\/+/, ""),
    content: openText(uri) ?? uri,
    sidecars: sidecars.get(uri.path) ?? [],
  }));
  await run(engine, choice, target, sources);
}

async function run(engine: EngineClient, choice: ExportChoice, target: vscode.Uri, sources: readonly ExportSource[]): Promise<void> {
  try {
    const done = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: inMessage(l10n.t("Exporting to {0}", fileNameOf(target))), cancellable: true },
      (progress, cancel) => new ExportRun(engine, choice, target).write(sources, progress, cancel),
    );
    if (done === undefined) vscode.window.setStatusBarMessage(l10n.t("The export was cancelled; nothing was written."), 6000);
    else await announce(done, choice, target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(inMessage(l10n.t("The export to {0} failed: {1} Nothing was left half written.", fileNameOf(target), reason)));
  }
}

async function announce({ documents, annotations, losses, passed, files }: ExportDone, choice: ExportChoice, target: vscode.Uri): Promise<void> {
  const [first] = files;
  if (first === undefined) {
    void vscode.window.showWarningMessage(inMessage([l10n.t("No article was found, so nothing was written."), ...losses, ...passed].join(" ")));
    return;
  }
  const none = annotations > 0 ? [] : [withoutAnnotations(choice)];
  const where = choice.format.layout === "folder" ? `${fileNameOf(vscode.Uri.joinPath(target, ".."))}/` : namesOf(files);
  const exported = documents === 1 ? l10n.t("Exported to {0}.", where) : l10n.t("{0} articles exported to {1}.", documents, where);
  const message = inMessage([exported, ...none, ...losses, ...passed].join(" "));
  const open = l10n.t("Open");
  const reveal = l10n.t("Show in the File List");
  const chosen = await (losses.length > 0
    ? vscode.window.showWarningMessage(message, open, reveal)
    : vscode.window.showInformationMessage(message, open, reveal));
  if (chosen === open) await vscode.commands.executeCommand("vscode.open", first);
  if (chosen === reveal) await vscode.commands.executeCommand("revealInExplorer", first);
}

function namesOf(files: readonly vscode.Uri[]): string {
  const first = files[0] === undefined ? "" : fileNameOf(files[0]);
  return files.length > 1 ? l10n.t("{0} and {1} more", first, files.length - 1) : first;
}

/** What the files hold where nobody has annotated anything yet. */
function withoutAnnotations({ layers }: ExportChoice): string {
  if (layers === undefined) return l10n.t("Nobody has annotated anything in them yet: what was recognised is there, and no annotations.");
  return layers.includes("figures")
    ? l10n.t("Nobody has annotated anything in them yet: the labels are what was recognised.")
    : l10n.t("Nobody has annotated anything in them yet, so the files hold text without labels.");
}

async function pickChoice(): Promise<ExportChoice | undefined> {
  const format = await pickFormat();
  if (format === undefined || !labelFormats.includes(format)) return format === undefined ? undefined : { format };
  const items: { label: string; detail?: string; layers: readonly ExportLayer[] }[] = [
    { label: l10n.t("Annotations"), detail: l10n.t("What people have annotated and accepted."), layers: ["annotations"] },
    { label: l10n.t("What was recognised"), detail: l10n.t("All figures and names, whether anybody has decided on them or not."), layers: ["figures", "entities"] },
    { label: l10n.t("Both"), detail: l10n.t("Where somebody has decided, the decision; elsewhere what was recognised."), layers: ["annotations", "figures", "entities"] },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: format.name(), placeHolder: l10n.t("Which labels?") });
  return chosen === undefined ? undefined : { format, layers: chosen.layers };
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const items = exportFormats.map((format) => ({ label: format.name(), description: `.${format.extension}`, format }));
  return (await vscode.window.showQuickPick(items, { title: l10n.t("Export"), placeHolder: l10n.t("Choose a format") }))?.format;
}

/** Several tools' formats have the same extension; one export is not to take another's place. */
function endingOf({ id, extension }: ExportFormat): string {
  return id === extension ? extension : `${id}.${extension}`;
}

/** The file to write; for formats of several files, a folder or the name that all of them begin with. */
async function pickTarget(format: ExportFormat, beside: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (format.layout === "folder") {
    const [folder] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: l10n.t("Export Here") })) ?? [];
    // Not among the articles that may lie there, nor over files that somebody else keeps there.
    return folder === undefined ? undefined : vscode.Uri.joinPath(folder, `zhupi-${format.id}`, "zhupi-export");
  }
  return vscode.window.showSaveDialog({
    defaultUri: beside.with({ path: `${beside.path}.${endingOf(format)}` }),
    filters: { [format.name()]: [format.extension] },
    title: l10n.t("Export"),
  });
}

/** As {@link pickTarget}; asks where an earlier export would be replaced, since dialogs know only of the one file that they name. */
async function pickFreeTarget(format: ExportFormat, beside: vscode.Uri): Promise<vscode.Uri | undefined> {
  const target = await pickTarget(format, beside);
  if (target === undefined || format.layout === "one") return target;
  const folder = vscode.Uri.joinPath(target, "..");
  const names = await namesIn(folder);
  const files = format.layout === "folder" ? [...names] : format.filesAt(baseNameOf(format, target)).filter((name) => names.has(name) && name !== fileNameOf(target));
  if (files.length === 0) return target;
  const replace = l10n.t("Replace");
  const question = l10n.t("{0} holds files of an earlier export ({1}). Are they to be replaced?", fileNameOf(folder), files.length);
  return (await vscode.window.showWarningMessage(inMessage(question), { modal: true, detail: l10n.t("What was changed in them since is lost.") }, replace)) === replace ? target : undefined;
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
