/** Knows whether a figure is a change or the level a change leads to, in which direction, and against what. */

import type { Draft } from "../draft";
import type { Comparison } from "../figure";
import { BASES, CHANGE_FILLERS, CHANGE_WORDS, type ChangeWord, COMPARED_TO, LEVEL_MARKS } from "../lexicon/contextWords";

/** Kinds that something can grow by or to. */
const COMPARABLE = new Set(["percent", "amount", "count", "number", "ratio", "duration"]);

/** What the clause before a figure says of its change. */
export function compare(draft: Draft, clause: string, gap: string | undefined, previous: Draft | undefined): Comparison | undefined {
  if (!COMPARABLE.has(draft.kind) || draft.subkind === "discount") return undefined;
  const chained = gap !== undefined && previous?.comparison !== undefined && previous.unit === draft.unit && /^(?:[、和及与/]|以及|、?分别)$/u.test(gap);
  if (chained) return previous.comparison;
  const change = lastChange(clause);
  const base = baseOf(clause, change);
  if (change === undefined) return base === undefined ? undefined : { ...signedChange(draft), base };
  const between = clause.slice(change.end);
  const mode = LEVEL_MARKS.test(between) && !change.word.noun ? "to" : CHANGE_FILLERS.test(between) ? "by" : undefined;
  if (mode === undefined) return base === undefined ? undefined : { ...signedChange(draft), base };
  return { ...(change.word.direction === undefined ? {} : { direction: change.word.direction }), mode, ...(base === undefined ? {} : { base }) };
}

/** 同比-5%, 同比+3%: the sign says the direction. */
function signedChange(draft: Draft): Comparison {
  if (draft.kind !== "percent" || draft.value === null || typeof draft.value === "string") return {};
  return draft.value.lt(0) ? { direction: "down", mode: "by" } : {};
}

function lastChange(clause: string): { readonly word: ChangeWord; readonly end: number } | undefined {
  let found: { word: ChangeWord; end: number } | undefined;
  for (let at = 0; at < clause.length; at++) {
    const word = CHANGE_WORDS.longestAt(clause, at);
    if (word === undefined) continue;
    found = word.direction === undefined ? undefined : { word, end: at + word.word.length };
    at += word.word.length - 1;
  }
  return found;
}

function baseOf(clause: string, change: { readonly end: number } | undefined): string | undefined {
  for (const [pattern, name] of BASES) {
    if (pattern.test(clause)) return name;
  }
  const compared = change === undefined ? null : COMPARED_TO.exec(clause.slice(0, change.end));
  return compared === null ? undefined : compared[0];
}
