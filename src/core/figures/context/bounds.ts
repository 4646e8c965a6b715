/** Knows what 最高, 突破, 亏损 or 每人 before a figure make of it. */

import type { Draft } from "../draft";
import { BOUND_WORDS, LOSS_WORDS, PER_WORDS } from "../lexicon/contextWords";
import { perUnitAt } from "../lexicon/units";
import { isHan } from "../numerals/characters";

const QUANTITIES = new Set(["amount", "percent", "count", "number", "ratio", "duration", "age"]);
/** Words that set a record, which is so many years old. */
const RECORDS = new Set(["创", "触及", "重返", "突破", "破", "逼近", "失守", "跌破"]);
/** Between a word and the figure it bounds. */
const MAX_GAP = 7;

/** `max`, `min` or `reached`, from the nearest such word in the clause. */
export function boundOf(draft: Draft, clause: string): "max" | "min" | "reached" | undefined {
  if (!QUANTITIES.has(draft.kind)) return undefined;
  for (let at = clause.length - 1; at >= Math.max(0, clause.length - MAX_GAP - 4); at--) {
    const word = BOUND_WORDS.longestAt(clause, at);
    // 创近半年新高 sets a record, and reaches no half year.
    if (word === undefined || (draft.kind === "duration" && RECORDS.has(word.word))) continue;
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

/** Between a word of loss and its amount. */
const LOSS_LINK = /(?:达|约|为|了|额|合计|共|近|超|逾|高达|人民币|资金|总额|至少|共计|金额|分别为|净额|扩大至|收窄至|由|从){0,3}$/u;
/** Between a loss and what became of it: 由6.8亿元收窄至2.3亿元. */
const LOSS_CHANGE = /^[^，。；盈]{0,4}(?:收窄|扩大|缩小|减少|增加|下降|上升|缩减|减|增|降|升)[至到为]$/u;

/** -1 behind a word of loss, also one before a date (净亏损由2022年的6.8亿元) or before the amount that a loss came from. */
export function signOf(draft: Draft, clause: string, before: { readonly draft: Draft; readonly gap: string; readonly text: string } | undefined): -1 | undefined {
  if (draft.kind !== "amount" && draft.kind !== "number") return undefined;
  if (endsWithLoss(clause)) return -1;
  if (before === undefined) return undefined;
  const { draft: previous, gap, text } = before;
  if (previous.kind === "date") return gap === "的" && endsWithLoss(text.slice(Math.max(0, previous.start - LOSS_REACH), previous.start)) ? -1 : undefined;
  return previous.sign === -1 && LOSS_CHANGE.test(gap) ? -1 : undefined;
}

const LOSS_REACH = 12;

function endsWithLoss(words: string): boolean {
  const end = words.length - (LOSS_LINK.exec(words)?.[0].length ?? 0);
  return LOSS_WORDS.longestBefore(words, end) !== undefined;
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
  const every = everyBefore(clause) ?? oneBeside(text, draft);
  if (every !== undefined) return every;
  for (let at = clause.length - 2; at >= Math.max(0, clause.length - 10); at--) {
    const per = PER_WORDS.get(clause.slice(at, at + 2));
    if (per !== undefined) return per;
  }
  // 每吨提高290元和280元
  if (previous?.per !== undefined && previous.kind === draft.kind && gap !== undefined && /^[、和及]$/u.test(gap)) return previous.per;
  if (previous !== undefined && gap !== undefined && text.charAt(previous.start - 1) === "每" && /^[^，。；！？\n]{0,8}$/u.test(gap)) {
    return text.slice(previous.start, previous.end);
  }
  return undefined;
}

/** 每人, 每人每月 (`人/月`): what the clause says the figure is counted by. */
function everyBefore(clause: string): string | undefined {
  const at = clause.lastIndexOf("每");
  const unit = at < 0 || clause.length - at > EVERY_REACH ? undefined : perUnitAt(clause, at + 1);
  if (unit === undefined) return undefined;
  const outer = clause.lastIndexOf("每", at - 1);
  const outerUnit = outer < 0 || at === 0 ? undefined : perUnitAt(clause, outer + 1);
  return outerUnit !== undefined && outer + 1 + outerUnit.word.length === at ? `${outerUnit.word}/${unit.word}` : unit.word;
}

const EVERY_REACH = 14;

/** 500元一克: so much for one of a unit, with nothing behind that it could count. */
function oneBeside(text: string, { kind, end }: Draft): string | undefined {
  if (kind !== "amount" || text.charAt(end) !== "一") return undefined;
  const unit = perUnitAt(text, end + 1)?.word;
  return unit === undefined || (isHan(text, end + 1 + unit.length) && text.charAt(end + 1 + unit.length) !== "的") ? undefined : unit;
}
