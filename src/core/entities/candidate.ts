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

/** Key of a span and type, to find one candidate among many: a whole number, which no two candidates of a text share. */
export function keyOf({ start, end, type }: Pick<Candidate, "start" | "end" | "type">): number {
  return (start * LONGEST_NAME + end - start) * TYPES + TYPE_NUMBERS[type];
}

/** No string is longer than 2^29 UTF-16 code units: with a length and a type beside its start, a key stays below 2^53. */
const LONGEST_NAME = 2 ** 20;
const TYPES = 16;
const TYPE_NUMBERS: Readonly<Record<EntityType, number>> = { ORG: 0, PERSON: 1, PLACE: 2, PRODUCT: 3, SECURITY: 4, EVENT: 5, LAW_DOC: 6, AWARD: 7, TITLE: 8 };

/** The surest of the candidates that share span and type. */
export function unique(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<number, Candidate>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    const other = best.get(key);
    if (other === undefined || other.confidence < candidate.confidence) {
      const known = other?.canonical !== undefined && candidate.canonical === undefined;
      const subtype = known && candidate.subtype === "other" ? other.subtype : candidate.subtype;
      best.set(key, known ? { ...candidate, subtype, canonical: other.canonical, ids: [...new Set([...(other.ids ?? []), ...(candidate.ids ?? [])])] } : candidate);
    }
  }
  return [...best.values()];
}
