/** Knows dates as figures: alone and as ranges, and what they take from the date before. */

import { addDays, formatDate, weekdayOf } from "../dates/calendar";
import { readPoint, type DatePoint } from "../dates/readPoint";
import { type DateParts, firstOf, single } from "../dates/parts";
import { lastDay } from "../dates/edtf";
import { joinRange, resolveDate, type ResolvedDate } from "../dates/resolve";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { addBoundaries } from "./boundaries";
import { rangeConnectorEnd } from "./connectors";
import type { LastDate, RuleContext } from "./context";
import { readLunarDate } from "./lunar";
import { anchorToTopic, takeAnaphoricYear, goesOnAhead, isContractMonth, isForeseenPart, isSetAhead, looksAhead, yearGoesOn } from "./outlook";

/** The date or time that begins at `at`, with the boundary words around it. */
export function readDateFigure(context: RuleContext, at: number): Draft | undefined {
  const { text, reference } = context;
  const previous = joinedDate(context, at);
  const first = readPoint(context, at, {
    referenceYear: reference?.year,
    ...(previous === undefined ? {} : { continues: previous.parts }),
  });
  if (first === undefined || !stands(text, first)) return undefined;
  const lunar = readLunarOfYear(context, first);
  if (lunar !== undefined) return lunar;
  if (previous !== undefined && first.end > first.start) shareParts(first.parts, previous);
  const second = readEnd(context, first);
  const end = (second ?? first).end;
  const future = looksAhead(context, at, end) || isContractMonth(context, at, end) || isSetAhead(context, at, first.parts) || isForeseenPart(context, at, first.parts) || goesOnAhead(context, first.parts);
  anchorToTopic(context, first);
  takeAnaphoricYear(context, first.parts);
  if (second !== undefined) takeAnaphoricYear(context, second.parts, first.parts);
  const year = yearGoesOn(context, first);
  if (year !== undefined && (!future || year >= (reference?.year ?? year))) first.parts.year = single(year);
  takeWeek(context, first.parts, future);
  // 每年12月31日 recurs, and belongs to no year.
  const recurs = /每年的?$/u.test(text.slice(Math.max(0, at - 3), at));
  const placement = { reference: recurs ? undefined : reference, future };
  if (isTimeAlone(first.parts)) shareDay(context, first.parts, at);
  const resolved = second === undefined ? resolveDate(first.parts, placement) : resolveRange(first, second, placement);
  const draft = newDraft(first.start, (second ?? first).end, resolved.kind, second === undefined ? "date" : "date.range", resolved.value);
  fill(draft, resolved);
  if (!first.numeral && second?.numeral !== true) {
    draft.optional = "deictic";
    draft.rule = "date.deictic";
  }
  addBoundaries(context, draft);
  remember(context, draft, { parts: first.parts, resolved, isAhead: future });
  return draft;
}

/** 2022年正月初一: a lunar date in a year that stands right before it. */
function readLunarOfYear(context: RuleContext, { start, end, parts }: DatePoint): Draft | undefined {
  if (!"农正冬腊大".includes(context.text.charAt(end) || " ")) return undefined;
  const year = Object.keys(parts).length > 1 ? undefined : (firstOf(parts.year) ?? relativeYear(context, parts));
  return year === undefined ? undefined : readLunarDate(context, end, { start, year });
}

function relativeYear({ reference }: RuleContext, { relativeYear: years }: DateParts): number | undefined {
  return reference === undefined || years === undefined ? undefined : reference.year + years;
}

/** The date that this one goes on from: 1月17日和18日. */
function joinedDate(context: RuleContext, at: number): LastDate | undefined {
  const last = context.lastDate;
  if (last === undefined || at - last.end > 2 || at <= last.end) return undefined;
  return /^(?:[、和及与]|以及)$/u.test(context.text.slice(last.end, at)) ? last : undefined;
}

