/** Knows how two lines of decisions that began together become one. */

import type { Decision } from "../annotation";
import { canonicalJson, compareText } from "../sidecar/json";

/** What both began with, then the union in order of time; what both have comes once. */
export function mergeHistories(base: readonly Decision[], ours: readonly Decision[], theirs: readonly Decision[]): Decision[] {
  const begun = new Set(numbered(base).map(({ key }) => key));
  const all = new Map<string, Numbered>();
  for (const decision of [...numbered(ours), ...numbered(theirs)]) {
    const rank = Math.max(decision.rank, all.get(decision.key)?.rank ?? 0);
    all.set(decision.key, { ...decision, rank });
  }
  const late = ({ key }: Numbered): number => (begun.has(key) ? 0 : 1);
  const order = (a: Numbered, b: Numbered): number => {
    // Clocks differ: what both began with comes first, whatever the time says.
    if (late(a) !== late(b)) return late(a) - late(b);
    if (late(a) === 0) return a.rank - b.rank || compareText(a.key, b.key);
    return compareText(a.decision.at, b.decision.at) || a.rank - b.rank || compareText(a.key, b.key);
  };
  return [...all.values()].sort(order).map(({ decision }) => decision);
}

interface Numbered {
  readonly key: string;
  readonly decision: Decision;
  readonly rank: number;
}

/** The same decision can be made twice within a millisecond: there, back, and there again. */
function numbered(history: readonly Decision[]): Numbered[] {
  const times = new Map<string, number>();
  return history.map((decision, rank) => {
    const json = canonicalJson(decision);
    const nth = (times.get(json) ?? 0) + 1;
    times.set(json, nth);
    return { key: `${json}#${nth.toString()}`, decision, rank };
  });
}
