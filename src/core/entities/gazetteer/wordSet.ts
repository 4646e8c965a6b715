/** Knows a set of words and finds the longest one that begins at a place of a text, at one table access where none does. */

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

export class WordSet {
  /** For each code unit: whether a word begins with it. */
  readonly #begins = new Uint8Array(0x10000);
  readonly #pairs = new PairFilter(12);
  readonly #lengths = new Map<number, number[]>();
  readonly #words: ReadonlySet<string>;

  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    for (const word of this.#words) {
      const first = word.charCodeAt(0);
      this.#begins[first] = 1;
      if (word.length > 1) this.#pairs.add(first, word.charCodeAt(1));
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
    const more = this.#pairs.mayHave(code, text.charCodeAt(start + 1));
    let found: number[] | undefined;
    for (const length of this.#lengths.get(code) ?? NONE) {
      if ((length > 1 && !more) || start + length > text.length || !this.#words.has(text.slice(start, start + length))) continue;
      if (found === undefined) found = [length];
      else found.push(length);
    }
    return found ?? NONE;
  }
}

const NONE: readonly number[] = [];
