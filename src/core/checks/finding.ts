/** Knows what a check says: which figures don't fit together, and the reasoning in words. */

import type { Article } from "../article/article";
import type { Figure } from "../figures/figure";
import type { LinePosition } from "../text/lines";
import type { Span } from "../text/span";

/** Checks that need nothing but the article. */
export const articleRules = ["growth", "shares", "parts", "tableTotal", "conflict", "futureDate", "magnitude"] as const;
export type ArticleRule = (typeof articleRules)[number];
/** All checks; `sameDay` compares with other articles of the folder. */
export const checkRules = [...articleRules, "sameDay"] as const;
export type CheckRule = (typeof checkRules)[number];

/** A place in another file. */
export interface PlaceElsewhere {
  readonly uri: string;
  /** The figure as a reader sees it. */
  readonly text: string;
  readonly from: LinePosition;
  readonly to: LinePosition;
}

/** A doubt about figures. It is shown on `span`; the figures it is compared with are `related`. */
export interface Finding extends Span {
  readonly rule: CheckRule;
  /** The whole reasoning in the user's language, as plain text. */
  readonly message: string;
  readonly related: readonly Span[];
  /** What it is compared with in other articles. */
  readonly elsewhere?: readonly PlaceElsewhere[];
}

/** What every check looks at: figures in reading order, in offsets of `article.visible.text`. */
export interface CheckInput {
  readonly article: Article;
  readonly figures: readonly Figure[];
}

export type Check = (input: CheckInput) => Finding[];
