/** Knows where in the shown text some words stand, however they are written: capitals, full width, traditional characters. */

import type { CharacterPairs } from "../protocol/preview";
import type { ArticleView } from "./articleView";
import type { TextSpan } from "./textSelection";

/** Nobody steps through more. */
export const MOST_HITS = 10_000;

/** Makes texts that say the same equal, each character in its place. */
export class Folding {
  readonly #others: ReadonlyMap<string, string>;
  readonly #wanted: RegExp;

  constructor({ from, to }: CharacterPairs) {
    this.#others = new Map(Array.from(from, (character, index) => [character, to[index] ?? character]));
    this.#wanted = new RegExp(`[\\u3000\\uff01-\\uff5e${from}]`, "gu");
  }

  fold(text: string): string {
    const lower = text.toLowerCase();
    // A few capitals have small letters of another length.
    const small = lower.length === text.length ? lower : text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
    return small.replace(this.#wanted, (character) => this.#others.get(character) ?? halfWidth(character).toLowerCase());
  }
}

function halfWidth(character: string): string {
  return character === "\u3000" ? " " : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** The text that is shown, each character at its offset; what is between blocks, or not shown, is line feeds. */
export function shownText({ shown }: Pick<ArticleView, "shown">): string {
  const parts: string[] = [];
  let end = 0;
  for (const { block, start } of shown) {
    if (start > end) parts.push("\n".repeat(start - end));
    // An image takes no text; a block that stands before the end of another has none of its own.
    const text = block.text.slice(Math.max(0, end - start));
    parts.push(text);
    end = Math.max(end, start) + text.length;
  }
  return parts.join("");
}

/** Hits that follow one another without sharing a character. Both texts must be folded. */
export function findAll(text: string, words: string): TextSpan[] {
  const hits: TextSpan[] = [];
  if (words === "") return hits;
  for (let start = text.indexOf(words); start >= 0 && hits.length < MOST_HITS; start = text.indexOf(words, start + words.length)) hits.push({ start, end: start + words.length });
  return hits;
}
