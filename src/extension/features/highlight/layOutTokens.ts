/** Knows how overlapping figures and entities become flat tokens: a figure wins over the entity around it. */

import type { Entity } from "../../../core/entities/entity";
import type { Figure } from "../../../core/figures/figure";
import { compareSpans, type Span } from "../../../core/text/span";
import type { Steps } from "../../../core/text/steps";
import { entityTokenType, figureTokenType, type TokenType } from "./tokenTypes";

/** A stretch that is coloured in one way; tokens are sorted and never overlap. */
export interface FlatToken extends Span {
  readonly type: TokenType;
  readonly optional: boolean;
}

/** A long table has tens of thousands of figures. */
const TOKENS_A_STEP = 500;

/** Semantic tokens can't nest, so an entity is cut where figures stand inside it. Linear after sorting. Pauses now and then. */
export function* layOutTokens(figures: readonly Figure[], entities: readonly Entity[]): Steps<FlatToken[]> {
  const inFront = yield* tokensOf(figures, figureTokenType);
  const behind = yield* tokensOf(entities, entityTokenType);
  const pieces = inFront.slice();
  let next = 0;
  for (const [index, entity] of behind.entries()) {
    if (index % TOKENS_A_STEP === 0) yield;
    while ((inFront[next]?.end ?? Number.POSITIVE_INFINITY) <= entity.start) next++;
    let start = entity.start;
    for (let i = next; i < inFront.length; i++) {
      const figure = inFront[i];
      if (figure === undefined || figure.start >= entity.end) break;
      if (figure.start > start) pieces.push({ ...entity, start, end: figure.start });
      start = Math.max(start, figure.end);
    }
    if (start < entity.end) pieces.push({ ...entity, start });
  }
  return pieces.sort(compareSpans);
}

function* tokensOf<M extends Span & Pick<Figure, "level">>(mentions: readonly M[], typeOf: (mention: M) => TokenType): Steps<FlatToken[]> {
  const tokens: FlatToken[] = [];
  for (const mention of mentions) {
    tokens.push({ start: mention.start, end: mention.end, type: typeOf(mention), optional: mention.level === "optional" });
    if (tokens.length % TOKENS_A_STEP === 0) yield;
  }
  return tokens.sort(compareSpans);
}
