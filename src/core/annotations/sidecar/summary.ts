/** Knows what a list of many articles says of one sidecar: numbers only, so that ten thousand of them are small. */

import type { ParsedSidecar, Sidecar } from "./sidecar";

export interface SidecarSummary {
  /** `newer` and `unreadable` (too large, too) can't be changed here. */
  readonly status: "ok" | "newer" | "unreadable";
  /** Rejected suggestions left out. */
  readonly annotations: number;
  readonly needsReview: number;
  readonly orphan: number;
  readonly conflicts: number;
  readonly bad: number;
  /** Of the article's text when the positions were last right; empty where that can't be read. */
  readonly hash: string;
}

export function summarize(parsed: ParsedSidecar): SidecarSummary {
  if (parsed.status === "ok" || parsed.status === "newer") return { status: parsed.status, ...count(parsed.sidecar) };
  return { status: "unreadable", annotations: 0, needsReview: 0, orphan: 0, conflicts: 0, bad: 0, hash: "" };
}

function count({ annotations, bad, article }: Sidecar): Omit<SidecarSummary, "status"> {
  const counts = { annotations: 0, needsReview: 0, orphan: 0, conflicts: 0 };
  for (const { status, anchor, conflicts } of annotations) {
    if (status !== "rejected") counts.annotations++;
    if (anchor !== undefined) counts[anchor.state]++;
    if (conflicts !== undefined) counts.conflicts++;
  }
  return { ...counts, bad: bad.length, hash: article.hash };
}

/** Whether somebody has to look at it. */
export function wantsReview({ status, needsReview, orphan, conflicts, bad }: Omit<SidecarSummary, "hash">): boolean {
  return status === "unreadable" || needsReview + orphan + conflicts + bad > 0;
}
