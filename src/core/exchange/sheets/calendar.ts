/** Knows which calendar days a date expression covers, so that a spreadsheet can sort and filter by them. */

import type { DayCell } from "./sheet";

/** First and last day; null where an end is open or not known. */
export interface DayRange {
  readonly from: DayCell | null;
  readonly to: DayCell | null;
}

const nothing: DayRange = { from: null, to: null };

/**
 * The days of an EDTF or ISO 8601 expression as figures carry it: `2022`, `2022-04`, `2022-04-07`, `2022-04-07T08:30`,
 * `2022-04-07TEV` (part of day), `2022-21` (season), `a/b`, `a/..`, with `~` and `?` marks. Nothing for any other string.
 */
export function findDays(expression: string): DayRange {
  if (expression.length > 64) return nothing;
  const [start, end, more] = expression.replace(/[~?%]/g, "").split("/");
  if (start === undefined || more !== undefined) return nothing;
  const first = readPoint(start);
  if (end === undefined) return first ?? nothing;
  const last = readPoint(end);
  if (first === undefined && start !== "..") return nothing;
  if (last === undefined && end !== "..") return nothing;
  return { from: first?.from ?? null, to: last?.to ?? null };
}

/** A date-time with offset as the day and time at UTC+8; null for what is none. */
export function toLocalDay(dateTime: string | undefined): DayCell | null {
  if (dateTime === undefined) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(dateTime)) return isDay(dateTime) ? { day: dateTime } : null;
  const time = Date.parse(dateTime);
  if (Number.isNaN(time)) return null;
  const local = new Date(time + 8 * 3_600_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 19) };
}

function readPoint(text: string): { from: DayCell; to: DayCell } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(.{2,15}))?)?)?$/.exec(text);
  if (match === null) return undefined;
  const [, year = "", month, day, time] = match;
  if (month === undefined) return { from: { day: `${year}-01-01` }, to: { day: `${year}-12-31` } };
  if (day === undefined) return readMonth(Number(year), Number(month));
  const date = `${year}-${month}-${day}`;
  if (!isDay(date)) return undefined;
  const clock = time === undefined ? null : /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?/.exec(time);
  const cell = clock === null ? { day: date } : { day: date, time: `${clock[1] ?? "00"}:${clock[2] ?? "00"}:${clock[3] ?? "00"}` };
  return { from: cell, to: cell };
}

/** Months 01 to 12; the EDTF seasons 21 spring to 24 winter, of which winter ends in the year after. */
function readMonth(year: number, month: number): { from: DayCell; to: DayCell } | undefined {
  if (month >= 1 && month <= 12) return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 0) };
  if (month < 21 || month > 24) return undefined;
  const first = 3 + (month - 21) * 3;
  return { from: dayOf(year, first, 1), to: dayOf(year, first + 3, 0) };
}

function dayOf(year: number, month: number, day: number): DayCell {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return { day: date.toISOString().slice(0, 10) };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
