/** Knows what 最高, 突破, 亏损 or 每人 before a figure make of it. */

import type { Draft } from "../draft";
import { BOUND_WORDS, LOSS_WORDS, PER_WORDS } from "../lexicon/contextWords";
import { perUnitAt } from "../lexicon/units";

const QUANTITIES = new Set(["amount", "percent", "count", "number", "ratio", "duration", "age"]);
/** Between a word and the figure it bounds. */
const MAX_GAP = 7;

/** `max`, `min` or `reached`, from the nearest such word in the clause. */
export function boundOf(draft: Draft, clause: string): "max" | "min" | "reached" | undefined {
  if (!QUANTITIES.has(draft.kind)) return undefined;
  for (let at = clause.length - 1; at >= Math.max(0, clause.length - MAX_GAP - 4); at--) {
    const word = BOUND_WORDS.longestAt(clause, at);
    // 创近半年新高 sets a record, and reaches no half year.
    if (word === undefined || (word.word === "创" && draft.kind === "duration")) continue;
    const gap = clause.length - at - word.word.length;
    // 达 and the like must be next to the number; 最高 may have its verb between.
    const near =
      word.bound === "reached" ? gap === 0 || (gap === 1 && "了约近超逾".includes(clause.charAt(clause.length - 1))) : gap <= MAX_GAP;
    if (!near) continue;
    const wider = widen(clause, at);
    return wider ?? word.bound;
  }
  return undefined;
}

/** 可达, 最高达: the 达 of a longer word says what that word says. */
function widen(clause: string, at: number): "max" | "min" | "reached" | undefined {
  for (let start = at - 1; start >= Math.max(0, at - MAX_GAP); start--) {
    const word = BOUND_WORDS.longestAt(clause, start);
    if (word !== undefined && word.bound !== "reached") return word.bound;
  }
  return undefined;
}

/** -1 behind a word of loss. */
export function signOf(draft: Draft, clause: string): -1 | undefined {
  if (draft.kind !== "amount" && draft.kind !== "number") return undefined;
  const linked = /(?:达|约|为|了|额|合计|共|近|超|逾|高达|人民币|资金|总额|至少|共计|金额|分别为|净额|扩大至|收窄至){0,3}$/u.exec(clause);
  const end = clause.length - (linked?.[0].length ?? 0);
  return LOSS_WORDS.longestBefore(clause, end) === undefined ? undefined : -1;
}

/** 每人, 每10股 (the figure before), 年缴. */
export function perOf(
  draft: Draft,
  clause: string,
  gap: string | undefined,
  previous: Draft | undefined,
  text: string,
): string | undefined {
  if (draft.kind !== "amount" && draft.kind !== "count" && draft.kind !== "number") return undefined;
  const every = clause.lastIndexOf("每");
  if (every >= 0) {
    const unit = perUnitAt(clause, every + 1);
    if (unit !== undefined && clause.length - every <= 14) return unit.word;
  }
  for (let at = clause.length - 2; at >= Math.max(0, clause.length - 10); at--) {
    const per = PER_WORDS.get(clause.slice(at, at + 2));
    if (per !== undefined) return per;
  }
  if (previous !== undefined && gap !== undefined && text.charAt(previous.start - 1) === "每" && /^[^，。；！？\n]{0,8}$/u.test(gap)) {
    return text.slice(previous.start, previous.end);
  }
  return undefined;
}
