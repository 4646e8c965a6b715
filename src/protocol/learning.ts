/** The calls from the editor's host to the learning worker and its answers; both sides import these types and nothing else. */

import type { ModelNotes } from "../core/learning/modelNotes";
import type { Call } from "./calls";
import type { SidecarText } from "./engine";

/** An article with annotations, and what tells whether either has changed. */
export interface LearningFile {
  readonly uri: string;
  readonly stamp: string;
}

/** As they lie on disk. */
export interface LearningSource extends LearningFile {
  readonly bytes: Uint8Array;
  readonly sidecars: readonly SidecarText[];
}

/** What there is to learn from at present. */
export interface LearningState {
  readonly sentences: number;
  /** Accepted annotations in them, by label. */
  readonly annotations: Readonly<Record<string, number>>;
  /** Sentences left out because something in them is not decided yet. */
  readonly waiting: number;
  readonly enough: boolean;
  /** The same for the same sentences. */
  readonly digest: string;
}

/** A model's file without its notes, and these. */
export interface TrainedModel {
  readonly model: Uint8Array;
  readonly notes: ModelNotes;
}

/** Every call the worker answers. Folders are told apart by their addresses. */
export interface LearningCalls {
  /** Of a folder's annotated articles, those that must be read; the worker forgets the ones that are gone. */
  plan: { params: { readonly folder: string; readonly files: readonly LearningFile[] }; result: { readonly stale: readonly string[] } };
  read: { params: { readonly folder: string; readonly source: LearningSource }; result: undefined };
  state: { params: { readonly folder: string }; result: LearningState };
  /** `gently`: half of the time is left to others. Rejects as stale when cancelled. */
  train: { params: { readonly folder: string; readonly gently: boolean }; result: TrainedModel };
  /** The model that was trained last, with how well it does, and what its confidence is worth. */
  validate: { params: { readonly folder: string; readonly gently: boolean }; result: TrainedModel };
}

/** Words for a text that the worker asked for; absent where no dictionary is at hand. */
export interface WordsAnswer {
  readonly words: number;
  readonly tags?: readonly string[];
  readonly tokens?: readonly number[];
}

export type ToLearning = Call<LearningCalls> | WordsAnswer | { readonly cancel: true };

/** What the worker sends beside its answers. */
export type FromLearning =
  /** 0 to 1, of the call that runs. */
  | { readonly progress: number }
  /** The one dictionary of the program is elsewhere, so words are asked for. */
  | { readonly words: number; readonly text: string };

/** What the worker is started with. */
export interface LearningData {
  readonly bundle?: Readonly<Record<string, string>>;
  readonly gazetteerFolder: string;
}
