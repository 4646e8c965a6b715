/** Knows what the rest of the extension sees of stored annotations: a session for each article, and news of it. */

import type * as vscode from "vscode";
import type { AnchorCounts, Actor, Change, ChangeResult, LiveAnnotation, ThenAndNow } from "../../core/annotations/session/session";
import type { Repaired } from "../../core/annotations/sidecar/repairSidecar";
import type { BadAnnotation, Sidecar } from "../../core/annotations/sidecar/sidecar";

/** Why annotations can be seen and not changed. `message` is for the user. */
export interface ReadOnlyState {
  readonly reason: "unreadable" | "newer" | "tooLarge" | "encoding" | "noFolder" | "otherArticle" | "unreachable";
  readonly message: string;
}

export type SaveState =
  | { readonly type: "saved" }
  | { readonly type: "pending" }
  /** The work is kept in memory and in the journal; it is tried again. */
  | { readonly type: "failed"; readonly message: string; readonly attempts: number };

/** What another annotator wrote in a file of their own; it can be seen and not changed. */
export interface OthersAnnotations {
  readonly sidecar: vscode.Uri;
  /** As the file's name says; `undefined`: the file is everybody's. Each annotation says itself who made it. */
  readonly author: string | undefined;
  readonly annotations: readonly LiveAnnotation[];
}

/** One article's annotations while its document is open. All offsets are into the document's present text. */
export interface SessionHandle {
  readonly uri: vscode.Uri;
  readonly sidecar: vscode.Uri;
  readonly readOnly: ReadOnlyState | undefined;
  readonly save: SaveState;
  /** Entries of the sidecar that can't be read; they are kept. */
  readonly bad: readonly BadAnnotation[];
  /** Of this load; `undefined` where the text was the same as when the annotations were saved. */
  readonly reanchored: AnchorCounts | undefined;
  readonly counts: AnchorCounts;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** In reading order; relations last. Rejected suggestions are among them. */
  readonly annotations: readonly LiveAnnotation[];
  /** Other annotators' files beside this one's. */
  readonly others: readonly OthersAnnotations[];
  get(id: string): LiveAnnotation | undefined;
  /** The annotations whose spans hold or touch `offset`, innermost first. */
  at(offset: number): readonly LiveAnnotation[];
  /** What stood at an annotation's place when it was anchored last, and what stands there now; `undefined` for relations. */
  thenAndNow(id: string): ThenAndNow | undefined;
  /** Changes, journals and saves by itself. Throws `ReadOnlyError` where {@link readOnly} is set. */
  apply(change: Change, actor?: Omit<Actor, "author">): Promise<ChangeResult>;
  undo(): Promise<ChangeResult>;
  redo(): Promise<ChangeResult>;
  /** Resolves when everything up to now is on disk; rejects where that failed. */
  flush(): Promise<void>;
}

/** A change was asked for where annotations can only be seen. */
export class ReadOnlyError extends Error {
  readonly state: ReadOnlyState;

  constructor(state: ReadOnlyState) {
    super(state.message);
    this.state = state;
  }
}

/** A former state of an article's annotations that was kept on this machine. */
export interface Snapshot {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly annotations: number;
}

/** What annotations the rest of the extension can have; implemented by `AnnotationStore` in `annotationStore.ts`. */
export interface AnnotationStoreApi {
  /** An article's uri whenever its annotations, their places, their save state or their read-only state changed. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  /** Loads the sidecar on first use; later calls give the same handle while the document is open. Never rejects for a bad sidecar. */
  session(document: vscode.TextDocument): Promise<SessionHandle>;
  /** The handle if it is loaded already. */
  latest(document: vscode.TextDocument | vscode.Uri): SessionHandle | undefined;
  /** Where the annotations of an article are written. */
  sidecarUri(article: vscode.Uri): vscode.Uri;
  /** The states that were kept on this machine, newest first. */
  listSnapshots(article: vscode.Uri): Promise<readonly Snapshot[]>;
  /** Puts an older state in place of the present one, as one change that can be undone. */
  restoreSnapshot(article: vscode.Uri, id: string): Promise<void>;
  /** Adds annotations that were there before, as one change that can be undone. */
  bringBack(article: vscode.Uri, sidecar: Sidecar): Promise<void>;
  /** Renames a sidecar that can't be read and begins a new one, with what was `saved` from it; nothing is deleted. */
  startNew(article: vscode.Uri, saved?: Sidecar): Promise<void>;
  /** What can be saved from a sidecar that can't be read. Changes nothing. */
  tryRepair(article: vscode.Uri): Promise<Repaired | undefined>;
  /** Puts a sidecar's entries that can't be read into a file of their own beside it. */
  setBadAside(article: vscode.Uri): Promise<void>;
  /** Saves everything that is open; rejects where that fails. */
  flush(): Promise<void>;
  /** Saves what can be saved, for the last time: nothing is followed any more. */
  close(): Promise<void>;
  dispose(): void;
}
