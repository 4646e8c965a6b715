/** Knows how somebody settles what two people decided differently: both values are shown, and the one that is chosen stands. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quotedText, type Conflict } from "../../../core/annotations/annotation";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import { fieldName } from "../../../core/cards/annotationWords";
import { conflictText, whoDecided } from "../../../core/cards/conflictText";
import { readPlaceArgument, type Place, type Places } from "../../places";
import { revealSpan } from "../../reveal";
import { inLabel } from "../../shownText";

/** The annotation that the argument names; else all of the article, the one at the cursor first. Stops where nothing is chosen. */
export async function resolveConflicts(places: Places, argument: unknown): Promise<void> {
  const place = await places.find(argument);
  if (place === undefined) return;
  const here = places.annotationAt(place, argument);
  const named = readPlaceArgument(argument)?.id !== undefined;
  const all = named ? [] : place.session.annotations.filter(({ annotation }) => annotation.id !== here?.annotation.id);
  const open = [...(here === undefined ? [] : [here]), ...all].filter(({ annotation }) => annotation.conflicts !== undefined);
  if (open.length === 0) vscode.window.setStatusBarMessage(l10n.t("Nobody disagrees about these annotations."), 4000);
  for (const [index, live] of open.entries()) {
    reveal(place, live);
    for (const conflict of live.annotation.conflicts ?? []) {
      const step = open.length === 1 ? "" : ` (${(index + 1).toString()}/${open.length.toString()})`;
      if (!(await settle(place, live, conflict, step))) return;
    }
  }
}

function reveal({ document }: Place, { spans: [span] }: LiveAnnotation): void {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  if (editor !== undefined && span !== undefined) revealSpan(editor, span);
}

/** Whether one of the values was chosen. */
async function settle({ session }: Place, { annotation }: LiveAnnotation, { field, values }: Conflict, step: string): Promise<boolean> {
  const items = values.map((value) => {
    const who = whoDecided(annotation, field, value);
    return { label: inLabel(conflictText(field, value)), ...(who === undefined ? {} : { description: inLabel(who) }), value };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t("“{0}”: {1}", quotedText(annotation), fieldName(field)) + step,
    placeHolder: l10n.t("There are two different decisions. Which one stands? This can be undone."),
  });
  if (chosen === undefined) return false;
  await session.apply({ type: "resolve", id: annotation.id, field, value: chosen.value });
  return true;
}
