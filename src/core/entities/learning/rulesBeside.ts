/** Knows how what the rules find joins what a model proposes. */

import type { LearningInput } from "./features";
import type { Proposal } from "./spanFeatures";

/** The model's proposals and, for labels that it has learnt, those that the rules alone make; in order of their starts. */
export function addRules(proposals: readonly Proposal[], cold: LearningInput["cold"], types: readonly string[]): Proposal[] {
  const labels = new Map(types.map((type) => [type.toUpperCase(), type]));
  const known = new Set(proposals.map(keyOf));
  const added = (cold ?? []).flatMap(({ start, end, type, confidence }): Proposal[] => {
    const label = labels.get(type);
    if (label === undefined || known.has(keyOf({ start, end, type: label }))) return [];
    return [{ start, end, type: label, likely: 0, rules: confidence }];
  });
  return added.length === 0 ? [...proposals] : [...proposals, ...added].sort((a, b) => a.start - b.start);
}

function keyOf({ start, end, type }: Pick<Proposal, "start" | "end" | "type">): string {
  return `${String(start)}:${String(end)}:${type}`;
}
