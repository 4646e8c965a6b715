/** Knows dates of the lunar calendar: 农历八月十五, 正月初五, 腊月二十三, 大年三十. */

import { LunarDay, LunarMonth, LunarYear } from "tyme4ts";
import { addDays, type CalendarDate, formatDate, toDays } from "../dates/calendar";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { readNumeral } from "../numerals/readNumeral";
import { rangeConnectorEnd } from "./connectors";
import type { RuleContext } from "./context";

const NAMED_MONTHS: readonly (readonly [string, number])[] = [
  ["正月", 1],
  ["冬月", 11],
  ["腊月", 12],
];

/** Month and day of a lunar date; day 0 is the last of its month. */
interface LunarParts {
  readonly month: number;
  readonly day: number;
  readonly end: number;
}

/** A year of the calendar that stands before a lunar date (2022年正月初一), and where the figure begins. */
export interface LunarYearBefore {
  readonly start: number;
  readonly year: number;
}

/** The lunar date or range that begins at `at`; one with an unnamed month needs 农历 before it. */
export function readLunarDate(context: RuleContext, at: number, before?: LunarYearBefore): Draft | undefined {
  const parts = readParts(context.text, at);
  if (parts === undefined) return undefined;
  const until = readEnd(context.text, parts);
  const find = (one: LunarParts): CalendarDate | undefined =>
    before !== undefined ? toSolar(before.year, one) : context.reference === undefined ? undefined : latest(one, context.reference);
  const [from, to] = [find(parts), until === undefined ? undefined : find(until)];
  const draft = newDraft(before?.start ?? at, (until ?? parts).end, "date", "date.lunar", written(parts, from));
  if (from === undefined) draft.note = "relative: no article date";
  if (until === undefined) return draft;
  draft.isRange = true;
  draft.min = written(parts, from);
  draft.max = written(until, to);
  draft.value = `${draft.min}/${draft.max}`;
  return draft;
}

function written({ month, day }: LunarParts, date: CalendarDate | undefined): string {
  return date === undefined ? `XXXX-L${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` : formatDate(date);
}

/** 初一至初六, 正月初一到正月十五: the last day shares the month of the first. */
function readEnd(text: string, first: LunarParts): LunarParts | undefined {
  const connector = rangeConnectorEnd(text, first.end);
  if (connector < 0) return undefined;
  const last = readParts(text, connector);
  if (last !== undefined) return last;
  const day = readDay(text, connector);
  // 正月初一至二月 goes on with a month.
  return day === undefined || day.day <= first.day || "月年个天日家".includes(text.charAt(day.end) || " ") ? undefined : { month: first.month, ...day };
}

function readParts(text: string, at: number): LunarParts | undefined {
  if (text.startsWith("大年", at)) return readNewYear(text, at + 2);
  const lunar = text.startsWith("农历", at);
  const from = lunar ? at + 2 : at;
  const named = NAMED_MONTHS.find(([word]) => text.startsWith(word, from));
  let month = named?.[1];
  let dayAt = from + 2;
  // 农历初一, without a month, is that of the new year.
  if (month === undefined && lunar && text.charAt(from) === "初") [month, dayAt] = [1, from];
  if (month === undefined && lunar) {
    const numeral = readNumeral(text, from);
    if (numeral === undefined || text.charAt(numeral.end) !== "月" || numeral.low.gt(12) || numeral.low.lt(1)) return undefined;
    month = numeral.low.toNumber();
    dayAt = numeral.end + 1;
  }
  if (month === undefined) return undefined;
  const day = readDay(text, dayAt);
  return day === undefined ? undefined : { month, ...day };
}

/** 大年初一 is the first of the first month, 大年三十 the last day of the twelfth. */
function readNewYear(text: string, at: number): LunarParts | undefined {
  if (text.startsWith("三十", at)) return { month: 12, day: 0, end: at + 2 };
  const day = text.charAt(at) === "初" ? readDay(text, at) : undefined;
  return day === undefined ? undefined : { month: 1, ...day };
}

function readDay(text: string, at: number): { readonly day: number; readonly end: number } | undefined {
  const early = text.charAt(at) === "初";
  const numeral = readNumeral(text, early ? at + 1 : at);
  if (numeral?.style !== "hanzi" || numeral.decimals > 0 || numeral.approximate !== undefined) return undefined;
  const day = numeral.low.toNumber();
  return day >= 1 && day <= (early ? 10 : 30) ? { day, end: numeral.end } : undefined;
}

/** The latest such day not after the article's date. */
function latest(parts: LunarParts, reference: CalendarDate): CalendarDate | undefined {
  for (const year of [reference.year, reference.year - 1, reference.year - 2]) {
    const date = toSolar(year, parts);
    if (date !== undefined && toDays(date) <= toDays(reference)) return date;
  }
  return undefined;
}

function toSolar(year: number, { month, day }: LunarParts): CalendarDate | undefined {
  if (year < 1900 || year > 2100) return undefined;
  // The last day of the year is the day before the next one begins.
  if (day === 0) return addDays(solarOf(LunarDay.fromYmd(year + 1, 1, 1)), -1);
  if (LunarYear.fromYear(year).getYear() !== year || day > LunarMonth.fromYm(year, month).getDayCount()) return undefined;
  return solarOf(LunarDay.fromYmd(year, month, day));
}

function solarOf(day: LunarDay): CalendarDate {
  const solar = day.getSolarDay();
  return { year: solar.getYear(), month: solar.getMonth(), day: solar.getDay() };
}
