/** Knows the names inside names: the company and the place in 中国太保产险上海分公司. */

import type { Candidate } from "../candidate";
import { selectDisjoint } from "../select";

const KINDS: ReadonlySet<Candidate["type"]> = new Set(["ORG", "PLACE", "PERSON", "SECURITY"]);

/** The best disjoint candidates strictly inside each chosen one; linear in the candidates. */
export function nestedIn(chosen: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const inner = new Map<Candidate, Candidate[]>();
  const sorted = candidates.filter(({ type, confidence, source }) => KINDS.has(type) && confidence >= 0.6 && source !== "organisation:branch").sort((a, b) => a.start - b.start);
  let index = 0;
  for (const candidate of sorted) {
    while (index < chosen.length && (chosen[index]?.end ?? 0) <= candidate.start) index += 1;
    const outer = chosen[index];
    if (outer === undefined) break;
    if (candidate.start < outer.start || candidate.end > outer.end) continue;
    if (candidate.end - candidate.start >= outer.end - outer.start) continue;
    const list = inner.get(outer);
    if (list === undefined) inner.set(outer, [candidate]);
    else list.push(candidate);
  }
  return [...inner.values()].flatMap((list) => selectDisjoint(list));
}
