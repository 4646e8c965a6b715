/** Knows how a date expression is placed in the calendar, given the article's date: as EDTF or ISO 8601. */

import { addDays, addMonths, type CalendarDate, formatDate, lastDayOf, pad, weekdayOf } from "./calendar";
import { format, formatTime, type Place } from "./edtf";
import { type ClockTime, type DateParts, firstOf, lastOf, type Level, single } from "./parts";

/** A resolved expression. */
export interface ResolvedDate {
  readonly kind: "date" | "datetime";
  /** EDTF; a range is `a/b`. */
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  /** For lists. */
  readonly values?: readonly string[];
  readonly mod?: string | undefined;
  /** Without the article's date some part stays open (`XXXX-03-15`). */
  readonly open: boolean;
}

export interface Placement {
  readonly reference: CalendarDate | undefined;
  /** The text speaks of the future (将, 预计): the next such date, not the latest. */
  readonly future: boolean;
}

/** Where the parts lie in the calendar. */
export function resolveDate(parts: DateParts, placement: Placement): ResolvedDate {
  const levels = (["day", "month", "quarter", "year"] as const).map((name) => parts[name]);
  const list = levels.find((level) => level?.mode === "list");
  if (list !== undefined) return resolveList(parts, list, placement);
  return resolveSingle(parts, placement);
}

function resolveList(parts: DateParts, list: Level, placement: Placement): ResolvedDate {
  const name = (["day", "month", "quarter", "year"] as const).find((key) => parts[key] === list) ?? "day";
  const at = (value: number, year?: Level) =>
    resolveSingle({ ...parts, [name]: { values: [value], mode: "single" }, ...(year === undefined ? {} : { year }) }, placement);
  // The last member decides the year of all: the others don't lie behind it.
  const last = /^\d{4}/u.exec(at(list.values.at(-1) ?? 1).value);
  const shared =
    last === null || name === "year" || parts.relativeYear !== undefined || parts.year !== undefined || name === "day"
      ? undefined
      : single(Number(last[0]));
  const members = list.values.map((value) => at(value, shared));
  const values = members.map((member) => member.value);
  return { kind: "date", value: `{${values.join(",")}}`, values, open: members.some((member) => member.open) };
}

function resolveSingle(parts: DateParts, placement: Placement): ResolvedDate {
  const { reference } = placement;
  if (parts.fixed !== undefined) return withTime(parts, place(parts.fixed.year, parts.fixed.month, parts.fixed.day));
  if (parts.decade !== undefined) return { kind: "date", value: parts.decade.digits, open: false };
  const known = dayOf(parts, reference, placement.future);
  if (known !== undefined) return withTime(parts, known);
  if (parts.relativeWeek !== undefined) return weekOf(parts, reference);
  const year = yearOf(parts, placement);
  const months = monthsOf(parts, year, placement);
  if (months !== undefined) return resolveMonths(parts, months, placement);
  if (parts.time !== undefined) {
    return withTime(
      parts,
      reference === undefined ? place(undefined, undefined, undefined) : place(reference.year, reference.month, reference.day),
    );
  }
  return resolveYears(parts, year);
}

function place(year: number | undefined, month?: number, day?: number): Place {
  return { year, month, day };
}

/** Days that the article's date alone decides: 昨日, 周三, 上周五, and a day without month. */
function dayOf(parts: DateParts, reference: CalendarDate | undefined, future: boolean): Place | undefined {
  if (parts.relativeDay !== undefined) {
    if (reference === undefined) return place(undefined);
    const date = addDays(reference, parts.relativeDay);
    return place(date.year, date.month, date.day);
  }
  if (parts.weekday !== undefined && parts.month === undefined) {
    if (reference === undefined) return place(undefined);
    const date = weekdayDate(parts, reference, future);
    return place(date.year, date.month, date.day);
  }
  return undefined;
}

function weekdayDate(parts: DateParts, reference: CalendarDate, future: boolean): CalendarDate {
  const weekday = parts.weekday ?? 1;
  const today = weekdayOf(reference);
  if (parts.relativeWeek !== undefined) return addDays(reference, parts.relativeWeek * 7 + weekday - today);
  const back = (today - weekday + 7) % 7;
  return addDays(reference, future ? (7 - back) % 7 : -back);
}

function weekOf(parts: DateParts, reference: CalendarDate | undefined): ResolvedDate {
  if (reference === undefined) return { kind: "date", value: "XXXX-WXX", open: true };
  const monday = addDays(reference, (parts.relativeWeek ?? 0) * 7 + 1 - weekdayOf(reference));
  const from = parts.weekend === true ? addDays(monday, 5) : monday;
  return rangeOf(formatDate(from), formatDate(addDays(monday, 6)), undefined, false);
}

