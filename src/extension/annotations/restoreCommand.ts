/** Knows how a reviewer goes back to a former state of an article's annotations. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { fileNameOf, isArticle } from "../articleDocument";
import { inMessage } from "../shownText";
import type { AnnotationStoreApi } from "./store";

export function registerRestore(store: AnnotationStoreApi): vscode.Disposable {
  return vscode.commands.registerCommand("zhupi.restoreAnnotations", (argument: unknown) => restore(store, argument));
}

/** The one that a command was called with, else the active one; says so where there is none. */
export function articleMeant(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const active = vscode.window.activeTextEditor?.document;
  if (active !== undefined && isArticle(active)) return active.uri;
  void vscode.window.showInformationMessage(l10n.t("Open the article first."));
  return undefined;
}

async function restore(store: AnnotationStoreApi, argument: unknown): Promise<void> {
  const article = articleMeant(argument);
  if (article === undefined) return;
  const states = await store.listSnapshots(article);
  if (states.length === 0) {
    void vscode.window.showInformationMessage(inMessage(l10n.t("No former states of {0} are kept on this machine.", fileNameOf(article))));
    return;
  }
  const format = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: "full", timeStyle: "short" });
  const items = states.map(({ id, time, annotations }) => ({ label: format.format(time), description: l10n.t("{0} annotations", annotations), id }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t("Restore the annotations of {0} as of …", fileNameOf(article)),
    placeHolder: l10n.t("This can be undone."),
  });
  if (chosen !== undefined) await store.restoreSnapshot(article, chosen.id);
}
