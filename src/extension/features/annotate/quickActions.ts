/** Knows how the light bulb's offers are reached in a read-only editor, where VS Code shows no light bulb. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Places } from "../../places";
import { inLabel } from "../../shownText";

/** What can be done at the cursor, as a list to choose from. */
export async function showQuickActions(places: Places): Promise<void> {
  const place = await places.find(undefined);
  if (place?.editor === undefined) return;
  const { document, editor } = place;
  const actions = await vscode.commands.executeCommand<(vscode.CodeAction | vscode.Command)[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    editor.selection,
  );
  const items = actions.flatMap(({ title, command }) => (typeof command === "object" ? [{ label: inLabel(title), command }] : []));
  const offered = new Set(items.map(({ command }) => command.command));
  const more = atHand(places.annotationAt(place, undefined) !== undefined).filter(({ command }) => !offered.has(command.command));
  const chosen = await vscode.window.showQuickPick([...items, ...more].sort(rareLast), { title: l10n.t("What can be done here") });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command.command, ...((chosen.command.arguments ?? []) as unknown[]));
}

/** What is seldom wanted and can't be meant by a hurried Enter stands last, whichever provider was asked first. */
function rareLast(a: { command: vscode.Command }, b: { command: vscode.Command }): number {
  return RARE.indexOf(a.command.command) - RARE.indexOf(b.command.command);
}

const RARE: readonly string[] = ["zhupi.deleteAnnotation", "zhupi.switchOffName"];

/** What is no suggestion's own; deleting, where there is something to delete. */
function atHand(isAnnotated: boolean): { label: string; command: vscode.Command }[] {
  return [
    { label: l10n.t("Annotate…"), command: { title: "", command: "zhupi.annotate" } },
    { label: l10n.t("Add or edit a note…"), command: { title: "", command: "zhupi.editNote" } },
    { label: l10n.t("Link to who is meant…"), command: { title: "", command: "zhupi.link" } },
    ...(isAnnotated ? [{ label: l10n.t("Delete the annotation"), command: { title: "", command: "zhupi.deleteAnnotation" } }] : []),
  ];
}
