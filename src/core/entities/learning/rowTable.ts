/** Knows the row of each feature's hash: an open-addressing table of numbers, several times faster than a Map where most look-ups miss. */

export class RowTable {
  readonly size: number;
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;

  /** `hashes[row]` is the hash of a row; hashes are distinct and never 0. */
  constructor(hashes: Int32Array) {
    let capacity = 16;
    while (capacity < hashes.length * 2) capacity *= 2;
    this.size = hashes.length;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity);
    this.#rows = new Int32Array(capacity);
    hashes.forEach((hash, row) => {
      let slot = spread(hash) & this.#mask;
      while ((this.#keys[slot] ?? 0) !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = hash;
      this.#rows[slot] = row;
    });
  }

  /** The row of a hash; -1 where there is none. */
  get(hash: number): number {
    if (hash === 0) return -1;
    let slot = spread(hash) & this.#mask;
    for (;;) {
      const key = this.#keys[slot] ?? 0;
      if (key === hash) return this.#rows[slot] ?? -1;
      if (key === 0) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }
}

function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}
