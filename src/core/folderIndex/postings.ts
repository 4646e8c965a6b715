/** Knows which articles hold a key, in eight bytes a key and article, so that memory stays flat over large folders. */

/** Merging costs a pass over everything, so it waits until the additions are a fair part of the whole. */
const MERGE_AT = 20_000;

/**
 * An inverted index from 32-bit key hashes to article numbers. Two keys may share a hash, so what is found must
 * be checked against the article itself. Articles are never taken out here: the owner leaves dead numbers out.
 */
export class Postings {
  /** Pairs of hash and article number in one array, sorted. */
  #pairs: BigUint64Array;
  #recent: bigint[] = [];

  constructor(pairs: BigUint64Array = new BigUint64Array()) {
    this.#pairs = pairs;
  }

  add(keys: Iterable<string>, article: number): void {
    for (const key of keys) this.#recent.push(pair(hashKey(key), article));
    if (this.#recent.length > Math.max(MERGE_AT, this.#pairs.length / 4)) this.merge();
  }

  /** Article numbers in ascending order of insertion; may name articles that hold another key of the same hash. */
  find(key: string): number[] {
    const hash = hashKey(key);
    const found: number[] = [];
    for (let i = lowerBound(this.#pairs, pair(hash, 0)); i < this.#pairs.length; i++) {
      const value = this.#pairs[i] ?? 0n;
      if (Number(value >> 32n) !== hash) break;
      found.push(Number(value & 0xffffffffn));
    }
    for (const value of this.#recent) if (Number(value >> 32n) === hash) found.push(Number(value & 0xffffffffn));
    return found;
  }

  /** Everything as one sorted array, for keeping; pairs of articles that `isAlive` denies are dropped. */
  merge(isAlive: (article: number) => boolean = () => true): BigUint64Array {
    const all = new BigUint64Array(this.#pairs.length + this.#recent.length);
    all.set(this.#pairs);
    all.set(this.#recent, this.#pairs.length);
    const kept = all.filter((value) => isAlive(Number(value & 0xffffffffn))).sort();
    this.#pairs = kept;
    this.#recent = [];
    return kept;
  }
}

/** FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll, Vo). */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function pair(hash: number, article: number): bigint {
  return (BigInt(hash) << 32n) | BigInt(article);
}

function lowerBound(pairs: BigUint64Array, value: bigint): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pairs[middle] ?? 0n) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
