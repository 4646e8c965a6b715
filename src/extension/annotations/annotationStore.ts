/** Knows the annotations of every open article, and keeps their sidecars and this window in step. */

import * as vscode from "vscode";
import { parseSidecar } from "../../core/annotations/sidecar/readSidecar";
import { repairSidecar, type Repaired } from "../../core/annotations/sidecar/repairSidecar";
import { SIDECAR_LIMIT, type Sidecar } from "../../core/annotations/sidecar/sidecar";
import { isSidecarName, sidecarName } from "../../core/annotations/sidecar/sidecarName";
import type { VisibleText } from "../../core/article/visibleText";
import type { Logger } from "../../core/ports";
import { decodeText } from "../../core/text/encoding";
import type { AnalysisService } from "../analysis/analysisService";
import { StaleError } from "../analysis/engineClient";
import { fileNameOf } from "../articleDocument";
import { ArticleSession } from "./articleSession";
import { AuthorName } from "./authorName";
import { followFiles } from "./followFiles";
import { Journal } from "./journal";
import { KeptSessions } from "./keptSessions";
import { Notices } from "./notices";
import { isBroken } from "./readOnly";
import { registerRepair } from "./repairCommand";
import { registerRestore } from "./restoreCommand";
import { SidecarFile } from "./sidecarFile";
import { inSlices } from "./slices";
import { Snapshots } from "./snapshots";
import type { AnnotationStoreApi, SessionHandle, Snapshot } from "./store";
import { findStray, takeOver } from "./strays";
import { timestamp } from "./timestamp";

const DEFAULT_DAYS = 30;

export class AnnotationStore implements AnnotationStoreApi {
  readonly #analyses: Pick<AnalysisService, "readVisible">;
  readonly #logger: Logger;
  readonly #storage: vscode.Uri;
  readonly #sessions = new Map<string, ArticleSession>();
  readonly #opening = new Map<string, Promise<ArticleSession>>();
  /** Articles that were closed and are still being saved: who opens one again reads what that leaves. */
  readonly #closing = new Map<string, Promise<void>>();
  readonly #kept = new KeptSessions();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #author = new AuthorName();
  readonly #snapshots: Snapshots;
  readonly #notices: Notices;
  readonly #subscriptions: readonly { dispose(): void }[];
  /** Watchers of folders outside the workspace, by folder. */
  readonly #watchers = new Map<string, vscode.Disposable>();

  readonly onDidChange = this.#changed.event;

