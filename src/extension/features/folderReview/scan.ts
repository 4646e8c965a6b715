/** Knows how all sidecars of the open folders are read, one after the other, keeping nothing but numbers. */

import { readFile, stat } from "node:fs/promises";
import * as vscode from "vscode";
import { articleNames } from "../../../core/annotations/sidecar/sidecarName";
import { summarize, type SidecarSummary } from "../../../core/annotations/sidecar/summary";
import { decodeText } from "../../../core/text/encoding";
import { hashText } from "../../../platform/node/hashText";
import { SidecarFile } from "../../annotations/sidecarFile";
import { pauseInSlices } from "../../annotations/slices";
import { fileNameOf } from "../../articleDocument";

/** What the list says of one sidecar. There are thousands: addresses are paths, of which VS Code's own objects take ten times the room. */
export interface Listed extends Omit<SidecarSummary, "hash"> {
  /** The folder that is open, which all of its rows share. */
  readonly folder: vscode.Uri;
  /** Of the sidecar, from the root of its file system. */
  readonly path: string;
  /** `undefined` where no article stands beside the sidecar. */
  readonly articlePath: string | undefined;
  /** Whether the article was changed since its annotations were saved: their places are found again when it is opened. */
  readonly changed: boolean;
}

/** Of the sidecar. */
export function sidecarOf({ folder, path }: Listed): vscode.Uri {
  return folder.with({ path });
}

export function articleOf({ folder, articlePath }: Listed): vscode.Uri | undefined {
  return articlePath === undefined ? undefined : folder.with({ path: articlePath });
}

/** So many files are read at the same time: enough to keep the disk busy, few enough to keep memory flat. */
const AT_ONCE = 8;
/** Larger articles are not hashed for the list. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** Calls `found` for each sidecar in the order of names; stops early when asked to. */
export async function scanSidecars(
  cancel: vscode.CancellationToken,
  found: (listed: Listed, done: number, total: number) => void,
): Promise<void> {
  const sidecars = await vscode.workspace.findFiles("**/*.zhupi.json", null, undefined, cancel);
  sidecars.sort((a, b) => (a.path < b.path ? -1 : 1));
  const pause = pauseInSlices();
  let done = 0;
  for (let at = 0; at < sidecars.length; at += AT_ONCE) {
    if (cancel.isCancellationRequested) return;
    for (const listed of await Promise.all(sidecars.slice(at, at + AT_ONCE).map(look))) {
      done++;
      if (listed !== undefined) found(listed, done, sidecars.length);
    }
    await pause();
  }
}

/** `undefined` where the file has gone meanwhile or can't be opened. */
async function look(sidecar: vscode.Uri): Promise<Listed | undefined> {
  const { parsed } = await new SidecarFile(sidecar).read().catch(() => ({ parsed: undefined }));
  if (parsed === undefined) return undefined;
  const { hash, ...summary } = summarize(parsed);
  const folder = vscode.workspace.getWorkspaceFolder(sidecar)?.uri ?? vscode.Uri.joinPath(sidecar, "..");
  const row = { ...summary, folder, path: sidecar.path };
  const named = parsed.status === "ok" || parsed.status === "newer" ? parsed.sidecar.article.name : "";
  for (const name of articleNames(fileNameOf(sidecar)).sort((a, b) => Number(b === named) - Number(a === named))) {
    const article = vscode.Uri.joinPath(sidecar, "..", name);
    const changed = await hasChanged(article, hash);
    if (changed !== undefined) return { ...row, articlePath: article.path, changed };
  }
  return { ...row, articlePath: undefined, changed: false };
}

/** `undefined` where there is no such file. */
async function hasChanged(article: vscode.Uri, hash: string): Promise<boolean | undefined> {
  try {
    // On the local disk VS Code's own way, which asks another process for each file, takes many times as long.
    const local = article.scheme === "file";
    const { size } = local ? await stat(article.fsPath) : await vscode.workspace.fs.stat(article);
    if (size > LARGEST_BYTES || hash === "") return false;
    const bytes = local ? await readFile(article.fsPath) : await vscode.workspace.fs.readFile(article);
    return hashText(decodeText(bytes).text) !== hash;
  } catch {
    return undefined;
  }
}
