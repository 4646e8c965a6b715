/** The calls from the editor's host to the analysis worker and its answers; both sides import these types and nothing else. */

import type { Article } from "../core/article/article";
import type { UserCleaningRule } from "../core/article/parseArticle";
import type { Finding } from "../core/checks/finding";
import type { Entity } from "../core/entities/entity";
import type { Figure } from "../core/figures/figure";
import type { IndexHit } from "../core/folderIndex/folderIndex";
import type { FileStamp } from "../core/folderIndex/indexedArticle";

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
  /** The user's own cleaning rules. */
  readonly rules: readonly UserCleaningRule[];
}

/** Figures need no dictionary, so they come with the first answer. Offsets are into the file. */
export interface ReadResult {
  readonly article: ArticleData;
  readonly figures: readonly Figure[];
  /** What is wrong with the user's cleaning rules, in his language. */
  readonly ruleProblems: readonly string[];
  /** Doubts about figures that don't fit together. */
  readonly findings: readonly Finding[];
}

export interface EntitiesResult {
  readonly entities: readonly Entity[];
  readonly nested: readonly Entity[];
}

export interface ExportStart {
  readonly job: number;
  /** A format's id. */
  readonly format: string;
  /** The files' name without extension. */
  readonly baseName: string;
  /** Where the files are written, as a path of this machine; absent: their bytes come back to the host. */
  readonly folder?: string;
}

/** One file for an export, as it is open or as it lies on disk. */
export interface ExportParams {
  readonly job: number;
  /** Relative to the folder that is exported, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly sidecars: readonly SidecarText[];
}

export interface SidecarText {
  readonly name: string;
  readonly text: string;
}

export interface ExportResult {
  readonly documents: number;
  /** What the format could not carry, in the user's language. */
  readonly losses: readonly string[];
  /** Paths of the files that were written; empty where bytes come back. */
  readonly written: readonly string[];
  readonly files: readonly ExportedFile[];
}

/** Somebody or something that a name can stand for. */
export interface Identity {
  readonly canonical: string;
  readonly ids: readonly string[];
  /** The gazetteer's table that knows it. */
  readonly table: string;
}

/** A file that may be an article, for the folder index. */
export interface IndexFile {
  readonly uri: string;
  readonly stamp: FileStamp;
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
  exportStart: { params: ExportStart; result: undefined };
  /** Resolves to false for a file that is no article; it is left out. */
  exportAdd: { params: ExportParams; result: boolean };
  exportFinish: { params: { readonly job: number }; result: ExportResult };
  exportCancel: { params: { readonly job: number }; result: undefined };
  /** Of all files of the folder, those that must be read; the index forgets the ones that are gone. */
  indexPlan: { params: { readonly files: readonly IndexFile[] }; result: { readonly stale: readonly string[] } };
  /** Adds one file as it lies on disk; resolves to whether it is an article. */
  indexAdd: { params: IndexFile & { readonly bytes: Uint8Array }; result: boolean };
  indexRemove: { params: { readonly uris: readonly string[] }; result: undefined };
  indexSave: { params: undefined; result: undefined };
  findQuantity: {
    params: { readonly figure: Figure; readonly except: string };
    result: { readonly exact: readonly IndexHit[]; readonly near: readonly IndexHit[] };
  };
  /** Figures and names for "Go to Symbol in Workspace": by text, or by value where the query is a figure. */
  findSymbols: { params: { readonly query: string; readonly limit: number }; result: readonly IndexHit[] };
  /** Who may be meant by a name, as the gazetteers know it. */
  identities: { params: { readonly name: string }; result: readonly Identity[] };
  findName: { params: { readonly name: string }; result: readonly IndexHit[] };
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
  /** Where the folder index is kept; absent where no folder is open. */
  readonly indexFolder?: string;
}
