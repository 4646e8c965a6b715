/** Knows how an annotation's label shows behind its text: an inlay hint, since VS Code counts those when it wraps lines and decorations not. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Annotation } from "../../../core/annotations/annotation";
import type { Label } from "../../../core/annotations/labels";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import { CHECKED_BADGE, isCheckLabel, labelName } from "../../../core/cards/names";
import type { Span } from "../../../core/text/span";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import { labelsFor } from "../../labels";

const LONGEST_NAME = 8;

/** Labels behind one's own annotations where the reader wants them, and always behind other annotators', which nothing else tells apart. */
export function registerBadges(store: AnnotationStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerInlayHintsProvider(
      { language: LANGUAGE_ID },
      { onDidChangeInlayHints: changed.event, provideInlayHints: (document, range) => (isArticle(document) ? listBadges(store, document, range) : []) },
    ),
    store.onDidChange(() => {
      changed.fire();
    }),
    vscode.window.onDidChangeActiveColorTheme(() => {
      changed.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("zhupi.editor") || event.affectsConfiguration("zhupi.labels")) changed.fire();
    }),
  );
}

async function listBadges(store: AnnotationStore, document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
  const { annotations, others } = await store.session(document);
  const shown = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const labels = new Map(labelsFor(document.uri).map((label) => [label.id, label]));
  const own = vscode.workspace.getConfiguration("zhupi.editor", document.uri).get<boolean>("labelBadges", true)
    ? badgesIn(document, shown, annotations, (annotation) => badgeOf(labels.get(annotation.label), annotation))
    : [];
  return [...own, ...others.flatMap((theirs) => badgesIn(document, shown, theirs.annotations, othersBadgeOf))];
}

function badgesIn(
  document: vscode.TextDocument,
  { start: from, end: to }: Span,
  annotations: readonly LiveAnnotation[],
  textOf: (annotation: Annotation) => string,
): vscode.InlayHint[] {
  return annotations.flatMap(({ annotation, spans }) => {
    if (annotation.status === "rejected") return [];
    return spans.filter(({ end }) => from <= end && end <= to).map(({ end }) => {
      const hint = new vscode.InlayHint(document.positionAt(end), apart(textOf(annotation)));
      hint.tooltip = [l10n.t("Annotation: {0}", labelName(annotation.label)), annotation.author, annotation.note].filter(Boolean).join(" · ");
      return hint;
    });
  });
}

/** In high contrast hints have hardly a background: without a sign of its own, a badge would read as a word of the article. */
function apart(badge: string): string {
  const { kind } = vscode.window.activeColorTheme;
  return kind === vscode.ColorThemeKind.HighContrast || kind === vscode.ColorThemeKind.HighContrastLight ? `[${badge}]` : badge;
}

/** The label in one character, so that colour is never the only sign; a pencil where there is a note. */
function badgeOf(label: Label | undefined, { label: id, note }: Annotation): string {
  const [first = ""] = isCheckLabel(id) ? [CHECKED_BADGE] : Array.from(label?.name ?? id);
  return note === undefined ? first : `${first}✎`;
}

function othersBadgeOf({ label, author }: Annotation): string {
  return `${labelName(label)}·${Array.from(author).slice(0, LONGEST_NAME).join("")}`;
}
