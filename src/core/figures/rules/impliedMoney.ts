/** Knows when a number is money though no currency is written: 1000万额度, 市值突破3万亿, 由1.2亿扩大到3亿元. */

import type { Draft } from "../draft";
import { MONEY_AFTER, MONEY_BEFORE, MONEY_LINKERS } from "../lexicon/moneyWords";
import { isArabic } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import type { RuleContext } from "./context";

/** Money whose currency is left unsaid is that of the country, or of the sum it goes on from. */
export function asImpliedMoney(draft: Draft, from?: Draft): void {
  draft.kind = "amount";
  draft.rule = "amount.implied";
  draft.currency = from === undefined ? "CNY" : from.currency;
  draft.currencyInferred = true;
}

/** The cash of a dividend (10送3派1) or of a discount (满200减30), however small. */
export function isCash({ text, floor }: RuleContext, { start, end }: Draft): boolean {
  const before = text.slice(floor, start);
  if (floor > 0 && /^(?:派[发现息]?|减)$/u.test(before)) return true;
  return text.charAt(start - 1) === "满" && text.charAt(end) === "减" && isArabic(text, end + 1);
}

/** Whether what stands around a large number makes it money. */
export function isMoneyAround(context: RuleContext, draft: Draft, numeral: Numeral): boolean {
  const { text } = context;
  const behind = text.slice(draft.end, draft.end + MONEY_REACH);
  return (
    draft.per !== undefined ||
    isMoneyBehind(text, draft.end) ||
    followsMoney(context, draft.start) ||
    isBareMoney(text, draft, numeral) ||
    LEADS_TO_MONEY.test(behind) ||
    LENT.test(behind)
  );
}

/** How far apart a number and the words that make it money may be. */
const MONEY_REACH = 24;

/** 1000万额度, 3.8万亿的市值 */
function isMoneyBehind(text: string, end: number): boolean {
  return MONEY_AFTER.longestAt(text, text.charAt(end) === "的" ? end + 1 : end) !== undefined;
}

/** 由1.2亿扩大到3亿元, 超过50亿和40亿元: what a sum grows to or stands beside is a sum as well. */
const LEADS_TO_MONEY = /^(?:[、和与及]|(?:扩大|增加|增长|上升|提高|提升|缩小|收窄|减少|下降|压缩|上调|下调|[升降增减])?[到至])(?:约|近|超过?|逾)?[\d.,]+(?:万|亿|万亿)?(?:元|[美港欧日澳]元|英镑)/u;
/** 2500亿7天期逆回购: what is lent for a term. */
const LENT = /^\d{1,3}(?:天|年|个月)期?[^，。；\d]{0,4}(?:逆回购|国债|存单|债券|贷款|资金|MLF|SLF)/u;

/** 百万, 千万 and 亿 alone are money unless people or things are spoken of: 获得百万的保障, but 客户数破亿. */
function isBareMoney(text: string, draft: Draft, numeral: Numeral): boolean {
  if (!numeral.bare || numeral.low.lt(1_000_000)) return false;
  if (COUNTED_BEFORE.test(text.slice(Math.max(0, draft.start - COUNTED_REACH), draft.start))) return false;
  return draft.marks.every((mark) => mark !== "over" || numeral.low.gte(100_000_000));
}

/** Numbers of people and things, and what may stand between them and how many. */
const COUNTED_BEFORE = /(?:[数量]|人口|人次|用户|客户|粉丝|会员|日活|月活)(?:已|均|也|即将|有望|成功|首次|累计|合计)?(?:突破|破|过|达|达到|超|超过|逼近|接近|上|近|逾|约){0,2}$/u;
const COUNTED_REACH = 10;

/** Between two sums: 3亿、5亿, 2.3亿收窄至0.8亿; 91.2万亿，比2020年底的79.7万亿，增加了11.5万亿. */
const GOES_ON =
  /^(?:[、和及]|[\u4e00-\u9fff]{0,4}[到至为]|，(?:[较比](?:[去上前]年|(?:19|20)\d{2}年|\d{1,2}月|年?[初末底]|同期|[上下]半年|的){1,4})?(?:大幅|小幅|净)?(?:增加|增长|减少|下降|上升|多|少|增|减)?了?(?:近|超|约|逾)?)$/u;

