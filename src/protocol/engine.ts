/** The calls from the editor's host to the analysis worker and its answers; both sides import these types and nothing else. */

import type { Article } from "../core/article/article";
import type { Entity } from "../core/entities/entity";
import type { Figure } from "../core/figures/figure";

/** An article without methods and without its text, which the host has already, as it crosses to another thread. */
export type ArticleData = Omit<Article, "text" | "visible"> & {
  readonly visible: Pick<Article["visible"], "text" | "segments" | "zones">;
};

/** One version of one document. A newer version that was read makes calls for older ones stale. */
export interface DocumentVersion {
  readonly uri: string;
  readonly version: number;
}

export interface ReadParams extends DocumentVersion {
  readonly text: string;
  readonly fileName: string;
}

/** Figures need no dictionary, so they come with the first answer. Offsets are into the file. */
export interface ReadResult {
  readonly article: ArticleData;
  readonly figures: readonly Figure[];
}

export interface EntitiesResult {
  readonly entities: readonly Entity[];
  readonly nested: readonly Entity[];
}

/** One article for an export, as the host read it. */
export interface ExportParams {
  readonly job: number;
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The sidecars' texts, where there are any. */
  readonly sidecars: readonly string[];
}

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Every call the worker answers: what it takes and what it gives. */
export interface EngineCalls {
  read: { params: ReadParams; result: ReadResult };
  /** Of the version that was read last; rejects as stale for any other. */
  entities: { params: DocumentVersion; result: EntitiesResult };
  forget: { params: { readonly uri: string }; result: undefined };
  exportStart: { params: { readonly job: number; readonly format: string; readonly baseName: string }; result: undefined };
  exportAdd: { params: ExportParams; result: undefined };
  exportFinish: { params: { readonly job: number }; result: { readonly files: readonly ExportedFile[] } };
  exportCancel: { params: { readonly job: number }; result: undefined };
}

export type EngineMethod = keyof EngineCalls;

export type EngineRequest = {
  [M in EngineMethod]: { readonly id: number; readonly method: M; readonly params: EngineCalls[M]["params"] };
}[EngineMethod];

export type EngineAnswer =
  | { readonly id: number; readonly result: EngineCalls[EngineMethod]["result"] }
  | { readonly id: number; readonly error: { readonly message: string; readonly stale: boolean } };

/** Whether words from a dictionary are at hand. */
export interface SegmenterState {
  readonly state: "idle" | "loading" | "ready" | "unavailable";
  readonly message?: string;
}

export type EngineMessage = EngineAnswer | { readonly segmenter: SegmenterState };

/** What the worker is started with. */
export interface EngineData {
  /** Translations by English text; absent for English. */
  readonly bundle?: Readonly<Record<string, string>>;
  readonly gazetteerFolder: string;
  readonly segmenterEntry: string;
}
