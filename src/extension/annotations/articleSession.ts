/** Knows one open article's annotations: loads them, follows the document, journals and saves every change. */

import * as vscode from "vscode";
import type { AnnotationSession } from "../../core/annotations/session/annotationSession";
import type { Actor, AnchorCounts, Change, ChangeResult, LiveAnnotation, SessionStep, ThenAndNow } from "../../core/annotations/session/session";
import type { BadAnnotation, Sidecar } from "../../core/annotations/sidecar/sidecar";
import type { VisibleText } from "../../core/article/visibleText";
import { ArticleText } from "./articleText";
import { garbledState, isGarbled } from "./readOnly";
import { hasOtherEncoding, loadAnnotations, type Loaded } from "./loadAnnotations";
import { OtherSidecars } from "./otherSidecars";
import { SidecarSync, type SyncContext } from "./sidecarSync";
import { inSlices } from "./slices";
import { ReadOnlyError, type OthersAnnotations, type ReadOnlyState, type SaveState, type SessionHandle } from "./store";
import { TaskQueue } from "./taskQueue";

/** What an article's session needs from the store. */
export interface SessionContext extends SyncContext {
  readonly readVisible: (document: vscode.TextDocument) => Promise<VisibleText>;
  author(): Promise<string | undefined>;
  /** The session that an article has now, where that is another one. */
  successor(session: SessionHandle): Promise<SessionHandle | undefined>;
}

const REFRESH_PAUSE = 200;

export class ArticleSession implements SessionHandle {
  readonly #document: vscode.TextDocument;
  readonly #context: SessionContext;
  readonly #session: AnnotationSession;
  readonly #reanchored: AnchorCounts | undefined;
  readonly #text: ArticleText;
  readonly #sync: SidecarSync;
  readonly #others: OtherSidecars;
  /** What changes the session, one after the other. */
  readonly #turns = new TaskQueue();
  readonly #following: vscode.Disposable;
  #refreshTimer: NodeJS.Timeout | undefined;
  #displaced = false;

  private constructor(document: vscode.TextDocument, context: SessionContext, loaded: Loaded) {
    this.#document = document;
    this.#context = context;
    this.#session = loaded.session;
    this.#reanchored = loaded.reanchored;
    this.#text = new ArticleText(document, context.readVisible, loaded);
    this.#sync = new SidecarSync(this.#synced(), context, loaded);
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
    return this.#text.hash;
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
    const author = (await this.#context.author()) ?? "";
    const step = await this.#turns.add(async () => {
      await this.#freshen();
      return inSlices(this.#session.replaceAll(sidecar, this.#text.hash, author));
    });
    return this.#recordStep(step);
  }

  /** Puts the entries that can't be read into a file of their own beside the sidecar. */
  async setBadAside(name: string): Promise<void> {
    this.#mustBeWritable();
    await this.#turns.add(async () => {
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
    if (this.#text.hash !== this.#sync.sidecar.article.hash || this.#sync.hasUnsaved()) this.#sync.changed();
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
    clearTimeout(this.#refreshTimer);
    await this.#sync.close();
    this.#following.dispose();
  }

  /** What keeping the sidecar sees of this article. */
  #synced(): ConstructorParameters<typeof SidecarSync>[0] {
    const text = this.#text;
    return {
      uri: this.uri,
      session: this.#session,
      turns: this.#turns,
      get textHash() {
        return text.hash;
      },
      freshen: () => this.#freshen(),
      toSidecar: async () => {
        await this.#freshen();
        // Saved as they are, places that only have to be looked for again would be in doubt for good.
        if (this.#displaced) await this.#reanchor();
        return inSlices(this.#session.toSidecar(text.info));
      },
    };
  }

  /** Follows an edit of the document. */
  #follow(event: vscode.TextDocumentChangeEvent): void {
    const edits = event.contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, length: rangeLength, text }));
    if (edits.length === 0) return;
    const textAfter = this.#document.getText();
    const { displaced } = this.#session.mapEdits(edits, textAfter);
    this.#displaced ||= displaced > 0;
    this.#others.mapEdits(edits, textAfter);
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => {
      this.#background(this.#refresh());
    }, REFRESH_PAUSE);
  }

  /** `again` does the same in the session that has come in this one's place. */
  async #change(act: (author: string) => SessionStep, again: (successor: SessionHandle) => Promise<ChangeResult>): Promise<ChangeResult> {
    this.#mustBeWritable();
    const author = await this.#context.author();
    if (author === undefined) return { ids: [], added: 0, updated: 0, removed: 0 };
    // A name that was asked for just now may mean another file.
    const successor = await this.#context.successor(this);
    if (successor !== undefined) return again(successor);
    const step = await this.#turns.add(async () => {
      await this.#freshen();
      // Reopened with another encoding a moment ago: whether it is the wrong one must be known first.
      if (this.#displaced && hasOtherEncoding(this.#document, this.#sync.sidecar)) await this.#reanchor();
      this.#mustBeWritable();
      return act(author);
    });
    return this.#recordStep(step);
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

  async #refresh(): Promise<void> {
    await this.#freshen();
    // Told once the typing pauses: whoever shows thousands of annotations must not do so at every key.
    await this.#turns.add(async () => {
      if (this.#displaced) await this.#reanchor();
    });
    this.#context.onChange();
  }

  async #reanchor(): Promise<void> {
    this.#displaced = false;
    await inSlices(this.#session.reanchor(this.#text.hash));
    // The article may have been reopened with another encoding, the wrong one or the right one.
    const garbled = isGarbled(this.#session.text, this.#session.counts(), hasOtherEncoding(this.#document, this.#sync.sidecar));
    this.#sync.setGarbled(garbled ? garbledState() : undefined);
  }

  /** Gives the session what a reader sees of the present text. */
  async #freshen(): Promise<void> {
    const source = await this.#text.refresh();
    if (source === undefined) return;
    this.#session.setSource(source);
    this.#others.setSource(source, source.hash);
  }

  #background(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#context.logger.error(`Work on the annotations of ${this.uri.toString()} failed.`, error);
    });
  }
}