/** Behind a sum whose currency is written: 由1.2亿美元增至3亿, 报3.25万亿美元，预估3.23万亿. */
const GOES_ON_FROM_WRITTEN = /^(?:[、和及]|[\u4e00-\u9fff]{0,4}[到至]|[，,；;(](?:市场)?(?:预[估期测计]值?|前值)(?:为|是)?)$/u;

/** The sum that a number goes on from. */
export function moneyBefore({ text, lastMoney }: RuleContext, { start }: Draft): Draft | undefined {
  if (lastMoney === undefined || start - lastMoney.end > MONEY_REACH) return undefined;
  const goesOn = lastMoney.currencyInferred === true ? GOES_ON : GOES_ON_FROM_WRITTEN;
  return goesOn.test(text.slice(lastMoney.end, start)) ? lastMoney : undefined;
}

/** From one price to another in the same currency, which the second leaves at 元: 由港币42元上调至48元. */
const CHANGES_TO = /^[\u4e00-\u9fff]{0,4}[到至]$/u;
const CONVERTS = /[折兑换合]/u;

/** Gives 元 behind a sum in another currency, from which it was raised or lowered, that currency. */
export function takeCurrency({ text, lastMoney }: RuleContext, draft: Draft): void {
  if (lastMoney === undefined || lastMoney.currency === "CNY" || draft.currency !== "CNY" || draft.unit !== "元" || draft.end - draft.start > MONEY_REACH) return;
  const between = text.slice(lastMoney.end, Math.min(draft.start, lastMoney.end + MONEY_REACH));
  if (!CHANGES_TO.test(between) || CONVERTS.test(between) || /人民币|RMB|CNY|[¥￥]/u.test(text.slice(draft.start, draft.end))) return;
  if (!text.endsWith("元", lastMoney.end)) return;
  draft.currency = lastMoney.currency;
  draft.currencyInferred = true;
}

/** Money words directly before; qualifiers, 达, 约, 了 and a date between them allowed (亏损由上年的2.3亿). */
export function followsMoney(context: RuleContext, start: number): boolean {
  const { text, lastDate } = context;
  const near = beforeLinkers(text, start, context.floor);
  // 下达 ends like a linker.
  if (isMoneyWord(text, start, context.floor) || isMoneyWord(text, near, context.floor)) return true;
  if (near === lastDate?.end && near === context.floor) {
    const floor = Math.max(0, lastDate.start - MONEY_REACH);
    return isMoneyWord(text, beforeLinkers(text, lastDate.start, floor), floor);
  }
  // 成交额创历史新高，达5403亿: the clause before names what reaches so much.
  const named = text.charAt(near - 1) === "，" ? near - 1 : near;
  return CLAUSE_OF_MONEY.test(text.slice(Math.max(0, near - MONEY_REACH), named));
}

const CLAUSE_OF_MONEY = /(?:[单总均售房报]价|[月年]薪|总值|成交额|交易额|销售额|总额|金额|市值|营收|收入|利润|规模|余额|资产|投资额|票房)[^，。；、\d]{0,10}$/u;

function beforeLinkers(text: string, start: number, floor: number): number {
  let end = start;
  for (let step = 0; step < 3; step++) {
    if (text.charAt(end - 1) === " " && end - 1 > floor) end--;
    const linker = MONEY_LINKERS.longestBefore(text, end, floor);
    if (linker === undefined) break;
    end -= linker.word.length;
  }
  return end;
}

function isMoneyWord(text: string, end: number, floor: number): boolean {
  return MONEY_BEFORE.longestBefore(text, end, floor) !== undefined || MONEY_NOUN.test(text.slice(Math.max(floor, end - 2), end));
}

/** Nouns that end like money (限额, 违约金, 手续费, 团购价), but not 名额 or 黄金. */
const MONEY_NOUN = /(?:[^名份配]额|[^黄]金|[^条新同爆车]款|[^免]费|.[价薪])$/u;
