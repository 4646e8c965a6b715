/** Knows one open article's annotations: loads them, follows the document, journals and saves every change. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { AnnotationSession } from "../../core/annotations/annotationSession";
import { mergeSidecars } from "../../core/annotations/merge";
import type { Actor, AnchorCounts, Change, ChangeResult, LiveAnnotation, SessionStep, ThenAndNow } from "../../core/annotations/session";
import { emptySidecar, type BadAnnotation, type ParsedSidecar, type Sidecar } from "../../core/annotations/sidecar";
import type { VisibleText } from "../../core/article/visibleText";
import type { Logger } from "../../core/ports";
import { hashText } from "../../platform/node/hashText";
import { fileNameOf } from "../articleDocument";
import { applyJournal, type Journal } from "./journal";
import { garbledState, isGarbled, readOnlyBecause } from "./readOnly";
import { hasOtherEncoding, loadAnnotations, type Loaded } from "./loadAnnotations";
import { OtherSidecars } from "./otherSidecars";
import { ABSENT, type SidecarFile, type Stamp } from "./sidecarFile";
import { inSlices } from "./slices";
import type { Snapshots } from "./snapshots";
import { ReadOnlyError, type OthersAnnotations, type ReadOnlyState, type SaveState, type SessionHandle } from "./store";

/** What an article's session needs from the store. */
export interface SessionContext {
  readonly file: SidecarFile;
  readonly journal: Journal;
  readonly snapshots: Snapshots;
  readonly logger: Logger;
  readonly readVisible: (document: vscode.TextDocument) => Promise<VisibleText>;
  author(): Promise<string | undefined>;
  /** The session that an article has now, where that is another one. */
  successor(session: SessionHandle): Promise<SessionHandle | undefined>;
  onChange(): void;
  /** Saving has failed for the first time since it last worked. */
  onSaveFailed(message: string): void;
  /** Another program took these annotations out of the sidecar; a state with them was kept. */
  onVanished(count: number): void;
  onRecovered(count: number): void;
}

/** Changes closer together than this are saved once, in milliseconds. */
const SAVE_PAUSE = 250;
const REFRESH_PAUSE = 200;
/** How often a save starts over when the text or the sidecar changes under it. */
const ATTEMPTS = 8;
const LONGEST_WAIT = 60_000;

export class ArticleSession implements SessionHandle {
  readonly #document: vscode.TextDocument;
  readonly #context: SessionContext;
  readonly #session: AnnotationSession;
  readonly #reanchored: AnchorCounts | undefined;
  /** The sidecar as this window knows it to stand on the disk. */
  #synced: { readonly stamp: Stamp; readonly sidecar: Sidecar };
  #readOnly: ReadOnlyState | undefined;
  #save: SaveState = { type: "saved" };
  /** Counts what is to be saved; equal to `#savedChanges` where nothing is. */
  #changes = 0;
  #savedChanges = 0;
  #failures = 0;
  #hash: { readonly version: number; readonly hash: string } | undefined;
  #saveTimer: NodeJS.Timeout | undefined;
  #refreshTimer: NodeJS.Timeout | undefined;
  #displaced = false;
  /** Reading and writing the sidecar, one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  /** What changes the session, one after the other: a merge takes several turns of the thread. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #following: vscode.Disposable;
  readonly #others: OtherSidecars;
  #closed = false;

  private constructor(document: vscode.TextDocument, context: SessionContext, loaded: Loaded) {
    this.#document = document;
    this.#context = context;
    this.#session = loaded.session;
    this.#synced = { stamp: loaded.stamp, sidecar: loaded.sidecar };
    this.#readOnly = loaded.readOnly;
    this.#reanchored = loaded.reanchored;
    this.#hash = { version: loaded.version, hash: loaded.hash };
    this.#others = new OtherSidecars(document.uri, context.file.uri, context);
    this.#others.setSource(loaded.source, loaded.hash);
    this.#following = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) this.#follow(event);
    });
  }

  /** Never rejects for what stands in a sidecar, only where the file system fails. */
  static async open(document: vscode.TextDocument, context: SessionContext): Promise<ArticleSession> {
    let loaded = await loadAnnotations(document, context);
    while (loaded.version !== document.version && !document.isClosed) loaded = await loadAnnotations(document, context);
    const session = new ArticleSession(document, context, loaded);
    if (session.#readOnly === undefined) await session.#recover();
    return session;
  }

  get uri(): vscode.Uri {
    return this.#document.uri;
  }

  get sidecar(): vscode.Uri {
    return this.#context.file.uri;
  }

  get readOnly(): ReadOnlyState | undefined {
    return this.#readOnly;
  }

  get save(): SaveState {
    return this.#save;
  }

  get bad(): readonly BadAnnotation[] {
    return this.#session.sidecar.bad;
  }

  get reanchored(): AnchorCounts | undefined {
    return this.#reanchored;
  }

  get counts(): AnchorCounts {
    return this.#session.counts();
  }

  get canUndo(): boolean {
    return this.#session.canUndo;
  }

  get canRedo(): boolean {
    return this.#session.canRedo;
  }

  get annotations(): readonly LiveAnnotation[] {
    return this.#session.annotations;
  }

  get others(): readonly OthersAnnotations[] {
    return this.#others.list();
  }

  /** Whether no sidecar stands on the disk yet. */
  isNew(): boolean {
    return this.#synced.stamp === ABSENT;
  }

  /** Of the document's present text. */
  get textHash(): string {
    return this.#textHash();
  }

  get(id: string): LiveAnnotation | undefined {
    return this.#session.get(id);
  }

  at(offset: number): readonly LiveAnnotation[] {
    return this.#session.at(offset);
  }

  thenAndNow(id: string): ThenAndNow | undefined {
    return this.#session.thenAndNow(id);
  }

  async apply(change: Change, actor: Omit<Actor, "author"> = {}): Promise<ChangeResult> {
    return this.#change(
      (author) => this.#session.apply(change, { ...actor, author }),
      (successor) => successor.apply(change, actor),
    );
  }

