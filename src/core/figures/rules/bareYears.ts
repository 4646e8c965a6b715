/** Knows a year without 年: in brackets, at the end of a title, or before the name of an event. */

import Big from "big.js";
import type { Draft } from "../draft";
import { isHan, isLatin } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import type { RuleContext } from "./context";

/** Makes a year of a bare number where its surroundings say that it is one; whether they do. */
export function settleYear(context: RuleContext, draft: Draft, numeral: Numeral | undefined): boolean {
  if (!isBareYear(context, draft, numeral)) return false;
  draft.kind = "date";
  draft.rule = "date.bareYear";
  draft.value = draft.value instanceof Big ? draft.value.toFixed() : "";
  delete draft.decimals;
  delete draft.significant;
  if (context.text.startsWith("全年", draft.end)) draft.end += 2;
  return true;
}

function isBareYear(context: RuleContext, draft: Draft, numeral: Numeral | undefined): boolean {
  if (numeral?.style !== "arabic" || numeral.digits !== 4 || numeral.decimals > 0 || numeral.grouped || draft.marks.length > 0)
    return false;
  if (draft.start !== numeral.start || draft.end !== numeral.end) return false;
  const latest = (context.reference?.year ?? 2030) + 15;
  if (numeral.low.lt(1950) || numeral.low.gt(latest)) return false;
  const { text } = context;
  const before = text.charAt(draft.start - 1);
  const after = text.charAt(draft.end);
  if (before === "(" && (after === ")" || (after === " " && isLatin(text, draft.end + 1)))) return true;
  if (text.startsWith("同期", draft.end) || YEARS_GO_ON.test(text.slice(draft.end, draft.end + 21))) return true;
  if (LOOKS_AT.test(text.slice(Math.max(0, draft.start - 2), draft.start))) return true;
  if (numeral.low.gte(1990) && isComparedWith(text, draft.start)) return true;
  if (ENDS_TITLE.test(after) && (isHan(text, draft.start - 1) || /^[-( ]$/u.test(before))) return true;
  if (BEGINS_TITLE.test(before)) return isHan(text, draft.end) || after === "-";
  if (numeral.low.gte(2020) && PLANS.test(text.slice(draft.end, draft.end + 2))) return true;
  // 2022民航工作会, CES 2022开幕: a number of this size before a word is a year.
  const plausible = numeral.low.gte(1990) && numeral.low.lte(latest - 12);
  return plausible && (isHan(text, draft.end) || (before === " " && isLatin(text, draft.start - 2)));
}

/** 2023、2024两年 */
const YEARS_GO_ON = /^(?:[、和及](?:19|20)\d{2}){1,4}[年两三四五]/u;
/** 展望2022 */
const LOOKS_AT = /(?:展望|回顾|告别|迎接|聚焦)$/u;
/** 2030战略 */
const PLANS = /^(?:战略|愿景|规划|目标|计划|议程|行动)/u;
const BEGINS_TITLE = /^[《“「]$/u;
const ENDS_TITLE = /^[》”」)]$/u;

/** 较2019, 自2018; but 位于, 低于 and the like compare with a number. */
function isComparedWith(text: string, start: number): boolean {
  return "在于比较自从".includes(text.charAt(start - 1) || " ") && !DENIES_YEAR.test(text.slice(Math.max(0, start - 3), start));
}

const DENIES_YEAR = /(?:位于|低于|高于|大于|小于|等于|多于|少于|处于|介于|优于)$/u;
