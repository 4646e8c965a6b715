/** Knows the sidecar's form: what the file beside an article says. */

import type { Annotation } from "../annotation";
import type { JsonObject } from "./json";

export const sidecarFormat = "zhupi-sidecar";
/** The version that this program writes; a higher one is shown and never rewritten. */
export const sidecarVersion = 1;
/** The names under which sidecars are found. */
export const sidecarSuffix = ".zhupi.json";
/** Larger files are not read, in bytes or UTF-16 code units: tens of thousands of annotations stay well below. */
export const SIDECAR_LIMIT = 50_000_000;

/** The article that the annotations are of, as it was when their positions were last right. */
export interface ArticleInfo {
  /** The file's name without folder. */
  readonly name: string;
  /** `sha256:` and the hex digest of the decoded text in UTF-8, without byte-order mark, line ends as they are. */
  readonly hash: string;
  /** Of the decoded text, in UTF-16 code units. */
  readonly length: number;
  readonly encoding?: string;
  /** One string a paragraph of the reading text: `length:hash` of each sentence. Finds sentences again after an edit. */
  readonly blocks?: readonly string[];
}

/** A sidecar in memory. Fields that this version doesn't know stay on the objects and are kept. */
export interface Sidecar {
  readonly format: typeof sidecarFormat;
  readonly version: number;
  readonly article: ArticleInfo;
  readonly annotations: readonly Annotation[];
  /** Entries of `annotations` that can't be read, kept as they were found. */
  readonly bad: readonly BadAnnotation[];
  /** Top-level fields that this version doesn't know. */
  readonly rest: JsonObject;
}

/** An entry that is no annotation; it is kept verbatim and listed. */
export interface BadAnnotation {
  /** Index in the file's list. */
  readonly index: number;
  /** The JSON as it was written. */
  readonly json: string;
  /** A dotted path to the field and what is wrong with it. */
  readonly reason: string;
}

export type ParsedSidecar =
  /** `older`: the version that it was brought up from; it is kept beside the new one when that is written. */
  | { readonly status: "ok"; readonly sidecar: Sidecar; readonly older?: number }
  | { readonly status: "unreadable"; readonly reason: string }
  /** As much as could be read of a newer version; shown, never rewritten. */
  | { readonly status: "newer"; readonly version: number; readonly sidecar: Sidecar }
  | { readonly status: "tooLarge"; readonly length: number; readonly limit: number };

/** An article without annotations. */
export function emptySidecar(article: ArticleInfo): Sidecar {
  return { format: sidecarFormat, version: sidecarVersion, article, annotations: [], bad: [], rest: {} };
}
