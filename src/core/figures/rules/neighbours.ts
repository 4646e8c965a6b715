/** Knows what dates that stand near each other say of one another: what is left out, and which of several years or weeks is meant. */

import { addDays, type CalendarDate, formatDate, isValidDate, weekdayOf } from "../dates/calendar";
import { type DateParts, firstOf, single } from "../dates/parts";
import type { DatePoint } from "../dates/readPoint";
import { resolveDate, type ResolvedDate } from "../dates/resolve";
import type { Draft } from "../draft";
import type { LastDate, RuleContext } from "./context";
import { saysYear } from "./outlook";

/** The date that this one goes on from: 1月17日和18日. */
export function joinedDate(context: RuleContext, at: number): LastDate | undefined {
  const last = context.lastDate;
  if (last === undefined || at - last.end > 2 || at <= last.end) return undefined;
  return /^(?:[、和及与]|以及)$/u.test(context.text.slice(last.end, at)) ? last : undefined;
}

/** Takes over year and month from the date before, where this one doesn't say them. */
export function shareParts(parts: DateParts, previous: LastDate): void {
  if (
    parts.year !== undefined ||
    parts.relativeYear !== undefined ||
    parts.relativeDay !== undefined ||
    parts.weekday !== undefined ||
    previous.year === undefined
  )
    return;
  if (parts.month !== undefined || parts.quarter !== undefined || parts.half !== undefined) {
    parts.year = single(turnsYear(previous.parts, parts) ? previous.year + 1 : previous.year);
  } else if (parts.day !== undefined && previous.day !== undefined) {
    parts.year = single(previous.day.year);
    parts.month = single(previous.day.month);
  }
}

/** 四季度和一季度, 12月和1月: the turn of the year lies between. */
function turnsYear(before: DateParts, after: DateParts): boolean {
  if (firstOf(before.quarter) === 4) return firstOf(after.quarter) === 1;
  return firstOf(before.month) === 12 && firstOf(after.month) === 1;
}

function isTimeAlone(parts: DateParts): boolean {
  return (
    parts.time !== undefined &&
    parts.day === undefined &&
    parts.relativeDay === undefined &&
    parts.weekday === undefined &&
    parts.fixed === undefined
  );
}

/** A time takes the nearest day before it in its sentence. */
export function shareDay(context: RuleContext, parts: DateParts, at: number): void {
  if (!isTimeAlone(parts)) return;
  const last = context.lastDate;
  if (last?.day === undefined || at - last.end > 60 || /[。！？\n]/u.test(context.text.slice(last.end, at))) return;
  parts.fixed = last.day;
}

/** 本周…，其中周一至周五: a weekday is one of the week that its sentence speaks of; 周二…，周三… go on in one week. */
export function takeWeek({ lastDate, floor, text }: RuleContext, parts: DateParts, future: boolean): void {
  if (lastDate === undefined || parts.weekday === undefined || parts.relativeWeek !== undefined || parts.month !== undefined) return;
  if (lastDate.parts.relativeWeek !== undefined) parts.relativeWeek = lastDate.parts.relativeWeek;
  const days = parts.weekday - (lastDate.parts.weekday ?? parts.weekday);
  if (future !== lastDate.isAhead || lastDate.day === undefined || lastDate.parts.month !== undefined || days <= 0 || /[。！？\n]/u.test(text.slice(lastDate.end, floor))) return;
  parts.fixed = addDays(lastDate.day, days);
}

/** 周五（3月20日）: the date before, where this one stands in brackets behind it and both have a day. */
function beforeBracket({ text, lastDate }: RuleContext, start: number): (LastDate & { readonly day: CalendarDate }) | undefined {
  if (lastDate?.day === undefined || start - lastDate.end !== 1 || text.charAt(lastDate.end) !== "(") return undefined;
  return { ...lastDate, day: lastDate.day };
}

/** 4月2日（星期四）, 本周五（3月20日）: in brackets the same day is named again, and needs no year or week of its own. */
export function takeBracketed(context: RuleContext, { start, parts }: DatePoint): void {
  const before = beforeBracket(context, start);
  if (before === undefined || saysYear(parts) || parts.relativeDay !== undefined || parts.relativeWeek !== undefined) return;
  const day = dayOfBoth(before, parts, context.reference);
  if (day === undefined) return;
  parts.fixed = day;
  if (before.draft.kind === "date" && !before.draft.isRange) before.draft.value = formatDate(day);
}

