/** Knows dates in digits: 2022-04-11, 2022/4/11, 2022.4.11, 2022-04, 11/24/2020, 28/08/2024, 04-18. */

import { unitAt } from "../lexicon/units";
import { isArabic, isLatin, isNumeralChar } from "../numerals/characters";
import { isValidDate } from "./calendar";
import { type DateParts, single } from "./parts";

/** A date in digits, and whether it goes down to the day. */
export interface SlashedDate {
  readonly parts: DateParts;
  readonly end: number;
  readonly toDay: boolean;
}

export function readSlashed(text: string, at: number): SlashedDate | undefined {
  if (!isArabic(text, at) || isArabic(text, at - 1) || isJoinedBefore(text, at)) return undefined;
  const slice = text.slice(at, at + 11);
  return readIso(text, at, slice) ?? readAmerican(text, at, slice) ?? readCompact(text, at, slice) ?? readMonthDay(text, at, slice);
}

/** 20220418, where nothing counts it. */
function readCompact(text: string, at: number, slice: string): SlashedDate | undefined {
  const match = /^((?:19|20)\d{2})(\d{2})(\d{2})(?![\d.,%‰])/u.exec(slice);
  const end = at + 8;
  if (match === null || isJoinedAfter(text, end) || isLatin(text, end) || isNumeralChar(text, end) || unitAt(text, end) !== undefined) return undefined;
  return toDay(Number(match[1]), Number(match[2]), Number(match[3]), end);
}

/** 2025.7.1-2025.12.31: days with dots or slashes that a hyphen joins. */
const DOTTED_BEFORE = /\d{4}(?:([./])\d{1,2}\1\d{1,2}|\.(?:0[1-9]|1[0-2]))-$/u;
const DOTTED_AFTER = /^-(?:19|20)\d{2}(?:([./])\d{1,2}\1\d{1,2}|\.(?:0[1-9]|1[0-2]))(?!\d)/u;

/** A letter, dot, slash or a digit's hyphen before makes a longer code of it. */
function isJoinedBefore(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before === "-" && isArabic(text, at - 2)) return !DOTTED_BEFORE.test(text.slice(Math.max(0, at - 12), at));
  return /[A-Za-z./]/u.test(before);
}

function isJoinedAfter(text: string, end: number): boolean {
  if (isArabic(text, end) || (isLatin(text, end) && text.charAt(end) !== "T")) return true;
  return /[-/.]/u.test(text.charAt(end)) && isArabic(text, end + 1) && !DOTTED_AFTER.test(text.slice(end, end + 12));
}

function readIso(text: string, at: number, slice: string): SlashedDate | undefined {
  const match = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?/u.exec(slice);
  if (match === null) return undefined;
  const end = at + match[0].length;
  const year = Number(match[1]);
  const month = Number(match[3]);
  if (isJoinedAfter(text, end) || year < 1900 || year > 2199) return undefined;
  if (match[4] !== undefined) return toDay(year, month, Number(match[4]), end);
  // A year and a month: not 2016-2020 cut short, not a decimal (but 2021.01-2021.06), and written in full.
  const full = match[2] === "/" || (match[2] === "-" && match[3]?.length === 2) || (match[2] === "." && isDottedRange(text, at, end));
  if (!full || month < 1 || month > 12 || "年月".includes(text.charAt(end) || " ")) return undefined;
  return { parts: { year: single(year), month: single(month) }, end, toDay: false };
}

/** Two months with dots that a dash joins; each holds the other up. */
function isDottedRange(text: string, at: number, end: number): boolean {
  return /^[-~—]{1,2}(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])(?![\d.%万亿元])/u.test(text.slice(end, end + 11)) || /(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])[-~—]{1,2}$/u.test(text.slice(Math.max(0, at - 9), at));
}

/** 04-18, alone in its cell or line: a zero at the head says that it is no range. */
function readMonthDay(text: string, at: number, slice: string): SlashedDate | undefined {
  const match = /^(\d{2})[-/](\d{2})(?= ?(?:[\n|]|$))/u.exec(slice);
  if (match === null || !/(?:^|[\n|]) ?$/u.test(text.slice(Math.max(0, at - 2), at)) || !/^0|[-/]0/u.test(match[0])) return undefined;
  const [month, day] = [Number(match[1]), Number(match[2])];
  // A leap year has every day.
  return isValidDate(2000, month, day) ? { parts: { month: single(month), day: single(day) }, end: at + match[0].length, toDay: true } : undefined;
}

/** 11/24/2020. Of 10/09/2024 nobody can say whether it is a day or a month first: the month stands before the day, as it does wherever Chinese writes both. */
function readAmerican(text: string, at: number, slice: string): SlashedDate | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2})/u.exec(slice);
  if (match === null) return undefined;
  const end = at + match[0].length;
  if (isJoinedAfter(text, end)) return undefined;
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // 28/08/2024: what can't be a month is a day.
  return toDay(year, first, second, end) ?? toDay(year, second, first, end);
}

function toDay(year: number, month: number, day: number, end: number): SlashedDate | undefined {
  if (!isValidDate(year, month, day)) return undefined;
  return { parts: { year: single(year), month: single(month), day: single(day) }, end, toDay: true };
}
