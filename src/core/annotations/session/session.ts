/** Knows the annotations of one open article: where each stands right now, what was decided, and how to take it back. */

import type { JsonValue } from "../../article/article";
import type { VisibleText } from "../../article/visibleText";
import type { Clock } from "../../ports";
import type { Span } from "../../text/span";
import type {
  AnchorState,
  Annotation,
  AnnotationKind,
  AnnotationStatus,
  EntityLink,
  QuoteSelector,
  RelationTarget,
  ReviewReason,
} from "../annotation";
import type { Sidecar } from "../sidecar/sidecar";

/** The file's text with what a reader sees of it. `visible` may be of an older text while somebody types. */
export interface ArticleSource {
  readonly text: string;
  readonly visible: VisibleText;
}

/** What is saved about the text that the positions are into. */
export interface TextInfo {
  /** `sha256:` and the digest of the decoded text in UTF-8, without byte-order mark. */
  readonly hash: string;
  /** The file's encoding as the editor names it (`utf8`, `gb18030`). */
  readonly encoding?: string;
}

/** Replaces `length` code units from `start` by `text`; offsets are into the text before any edit of the same event. */
export interface TextEdit {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** Who decides, and how. */
export interface Actor {
  readonly author: string;
  /** `single` unless said otherwise. */
  readonly how?: "single" | "bulk";
  readonly engine?: string;
  readonly guideline?: string;
}

/** An annotation to be made. Offsets are into the present text of the file; a relation has `relates` in place of `spans`. */
export interface Draft {
  readonly kind: AnnotationKind;
  readonly label: string;
  readonly spans: readonly Span[];
  readonly relates?: readonly RelationTarget[];
  /** `accepted` unless said otherwise. */
  readonly status?: AnnotationStatus;
  readonly value?: JsonValue;
  readonly link?: EntityLink;
  readonly note?: string;
}

/** New values; `null` takes a field away. */
export interface Patch {
  readonly label?: string;
  readonly status?: AnnotationStatus;
  readonly value?: JsonValue;
  readonly link?: EntityLink | null;
  readonly note?: string | null;
}

export type Change =
  | { readonly type: "add"; readonly drafts: readonly Draft[] }
  | { readonly type: "update"; readonly ids: readonly string[]; readonly patch: Patch }
  | { readonly type: "remove"; readonly ids: readonly string[] }
  /** Puts an annotation at a place that a person chose: new borders, or "re-attach here". */
  | { readonly type: "attach"; readonly id: string; readonly spans: readonly Span[] }
  /** A person confirms the place that is in doubt: what stands there now becomes the quote. */
  | { readonly type: "confirm"; readonly ids: readonly string[] }
  | { readonly type: "comment"; readonly id: string; readonly text: string }
  | { readonly type: "editComment"; readonly id: string; readonly comment: string; readonly text: string | null }
  /** Settles a conflict by one of its values. */
  | { readonly type: "resolve"; readonly id: string; readonly field: string; readonly value: JsonValue }
  | { readonly type: "bulk"; readonly changes: readonly Change[] };

/** What a change did; `ids` in the order they were touched, empty where nothing changed. */
export interface ChangeResult {
  readonly ids: readonly string[];
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
}

/** A change with what it did to each annotation; `undefined` where it was not there. */
export interface SessionStep extends ChangeResult {
  readonly entries: readonly { readonly id: string; readonly before: Annotation | undefined; readonly after: Annotation | undefined }[];
}

/** An annotation with its present place. */
export interface LiveAnnotation {
  readonly annotation: Annotation;
  /** In the present text, in target order; the best guess where `state` is `needsReview`, empty for orphans and relations. */
  readonly spans: readonly Span[];
  readonly state: AnchorState;
  readonly reason?: ReviewReason;
}

/** For a reviewer who judges a place in doubt. */
export interface ThenAndNow {
  readonly then: QuoteSelector;
  readonly now: QuoteSelector;
}

export interface AnchorCounts {
  readonly anchored: number;
  readonly needsReview: number;
  readonly orphan: number;
  /** Of the anchored ones, how many stand at other offsets than before. */
  readonly moved: number;
}

export interface SessionOptions {
  readonly sidecar: Sidecar;
  readonly source: ArticleSource;
  /** The hash of `source.text`, as in {@link TextInfo}. Where it is the sidecar's, positions are only checked. */
  readonly hash: string;
  readonly now: Clock;
  /** An id that never collides, on any machine. */
  readonly newId: () => string;
}
