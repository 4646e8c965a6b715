/** Knows how suggestions of the user's own labels show in the editor: underlined with dots until somebody decides. */

import * as vscode from "vscode";
import type { LearntMark } from "../../../core/learning/suggestLearnt";
import { undecided } from "../../../core/analysis/suggestions";
import type { AnalysisService } from "../../analysis/analysisService";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { isArticle } from "../../articleDocument";
import { labelsFor } from "../../labels";
import { decidedSpans } from "../../places";

export function registerLearntMarks(analyses: AnalysisService, store: AnnotationStore): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    borderStyle: "dotted",
    borderWidth: "0 0 2px 0",
    borderColor: new vscode.ThemeColor("zhupi.label.custom"),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { color: new vscode.ThemeColor("zhupi.label.custom"), margin: "0 0.15em" },
  });
  const shown = new WeakSet<vscode.TextEditor>();
  const show = (uri?: vscode.Uri): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      if (!isArticle(editor.document) || (uri !== undefined && editor.document.uri.toString() !== uri.toString())) continue;
      const options = listOpen(editor.document, analyses, store).map((mark) => decorate(editor.document, mark));
      if (options.length === 0 && !shown.has(editor)) continue;
      shown.add(editor);
      editor.setDecorations(type, options);
    }
  };
  return vscode.Disposable.from(
    type,
    analyses.onDidAnalyze(({ uri, complete }) => {
      if (complete) show(uri);
    }),
    store.onDidChange(show),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      show();
    }),
  );
}

/** Of the document's present text. */
function listOpen(document: vscode.TextDocument, analyses: AnalysisService, store: AnnotationStore): LearntMark[] {
  const analysis = analyses.latest(document);
  const session = store.latest(document);
  if (analysis?.version !== document.version || session === undefined || analysis.list.markCount === 0) return [];
  const marks = analysis.marks.map((mark) => ({ mark, kind: "mark" as const, label: mark.label, text: mark.text, start: mark.start, end: mark.end }));
  const open = new Set(undecided(marks, decidedSpans(session)));
  return marks.filter((one) => open.has(one)).map(({ mark }) => mark);
}

function decorate(document: vscode.TextDocument, { label, start, end }: LearntMark): vscode.DecorationOptions {
  const [first = ""] = Array.from(labelsFor(document.uri).find(({ id }) => id === label)?.name ?? label);
  return { range: new vscode.Range(document.positionAt(start), document.positionAt(end)), renderOptions: { after: { contentText: `${first}?` } } };
}
