/** Knows how to tell what is wrong with an article file: as diagnostics, once per place. */

import * as vscode from "vscode";
import type { ArticleProblem } from "../../../core/article/article";
import type { AnalysisService } from "../../analysis/analysisService";

export function registerProblems(analyses: AnalysisService): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection("zhupi");
  return vscode.Disposable.from(
    diagnostics,
    analyses.onDidAnalyze(({ uri, version, article, complete }) => {
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
      if (complete || document?.version !== version) return;
      diagnostics.set(
        uri,
        article.problems.map((problem) => toDiagnostic(document, problem)),
      );
    }),
    analyses.onDidClose((uri) => {
      diagnostics.delete(uri);
    }),
  );
}

function toDiagnostic(document: vscode.TextDocument, problem: ArticleProblem): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(problem.span.start), document.positionAt(problem.span.end));
  const diagnostic = new vscode.Diagnostic(range, problem.message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = "Zhupi";
  diagnostic.code = problem.code;
  return diagnostic;
}
