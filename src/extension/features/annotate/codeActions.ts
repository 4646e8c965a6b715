/** Knows what the light bulb offers on a suggestion: accept, accept all of the same text, reject. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { Suggestion } from "../../../core/analysis/suggestions";
import { isArticle } from "../../articleDocument";
import type { Places } from "../../places";

export class SuggestionActions implements vscode.CodeActionProvider {
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    if (!isArticle(document)) return [];
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    const place = await this.#places.find({ uri: document.uri.toString(), start, end });
    const suggestion = place === undefined ? undefined : this.#places.suggestionAt(place);
    if (place === undefined || suggestion === undefined) return [];
    const same = this.#places.sameSuggestions(place, suggestion).length;
    const action = (title: string, command: string): vscode.CodeAction => toAction(document, suggestion, title, command);
    return [
      action(l10n.t("Accept “{0}”", suggestion.text), "zhupi.acceptSuggestion"),
      ...(same > 1 ? [action(l10n.t("Accept all {0} of “{1}”", same, suggestion.text), "zhupi.acceptSameSuggestions")] : []),
      action(l10n.t("Reject “{0}”", suggestion.text), "zhupi.rejectSuggestion"),
      ...(same > 1 ? [action(l10n.t("Reject all {0} of “{1}”", same, suggestion.text), "zhupi.rejectSameSuggestions")] : []),
      action(l10n.t("Choose another label…"), "zhupi.annotate"),
    ];
  }
}

function toAction(document: vscode.TextDocument, { start, end }: Suggestion, title: string, command: string): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [{ uri: document.uri.toString(), start, end }] };
  return action;
}
