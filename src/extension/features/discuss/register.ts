/** Knows what is said about an annotation after it was made: comments, a place in doubt, two values in conflict. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { LiveAnnotation } from "../../../core/annotations/session/session";
import { labelName } from "../../../core/cards/names";
import type { Place, Places } from "../../places";
import { resolveConflicts } from "./resolveConflicts";
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
    vscode.commands.registerCommand("zhupi.resolveConflict", (argument: unknown) => resolveConflicts(places, argument)),
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
