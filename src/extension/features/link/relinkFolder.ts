/** Knows how the annotations of a folder's other articles are linked anew, where they say of a name that it stands for the same. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quotedText, type EntityLink } from "../../../core/annotations/annotation";
import type { SessionHandle } from "../../annotations/store";
import { fileNameOf } from "../../articleDocument";
import { listSidecars } from "../../articleFiles";
import { inMessage } from "../../shownText";
import { annotatedWho, type NamedWho } from "./mentions";

export type SessionOf = (document: vscode.TextDocument) => Promise<SessionHandle>;

/** Offers it, once the mentions of one article are linked anew; where the folder can't be looked through, nothing is offered. */
export function offerFolder(sessionOf: SessionOf, article: vscode.Uri, was: NamedWho, link: EntityLink): void {
  const folder = vscode.workspace.getWorkspaceFolder(article);
  if (folder === undefined || annotatedWho(was.text, link) === was.who) return;
  findAnnotated(folder, article, was).then(
    (others) => (others.length === 0 ? undefined : ask(sessionOf, others, was, link)),
    () => undefined,
  );
}

async function ask(sessionOf: SessionOf, others: readonly vscode.Uri[], was: NamedWho, link: EntityLink): Promise<void> {
  const also = l10n.t("Link There, Too");
  const question = l10n.t("Other articles of the folder whose annotations speak of “{0}”: {1}.", inMessage(was.canonical ?? was.text), others.length);
  if ((await vscode.window.showInformationMessage(question, also)) === also) await relinkAll(sessionOf, others, was, link);
}

/** The other articles whose sidecars speak of the name. */
async function findAnnotated(folder: vscode.WorkspaceFolder, article: vscode.Uri, { canonical, text }: NamedWho): Promise<vscode.Uri[]> {
  const name = JSON.stringify(canonical ?? text).slice(1, -1);
  const found = new Map<string, vscode.Uri>();
  for (const [path, sidecars] of await listSidecars(folder)) {
    const own = sidecars.find((sidecar) => sidecar.path === `${path}.zhupi.json`);
    const uri = article.with({ path });
    if (own === undefined || path === article.path || !(await readText(own)).includes(name)) continue;
    found.set(uri.toString(), uri);
  }
  return [...found.values()];
}

async function readText(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // It went while the folder was looked through.
    return "";
  }
}

async function relinkAll(sessionOf: SessionOf, articles: readonly vscode.Uri[], was: NamedWho, link: EntityLink): Promise<void> {
  const title = l10n.t("Linking in the folder");
  const { mentions, files, failed } = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, cancel) => {
    const done = { mentions: 0, files: 0, failed: [] as string[] };
    for (const article of articles) {
      if (cancel.isCancellationRequested) break;
      try {
        const count = await relink(await sessionOf(await vscode.workspace.openTextDocument(article)), was, link);
        done.mentions += count;
        done.files += Number(count > 0);
      } catch {
        done.failed.push(fileNameOf(article));
      }
      progress.report({ increment: 100 / articles.length, message: inMessage(fileNameOf(article)) });
    }
    return done;
  });
  const told = l10n.t("Mentions linked in other articles: {0}; articles: {1}.", mentions, files);
  if (failed.length === 0) void vscode.window.showInformationMessage(told);
  else void vscode.window.showWarningMessage(`${told} ${l10n.t("These could not be changed: {0}", inMessage(failed.join(", ")))}`);
}

/** Resolves, once it is on disk, to how many annotations were linked. Rejects where they can only be seen. */
async function relink(session: SessionHandle, { who, type }: NamedWho, link: EntityLink): Promise<number> {
  const same = session.annotations.filter(
    ({ annotation }) => annotation.kind === "entity" && annotation.status !== "rejected" && annotation.label === type && annotatedWho(quotedText(annotation), annotation.link) === who,
  );
  if (same.length === 0) return 0;
  await session.apply({ type: "update", ids: same.map(({ annotation }) => annotation.id), patch: { link } }, { how: "bulk" });
  await session.flush();
  return same.length;
}
