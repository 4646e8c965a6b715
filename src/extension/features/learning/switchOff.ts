/** Knows how a name that is suggested wrongly is switched off for its folder in one action, and on again. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Suggestion } from "../../../core/analysis/suggestions";
import { labelName } from "../../../core/cards/names";
import { addSwitchedOff, isTableName, listSwitchedOff, removeSwitchedOff, type SwitchedOff } from "../../../core/learning/nameTables";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import type { Places } from "../../places";
import { inLabel, inMessage } from "../../shownText";
import type { FolderLearning } from "./folderLearning";
import { SWITCHED_OFF_FILE } from "./folderNames";

export interface SwitchOffServices {
  readonly places: Places;
  /** `undefined` outside of every open folder. */
  readonly learningOf: (uri: vscode.Uri) => FolderLearning | undefined;
}

export function registerSwitchOff(services: SwitchOffServices): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("zhupi.switchOffName", (argument: unknown) => switchOff(services, argument)),
    vscode.commands.registerCommand("zhupi.switchOnNames", () => switchOn(services)),
    vscode.languages.registerCodeActionsProvider({ language: LANGUAGE_ID }, new SwitchOffActions(services), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

async function switchOff({ places, learningOf }: SwitchOffServices, argument: unknown): Promise<void> {
  const place = await places.find(argument);
  const suggestion = place === undefined ? undefined : places.suggestionAt(place, "entity");
  if (place === undefined || suggestion === undefined) {
    vscode.window.setStatusBarMessage(l10n.t("There is no suggested name here."), 4000);
    return;
  }
  const learning = learningOf(place.document.uri);
  if (learning === undefined || !isTableName(suggestion.text)) {
    // Nothing is kept for a single file, so the suggestion goes from this article alone.
    await vscode.commands.executeCommand("zhupi.rejectSameSuggestions", argument);
    return;
  }
  const off: SwitchedOff = { name: suggestion.text, type: suggestion.label };
  await learning.names.edit(SWITCHED_OFF_FILE, (text) => addSwitchedOff(text, off));
  // The command is done; the offer may stand for as long as the reader likes.
  void offerUndo(learning, off);
}

async function offerUndo(learning: FolderLearning, off: SwitchedOff): Promise<void> {
  const undo = l10n.t("Undo");
  const message = inMessage(l10n.t("“{0}” is suggested no more as “{1}” in this folder.", off.name, labelName(off.type ?? "")));
  if ((await vscode.window.showInformationMessage(message, undo)) !== undo) return;
  await learning.names.edit(SWITCHED_OFF_FILE, (text) => removeSwitchedOff(text, off));
}

async function switchOn({ learningOf }: SwitchOffServices): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const learning = uri === undefined ? undefined : learningOf(uri);
  if (learning === undefined) return;
  await learning.names.load();
  const items = listSwitchedOff(learning.names.text(SWITCHED_OFF_FILE)).map((off) => ({
    label: inLabel(off.name),
    description: off.type === undefined ? l10n.t("whatever it is taken for") : labelName(off.type),
    off,
  }));
  if (items.length === 0) {
    vscode.window.setStatusBarMessage(l10n.t("No name is switched off in this folder."), 4000);
    return;
  }
  const chosen = await vscode.window.showQuickPick(items, { title: l10n.t("Which names shall be suggested again?"), canPickMany: true });
  if (chosen === undefined || chosen.length === 0) return;
  await learning.names.edit(SWITCHED_OFF_FILE, (text) => chosen.reduce((now, { off }) => removeSwitchedOff(now, off), text));
}

/** The light bulb's offer on a suggested name. */
class SwitchOffActions implements vscode.CodeActionProvider {
  readonly #services: SwitchOffServices;

  constructor(services: SwitchOffServices) {
    this.#services = services;
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    const { places, learningOf } = this.#services;
    if (!isArticle(document) || learningOf(document.uri) === undefined) return [];
    const argument = { uri: document.uri.toString(), start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const place = await places.find(argument);
    const suggestion = place === undefined ? undefined : places.suggestionAt(place, "entity");
    return suggestion === undefined ? [] : [toAction(document, suggestion)];
  }
}

function toAction(document: vscode.TextDocument, { text, label, start, end }: Suggestion): vscode.CodeAction {
  const title = l10n.t("Never suggest “{0}” as “{1}” in this folder", text, labelName(label));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: "zhupi.switchOffName", arguments: [{ uri: document.uri.toString(), start, end }] };
  return action;
}