/** Takes over year and month from the date before, where this one doesn't say them. */
function shareParts(parts: DateParts, previous: LastDate): void {
  if (
    parts.year !== undefined ||
    parts.relativeYear !== undefined ||
    parts.relativeDay !== undefined ||
    parts.weekday !== undefined ||
    previous.year === undefined
  )
    return;
  if (parts.month !== undefined || parts.quarter !== undefined || parts.half !== undefined) {
    parts.year = { values: [previous.year], mode: "single" };
  } else if (parts.day !== undefined && previous.day !== undefined) {
    parts.year = { values: [previous.day.year], mode: "single" };
    parts.month = { values: [previous.day.month], mode: "single" };
  }
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
function shareDay(context: RuleContext, parts: DateParts, at: number): void {
  const last = context.lastDate;
  if (last?.day === undefined || at - last.end > 60 || /[。！？\n]/u.test(context.text.slice(last.end, at))) return;
  parts.fixed = last.day;
}

/** 本周…，其中周一至周五: a weekday is one of the week that its sentence speaks of; 周二…，周三… go on in one week. */
function takeWeek({ lastDate, floor, text }: RuleContext, parts: DateParts, future: boolean): void {
  if (lastDate === undefined || parts.weekday === undefined || parts.relativeWeek !== undefined || parts.month !== undefined) return;
  if (lastDate.parts.relativeWeek !== undefined) parts.relativeWeek = lastDate.parts.relativeWeek;
  const days = parts.weekday - (lastDate.parts.weekday ?? parts.weekday);
  if (future !== lastDate.isAhead || lastDate.day === undefined || lastDate.parts.month !== undefined || days <= 0 || /[。！？\n]/u.test(text.slice(lastDate.end, floor))) return;
  parts.fixed = addDays(lastDate.day, days);
}

/** Of 2022-04-18. */
const DAY_LENGTH = 10;

interface Placed {
  readonly parts: DateParts;
  readonly resolved: ResolvedDate;
  readonly isAhead: boolean;
}

/** Keeps a date for what follows; a weekday in brackets behind a date, or before one, is the same day. */
function remember(context: RuleContext, draft: Draft, { parts, resolved, isAhead }: Placed): void {
  const last = context.lastDate;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(resolved.min ?? resolved.value);
  let day = match?.[3] === undefined ? undefined : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const bracketed = last !== undefined && draft.start - last.end === 1 && context.text.charAt(last.end) === "(" && !resolved.open;
  if (bracketed && last.day !== undefined && draft.isRange && last.draft.isRange && parts.weekday !== undefined && weekdayOf(last.day) === parts.weekday) {
    // 3月5日至7日（周四至周六）
    day = last.day;
    draft.value = last.draft.value;
    draft.min = last.draft.min;
    draft.max = last.draft.max;
  } else if (bracketed && last.day !== undefined && day !== undefined && !draft.isRange) {
    const isWeekday = parts.weekday !== undefined && parts.relativeWeek === undefined;
    if (isWeekday && weekdayOf(last.day) === parts.weekday) {
      day = last.day;
      draft.value = formatDate(day);
    } else if (last.parts.weekday !== undefined && weekdayOf(day) === last.parts.weekday && last.draft.kind === "date") {
      last.draft.value = formatDate(day);
    }
  }
  const saysYear = parts.year?.mode === "single" || parts.relativeYear !== undefined;
  context.lastDate = {
    start: draft.start,
    end: draft.end,
    parts,
    draft,
    isAhead,
    ...(day === undefined ? {} : { day }),
    ...(match === null ? {} : { year: Number(match[1]) }),
    ...(resolved.max?.length === DAY_LENGTH ? { reaches: resolved.max } : {}),
    ...(match === null || !saysYear ? {} : { saidYear: Number(match[1]) }),
  };
}

function fill(draft: Draft, resolved: ResolvedDate): void {
  if (resolved.min !== undefined && resolved.max !== undefined) {
    draft.isRange = true;
    draft.min = resolved.min;
    draft.max = resolved.max;
  }
  if (resolved.values !== undefined) draft.values = [...resolved.values];
  if (resolved.mod !== undefined) draft.mod = resolved.mod;
  if (resolved.open) draft.note = "relative: no article date";
}

/** 按1:10的比例, 以1:10换股 */
const RATIO_AFTER = /^(?:的?(?:比例|比率|配比|杠杆)|换股|缩股|拆[股分]|并股|兑换|配资|获胜|战胜|击败)/u;

/** A part of a date that may stand as a figure: not 三月 in a name, not a lone hour in a score. */
function stands(text: string, point: DatePoint): boolean {
  const before = text.charAt(point.start - 1);
  const { parts } = point;
  // 每年, 每周三 and 第3日 are not calendar dates.
  if (before === "每" || before === "逐") return false;
  if (before === "第" && parts.quarter === undefined) return false;
  // 近1月, 近6月: the last so many months.
  if (before === "近" && !"接将临靠逼".includes(text.charAt(point.start - 2) || " ") && parts.month !== undefined && parts.year === undefined && parts.day === undefined && parts.relativeYear === undefined) return false;
  if (parts.time !== undefined && parts.day === undefined && parts.relativeDay === undefined && parts.part === undefined) {
    if (RATIO_AFTER.test(text.slice(point.end, point.end + 4))) return false;
    return !/(?:比例|比分|配比|比率|比)(?:为|是|约|达|:)?$/u.test(text.slice(Math.max(0, point.start - 5), point.start));
  }
  return true;
}

function readEnd(context: RuleContext, first: DatePoint): DatePoint | undefined {
  const { text, reference } = context;
  const connector = rangeConnectorEnd(text, first.end);
  if (connector < 0) return undefined;
  // 至今 is a boundary, and a list or range can't begin a range.
  if (text.startsWith("至今", first.end) && !/^至今[年天日晚]/u.test(text.slice(first.end, first.end + 3))) return undefined;
  const second = readPoint(context, connector, { referenceYear: reference?.year, continues: first.parts });
  if (second === undefined) return undefined;
  if (isClosed(first.parts) || isClosed(second.parts)) return undefined;
  return finest(second.parts) === "none" ? undefined : second;
}

function isClosed(parts: DateParts): boolean {
  return [parts.year, parts.month, parts.day].some((level) => level !== undefined && level.mode !== "single");
}

function finest(parts: DateParts): string {
  return Object.keys(parts).length === 0 ? "none" : "some";
}

/** 12月27日至1月3日: the end shares what it doesn't say with the beginning, moving on where it would lie before it. */
function resolveRange(
  first: DatePoint,
  second: DatePoint,
  placement: { reference: RuleContext["reference"]; future: boolean },
): ResolvedDate {
  const from = resolveDate(first.parts, placement);
  const until = weekdayAfter(first.parts, second.parts, from) ?? resolveDate(inherit(first.parts, second.parts, from), placement);
  return joinRange(from, until);
}

/** 周一至周五: the second weekday is the next such day after the first. */
function weekdayAfter(first: DateParts, second: DateParts, from: ResolvedDate): ResolvedDate | undefined {
  if (first.weekday === undefined || second.weekday === undefined || second.relativeWeek !== undefined || second.time !== undefined)
    return undefined;
  const day = lastDay(from.value);
  if (day === undefined || from.open) return undefined;
  return { kind: "date", value: formatDate(addDays(day, (second.weekday - first.weekday + 7) % 7)), open: false };
}

function inherit(first: DateParts, second: DateParts, from: ResolvedDate): DateParts {
  if (
    second.year !== undefined ||
    second.relativeYear !== undefined ||
    second.relativeDay !== undefined ||
    second.relativeMonth !== undefined ||
    second.weekday !== undefined
  ) {
    return second;
  }
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(from.value);
  if (match === null) return second;
  const year = Number(match[1]);
  const month = Number(match[2] ?? 1);
  const day = Number(match[3] ?? 1);
  if (second.month !== undefined) {
    const moves = (second.month.values[0] ?? 1) < month && first.half === undefined;
    return { ...second, year: { values: [moves ? year + 1 : year], mode: "single" } };
  }
  if (second.day !== undefined) {
    const moves = (second.day.values[0] ?? 1) < day;
    const next = moves ? month + 1 : month;
    return {
      ...second,
      year: { values: [next > 12 ? year + 1 : year], mode: "single" },
      month: { values: [next > 12 ? 1 : next], mode: "single" },
    };
  }
  if (second.quarter !== undefined || second.half !== undefined) return { ...second, year: { values: [year], mode: "single" } };
  if (second.time !== undefined && match[3] !== undefined) {
    return {
      ...second,
      year: { values: [year], mode: "single" },
      month: { values: [month], mode: "single" },
      day: { values: [day], mode: "single" },
    };
  }
  return second;
}
