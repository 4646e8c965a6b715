/** Knows the tokens and sentences that column formats need: characters, cut where labelled spans begin and end. */

import type { Span } from "../../text/span";

/** A sentence with its tokens; white space and invisible characters belong to no token. */
export interface TokenSentence extends Span {
  readonly tokens: readonly Span[];
}

const blank = /^[\s\p{Cc}\p{Cf}\p{Cs}]$/u;
const word = /^[\p{Script=Latin}\p{Nd}\p{M}]$/u;

/**
 * Cuts a text into sentences (after 。！？ and at line feeds, never within one of `spans`) and those into tokens: one a
 * character, or with `words` one a run of Latin letters and digits. No token reaches over the edge of a span. `spans`
 * are sorted by start. Offsets are UTF-16 code units.
 */
export function cutTokens(text: string, spans: readonly Span[], words: boolean): TokenSentence[] {
  const edges = new Set(spans.flatMap(({ start, end }) => [start, end]));
  const sentences: TokenSentence[] = [];
  let tokens: { start: number; end: number }[] = [];
  let nextSpan = 0;
  let heldUntil = 0;
  let wordOpen = false;

  const close = (): void => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first !== undefined && last !== undefined) sentences.push({ start: first.start, end: last.end, tokens });
    tokens = [];
  };

  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const end = at + character.length;
    for (let span = spans[nextSpan]; span !== undefined && span.start <= at; span = spans[nextSpan]) {
      heldUntil = Math.max(heldUntil, span.end);
      nextSpan += 1;
    }
    const last = tokens.at(-1);
    if (blank.test(character)) {
      wordOpen = false;
    } else if (words && wordOpen && last !== undefined && word.test(character) && !edges.has(at)) {
      last.end = end;
    } else {
      tokens.push({ start: at, end });
      wordOpen = word.test(character);
    }
    if (end >= heldUntil && /^[。！？\n]$/.test(character)) close();
    at = end;
  }
  close();
  return sentences;
}
