/** Knows what is exported of one article: what was read, what was recognised, what people annotated. */

import type { LiveAnnotation } from "../annotations/session/session";
import type { Article } from "../article/article";
import type { Entity } from "../entities/entity";
import type { LabelledEntity } from "../entities/learning/applyModel";
import type { Figure } from "../figures/figure";

/** One article with everything known of it. All offsets are UTF-16 code units into `article.text`. */
export interface ExportDocument {
  /** Relative to the folder that is exported, with `/`. */
  readonly path: string;
  readonly article: Article;
  readonly figures: readonly Figure[];
  /** With a model of the user's, a type may be a label of its own. */
  readonly entities: readonly LabelledEntity[];
  readonly nested: readonly Entity[];
  readonly annotations: readonly LiveAnnotation[];
}
