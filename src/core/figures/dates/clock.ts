/** Knows how times of day are written: 8:30, 3:54:49 PM, 15时30分, 晚8点半, 0-24时. */

import { isArabic } from "../numerals/characters";
import type { NumeralSource } from "../numerals/numeralSource";
import { rangeConnectorEnd } from "../rules/connectors";
import type { ClockTime } from "./parts";

export interface ClockRead {
  readonly time: ClockTime;
  /** The end of a stretch (08:00-10:00, 0-24时). */
  readonly until?: ClockTime;
  readonly end: number;
}

/** The time at `at`; `dated` says that a day or a part of one stands before it, which makes 8点 a time. */
export function readClock(source: NumeralSource, at: number, dated: boolean): ClockRead | undefined {
  const { text } = source;
  const first = readColon(text, at) ?? readHan(source, at, dated) ?? readSharedHours(source, at);
  if (first === undefined || first.until !== undefined) return first;
  const connector = rangeConnectorEnd(text, first.end);
  if (connector < 0) return first;
  const second = readColon(text, connector) ?? readHan(source, connector, true);
  return second === undefined ? first : { time: first.time, until: second.time, end: second.end };
}

function readColon(text: string, at: number): ClockRead | undefined {
  if (!isArabic(text, at) || isArabic(text, at - 1) || text.charAt(at - 1) === ":" || text.charAt(at - 1) === ".") return undefined;
  const match = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?!\d|:\d|\.\d)/u.exec(text.slice(at, at + 10));
  if (match === null) return undefined;
  let hour = Number(match[1]);
  if (hour > 24) return undefined;
  let end = at + match[0].length;
  const half = /^ ?([AaPp])\.?[Mm]\.?(?![A-Za-z])/u.exec(text.slice(end, end + 6));
  if (half !== null && hour <= 12) {
    hour = (hour % 12) + (half[1]?.toUpperCase() === "P" ? 12 : 0);
    end += half[0].length;
  }
  const second = match[3];
  return { time: { hour, minute: Number(match[2]), ...(second === undefined ? {} : { second: Number(second) }) }, end };
}

/** 15时, 15时30分20秒, 9点, 9点半, 九点三十分. */
function readHan(source: NumeralSource, at: number, dated: boolean): ClockRead | undefined {
  const { text } = source;
  const hour = wholeNumber(source, at, 24);
  if (hour === undefined) return undefined;
  const mark = text.charAt(hour.end);
  if (mark !== "时" && mark !== "点") return undefined;
  if (mark === "时" && "间候期代刻常而长段任隔".includes(text.charAt(hour.end + 1) || " ")) return undefined;
  let end = hour.end + 1;
  if (text.charAt(end) === "钟") end++;
  const rest = text.slice(end, end + 2);
  if (
    mark === "点" &&
    !dated &&
    end === hour.end + 1 &&
    !/^(?:半|整|许|[0-5]?\d分|开|收|左)/u.test(text.slice(end, end + 3)) &&
    !/^[一二三四五]?十/u.test(rest)
  ) {
    return undefined;
  }
  if (rest.startsWith("半")) return { time: { hour: hour.value, minute: 30 }, end: end + 1 };
  if (rest.startsWith("整") || rest.startsWith("许") || /^正(?![在式常值好是要当处]|确)/u.test(rest)) return { time: { hour: hour.value }, end: end + 1 };
  if (rest === "一刻" || rest === "三刻") return { time: { hour: hour.value, minute: rest === "一刻" ? 15 : 45 }, end: end + 2 };
  const minute = wholeNumber(source, end, 59);
  if (minute === undefined || text.charAt(minute.end) !== "分" || "之析布公别钟".includes(text.charAt(minute.end + 1) || " ")) {
    return { time: { hour: hour.value }, end };
  }
  const second = wholeNumber(source, minute.end + 1, 59);
  if (second !== undefined && text.charAt(second.end) === "秒") {
    return { time: { hour: hour.value, minute: minute.value, second: second.value }, end: second.end + 1 };
  }
  return { time: { hour: hour.value, minute: minute.value }, end: minute.end + 1 };
}

/** 0-24时, 8至10点. */
function readSharedHours(source: NumeralSource, at: number): ClockRead | undefined {
  const { text } = source;
  const first = wholeNumber(source, at, 24);
  if (first === undefined) return undefined;
  const connector = rangeConnectorEnd(text, first.end);
  if (connector < 0) return undefined;
  const second = wholeNumber(source, connector, 24);
  if (second === undefined) return undefined;
  const mark = text.charAt(second.end);
  if (
    mark !== "时" &&
    !(
      mark === "点" &&
      !"位心评名".includes(text.charAt(second.end + 1) || " ") &&
      second.value > first.value &&
      second.value - first.value > 1
    )
  )
    return undefined;
  return { time: { hour: first.value }, until: { hour: second.value }, end: second.end + 1 };
}

function wholeNumber(source: NumeralSource, at: number, max: number): { readonly value: number; readonly end: number } | undefined {
  const numeral = source.numeralAt(at);
  if (numeral === undefined || numeral.decimals > 0 || numeral.approximate !== undefined || numeral.bare || numeral.low.gt(max))
    return undefined;
  return { value: numeral.low.toNumber(), end: numeral.end };
}
