/** The calls from the editor's host to the analysis worker and its answers; both sides import these types and nothing else. */

import type { Article } from "../core/article/article";
import type { Finding } from "../core/checks/finding";
import type { Entity } from "../core/entities/entity";
import type { ExportLayer } from "../core/exchange/exportFormat";
import type { Figure } from "../core/figures/figure";
import type { IndexHit } from "../core/folderIndex/folderIndex";
import type { FileStamp } from "../core/folderIndex/indexedArticle";
import type { DocumentVersion, OpenArticleCalls, OpenParams } from "./openArticles";

/** What a reader sees of a text, as it crosses to another thread. */
export type VisibleData = Pick<Article["visible"], "text" | "segments" | "zones">;

/** What the reviewers of a folder have taught; it stands for all articles whose address begins with `folder`. */
export interface FolderLessons {
  /** The folder's address with a slash at its end. */
  readonly folder: string;
  /** Its own table of names, in the format of `media/gazetteers`. */
  readonly names: string;
  /** Names that are never suggested, one a line: `name`, or `name<TAB>TYPE`. */
  readonly switchedOff: string;
  /** A model file. */
  readonly model?: Uint8Array;
}

/** A suggestion that nobody has decided upon, in an article that need not be open. Offsets are into the file. */
export interface UncertainPlace {
  readonly uri: string;
  readonly title?: string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The text with what stands around it. */
  readonly context: string;
}

/** What there is to know of a name before it joins a folder's own table. */
export interface NameWeight {
  /** A table knows it already. */
  readonly known: boolean;
  /** It is a word of the language as well. */
  readonly word: boolean;
}

export interface ExportStart {
  readonly job: number;
  /** A format's id. */
  readonly format: string;
  /** The files' name without extension. */
  readonly baseName: string;
  /** What the formats of labelled spans carry; people's annotations unless said otherwise. */
  readonly layers?: readonly ExportLayer[];
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
  /** How many annotations people have made in them. */
  readonly annotations: number;
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

/** Every call that the analysis worker answers: what it takes and what it gives. */
export interface EngineCalls extends OpenArticleCalls {
  /** Of any text; nothing of it is kept. */
  readVisible: { params: Pick<OpenParams, "text" | "fileName" | "rules">; result: VisibleData };
  /** Replaces what the folder has taught before; `problem` says, in the user's language, why its model can't be read. */
  learn: { params: FolderLessons; result: { readonly problem?: string } };
  weighNames: { params: { readonly folder: string; readonly names: readonly Pick<Entity, "text" | "type">[] }; result: readonly NameWeight[] };
  exportStart: { params: ExportStart; result: undefined };
  /** Resolves to false for a file that is no article; it is left out. */
  exportAdd: { params: ExportParams; result: boolean };
  exportFinish: { params: { readonly job: number }; result: ExportResult };
  exportCancel: { params: { readonly job: number }; result: undefined };
  /**
   * Of some files, those that must be read. Where they are a part of a whole listing of the folder, the index forgets
   * with the last part what was in none.
   */
  indexPlan: {
    params: { readonly files: readonly IndexFile[]; readonly listing?: { readonly first: boolean; readonly last: boolean } };
    result: { readonly stale: readonly string[] };
  };
  /** Adds one file as it lies on disk; resolves to whether it is an article. */
  indexAdd: { params: IndexFile & { readonly bytes: Uint8Array }; result: boolean };
  indexRemove: { params: { readonly uris: readonly string[] }; result: undefined };
  indexSave: { params: undefined; result: undefined };
  findQuantity: {
    params: { readonly figure: Figure; readonly except: string };
    result: { readonly exact: readonly IndexHit[]; readonly near: readonly IndexHit[] };
  };
  /** Doubts about values that other articles of the same day give otherwise, once the version's entities were found; rejects as stale for any other. */
  sameDay: { params: DocumentVersion; result: readonly Finding[] };
  /** Figures and names for "Go to Symbol in Workspace": by text, or by value where the query is a figure. */
  findSymbols: { params: { readonly query: string; readonly limit: number }; result: readonly IndexHit[] };
  /** Who may be meant by a name, as the gazetteers know it. */
  identities: { params: { readonly name: string; readonly uri: string }; result: readonly Identity[] };
  /** The addresses of a folder's articles by how uncertain their names are, the most uncertain first. */
  doubtful: { params: { readonly folder: string; readonly limit: number }; result: readonly string[] };
  /** What is undecided in one article as it lies on disk, the most uncertain first. */
  uncertain: { params: { readonly uri: string; readonly bytes: Uint8Array; readonly sidecars: readonly SidecarText[] }; result: readonly UncertainPlace[] };
  /** Mentions of a name in the folder and of what the article of the address calls the same; where it is `listed`, under all its names there. */
  findName: { params: { readonly name: string; readonly alsoCalled: readonly string[]; readonly uri: string; readonly listed: boolean }; result: readonly IndexHit[] };
}

/** Whether words from a dictionary are at hand. */
export interface SegmenterState {
  readonly state: "idle" | "loading" | "ready" | "unavailable";
  readonly message?: string;
}

/** What both threads are started with: the one that reads articles and the one that looks into what is typed. */
export interface EngineData {
  /** Translations by English text; absent for English. */
  readonly bundle?: Readonly<Record<string, string>>;
  readonly gazetteerFolder: string;
  readonly segmenterEntry: string;
  /** Where the folder index is kept; absent where no folder is open. */
  readonly indexFolder?: string;
}
