/**
 * Knows a set of words as numbers, found without a string being made: words of one and two UTF-16 code units exactly, longer
 * ones by 64 bits of hash.
 */

/** In UTF-16 code units: lengths are kept as the bits of one number. */
export const LONGEST_WORD = 30;

/**
 * Words are numbered in the order of their adding; of a word that is added twice, the later number counts. At most places of a
 * text no long word begins, which the one entry of a place's first two units tells: the tables are larger than a processor's
 * cache, and it is the visits to them that cost.
 */
export class PackedWords {
  /** By code unit, the number and 1 of the word that is it alone. */
  readonly #singles = new Int32Array(0x10000);
  /** Entries of four numbers ({@link PAIR} and on), by the hash of the two units. */
  #pairs = new Int32Array(PAIR_SIZE * 1024);
  #pairCount = 0;
  readonly #mask: number;
  /** Of longer words, by the first hash: the second hash, and the number and 1, side by side; a number of 0 is a free slot. */
  readonly #slots: Int32Array;
  #added = 0;
  #size = 0;

  /** For at most so many words, none of them longer than {@link LONGEST_WORD}. */
  constructor(most: number) {
    let capacity = 16;
    while (capacity < most * 1.25) capacity *= 2;
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity * 2);
  }

  /** How many were added. */
  get added(): number {
    return this.#added;
  }

  /** How many differ. */
  get size(): number {
    return this.#size;
  }

  /** Adds `text.slice(start, end)`, which is not empty; its number. */
  add(text: string, start: number, end: number): number {
    this.#added += 1;
    if (end - start === 1) this.#put(this.#singles, text.charCodeAt(start));
    else this.#addLonger(text, start, end - start);
    return this.#added - 1;
  }

  /** The number of the word `text.slice(start, end)`; -1 where it is none. */
  find(text: string, start: number, end: number): number {
    if (end - start <= 1) return end === start ? -1 : (this.#singles[text.charCodeAt(start)] ?? 0) - 1;
    if (end - start === 2) return (this.#pairs[this.#pairAt(pairOf(text, start)) + WORD] ?? 0) - 1;
    return (this.#slots[this.#slotOf(text, start, end) + 1] ?? 0) - 1;
  }

  /**
   * Writes into `found` the numbers of the words that begin at `start` and end by `end`, which lies behind it, each at its
   * length and -1 where there is none; the greatest length written to.
   */
  wordsAt(text: string, start: number, end: number, found: Int32Array): number {
    found[1] = (this.#singles[text.charCodeAt(start)] ?? 0) - 1;
    if (start + 1 >= end) return 1;
    const pairs = this.#pairs;
    const pair = this.#pairAt(pairOf(text, start));
    const lengths = pairs[pair + LENGTHS] ?? 0;
    if (lengths === 0) return 1;
    found[2] = (pairs[pair + WORD] ?? 0) - 1;
    if (start + 2 >= end || ((pairs[pair + THIRDS] ?? 0) & thirdBit(text.charCodeAt(start + 2))) === 0) return 2;
    return this.#longerAt(text, start, end, lengths, found);
  }

  #longerAt(text: string, start: number, end: number, lengths: number, found: Int32Array): number {
    let first = extendFirst(extendFirst(FIRST, text.charCodeAt(start)), text.charCodeAt(start + 1));
    let second = extendSecond(extendSecond(SECOND, text.charCodeAt(start)), text.charCodeAt(start + 1));
    let length = 3;
    for (; lengths >> length !== 0 && start + length <= end; length += 1) {
      const code = text.charCodeAt(start + length - 1);
      first = extendFirst(first, code);
      second = extendSecond(second, code);
      found[length] = (lengths & (1 << length)) === 0 ? -1 : (this.#slots[this.#probe(first, second) + 1] ?? 0) - 1;
    }
    return length - 1;
  }

  /** Notes the number that was added last; it counts from 1 there, and 0 is no word. */
  #put(table: Int32Array, index: number): void {
    if (table[index] === 0) this.#size += 1;
    table[index] = this.#added;
  }

  #addLonger(text: string, start: number, length: number): void {
    const pair = this.#enterPair(pairOf(text, start), 1 << length);
    if (length === 2) {
      this.#put(this.#pairs, pair + WORD);
      return;
    }
    this.#pairs[pair + THIRDS] = (this.#pairs[pair + THIRDS] ?? 0) | thirdBit(text.charCodeAt(start + 2));
    const slot = this.#slotOf(text, start, start + length);
    this.#slots[slot] = secondHash(text, start, start + length);
    this.#put(this.#slots, slot + 1);
  }

  #slotOf(text: string, start: number, end: number): number {
    let first = FIRST;
    for (let i = start; i < end; i += 1) first = extendFirst(first, text.charCodeAt(i));
    return this.#probe(first, secondHash(text, start, end));
  }

  /** Where the slot begins that holds a longer word, or would. */
  #probe(first: number, second: number): number {
    const slots = this.#slots;
    let slot = spread(first) & this.#mask;
    while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== second) slot = (slot + 1) & this.#mask;
    return slot * 2;
  }

  /** Where the entry of two units begins, or would: then it has no lengths. */
  #pairAt(pair: number): number {
    const pairs = this.#pairs;
    const mask = pairs.length - 1;
    let at = (spread(pair) << PAIR_BITS) & mask;
    while (pairs[at + LENGTHS] !== 0 && pairs[at + PAIR] !== pair) at = (at + PAIR_SIZE) & mask;
    return at;
  }

  /** Where the entry of two units begins, which now has these lengths among its own. */
  #enterPair(pair: number, lengths: number): number {
    const at = this.#pairAt(pair);
    if (this.#pairs[at + LENGTHS] === 0) this.#pairCount += 1;
    this.#pairs[at + PAIR] = pair;
    this.#pairs[at + LENGTHS] = (this.#pairs[at + LENGTHS] ?? 0) | lengths;
    if (this.#pairCount * PAIR_SIZE * 2 <= this.#pairs.length) return at;
    this.#growPairs();
    return this.#pairAt(pair);
  }

  #growPairs(): void {
    const old = this.#pairs;
    this.#pairs = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += PAIR_SIZE) {
      if (old[from + LENGTHS] !== 0) this.#pairs.set(old.subarray(from, from + PAIR_SIZE), this.#pairAt(old[from + PAIR] ?? 0));
    }
  }
}

/** An entry: its two units as one number; the number and 1 of the word that they are; which lengths words have that begin so, and with which units they go on, as bits. */
const PAIR = 0;
const WORD = 1;
const LENGTHS = 2;
const THIRDS = 3;
const PAIR_BITS = 2;
const PAIR_SIZE = 1 << PAIR_BITS;

const FIRST = 0x811c9dc5 | 0;
const SECOND = 0x2545f491;

/** FNV-1a over code units. */
function extendFirst(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** As murmur3 mixes its blocks: independent of the first. */
function extendSecond(hash: number, code: number): number {
  const mixed = hash ^ Math.imul(code, 0xcc9e2d51);
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64 | 0;
}

function secondHash(text: string, start: number, end: number): number {
  let hash = SECOND;
  for (let i = start; i < end; i += 1) hash = extendSecond(hash, text.charCodeAt(i));
  return hash;
}

/** Two code units as one number. */
function pairOf(text: string, start: number): number {
  return (text.charCodeAt(start) << 16) | text.charCodeAt(start + 1);
}

/** One of 32 bits for a code unit: many third units share a bit, most pairs have few. */
function thirdBit(code: number): number {
  return 1 << (Math.imul(code, 0x9e3779b1) >>> 27);
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
