/** Knows how places in the calendar are written and read as EDTF and ISO 8601. */

import { type CalendarDate, fromDays, lastDayOf, pad, toDays } from "./calendar";
import type { ClockTime } from "./parts";

/** A day, month, quarter or year, each as far as it is known; `undefined` year stays open. */
export interface Place {
  readonly year: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

export function formatTime(time: ClockTime): string {
  const second = time.second === undefined ? "" : `:${pad(time.second)}`;
  return `${pad(time.hour)}:${pad(time.minute ?? 0)}${second}`;
}

/** EDTF; what is open is written with X, down to the smallest part that is known. */
export function format({ year, month, day }: Place, toDayLevel = false): string {
  const yearText = year === undefined ? "XXXX" : pad(year, 4);
  if (day !== undefined) return `${yearText}-${month === undefined ? "XX" : pad(month)}-${pad(day)}`;
  if (month !== undefined) return `${yearText}-${pad(month)}`;
  return toDayLevel && year === undefined ? "XXXX-XX-XX" : yearText;
}

/** The last day of a resolved date, for comparing it with others; `undefined` where it is open. */
export function lastDay(value: string): CalendarDate | undefined {
  const match = /(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[^/]*$/u.exec(value);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = match[2] === undefined ? 12 : Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  return fromDays(toDays({ year, month, day: match[3] === undefined ? lastDayOf(year, month) : Number(match[3]) }));
}
