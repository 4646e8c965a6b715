/** Knows which articles hold a key, in eight bytes a key and article, so that memory stays flat over large folders. */

/** Merging costs a pass over everything, so it waits until the additions are a fair part of the whole. */
const FEWEST_TO_MERGE = 20_000;

/**
 * An inverted index from 32-bit key hashes to article numbers. Two keys may share a hash, so what is found must
 * be checked against the article itself. Articles are never taken out here: the owner leaves dead numbers out.
 */
export class Postings {
  /** Pairs of hash (upper half) and article number, sorted. */
  #pairs: BigUint64Array;
  /** Pairs in the order they came; only the first `#recentCount` are in use. */
  #recent = new BigUint64Array(1024);
  #recentCount = 0;

  constructor(pairs: BigUint64Array = new BigUint64Array()) {
    this.#pairs = pairs;
  }

  add(keys: Iterable<string>, article: number): void {
    for (const key of keys) {
      if (this.#recentCount === this.#recent.length) this.#recent = resized(this.#recent, this.#recentCount * 2);
      const words = wordsOf(this.#recent);
      words[2 * this.#recentCount + LOW] = article;
      words[2 * this.#recentCount + HIGH] = hashKey(key);
      this.#recentCount++;
    }
    if (this.#recentCount > Math.max(FEWEST_TO_MERGE, this.#pairs.length / 4)) this.merge();
  }

  /** Article numbers in ascending order of insertion; may name articles that hold another key of the same hash. */
  find(key: string): number[] {
    const hash = hashKey(key);
    const found: number[] = [];
    const words = wordsOf(this.#pairs);
    for (let i = lowerBound(words, hash); words[i + HIGH] === hash; i += 2) found.push(words[i + LOW] ?? 0);
    const recent = wordsOf(this.#recent);
    for (let i = 0; i < 2 * this.#recentCount; i += 2) if (recent[i + HIGH] === hash) found.push(recent[i + LOW] ?? 0);
    return found;
  }

  /** Everything as one sorted array, for keeping; pairs of articles that `isAlive` denies are dropped. */
  merge(isAlive: (article: number) => boolean = () => true): BigUint64Array {
    const added = this.#recent.slice(0, this.#recentCount).sort();
    this.#pairs = mergeSorted(this.#pairs, added, isAlive);
    this.#recent = new BigUint64Array(1024);
    this.#recentCount = 0;
    return this.#pairs;
  }
}

/** FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll, Vo). */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Where the lower and the upper half of a pair stand among its two 32-bit words on this machine. */
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

/** The same memory as 32-bit words: arithmetic on them is many times faster than on 64-bit integers. */
function wordsOf(pairs: BigUint64Array): Uint32Array {
  return new Uint32Array(pairs.buffer, pairs.byteOffset, pairs.length * 2);
}

function resized(pairs: BigUint64Array, length: number): BigUint64Array<ArrayBuffer> {
  const next = new BigUint64Array(length);
  next.set(pairs);
  return next;
}

/** Two sorted arrays as one, without the articles that are denied; every article is asked about once. */
function mergeSorted(first: BigUint64Array, second: BigUint64Array, isAlive: (article: number) => boolean): BigUint64Array {
  const [a, b] = [wordsOf(first), wordsOf(second)];
  const merged = new BigUint64Array(first.length + second.length);
  const out = wordsOf(merged);
  const verdicts = new Map<number, boolean>();
  let [i, j, end] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const fromFirst = j >= b.length || (i < a.length && comesBefore(a, i, b, j));
    const [source, at] = fromFirst ? [a, i] : [b, j];
    if (fromFirst) i += 2;
    else j += 2;
    const article = source[at + LOW] ?? 0;
    let alive = verdicts.get(article);
    if (alive === undefined) verdicts.set(article, (alive = isAlive(article)));
    if (!alive) continue;
    out[end + LOW] = article;
    out[end + HIGH] = source[at + HIGH] ?? 0;
    end += 2;
  }
  return end === out.length ? merged : merged.slice(0, end / 2);
}

function comesBefore(a: Uint32Array, i: number, b: Uint32Array, j: number): boolean {
  const [hashA = 0, hashB = 0] = [a[i + HIGH], b[j + HIGH]];
  return hashA === hashB ? (a[i + LOW] ?? 0) <= (b[j + LOW] ?? 0) : hashA < hashB;
}

/** Index of the first word of the first pair whose hash is not less. */
function lowerBound(words: Uint32Array, hash: number): number {
  let low = 0;
  let high = words.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[2 * middle + HIGH] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
