/** Knows what other annotators wrote about an open article, each in a file of their own: it is shown and never changed. */

import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { AnnotationSession } from "../../core/annotations/session/annotationSession";
import type { ArticleSource, LiveAnnotation, TextEdit } from "../../core/annotations/session/session";
import { authorOf, isSidecarOf } from "../../core/annotations/sidecar/sidecarName";
import type { Logger } from "../../core/ports";
import { fileNameOf } from "../articleDocument";
import { readOnlyBecause } from "./readOnly";
import { SidecarFile } from "./sidecarFile";
import { inSlices } from "./slices";
import type { OthersAnnotations } from "./store";

/** More annotators than this are not shown. */
const MOST_FILES = 50;

export interface OtherSidecarsContext {
  readonly logger: Logger;
  onChange(): void;
}

export class OtherSidecars {
  readonly #article: vscode.Uri;
  readonly #own: vscode.Uri;
  readonly #context: OtherSidecarsContext;
  /** By address. */
  readonly #sessions = new Map<string, { readonly uri: vscode.Uri; readonly session: AnnotationSession }>();
  #source: { readonly source: ArticleSource; readonly hash: string } | undefined;
  #queue: Promise<void> = Promise.resolve();
  #displaced = false;

  constructor(article: vscode.Uri, own: vscode.Uri, context: OtherSidecarsContext) {
    this.#article = article;
    this.#own = own;
    this.#context = context;
  }

  /** In the order of the files' names; files without annotations are left out. */
  list(): OthersAnnotations[] {
    return [...this.#sessions.values()]
      .map(({ uri, session }) => ({ sidecar: uri, author: authorOf(fileNameOf(uri), fileNameOf(this.#article)), annotations: session.annotations }))
      .filter(({ annotations }) => annotations.length > 0)
      .sort((a, b) => (a.sidecar.path < b.sidecar.path ? -1 : 1));
  }

  at(offset: number): LiveAnnotation[] {
    return [...this.#sessions.values()].flatMap(({ session }) => session.at(offset));
  }

  /** Tells what the article's text is now; the first time, the others' files are read. */
  setSource(source: ArticleSource, hash: string): void {
    const first = this.#source === undefined;
    this.#source = { source, hash };
    if (first) {
      this.#enqueue(() => this.#readAll());
      return;
    }
    for (const { session } of this.#sessions.values()) session.setSource(source);
    if (this.#displaced) this.#enqueue(() => this.#reanchor());
  }

  mapEdits(edits: readonly TextEdit[], textAfter: string): void {
    for (const { session } of this.#sessions.values()) if (session.mapEdits(edits, textAfter).displaced > 0) this.#displaced = true;
  }

  /** A file that may be one of them was written, made or deleted. */
  check(sidecar: vscode.Uri): void {
    if (this.#source !== undefined && this.#isOther(sidecar)) this.#enqueue(() => this.#read(sidecar));
  }

  async #readAll(): Promise<void> {
    const folder = vscode.Uri.joinPath(this.#article, "..");
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    const others = names.filter((name) => isSidecarOf(name, fileNameOf(this.#article))).map((name) => vscode.Uri.joinPath(folder, name));
    for (const uri of others.filter((one) => this.#isOther(one)).slice(0, MOST_FILES)) await this.#read(uri);
  }

  async #read(uri: vscode.Uri): Promise<void> {
    const { parsed } = await new SidecarFile(uri).read();
    const readable = parsed?.status === "ok" || parsed?.status === "newer" ? parsed.sidecar : undefined;
    const another = (await readOnlyBecause(parsed, uri, fileNameOf(this.#article)))?.reason === "otherArticle";
    this.#sessions.delete(uri.toString());
    while (readable !== undefined && !another && this.#source !== undefined) {
      const { source, hash } = this.#source;
      const session = await inSlices(AnnotationSession.open({ sidecar: readable, source, hash, now: Date.now, newId: randomUUID }));
      // Where the text changed meanwhile, the places are of the older one.
      if (this.#source.source.text !== source.text) continue;
      this.#sessions.set(uri.toString(), { uri, session });
      break;
    }
    this.#context.onChange();
  }

  async #reanchor(): Promise<void> {
    this.#displaced = false;
    for (const { session } of this.#sessions.values()) await inSlices(session.reanchor(this.#source?.hash ?? ""));
    this.#context.onChange();
  }

  #isOther(uri: vscode.Uri): boolean {
    const beside = vscode.Uri.joinPath(uri, "..").path === vscode.Uri.joinPath(this.#article, "..").path;
    return beside && uri.path !== this.#own.path && isSidecarOf(fileNameOf(uri), fileNameOf(this.#article));
  }

  #enqueue(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      this.#context.logger.warn(`Other annotators' work on ${this.#article.toString()} could not be read: ${String(error)}`);
    });
  }
}
