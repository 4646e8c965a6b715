/** Knows how to choose among overlapping candidates: the set of disjoint spans with the greatest total weight. */

import type { Span } from "../text/span";
import type { Candidate } from "./candidate";

/** Below this a candidate is not worth a reader's look. */
export const THRESHOLD = 0.5;
const ZERO = 0.36;

/** Longer and surer wins; the constant lets one sure word beat two doubtful ones. */
export function weightOf(candidate: Candidate): number {
  return (candidate.confidence - ZERO) * (candidate.end - candidate.start + 0.4);
}

/** Chooses disjoint candidates by weighted interval scheduling, in order of their start; O(n log n) in the candidates. */
export function selectDisjoint(candidates: readonly Candidate[]): Candidate[] {
  return selectByWeight(candidates.filter(({ confidence }) => confidence >= THRESHOLD).map((item) => ({ item, start: item.start, end: item.end, weight: weightOf(item) })));
}

/** Something that takes a stretch of the text, and what it is worth. */
export interface Weighed<T> extends Span {
  readonly item: T;
  readonly weight: number;
}

/** The disjoint items of the greatest total weight, in order of their start. */
export function selectByWeight<T>(items: readonly Weighed<T>[]): T[] {
  const [only] = items;
  if (items.length <= 1) return only === undefined || only.weight <= 0 ? [] : [only.item];
  const sorted = [...items].sort((a, b) => a.end - b.end || a.start - b.start);
  const best = new Float64Array(sorted.length + 1);
  const previous = new Int32Array(sorted.length + 1);
  const taken = new Uint8Array(sorted.length + 1);
  sorted.forEach((weighed, index) => {
    const before = countEndingBy(sorted, weighed.start, index);
    const withIt = (best[before] ?? 0) + weighed.weight;
    const withoutIt = best[index] ?? 0;
    const take = withIt > withoutIt;
    best[index + 1] = take ? withIt : withoutIt;
    previous[index + 1] = take ? before : index;
    taken[index + 1] = take ? 1 : 0;
  });
  const chosen: T[] = [];
  for (let i = sorted.length; i > 0; i = previous[i] ?? 0) {
    const weighed = sorted[i - 1];
    if (taken[i] === 1 && weighed !== undefined) chosen.push(weighed.item);
  }
  return chosen.reverse();
}

/** How many of the first `limit` candidates (sorted by end) end at or before an offset. */
function countEndingBy(sorted: readonly Span[], offset: number, limit: number): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
