/** Knows which unit, noun and slashed part belong to a number: 3分20秒, 两个半小时, 两地, 元/股, and where a unit's character is none. */

import { qualifierBefore } from "../lexicon/qualifiers";
import { countedNounAt, perUnitAt, type Unit, unitAt } from "../lexicon/units";
import { isNumeralChar } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";

/** 两个半小时, 三个多月, 两个多点: what stands between 个 and a unit of time or a point. */
export function innerParts(text: string, numeral: Numeral, at: number): { at: number; half?: boolean; open?: boolean } | undefined {
  if (text.charAt(at) !== "个" || numeral.magnitude > 0) return undefined;
  const between = text.charAt(at + 1);
  if (between !== "半" && between !== "多") return undefined;
  const unit = unitAt(text, at + 2) ?? (text.charAt(at + 2) === "月" ? MONTH : undefined);
  if (unit?.kind !== "duration" && unit?.word !== "点") return undefined;
  return between === "半" ? { at: at + 2, half: true } : { at: at + 2, open: true };
}

const MONTH: Unit = { word: "月", kind: "duration", canonical: "个月", iso: "M" };

export function unitStartAt(text: string, at: number, numeral: Numeral): number {
  if (text.charAt(at) !== " " || text.charAt(at + 1) === " ") return at;
  // Behind Chinese digits and a blank, only a share is plain enough (十 成).
  return numeral.style !== "hanzi" || unitAt(text, at + 1)?.kind === "percent" ? at + 1 : at;
}

const MINUTE: Unit = { word: "分", kind: "duration", canonical: "分钟", iso: "TM" };

/** 3分20秒: before seconds, 分 are minutes. */
function isMinute(text: string, at: number): boolean {
  return text.charAt(at) === "分" && /^分[\d一二三四五六七八九十]{1,3}秒/u.test(text.slice(at, at + 5));
}

/** The unit at a place, unless the numeral before it makes a word of it (二线). */
export function usableUnit(text: string, at: number, numeral: Numeral): Unit | undefined {
  if (isMinute(text, at)) return MINUTE;
  const unit = unitAt(text, at) ?? (text.charAt(at) === "月" && text.charAt(at - 2) === "个" ? MONTH : isTenths(text, at, numeral) ? TENTHS : undefined);
  if (unit === undefined) return undefined;
  // Lists are short (七千万大单 is none), and grades are no thousands.
  if (unit.word === "大" && (numeral.low.gt(200) || numeral.decimals > 0)) return undefined;
  if (unit.word === "级" && numeral.magnitude > 0) return undefined;
  // 八旬 is eighty years of age, but ten days are one 旬.
  if (unit.word === "旬" && (numeral.style !== "hanzi" || numeral.low.lt(3) || numeral.high.gt(9))) return undefined;
  // 2022届 and 2021版 name a year.
  if (unit.word === "届" && numeral.style === "arabic" && numeral.low.gte(1950)) return undefined;
  // 三天两夜: nights go on from days.
  if (unit.kind === "duration" && text.charAt(numeral.start - 1) === "天") return unit;
  // 廿载 are twenty years, and no word.
  const singleHanzi = numeral.style === "hanzi" && numeral.end - numeral.start === 1 && (numeral.low.lt(11) || numeral.bare);
  if (unit.weak === true && singleHanzi && !isRoom(text, at)) return undefined;
  // A unit behind a blank must not be a word of its own: 涨5 个股.
  if (text.charAt(at - 1) === " " && at === numeral.end + 1 && unit.word.length === 1 && unit.kind === "count") {
    return unit.word === "个" || unit.word === "家" || unit.word === "人" || isSetApart(text, numeral) ? unit : undefined;
  }
  return unit;
}

/** 发行 11 支债券, 40,446,434 股: blanks around all numbers, as some write them, part no words. */
function isSetApart(text: string, { start, grouped }: Numeral): boolean {
  return grouped || text.charAt(start - 1) === " ";
}

/** 近九成为中小企业: behind a qualifier and one digit, 成为 is no word. */
function isTenths(text: string, at: number, { style, start, low }: Numeral): boolean {
  return text.startsWith("成为", at) && style === "hanzi" && at - start === 1 && low.lt(10) && qualifierBefore(text, start, 0, false) !== undefined;
}

const TENTHS = unitAt("成", 0);

/** 三室两厅: rooms of one kind are counted beside those of another. */
function isRoom(text: string, at: number): boolean {
  return /^(?:.?[室房厅][一二两三四五六][室厅卫]|[一二两三四五六][房室厅][一二两三四五六][厅卫])/u.test(text.slice(at - 1, at + 3)) || /^[室房厅][一二两三四五六][厅卫]/u.test(text.slice(at - 2, at + 1));
}

/** 两地, 三国, 300城: small whole numbers count such nouns without classifier. */
export function countedNoun(text: string, at: number, numeral: Numeral): string | undefined {
  if (numeral.bare || numeral.positional || numeral.decimals > 0 || numeral.magnitude > 0) return undefined;
  if (numeral.low.lt(numeral.style === "hanzi" ? 2 : 1) || numeral.low.gt(999)) return undefined;
  return countedNounAt(text, at)?.word;
}

/** What a slashed part counts by: 元/股, 元/人/年, 元/平方米·月, 件/万人次, 件/亿元. */
export function readPer(text: string, at: number, isMoney: boolean): string | undefined {
  const many = /^[百千万亿]{1,2}/u.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  const unit = perUnitAt(text, at + many) ?? (many > 0 ? perUnitAt(text, at) : undefined);
  if (unit !== undefined) {
    const end = (text.startsWith(unit.word, at + many) ? at + many : at) + unit.word.length;
    const further = "/·".includes(text.charAt(end) || " ") ? perUnitAt(text, end + 1) : undefined;
    return further === undefined ? text.slice(at, end) : text.slice(at, end + 1 + further.word.length);
  }
  // 元/10股, 元/100公里
  if (!isMoney) return undefined;
  let end = at;
  while (isNumeralChar(text, end) && end < at + 6) end++;
  if (end === at) return undefined;
  const counted = perUnitAt(text, end);
  return counted === undefined ? undefined : text.slice(at, end + counted.word.length);
}