/** The year that is said, or that follows; `undefined` where only the month can decide. */
function yearOf(parts: DateParts, { reference }: Placement): Level | undefined {
  if (parts.year !== undefined) return parts.year;
  if (parts.relativeYear !== undefined) {
    return reference === undefined ? undefined : { values: [reference.year + parts.relativeYear], mode: "single" };
  }
  return undefined;
}

interface Months {
  readonly from: Place;
  readonly to: Place;
  readonly range: boolean;
}

/** The months that halves, quarters, seasons and months name, in their years. */
function monthsOf(parts: DateParts, year: Level | undefined, placement: Placement): Months | undefined {
  const { reference } = placement;
  if (parts.half !== undefined)
    return span(guessYear(year, parts.half === 1 ? 1 : 7, undefined, placement), parts.half === 1 ? 1 : 7, parts.half === 1 ? 6 : 12);
  if (parts.relativeQuarter !== undefined) {
    if (reference === undefined) return span(undefined, 1, 3);
    const first = addMonths(reference.year, Math.floor((reference.month - 1) / 3) * 3 + 1, parts.relativeQuarter * 3);
    return span(first.year, first.month, first.month + 2);
  }
  if (parts.quarter !== undefined) {
    const from = ((firstOf(parts.quarter) ?? 1) - 1) * 3 + 1;
    const to = (lastOf(parts.quarter) ?? 1) * 3;
    // 前三季度 must be over, and so must what ends with 末; the last of several quarters at least begun.
    const [month, day] = parts.mod === "end" ? [to, LONGEST_MONTH] : [parts.fromFirst === true ? to : to - 2, undefined];
    return span(guessYear(year, month, day, placement, FARTHEST_QUARTER), from, to);
  }
  if (parts.relativeMonth !== undefined) {
    if (reference === undefined) return { from: place(undefined), to: place(undefined), range: false };
    const month = addMonths(reference.year, reference.month, parts.relativeMonth);
    const day = firstOf(parts.day);
    return {
      from: place(month.year, month.month, day),
      to: place(month.year, month.month, lastOf(parts.day)),
      range: parts.day?.mode === "range",
    };
  }
  if (parts.month !== undefined) {
    const from = firstOf(parts.month) ?? 1;
    const to = lastOf(parts.month) ?? from;
    const guessed = guessYear(year, to, firstOf(parts.day), placement);
    const range = parts.month.mode === "range" || parts.day?.mode === "range";
    // A span of months that runs backwards crosses the turn of the year; a year that is said is that of its beginning.
    const startYear = guessed !== undefined && to < from && year === undefined ? guessed - 1 : guessed;
    const endYear = startYear !== undefined && to < from ? startYear + 1 : startYear;
    return { from: place(startYear, from, firstOf(parts.day)), to: place(endYear, to, lastOf(parts.day)), range };
  }
  if (parts.day !== undefined) return daysAlone(parts.day, placement);
  return undefined;
}

function span(year: number | undefined, from: number, to: number): Months {
  return { from: place(year, from), to: place(year, to), range: true };
}

/** Months; who means a date still farther ahead says 明年. */
const FARTHEST_AHEAD = 9;
const LONGEST_MONTH = 30;
/** What is expected of a quarter may be told after it has ended (预计第四季度营收, in January). */
const FARTHEST_QUARTER = 7;

/** A month, or a day of one, without year: the latest not after the article, the next one where the text looks ahead. */
function guessYear(
  year: Level | undefined,
  month: number,
  day: number | undefined,
  { reference, future }: Placement,
  farthest = FARTHEST_AHEAD,
): number | undefined {
  if (year !== undefined) return firstOf(year);
  if (reference === undefined) return undefined;
  const order = month * 100 + (day ?? reference.day);
  const today = reference.month * 100 + reference.day;
  const ahead = order >= today ? reference.year : reference.year + 1;
  if (future && (ahead - reference.year) * 12 + month - reference.month <= farthest) return ahead;
  return order <= today ? reference.year : reference.year - 1;
}

/** 22日 in an article of the 25th, 3日 in one of the 25th, 28日 in one of the 3rd. */
function daysAlone(level: Level, { reference, future }: Placement): Months {
  const from = firstOf(level) ?? 1;
  const to = lastOf(level) ?? from;
  if (reference === undefined)
    return { from: place(undefined, undefined, from), to: place(undefined, undefined, to), range: level.mode === "range" };
  let { year, month } = reference;
  const move = future ? (from >= reference.day ? 0 : 1) : from <= reference.day ? 0 : -1;
  // Months that are too short for the day are passed over.
  for (let step = 0; step < 3; step++) {
    const target = addMonths(reference.year, reference.month, move === 0 ? 0 : move * (step + 1));
    ({ year, month } = target);
    if (from <= lastDayOf(year, month) || move === 0) break;
  }
  return { from: place(year, month, from), to: place(year, month, to), range: level.mode === "range" };
}

