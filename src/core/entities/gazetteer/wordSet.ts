/** Knows a set of words and finds the longest one that begins at a place of a text, at one table access where none does. */

import { LONGEST_WORD, PackedWords } from "../../words/packedWords";

/**
 * Whether a pair of code units may be of a set: one mark for each hash, so a yes may be mistaken and a no never is.
 * It spares a look-up in a map, and a slice of the text, nearly everywhere.
 */
export class PairFilter {
  readonly #shift: number;
  /** Marks as bits: the filter of all names stays in a processor's cache. */
  readonly #marks: Int32Array;

  /** `bits` of the hash are kept: 20 for many thousand names, 12 for some hundred. */
  constructor(bits: number) {
    this.#shift = 32 - bits;
    this.#marks = new Int32Array(1 << (bits - 5));
  }

  add(first: number, second: number): void {
    const hash = this.#hash(first, second);
    this.#marks[hash >> 5] = (this.#marks[hash >> 5] ?? 0) | (1 << (hash & 31));
  }

  mayHave(first: number, second: number): boolean {
    const hash = this.#hash(first, second);
    return ((this.#marks[hash >> 5] ?? 0) & (1 << (hash & 31))) !== 0;
  }

  #hash(first: number, second: number): number {
    return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> this.#shift;
  }
}

/** A set of UTF-16 code units, of which {@link WordSet}s ask at every place of a text: as bits, many of them stay in a processor's first cache. */
export class CodeSet {
  readonly #bits = new Int32Array(0x10000 >> 5);

  add(code: number): void {
    this.#bits[code >> 5] = (this.#bits[code >> 5] ?? 0) | (1 << (code & 31));
  }

  has(code: number): boolean {
    return ((this.#bits[code >> 5] ?? 0) & (1 << (code & 31))) !== 0;
  }
}

export class WordSet {
  /** For each code unit: whether a word begins with it. */
  readonly #begins = new CodeSet();
  readonly #words: PackedWords;
  /** What begins at the place that was asked for last, by length. */
  readonly #found = new Int32Array(LONGEST_WORD + 1);

  /** Of words that are none too long for {@link PackedWords}. */
  constructor(words: Iterable<string>) {
    const listed = [...words];
    this.#words = new PackedWords(listed.length);
    for (const word of listed) {
      this.#begins.add(word.charCodeAt(0));
      this.#words.add(word, 0, word.length);
    }
  }

  /** Whether a word begins with this code unit. */
  canBegin(code: number): boolean {
    return this.#begins.has(code);
  }

  /** The lengths of the words that begin at an offset, longest first; nearly always none. */
  lengthsAt(text: string, start: number): readonly number[] {
    if (!this.#begins.has(text.charCodeAt(start))) return NONE;
    let found: number[] | undefined;
    for (let length = this.#words.wordsAt(text, start, text.length, this.#found); length > 0; length -= 1) {
      if ((this.#found[length] ?? -1) < 0) continue;
      if (found === undefined) found = [length];
      else found.push(length);
    }
    return found ?? NONE;
  }
}

const NONE: readonly number[] = [];
