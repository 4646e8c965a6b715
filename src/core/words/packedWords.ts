/** Knows a set of words as numbers: each is told by 64 bits of hash, found by open addressing without a string being made. */

/** Words are numbered in the order of their adding; of a word that is added twice, the later number counts. */
export class PackedWords {
  readonly #mask: number;
  /** By the first hash: a word's second hash, and its number and 1, side by side; a number of 0 is a free slot. */
  readonly #slots: Int32Array;
  /** By the hash of the first two characters: those characters as one number, and the lengths that occur, as bits, side by side. */
  readonly #beginnings: Int32Array;
  #added = 0;
  #size = 0;

  /** For at most so many words, none longer than 30 UTF-16 code units. */
  constructor(most: number) {
    let capacity = 16;
    while (capacity < most * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity * 2);
    this.#beginnings = new Int32Array(capacity * 2);
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
    const number = this.#added;
    this.#added += 1;
    const slot = this.#slotOf(text, start, end);
    if (this.#slots[slot + 1] === 0) this.#size += 1;
    this.#slots[slot] = secondHash(text, start, end);
    this.#slots[slot + 1] = number + 1;
    const pair = pairAt(text, start, end);
    const beginning = this.#beginningSlot(pair);
    this.#beginnings[beginning] = pair;
    this.#beginnings[beginning + 1] = (this.#beginnings[beginning + 1] ?? 0) | (1 << (end - start));
    return number;
  }

  /** The number of the word `text.slice(start, end)`; -1 where it is none. */
  find(text: string, start: number, end: number): number {
    return end === start ? -1 : (this.#slots[this.#slotOf(text, start, end) + 1] ?? 0) - 1;
  }

  /** Calls `visit` with the number and length of each word that begins at `start` and ends by `end`, shorter ones first. */
  forEachAt(text: string, start: number, end: number, visit: (number: number, length: number) => void): void {
    const lengths = this.#lengthsAt(text, start, end);
    let first = FIRST;
    let second = SECOND;
    for (let length = 1; lengths >> length !== 0 && start + length <= end; length += 1) {
      const code = text.charCodeAt(start + length - 1);
      first = extendFirst(first, code);
      second = extendSecond(second, code);
      if ((lengths & (1 << length)) === 0) continue;
      const number = (this.#slots[this.#probe(first, second) + 1] ?? 0) - 1;
      if (number >= 0) visit(number, length);
    }
  }

  /** Which lengths words have that begin like the text at `start`, as bits; perhaps more than the text has words of. */
  #lengthsAt(text: string, start: number, end: number): number {
    const alone = this.#beginnings[this.#beginningSlot(pairAt(text, start, start + 1)) + 1] ?? 0;
    return start + 1 < end ? alone | (this.#beginnings[this.#beginningSlot(pairAt(text, start, end)) + 1] ?? 0) : alone;
  }

  #slotOf(text: string, start: number, end: number): number {
    let first = FIRST;
    for (let i = start; i < end; i += 1) first = extendFirst(first, text.charCodeAt(i));
    return this.#probe(first, secondHash(text, start, end));
  }

  /** Where the slot begins that holds a word, or would. */
  #probe(first: number, second: number): number {
    let slot = spread(first) & this.#mask;
    while (this.#slots[slot * 2 + 1] !== 0 && this.#slots[slot * 2] !== second) slot = (slot + 1) & this.#mask;
    return slot * 2;
  }

  #beginningSlot(pair: number): number {
    let slot = spread(pair) & this.#mask;
    while (this.#beginnings[slot * 2 + 1] !== 0 && this.#beginnings[slot * 2] !== pair) slot = (slot + 1) & this.#mask;
    return slot * 2;
  }
}

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

/** The first two characters as one number; of one character alone, it and 0. */
function pairAt(text: string, start: number, end: number): number {
  return (text.charCodeAt(start) << 16) | (end - start > 1 ? text.charCodeAt(start + 1) : 0);
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
