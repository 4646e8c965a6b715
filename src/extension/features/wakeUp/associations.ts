/** Knows how to say, in `files.associations`, that a folder's files are articles, and no other files with them. */

import * as vscode from "vscode";
import { bytesLookLikeArticle } from "../../../core/article/detectArticle";
import { LANGUAGE_ID } from "../../articleDocument";
import { ARTICLE_EXTENSIONS, extensionOf, plainLanguage } from "./candidates";

/** How many files of a folder are looked at before one says what its files are. */
const MOST_FILES = 60;
const MOST_BYTES = 1024 * 1024;
const FEWEST_ARTICLES = 2;
/** Files that would have to be named as exceptions; with more of them the folder is no folder of articles. */
const MOST_EXCEPTIONS = 3;

export type Associations = Readonly<Record<string, string>>;

/**
 * The associations that make the articles beside `uri` known, for each kind of file where (nearly) all are
 * articles, the others named as exceptions. Undefined where there is nothing to gain.
 */
export async function proposeAssociations(uri: vscode.Uri): Promise<Associations | undefined> {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(uri);
  if (workspaceFolder === undefined) return undefined;
  const folder = vscode.Uri.joinPath(uri, "..");
  const kinds = await sortFiles(folder);
  const where = globOf(pathFromWorkspace(folder, workspaceFolder));
  const proposal: [string, string][] = [];
  for (const [extension, { articles, others }] of kinds) {
    if (articles < FEWEST_ARTICLES || others.length > Math.min(MOST_EXCEPTIONS, articles)) continue;
    proposal.push([`**/${where}/*${extension}`, LANGUAGE_ID]);
    for (const name of others) proposal.push([`**/${where}/${escapeGlob(name)}`, plainLanguage(vscode.Uri.joinPath(folder, name))]);
  }
  return proposal.length === 0 ? undefined : Object.fromEntries(proposal);
}

/** Adds associations to the workspace's settings, and has the annotation files shown beneath their articles there. */
export async function saveAssociations(associations: Associations): Promise<void> {
  const files = vscode.workspace.getConfiguration("files");
  const present = files.inspect<Record<string, string>>("associations")?.workspaceValue ?? {};
  await files.update("associations", { ...present, ...associations }, vscode.ConfigurationTarget.Workspace);
  const nesting = vscode.workspace.getConfiguration("explorer.fileNesting");
  const decided = nesting.inspect<boolean>("enabled");
  if (decided?.globalValue === undefined && decided?.workspaceValue === undefined) {
    await nesting.update("enabled", true, vscode.ConfigurationTarget.Workspace);
  }
}

interface Kind {
  articles: number;
  readonly others: string[];
}

async function sortFiles(folder: vscode.Uri): Promise<Map<string, Kind>> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries
    .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && ARTICLE_EXTENSIONS.includes(extensionOf(vscode.Uri.joinPath(folder, name))))
    .map(([name]) => name)
    .slice(0, MOST_FILES);
  const kinds = new Map<string, Kind>();
  const verdicts = await Promise.all(names.map((name) => isArticleFile(vscode.Uri.joinPath(folder, name))));
  names.forEach((name, index) => {
    const extension = extensionOf(vscode.Uri.joinPath(folder, name));
    const kind = kinds.get(extension) ?? { articles: 0, others: [] };
    kinds.set(extension, kind);
    if (verdicts[index] === true) kind.articles++;
    else kind.others.push(name);
  });
  return kinds;
}

async function isArticleFile(uri: vscode.Uri): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST_BYTES) return false;
    return bytesLookLikeArticle(await vscode.workspace.fs.readFile(uri));
  } catch {
    // A file that can't be read is none that could be opened as an article.
    return false;
  }
}

/** From the workspace folder's own name on, so that the pattern holds on another machine and matches nothing else. */
function pathFromWorkspace(folder: vscode.Uri, workspaceFolder: vscode.WorkspaceFolder): string {
  const root = workspaceFolder.uri.path.replace(/\/+$/, "");
  const inside = folder.path.slice(root.length).replace(/^\/+/, "").replace(/\/+$/, "");
  const name = root.slice(root.lastIndexOf("/") + 1);
  return [name, inside].filter((part) => part !== "").join("/");
}

function globOf(path: string): string {
  return path.split("/").map(escapeGlob).join("/");
}

/** VS Code's globs know no escape, so a character that means something stands for any one. */
function escapeGlob(name: string): string {
  return name.replace(/[[\]{}*?!]/g, "?");
}
