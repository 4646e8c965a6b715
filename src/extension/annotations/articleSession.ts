/** Knows one open article's annotations: loads them, journals every change that a reviewer makes, and has it saved. */

import * as vscode from "vscode";
import type { AnnotationSession } from "../../core/annotations/session/annotationSession";
import type { Actor, AnchorCounts, Change, ChangeResult, LiveAnnotation, SessionStep, ThenAndNow } from "../../core/annotations/session/session";
import { mergeInSteps } from "../../core/annotations/merge/merge";
import type { BadAnnotation, Sidecar } from "../../core/annotations/sidecar/sidecar";
import { garbledState, isGarbled } from "./readOnly";
import { hasOtherEncoding, loadAnnotations, type LoadContext, type Loaded } from "./loadAnnotations";
import { LiveArticle } from "./liveArticle";
import { OtherSidecars } from "./otherSidecars";
import { SidecarSync, type SyncContext } from "./sidecarSync";
import { inSlices } from "./slices";
import { ReadOnlyError, type OthersAnnotations, type ReadOnlyState, type SaveState, type SessionHandle } from "./store";

/** What an article's session needs from the store. */
export interface SessionContext extends SyncContext, LoadContext {
  author(): Promise<string | undefined>;
  /** The session that an article has now, where that is another one. */
  successor(session: SessionHandle): Promise<SessionHandle | undefined>;
}

export class ArticleSession implements SessionHandle {
  readonly #document: vscode.TextDocument;
  readonly #context: SessionContext;
  readonly #session: AnnotationSession;
  readonly #reanchored: AnchorCounts | undefined;
  readonly #live: LiveArticle;
  readonly #sync: SidecarSync;
  readonly #others: OtherSidecars;

