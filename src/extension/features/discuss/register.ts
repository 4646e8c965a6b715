/** Knows what is said about an annotation after it was made: comments, a place in doubt, two values in conflict. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { LiveAnnotation } from "../../../core/annotations/session";
import { fieldName } from "../../../core/cards/annotationCard";
import { labelName } from "../../../core/cards/names";
import type { Place, Places } from "../../places";
import { inLabel } from "../../shownText";
import { ThenAndNowView } from "./thenAndNow";

interface Subject {
  readonly place: Place;
  readonly live: LiveAnnotation;
}

export function registerDiscuss(places: Places): vscode.Disposable {
  const view = new ThenAndNowView();
  const about =
    (action: (subject: Subject) => Promise<void>) =>
    async (argument: unknown): Promise<void> => {
      const place = await places.find(argument);
      const live = place === undefined ? undefined : places.annotationAt(place, argument);
      if (place !== undefined && live !== undefined) await action({ place, live });
      else vscode.window.setStatusBarMessage(l10n.t("There is no annotation here."), 4000);
    };
  return vscode.Disposable.from(
    view,
    vscode.commands.registerCommand("zhupi.addComment", about(addComment)),
    vscode.commands.registerCommand("zhupi.resolveConflict", about(resolveConflict)),
    vscode.commands.registerCommand(
      "zhupi.thenAndNow",
      about(async ({ place, live }) => {
        const both = place.session.thenAndNow(live.annotation.id);
        if (both !== undefined) await view.show(labelName(live.annotation.label), both);
      }),
    ),
  );
}

async function addComment({ place, live: { annotation } }: Subject): Promise<void> {
  const said = (annotation.comments ?? []).map(({ author, text }) => `${author}: ${text}`).join("\n");
  const text = await vscode.window.showInputBox({ title: l10n.t("Comment"), ...(said === "" ? {} : { prompt: said }) });
  if (text !== undefined && text.trim() !== "") await place.session.apply({ type: "comment", id: annotation.id, text });
}

/** Both values are shown; the one that is chosen stands, and the choice stands in the history. */
async function resolveConflict({ place, live: { annotation } }: Subject): Promise<void> {
  const { conflicts = [] } = annotation;
  if (conflicts.length === 0) {
    vscode.window.setStatusBarMessage(l10n.t("Nobody disagrees about this annotation."), 4000);
    return;
  }
  for (const { field, values } of conflicts) {
    const items = values.map((value) => ({ label: value === null ? l10n.t("(nothing)") : inLabel(typeof value === "string" ? value : JSON.stringify(value)), value }));
    const chosen = await vscode.window.showQuickPick(items, { title: l10n.t("Two decisions about “{0}”: which one stands?", fieldName(field)) });
    if (chosen === undefined) return;
    await place.session.apply({ type: "resolve", id: annotation.id, field, value: chosen.value });
  }
}
