/** Knows how one article's annotations in memory and its sidecar stay the same: saves, retries, and takes what others write. */

import type * as vscode from "vscode";
import type { AnnotationSession } from "../../core/annotations/session/annotationSession";
import { mergeInSteps } from "../../core/annotations/merge/merge";
import { emptySidecar, type ParsedSidecar, type Sidecar } from "../../core/annotations/sidecar/sidecar";
import type { Logger } from "../../core/ports";
import { fileNameOf } from "../articleDocument";
import { applyJournal, type Journal } from "./journal";
import { readOnlyBecause } from "./readOnly";
import { ArticleGoneError, mustBeThere, sayWhy } from "./saveFailure";
import { ABSENT, olderOf, type SidecarFile, type Stamp } from "./sidecarFile";
import { inSlices } from "./slices";
import { SaveTimer } from "./saveTimer";
import { timestamp } from "./timestamp";
import type { Snapshots } from "./snapshots";
import type { ReadOnlyState, SaveState } from "./store";
import { TaskQueue } from "./taskQueue";

/** What keeping a sidecar needs from outside. */
export interface SyncContext {
  readonly file: SidecarFile;
  readonly journal: Journal;
  readonly snapshots: Snapshots;
  readonly logger: Logger;
  onChange(): void;
  /** Saving has failed for the first time since it last worked. */
  onSaveFailed(message: string): void;
  /** These annotations were taken out of the sidecar elsewhere: a sidecar with them alone. */
  onVanished(gone: Sidecar): void;
  onRecovered(count: number): void;
  /** A merge has shown that so many annotations were decided upon differently. */
  onDisagreed(count: number): void;
}

/** The session whose annotations are kept. */
export interface SyncedArticle {
  readonly uri: vscode.Uri;
  readonly session: AnnotationSession;
  /** What changes the session takes its turn here: a merge takes several turns of the thread. */
  readonly turns: TaskQueue;
  /** Of the present text. */
  readonly textHash: string;
  /** Gives the session what a reader sees of the present text. */
  freshen(): Promise<void>;
  /** The session's state, told in the present text; rejects where that changes all the time. Called in a turn. */
  toSidecar(): Promise<Sidecar>;
}

/** A sidecar as it stands on the disk. */
interface Synced {
  readonly stamp: Stamp;
  readonly sidecar: Sidecar;
  /** The version that it is of, where that is an older one: it is kept beside the new one. */
  readonly older: number | undefined;
}