/** The day that two names have in common; a weekday says which year is meant where neither does. */
function dayOfBoth(before: LastDate & { readonly day: CalendarDate }, parts: DateParts, reference: CalendarDate | undefined): CalendarDate | undefined {
  const { weekday } = parts;
  if (weekday === undefined ? isDayOf(parts, before.day) : weekdayOf(before.day) === weekday) return before.day;
  const [named, week] = weekday === undefined ? [parts, before.parts] : [before.parts, parts];
  const [month, day] = [firstOf(named.month), firstOf(named.day)];
  if (reference === undefined || month === undefined || day === undefined || week.weekday === undefined || saysYear(before.parts) || week.relativeWeek !== undefined) return undefined;
  return [reference.year, reference.year + 1, reference.year - 1]
    .map((year) => ({ year, month, day }))
    .find((date) => isValidDate(date.year, month, day) && weekdayOf(date) === week.weekday);
}

/** Whether month (where it is said) and day are those of a date. */
function isDayOf({ month, day }: DateParts, date: CalendarDate): boolean {
  const [months, days] = [month?.values ?? [date.month], day?.values ?? []];
  return months.length === 1 && days.length === 1 && months[0] === date.month && days[0] === date.day;
}

/** What is said of a date once it is placed. */
export interface Placed {
  readonly parts: DateParts;
  readonly resolved: ResolvedDate;
  readonly isAhead: boolean;
}

/** Keeps a date for what follows, and lets it say what the date before has left open. */
export function remember(context: RuleContext, draft: Draft, placed: Placed): void {
  const { parts, resolved, isAhead } = placed;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(resolved.min ?? resolved.value);
  const day = match?.[3] === undefined ? undefined : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const before = resolved.open ? undefined : beforeBracket(context, draft.start);
  if (before !== undefined && draft.isRange) takeWeekdays(draft, parts, before);
  else if (before !== undefined && day !== undefined && isSameDay(before, day, parts)) before.draft.value = formatDate(day);
  const year = match === null ? undefined : Number(match[1]);
  const isYearSaid = parts.year?.mode === "single" || parts.relativeYear !== undefined;
  context.lastDate = {
    start: draft.start,
    end: draft.end,
    parts,
    draft,
    isAhead,
    quarters: settleQuarters(context, draft, placed),
    day,
    year,
    reaches: lastOf(resolved).length === DAY_LENGTH ? lastOf(resolved) : undefined,
    saidYear: isYearSaid ? year : undefined,
  };
}

/** Of 2022-04-18. */
const DAY_LENGTH = 10;

function lastOf({ max, value }: ResolvedDate): string {
  return max ?? value;
}

/** 3月5日至7日（周四至周六） */
function takeWeekdays(draft: Draft, { weekday }: DateParts, before: LastDate & { readonly day: CalendarDate }): void {
  if (!before.draft.isRange || weekday !== weekdayOf(before.day)) return;
  draft.value = before.draft.value;
  draft.min = before.draft.min;
  draft.max = before.draft.max;
}

/** 周五（3月20日）, 3月20日（明天）: what stands in the brackets says which such day is meant. */
function isSameDay(before: LastDate, day: CalendarDate, { relativeDay, relativeWeek }: DateParts): boolean {
  if (before.draft.kind !== "date" || before.draft.isRange) return false;
  if (before.parts.weekday !== undefined) return weekdayOf(day) === before.parts.weekday;
  return (relativeDay !== undefined || relativeWeek !== undefined) && !saysYear(before.parts) && isDayOf(before.parts, day);
}

/** 一季度增5.4%，二季度增5.2%: quarters one after the other are of one year, that of the last. */
function settleQuarters({ text, lastDate, floor, reference }: RuleContext, draft: Draft, { parts, resolved, isAhead }: Placed): LastDate["quarters"] {
  const [before, quarter] = [firstOf(lastDate?.parts.quarter), firstOf(parts.quarter)];
  if (quarter === undefined || isAhead || saysYear(parts)) return [];
  const self = { parts, draft };
  if (lastDate === undefined || before === undefined || quarter !== before + 1 || lastDate.quarters.length === 0 || /[。！？\n]/u.test(text.slice(lastDate.end, floor))) return [self];
  const year = Number(resolved.value.slice(0, 4));
  if (lastDate.year !== undefined && year < lastDate.year) {
    for (const one of lastDate.quarters) place(one.draft, resolveDate({ ...one.parts, year: single(year) }, { reference, future: false }));
  }
  return [...lastDate.quarters, self];
}

/** Gives a figure the place of its date in the calendar. */
export function place(draft: Draft, { value, min, max, values, mod, open }: ResolvedDate): void {
  draft.value = value;
  if (min !== undefined && max !== undefined) {
    draft.isRange = true;
    draft.min = min;
    draft.max = max;
  }
  if (values !== undefined) draft.values = [...values];
  if (mod !== undefined) draft.mod = mod;
  if (open) draft.note = "relative: no article date";
}
