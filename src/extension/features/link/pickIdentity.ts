/** Knows how a reviewer says who is meant: an identity that is known, one that he types, none, or "can't tell". */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { EntityLink } from "../../../core/annotations/annotation";
import { listName } from "../../../core/cards/reason";
import type { Identity } from "../../../protocol/engine";
import { inLabel } from "../../shownText";

interface IdentityItem extends vscode.QuickPickItem {
  readonly link: EntityLink;
}

/** `undefined` where the user leaves without choosing. What is typed and not in the list is offered as a name of its own. */
export async function pickIdentity(text: string, present: EntityLink | undefined, known: readonly Identity[]): Promise<EntityLink | undefined> {
  const fixed = listItems(text, present, known);
  const picker = vscode.window.createQuickPick<IdentityItem>();
  picker.title = l10n.t("Who is meant by “{0}”?", text);
  picker.placeholder = l10n.t("Choose, or type the full name");
  picker.matchOnDescription = true;
  picker.items = fixed;
  picker.onDidChangeValue((value) => {
    const typed = value.trim();
    const named = typed === "" || fixed.some(({ link }) => link.canonical === typed) ? [] : [itemOf({ state: "linked", canonical: typed }, l10n.t("as typed"))];
    picker.items = [...fixed, ...named];
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.link);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function listItems(text: string, present: EntityLink | undefined, known: readonly Identity[]): IdentityItem[] {
  const linked = known.map(({ canonical, ids, table }) =>
    itemOf({ state: "linked", canonical, ...(ids.length === 0 ? {} : { ids }) }, [...ids, listName(table)].join(" · ")),
  );
  const now = present?.state === "linked" && !known.some(({ canonical }) => canonical === present.canonical) ? [itemOf(present, l10n.t("at present"))] : [];
  const itself = known.some(({ canonical }) => canonical === text) || now.some(({ link }) => link.canonical === text) ? [] : [itemOf({ state: "linked", canonical: text }, l10n.t("the name itself"))];
  return [
    ...now,
    ...linked,
    ...itself,
    { label: "NIL", description: l10n.t("known to be none that is listed"), link: { state: "NIL" } },
    { label: l10n.t("Not sure"), description: l10n.t("can't be decided from the article"), link: { state: "unsure" } },
  ];
}

function itemOf(link: EntityLink, description: string): IdentityItem {
  return { label: inLabel(link.canonical ?? ""), description, link };
}
