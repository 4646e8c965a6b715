/** Knows how to keep an article from being changed by a slip of the keyboard, and how to let go of it. */

import * as vscode from "vscode";
import { isArticle } from "../../articleDocument";
import { isRealFile } from "./candidates";
import { readSettings, SECTION } from "./settings";

/*
 * VS Code marks files read-only only through these commands, and only the file in the active editor. They are
 * its own feature: typing then shows its own message, the tab shows a lock, every split and preview follows.
 */
const SET_READ_ONLY = "workbench.action.files.setActiveEditorReadonlyInSession";
const SET_WRITEABLE = "workbench.action.files.setActiveEditorWriteableInSession";
const RESET = "workbench.action.files.resetActiveEditorReadonlyInSession";

/** How often a command is repeated when the active editor changed under it. */
const MOST_ATTEMPTS = 5;

export type LockState = "locked" | "unlocked";

/** Locks each article once, when it is first active in a window's life; from then on the reader decides. */
export class ReadOnlyLock implements vscode.Disposable {
  readonly #states = new Map<string, LockState>();
  /** What is about to become an article, and isn't yet. */
  readonly #expected = new WeakSet<vscode.TextDocument>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: { dispose(): unknown }[] = [];
  /** Commands run one after the other: each acts on whatever editor is active when it arrives. */
  #queue: Promise<void> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscriptions.push(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.reconcile();
      }),
      vscode.window.tabGroups.onDidChangeTabs(() => {
        this.reconcile();
      }),
      vscode.workspace.onDidOpenTextDocument(() => {
        this.reconcile();
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#noticeForeignUnlock(event);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) this.reconcile();
      }),
    );
  }

  /** Undefined for a document that was never locked or unlocked. */
  stateOf(document: vscode.TextDocument): LockState | undefined {
    return this.#states.get(document.uri.toString());
  }

  /** Locks what is about to become an article: once it looks like one, keys are pressed that must not type into it. */
  expect(document: vscode.TextDocument): void {
    this.#expected.add(document);
    this.reconcile();
  }

  /** Brings the active editor to what it should be; safe to call at any time. */
  reconcile(): void {
    const document = activeFile();
    if (document === undefined || this.#command(document) === undefined) return;
    const done = this.#enqueue(async () => {
      const command = this.#command(document);
      if (command !== undefined) await this.#run(command, document, command === SET_READ_ONLY ? "locked" : undefined);
    });
    // An editor without these commands leaves the article editable: the status bar then says so, and it isn't tried again.
    done.catch(() => {
      this.#remember(document, "unlocked");
    });
  }

  async lock(document: vscode.TextDocument): Promise<void> {
    await this.#enqueue(() => this.#run(SET_READ_ONLY, document, "locked"));
  }

  async unlock(document: vscode.TextDocument): Promise<void> {
    await this.#enqueue(() => this.#run(SET_WRITEABLE, document, "unlocked"));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** What has to be done to a document by itself; nothing where the reader has unlocked it or is already editing. */
  #command(document: vscode.TextDocument): string | undefined {
    const state = this.stateOf(document);
    if (isArticle(document)) this.#expected.delete(document);
    const wanted = (isArticle(document) || this.#expected.has(document)) && isRealFile(document.uri) && readSettings(document.uri).readOnly;
    if (wanted) return state === undefined && !document.isDirty ? SET_READ_ONLY : undefined;
    return state === "locked" ? RESET : undefined;
  }

  /** Runs a command on a document if it is active, and undoes what it may have done to another that became active meanwhile. */
  async #run(command: string, document: vscode.TextDocument, state: LockState | undefined): Promise<void> {
    if (activeFile() !== document) return;
    await vscode.commands.executeCommand(command);
    if (activeFile() === document) {
      this.#remember(document, state);
      return;
    }
    await this.#repairActive(MOST_ATTEMPTS);
  }

  /** Gives the active file back the state it is known to have, after a command that was meant for another. */
  async #repairActive(attempts: number): Promise<void> {
    const document = activeFile();
    if (document === undefined || attempts === 0) return;
    const state = this.stateOf(document);
    await vscode.commands.executeCommand(state === "locked" ? SET_READ_ONLY : state === "unlocked" ? SET_WRITEABLE : RESET);
    if (activeFile() === document) this.reconcile();
    else await this.#repairActive(attempts - 1);
  }

  /** A locked article that changes under somebody's hands was unlocked through VS Code's own commands: that holds. */
  #noticeForeignUnlock({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const typed = contentChanges.length > 0 && document.isDirty;
    if (typed && this.stateOf(document) === "locked") this.#remember(document, "unlocked");
  }

  #remember(document: vscode.TextDocument, state: LockState | undefined): void {
    const key = document.uri.toString();
    if (state === undefined) this.#states.delete(key);
    else this.#states.set(key, state);
    this.#changed.fire();
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    // A failed command must not keep the later ones from running; whoever asked for it sees the failure.
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

/** The document whose text the active tab shows, if it is not a comparison or any other kind of editor. */
export function activeFile(): vscode.TextDocument | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const document = vscode.window.activeTextEditor?.document;
  if (!(input instanceof vscode.TabInputText) || document === undefined) return undefined;
  return input.uri.toString() === document.uri.toString() ? document : undefined;
}
