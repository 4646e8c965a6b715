/** Knows what a number without unit is from the words beside it: money left unsaid, a count before its noun, a year, or just a number. */

import Big from "big.js";
import type { Draft } from "../draft";
import { MONEY_AFTER, PEOPLE_AFTER } from "../lexicon/moneyWords";
import { isHan } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import { settleYear } from "./bareYears";
import type { RuleContext } from "./context";
import { isAgeBefore } from "./evidence";
import { asImpliedMoney, followsMoney, isCash, isMoneyAround, moneyBefore } from "./impliedMoney";

/** Settles what a number is that has no unit. */
export function settleBare(context: RuleContext, draft: Draft, numeral: Numeral | undefined): void {
  if (isAgeBefore(context.text, numeral?.start ?? draft.start) && isYearsOfAge(draft)) asAge(draft);
  else if (draft.isRange || draft.values !== undefined) settleShared(context, draft);
  else if (isCash(context, draft)) asImpliedMoney(draft);
  else if (settleYear(context, draft, numeral)) return;
  else if (numeral !== undefined && isLarge(context, draft, numeral)) settleLarge(context, draft, numeral);
  else if (numeral?.decimals === 0 && isCountable(context.text, draft.end)) asCount(draft);
}

function isYearsOfAge({ value }: Draft): boolean {
  return value instanceof Big && value.gte(3) && value.lte(120);
}

/** 年满70 */
function asAge(draft: Draft): void {
  draft.kind = "age";
  draft.rule = "age.bare";
  draft.unit = "岁";
}

function asCount(draft: Draft): void {
  draft.kind = "count";
  draft.rule = "count.bare";
}

/** Whether a number is of a size or a wording that money has. */
function isLarge(context: RuleContext, { start }: Draft, { magnitude, low, style, approximate }: Numeral): boolean {
  if (magnitude >= 4 || approximate === "several") return true;
  return (low.gte(10000) && style !== "arabic") || (low.gte(100) && style === "hanzi" && followsMoney(context, start));
}

/** A number of 万 or 亿: people and things are counted, otherwise money words decide. */
function settleLarge(context: RuleContext, draft: Draft, numeral: Numeral): void {
  const { text } = context;
  const people = PEOPLE_AFTER.longestAt(text, draft.end) !== undefined || LEVEL_OF_PEOPLE.test(text.slice(draft.end, draft.end + LEVEL_REACH));
  const money = people ? undefined : moneyBefore(context, draft);
  if (money !== undefined || (!people && isMoneyAround(context, draft, numeral))) {
    if (numeral.bare) markProductName(text, draft);
    asImpliedMoney(draft, money);
    return;
  }
  draft.rule = "count.bare";
  // Some thousands of a thing not named next to it are still so many of it.
  const size = draft.value ?? draft.min;
  if (people || isCountable(text, draft.end) || (size instanceof Big && size.gte(10000))) draft.kind = "count";
}

/** A 千万级机场 has so many passengers. */
const LEVEL_OF_PEOPLE = /^级(?:以上)?的?[^，。；、\d]{0,4}(?:机场|人口|城市|用户|流量|粉丝|客流)/u;
const LEVEL_REACH = 12;

/** 百万医疗险 and “安享百万” are products, 千亿俱乐部 is a name. */
function markProductName(text: string, draft: Draft): void {
  if (PRODUCT.test(text.slice(draft.end, draft.end + 8)) || /[”」』》"]/u.test(text.charAt(draft.end))) draft.optional = "name";
}

const PRODUCT = /^(?:俱乐部|医疗|重疾|意外|身价|守护|保障险|[a-zA-Z\u4e00-\u9fff]{0,4}(?:险|保险|医疗))/u;

/** 月收入五千到八千 */
const SMALL_SUM = 1000;

/** A range or list without unit. */
function settleShared(context: RuleContext, draft: Draft): void {
  if (!(draft.max instanceof Big) || draft.max.lt(SMALL_SUM)) return;
  const isNamed = followsMoney(context, draft.start);
  if (draft.max.lt(10000) && !isNamed) return;
  if (isNamed || MONEY_AFTER.longestAt(context.text, draft.end) !== undefined) asImpliedMoney(draft);
  else if (draft.isRange) draft.kind = "count";
}

/** Whether a word begins behind a number that it could count, and not one that says something else. */
function isCountable(text: string, at: number): boolean {
  return isHan(text, at) && !LEVEL.test(text.slice(at, at + 2)) && !NOT_COUNTED.includes(text.charAt(at));
}

/** 3400一线, 6.85关口: what an index or a price stands at. */
const LEVEL = /^(?:关口|大关|整数|附近|一线|一带|价位|点位|水平|区间|关(?![\u4e00-\u9fff]))/u;

/** Characters that begin no noun behind a number. */
const NOT_COUNTED = "的是为和与及至到或在于以了等则并且但又也都将已被从由向比对较之其如若因而上下内外前后左点分秒转派送配拆兑换赔";
