/** Knows how a reviewer chooses a label: a quick pick with the labels' keys, the last one first. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Label } from "../../../core/annotations/labels";

/** `undefined` where the user leaves without choosing. */
export async function pickLabel(labels: readonly Label[], text: string, last: string | undefined): Promise<Label | undefined> {
  const items = [...labels]
    .sort((a, b) => Number(b.id === last) - Number(a.id === last))
    .map((label) => ({
      label: label.name,
      description: [label.id, label.key].filter((part) => part !== undefined).join(" · "),
      ...(label.id === last ? { detail: l10n.t("Used last") } : {}),
      choice: label,
    }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t("Annotate “{0}”", shorten(text)),
    placeHolder: l10n.t("Choose a label"),
    matchOnDescription: true,
  });
  return chosen?.choice;
}

const LONGEST_TITLE = 40;

/** A text as a title shows it: in one line, and not too long. */
export function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE).join("")}…` : characters.join("");
}
