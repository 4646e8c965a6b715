/** Knows which files of the open folders may be articles, and which sidecars lie beside one. */

import * as vscode from "vscode";
import { isSidecarOf } from "../core/annotations/sidecar/sidecarName";
import type { SidecarText } from "../protocol/engine";
import { fileNameOf } from "./articleDocument";

/** By their ending; what is in them decides. */
export const ARTICLE_GLOB = "**/*.{md,markdown,html,htm,txt}";
const ENDING = /\.(?:md|markdown|html?|txt)$/iu;
const SIDECAR_ENDING = ".zhupi.json";

/** Whether the file may be an article, by its ending. */
export function mayBeArticle({ path }: vscode.Uri): boolean {
  return ENDING.test(path);
}

/** Files that may be articles, those that `files.exclude` and `search.exclude` hide left out. */
export async function listArticleFiles(folder?: vscode.WorkspaceFolder, cancel?: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const files = await vscode.workspace.findFiles(patternIn(folder, ARTICLE_GLOB), undefined, undefined, cancel);
  return files.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

/** The file itself, if it is there and no setting hides it. */
export async function findArticleFile(uri: vscode.Uri, cancel?: vscode.CancellationToken): Promise<vscode.Uri[]> {
  // What means something in a pattern stands for any character; the names found are compared.
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), fileNameOf(uri).replace(/[*?[\]{}!,]/gu, "?"));
  const found = await vscode.workspace.findFiles(pattern, undefined, undefined, cancel);
  return found.filter((one) => one.toString() === uri.toString());
}

/** All sidecars of a folder by the path of the article that they belong to. */
export async function listSidecars(folder?: vscode.WorkspaceFolder): Promise<Map<string, vscode.Uri[]>> {
  const found = await vscode.workspace.findFiles(patternIn(folder, `**/*${SIDECAR_ENDING}`), null);
  const byArticle = new Map<string, vscode.Uri[]>();
  for (const sidecar of found.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const article of articlePaths(sidecar.path)) byArticle.set(article, [...(byArticle.get(article) ?? []), sidecar]);
  }
  return byArticle;
}

/**
 * The sidecars beside one article, anybody's, in the order of their names; none where its folder has gone. A folder has
 * none of its own: they lie in it.
 */
export async function sidecarsOf(article: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(article, "..");
  const files = await namesIn(folder);
  const own = [...files].filter((name) => isSidecarOf(name, fileNameOf(article)) && !isOfLonger(name, fileNameOf(article), files));
  return own.sort().map((name) => vscode.Uri.joinPath(folder, name));
}

/** The files of a folder; none where it can't be read. */
export async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return new Set(entries.filter(([, type]) => (type & vscode.FileType.File) !== 0).map(([name]) => name));
  } catch {
    return new Set();
  }
}

/** `a.md.li.zhupi.json` is of `a.md.li` where there is such an article. */
function isOfLonger(sidecar: string, article: string, files: ReadonlySet<string>): boolean {
  const longer = sidecar.slice(0, -SIDECAR_ENDING.length);
  return longer !== article && files.has(longer);
}

/** As they lie on disk. Rejects where one has gone. */
export function readSidecars(sidecars: readonly vscode.Uri[]): Promise<SidecarText[]> {
  return Promise.all(sidecars.map(async (sidecar) => ({ name: fileNameOf(sidecar), text: new TextDecoder().decode(await vscode.workspace.fs.readFile(sidecar)) })));
}

/** `a.md.zhupi.json` belongs to `a.md`; `a.md.li.zhupi.json` may belong to it, too, with `li` the annotator. */
function articlePaths(sidecar: string): string[] {
  const whole = sidecar.slice(0, -SIDECAR_ENDING.length);
  const dot = whole.lastIndexOf(".");
  return dot > whole.lastIndexOf("/") + 1 ? [whole, whole.slice(0, dot)] : [whole];
}

function patternIn(folder: vscode.WorkspaceFolder | undefined, pattern: string): vscode.GlobPattern {
  return folder === undefined ? pattern : new vscode.RelativePattern(folder, pattern);
}
