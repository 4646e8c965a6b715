/** Knows how to say, in the language status, whether an article's annotations are saved, can't be, or can only be seen. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { isBroken } from "../../annotations/readOnly";
import type { SessionHandle } from "../../annotations/store";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";

/** Of this item alone, which is no reason to offer it in the Command Palette. */
const SAVE = "zhupi.saveAnnotations";

export function registerAnnotationStatus(store: AnnotationStore): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("zhupi.saved", { language: LANGUAGE_ID });
  item.name = l10n.t("Zhupi: annotations");
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const session = document === undefined || !isArticle(document) ? undefined : store.latest(document);
    const { text, detail, severity, busy, command } = describe(session);
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.busy = busy;
    item.command = command;
  };
  show();
  return vscode.Disposable.from(
    item,
    store.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.commands.registerCommand(SAVE, () => store.flush()),
  );
}

interface Described {
  readonly text: string;
  readonly detail: string;
  readonly severity: vscode.LanguageStatusSeverity;
  readonly busy: boolean;
  /** What mends it, where something can. */
  readonly command: vscode.Command | undefined;
}

function describe(session: SessionHandle | undefined): Described {
  const { Information, Warning, Error: Failure } = vscode.LanguageStatusSeverity;
  if (session === undefined) return { text: l10n.t("Annotations: not read yet"), detail: "", severity: Information, busy: false, command: undefined };
  const { readOnly, save, counts, others, bad, annotations } = session;
  if (readOnly !== undefined) return { text: l10n.t("Annotations: to be seen only"), detail: readOnly.message, severity: Warning, busy: false, command: isBroken(readOnly) ? repair(session) : undefined };
  if (save.type === "failed") {
    const command = { command: SAVE, title: l10n.t("Try Again") };
    return { text: l10n.t("Annotations: not saved, kept and tried again"), detail: save.message, severity: Failure, busy: false, command };
  }
  const doubtful = counts.needsReview + counts.orphan;
  const disagreed = annotations.filter(({ annotation }) => annotation.conflicts !== undefined).length;
  const detail = [
    disagreed === 0 ? "" : l10n.t("{0} decided differently", disagreed),
    bad.length === 0 ? "" : l10n.t("{0} can't be read", bad.length),
    counts.needsReview === 0 ? "" : l10n.t("{0} need review", counts.needsReview),
    counts.orphan === 0 ? "" : l10n.t("{0} lost their place", counts.orphan),
    others.length === 0 ? "" : l10n.t("Other annotators' files: {0}", others.length),
  ];
  const total = counts.anchored + doubtful;
  return {
    text: save.type === "pending" ? l10n.t("Annotations: {0}, being saved", total) : l10n.t("Annotations: {0}, saved", total),
    detail: detail.filter((part) => part !== "").join(" · "),
    severity: doubtful + disagreed + bad.length === 0 ? Information : Warning,
    busy: save.type === "pending",
    command: disagreed > 0 ? { command: "zhupi.resolveConflict", title: l10n.t("Decide…") } : bad.length > 0 ? repair(session) : doubtful > 0 ? { command: "zhupi.annotations.focus", title: l10n.t("Show Them") } : undefined,
  };
}

function repair({ uri }: SessionHandle): vscode.Command {
  return { command: "zhupi.repairAnnotations", title: l10n.t("Repair…"), arguments: [uri] };
}
