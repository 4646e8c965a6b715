/** Knows how to show, for the active article, whether it is locked, and that a file needs another encoding. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { isArticle, LANGUAGE_ID } from "../../articleDocument";
import type { EncodingAdvisor } from "./encodingAdvisor";
import { activeFile, type ReadOnlyLock } from "./readOnlyLock";

export function registerStatusItems(lock: ReadOnlyLock, encodings: EncodingAdvisor): vscode.Disposable {
  // Beside the editor's own items for encoding and language, where one looks for what can be done with a file.
  const lockItem = vscode.window.createStatusBarItem("zhupi.lock", vscode.StatusBarAlignment.Right, 100.5);
  lockItem.name = l10n.t("Zhupi: read-only articles");
  const encodingItem = vscode.window.createStatusBarItem("zhupi.encoding", vscode.StatusBarAlignment.Right, 100.6);
  encodingItem.name = l10n.t("Zhupi: encoding of articles");

  const show = (): void => {
    // Nothing beside a comparison: the same document may be a side of one.
    const document = activeFile();
    showLock(lockItem, lock, document);
    showEncoding(encodingItem, encodings, document);
  };
  show();
  return vscode.Disposable.from(
    lockItem,
    encodingItem,
    createLanguageItem(),
    lock.onDidChange(show),
    encodings.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.window.tabGroups.onDidChangeTabs(show),
    vscode.workspace.onDidOpenTextDocument(show),
  );
}

function showLock(item: vscode.StatusBarItem, lock: ReadOnlyLock, document: vscode.TextDocument | undefined): void {
  if (document === undefined || !isArticle(document)) {
    item.hide();
    return;
  }
  if (lock.stateOf(document) === "locked") {
    item.text = `$(lock) ${l10n.t("Read-only")}`;
    item.tooltip = l10n.t("Articles open read-only, so that a slip of the keyboard can’t change them. Annotating works all the same. Click to unlock this one.");
    item.command = "zhupi.unlockArticle";
  } else {
    item.text = `$(unlock) ${l10n.t("Editable")}`;
    item.tooltip = l10n.t("What is typed changes the article itself. Click to make it read-only.");
    item.command = "zhupi.lockArticle";
  }
  item.accessibilityInformation = { label: item.tooltip, role: "button" };
  item.show();
}

function showEncoding(item: vscode.StatusBarItem, encodings: EncodingAdvisor, document: vscode.TextDocument | undefined): void {
  const advice = document === undefined ? undefined : encodings.adviceFor(document);
  if (advice === undefined) {
    item.hide();
    return;
  }
  item.text = `$(warning) ${l10n.t("Reopen as {0}", advice)}`;
  item.tooltip = l10n.t("This looks like an article in {0} that was opened with another encoding, so its text can’t be read.", advice);
  item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
  item.command = "zhupi.reopenWithEncoding";
  item.show();
}

function createLanguageItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("zhupi.language", { language: LANGUAGE_ID });
  item.name = l10n.t("Zhupi: kind of file");
  item.text = l10n.t("Opened as an article");
  item.command = { command: "zhupi.treatAsOther", title: l10n.t("Not an Article") };
  return item;
}
