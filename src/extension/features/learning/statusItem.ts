/** Knows how to show, for the active article's folder, what has been learnt: F1 in the status bar, a table and a curve in its hover. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { isArticle } from "../../articleDocument";
import type { FolderLearning } from "./folderLearning";
import { describeState, percent, points, summaryMarkdown } from "./modelSummary";

export class LearningStatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("zhupi.learning", vscode.StatusBarAlignment.Right, 100.4);
  readonly #learningOf: (uri: vscode.Uri) => FolderLearning | undefined;
  readonly #subscription: vscode.Disposable;
  /** What is shown; VS Code reads a hover's Markdown whenever it is set, which takes longer than all else here. */
  #shown: string | undefined;

  constructor(learningOf: (uri: vscode.Uri) => FolderLearning | undefined) {
    this.#learningOf = learningOf;
    this.#item.name = l10n.t("Zhupi: learning");
    this.#item.command = "zhupi.learning.details";
    this.#subscription = vscode.window.onDidChangeActiveTextEditor(() => {
      this.show();
    });
  }

  show(): void {
    const editor = vscode.window.activeTextEditor;
    // A side of a comparison has no column.
    const isShown = editor?.viewColumn !== undefined && isArticle(editor.document);
    const learning = isShown ? this.#learningOf(editor.document.uri) : undefined;
    if (learning === undefined) {
      this.#shown = undefined;
      this.#item.hide();
      return;
    }
    const text = shortText(learning);
    const tooltip = summaryMarkdown(learning);
    const shown = `${text}\n${tooltip}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#item.text = text;
    this.#item.tooltip = learning.notes?.validation === undefined ? describeState(learning) : new vscode.MarkdownString(tooltip, true);
    this.#item.backgroundColor = learning.problem === undefined ? undefined : new vscode.ThemeColor("statusBarItem.warningBackground");
    this.#item.accessibilityInformation = { label: `${l10n.t("Zhupi: learning")}. ${describeState(learning)}`, role: "button" };
    this.#item.show();
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscription, this.#item).dispose();
  }
}

function shortText({ phase, progress, problem, frozen, hasModel, notes }: FolderLearning): string {
  if (problem !== undefined) return `$(warning) ${l10n.t("Model")}`;
  if (phase !== "idle") return `$(sync~spin) ${l10n.t("Learning")} ${percent(progress)}`;
  const icon = frozen ? "$(lock-small)" : "$(mortar-board)";
  if (!hasModel) return frozen ? `${icon} ${l10n.t("Learning frozen")}` : icon;
  return notes?.validation === undefined ? `${icon} ${l10n.t("Learnt")}` : `${icon} F1 ${points(notes.validation.all.f1)}`;
}
