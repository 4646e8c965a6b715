/** Knows how a date and the one that ends its range share what only one of them says. */

import { addDays, formatDate } from "../dates/calendar";
import { lastDay } from "../dates/edtf";
import type { DateParts } from "../dates/parts";
import type { DatePoint } from "../dates/readPoint";
import { joinRange, type Placement, resolveDate, type ResolvedDate } from "../dates/resolve";

/** 12月27日至1月3日: the end shares what it doesn't say with the beginning, moving on where it would lie before it. */
export function resolveRange(
  first: DatePoint,
  second: DatePoint,
  placement: Placement,
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
