/** Knows what an annotation is, as it stands in a sidecar: plain JSON, no editor, no file. */

import type { JsonValue } from "../article/article";
import type { Span } from "../text/span";

/** Offsets into the file's text when the annotation was last anchored; UTF-16 code units, end exclusive. */
export interface PositionSelector extends Span {
  readonly type: "position";
  /** The hash of the text that the offsets are into, where it is not the sidecar's own `article.hash`. */
  readonly of?: string;
}

/**
 * The annotated text as a reader sees it, and what stands around it.
 *
 * Quotes are taken from the reading text (tags gone, references decoded, every run of white space one space), not
 * from the file: a re-scraped page changes its markup, line ends and references far more often than its words.
 */
export interface QuoteSelector {
  readonly type: "quote";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where `exact` began in the reading text; together with the sidecar's blocks it leads to the sentence. */
  readonly at?: number;
  /** The same words stood again close by: where text is gone, what surrounds them on one side alone may lead to those. */
  readonly repeated?: true;
  /** `file`: the span shows no text to a reader (a tag, front matter), so the quote is the file's own slice. */
  readonly scope?: "file";
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

export const annotationKinds = ["entity", "figure", "mark", "relation"] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

export const annotationStatuses = ["accepted", "rejected", "unsure", "reviewed"] as const;
/** `rejected`: a suggestion that was decided against; it is kept so that it is not made again. */
export type AnnotationStatus = (typeof annotationStatuses)[number];

/** Who or what is meant: a known thing, nothing that any list knows (`NIL`), or nobody can tell (`unsure`). */
export interface EntityLink {
  readonly state: "linked" | "NIL" | "unsure";
  readonly canonical?: string;
  /** Security codes with market (`601318.SH`) or ids of other registers. */
  readonly ids?: readonly string[];
}

export interface Comment {
  readonly id: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified?: string;
  readonly text: string;
}

/** What a decision can change, with the value before and after; `null` where there was or is none. */
export type FieldChange = readonly [from: JsonValue, to: JsonValue];

/** One decision; replaying an annotation's decisions in order gives its present state. */
export interface Decision {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
  /**
   * One by one, many at once, taken back or made again, found changed by another program, or settled by a merge.
   */
  readonly how: "single" | "bulk" | "undo" | "redo" | "outside" | "merge";
  /** The version of Zhupi whose suggestion was decided upon. */
  readonly engine?: string;
  /** The version of the guideline that was followed. */
  readonly guideline?: string;
  readonly set: { readonly [field: string]: FieldChange };
}

/** Two people decided differently: both values are kept until someone settles it. The first stands in the field. */
export interface Conflict {
  readonly field: string;
  /** Later decision first; `null` stands for "taken away". */
  readonly values: readonly JsonValue[];
}

/** `needsReview`: the text has changed around or under it; `orphan`: its place was not found. */
export type AnchorState = "anchored" | "needsReview" | "orphan";

export const reviewReasons = ["changed", "moved", "ambiguous", "context", "deleted"] as const;
/**
 * Why a place is in doubt. `changed`: other text stands where the quote stood; `moved`: it seems to stand elsewhere;
 * `ambiguous`: several places fit; `context`: the same text in other surroundings; `deleted`: the text is gone.
 */
export type ReviewReason = (typeof reviewReasons)[number];

/** Stands in an annotation that is not anchored; its position is then the best guess (`needsReview`) or the last known place. */
export interface AnchorNote {
  readonly state: Exclude<AnchorState, "anchored">;
  readonly reason: ReviewReason;
}

/** One annotation as it stands in a sidecar. Fields that this version doesn't know stay on the object and are kept. */
export interface Annotation {
  readonly id: string;
  readonly kind: AnnotationKind;
  readonly label: string;
  readonly status: AnnotationStatus;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly targets: readonly Target[];
  /** A figure's value as the reviewer decided it, or what a mark of the user's own says. */
  readonly value?: JsonValue;
  readonly link?: EntityLink;
  readonly note?: string;
  readonly comments?: readonly Comment[];
  readonly anchor?: AnchorNote;
  readonly history: readonly Decision[];
  readonly conflicts?: readonly Conflict[];
}

export function isSpanTarget(target: Target): target is SpanTarget {
  return "selectors" in target;
}

/** The offsets that a target had when it was last saved. */
export function positionOf(target: Target): PositionSelector | undefined {
  if (!isSpanTarget(target)) return undefined;
  return target.selectors.find((selector) => selector.type === "position");
}

export function quoteOf(target: Target): QuoteSelector | undefined {
  if (!isSpanTarget(target)) return undefined;
  return target.selectors.find((selector) => selector.type === "quote");
}

/** What a reader reads at the annotation's places, joined by `…` where it is discontinuous; empty for relations. */
export function quotedText(annotation: Annotation): string {
  return annotation.targets.flatMap((target) => quoteOf(target)?.exact ?? []).join("…");
}
