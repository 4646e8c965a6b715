/** Knows how a reviewer settles a check's doubt: a mark in the sidecar says who has looked at it. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { checkLabel } from "../../../core/cards/names";
import { checkRules } from "../../../core/checks/finding";
import type { Places } from "../../places";

const labels: ReadonlySet<unknown> = new Set(checkRules.map(checkLabel));

export class CheckActions implements vscode.CodeActionProvider {
  provideCodeActions(document: vscode.TextDocument, _range: vscode.Range, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    return diagnostics
      .filter(({ source, code }) => source === "Zhupi" && labels.has(code))
      .map((diagnostic) => {
        const title = l10n.t("Mark as reviewed");
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        const start = document.offsetAt(diagnostic.range.start);
        const end = document.offsetAt(diagnostic.range.end);
        action.command = {
          title,
          command: "zhupi.markReviewed",
          arguments: [{ uri: document.uri.toString(), start, end, label: diagnostic.code }],
        };
        action.diagnostics = [diagnostic];
        return action;
      });
  }
}

export async function markReviewed(places: Places, argument: unknown): Promise<void> {
  const label = typeof argument === "object" && argument !== null && "label" in argument ? argument.label : undefined;
  const place = await places.find(argument);
  if (place === undefined || typeof label !== "string" || !labels.has(label)) return;
  await place.session.apply({ type: "add", drafts: [{ kind: "mark", label, status: "reviewed", spans: [place.span] }] }, { how: "single" });
}
