/** Knows how other annotators' work shows in the editor: a dotted line, a badge with the author's name, a card on hovering. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { labelName } from "../../../core/cards/names";
import { annotationCard } from "../../../core/cards/annotationCard";
import type { AnnotationStore } from "../../annotations/annotationStore";
import type { SessionHandle } from "../../annotations/store";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import { cardMarkdown } from "../hover/cardMarkdown";

/** Small and framed, so that no badge is read as a part of the article; VS Code has no properties of its own for this. */
const BADGE_STYLE = "none; font-size: 0.7em; line-height: 1.2; padding: 0 0.2em; border-radius: 0.25em; vertical-align: 0.15em";
const LONGEST_NAME = 8;

export function registerOthers(store: AnnotationStore): vscode.Disposable {
  const color = new vscode.ThemeColor("zhupi.label.others");
  const type = vscode.window.createTextEditorDecorationType({
    borderColor: color,
    borderStyle: "dotted",
    borderWidth: "0 0 2px 0",
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { color, border: "1px dotted", margin: "0 0.15em 0 0.2em", textDecoration: BADGE_STYLE },
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

function layOut(document: vscode.TextDocument, { others }: SessionHandle): vscode.DecorationOptions[] {
  return others.flatMap(({ annotations }) =>
    annotations.flatMap(({ annotation, spans }) => {
      if (annotation.status === "rejected") return [];
      const contentText = `${labelName(annotation.label)}·${Array.from(annotation.author).slice(0, LONGEST_NAME).join("")}`;
      return spans.map(({ start, end }) => ({ range: rangeOf(document, start, end), renderOptions: { after: { contentText } } }));
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
