/** Knows the parts of a year: 上半年, H1, 春季, 一季度, Q3, 前三季度, 前11个月. */

import { innerWordAt, relativeWordAt } from "../lexicon/timeWords";
import { isArabic, isLatin } from "../numerals/characters";
import type { NumeralSource } from "../numerals/numeralSource";
import { rangeConnectorEnd } from "../rules/connectors";
import { readLevel, toLevel } from "./levels";
import { type DateParts, type Level, type PartRead, single } from "./parts";

/** The half, season or quarter that begins at `at`; `dated` says that a year stands before it. */
export function readPartOfYear(source: NumeralSource, at: number, dated: boolean): PartRead | undefined {
  const { text } = source;
  return (
    readHalf(text, at, dated) ??
    readRelativeQuarter(text, at, dated) ??
    readLetterQuarter(text, at) ??
    readFromFirst(source, at, dated) ??
    readNumbered(source, at, dated)
  );
}

function readHalf(text: string, at: number, dated: boolean): PartRead | undefined {
  const word = innerWordAt(text, at);
  if (word?.kind === "half") return { parts: { half: word.value }, end: at + word.word.length, numeral: false };
  // A season without a year has no place in the calendar.
  if (word?.kind === "season" && dated) return { parts: { season: word.value }, end: at + word.word.length, numeral: false };
  const number = text.charAt(at + 1);
  if (text.charAt(at) !== "H" || (number !== "1" && number !== "2") || !isLetterWord(text, at)) return undefined;
  if (!dated && isArabic(text, at - 1)) return undefined;
  return { parts: { half: Number(number) }, end: at + 2, numeral: true };
}

/** A letter and a digit that no further letter or digit makes a longer name of. */
function isLetterWord(text: string, at: number): boolean {
  return !isLatin(text, at - 1) && !/[A-Za-z0-9.]/u.test(text.charAt(at + 2));
}

function readRelativeQuarter(text: string, at: number, dated: boolean): PartRead | undefined {
  const word = dated ? undefined : relativeWordAt(text, at);
  return word?.kind === "quarter" ? { parts: { relativeQuarter: word.value }, end: at + word.word.length, numeral: false } : undefined;
}

/** Q3, Q1-Q3. */
function readLetterQuarter(text: string, at: number): PartRead | undefined {
  const isQuarter = (from: number) => text.charAt(from) === "Q" && /[1-4]/u.test(text.charAt(from + 1));
  if (!isQuarter(at) || !isLetterWord(text, at)) return undefined;
  const first = Number(text.charAt(at + 1));
  const connector = rangeConnectorEnd(text, at + 2);
  if (connector > 0 && isQuarter(connector)) {
    return {
      parts: { quarter: { values: [first, Number(text.charAt(connector + 1))], mode: "range" } },
      end: connector + 2,
      numeral: true,
    };
  }
  return { parts: { quarter: single(first) }, end: at + 2, numeral: true };
}

/** 前三季度, 首三季, 前11个月, 前5月, 今年头两个月: from the first one on; 2022年首季 is the first. */
function readFromFirst(source: NumeralSource, at: number, dated: boolean): PartRead | undefined {
  const { text } = source;
  const head = text.charAt(at);
  if (head !== "前" && head !== "首" && !(head === "头" && dated)) return undefined;
  if (dated && head === "首" && text.charAt(at + 1) === "季" && !isQuarterlyWord(text, at + 2))
    return { parts: { quarter: single(1) }, end: at + (text.charAt(at + 2) === "度" ? 3 : 2), numeral: false };
  // 提前三个月 is three months early.
  if (head === "前" && "提以之目此空往超".includes(text.charAt(at - 1) || " ")) return undefined;
  const numeral = source.numeralAt(at + 1);
  if (numeral === undefined || numeral.low.gt(12) || numeral.low.lt(1) || numeral.decimals > 0 || numeral.approximate !== undefined)
    return undefined;
  const count = numeral.low.toNumber();
  const unit = ["个季度", "季度", "季", "个月", "月"].find((word) => text.startsWith(word, numeral.end));
  if (unit === undefined || isQuarterlyWord(text, numeral.end + 1)) return undefined;
  const isMonth = unit.endsWith("月");
  if (!isMonth && (count > 4 || count < 2)) return undefined;
  // 春节前3月1日 holds a day.
  if (unit === "月" && (count < 2 || "份上中下初末底0123456789一二三".includes(text.charAt(numeral.end + 1) || " "))) return undefined;
  const level: Level = count === 1 ? single(1) : { values: [1, count], mode: "range" };
  const parts: DateParts = isMonth ? { month: level, fromFirst: true } : { quarter: level, fromFirst: true };
  return { parts, end: numeral.end + unit.length, numeral: true };
}

/** 季报, 季军, 季节 and 四季|度假 are no quarters; `at` is behind 季. */
function isQuarterlyWord(text: string, at: number): boolean {
  return text.charAt(at - 1) === "季" && /^(?:[报军节]|度假[村区日酒旅小胜产])/u.test(text.slice(at, at + 3));
}

/** 第二季营收 is a quarter's; other seasons are those of shows. */
const OF_A_COMPANY = /^(?:营|净|收入|财|业绩|毛利|每股|出货|末|初|利润|销|GDP|同比|环比|获利|盈|亏|合并)/u;

const QUARTERS_COUNTED = /(?:未来|过去|最近|连续|近|满|共|[连历]经) ?$/u;

function readNumbered(source: NumeralSource, at: number, dated: boolean): PartRead | undefined {
  const { text } = source;
  const isOrdinal = text.charAt(at) === "第";
  const from = isOrdinal ? at + 1 : at;
  // 未来 4 季度, 连续三季度: so many of them.
  if (!dated && !isOrdinal && QUARTERS_COUNTED.test(text.slice(Math.max(0, at - 4), at))) return undefined;
  const units = dated || isOrdinal ? ["季度", "财季", "季"] : ["季度", "财季"];
  const level = readLevel(source, from, units, ({ low, decimals }) => low.gte(1) && low.lte(4) && decimals === 0);
  if (level === undefined || isQuarterlyWord(text, level.end - (text.charAt(level.end - 1) === "度" ? 1 : 0))) return undefined;
  if (!dated && text.charAt(level.end - 1) === "季" && !OF_A_COMPANY.test(text.slice(level.end, level.end + 2))) return undefined;
  return { parts: { quarter: toLevel(level) }, end: level.end, numeral: true };
}
