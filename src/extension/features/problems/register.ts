/** Knows how doubts are told: about the file and about figures that don't fit together, as diagnostics. */

import * as vscode from "vscode";
import type { Logger } from "../../../core/ports";
import type { AnalysisService } from "../../analysis/analysisService";
import type { EngineClient } from "../../analysis/engineClient";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { LANGUAGE_ID } from "../../articleDocument";
import type { Places } from "../../places";
import { listDiagnostics } from "./diagnostics";
import { FolderFindings } from "./folderFindings";
import { CheckActions, markReviewed } from "./reviewed";

export interface ProblemsOptions {
  readonly engine: EngineClient;
  readonly analyses: AnalysisService;
  readonly annotations: AnnotationStore;
  readonly places: Places;
  readonly logger: Logger;
  /** Fires when the folder's other articles have become known or have changed. */
  readonly onDidFillIndex: vscode.Event<void>;
}

export function registerProblems({ engine, analyses, annotations, places, logger, onDidFillIndex }: ProblemsOptions): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("zhupi");
  const inFolder = new FolderFindings(engine, logger);
  const show = async (document: vscode.TextDocument | undefined): Promise<void> => {
    const analysis = document === undefined ? undefined : analyses.latest(document);
    if (document === undefined || analysis?.version !== document.version) return;
    const session = await annotations.session(document);
    collection.set(document.uri, listDiagnostics(document, analysis, session, inFolder.of(document)));
  };
  const showAll = (): void => {
    for (const document of vscode.workspace.textDocuments) void show(document);
  };
  const compare = async (document: vscode.TextDocument | undefined): Promise<void> => {
    if (document !== undefined && (await inFolder.compare(document))) await show(document);
  };
  return vscode.Disposable.from(
    collection,
    analyses.onDidAnalyze(({ uri, complete }) => {
      void (complete ? compare(openDocument(uri)) : show(openDocument(uri)));
    }),
    onDidFillIndex(() => {
      for (const document of vscode.workspace.textDocuments) if (analyses.latest(document)?.complete === true) void compare(document);
    }),
    annotations.onDidChange((uri) => void show(openDocument(uri))),
    analyses.onDidClose((uri) => {
      collection.delete(uri);
      inFolder.forget(uri);
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

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
}
