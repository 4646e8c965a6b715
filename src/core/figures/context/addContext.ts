/** Knows in which order the words around a figure are asked what they add to it. */

import type { Draft } from "../draft";
import { boundOf, perOf, signOf } from "./bounds";
import { clauseBefore, gapBefore } from "./clauses";
import { compare } from "./comparison";
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
  const metric = draft.metric ?? metricOf(draft, clause);
  if (metric !== undefined) draft.metric = metric;
  const subject = draft.subject ?? subjects.subjectOf(draft);
  if (subject !== undefined) draft.subject = subject;
}
