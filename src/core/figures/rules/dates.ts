/** Knows dates as figures: alone and as ranges, and what they take from the date before. */

import { formatDate } from "../dates/calendar";
import { type DateParts, firstOf, single } from "../dates/parts";
import { type DatePoint, readPoint } from "../dates/readPoint";
import { resolveDate, type ResolvedDate } from "../dates/resolve";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { addBoundaries } from "./boundaries";
import { rangeConnectorEnd } from "./connectors";
import type { RuleContext } from "./context";
import { resolveRange } from "./dateRanges";
import { holidayOfYear } from "./holidays";
import { readLunarDate } from "./lunar";
import { joinedDate, place, remember, shareDay, shareParts, takeBracketed, takeWeek } from "./neighbours";
import { anchorToTopic, goesOnAhead, isContractMonth, isForeseenPart, isSetAhead, looksAhead, takeAnaphoricYear, yearGoesOn } from "./outlook";

/** The date or time that begins at `at`, with the boundary words around it. */
export function readDateFigure(context: RuleContext, at: number): Draft | undefined {
  const { text, reference } = context;
  const previous = joinedDate(context, at);
  const first = readPoint(context, at, { referenceYear: reference?.year, continues: previous?.parts });
  if (first === undefined || !stands(text, first)) return undefined;
  const named = readNamedOfYear(context, first);
  if (named !== undefined) return named;
  if (previous !== undefined && first.end > first.start) shareParts(first.parts, previous);
  const second = readEnd(context, first);
  const end = (second ?? first).end;
  const future = looksAhead(context, at, end) || isContractMonth(context, at, end) || isSetAhead(context, first) || isForeseenPart(context, at, first.parts) || goesOnAhead(context, first.parts);
  anchorToTopic(context, first);
  takeAnaphoricYear(context, first.parts);
  if (second !== undefined) takeAnaphoricYear(context, second.parts, first.parts);
  const year = yearGoesOn(context, first);
  if (year !== undefined && (!future || year >= (reference?.year ?? year))) first.parts.year = single(year);
  takeWeek(context, first.parts, future);
  takeBracketed(context, first);
  const recurs = RECURS.test(text.slice(Math.max(0, at - 6), at));
  const placement = { reference: recurs ? undefined : reference, future };
  if (!recurs) shareDay(context, first.parts, at);
  const resolved = second === undefined ? resolveDate(first.parts, placement) : resolveRange(first, second, placement);
  const draft = newDraft(first.start, (second ?? first).end, resolved.kind, second === undefined ? "date" : "date.range", resolved.value);
  place(draft, resolved);
  if (!first.numeral && second?.numeral !== true) {
    draft.optional = "deictic";
    draft.rule = "date.deictic";
  }
  addBoundaries(context, draft);
  remember(context, draft, { parts: first.parts, resolved, isAhead: future });
  return draft;
}

/** 每年12月31日 belongs to no year, 每个交易日9:30 to no day. */
const RECURS = /每(?:年|[天日晚周]|个?(?:交易|工作)日)的?$/u;

/** 2022年正月初一, 2022年春节: a lunar date or a holiday in a year that stands right before it. */
function readNamedOfYear(context: RuleContext, { start, end, parts, numeral }: DatePoint): Draft | undefined {
  const year = Object.keys(parts).length > 1 || (parts.year !== undefined && parts.year.mode !== "single") ? undefined : (firstOf(parts.year) ?? relativeYear(context, parts));
  if (year === undefined) return undefined;
  if ("农正冬腊大".includes(context.text.charAt(end) || " ")) return readLunarDate(context, end, { start, year });
  const holiday = holidayOfYear(context, end, year);
  if (holiday === undefined) return undefined;
  const draft = newDraft(start, holiday.end, "date", "date.holiday", formatDate(holiday.date));
  if (!numeral) draft.optional = "deictic";
  addBoundaries(context, draft);
  const { month, day } = holiday.date;
  const resolved: ResolvedDate = { kind: "date", value: formatDate(holiday.date), open: false };
  remember(context, draft, { parts: { ...parts, month: single(month), day: single(day) }, resolved, isAhead: false });
  return draft;
}

function relativeYear({ reference }: RuleContext, { relativeYear: years }: DateParts): number | undefined {
  return reference === undefined || years === undefined ? undefined : reference.year + years;
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