  async undo(): Promise<ChangeResult> {
    return this.#change((author) => this.#session.undo(author), (successor) => successor.undo());
  }

  async redo(): Promise<ChangeResult> {
    return this.#change((author) => this.#session.redo(author), (successor) => successor.redo());
  }

  /** Puts another state in place of the present one, as one step that can be taken back. */
  async replaceAll(sidecar: Sidecar): Promise<ChangeResult> {
    this.#mustBeWritable();
    const step = await this.#inTurn(async () => {
      await this.#freshen();
      return inSlices(this.#session.replaceAll(sidecar, this.#textHash()));
    });
    return this.#recordStep(step);
  }

  /** Saves now; resolves when everything up to now is on the disk, rejects where that failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#saveTimer);
    await this.#enqueue(() => this.#saveAll());
    if (this.#save.type === "failed") throw new Error(this.#save.message);
  }

  /** Follows an edit of the document. */
  #follow(event: vscode.TextDocumentChangeEvent): void {
    const edits = event.contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, length: rangeLength, text }));
    if (edits.length === 0) return;
    const { displaced } = this.#session.mapEdits(edits, this.#document.getText());
    this.#displaced ||= displaced > 0;
    this.#others.mapEdits(edits, this.#document.getText());
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => {
      this.#background(this.#refresh());
    }, REFRESH_PAUSE);
  }

  /** The document was saved: positions of the new text go into the sidecar, if it has any. */
  documentSaved(): void {
    if (this.#session.size === 0 || this.#readOnly !== undefined) return;
    if (this.#textHash() === this.#synced.sidecar.article.hash && !this.#hasUnsaved()) return;
    this.#changes++;
    this.#scheduleSave();
  }

  /** Another annotator's sidecar may have changed. */
  checkOther(sidecar: vscode.Uri): void {
    this.#others.check(sidecar);
  }

  /** Another program may have changed the sidecar. */
  checkDisk(): void {
    this.#background(this.#enqueue(() => this.#takeFromDisk()));
  }

  /** Begins anew after the sidecar was moved away. */
  async startOver(): Promise<void> {
    await this.#enqueue(() => this.#takeFromDisk());
    this.#readOnly = undefined;
    if (this.#session.size > 0) this.#changes++;
    this.#scheduleSave();
    this.#context.onChange();
  }

  /** Saves what is left to save; the journal keeps what can't be. */
  async close(): Promise<void> {
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#refreshTimer);
    if (this.#hasUnsaved()) await this.#enqueue(() => this.#saveAll()).catch(() => undefined);
    this.#closed = true;
    clearTimeout(this.#saveTimer);
    this.#following.dispose();
  }

  /** `again` does the same in the session that has come in this one's place. */
  async #change(act: (author: string) => SessionStep, again: (successor: SessionHandle) => Promise<ChangeResult>): Promise<ChangeResult> {
    this.#mustBeWritable();
    const author = await this.#context.author();
    if (author === undefined) return { ids: [], added: 0, updated: 0, removed: 0 };
    // A name that was asked for just now may mean another file.
    const successor = await this.#context.successor(this);
    if (successor !== undefined) return again(successor);
    const step = await this.#inTurn(async () => {
      await this.#freshen();
      // Reopened with another encoding a moment ago: whether it is the wrong one must be known first.
      if (this.#displaced && hasOtherEncoding(this.#document, this.#synced.sidecar)) await this.#reanchor();
      this.#mustBeWritable();
      return act(author);
    });
    return this.#recordStep(step);
  }

  #mustBeWritable(): void {
    if (this.#readOnly !== undefined) throw new ReadOnlyError(this.#readOnly);
  }

  async #recordStep(step: SessionStep): Promise<ChangeResult> {
    if (step.entries.length === 0) return step;
    this.#changes++;
    this.#setSave({ type: "pending" });
    this.#scheduleSave();
    try {
      await this.#context.journal.append(step.entries, this.#session.sidecar.article.hash);
    } catch (error) {
      this.#context.logger.error("The journal could not be written; the change is in memory and will be saved.", error);
    }
    return step;
  }

  #scheduleSave(pause = SAVE_PAUSE): void {
    if (this.#closed) return;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => {
      this.#background(this.#enqueue(() => this.#saveAll()));
    }, pause);
  }

  async #saveAll(): Promise<void> {
    if (!this.#hasUnsaved() || this.#readOnly !== undefined) return;
    try {
      await this.#saveNow();
      this.#failures = 0;
      this.#setSave(this.#hasUnsaved() ? { type: "pending" } : { type: "saved" });
      if (this.#hasUnsaved()) this.#scheduleSave();
    } catch (error) {
      this.#saveFailed(error);
    }
  }

  #saveFailed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#failures++;
    this.#context.logger.error(`${this.sidecar.toString()} could not be saved (attempt ${this.#failures.toString()}).`, error);
    this.#setSave({ type: "failed", message, attempts: this.#failures });
    if (this.#failures === 1) this.#context.onSaveFailed(message);
    this.#scheduleSave(Math.min(LONGEST_WAIT, 1000 * 2 ** this.#failures));
  }

  async #saveNow(): Promise<void> {
    // What is journaled until here is in the session already, so in what is about to be saved.
    const forget = this.#context.journal.rotate();
    const changes = this.#changes;
    await this.#context.file.exclusively(async () => {
      await this.#mergeDisk();
      if (this.#readOnly !== undefined) throw new Error(this.#readOnly.message);
      const sidecar = await this.#toSidecar();
      if (sidecar.annotations.length === 0 && sidecar.bad.length === 0 && this.#synced.stamp === ABSENT) return;
      await this.#keepSnapshot();
      this.#synced = { stamp: await this.#context.file.write(sidecar), sidecar };
    });
    this.#savedChanges = changes;
    await forget();
  }

  /** The session's state, told in the document's present text. */
  async #toSidecar(): Promise<Sidecar> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      await this.#freshen();
      const info = { hash: this.#textHash(), encoding: this.#document.encoding };
      const sidecar = await inSlices(this.#session.toSidecar(info));
      if (sidecar !== undefined) return { ...sidecar, article: { ...sidecar.article, name: fileNameOf(this.uri) } };
    }
    throw new Error(l10n.t("The article changes faster than its annotations can be saved."));
  }

  /** Takes what another program wrote since the last look into the session. */
  async #mergeDisk(): Promise<void> {
    const stamp = await this.#context.file.stamp();
    if (stamp === this.#synced.stamp) return;
    const { stamp: read, parsed } = await this.#context.file.read();
    const theirs = await this.#readable(parsed);
    if (theirs === undefined) return;
    const base = this.#synced.sidecar;
    const vanished = base.annotations.filter(({ id }) => !theirs.annotations.some((annotation) => annotation.id === id));
    if (vanished.length > 0) await this.#keepSnapshot(base);
    await this.#inTurn(async () => {
      const unsaved = this.#hasUnsaved();
      const sidecar = unsaved ? mergeSidecars({ base, ours: await this.#toSidecar(), theirs, keepText: "ours" }).sidecar : theirs;
      await this.#adopt(sidecar);
      this.#synced = { stamp: read, sidecar: theirs };
    });
    if (vanished.length > 0) this.#context.onVanished(vanished.length);
  }

  async #takeFromDisk(): Promise<void> {
    const changes = this.#changes;
    const { stamp } = this.#synced;
    await this.#mergeDisk();
    if (this.#synced.stamp === stamp) return;
    if (this.#hasUnsaved() || this.#changes !== changes) this.#scheduleSave();
    this.#context.onChange();
  }

  /** What a sidecar says; `undefined` and read-only where it may not be touched. */
  async #readable(parsed: ParsedSidecar | undefined): Promise<Sidecar | undefined> {
    // What a wrong encoding has spoilt on the screen stays so, whatever the file on the disk says.
    const garbled = this.#readOnly?.reason === "encoding" ? this.#readOnly : undefined;
    const readOnly = (await readOnlyBecause(parsed, this.#context.file.uri, fileNameOf(this.uri))) ?? garbled;
    if (readOnly?.reason !== this.#readOnly?.reason) {
      this.#readOnly = readOnly;
      this.#context.onChange();
    }
    if (parsed === undefined) return emptySidecar(this.#synced.sidecar.article);
    return parsed.status === "ok" && readOnly === undefined ? parsed.sidecar : undefined;
  }

  async #adopt(sidecar: Sidecar): Promise<void> {
    await this.#freshen();
    await inSlices(this.#session.adopt(sidecar, this.#textHash()));
  }

  /** The state on the disk, or the one given where it is not there any more. */
  async #keepSnapshot(sidecar?: Sidecar): Promise<void> {
    const { file, snapshots, logger } = this.#context;
    try {
      if (sidecar !== undefined) await snapshots.keepSidecar(file.uri.toString(), sidecar);
      else if (this.#synced.stamp !== ABSENT) {
        await snapshots.keep(file.uri.toString(), this.#synced.sidecar.annotations.length, (path) => file.copyTo(path));
      }
    } catch (error) {
      logger.warn(`No state of ${file.uri.toString()} could be kept: ${String(error)}`);
    }
  }

  async #recover(): Promise<void> {
    const { journal, logger } = this.#context;
    try {
      const { entries, forget } = await journal.recover();
      if (entries.length === 0) return;
      await this.#inTurn(() => this.#adopt(applyJournal(this.#synced.sidecar, entries)));
      this.#changes++;
      await this.flush();
      await forget();
      this.#context.onRecovered(new Set(entries.map(({ id }) => id)).size);
    } catch (error) {
      logger.error(`Unsaved work on ${this.uri.toString()} could not be brought back yet; it is kept.`, error);
    }
  }

  async #refresh(): Promise<void> {
    await this.#freshen();
    // Told once the typing pauses: whoever shows thousands of annotations must not do so at every key.
    if (!this.#displaced) {
      this.#context.onChange();
      return;
    }
    await this.#inTurn(() => this.#reanchor());
    this.#context.onChange();
  }

  async #reanchor(): Promise<void> {
    this.#displaced = false;
    await inSlices(this.#session.reanchor(this.#textHash()));
    this.#judgeEncoding();
  }

  /** The article may have been reopened with another encoding, the wrong one or the right one. */
  #judgeEncoding(): void {
    const garbled = isGarbled(this.#session.text, this.#session.counts(), hasOtherEncoding(this.#document, this.#synced.sidecar));
    if (garbled) this.#readOnly ??= garbledState();
    else if (this.#readOnly?.reason === "encoding") this.#readOnly = undefined;
  }

  /** Gives the session what a reader sees of the present text. */
  async #freshen(): Promise<void> {
    if (this.#document.isClosed) return;
    const { version } = this.#document;
    if (this.#hash?.version === version) return;
    const visible = await this.#context.readVisible(this.#document);
    if (this.#document.version !== version) return this.#freshen();
    const text = this.#document.getText();
    this.#session.setSource({ text, visible });
    this.#hash = { version, hash: hashText(text) };
    this.#others.setSource({ text, visible }, this.#hash.hash);
  }

  #textHash(): string {
    return this.#hash?.version === this.#document.version ? this.#hash.hash : hashText(this.#session.text);
  }

  #setSave(save: SaveState): void {
    this.#save = save;
    this.#context.onChange();
  }

  #enqueue<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #hasUnsaved(): boolean {
    return this.#changes !== this.#savedChanges;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #background(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#context.logger.error(`Work on the annotations of ${this.uri.toString()} failed.`, error);
    });
  }
}
