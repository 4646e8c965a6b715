/** Knows how to go from one article of the folder to the next that nobody has annotated yet. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { bytesLookLikeArticle } from "../../../core/article/detectArticle";
import { listArticleFiles, listSidecars } from "../../articleFiles";

export function registerNextArticle(): vscode.Disposable {
  return vscode.commands.registerCommand("zhupi.openNextArticle", async () => {
    const options = { location: vscode.ProgressLocation.Window, title: l10n.t("Looking for the next article") };
    const next = await vscode.window.withProgress(options, findNext);
    if (next !== undefined) await vscode.commands.executeCommand("vscode.open", next);
    else void vscode.window.showInformationMessage(l10n.t("Every article of the folder has annotations, or there is none."));
  });
}

/** In the order of their paths, beginning behind the active one and then from the top. */
async function findNext(): Promise<vscode.Uri | undefined> {
  const present = vscode.window.activeTextEditor?.document.uri;
  const [files, sidecars] = await Promise.all([listArticleFiles(), listSidecars()]);
  const behind = present === undefined ? 0 : files.findIndex(({ path }) => path > present.path);
  const inOrder = behind < 0 ? files : [...files.slice(behind), ...files.slice(0, behind)];
  for (const file of inOrder) {
    if (file.path !== present?.path && !sidecars.has(file.path) && (await isArticleFile(file))) return file;
  }
  return undefined;
}

async function isArticleFile(file: vscode.Uri): Promise<boolean> {
  try {
    return bytesLookLikeArticle(await vscode.workspace.fs.readFile(file));
  } catch {
    return false;
  }
}
