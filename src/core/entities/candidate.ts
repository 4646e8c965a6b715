/** Knows what a recogniser proposes: a span with a type, how sure it is and why. */

import type { Span } from "../text/span";
import type { EntityType } from "./entity";

export interface Candidate extends Span {
  readonly type: EntityType;
  readonly subtype?: string | undefined;
  readonly canonical?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly level?: "core" | "optional" | undefined;
  /** 0 to 1. */
  readonly confidence: number;
  /** A rule's name; the first part, up to `:`, names the kind of evidence. */
  readonly source: string;
}

/** Key of a span and type, to find one candidate among many. */
export function keyOf(candidate: Candidate): string {
  return `${String(candidate.start)}:${String(candidate.end)}:${candidate.type}`;
}
