/** Knows which doubts stand as diagnostics: those whose check is on and which no reviewer has settled. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { ArticleProblem } from "../../../core/article/article";
import { checkLabel } from "../../../core/cards/names";
import type { Finding } from "../../../core/checks/finding";
import type { Span } from "../../../core/text/span";
import type { DocumentAnalysis } from "../../analysis/analysisService";
import type { SessionHandle } from "../../annotations/store";

export function listDiagnostics(document: vscode.TextDocument, analysis: DocumentAnalysis, session: SessionHandle, inFolder: readonly Finding[]): vscode.Diagnostic[] {
  const settings = vscode.workspace.getConfiguration("zhupi.checks", document.uri);
  const settled = new Set(
    session.annotations
      .filter(({ annotation }) => annotation.status === "reviewed")
      .flatMap(({ annotation, spans }) => spans.map((span) => keyOf(annotation.label, span))),
  );
  const open = [...analysis.findings, ...inFolder].filter((finding) => settings.get<boolean>(finding.rule, true) && !settled.has(keyOf(checkLabel(finding.rule), finding)));
  return [...analysis.frame.problems.map((problem) => ofProblem(document, problem)), ...open.map((finding) => ofFinding(document, finding))];
}

function ofProblem(document: vscode.TextDocument, { span, message, code }: ArticleProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(document, span), message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = "Zhupi";
  diagnostic.code = code;
  return diagnostic;
}

function ofFinding(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(document, finding), finding.message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = "Zhupi";
  diagnostic.code = checkLabel(finding.rule);
  diagnostic.relatedInformation = [
    ...finding.related.map((span) => related(document.uri, rangeOf(document, span), l10n.t("compared with {0}", document.getText(rangeOf(document, span))))),
    ...(finding.elsewhere ?? []).map(({ uri, text, from, to }) =>
      related(vscode.Uri.parse(uri, true), new vscode.Range(from.line, from.character, to.line, to.character), l10n.t("{0} in another article", text)),
    ),
  ];
  return diagnostic;
}

function related(uri: vscode.Uri, range: vscode.Range, message: string): vscode.DiagnosticRelatedInformation {
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), message);
}

function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

function keyOf(label: string, { start, end }: Span): string {
  return `${label}:${start.toString()}:${end.toString()}`;
}
