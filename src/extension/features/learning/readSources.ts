/** Knows which articles of a folder have annotations, and how they and their sidecars are read for learning. */

import * as vscode from "vscode";
import type { LearningFile, LearningSource } from "../../../protocol/learning";
import { listSidecars, readSidecars, sidecarsOf } from "../../articleFiles";

/** An annotated article with its sidecars, by address. */
export interface AnnotatedFile extends LearningFile {
  readonly article: vscode.Uri;
  readonly sidecars: readonly vscode.Uri[];
}

/** The whole folder is looked through once; from then on only at what has changed in this window. */
export class SourceList {
  readonly #folder: vscode.WorkspaceFolder;
  readonly #touched = new Map<string, vscode.Uri>();
  #files: Map<string, AnnotatedFile> | undefined;

  constructor(folder: vscode.WorkspaceFolder) {
    this.#folder = folder;
  }

  /** The article, or its annotations, have changed. */
  touch(article: vscode.Uri): void {
    this.#touched.set(article.toString(), article);
  }

  /** Looks through the whole folder again the next time. */
  forget(): void {
    this.#files = undefined;
  }

  /** In the order of their addresses. */
  async list(cancel: vscode.CancellationToken): Promise<readonly AnnotatedFile[]> {
    if (this.#files === undefined) this.#files = await this.#listAll(cancel);
    else for (const article of [...this.#touched.values()]) await this.#refresh(this.#files, article);
    if (cancel.isCancellationRequested) this.#files = undefined;
    else this.#touched.clear();
    return [...(this.#files?.values() ?? [])].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** Rejects where a file has gone since it was listed. */
  async read({ uri, stamp, article, sidecars }: AnnotatedFile): Promise<LearningSource> {
    const bytes = await vscode.workspace.fs.readFile(article);
    return { uri, stamp, bytes, sidecars: await readSidecars(sidecars) };
  }

  async #listAll(cancel: vscode.CancellationToken): Promise<Map<string, AnnotatedFile>> {
    const files = new Map<string, AnnotatedFile>();
    for (const [path, sidecars] of await listSidecars(this.#folder)) {
      if (cancel.isCancellationRequested) break;
      const file = await describe(this.#folder.uri.with({ path }), sidecars);
      if (file !== undefined) files.set(file.uri, file);
    }
    return files;
  }

  async #refresh(files: Map<string, AnnotatedFile>, article: vscode.Uri): Promise<void> {
    const sidecars = await sidecarsOf(article);
    const file = sidecars.length === 0 ? undefined : await describe(article, sidecars);
    if (file === undefined) files.delete(article.toString());
    else files.set(file.uri, file);
  }
}

/** `undefined` where the article has gone. */
async function describe(article: vscode.Uri, sidecars: readonly vscode.Uri[]): Promise<AnnotatedFile | undefined> {
  const [stamp, ...more] = await Promise.all([article, ...sidecars].map(stampOf));
  return stamp === undefined ? undefined : { uri: article.toString(), article, sidecars, stamp: [stamp, ...more].join(" ") };
}

async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime.toString()}:${size.toString()}`;
  } catch {
    return undefined;
  }
}