  private constructor(document: vscode.TextDocument, context: SessionContext, loaded: Loaded) {
    this.#document = document;
    this.#context = context;
    this.#session = loaded.session;
    this.#reanchored = loaded.reanchored;
    this.#others = new OtherSidecars(document.uri, context.file.uri, context);
    const { logger, readVisible } = context;
    this.#live = new LiveArticle(document, loaded, {
      logger,
      readVisible,
      others: this.#others,
      onChange: () => {
        context.onChange();
      },
      onReanchored: () => {
        this.#judgeEncoding();
      },
    });
    this.#sync = new SidecarSync(this.#live, context, loaded);
  }

  /** Never rejects for what stands in a sidecar, nor where that can't be read: then the session is read-only and says why. */
  static async open(document: vscode.TextDocument, context: SessionContext): Promise<ArticleSession> {
    let loaded = await loadAnnotations(document, context);
    while (loaded.version !== document.version && !document.isClosed) loaded = await loadAnnotations(document, context);
    const session = new ArticleSession(document, context, loaded);
    if (session.readOnly === undefined) await session.#sync.recover();
    return session;
  }

  get uri(): vscode.Uri {
    return this.#document.uri;
  }

  get sidecar(): vscode.Uri {
    return this.#context.file.uri;
  }

  get readOnly(): ReadOnlyState | undefined {
    return this.#sync.readOnly;
  }

  get save(): SaveState {
    return this.#sync.save;
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
    return this.#sync.isNew;
  }

  /** Of the document's present text. */
  get textHash(): string {
    return this.#live.textHash;
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
  replaceAll(sidecar: Sidecar): Promise<ChangeResult> {
    return this.#replaceBy(() => Promise.resolve(sidecar));
  }

  /** Adds another state's annotations to the present ones, as one step that can be taken back. */
  addAll(sidecar: Sidecar): Promise<ChangeResult> {
    return this.#replaceBy(async () => {
      const ours = await this.#live.toSidecar();
      return (await inSlices(mergeInSteps({ ours, theirs: { ...sidecar, bad: [], rest: ours.rest }, keepText: "ours" }))).sidecar;
    });
  }

  /** Puts the entries that can't be read into a file of their own beside the sidecar. */
  async setBadAside(name: string): Promise<void> {
    this.#mustBeWritable();
    await this.#live.turns.add(async () => {
      const entries = `[\n${this.bad.map(({ json }) => json).join(",\n")}\n]\n`;
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.sidecar, "..", name), new TextEncoder().encode(entries));
      this.#session.dropBad();
    });
    this.#sync.changed();
    await this.flush();
  }

  /** Saves now; resolves when everything up to now is on the disk, rejects where that failed. */
  flush(): Promise<void> {
    return this.#sync.flush();
  }

  /** The document was saved: positions of the new text go into the sidecar, if it has any. */
  documentSaved(): void {
    if (this.#session.size === 0 || this.readOnly !== undefined) return;
    if (this.#live.textHash !== this.#sync.sidecar.article.hash || this.#sync.hasUnsaved()) this.#sync.changed();
  }

  /** Another annotator's sidecar may have changed. */
  checkOther(sidecar: vscode.Uri): void {
    this.#others.check(sidecar);
  }

  /** Another program may have changed the sidecar. */
  checkDisk(): void {
    this.#background(this.#sync.checkDisk());
  }

  /** Begins anew after the sidecar was moved away. */
  startOver(): Promise<void> {
    return this.#sync.startOver();
  }

  /** Saves what is left to save; the journal keeps what can't be. */
  async close(): Promise<void> {
    this.#live.close();
    await this.#sync.close();
    this.#live.dispose();
    this.#context.kept.keep(this.sidecar.toString(), this.#session);
  }

  /** `again` does the same in the session that has come in this one's place. */
  async #change(act: (author: string) => SessionStep, again: (successor: SessionHandle) => Promise<ChangeResult>): Promise<ChangeResult> {
    await this.#becomeWritable();
    const author = await this.#context.author();
    if (author === undefined) return { ids: [], added: 0, updated: 0, removed: 0 };
    // A name that was asked for just now may mean another file.
    const successor = await this.#context.successor(this);
    if (successor !== undefined) return again(successor);
    const step = await this.#live.turns.add(async () => {
      await this.#live.freshen();
      // Reopened with another encoding a moment ago: whether it is the wrong one must be known first.
      if (this.#live.isDisplaced && hasOtherEncoding(this.#document, this.#sync.sidecar)) await this.#live.reanchor();
      this.#mustBeWritable();
      return act(author);
    });
    return this.#recordStep(step);
  }

  /** `state` is asked for in a turn. */
  async #replaceBy(state: () => Promise<Sidecar>): Promise<ChangeResult> {
    await this.#becomeWritable();
    const author = (await this.#context.author()) ?? "";
    const step = await this.#live.turns.add(async () => {
      const sidecar = await state();
      await this.#live.freshen();
      return inSlices(this.#session.replaceAll(sidecar, this.#live.textHash, author));
    });
    return this.#recordStep(step);
  }

  /** What could not be read when the article was opened may be there by now. */
  async #becomeWritable(): Promise<void> {
    if (this.readOnly?.reason === "unreachable") await this.#sync.checkDisk().catch(() => undefined);
    this.#mustBeWritable();
  }

  #mustBeWritable(): void {
    if (this.readOnly !== undefined) throw new ReadOnlyError(this.readOnly);
  }

  async #recordStep(step: SessionStep): Promise<ChangeResult> {
    if (step.entries.length === 0) return step;
    this.#sync.changed();
    try {
      await this.#context.journal.append(step.entries, this.#session.sidecar.article.hash);
    } catch (error) {
      this.#context.logger.error("The journal could not be written; the change is in memory and will be saved.", error);
    }
    return step;
  }

  /** The article may have been reopened with another encoding, the wrong one or the right one. */
  #judgeEncoding(): void {
    const garbled = isGarbled(this.#session.text, this.#session.counts(), hasOtherEncoding(this.#document, this.#sync.sidecar));
    this.#sync.setGarbled(garbled ? garbledState() : undefined);
  }

  #background(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#context.logger.error(`Work on the annotations of ${this.uri.toString()} failed.`, error);
    });
  }
}
