/** Knows between which two levels a change lies that is told with them. */

import { areComparable, type Statement } from "./statements";
import { isBefore } from "./periodShift";

export interface Pair {
  readonly before: Statement;
  readonly after: Statement;
}

/**
 * The levels that the change at `index` of a group lies between; `undefined` where the text doesn't say so plainly. They stand as
 * 由V0增至V1，增长C; V1，较V0增长C; 较V0增长C至V1; V1，C，上年同期V0; V1，上年同期V0，C; V0 and V1 with their times, C.
 */
export function pairOf(group: readonly Statement[], index: number): Pair | undefined {
  const change = group[index];
  if (change === undefined) return undefined;
  const left = group.slice(0, index).findLast(isLevel);
  const right = group.slice(index + 1).find(isLevel);
  const pair = left === undefined ? pairAhead(group, right) : (pairAround(group, left, right) ?? pairByTime(group, left, change));
  return pair !== undefined && areComparable(pair.before.figure, pair.after.figure) && fits(pair, change) ? pair : undefined;
}

function isLevel({ role }: Statement): boolean {
  return role === "level";
}

/** 同比增长C，由V0增至V1; 同比增长C至V1，上年同期V0. */
function pairAhead(group: readonly Statement[], right: Statement | undefined): Pair | undefined {
  if (right === undefined) return undefined;
  const next = neighbour(group, right, 1);
  if (next === undefined) return undefined;
  if (right.stage === "from") return next.stage === "to" ? { before: right, after: next } : undefined;
  return right.stage === "to" && next.prior !== undefined ? { before: next, after: right } : undefined;
}

/** Levels that their own words put before or after one another. */
function pairAround(group: readonly Statement[], left: Statement, right: Statement | undefined): Pair | undefined {
  const previous = neighbour(group, left, -1);
  if (left.stage === "from") return right?.stage === "to" ? { before: left, after: right } : undefined;
  if (left.stage === "to" && previous?.stage === "from") return { before: previous, after: left };
  if (left.stage === "than") {
    const after = previous !== undefined && !left.opens ? previous : right?.stage === "to" ? right : undefined;
    return after === undefined ? undefined : { before: left, after };
  }
  if (left.prior !== undefined) return previous !== undefined && previous.prior === undefined && previous.stage !== "than" ? { before: left, after: previous } : undefined;
  const behind = neighbour(group, left, 1);
  if (behind?.prior !== undefined && behind.stage === undefined) return { before: behind, after: left };
  const isOpening = previous?.prior !== undefined && previous.stage === undefined && neighbour(group, previous, -1) === undefined;
  return isOpening ? { before: previous, after: left } : undefined;
}

/** Levels of different times: the change belongs to the one before it, or, where that is the older and told last, to the newer. */
function pairByTime(group: readonly Statement[], left: Statement, change: Statement): Pair | undefined {
  const levels = group.filter((one) => isLevel(one) && areComparable(one.figure, left.figure));
  const told = change.period === undefined ? left : levels.find(({ period }) => period === change.period);
  if (told === undefined || told.stage === "from" || told.stage === "than") return undefined;
  const before = levels.find((one) => one !== told && isOlder(one, told));
  if (before !== undefined) return { before, after: told };
  const newer = levels.length === 2 && told === levels[1] ? levels[0] : undefined;
  const isOwn = newer === undefined || group[group.indexOf(newer) + 1] !== told;
  return isOwn || change.period !== undefined || !isOlder(told, newer) ? undefined : { before: told, after: newer };
}

function isOlder(one: Statement, other: Statement): boolean {
  if (one.period === undefined) return false;
  // 120亿元（2024年：100亿元）: what has no time of its own is what is told.
  if (other.period === undefined) return one.figure.start > other.figure.start;
  return liesBefore(one, other, "year") || liesBefore(one, other, "period");
}

/** Whether the one's time is a year, or its own length, before the other's. A year that one of them leaves out is the one that makes it so. */
function liesBefore(one: Statement, other: Statement, by: "year" | "period"): boolean {
  if (one.period === undefined || other.period === undefined) return false;
  if (isBefore(one.period, other.period, by)) return true;
  return one.isYearOpen !== other.isYearOpen && [-1, 1].some((years) => isBefore(inYear(one, years), inYear(other, years), by));
}

function inYear({ period = "", isYearOpen }: Statement, years: number): string {
  return isYearOpen ? period.replace(/\d{4}/g, (year) => (Number(year) + years).toString()) : period;
}

/** Whether the change is on the level that the pair has as its earlier one. */
function fits({ before, after }: Pair, { base, since, prior }: Statement): boolean {
  if (since !== undefined && prior !== undefined && before.prior !== undefined) return prior === before.prior;
  if (since !== undefined && before.period !== undefined && before.stage !== "than") return since.value === before.period;
  if (base === undefined) return true;
  if (before.prior !== undefined) return before.prior === base;
  return before.period === undefined || after.period === undefined || liesBefore(before, after, base);
}

function neighbour(group: readonly Statement[], one: Statement, step: 1 | -1): Statement | undefined {
  for (let at = group.indexOf(one) + step; at >= 0 && at < group.length; at += step) {
    const other = group[at];
    if (other !== undefined && isLevel(other)) return other;
  }
  return undefined;
}
