/** Knows how the comments on one annotation are joined: what anybody wrote or changed is kept. */

import type { Comment } from "../annotation";
import { compareText, later, sameJson } from "../sidecar/json";

/** In order of time; a comment that both sides changed stands there twice. */
export function mergeComments(base: readonly Comment[], early: readonly Comment[], late: readonly Comment[]): Comment[] {
  const [origin, first, second] = [base, early, late].map((side) => new Map(side.map((comment) => [comment.id, comment])));
  const merged: Comment[] = [];
  for (const id of new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])) {
    const [before, one, other] = [origin?.get(id), first?.get(id), second?.get(id)];
    if (one === undefined || other === undefined) {
      const kept = one ?? other;
      if (kept !== undefined && !sameJson(kept, before)) merged.push(kept);
    } else if (sameJson(one, before)) merged.push(other);
    else if (sameJson(other, before) || sameJson(one, other)) merged.push(one);
    else merged.push(...bothVersions(one, other));
  }
  const byId = new Map(merged.map((comment) => [comment.id, comment]));
  return [...byId.values()].sort((a, b) => compareText(a.created, b.created) || compareText(a.id, b.id));
}

/** Two versions of one comment: the later keeps its id, the other stands beside it under an id of its own. */
function bothVersions(a: Comment, b: Comment): Comment[] {
  const [first, second] = [a, b].map((comment) => comment.modified ?? comment.created);
  const winner = first === second ? later(a, b) : (first ?? "") > (second ?? "") ? a : b;
  const other = winner === a ? b : a;
  return other.text === winner.text ? [winner] : [winner, { ...other, id: `${other.id}~${hashOf(other.text)}` }];
}

/** FNV-1a over the code units, so that both sides of a merge give the same id. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
