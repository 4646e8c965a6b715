/** Knows the row of each feature's hash, or what is kept of it: an open-addressing table of numbers, several times faster than a Map where most look-ups miss. */

/** Half-empty, a table of a million hashes has none further than some tens from its place. */
const MOST_STEPS = 1000;

export class RowTable {
  readonly size: number;
  readonly #mask: number;
  /** A hash and its value, side by side: nearly all the time goes into waiting for memory. */
  readonly #slots: Int32Array;

  /**
   * `hashes[row]` is the hash of a row, and `values[row]` what is found by it, by default the row itself; hashes are
   * distinct and never 0. Throws a `RangeError` where they were chosen
   * so that they crowd in one place: a table of them would take for ever to fill and to ask.
   */
  constructor(hashes: Int32Array, values?: Int32Array) {
    let capacity = 16;
    while (capacity < hashes.length * 2) capacity *= 2;
    this.size = hashes.length;
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity * 2);
    hashes.forEach((hash, row) => {
      let slot = spread(hash) & this.#mask;
      for (let steps = 0; (this.#slots[slot * 2] ?? 0) !== 0; steps += 1) {
        if (steps > MOST_STEPS) throw new RangeError("The hashes of the features crowd in one place.");
        slot = (slot + 1) & this.#mask;
      }
      this.#slots[slot * 2] = hash;
      this.#slots[slot * 2 + 1] = values?.[row] ?? row;
    });
  }

  /** The value of a hash; -1 where there is none. */
  get(hash: number): number {
    if (hash === 0) return -1;
    let slot = spread(hash) & this.#mask;
    for (;;) {
      const key = this.#slots[slot * 2] ?? 0;
      if (key === hash) return this.#slots[slot * 2 + 1] ?? -1;
      if (key === 0) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }
}

function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}
