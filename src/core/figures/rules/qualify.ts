/** Knows how qualifiers extend a figure on both sides and what they make of its bounds. */

import Big from "big.js";
import type { Draft } from "../draft";
import { isArabic } from "../numerals/characters";
import { type Qualifier, qualifierAfter, qualifierBefore } from "../lexicon/qualifiers";
import { overStep } from "./quantity";
import type { Numeral } from "../numerals/numeral";
import type { RuleContext } from "./context";
import { readLead } from "./leads";

/** Takes in the qualifiers that stand directly before and after a figure. */
export function qualify(context: RuleContext, draft: Draft, numeral: Numeral | undefined): void {
  takeBefore(context, draft, numeral);
  takeAfter(context, draft, numeral);
  bound(draft);
}

function takeBefore(context: RuleContext, draft: Draft, numeral: Numeral | undefined): void {
  for (let turn = 0; turn < 2; turn++) {
    const found = qualifierBefore(context.text, draft.start, context.floor, numeral?.bare === true);
    if (found === undefined) break;
    draft.start -= found.word.length;
    // 近三年 is the last three years, 近3亿元 nearly as much.
    if (found.word === "近" && draft.kind === "duration" && !isMeasured(context, draft.start)) draft.note = "last N";
    else draft.marks.unshift(found.mark);
    takeCurrency(context, draft);
  }
}

/** 历时近三年, 缩短近1天: behind words that measure time, 近 says how long, and not up to when. */
function isMeasured({ text, floor }: RuleContext, at: number): boolean {
  return MEASURES_TIME.test(text.slice(Math.max(floor, at - 4), at));
}

const MEASURES_TIME =
  /(?:[缩减]短|延长|推[迟后]|提[前早]|[用历耗费时]时|长达|达到?|时长|持续|花费?|耗费|经[过历]|增加|减少|需要?|从业|从事|工作|任职|执业|经营|成立|创[立办]|合作|深耕|坚[持守]|扎根|运[营行]|[做干等住了有已隔约晚早快慢])$/u;

/** 人民币约3亿元: the currency may stand before the qualifier. */
function takeCurrency(context: RuleContext, draft: Draft): void {
  if (draft.kind !== "amount") return;
  const lead = readLead(context.text, draft.start, context.floor);
  if (lead.currency === undefined || lead.negative) return;
  draft.start = lead.start;
  draft.currency = lead.currency.code;
}

function takeAfter(context: RuleContext, draft: Draft, numeral: Numeral | undefined): void {
  const time = draft.kind === "duration" || draft.kind === "age";
  for (let turn = 0; turn < 2; turn++) {
    const found = qualifierAfter(context.text, draft.end, time);
    if (found === undefined || !fits(draft, found, numeral)) break;
    // 比200万件多60万件: by how much one is more.
    if (found.word === "多" && isArabic(context.text, draft.end + 1)) break;
    draft.end += found.word.length;
    if (found.mark !== "exact") draft.marks.push(found.mark);
    if ((found.word === "多" || found.word === "余") && numeral !== undefined) over(draft, numeral);
  }
}

/** 多 and 余 go only where they can mean more than the number; 内 and 整 only with what they limit. */
function fits(draft: Draft, qualifier: Qualifier, numeral: Numeral | undefined): boolean {
  switch (qualifier.word) {
    case "多":
    case "余":
      return (
        !draft.isRange &&
        draft.per === undefined &&
        (draft.kind === "duration" ||
          draft.kind === "age" ||
          draft.kind === "ratio" ||
          draft.kind === "amount" ||
          draft.kind === "percent" ||
          (numeral?.magnitude ?? 0) > 0)
      );
    case "整":
    case "正":
      return draft.kind === "amount" && draft.currency === "CNY" && !draft.isRange;
    case "不等":
      return draft.isRange || draft.values !== undefined;
    case "起":
      return draft.kind === "amount" || draft.kind === "count" || draft.kind === "percent";
    case "前后":
      return draft.kind !== "count";
    default:
      return true;
  }
}

function over(draft: Draft, numeral: Numeral): void {
  if (!(draft.value instanceof Big)) return;
  draft.min = draft.value;
  draft.max = numeral.low.plus(overStep(numeral));
  if (draft.kind === "percent" && draft.unit === "成") draft.max = draft.max.times(10);
}

/** `over` and `at_least` open a figure upwards, `under` and `at_most` downwards. */
function bound(draft: Draft): void {
  if (draft.marks.length > 1) draft.marks = [...new Set(draft.marks)];
  if (draft.isRange || !(draft.value instanceof Big) || draft.min !== null || draft.max !== null) return;
  const upwards = draft.marks.some((mark) => mark === "over" || mark === "at_least");
  const downwards = draft.marks.some((mark) => mark === "under" || mark === "at_most" || mark === "nearly");
  if (upwards) draft.min = draft.value;
  else if (downwards && !draft.marks.includes("nearly")) draft.max = draft.value;
}
