/** Knows how often things happen: 7*24小时, 每周三次. */

import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { isLatin } from "../numerals/characters";
import { readArabic } from "../numerals/arabic";
import { readNumeral } from "../numerals/readNumeral";
import { isArabic } from "../numerals/characters";
import type { RuleContext } from "./context";
import { formatHalf } from "./durations";

/** 7*24小时, 7×24, also with a stray quotation mark inside. */
export function readAroundTheClock(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  if (!isArabic(text, at) || isArabic(text, at - 1) || isLatin(text, at - 1)) return undefined;
  const first = readArabic(text, at);
  const mark = text.charAt(first.end);
  if (first.decimals > 0 || !"*xX".includes(mark || " ") || !isArabic(text, first.end + 1)) return undefined;
  const second = readArabic(text, first.end + 1);
  const one = Number(first.digits);
  const other = Number(second.digits);
  let end = second.end;
  if ("”\"’'」".includes(text.charAt(end) || " ")) end++;
  if (text.startsWith("小时", end)) end += 2;
  else if (end !== second.end) end = second.end;
  const inHours = text.startsWith("小时", end - 2);
  const [days, hours] = one === 24 ? [other, one] : [one, other];
  // 5*8小时 says hours itself, 7*24 needn't.
  if (days < 1 || days > 7 || hours < 1 || hours > 24 || (hours < 24 && !inHours)) return undefined;
  const draft = newDraft(at, end, "frequency", "frequency.clock", `${String(hours)}h/d*${String(days)}d/wk`);
  draft.unit = inHours ? "小时" : null;
  return draft;
}

const PERIODS: readonly (readonly [string, string])[] = [
  ["个交易日", "P1D"],
  ["个工作日", "P1D"],
  ["个小时", "PT1H"],
  ["小时", "PT1H"],
  ["分钟", "PT1M"],
  ["季度", "P3M"],
  ["个季度", "P3M"],
  ["个月", "P1M"],
  ["星期", "P1W"],
  ["周", "P1W"],
  ["季", "P3M"],
  ["年", "P1Y"],
  ["月", "P1M"],
  ["天", "P1D"],
  ["日", "P1D"],
  ["秒", "PT1S"],
];

/** 每周三次, 每年两次, 每两周一次, 每半年一次. */
export function readEvery(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  if (text.charAt(at) !== "每") return undefined;
  const half = text.charAt(at + 1) === "半";
  const interval = half ? undefined : readNumeral(text, at + 1);
  const from = half ? at + 2 : interval === undefined || interval.approximate !== undefined ? at + 1 : interval.end;
  const period = PERIODS.find(([word]) => text.startsWith(word, from));
  if (period === undefined || (half && !period[1].includes("1"))) return undefined;
  let times = from + period[0].length;
  for (const filler of ["至少", "召开", "更新", "举行", "进行", "发布"]) {
    if (text.startsWith(filler, times) && filler === "至少") times += filler.length;
  }
  const numeral = readNumeral(text, times);
  if (numeral === undefined || numeral.approximate !== undefined || numeral.bare || numeral.low.gt(100000)) return undefined;
  const word = ["次", "回", "趟", "轮"].find((unit) => text.startsWith(unit, numeral.end));
  if (word === undefined) return undefined;
  const length = half ? halved(period[1]) : interval === undefined || from === at + 1 ? period[1] : period[1].replace("1", interval.low.toFixed());
  const draft = newDraft(at, numeral.end + word.length, "frequency", "frequency.every", `${numeral.low.toFixed()}/${length}`);
  draft.unit = word;
  return draft;
}

/** Half of a period of one unit. */
function halved(period: string): string {
  return formatHalf(period.replace(/[P\d]/gu, ""));
}