  constructor(context: Pick<vscode.ExtensionContext, "globalStorageUri">, analyses: Pick<AnalysisService, "readVisible">, logger: Logger) {
    this.#analyses = analyses;
    this.#logger = logger;
    this.#storage = vscode.Uri.joinPath(context.globalStorageUri, "annotations");
    this.#snapshots = new Snapshots(this.#folder("snapshots"), snapshotDays, logger);
    this.#notices = new Notices(this);
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#close(document.uri);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#sessions.get(document.uri.toString())?.documentSaved();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("zhupi.sidecar.perAuthor") || event.affectsConfiguration("zhupi.author")) this.#relocate();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#retry();
      }),
      followFiles(this, this.#snapshots, logger),
      registerRestore(this),
      registerRepair(this),
      this.#watch("**/*.zhupi.json"),
    ];
  }

  async session(document: vscode.TextDocument): Promise<SessionHandle> {
    return this.open(document);
  }

  latest(document: vscode.TextDocument | vscode.Uri): SessionHandle | undefined {
    return this.#sessions.get(("uri" in document ? document.uri : document).toString());
  }

  sidecarUri(article: vscode.Uri): vscode.Uri {
    const perAuthor = vscode.workspace.getConfiguration("zhupi", article).get("sidecar.perAuthor") === true;
    const author = perAuthor ? this.#author.known : undefined;
    return article.with({ path: `${folderOf(article)}/${sidecarName(fileNameOf(article), author)}`, query: "", fragment: "" });
  }

  async listSnapshots(article: vscode.Uri): Promise<readonly Snapshot[]> {
    return this.#snapshots.list(this.sidecarUri(article).toString());
  }

  async restoreSnapshot(article: vscode.Uri, id: string): Promise<void> {
    const parsed = parseSidecar(await this.#snapshots.read(this.sidecarUri(article).toString(), id));
    if (parsed.status !== "ok") throw new Error(`The state "${id}" can't be read.`);
    const session = await this.open(await vscode.workspace.openTextDocument(article));
    if (isBroken(session.readOnly)) await this.startNew(article);
    await session.replaceAll(parsed.sidecar);
  }

  async bringBack(article: vscode.Uri, sidecar: Sidecar): Promise<void> {
    const session = await this.open(await vscode.workspace.openTextDocument(article));
    await session.addAll(sidecar);
  }

  async startNew(article: vscode.Uri, saved?: Sidecar): Promise<void> {
    const session = await this.open(await vscode.workspace.openTextDocument(article));
    const file = new SidecarFile(session.sidecar);
    await file.moveAside(`${fileNameOf(session.sidecar)}.${timestamp()}.bak`);
    await session.startOver();
    if (saved !== undefined) await session.replaceAll(saved);
  }

  async tryRepair(article: vscode.Uri): Promise<Repaired | undefined> {
    const bytes = await vscode.workspace.fs.readFile(this.sidecarUri(article));
    return bytes.length > SIDECAR_LIMIT ? undefined : inSlices(repairSidecar(decodeText(bytes).text));
  }

  async setBadAside(article: vscode.Uri): Promise<void> {
    const session = await this.open(await vscode.workspace.openTextDocument(article));
    await session.setBadAside(`${fileNameOf(session.sidecar)}.entries.${timestamp()}.bak`);
  }

  /** As {@link session}, with what only the store may do. */
  async open(document: vscode.TextDocument): Promise<ArticleSession> {
    const key = document.uri.toString();
    const known = this.#sessions.get(key);
    if (known !== undefined) return known;
    let opening = this.#opening.get(key);
    if (opening === undefined) {
      opening = this.#load(document).finally(() => this.#opening.delete(key));
      this.#opening.set(key, opening);
    }
    return opening;
  }

  async flush(): Promise<void> {
    await Promise.allSettled(this.#closing.values());
    for (const session of this.#sessions.values()) await session.flush();
  }

  /** Saves what can be saved, for the last time: the window closes. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#closing.values(), ...[...this.#sessions.values()].map((session) => session.close())]);
  }

  dispose(): void {
    void this.close();
    for (const subscription of [...this.#subscriptions, ...this.#watchers.values()]) subscription.dispose();
  }

  async #load(document: vscode.TextDocument): Promise<ArticleSession> {
    const { uri } = document;
    const file = new SidecarFile(this.sidecarUri(uri));
    this.#watchFolder(file.uri);
    await this.#closing.get(uri.toString());
    await file.tidy();
    const session = await ArticleSession.open(document, {
      file,
      kept: this.#kept,
      journal: new Journal(this.#folder("journal"), file.uri.toString()),
      snapshots: this.#snapshots,
      logger: this.#logger,
      readVisible: (article) => this.#readVisible(article),
      author: () => this.#author.get(),
      successor: async (former) => {
        this.#relocate();
        // Closed while the user was asked something: what he answered still counts.
        const present = await this.open(document.isClosed ? await vscode.workspace.openTextDocument(uri) : document);
        return present === former ? undefined : present;
      },
      onChange: () => {
        this.#changed.fire(uri);
      },
      onSaveFailed: (message) => {
        this.#notices.saveFailed(uri, message);
      },
      onVanished: (gone) => {
        this.#notices.vanished(uri, gone);
      },
      onDisagreed: (count) => {
        this.#notices.disagreed(uri, count);
      },
      onRecovered: (count) => {
        this.#notices.recovered(uri, count);
      },
    });
    this.#sessions.set(uri.toString(), session);
    // The document may have been closed while its annotations were read.
    if (document.isClosed) this.#close(uri);
    this.#notices.opened(session);
    this.#changed.fire(uri);
    if (session.isNew() && session.readOnly === undefined) {
      this.#offerStray(session).catch((error: unknown) => {
        this.#logger.warn(`Annotations of ${uri.toString()} could not be looked for elsewhere: ${String(error)}`);
      });
    }
    return session;
  }

  /** An article without annotations may be one that was moved or copied outside VS Code. */
  async #offerStray(session: ArticleSession): Promise<void> {
    const stray = await findStray(session.uri, session.textHash);
    if (stray === undefined || !session.isNew()) return;
    if (!(await this.#notices.offerStray(session.uri, stray)) || !session.isNew()) return;
    await takeOver(stray, session.sidecar);
    session.checkDisk();
  }

  /** The engine reads it in its own thread: a parser in this one would be loaded with the extension. */
  async #readVisible(document: vscode.TextDocument): Promise<VisibleText> {
    try {
      return await this.#analyses.readVisible(document);
    } catch (error) {
      if (error instanceof StaleError && !document.isClosed) return this.#readVisible(document);
      throw error;
    }
  }

  /** Who comes back to the window has perhaps just mended what hindered a save, or the reading. */
  #retry(): void {
    for (const session of this.#sessions.values()) {
      if (session.save.type === "failed") session.flush().catch(() => undefined);
      if (session.readOnly?.reason === "unreachable") session.checkDisk();
    }
  }

  /** Articles whose annotations belong into another file now are loaded again when somebody asks for them. */
  #relocate(): void {
    for (const { uri, sidecar } of [...this.#sessions.values()]) {
      if (this.sidecarUri(uri).toString() === sidecar.toString()) continue;
      this.#close(uri);
      this.#changed.fire(uri);
    }
  }

  #close(uri: vscode.Uri): void {
    const key = uri.toString();
    const session = this.#sessions.get(key);
    if (session === undefined) return;
    this.#sessions.delete(key);
    const closing = session.close().finally(() => {
      if (this.#closing.get(key) === closing) this.#closing.delete(key);
    });
    this.#closing.set(key, closing);
  }

  #watch(pattern: vscode.GlobPattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const check = (sidecar: vscode.Uri): void => {
      this.#checkDisk(sidecar);
    };
    watcher.onDidChange(check);
    watcher.onDidCreate(check);
    watcher.onDidDelete(check);
    return watcher;
  }

  /** Articles outside the workspace's folders are watched folder by folder. */
  #watchFolder(sidecar: vscode.Uri): void {
    const folder = vscode.Uri.joinPath(sidecar, "..");
    const key = folder.toString();
    if (vscode.workspace.getWorkspaceFolder(sidecar) !== undefined || this.#watchers.has(key)) return;
    this.#watchers.set(key, this.#watch(new vscode.RelativePattern(folder, "*.zhupi.json")));
  }

  #checkDisk(sidecar: vscode.Uri): void {
    if (!isSidecarName(fileNameOf(sidecar))) return;
    for (const session of this.#sessions.values()) {
      if (session.sidecar.toString() === sidecar.toString()) session.checkDisk();
      else session.checkOther(sidecar);
    }
  }

  #folder(name: string): string {
    return vscode.Uri.joinPath(this.#storage, name).fsPath;
  }
}

function snapshotDays(): number {
  const days = vscode.workspace.getConfiguration("zhupi").get<unknown>("snapshots.days");
  return typeof days === "number" && days >= 0 ? days : DEFAULT_DAYS;
}

function folderOf({ path }: vscode.Uri): string {
  return path.slice(0, path.lastIndexOf("/"));
}
