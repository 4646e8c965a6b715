/** Knows a set of words and finds the longest one that begins at a place of a text, at one table access where none does. */

export class WordSet {
  /** For each code unit: whether a word begins with it. */
  readonly #begins = new Uint8Array(0x10000);
  readonly #lengths = new Map<number, number[]>();
  readonly #words: ReadonlySet<string>;

  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    for (const word of this.#words) {
      const first = word.charCodeAt(0);
      this.#begins[first] = 1;
      const lengths = this.#lengths.get(first);
      if (lengths === undefined) this.#lengths.set(first, [word.length]);
      else if (!lengths.includes(word.length)) lengths.push(word.length);
    }
    for (const lengths of this.#lengths.values()) lengths.sort((a, b) => b - a);
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Whether a word begins with this code unit. */
  canBegin(code: number): boolean {
    return this.#begins[code] === 1;
  }

  /** The lengths of the words that begin at an offset, longest first; nearly always none. */
  lengthsAt(text: string, start: number): readonly number[] {
    const code = text.charCodeAt(start);
    if (this.#begins[code] !== 1) return NONE;
    const found: number[] = [];
    for (const length of this.#lengths.get(code) ?? NONE) {
      if (start + length <= text.length && this.#words.has(text.slice(start, start + length))) found.push(length);
    }
    return found;
  }
}

const NONE: readonly number[] = [];
