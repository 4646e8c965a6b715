/** Knows how a reviewer mends a sidecar that can't be read, or entries in it: every way keeps the file as it was found beside the new one. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { BadAnnotation } from "../../core/annotations/sidecar/sidecar";
import { fileNameOf } from "../articleDocument";
import { inMessage } from "../shownText";
import { isBroken } from "./readOnly";
import { articleMeant } from "./restoreCommand";
import type { AnnotationStoreApi, SessionHandle } from "./store";

interface Way extends vscode.QuickPickItem {
  run(): Promise<unknown>;
}

export function registerRepair(store: AnnotationStoreApi): vscode.Disposable {
  return vscode.commands.registerCommand("zhupi.repairAnnotations", async (argument: unknown) => {
    const article = articleMeant(argument);
    if (article !== undefined) await repair(store, article);
  });
}

async function repair(store: AnnotationStoreApi, article: vscode.Uri): Promise<void> {
  const session = await store.session(await vscode.workspace.openTextDocument(article));
  const { readOnly, bad, sidecar } = session;
  if (readOnly === undefined && bad.length === 0) {
    void vscode.window.showInformationMessage(inMessage(l10n.t("The annotations of {0} need no repair.", fileNameOf(article))));
    return;
  }
  const ways = [...(isBroken(readOnly) ? await waysAround(store, session) : []), ...(readOnly === undefined ? waysOfEntries(store, session) : []), showing(sidecar, bad)];
  const placeHolder = readOnly?.message ?? l10n.t("{0} entries can't be read. The first: {1}", bad.length, bad[0]?.reason ?? "");
  const chosen = await vscode.window.showQuickPick(ways, { title: l10n.t("Repair {0}", fileNameOf(sidecar)), placeHolder });
  await chosen?.run();
}

/** For a file that can't be read as a whole. */
async function waysAround(store: AnnotationStoreApi, { uri }: SessionHandle): Promise<Way[]> {
  const detail = l10n.t("The present file stays beside the new one, as ….bak");
  const ways: Way[] = [{ label: l10n.t("Begin without annotations"), detail, run: () => store.startNew(uri) }];
  if ((await store.listSnapshots(uri)).length > 0) {
    ways.unshift({ label: l10n.t("Restore a kept state…"), detail, run: async () => vscode.commands.executeCommand("zhupi.restoreAnnotations", uri) });
  }
  const repaired = await store.tryRepair(uri);
  if (repaired === undefined) return ways;
  const count = repaired.sidecar.annotations.length;
  const label = repaired.how === "merged" ? l10n.t("Merge the two versions that git left in the file: {0} annotations", count) : l10n.t("Read what is whole: {0} annotations", count);
  return [{ label, detail, run: () => store.startNew(uri, repaired.sidecar) }, ...ways];
}

function waysOfEntries(store: AnnotationStoreApi, { uri, bad }: SessionHandle): Way[] {
  return [{ label: l10n.t("Put the {0} unreadable entries into a file of their own", bad.length), detail: l10n.t("It stays beside the sidecar, as ….bak"), run: () => store.setBadAside(uri) }];
}

/** Opens the file, at the first entry that can't be read. */
function showing(sidecar: vscode.Uri, [first]: readonly BadAnnotation[]): Way {
  return {
    label: l10n.t("Show the file"),
    detail: l10n.t("To mend it by hand: what you save is read at once"),
    run: async () => {
      const document = await vscode.workspace.openTextDocument(sidecar);
      const at = first === undefined ? -1 : document.getText().indexOf(first.json);
      const selection = at < 0 || first === undefined ? {} : { selection: new vscode.Range(document.positionAt(at), document.positionAt(at + first.json.length)) };
      await vscode.window.showTextDocument(document, selection);
    },
  };
}
