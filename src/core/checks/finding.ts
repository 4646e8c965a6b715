/** Knows what a check says: which figures don't fit together, and the reasoning in words. */

import type { Article } from "../article/article";
import type { Figure } from "../figures/figure";
import type { Span } from "../text/span";

export const checkRules = ["growth", "shares", "tableTotal", "conflict", "futureDate", "magnitude"] as const;
export type CheckRule = (typeof checkRules)[number];

/** A doubt about figures. It is shown on `span`; the figures it is compared with are `related`. */
export interface Finding extends Span {
  readonly rule: CheckRule;
  /** The whole reasoning in the user's language, as plain text. */
  readonly message: string;
  readonly related: readonly Span[];
}

/** What every check looks at: figures in reading order, in offsets of `article.visible.text`. */
export interface CheckInput {
  readonly article: Article;
  readonly figures: readonly Figure[];
}

export type Check = (input: CheckInput) => Finding[];
