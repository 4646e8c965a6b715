/** Knows the names that annotated sentences hold, as numbers: which label each mostly has, how often it was seen, and how mostly its text is a name at all. */

import { normalise } from "../characters";
import type { Labels, TypedSpan } from "./labels";
import { RowTable } from "./rowTable";

export interface NamedText {
  readonly text: string;
  readonly entities: readonly TypedSpan[];
}

/** What a text is remembered as, a number of its own for each label, frequency and share of unmarked places. */
export type Memory = number;

const SHORTEST = 2;
const LONGEST = 16;
/** Names only begin like this; nothing is remembered of the text itself. */
const BEGINNING = 0;
const FREQUENCIES = 3;
const SHARES = 3;

interface Seen {
  /** How often the text was marked with each label, by the label's number. */
  readonly marked: Map<number, number>;
  /** How often it stands in the sentences at all. */
  places: number;
}

export class NameMemory {
  static readonly empty = new NameMemory(new Int32Array(0), new Uint16Array(0));
  /** Of the names, and of their first two characters; distinct. */
  readonly hashes: Int32Array;
  readonly memories: Uint16Array;
  readonly #table: RowTable;

  /** Throws a `RangeError` where the hashes were chosen so that they crowd in one place. */
  constructor(hashes: Int32Array, memories: Uint16Array) {
    this.hashes = hashes;
    this.memories = memories;
    this.#table = new RowTable(hashes);
  }

  static of(sentences: readonly NamedText[], { types }: Labels): NameMemory {
    const norms = sentences.map(({ text }) => normalise(text));
    const seen = new Map<number, Seen>();
    sentences.forEach(({ entities }, index) => {
      for (const { start, end, type } of entities) {
        const label = types.indexOf(type);
        if (end - start < SHORTEST || end - start > LONGEST || label < 0) continue;
        const { marked } = entryOf(seen, hashOf(norms[index] ?? "", start, end));
        marked.set(label, (marked.get(label) ?? 0) + 1);
        entryOf(seen, hashOf(norms[index] ?? "", start, start + SHORTEST));
      }
    });
    const hashes = Int32Array.from(seen.keys());
    const rows = [...seen.values()];
    const places = new NameMemory(hashes, new Uint16Array(hashes.length).fill(1));
    for (const norm of norms) {
      for (let start = 0; start < norm.length; start += 1) {
        places.#rowsAt(norm, start, (row) => {
          const entry = rows[row];
          if (entry !== undefined) entry.places += 1;
        });
      }
    }
    return new NameMemory(hashes, Uint16Array.from(rows, memoryOf));
  }

  /** Calls `found` for each remembered name that begins at an offset of a normalised text, shorter ones first. */
  matchAt(norm: string, start: number, found: (end: number, memory: Memory) => void): void {
    this.#rowsAt(norm, start, (row, end) => {
      const memory = this.memories[row] ?? BEGINNING;
      if (memory !== BEGINNING) found(end, memory);
    });
  }

  #rowsAt(norm: string, start: number, found: (row: number, end: number) => void): void {
    if (this.hashes.length === 0 || start + SHORTEST > norm.length) return;
    let hash = hashOf(norm, start, start + SHORTEST);
    const beginning = this.#table.get(hash);
    if (beginning < 0) return;
    found(beginning, start + SHORTEST);
    const limit = Math.min(norm.length, start + LONGEST);
    for (let end = start + SHORTEST; end < limit; end += 1) {
      hash = extend(hash, norm.charCodeAt(end));
      const row = this.#table.get(hash);
      if (row >= 0) found(row, end + 1);
    }
  }
}

function entryOf(seen: Map<number, Seen>, hash: number): Seen {
  let entry = seen.get(hash);
  if (entry === undefined) seen.set(hash, (entry = { marked: new Map(), places: 0 }));
  return entry;
}

/** The most frequent label, the earlier of two that are as frequent. */
function memoryOf({ marked, places }: Seen): Memory {
  let label = -1;
  let most = 0;
  for (const [candidate, count] of marked) {
    if (count < most || (count === most && candidate > label)) continue;
    label = candidate;
    most = count;
  }
  if (label < 0) return BEGINNING;
  const frequency = most === 1 ? 0 : most < 4 ? 1 : 2;
  const share = most < places * 0.35 ? 0 : most < places * 0.75 ? 1 : 2;
  return 1 + (label * FREQUENCIES + frequency) * SHARES + share;
}

/** FNV-1a over code units; never 0. */
function hashOf(norm: string, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i += 1) hash = extend(hash, norm.charCodeAt(i));
  return hash;
}

function extend(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) || 1;
}
