/** Knows sentences: which figures stand in one, and what is said around them. */

import type { Figure } from "../figures/figure";
import type { Span } from "../text/span";
import type { CheckInput } from "./finding";

export interface Sentence extends Span {
  readonly text: string;
  /** In reading order. */
  readonly figures: readonly Figure[];
}

/** The sentences that hold figures, as `pattern` (global) finds sentences. Linear: the figures are sorted. */
export function listSentences({ article, figures }: CheckInput, pattern = /[^。！？；\n]+[。！？；]?/g): Sentence[] {
  const { text } = article.visible;
  const sentences: Sentence[] = [];
  let next = 0;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const inside: Figure[] = [];
    for (let figure = figures[next]; figure !== undefined && figure.start < end; figure = figures[++next]) {
      if (figure.start >= start && figure.end <= end) inside.push(figure);
    }
    if (inside.length > 0) sentences.push({ start, end, text: match[0], figures: inside });
  }
  return sentences;
}

/** What stands between two spans of a text. */
export function between(text: string, a: Span, b: Span): string {
  return text.slice(a.end, b.start);
}
