/** Knows the calendar: days of months, weekdays, moving by days and months; dates are plain numbers, UTC+8 is the only clock. */

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;

/** Days since 1970-01-01, for arithmetic. */
export function toDays(date: CalendarDate): number {
  return Math.round(utc(date.year, date.month, date.day) / DAY);
}

export function fromDays(days: number): CalendarDate {
  const date = new Date(days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function utc(year: number, month: number, day: number): number {
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDays(toDays(date) + days);
}

/** A month some months away; the day is kept out of it. */
export function addMonths(year: number, month: number, months: number): { readonly year: number; readonly month: number } {
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

export function lastDayOf(year: number, month: number): number {
  const next = addMonths(year, month, 1);
  return new Date(utc(next.year, next.month, 1) - DAY).getUTCDate();
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return ((((toDays(date) + 3) % 7) + 7) % 7) + 1;
}

export function isValidDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

export function pad(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}

export function formatDate(date: CalendarDate): string {
  return `${pad(date.year, 4)}-${pad(date.month)}-${pad(date.day)}`;
}

/**
 * The calendar date of an ISO 8601 date or date-time at UTC+8. A date alone, and a date-time without offset,
 * are taken as they stand.
 */
export function parseReference(text: string | undefined): CalendarDate | undefined {
  if (text === undefined) return undefined;
  const plain = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*$/u.exec(text);
  if (plain !== null) return validDate(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const time = Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  const date = new Date(time + BEIJING);
  return validDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** A date in a file's name: 2022-04-11, 20220411, 2022_04_11. */
export function dateInFileName(name: string | undefined): CalendarDate | undefined {
  if (name === undefined) return undefined;
  const match = /(?<!\d)((?:19|20)\d{2})([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/u.exec(name);
  return match === null ? undefined : validDate(Number(match[1]), Number(match[3]), Number(match[4]));
}

function validDate(year: number, month: number, day: number): CalendarDate | undefined {
  return isValidDate(year, month, day) ? { year, month, day } : undefined;
}
