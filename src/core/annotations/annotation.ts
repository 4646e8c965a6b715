/** Knows what an annotation is, as it stands in a sidecar: plain JSON, no editor, no file. */

import type { Span } from "../text/span";

/** Offsets into the file's text when the annotation was last anchored; UTF-16 code units, end exclusive. */
export interface PositionSelector extends Span {
  readonly type: "position";
}

/** The annotated text as a reader sees it, and what stands around it. */
export interface QuoteSelector {
  readonly type: "quote";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export type Selector = PositionSelector | QuoteSelector;

/** One stretch of the article; a discontinuous span has several targets, a relation points at annotations. */
export interface SpanTarget {
  readonly selectors: readonly Selector[];
}

export interface RelationTarget {
  readonly annotation: string;
  readonly role: string;
}

export type Target = SpanTarget | RelationTarget;

export type AnnotationKind = "entity" | "figure" | "mark" | "relation";

export type AnnotationStatus = "accepted" | "rejected" | "unsure" | "reviewed";
