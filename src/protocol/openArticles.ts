/**
 * The calls about articles that are open in an editor. The worker keeps each article's text; the host tells what was
 * typed, and is told what that changed. Large answers come in slices, so that no message takes long to receive.
 */

import type { Finding } from "../core/checks/finding";
import type { ArticleFrame, EntityChange, Section, SectionChange } from "../core/analysis/section";
import type { UserCleaningRule } from "../core/article/parseArticle";
import type { TextChange } from "../core/text/changes";

/** One version of one document. A newer version that was read makes calls for older ones stale. */
export interface DocumentVersion {
  readonly uri: string;
  readonly version: number;
}

export interface OpenParams extends DocumentVersion {
  readonly text: string;
  readonly fileName: string;
  /** The user's own cleaning rules. */
  readonly rules: readonly UserCleaningRule[];
}

export interface EditParams extends DocumentVersion {
  /** The version that the changes apply to. */
  readonly from: number;
  readonly changes: readonly TextChange[];
  /** Of the text after them. */
  readonly fingerprint: number;
}

/** What a version holds but for its entities. Figures need no dictionary, so they come with it. */
export interface Reading extends Pick<SectionChange, "head" | "tail"> {
  readonly frame: ArticleFrame;
  readonly findings: readonly Finding[];
  /** What is wrong with the user's cleaning rules, in his language. */
  readonly ruleProblems: readonly string[];
  readonly sections: Slice<Section>;
}

/** The first items of many; the others are asked for with `rest`. */
export interface Slice<Item> {
  readonly items: readonly Item[];
  /** Whether this is a part of the last item of the slice before, which was too long for one. */
  readonly continues?: boolean;
  /** What to ask for the next ones with; absent where these are the last. */
  readonly ticket?: number;
}

export interface NextSlice {
  readonly uri: string;
  readonly ticket: number;
}

/** What the worker does for open articles; part of `EngineCalls`. */
export interface OpenArticleCalls {
  open: { params: OpenParams; result: Reading };
  /** `undefined` where the worker does not hold that version, or its text became another's: the article must be opened again. */
  edit: { params: EditParams; result: Reading | undefined };
  /** Of the version that was read last; rejects as stale for any other. */
  entities: { params: DocumentVersion; result: Slice<EntityChange> };
  /** The next slice of an answer. Rejects as stale once there is another answer; of entities, neither side then keeps any. */
  moreSections: { params: NextSlice; result: Slice<Section> };
  moreEntities: { params: NextSlice; result: Slice<EntityChange> };
  forget: { params: { readonly uri: string }; result: undefined };
}