export class SidecarSync {
  readonly #article: SyncedArticle;
  readonly #context: SyncContext;
  /** The sidecar as this window knows it to stand on the disk. */
  #synced: Synced;
  #readOnly: ReadOnlyState | undefined;
  #save: SaveState = { type: "saved" };
  /** Counts what is to be saved; equal to `#savedChanges` where nothing is. */
  #changes = 0;
  #savedChanges = 0;
  /** Reading and writing the sidecar, one after the other. */
  readonly #queue = new TaskQueue();
  readonly #timer = new SaveTimer(() => {
    this.#queue.add(() => this.#saveAll()).catch((error: unknown) => {
      this.#context.logger.error(`Saving the annotations of ${this.#article.uri.toString()} failed.`, error);
    });
  });

  constructor(article: SyncedArticle, context: SyncContext, loaded: Synced & { readonly readOnly: ReadOnlyState | undefined }) {
    this.#article = article;
    this.#context = context;
    this.#synced = { stamp: loaded.stamp, sidecar: loaded.sidecar, older: loaded.older };
    this.#readOnly = loaded.readOnly;
  }

  get readOnly(): ReadOnlyState | undefined {
    return this.#readOnly;
  }

  get save(): SaveState {
    return this.#save;
  }

  /** As it stands on the disk, as far as is known. */
  get sidecar(): Sidecar {
    return this.#synced.sidecar;
  }

  /** Whether no sidecar stands on the disk yet. */
  get isNew(): boolean {
    return this.#synced.stamp === ABSENT;
  }

  hasUnsaved(): boolean {
    return this.#changes !== this.#savedChanges;
  }

  /** The article turned out to be open in a wrong encoding, or not to be any more. */
  setGarbled(garbled: ReadOnlyState | undefined): void {
    if (garbled !== undefined) this.#readOnly ??= garbled;
    else if (this.#readOnly?.reason === "encoding") this.#readOnly = undefined;
  }

  /** There is something to save. */
  changed(): void {
    this.#changes++;
    this.#setSave({ type: "pending" });
    this.#timer.soon();
  }

  /** Saves now; resolves when everything up to now is on the disk, rejects where that failed. */
  async flush(): Promise<void> {
    this.#timer.stop();
    await this.#queue.add(() => this.#saveAll());
    if (this.#save.type === "failed") throw new Error(this.#save.message);
  }

  /** Takes what another program may have written. */
  checkDisk(): Promise<void> {
    return this.#queue.add(() => this.#takeFromDisk());
  }

  /** Begins anew after the sidecar was moved away. */
  async startOver(): Promise<void> {
    await this.checkDisk();
    this.#readOnly = undefined;
    if (this.#article.session.size > 0) this.#changes++;
    this.#timer.soon();
    this.#context.onChange();
  }

  /** Brings back what a program that is gone could not save. */
  async recover(): Promise<void> {
    const { journal, logger } = this.#context;
    try {
      const entries = await journal.recover();
      if (entries.length === 0) return;
      await this.#article.turns.add(async () => this.#adopt(await inSlices(applyJournal(this.#synced.sidecar, entries))));
      this.changed();
      this.#context.onRecovered(new Set(entries.map(({ id }) => id)).size);
      await this.flush();
    } catch (error) {
      logger.error(`Unsaved work on ${this.#article.uri.toString()} could not be brought back yet; it is kept.`, error);
    }
  }

  /** Saves what is left to save; the journal keeps what can't be. */
  async close(): Promise<void> {
    this.#timer.stop();
    if (this.hasUnsaved()) await this.#queue.add(() => this.#saveAll()).catch(() => undefined);
    this.#timer.close();
    this.#context.journal.close();
  }

  async #saveAll(): Promise<void> {
    if (!this.hasUnsaved() || this.#readOnly !== undefined) return;
    try {
      await this.#saveNow();
      this.#timer.succeeded();
      this.#setSave(this.hasUnsaved() ? { type: "pending" } : { type: "saved" });
      if (this.hasUnsaved()) this.#timer.soon();
    } catch (error) {
      await this.#saveFailed(error);
    }
  }

  async #saveFailed(error: unknown): Promise<void> {
    const message = sayWhy(error);
    this.#timer.failed();
    const { failures } = this.#timer;
    this.#context.logger.error(`${this.#context.file.uri.toString()} could not be saved (attempt ${failures.toString()}).`, error);
    this.#setSave({ type: "failed", message, attempts: failures });
    if (failures === 1) this.#context.onSaveFailed(message);
    await this.#context.journal.touch();
  }

  async #saveNow(): Promise<void> {
    // What is journaled until here is in the session already, so in what is about to be saved.
    const forget = this.#context.journal.rotate();
    const changes = this.#changes;
    await this.#context.file.exclusively(async () => {
      await this.#mergeDisk();
      this.#mustBeWritable();
      const sidecar = await this.#article.turns.add(() => this.#article.toSidecar());
      // Looking for places again may have shown that the article is open in a wrong encoding.
      this.#mustBeWritable();
      if (sidecar.annotations.length === 0 && sidecar.bad.length === 0 && this.isNew) return;
      await this.#keepSnapshot(sidecar);
      const { older } = this.#synced;
      if (older !== undefined) await this.#context.file.copyBeside(`${fileNameOf(this.#context.file.uri)}.v${older.toString()}.${timestamp()}.bak`);
      this.#synced = { stamp: await this.#context.file.write(sidecar), sidecar, older: undefined };
    });
    this.#savedChanges = changes;
    await forget();
  }

  #mustBeWritable(): void {
    if (this.#readOnly !== undefined) throw new Error(this.#readOnly.message);
  }

  /** Takes what another program wrote since the last look into the session. */
  async #mergeDisk(): Promise<void> {
    const { file } = this.#context;
    const seen = await file.stamp();
    const { stamp, parsed } = seen === this.#synced.stamp ? { stamp: seen, parsed: undefined } : await file.readSettled();
    // A drive that has gone often leaves an empty folder: nobody has deleted what stood there, and what is written there is lost.
    if (stamp === ABSENT) await mustBeThere(this.#article.uri);
    if (stamp === this.#synced.stamp) return;
    const theirs = await this.#readable(parsed);
    if (theirs === undefined) return;
    const base = this.#synced.sidecar;
    const left = new Set(theirs.annotations.map(({ id }) => id));
    const gone = base.annotations.filter(({ id }) => !left.has(id));
    if (gone.length > 0) await this.#context.snapshots.keepSidecar(file.uri.toString(), base);
    let disagreed = 0;
    await this.#article.turns.add(async () => {
      const merged = this.hasUnsaved() ? await this.#merge(base, theirs) : theirs;
      const isNew = (id: string): boolean => this.#article.session.get(id)?.annotation.conflicts === undefined;
      disagreed = merged.annotations.filter(({ id, conflicts }) => conflicts !== undefined && isNew(id)).length;
      await this.#adopt(merged);
      this.#synced = { stamp, sidecar: theirs, older: olderOf(parsed) };
    });
    if (gone.length > 0) this.#context.onVanished({ ...base, annotations: gone });
    if (disagreed > 0) this.#context.onDisagreed(disagreed);
  }

  async #merge(base: Sidecar, theirs: Sidecar): Promise<Sidecar> {
    const ours = await this.#article.toSidecar();
    return (await inSlices(mergeInSteps({ base, ours, theirs, keepText: "ours" }))).sidecar;
  }

  async #takeFromDisk(): Promise<void> {
    const { stamp } = this.#synced;
    try {
      await this.#mergeDisk();
    } catch (error) {
      if (error instanceof ArticleGoneError) return;
      throw error;
    }
    if (this.#synced.stamp === stamp) return;
    if (this.hasUnsaved()) this.#timer.soon();
    this.#context.onChange();
  }

  /** What a sidecar says; `undefined` and read-only where it may not be touched. */
  async #readable(parsed: ParsedSidecar | undefined): Promise<Sidecar | undefined> {
    // What a wrong encoding has spoilt on the screen stays so, whatever the file on the disk says.
    const garbled = this.#readOnly?.reason === "encoding" ? this.#readOnly : undefined;
    const readOnly = (await readOnlyBecause(parsed, this.#context.file.uri, fileNameOf(this.#article.uri))) ?? garbled;
    if (readOnly?.reason !== this.#readOnly?.reason) {
      this.#readOnly = readOnly;
      this.#context.onChange();
    }
    if (parsed === undefined) return emptySidecar(this.#synced.sidecar.article);
    return parsed.status === "ok" && readOnly === undefined ? parsed.sidecar : undefined;
  }

  async #adopt(sidecar: Sidecar): Promise<void> {
    await this.#article.freshen();
    await inSlices(this.#article.session.adopt(sidecar, this.#article.textHash));
  }

  /** Keeps the state on the disk before another takes its place. */
  async #keepSnapshot(next: Sidecar): Promise<void> {
    if (this.isNew) return;
    const { file, snapshots } = this.#context;
    const { annotations } = this.#synced.sidecar;
    const left = new Set(next.annotations.map(({ id }) => id));
    const why = annotations.every(({ id }) => left.has(id)) ? "change" : "loss";
    await snapshots.keep(file.uri.toString(), annotations.length, (path) => file.copyTo(path), why);
  }

  #setSave(save: SaveState): void {
    this.#save = save;
    this.#context.onChange();
  }
}
