/** Knows how doubts are told: about the file and about figures that don't fit together, as diagnostics. */

import * as vscode from "vscode";
import type { AnalysisService } from "../../analysis/analysisService";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { LANGUAGE_ID } from "../../articleDocument";
import type { Places } from "../../places";
import { listDiagnostics } from "./diagnostics";
import { CheckActions, markReviewed } from "./reviewed";

export function registerProblems(analyses: AnalysisService, store: AnnotationStore, places: Places): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("zhupi");
  const show = async (uri: vscode.Uri): Promise<void> => {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    const analysis = document === undefined ? undefined : analyses.latest(document);
    if (document === undefined || analysis?.version !== document.version) return;
    const session = await store.session(document);
    collection.set(uri, listDiagnostics(document, analysis, session));
  };
  const showAll = (): void => {
    for (const document of vscode.workspace.textDocuments) void show(document.uri);
  };
  return vscode.Disposable.from(
    collection,
    analyses.onDidAnalyze(({ uri, complete }) => {
      if (!complete) void show(uri);
    }),
    store.onDidChange((uri) => void show(uri)),
    analyses.onDidClose((uri) => {
      collection.delete(uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("zhupi.checks")) showAll();
    }),
    vscode.commands.registerCommand("zhupi.markReviewed", (argument: unknown) => markReviewed(places, argument)),
    vscode.languages.registerCodeActionsProvider({ language: LANGUAGE_ID }, new CheckActions(), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}
