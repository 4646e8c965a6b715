/** Knows the list that shows what a folder's model has learnt, label by label, with everything that can be done about it. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { labelName } from "../../../core/cards/names";
import type { FolderLearning } from "./folderLearning";
import { describeCurve, describeScore, describeState, points, sparkline } from "./modelSummary";

interface DetailItem extends vscode.QuickPickItem {
  /** What choosing it does; lines that only tell something have none. */
  readonly command?: string;
}

export async function showDetails(learning: FolderLearning): Promise<void> {
  const items = [...actionItems(learning), ...measureItems(learning)];
  const chosen = await vscode.window.showQuickPick(items, { title: describeState(learning), matchOnDescription: true });
  if (chosen?.command !== undefined) await vscode.commands.executeCommand(chosen.command);
}

function actionItems(learning: FolderLearning): DetailItem[] {
  const action = (icon: string, label: string, command: string): DetailItem => ({ label: `$(${icon}) ${label}`, command });
  return [
    ...(learning.frozen
      ? [action("play", l10n.t("Resume learning in this folder"), "zhupi.learning.resume")]
      : [action("mortar-board", l10n.t("Train now"), "zhupi.learning.train"), action("lock-small", l10n.t("Freeze learning in this folder"), "zhupi.learning.freeze")]),
    action("question", l10n.t("Review the most uncertain suggestions of the folder…"), "zhupi.reviewUncertain"),
    ...(learning.hasModel ? [action("export", l10n.t("Export the model…"), "zhupi.learning.exportModel")] : []),
    action("folder-opened", l10n.t("Use another model…"), "zhupi.learning.useModel"),
    ...(learning.chosenModel === undefined ? [] : [action("discard", l10n.t("Use this folder's own model again"), "zhupi.learning.useOwnModel")]),
    action("circle-slash", l10n.t("Switch names on again…"), "zhupi.switchOnNames"),
  ];
}

function measureItems({ notes }: FolderLearning): DetailItem[] {
  const validation = notes?.validation;
  if (validation === undefined) return [];
  const separator = (label: string): DetailItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    separator(l10n.t("F1 by cross-validation")),
    ...validation.labels.map((score) => ({ label: labelName(score.label), description: `F1 ${points(score.f1)}`, detail: describeScore(score) })),
    { label: l10n.t("all"), description: `F1 ${points(validation.all.f1)}`, detail: describeScore(validation.all) },
    separator(l10n.t("Learning curve")),
    { label: sparkline(validation.curve), description: describeCurve(validation.curve) },
  ];
}
