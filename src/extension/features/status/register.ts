/** Knows how to say, in the language status, what was found, whether it is saved, and whether the word dictionary works. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { SegmenterState } from "../../../protocol/engine";
import type { AnalysisService } from "../../analysis/analysisService";
import type { AnnotationStore } from "../../annotations/annotationStore";
import { LANGUAGE_ID } from "../../articleDocument";
import { registerAnnotationStatus } from "./annotationStatus";

export function registerStatus(analyses: AnalysisService, annotations: AnnotationStore, onSegmenterState: vscode.Event<SegmenterState>): vscode.Disposable {
  const found = vscode.languages.createLanguageStatusItem("zhupi.found", { language: LANGUAGE_ID });
  found.name = l10n.t("Zhupi: what was found");
  const words = vscode.languages.createLanguageStatusItem("zhupi.words", { language: LANGUAGE_ID });
  words.name = l10n.t("Zhupi: word dictionary");
  words.text = l10n.t("Word dictionary: not needed yet");

  const show = (editor: vscode.TextEditor | undefined): void => {
    const analysis = editor === undefined ? undefined : analyses.latest(editor.document);
    found.busy = analysis?.complete !== true;
    found.text =
      analysis === undefined
        ? l10n.t("Reading the article…")
        : l10n.t("Figures: {0}, entities: {1}", analysis.figureCount, analysis.entityCount);
  };
  show(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    found,
    words,
    registerAnnotationStatus(annotations),
    analyses.onDidAnalyze(() => {
      show(vscode.window.activeTextEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(show),
    onSegmenterState(({ state, message }) => {
      words.busy = state === "loading";
      words.severity = state === "unavailable" ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
      words.text = segmenterText(state);
      words.detail = message ?? "";
    }),
  );
}

function segmenterText(state: SegmenterState["state"]): string {
  switch (state) {
    case "idle":
      return l10n.t("Word dictionary: resting");
    case "loading":
      return l10n.t("Word dictionary: loading");
    case "ready":
      return l10n.t("Word dictionary: ready");
    case "unavailable":
      return l10n.t("Word dictionary: not available; names come from lists and patterns alone");
  }
}
