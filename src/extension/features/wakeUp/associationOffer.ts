/** Knows when to offer to remember a folder's articles: once for each folder, and never again once declined for good. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { inMessage } from "../../shownText";
import { proposeAssociations, saveAssociations } from "./associations";
import { FileMemory } from "./memory";
import { readSettings, SECTION } from "./settings";

/** A folder is worth remembering from the second article that somebody opens in it. */
const ARTICLES_BEFORE_OFFER = 2;

export class AssociationOffer {
  readonly #offered: FileMemory<"offered">;
  readonly #opened = new Map<string, Set<string>>();

  constructor(state: vscode.Memento) {
    this.#offered = new FileMemory(state, "zhupi.offeredFolders", (value) => value === "offered");
  }

  /** To be called for every document that was recognised by its content, which an association would have spared. */
  async notice(document: vscode.TextDocument): Promise<void> {
    const folder = vscode.Uri.joinPath(document.uri, "..");
    const opened = this.#opened.get(folder.toString()) ?? new Set<string>();
    this.#opened.set(folder.toString(), opened.add(document.uri.toString()));
    if (opened.size < ARTICLES_BEFORE_OFFER || this.#offered.get(folder) !== undefined) return;
    if (!vscode.workspace.isTrusted || !readSettings(document.uri).offerAssociations) return;
    this.#offered.set(folder, "offered");
    await this.offer(document.uri, false);
  }

  /** @param asked whether the reader asked for it, and is told where there is nothing to remember */
  async offer(uri: vscode.Uri, asked: boolean): Promise<void> {
    const associations = await proposeAssociations(uri);
    if (associations === undefined) {
      if (asked) void vscode.window.showInformationMessage(l10n.t("There are too few articles among this folder’s files, or too many others, to remember them by pattern."));
      return;
    }
    const remember = l10n.t("Remember");
    const never = l10n.t("Don’t Ask Again");
    const folder = vscode.Uri.joinPath(uri, "..");
    const answer = await vscode.window.showInformationMessage(
      l10n.t(
        "Remember in the workspace’s settings that the files in “{0}” are articles? They then open in colour at once, and annotation files are shown beneath their articles.",
        inMessage(folder.path.slice(folder.path.lastIndexOf("/") + 1)),
      ),
      ...(asked ? [remember] : [remember, never]),
    );
    if (answer === remember) await saveAssociations(associations);
    else if (answer === never) {
      await vscode.workspace.getConfiguration(SECTION).update("offerAssociations", false, vscode.ConfigurationTarget.Global);
    }
  }
}
