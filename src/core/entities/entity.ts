/** Knows what an entity mention is: a name in the text, its type, and who is meant. */

import type { Zone } from "../article/article";
import type { Span } from "../text/span";

export const entityTypes = ["ORG", "PERSON", "PLACE", "PRODUCT", "SECURITY", "EVENT", "LAW_DOC", "AWARD", "TITLE"] as const;
export type EntityType = (typeof entityTypes)[number];

/**
 * One mention. `start` and `end` are UTF-16 code units into the text it was found in, end exclusive; `text` is
 * that slice; `surface`, where it differs, is what a reader sees of it.
 */
export interface Entity extends Span {
  readonly text: string;
  readonly surface?: string;
  readonly type: EntityType;
  readonly subtype?: string;
  /** The full registered name where known, else the fullest form in the article. */
  readonly canonical?: string;
  /** Security codes with market (`601318.SH`). */
  readonly ids?: readonly string[];
  readonly level: "core" | "optional";
  /** 0 to 1. */
  readonly confidence: number;
  /** Why it was recognised: a rule's name, or `gazetteer`, `segmenter`, `markup`. */
  readonly source: string;
  readonly zone: Zone;
}

/** The mentions of a text: the outermost ones, which never overlap, and those inside them. */
export interface Entities {
  readonly outer: readonly Entity[];
  readonly nested: readonly Entity[];
}
