/** Knows how to say what a model has learnt and how well it does: a sentence, a table, a curve of block characters. */

import * as l10n from "@vscode/l10n";
import { labelName } from "../../../core/cards/names";
import type { CurvePoint, ModelNotes, Score } from "../../../core/learning/modelNotes";
import { literal } from "../hover/cardMarkdown";
import type { FolderLearning } from "./folderLearning";

/** One line for the status bar's hover and the list of details. */
export function describeState(learning: FolderLearning): string {
  const { phase, frozen, problem, notes, hasModel, chosenModel, state } = learning;
  if (problem !== undefined) return problem;
  if (phase === "reading") return l10n.t("Reading what was decided: {0}", percent(learning.progress));
  if (phase === "training") return l10n.t("Learning: {0}", percent(learning.progress));
  if (phase === "measuring") return l10n.t("Measuring what was learnt: {0}", percent(learning.progress));
  const model = hasModel ? describeModel(notes, chosenModel?.path) : l10n.t("Nothing learnt yet: it takes about 20 reviewed sentences.");
  const now = state === undefined || state.enough ? "" : ` ${l10n.t("So far {0} sentences are reviewed.", state.sentences)}`;
  return frozen ? `${l10n.t("Frozen: nothing new is learnt in this folder.")} ${model}${now}` : model + now;
}

function describeModel(notes: ModelNotes | undefined, chosen: string | undefined): string {
  const learnt = notes === undefined ? l10n.t("A model is in use.") : l10n.t("Learnt from {0} annotations in {1} sentences.", countAnnotations(notes), notes.sentences);
  return chosen === undefined ? learnt : `${l10n.t("Model: {0}", chosen.slice(chosen.lastIndexOf("/") + 1))} · ${learnt}`;
}

export function countAnnotations({ annotations }: ModelNotes): number {
  return Object.values(annotations).reduce((sum, count) => sum + count, 0);
}

/** `71`, of 100. */
export function points(share: number): string {
  return Math.round(share * 100).toString();
}

export function percent(share: number): string {
  return `${points(share)} %`;
}

export function describeScore({ precision, recall, expected }: Score): string {
  return l10n.t("precision {0}, recall {1}, of {2}", points(precision), points(recall), expected);
}

const BLOCKS = "▁▂▃▄▅▆▇█";

/** F1 from 0 to 100 as the height of blocks. */
export function sparkline(curve: readonly CurvePoint[]): string {
  return curve.map(({ f1 }) => BLOCKS.charAt(Math.min(BLOCKS.length - 1, Math.floor(f1 * BLOCKS.length)))).join("");
}

export function describeCurve(curve: readonly CurvePoint[]): string {
  return curve.map(({ sentences, f1 }) => l10n.t("{0} sentences: {1}", sentences, points(f1))).join(" → ");
}

/** Markdown; labels and messages are written literally. */
export function summaryMarkdown(learning: FolderLearning): string {
  const lines = [`**${literal(l10n.t("Zhupi learns from your annotations"))}**`, "", literal(describeState(learning)), ""];
  const validation = learning.notes?.validation;
  if (validation !== undefined) {
    const row = (name: string, score: Score): string => `| ${literal(name)} | ${points(score.f1)} | ${points(score.precision)} | ${points(score.recall)} | ${score.expected.toString()} |`;
    lines.push(
      `| ${literal(l10n.t("Label"))} | F1 | ${literal(l10n.t("Precision"))} | ${literal(l10n.t("Recall"))} | ${literal(l10n.t("Annotations"))} |`,
      "|:--|--:|--:|--:|--:|",
      ...validation.labels.map((score) => row(labelName(score.label), score)),
      row(l10n.t("all"), validation.all),
      "",
      `${literal(l10n.t("Learning curve"))}: ${sparkline(validation.curve)} &nbsp; ${literal(describeCurve(validation.curve))}`,
      "",
      literal(l10n.t("By cross-validation: each sentence is judged by a model that has not seen it.")),
    );
  }
  return lines.join("\n");
}
