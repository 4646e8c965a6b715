/** Knows how overlapping figures and entities become flat tokens: a figure wins over the entity around it. */

import type { Entity } from "../../../core/entities/entity";
import type { Figure } from "../../../core/figures/figure";
import { compareSpans, type Span } from "../../../core/text/span";
import { entityTokenType, figureTokenType, type TokenType } from "./tokenTypes";

/** A stretch that is coloured in one way; tokens are sorted and never overlap. */
export interface FlatToken extends Span {
  readonly type: TokenType;
  readonly optional: boolean;
}

/** Semantic tokens can't nest, so an entity is cut where figures stand inside it. Linear after sorting. */
export function layOutTokens(figures: readonly Figure[], entities: readonly Entity[]): FlatToken[] {
  const inFront = figures.map((figure) => token(figure, figureTokenType(figure), figure.level)).sort(compareSpans);
  const behind = entities.map((entity) => token(entity, entityTokenType(entity), entity.level)).sort(compareSpans);
  const pieces: FlatToken[] = [...inFront];
  let next = 0;
  for (const entity of behind) {
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

function token(span: Span, type: TokenType, level: Figure["level"]): FlatToken {
  return { start: span.start, end: span.end, type, optional: level === "optional" };
}
