/** Knows how other annotators' work shows in the editor: a dotted line and a card on hovering. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { annotationCard } from "../../../core/cards/annotationCard";
import type { AnnotationStore } from "../../annotations/annotationStore";
import type { SessionHandle } from "../../annotations/store";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import { cardMarkdown } from "../hover/cardMarkdown";

export function registerOthers(store: AnnotationStore): vscode.Disposable {
  const color = new vscode.ThemeColor("zhupi.label.others");
  const type = vscode.window.createTextEditorDecorationType({
    borderColor: color,
    borderStyle: "dotted",
    borderWidth: "0 0 2px 0",
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const showAll = (uri?: vscode.Uri): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      if (!isArticle(editor.document) || (uri !== undefined && editor.document.uri.toString() !== uri.toString())) continue;
      const session = store.latest(editor.document);
      if (session !== undefined) editor.setDecorations(type, layOut(editor.document, session));
    }
  };
  showAll();
  return vscode.Disposable.from(
    type,
    store.onDidChange(showAll),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      showAll();
    }),
    vscode.languages.registerHoverProvider({ language: LANGUAGE_ID }, { provideHover: (document, position) => hover(store, document, position) }),
  );
}

function layOut(document: vscode.TextDocument, { others }: SessionHandle): vscode.Range[] {
  return others.flatMap(({ annotations }) =>
    annotations.flatMap(({ annotation, spans }) => {
      if (annotation.status === "rejected") return [];
      return spans.map(({ start, end }) => rangeOf(document, start, end));
    }),
  );
}

function hover(store: AnnotationStore, document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  const offset = document.offsetAt(position);
  const here = (store.latest(document)?.others ?? []).flatMap(({ annotations }) =>
    annotations.flatMap((live) => {
      const around = live.spans.find(({ start, end }) => start <= offset && offset < end);
      return around === undefined || live.annotation.status === "rejected" ? [] : [{ live, around }];
    }),
  );
  const [first] = here;
  if (first === undefined) return undefined;
  const cards = here.map(({ live }) => {
    const card = annotationCard(live);
    return cardMarkdown({ ...card, subtitle: l10n.t("{0}, by {1}, can't be changed here", card.subtitle, live.annotation.author) });
  });
  return new vscode.Hover(cards, rangeOf(document, first.around.start, first.around.end));
}

function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
