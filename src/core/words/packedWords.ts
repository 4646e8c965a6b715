/** Knows a set of words as numbers: their characters in one array, found by open addressing without a string being made. */

/** Words are numbered in the order of their adding; of a word that is added twice, the later number counts. */
export class PackedWords {
  #characters: Uint16Array;
  /** Where each word begins among the characters; the next one's beginning is its end. */
  #starts: Uint32Array;
  readonly #mask: number;
  /** By hash: a word's number and 1, or 0. */
  readonly #slots: Int32Array;
  /** By the hash of the first two characters: those characters as one number, and the lengths that occur, as bits. */
  readonly #pairs: Int32Array;
  readonly #lengths: Int32Array;
  #added = 0;
  #size = 0;

  /** For at most so many words of at most so many UTF-16 code units together, none longer than 30. */
  constructor(most: number, characters: number) {
    let capacity = 16;
    while (capacity < most * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity);
    this.#pairs = new Int32Array(capacity);
    this.#lengths = new Int32Array(capacity);
    this.#characters = new Uint16Array(characters);
    this.#starts = new Uint32Array(most + 1);
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
    let at = this.#starts[number] ?? 0;
    for (let i = start; i < end; i += 1) this.#characters[at++] = text.charCodeAt(i);
    this.#starts[number + 1] = at;
    this.#added += 1;
    const slot = this.#slotOf(text, start, end);
    if (this.#slots[slot] === 0) this.#size += 1;
    this.#slots[slot] = number + 1;
    const pair = pairAt(text, start, end);
    const pairSlot = this.#pairSlot(pair);
    this.#pairs[pairSlot] = pair;
    this.#lengths[pairSlot] = (this.#lengths[pairSlot] ?? 0) | (1 << (end - start));
    return number;
  }

  /** The same words without the room for more. */
  packed(): this {
    this.#starts = this.#starts.slice(0, this.#added + 1);
    this.#characters = this.#characters.slice(0, this.#starts[this.#added] ?? 0);
    return this;
  }

  /** The number of the word `text.slice(start, end)`; -1 where it is none. */
  find(text: string, start: number, end: number): number {
    return end === start ? -1 : (this.#slots[this.#slotOf(text, start, end)] ?? 0) - 1;
  }

  /** Calls `visit` with the number and length of each word that begins at `start` and ends by `end`, shorter ones first. */
  forEachAt(text: string, start: number, end: number, visit: (number: number, length: number) => void): void {
    const lengths = this.#lengthsAt(text, start, end);
    let hash = EMPTY;
    for (let length = 1; lengths >> length !== 0 && start + length <= end; length += 1) {
      hash = extend(hash, text.charCodeAt(start + length - 1));
      if ((lengths & (1 << length)) === 0) continue;
      const number = (this.#slots[this.#probe(hash, text, start, start + length)] ?? 0) - 1;
      if (number >= 0) visit(number, length);
    }
  }

  /** Which lengths words have that begin like the text at `start`, as bits; perhaps more than the text has words of. */
  #lengthsAt(text: string, start: number, end: number): number {
    const alone = this.#lengths[this.#pairSlot(pairAt(text, start, start + 1))] ?? 0;
    return start + 1 < end ? alone | (this.#lengths[this.#pairSlot(pairAt(text, start, end))] ?? 0) : alone;
  }

  /** The slot that holds a word, or would. */
  #slotOf(text: string, start: number, end: number): number {
    let hash = EMPTY;
    for (let i = start; i < end; i += 1) hash = extend(hash, text.charCodeAt(i));
    return this.#probe(hash, text, start, end);
  }

  #probe(hash: number, text: string, start: number, end: number): number {
    let slot = spread(hash) & this.#mask;
    for (let number = this.#slots[slot] ?? 0; number !== 0 && !this.#is(number - 1, text, start, end); number = this.#slots[slot] ?? 0) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #is(number: number, text: string, start: number, end: number): boolean {
    const from = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i += 1) if (this.#characters[from + i - start] !== text.charCodeAt(i)) return false;
    return true;
  }

  #pairSlot(pair: number): number {
    let slot = spread(pair) & this.#mask;
    while (this.#lengths[slot] !== 0 && this.#pairs[slot] !== pair) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

/** FNV-1a over code units. */
const EMPTY = 0x811c9dc5 | 0;

function extend(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The first two characters as one number; of one character alone, it and 0. */
function pairAt(text: string, start: number, end: number): number {
  return (text.charCodeAt(start) << 16) | (end - start > 1 ? text.charCodeAt(start + 1) : 0);
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
