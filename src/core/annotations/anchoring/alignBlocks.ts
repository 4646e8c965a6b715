/** Knows which sentence of an older text is which one of the present text. */

import type { Steps } from "../../text/steps";
import type { TextBlock } from "./blocks";
import { commonKeys } from "./commonKeys";

/** How an old block was found again. */
export interface BlockMatch {
  /** Index of the new block. */
  readonly to: number;
  /** Whether its key occurs once in the old text and once in the new one. */
  readonly unique: boolean;
  /** Whether it was found out of order: it has moved. */
  readonly moved: boolean;
  /** Whether another alignment, just as good, would give another new block. */
  readonly ambiguous: boolean;
}

export interface Alignment {
  /** By old block; `undefined` where it was changed or deleted. */
  readonly matches: readonly (BlockMatch | undefined)[];
  /** By new block: whether an old block was found in it. No other text can have come from there. */
  readonly claimed: readonly boolean[];
}

/** Sentences inserted or deleted beyond which unique ones are looked for first: bounds the time. */
const MOST_EDITS = 400;

export function* alignBlocks(before: readonly TextBlock[], after: readonly TextBlock[]): Steps<Alignment> {
  const oldKeys = before.map(({ key }) => key);
  const newKeys = after.map(({ key }) => key);
  const unique = uniquePairs(oldKeys, newKeys);
  yield;
  const forward = yield* alignInOrder(oldKeys, newKeys);
  yield;
  const backward = mirror(yield* alignInOrder(oldKeys.toReversed(), newKeys.toReversed()), oldKeys.length, newKeys.length);
  yield;
  const matches = new Array<BlockMatch | undefined>(oldKeys.length).fill(undefined);
  const claimed = new Array<boolean>(newKeys.length).fill(false);
  for (const [from, to] of forward) {
    matches[from] = { to, unique: unique.has(from), moved: false, ambiguous: backward.get(from) !== to };
    claimed[to] = true;
  }
  for (const [from, to] of backward) {
    if (forward.has(from)) continue;
    matches[from] = { to, unique: unique.has(from), moved: true, ambiguous: !unique.has(from) };
    claimed[to] = true;
  }
  findMoved(unique, oldKeys, newKeys, matches, claimed);
  return { matches, claimed };
}

/** Old index to new index of the keys that occur once on both sides. */
function uniquePairs(oldKeys: readonly string[], newKeys: readonly string[]): Map<number, number> {
  const places = new Map<string, number>();
  newKeys.forEach((key, index) => places.set(key, places.has(key) ? -1 : index));
  const seen = new Map<string, number>();
  oldKeys.forEach((key, index) => seen.set(key, seen.has(key) ? -1 : index));
  const pairs = new Map<number, number>();
  for (const [key, from] of seen) {
    const to = places.get(key) ?? -1;
    if (from >= 0 && to >= 0) pairs.set(from, to);
  }
  return pairs;
}

/**
 * A longest common subsequence, equal beginnings taken first. Where the texts differ too much for that, what stands once in
 * both and in the same order comes first, and then a subsequence of what lies between each two.
 */
function* alignInOrder(oldKeys: readonly string[], newKeys: readonly string[]): Steps<Map<number, number>> {
  const pairs = new Map<number, number>();
  let head = 0;
  while (head < oldKeys.length && head < newKeys.length && oldKeys[head] === newKeys[head]) pairs.set(head, head++);
  // Equal ends are not taken first: the mirrored alignment must be free to find others.
  const [old, now] = [oldKeys.slice(head), newKeys.slice(head)];
  const common = yield* commonKeys(old, now, MOST_EDITS);
  for (const [from, to] of common.length > 0 ? common : yield* alignAroundUnique(old, now)) pairs.set(head + from, head + to);
  return pairs;
}

function* alignAroundUnique(oldKeys: readonly string[], newKeys: readonly string[]): Steps<[number, number][]> {
  const pairs: [number, number][] = [];
  let [from, to] = [0, 0];
  for (const [nextFrom, nextTo] of [...longestRising([...uniquePairs(oldKeys, newKeys)]), [oldKeys.length, newKeys.length] as const]) {
    yield;
    if (nextFrom > from && nextTo > to) {
      for (const [x, y] of yield* commonKeys(oldKeys.slice(from, nextFrom), newKeys.slice(to, nextTo), MOST_EDITS)) pairs.push([from + x, to + y]);
    }
    if (nextFrom < oldKeys.length) pairs.push([nextFrom, nextTo]);
    [from, to] = [nextFrom + 1, nextTo + 1];
  }
  return pairs;
}

/** Of pairs in the order of their first parts, most whose second parts rise, too. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  /** By length: the pair that ends a rising row of it with the smallest second part; and each pair's predecessor. */
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, to], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? -1]?.[1] ?? 0) < to) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const row: (readonly [number, number])[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) row.push(pair);
  }
  return row.reverse();
}

function mirror(pairs: ReadonlyMap<number, number>, oldLength: number, newLength: number): Map<number, number> {
  return new Map([...pairs].map(([from, to]) => [oldLength - 1 - from, newLength - 1 - to]));
}

/** Unique blocks out of order, and the equal blocks beside them, which came along. */
function findMoved(
  unique: ReadonlyMap<number, number>,
  oldKeys: readonly string[],
  newKeys: readonly string[],
  matches: (BlockMatch | undefined)[],
  claimed: boolean[],
): void {
  const claim = (from: number, to: number): boolean => {
    if (matches[from] !== undefined || claimed[to] !== false || oldKeys[from] !== newKeys[to]) return false;
    matches[from] = { to, unique: unique.has(from), moved: true, ambiguous: false };
    claimed[to] = true;
    return true;
  };
  for (const [from, to] of unique) {
    if (!claim(from, to)) continue;
    for (let step = 1; claim(from + step, to + step); step++);
    for (let step = 1; claim(from - step, to - step); step++);
  }
}
