/** Knows months, ten-day periods, weekdays and days: 11月, 本月, 中旬, 上周五, 15日, 昨日. */

import { innerWordAt, relativeWordAt } from "../lexicon/timeWords";
import { isArabic } from "../numerals/characters";
import type { NumeralSource } from "../numerals/numeralSource";
import { isDay, isMonth, readLevel, toLevel } from "./levels";
import { type DateParts, type Level, type PartRead, single } from "./parts";

const MONTHS_COUNTED = /(?:连续|连[升降涨跌增减]|为期|历时|长达)$/u;

/** The month at `at`; `dated` says that a year stands before it. */
export function readMonth(source: NumeralSource, at: number, dated: boolean): PartRead | undefined {
  const { text } = source;
  const word = dated ? undefined : relativeWordAt(text, at);
  if (word?.kind === "month" || word?.kind === "monthMod") {
    const parts: DateParts = { relativeMonth: word.value };
    if (word.mod !== undefined) parts.mod = word.mod;
    return { parts, end: at + word.word.length, numeral: false };
  }
  if (text.startsWith("元月", at) && !"纪公单".includes(text.charAt(at - 1) || " ")) return { parts: { month: single(1) }, end: at + (text.charAt(at + 2) === "份" ? 3 : 2), numeral: true };
  // 两月 are two of them, not February.
  const level = "两俩仨".includes(text.charAt(at) || " ") ? undefined : readLevel(source, at, ["月份", "月"], isMonth);
  if (level === undefined) return undefined;
  const next = text.charAt(level.end);
  // 3月期 is a term of three months; 月饼 and the like are words.
  if (next === "期" && !"间货权末初".includes(text.charAt(level.end + 1) || " ")) return undefined;
  if (text.startsWith("有余", level.end)) return undefined;
  // 连续三月, 连降三月: so many months, unless a day of one follows.
  if (!dated && MONTHS_COUNTED.test(text.slice(Math.max(0, at - 3), at)) && !/^(?:份|\d|[一二三四五六七八九十上中下末底初])/u.test(next)) return undefined;
  if (text.charAt(level.end - 1) === "月" && ("饼球薪票龄嫂亮牙".includes(next || " ") || /^均(?:线|值线|移动)/u.test(text.slice(level.end, level.end + 3)))) return undefined;
  return { parts: { month: toLevel(level) }, end: level.end, numeral: true };
}

/** 上旬, 上半月, behind a month. */
export function readTenDays(text: string, at: number): PartRead | undefined {
  const word = innerWordAt(text, at);
  if (word?.kind !== "tenDay" && word?.kind !== "halfMonth") return undefined;
  const parts: DateParts = word.kind === "tenDay" ? { tenDay: word.value } : { halfMonth: word.value };
  if (word.mod !== undefined) parts.mod = word.mod;
  return { parts, end: at + word.word.length, numeral: false };
}

/** 上周, 上周五, 本周末; 周三 alone only at the beginning of a date. */
export function readWeek(text: string, at: number, first: boolean): PartRead | undefined {
  const relative = relativeWordAt(text, at);
  if (relative?.kind === "week") {
    const end = at + relative.word.length;
    const day = readWeekday(text, end, true);
    const parts = { ...day?.parts, relativeWeek: relative.value };
    return { parts, end: day?.end ?? end, numeral: day?.numeral ?? false };
  }
  const word = first ? ["星期", "礼拜", "周"].find((name) => text.startsWith(name, at)) : undefined;
  return word === undefined ? undefined : readWeekday(text, at + word.length, false);
}

const WEEKDAYS = "一二三四五六日天";

function readWeekday(text: string, at: number, relative: boolean): PartRead | undefined {
  const character = text.charAt(at);
  if (character === "末" && relative) return { parts: { weekend: true }, end: at + 1, numeral: false };
  const index = character === "" ? -1 : WEEKDAYS.indexOf(character);
  const next = text.charAt(at + 1);
  if (index < 0 || next === "次") return undefined;
  // 周日均 and 周天 in names are no Sundays.
  if (index >= 6 && !relative && "期均报常".includes(next || " ")) return undefined;
  return { parts: { weekday: Math.min(index, 6) + 1 }, end: at + 1, numeral: index < 6 };
}

/** What stands before a day. */
export interface BeforeDay {
  /** Where the whole date begins. */
  readonly start: number;
  readonly dated: boolean;
  readonly hasMonth: boolean;
  /** The date that this one goes on from has a month (1月3日至5日). */
  readonly goesOn: boolean;
}

export function readDay(source: NumeralSource, at: number, before: BeforeDay): PartRead | undefined {
  const { text } = source;
  const { dated, hasMonth, goesOn } = before;
  const word = dated ? undefined : relativeWordAt(text, at);
  if (word?.kind === "day") {
    const parts: DateParts = { relativeDay: word.value };
    if (word.part !== undefined) parts.part = word.part;
    return { parts, end: at + word.word.length, numeral: false };
  }
  if (dated && !hasMonth) return undefined;
  const level = readLevel(source, at, hasMonth || goesOn ? ["日", "号"] : ["日"], isDay);
  if (level === undefined) return hasMonth ? readDayInRange(source, at) : undefined;
  if (!hasMonth && (text.startsWith("元", level.end) || !(goesOn || isDayOfMonth(text, before.start, level.end, level.mode))))
    return undefined;
  return { parts: { day: toLevel(level) }, end: level.end, numeral: true };
}

/** 1月7-1月9日: the first day leaves its unit to the last. */
function readDayInRange(source: NumeralSource, at: number): PartRead | undefined {
  const { text } = source;
  const numeral = isArabic(text, at) ? source.numeralAt(at) : undefined;
  if (numeral === undefined || !isDay(numeral) || !/^(?:-|--|—|——|~|至|到)\d{1,2}月\d{1,2}日/u.test(text.slice(numeral.end, numeral.end + 8))) return undefined;
  return { parts: { day: single(numeral.low.toNumber()) }, end: numeral.end, numeral: true };
}

/** Whether a number of days is a day of the month and not a stretch of time (近5日, 5日内, 5日均线). */
function isDayOfMonth(text: string, start: number, end: number, mode: Level["mode"]): boolean {
  if (/^(?:内|之内|以内|均|移动|游|线|年化|滚动|平均|左右|以上|\(含|滑动|连|净|之久|余|多)/u.test(text.slice(end, end + 4))) return false;
  const before = text.slice(Math.max(0, start - 4), start);
  if (mode !== "list" && /(?:近|连续|过去|未来|最近|为期|长达|历时|首|每|前|后|隔|共|满|第|达|T[+-]|超过|不足|超|少于|多于|短于|长于|小于|大于|等于|低于|高于|不满|满足|至少|至多|最少|最多|最短|最长|逾|≥|≤)$/u.test(before))
    return false;
  // A single Chinese digit before 日 more often counts days (三日); 十日 and up are dates as well.
  return isArabic(text, start) || ("十二三廿卅".includes(text.charAt(start)) && end - start > 2);
}
