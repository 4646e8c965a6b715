/** Knows where the annotations of an article may have stayed that was moved, renamed or copied outside VS Code. */

import { open } from "node:fs/promises";
import * as vscode from "vscode";
import { articleNames, isSidecarName, isSidecarOf } from "../../core/annotations/sidecar/sidecarName";
import { fileNameOf } from "../articleDocument";
import { namesIn, sidecarsOf } from "../articleFiles";

/** A sidecar elsewhere that is of the very same text. */
export interface Stray {
  readonly sidecar: vscode.Uri;
  /** Its own article is gone: this one is that article, moved. Else this one is a copy. */
  readonly moved: boolean;
}

const MOST_CANDIDATES = 200;
/** The article's hash stands at the beginning of a sidecar. */
const HEAD_BYTES = 4096;

/** Looks in the article's own folder for sidecars without an article, and elsewhere in the workspace for the same name. */
export async function findStray(article: vscode.Uri, hash: string): Promise<Stray | undefined> {
  const candidates = [...(await abandonedBeside(article)), ...(await sameNameElsewhere(article)), ...(await alikeBeside(article))];
  for (const sidecar of candidates.slice(0, MOST_CANDIDATES)) {
    if (!(await isOfText(sidecar, hash))) continue;
    return { sidecar, moved: !(await hasArticle(sidecar)) };
  }
  return undefined;
}

/**
 * Copies the sidecars of all annotators of the article that this one is a copy of; whether there were any. The sidecar need
 * not be of the very text: an article that was changed elsewhere since is copied with it, too.
 */
export async function copyAlong(article: vscode.Uri, bytes: Uint8Array, hash: string): Promise<boolean> {
  const candidates = [...(await sameNameElsewhere(article)), ...(await alikeBeside(article))];
  for (const candidate of candidates.slice(0, MOST_CANDIDATES)) {
    const origin = await articleOf(candidate);
    if (origin === undefined || origin.toString() === article.toString()) continue;
    if (!(await isOfText(candidate, hash)) && !(await holds(origin, bytes))) continue;
    for (const sidecar of await sidecarsOf(origin)) {
      const target = vscode.Uri.joinPath(article, "..", fileNameOf(article) + fileNameOf(sidecar).slice(fileNameOf(origin).length));
      await vscode.workspace.fs.copy(sidecar, target, { overwrite: false });
    }
    return true;
  }
  return false;
}

async function isOfText(sidecar: vscode.Uri, hash: string): Promise<boolean> {
  return (await readHead(sidecar)).includes(JSON.stringify(hash));
}

async function holds(file: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size === bytes.length && Buffer.compare(await vscode.workspace.fs.readFile(file), bytes) === 0;
  } catch {
    return false;
  }
}

async function articleOf(sidecar: vscode.Uri): Promise<vscode.Uri | undefined> {
  const names = await namesIn(vscode.Uri.joinPath(sidecar, ".."));
  const name = articleNames(fileNameOf(sidecar)).find((one) => names.has(one));
  return name === undefined ? undefined : vscode.Uri.joinPath(sidecar, "..", name);
}

/** Gives a stray's annotations to the article at whose sidecar's place they are put. */
export async function takeOver({ sidecar, moved }: Stray, place: vscode.Uri): Promise<void> {
  if (moved) await vscode.workspace.fs.rename(sidecar, place, { overwrite: false });
  else await vscode.workspace.fs.copy(sidecar, place, { overwrite: false });
}

async function abandonedBeside(article: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(article, "..");
  const names = await namesIn(folder);
  const abandoned = [...names].filter((name) => isSidecarName(name) && !articleNames(name).some((one) => names.has(one)));
  return abandoned.map((name) => vscode.Uri.joinPath(folder, name));
}

/** Sidecars of articles in the same folder whose name begins alike: `a copy.md`, `a - 副本.md` beside `a.md`. */
async function alikeBeside(article: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(article, "..");
  const own = stemOf(fileNameOf(article));
  const names = [...(await namesIn(folder))].filter((name) => isSidecarName(name) && !isSidecarOf(name, fileNameOf(article)));
  const alike = names.filter((name) => articleNames(name).some((one) => own.startsWith(stemOf(one)) || stemOf(one).startsWith(own)));
  return alike.map((name) => vscode.Uri.joinPath(folder, name));
}

function stemOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? name : name.slice(0, dot);
}

async function sameNameElsewhere(article: vscode.Uri): Promise<vscode.Uri[]> {
  const name = fileNameOf(article);
  // Characters that mean something in a glob may stand for any one; what is found is compared afterwards.
  const glob = `**/${name.replace(/[[\]{}*?!,\\]/gu, "?")}*.zhupi.json`;
  const found = await vscode.workspace.findFiles(glob, undefined, MOST_CANDIDATES);
  return found.filter((uri) => isSidecarOf(fileNameOf(uri), name));
}

async function hasArticle(sidecar: vscode.Uri): Promise<boolean> {
  const names = await namesIn(vscode.Uri.joinPath(sidecar, ".."));
  return articleNames(fileNameOf(sidecar)).some((name) => names.has(name));
}

async function readHead(uri: vscode.Uri): Promise<string> {
  try {
    if (uri.scheme !== "file") return new TextDecoder().decode((await vscode.workspace.fs.readFile(uri)).subarray(0, HEAD_BYTES));
    const handle = await open(uri.fsPath, "r");
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return "";
  }
}
