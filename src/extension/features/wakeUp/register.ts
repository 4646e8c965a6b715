/** Knows how an article wakes Zhupi up, and the commands with which the reader overrules it. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { isArticle } from "../../articleDocument";
import { AssociationOffer } from "./associationOffer";
import { EncodingAdvisor } from "./encodingAdvisor";
import { LanguageSwitch } from "./languageSwitch";
import { ReadOnlyLock } from "./readOnlyLock";
import { registerStatusItems } from "./statusItems";

/**
 * Loads neither parser nor dictionary; what it does at once takes well under a millisecond for each open document.
 * `onWillEdit` hears of each article that its reader unlocks.
 */
export function registerWakeUp(context: vscode.ExtensionContext, onWillEdit: (document: vscode.TextDocument) => void): vscode.Disposable {
  const languages = new LanguageSwitch(context.workspaceState);
  const lock = new ReadOnlyLock();
  const encodings = new EncodingAdvisor(context.workspaceState);
  const offer = new AssociationOffer(context.workspaceState);
  const parts = vscode.Disposable.from(
    languages,
    lock,
    encodings,
    languages.onWillBecomeArticle((document) => {
      lock.expect(document);
    }),
    languages.onDidRecognise((document) => {
      offer.notice(document).catch(showFailure);
    }),
    languages.onDidShow((document) => {
      encodings.examine(document).catch(showFailure);
    }),
    encodings.onDidReopen((document) => {
      languages.consider(document);
    }),
    registerStatusItems(lock, encodings),
    registerCommands({ languages, lock, encodings, offer, onWillEdit }),
  );
  languages.considerAll();
  lock.reconcile();
  return parts;
}

interface CommandParts {
  readonly languages: LanguageSwitch;
  readonly lock: ReadOnlyLock;
  readonly encodings: EncodingAdvisor;
  readonly offer: AssociationOffer;
  readonly onWillEdit: (document: vscode.TextDocument) => void;
}

function registerCommands({ languages, lock, encodings, offer, onWillEdit }: CommandParts): vscode.Disposable {
  const onActive = (id: string, run: (document: vscode.TextDocument) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(id, async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document === undefined) void vscode.window.showInformationMessage(l10n.t("Open a file first."));
      else await run(document);
    });
  return vscode.Disposable.from(
    onActive("zhupi.treatAsArticle", (document) => languages.choose(document, "article")),
    onActive("zhupi.treatAsOther", (document) => languages.choose(document, "other")),
    onActive("zhupi.lockArticle", (document) => lockArticle(lock, document)),
    onActive("zhupi.unlockArticle", (document) => {
      onWillEdit(document);
      return lock.unlock(document);
    }),
    onActive("zhupi.reopenWithEncoding", (document) => encodings.reopen(document)),
    onActive("zhupi.rememberFolder", (document) => offer.offer(document.uri, true)),
  );
}

/** VS Code doesn't save what is read-only, so an article with unsaved changes must not become it. */
async function lockArticle(lock: ReadOnlyLock, document: vscode.TextDocument): Promise<void> {
  if (!isArticle(document)) return;
  if (document.isDirty) void vscode.window.showWarningMessage(l10n.t("Save or undo the changes first; then the article can be locked."));
  else await lock.lock(document);
}

/** VS Code shows why a command failed; what was started by an event has to do so itself. */
function showFailure(error: unknown): void {
  void vscode.window.showErrorMessage(l10n.t("Zhupi could not do that: {0}", error instanceof Error ? error.message : String(error)));
}