function resolveMonths(parts: DateParts, months: Months, placement: Placement): ResolvedDate {
  const { from, to, range } = months;
  if (parts.tenDay !== undefined || parts.halfMonth !== undefined) return partOfMonth(parts, from);
  if (parts.mod === "start" || parts.mod === "end") return edge(parts.mod, from, to);
  if (parts.time !== undefined || parts.part !== undefined) {
    if (from.day === undefined && placement.reference !== undefined) return withTime(parts, placement.reference);
    if (!range) return withTime(parts, from);
  }
  if (!range)
    return { kind: "date", value: format(from), mod: parts.mod, open: from.year === undefined };
  return rangeOf(format(from), format(to), parts.mod, from.year === undefined);
}

/** 上旬, 中旬, 下旬, 上半月, 中下旬. */
function partOfMonth(parts: DateParts, month: Place): ResolvedDate {
  const last = month.year === undefined || month.month === undefined ? 30 : lastDayOf(month.year, month.month);
  const bounds: readonly (readonly [number, number])[] = [
    [1, 10],
    [11, 20],
    [21, last],
    [1, 15],
    [16, last],
    [11, last],
    [1, 20],
  ];
  const index = parts.tenDay === undefined ? 2 + (parts.halfMonth ?? 1) : parts.tenDay - 1;
  const [from, to] = bounds[index] ?? [1, last];
  return rangeOf(format({ ...month, day: from }), format({ ...month, day: to }), parts.mod, month.year === undefined);
}

/** The first or last day of a stretch. */
function edge(mod: "start" | "end", from: Place, to: Place): ResolvedDate {
  const month = mod === "start" ? from : to;
  const open = month.year === undefined;
  const day = mod === "start" ? 1 : open || month.month === undefined ? undefined : lastDayOf(month.year, month.month);
  return { kind: "date", value: format({ ...month, day }), mod, open };
}

function resolveYears(parts: DateParts, year: Level | undefined): ResolvedDate {
  const from = firstOf(year);
  if (parts.season !== undefined) {
    return { kind: "date", value: `${from === undefined ? "XXXX" : pad(from, 4)}-${String(parts.season)}`, open: from === undefined };
  }
  if (parts.mod === "start" || parts.mod === "end") return edge(parts.mod, place(from, 1), place(lastOf(year), 12));
  if (year?.mode === "range") return rangeOf(format(place(from)), format(place(lastOf(year))), parts.mod, false);
  return { kind: "date", value: format(place(from)), mod: parts.mod, open: from === undefined };
}

function rangeOf(min: string, max: string, mod: string | undefined, open: boolean): ResolvedDate {
  return { kind: "date", value: `${min}/${max}`, min, max, mod, open };
}

function withTime(parts: DateParts, at: Place): ResolvedDate {
  const day = format(at, true);
  const open = at.year === undefined;
  const { time, part } = parts;
  if (time === undefined) {
    if (part === undefined) return { kind: "date", value: day, open };
    return { kind: "datetime", value: `${day}T${part}`, open };
  }
  const from = `${day}T${formatTime(toDay(time, part))}`;
  if (parts.timeEnd === undefined) return { kind: "datetime", value: from, open };
  const to = `${day}T${formatTime(toDay(parts.timeEnd, part))}`;
  return { kind: "datetime", value: `${from}/${to}`, min: from, max: to, open };
}

/** 下午3点 is 15:00. */
function toDay(time: ClockTime, part: DateParts["part"]): ClockTime {
  const afternoon = part === "AF" || part === "EV";
  const midnight = part === "NI" && time.hour >= 6;
  if ((afternoon && time.hour < 12) || (midnight && time.hour < 12)) return { ...time, hour: time.hour + 12 };
  if (part === "MI" && time.hour >= 1 && time.hour <= 2) return { ...time, hour: time.hour + 12 };
  return time;
}

/** The end of a range between two resolved dates: the first day of one, the last of the other. */
export function joinRange(from: ResolvedDate, to: ResolvedDate): ResolvedDate {
  const min = from.min ?? from.value;
  const max = to.max ?? to.value;
  const kind = from.kind === "datetime" && to.kind === "datetime" ? "datetime" : "date";
  return { kind, value: `${min}/${max}`, min, max, open: from.open || to.open };
}
