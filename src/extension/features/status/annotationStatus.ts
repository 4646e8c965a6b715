/** Knows how to say, in the language status, whether an article's annotations are saved, can't be, or can only be seen. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { AnnotationStore } from "../../annotations/annotationStore";
import type { SessionHandle } from "../../annotations/store";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";

export function registerAnnotationStatus(store: AnnotationStore): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("zhupi.saved", { language: LANGUAGE_ID });
  item.name = l10n.t("Zhupi: annotations");
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const session = document === undefined || !isArticle(document) ? undefined : store.latest(document);
    const { text, detail, severity, busy } = describe(session);
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.busy = busy;
  };
  show();
  return vscode.Disposable.from(item, store.onDidChange(show), vscode.window.onDidChangeActiveTextEditor(show));
}

interface Described {
  readonly text: string;
  readonly detail: string;
  readonly severity: vscode.LanguageStatusSeverity;
  readonly busy: boolean;
}

function describe(session: SessionHandle | undefined): Described {
  const { Information, Warning, Error: Failure } = vscode.LanguageStatusSeverity;
  if (session === undefined) return { text: l10n.t("Annotations: not read yet"), detail: "", severity: Information, busy: false };
  const { readOnly, save, counts, others } = session;
  if (readOnly !== undefined) return { text: l10n.t("Annotations: to be seen only"), detail: readOnly.message, severity: Warning, busy: false };
  if (save.type === "failed") return { text: l10n.t("Annotations: not saved, kept and tried again"), detail: save.message, severity: Failure, busy: false };
  const doubtful = counts.needsReview + counts.orphan;
  const detail = [
    doubtful === 0 ? "" : l10n.t("{0} need review, {1} lost their place", counts.needsReview, counts.orphan),
    others.length === 0 ? "" : l10n.t("Other annotators' files: {0}", others.length),
  ];
  const total = counts.anchored + doubtful;
  return {
    text: save.type === "pending" ? l10n.t("Annotations: {0}, being saved", total) : l10n.t("Annotations: {0}, saved", total),
    detail: detail.filter((part) => part !== "").join(" · "),
    severity: doubtful === 0 ? Information : Warning,
    busy: save.type === "pending",
  };
}
