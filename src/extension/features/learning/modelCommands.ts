/** Knows how a model leaves a folder and comes into one: as a file that people share. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { inMessage } from "../../shownText";
import type { FolderLearning } from "./folderLearning";
import { MODEL_EXTENSION, MODEL_SETTING } from "./modelStore";

/** An argument names the target, for keys and tests; without one the user is asked. */
export async function exportModel(learning: FolderLearning, argument: unknown): Promise<void> {
  const file = learning.modelFile;
  if (file === undefined) {
    void vscode.window.showInformationMessage(l10n.t("Nothing has been learnt in this folder yet."));
    return;
  }
  const proposed = vscode.Uri.joinPath(learning.folder.uri, `${learning.folder.name}.${MODEL_EXTENSION}`);
  const target = toUri(argument) ?? (await vscode.window.showSaveDialog({ defaultUri: proposed, filters: filters(), title: l10n.t("Export Model") }));
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, file);
  vscode.window.setStatusBarMessage(l10n.t("The model was exported to {0}.", target.path), 6000);
}

/** Resolves to what is wrong with the model, in the user's language; he is told, too. */
export async function useModel(learning: FolderLearning, argument: unknown): Promise<string | undefined> {
  const chosen = toUri(argument) ?? (await vscode.window.showOpenDialog({ defaultUri: learning.folder.uri, filters: filters(), title: l10n.t("Use Model") }))?.[0];
  if (chosen === undefined) return undefined;
  await setModel(learning, pathFrom(learning.folder.uri, chosen));
  await learning.reload();
  const { problem } = learning;
  if (problem !== undefined) void vscode.window.showWarningMessage(inMessage(problem));
  return problem;
}

/** Back to what the folder itself has taught. */
export async function useOwnModel(learning: FolderLearning): Promise<void> {
  await setModel(learning, undefined);
}

async function setModel({ folder }: FolderLearning, path: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration(undefined, folder.uri).update(MODEL_SETTING, path, vscode.ConfigurationTarget.WorkspaceFolder);
}

/** Relative where it lies in the folder, so that the setting can be shared with it. */
function pathFrom(folder: vscode.Uri, file: vscode.Uri): string {
  const prefix = `${folder.path.replace(/\/$/u, "")}/`;
  return file.scheme === folder.scheme && file.path.startsWith(prefix) ? file.path.slice(prefix.length) : file.fsPath;
}

function toUri(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : undefined;
}

function filters(): Record<string, string[]> {
  return { [l10n.t("Zhupi models")]: [MODEL_EXTENSION] };
}
