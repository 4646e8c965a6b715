/** Knows how annotations show in the editor: a tinted background, a line below, a mark in the overview ruler. */

import * as vscode from "vscode";
import type { Label } from "../../../core/annotations/labels";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { isArticle } from "../../articleDocument";
import { labelsFor } from "../../labels";
import { registerBadges } from "./badges";

/** One type a label and state for the whole life of the process: types made anew at each change flicker. */
class DecorationTypes implements vscode.Disposable {
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();

  get(label: Label | undefined, doubtful: boolean): vscode.TextEditorDecorationType {
    const color = label?.color ?? new vscode.ThemeColor(label?.colorId ?? "zhupi.label.custom");
    const key = `${label?.color ?? label?.colorId ?? ""}:${doubtful.toString()}`;
    const known = this.#types.get(key);
    if (known !== undefined) return known;
    const type = vscode.window.createTextEditorDecorationType({
      borderColor: doubtful ? new vscode.ThemeColor("zhupi.label.needsReview") : color,
      borderStyle: doubtful ? "dashed" : "solid",
      borderWidth: "0 0 2px 0",
      backgroundColor: new vscode.ThemeColor("zhupi.annotationBackground"),
      overviewRulerColor: color,
      overviewRulerLane: vscode.OverviewRulerLane.Right,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    this.#types.set(key, type);
    return type;
  }

  all(): Iterable<vscode.TextEditorDecorationType> {
    return this.#types.values();
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
  }
}

export function registerDecorations(store: AnnotationStore): vscode.Disposable {
  const types = new DecorationTypes();
  const show = async (editor: vscode.TextEditor): Promise<void> => {
    // One side of a comparison, or a peek, has no column: it shows the file beside something else and is left alone.
    if (!isArticle(editor.document) || editor.viewColumn === undefined) return;
    const { annotations } = await store.session(editor.document);
    const byType = layOut(editor.document, annotations, types);
    for (const type of types.all()) editor.setDecorations(type, byType.get(type) ?? []);
  };
  const showAll = (uri?: vscode.Uri): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      if (uri === undefined || editor.document.uri.toString() === uri.toString()) void show(editor);
    }
  };
  showAll();
  return vscode.Disposable.from(
    types,
    registerBadges(store),
    store.onDidChange(showAll),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      showAll();
    }),
    vscode.window.onDidChangeTextEditorViewColumn(({ textEditor }) => void show(textEditor)),
    vscode.workspace.onDidOpenTextDocument((document) => {
      showAll(document.uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("zhupi.labels")) showAll();
    }),
  );
}

function layOut(
  document: vscode.TextDocument,
  annotations: readonly LiveAnnotation[],
  types: DecorationTypes,
): Map<vscode.TextEditorDecorationType, vscode.Range[]> {
  const labels = new Map(labelsFor(document.uri).map((label) => [label.id, label]));
  const byType = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
  for (const { annotation, spans, state } of annotations) {
    if (annotation.status === "rejected") continue;
    const label = labels.get(annotation.label);
    const type = types.get(label, state === "needsReview");
    const ranges = byType.get(type) ?? [];
    byType.set(type, ranges);
    for (const { start, end } of spans) ranges.push(new vscode.Range(document.positionAt(start), document.positionAt(end)));
  }
  return byType;
}
