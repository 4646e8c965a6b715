/** Knows how often each of many numbers occurs: an open-addressing table that grows, several times faster than a Map of millions. */

const FIRST_CAPACITY = 1 << 12;

export class HashCounts {
  /** 0 is no number. */
  #keys = new Int32Array(FIRST_CAPACITY);
  #counts = new Uint32Array(FIRST_CAPACITY);
  #size = 0;

  /** Counts a number that is not 0. */
  add(hash: number): void {
    const slot = this.#slotOf(hash);
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    if (this.#keys[slot] !== 0) return;
    this.#keys[slot] = hash;
    this.#size += 1;
    if (this.#size * 2 > this.#keys.length) this.#grow();
  }

  /** The numbers that were counted so often at least, in no order of meaning. */
  frequent(least: number): Int32Array {
    return this.#keys.filter((key, slot) => key !== 0 && (this.#counts[slot] ?? 0) >= least);
  }

  #slotOf(hash: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
    for (let key = this.#keys[slot]; key !== 0 && key !== hash; key = this.#keys[slot]) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const counts = this.#counts;
    this.#keys = new Int32Array(keys.length * 2);
    this.#counts = new Uint32Array(keys.length * 2);
    for (let old = 0; old < keys.length; old += 1) {
      const key = keys[old] ?? 0;
      if (key === 0) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#counts[slot] = counts[old] ?? 0;
    }
  }
}
