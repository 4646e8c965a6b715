/** Knows dates of the lunar calendar: 农历八月十五, 正月初五, 腊月二十三, 大年三十. */

import { LunarDay, LunarMonth, LunarYear } from "tyme4ts";
import { addDays, type CalendarDate, formatDate, toDays } from "../dates/calendar";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { readNumeral } from "../numerals/readNumeral";
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

/** The lunar date that begins at `at`; one with an unnamed month needs 农历 before it. */
export function readLunarDate(context: RuleContext, at: number): Draft | undefined {
  const parts = readParts(context.text, at);
  if (parts === undefined) return undefined;
  const date = context.reference === undefined ? undefined : latest(parts, context.reference);
  const open = `XXXX-L${String(parts.month).padStart(2, "0")}-${String(parts.day).padStart(2, "0")}`;
  const draft = newDraft(at, parts.end, "date", "date.lunar", date === undefined ? open : formatDate(date));
  if (date === undefined) draft.note = "relative: no article date";
  return draft;
}

function readParts(text: string, at: number): LunarParts | undefined {
  if (text.startsWith("大年", at)) return readNewYear(text, at + 2);
  const lunar = text.startsWith("农历", at);
  const from = lunar ? at + 2 : at;
  const named = NAMED_MONTHS.find(([word]) => text.startsWith(word, from));
  let month = named?.[1];
  let dayAt = from + 2;
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
