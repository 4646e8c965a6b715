/** Knows the annotator's name: a setting of this machine, asked for once, with git's name as the suggestion. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { cutText } from "../../core/text/cutText";

const LONGEST_NAME = 64;
const GIT_PATIENCE = 2000;

/** The name, or `undefined` where the user was asked and did not answer. */
export class AuthorName {
  #asking: Promise<string | undefined> | undefined;

  get known(): string | undefined {
    const name = vscode.workspace.getConfiguration("zhupi").get<unknown>("author");
    return typeof name === "string" && name.trim() !== "" ? name.trim() : undefined;
  }

  async get(): Promise<string | undefined> {
    if (this.known !== undefined) return this.known;
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #ask(): Promise<string | undefined> {
    const suggestion = await gitName();
    const answer = await vscode.window.showInputBox({
      title: l10n.t("Your name"),
      prompt: l10n.t("It stands beside every annotation you make. You can change it in the settings (zhupi.author)."),
      ...(suggestion === undefined ? {} : { value: suggestion }),
      ignoreFocusOut: true,
      validateInput: (value) => (value.trim() === "" || value.length > LONGEST_NAME ? l10n.t("1 to {0} characters", LONGEST_NAME) : undefined),
    });
    const name = answer?.trim();
    if (name === undefined || name === "") return undefined;
    await vscode.workspace.getConfiguration("zhupi").update("author", name, vscode.ConfigurationTarget.Global);
    return name;
  }
}

/** Asked outside any repository: a folder's own configuration is not to be trusted with running git. */
async function gitName(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("git", ["config", "--global", "user.name"], { timeout: GIT_PATIENCE });
    return cutText(stdout.trim(), LONGEST_NAME) || undefined;
  } catch {
    return undefined;
  }
}
