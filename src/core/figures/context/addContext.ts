/** Knows in which order the words around a figure are asked what they add to it. */

import type { Draft } from "../draft";
import { boundOf, perOf, signOf } from "./bounds";
import { clauseBefore, gapBefore } from "./clauses";
import { type Before, compare } from "./comparison";
import { metricOf, SubjectFinder } from "./subjects";
import type { LocalTable } from "./localTable";
import { addTable } from "./tables";

/** Adds to every draft of a part what its clause, its sentence and, where the part is one, its table say of it. */
export function addContext(text: string, drafts: readonly Draft[], table: LocalTable | undefined): void {
  if (table !== undefined) addTable(text, drafts, table);
  const subjects = new SubjectFinder(text);
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind === "date" || draft.kind === "datetime" || draft.kind === "identifier" || draft.optional !== undefined) continue;
    addClause(text, drafts, index, draft, subjects);
  }
}

function addClause(text: string, drafts: readonly Draft[], index: number, draft: Draft, subjects: SubjectFinder): void {
  const clause = clauseBefore(text, drafts, index);
  const gap = gapBefore(text, drafts, index);
  const previous = drafts[index - 1];
  const before = previous === undefined || gap === undefined ? undefined : { draft: previous, gap, text };
  const comparison = compare(text, draft, clause, before);
  if (comparison !== undefined) draft.comparison = comparison;
  const bound = boundOf(draft, clause);
  if (bound !== undefined) draft.bound = bound;
  const sign = signOf(draft, clause, before);
  if (sign !== undefined) draft.sign = sign;
  const per = draft.per ?? perOf(draft, clause, gap, previous, text);
  if (per !== undefined) draft.per = per;
  const metric = draft.metric ?? metricOf(draft, { clause: clauseOverDate(text, drafts, index, clause), text, before: beforeDate(text, drafts, index) });
  if (metric !== undefined) draft.metric = metric;
  const subject = draft.subject ?? subjects.subjectOf(draft);
  if (subject !== undefined) draft.subject = subject;
}

/** The words before a figure in its clause, also those before a date that stands between (净利润2021年达3亿元). */
function clauseOverDate(text: string, drafts: readonly Draft[], index: number, clause: string): string {
  const [draft, previous] = [drafts[index], drafts[index - 1]];
  if (draft === undefined || previous?.kind !== "date" || draft.start - clause.length !== previous.end) return clause;
  return clauseBefore(text, drafts, index - 1) + text.slice(previous.start, draft.start);
}

/** The last figure before that is no date, and what stands between: a date may (营收5亿元，较年初增长8%). */
function beforeDate(text: string, drafts: readonly Draft[], index: number): Before | undefined {
  const at = drafts[index - 1]?.kind === "date" ? index - 2 : index - 1;
  const [draft, previous] = [drafts[index], drafts[at]];
  if (draft === undefined || previous === undefined || draft.start - previous.end > FARTHEST) return undefined;
  return { draft: previous, gap: text.slice(previous.end, draft.start) };
}

const FARTHEST = 28;
