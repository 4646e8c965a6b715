/** Knows the user's own cleaning rules: read from the settings of a folder, their faults told once. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { UserCleaningRule } from "../../core/article/parseArticle";
import { inMessage } from "../shownText";

export const CLEANING_SETTING = "zhupi.cleaning.rules";

/** Entries of another shape are left out; the settings editor marks them. */
export function readCleaningRules(resource: vscode.Uri): UserCleaningRule[] {
  const setting: unknown = vscode.workspace.getConfiguration(undefined, resource).get(CLEANING_SETTING);
  if (!Array.isArray(setting)) return [];
  return setting.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { name, selector, text } = entry as Record<string, unknown>;
    if (typeof name !== "string" || name.trim() === "") return [];
    return [{ name, ...(typeof selector === "string" ? { selector } : {}), ...(typeof text === "string" ? { text } : {}) }];
  });
}

/** Tells each fault once, however many articles are read with it. */
export class RuleProblems {
  readonly #told = new Set<string>();

  tell(problems: readonly string[]): void {
    for (const problem of problems) {
      if (this.#told.has(problem)) continue;
      this.#told.add(problem);
      void this.#show(problem);
    }
  }

  async #show(problem: string): Promise<void> {
    const open = l10n.t("Open Settings");
    const chosen = await vscode.window.showWarningMessage(inMessage(l10n.t("The cleaning rule {0}", problem)), open);
    if (chosen === open) await vscode.commands.executeCommand("workbench.action.openSettings", CLEANING_SETTING);
  }
}
