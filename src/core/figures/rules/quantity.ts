/** Knows how a number and its unit stand together: 约12万余件, -2.17%, 人民币3亿元, 40-50岁, 505.5/591.8/673.9亿元. */

import Big from "big.js";
import { CURRENCY_PREFIXES, type CurrencyPrefix } from "../lexicon/currencies";
import { infixAt } from "../lexicon/qualifiers";
import { countedNounAt, perUnitAt, type Unit, unitAt } from "../lexicon/units";
import { isArabic, isHan, isLatin, isNumeralChar } from "../numerals/characters";
import { lastNonZeroExponent, type Numeral, significantExponent } from "../numerals/numeral";
import { shift } from "../numerals/decimal";
import type { QualifierMark } from "../figure";
import type { RuleContext } from "./context";

/** A number with what belongs to it, before qualifiers around it are looked for. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly numeral: Numeral;
  /** In the unit as written; negative with its sign. */
  readonly low: Big;
  readonly high: Big;
  readonly unit: Unit | undefined;
  /** The classifier or noun, where it isn't in the table of units (两地). */
  readonly noun: string | undefined;
  readonly per: string | undefined;
  readonly infix: QualifierMark | undefined;
  /** For "three and a half": added to the number. */
  readonly half: boolean;
}

const NEGATIVES = ["负", "-", "零下"];

/** The quantity whose numeral begins at `at`. */
export function readQuantity(context: RuleContext, at: number): Quantity | undefined {
  const numeral = context.numeralAt(at);
  if (numeral === undefined) return undefined;
  const { text } = context;
  let end = numeral.end;
  let infix: QualifierMark | undefined = numeral.infix === undefined ? undefined : "over";
  if (infix === undefined && canTakeInfix(text, numeral)) {
    const mark = infixAt(text, end);
    if (mark !== undefined && (followsUnit(text, numeral, end + 1) || isBigBefore(text, end))) {
      infix = mark;
      end++;
    }
  }
  const inner = innerParts(text, numeral, end);
  const unitStart = inner?.at ?? unitStartAt(text, end, numeral);
  const unit = usableUnit(text, unitStart, numeral);
  if (inner !== undefined && unit === undefined) return undefined;
  const noun = unit === undefined ? countedNoun(text, end, numeral) : undefined;
  if (unit !== undefined) end = unitStart + unit.word.length;
  else if (noun !== undefined) end += noun.length;
  let per: string | undefined;
  if ((unit !== undefined || numeral.magnitude > 0) && text.charAt(end) === "/") {
    const perUnit = readPer(text, end + 1, unit?.kind === "amount");
    if (perUnit !== undefined) {
      per = perUnit;
      end += 1 + perUnit.length;
    }
  }
  return {
    start: at,
    end,
    numeral,
    low: numeral.low,
    high: numeral.high,
    unit,
    noun,
    per,
    infix: infix === undefined && inner?.infix !== true ? undefined : "over",
    half: inner?.half === true,
  };
}

/** What a slashed part counts by: 元/股, 元/人/年, 元/平方米·月. */
function readPer(text: string, at: number, isMoney: boolean): string | undefined {
  const unit = perUnitAt(text, at);
  if (unit !== undefined) {
    const end = at + unit.word.length;
    const further = "/·".includes(text.charAt(end) || " ") ? perUnitAt(text, end + 1) : undefined;
    return further === undefined ? unit.word : text.slice(at, end + 1 + further.word.length);
  }
  // 元/10股, 元/100公里
  if (!isMoney) return undefined;
  let end = at;
  while (isNumeralChar(text, end) && end < at + 6) end++;
  if (end === at) return undefined;
  const counted = perUnitAt(text, end);
  return counted === undefined ? undefined : text.slice(at, end + counted.word.length);
}

/** 两个半小时, 三个多月, 两个多点: what stands between 个 and a unit of time or a point. */
function innerParts(text: string, numeral: Numeral, at: number): { at: number; half?: boolean; infix?: boolean } | undefined {
  if (text.charAt(at) !== "个" || numeral.magnitude > 0) return undefined;
  const between = text.charAt(at + 1);
  if (between !== "半" && between !== "多") return undefined;
  const unit = unitAt(text, at + 2) ?? (text.charAt(at + 2) === "月" ? MONTH : undefined);
  if (unit?.kind !== "duration" && unit?.word !== "点") return undefined;
  return between === "半" ? { at: at + 2, half: true } : { at: at + 2, infix: true };
}

const MONTH: Unit = { word: "月", kind: "duration", canonical: "个月", iso: "M" };

function unitStartAt(text: string, at: number, numeral: Numeral): number {
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
function usableUnit(text: string, at: number, numeral: Numeral): Unit | undefined {
  if (isMinute(text, at)) return MINUTE;
  const unit = unitAt(text, at) ?? (text.charAt(at) === "月" && text.charAt(at - 2) === "个" ? MONTH : undefined);
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
    return unit.word === "个" || unit.word === "家" || unit.word === "人" ? unit : undefined;
  }
  return unit;
}

/** 三室两厅: rooms of one kind are counted beside those of another. */
function isRoom(text: string, at: number): boolean {
  return /^(?:.?[室房厅][一二两三四五六][室厅卫]|[一二两三四五六][房室厅][一二两三四五六][厅卫])/u.test(text.slice(at - 1, at + 3)) || /^[室房厅][一二两三四五六][厅卫]/u.test(text.slice(at - 2, at + 1));
}

/** 两地, 三国, 300城: small whole numbers count such nouns without classifier. */
function countedNoun(text: string, at: number, numeral: Numeral): string | undefined {
  if (numeral.bare || numeral.positional || numeral.decimals > 0 || numeral.magnitude > 0) return undefined;
  if (numeral.low.lt(numeral.style === "hanzi" ? 2 : 1) || numeral.low.gt(999)) return undefined;
  return countedNounAt(text, at)?.word;
}

function canTakeInfix(text: string, numeral: Numeral): boolean {
  if (numeral.approximate !== undefined && numeral.approximate !== "pair") return false;
  const next = text.charAt(numeral.end);
  if (next === "来") return numeral.low.gte(10) && numeral.low.mod(10).eq(0);
  if (next === "余") return !"额下款量热杭姚".includes(text.charAt(numeral.end + 1) || " ");
  if (next === "+") return isOpenNumber(text, numeral);
  return next === "多" && (numeral.low.gte(10) || numeral.magnitude > 0);
}

/** 100+家, 10万+: so many and more; but 1+1 and 14+7天 add up, and 5G+ is a slogan. */
function isOpenNumber(text: string, { style, decimals, low, magnitude, end }: Numeral): boolean {
  if (style === "hanzi" || isArabic(text, end + 1) || isLatin(text, end + 1)) return false;
  return magnitude > 0 || (decimals === 0 && (low.gte(10) || unitAt(text, end + 1) !== undefined));
}

function followsUnit(text: string, numeral: Numeral, at: number): boolean {
  const from = unitStartAt(text, at, numeral);
  const unit = unitAt(text, from);
  if (unit !== undefined) return true;
  return text.charAt(from) === "年" || text.charAt(from) === "月" || text.charAt(from) === "日";
}

/** 两万余 before a noun, 30余 before anything that isn't a word with 余, 900多 before nothing it could belong to. */
function isBigBefore(text: string, at: number): boolean {
  const infix = text.charAt(at);
  return infix === "余" || infix === "+" || (infix === "多" && ("万亿".includes(text.charAt(at - 1) || " ") || !isHan(text, at + 1)));
}

/** Sign and currency before the numeral; both at most once, in either order. */
export interface Lead {
  readonly start: number;
  readonly negative: boolean;
  readonly currency: CurrencyPrefix | undefined;
}

/** What belongs to a number and stands before it, not beyond `floor`. */
export function readLead(text: string, at: number, floor: number): Lead {
  let start = at;
  let negative = false;
  let currency: CurrencyPrefix | undefined;
  for (let turn = 0; turn < 2; turn++) {
    const sign = signBefore(text, start, floor);
    if (sign > 0 && !negative) {
      negative = text.charAt(start - 1) !== "+";
      start -= sign;
    }
    if (currency !== undefined) break;
    const before = text.charAt(start - 1) === " " ? start - 1 : start;
    const prefix = CURRENCY_PREFIXES.longestBefore(text, before, floor);
    if (prefix === undefined) break;
    const from = before - prefix.word.length;
    // USD in a longer word is no currency.
    if (isLatin(prefix.word, 0) && isLatin(text, from - 1)) break;
    if (!prefix.symbol && "兑对比换".includes(text.charAt(from - 1) || " ")) break;
    currency = prefix;
    start = from;
  }
  return { start, negative, currency };
}

/** Length of a sign that ends at `end`; 0 for none. */
function signBefore(text: string, end: number, floor: number): number {
  const plus = text.charAt(end - 1) === "+";
  const negative = plus ? undefined : NEGATIVES.find((sign) => text.endsWith(sign, end) && end - sign.length >= floor);
  const length = plus ? 1 : (negative?.length ?? 0);
  if (length === 0 || end - length < floor) return 0;
  if (plus) return isPlusSign(text, end) ? 1 : 0;
  const before = end - length - 1;
  if (negative === "负") return "抱肩担自欺胜辜".includes(text.charAt(before) || " ") ? 0 : 1;
  if (negative === "零下") return 2;
  // Between two numbers, or behind a letter, a dash joins.
  if (isArabic(text, before) || (isLatin(text, before) && !isComparison(text, before + 1)) || "%年月日号)-元".includes(text.charAt(before) || " ")) return 0;
  return 1;
}

/** YoY+18%, QoQ-3%: whether what ends there says what a change is counted from. */
function isComparison(text: string, end: number): boolean {
  return /(?:^|[^A-Za-z])(?:yoy|qoq|mom|wow)$/iu.test(text.slice(Math.max(0, end - 4), end));
}

/** A plus before a percentage or behind a blank is a sign; between words it adds (隔离+7天). */
function isPlusSign(text: string, at: number): boolean {
  const before = text.charAt(at - 2);
  if (before === "" || " (:,，、；\n/".includes(before) || isComparison(text, at - 1)) return true;
  if (isArabic(text, at - 2) || isLatin(text, at - 2) || ")%".includes(before)) return false;
  let end = at;
  while (isArabic(text, end) || text.charAt(end) === ".") end++;
  return text.charAt(end) === "%";
}

/** The exact value of a number in its canonical unit, and how it was written. */
export function scaled(value: Big, unit: Unit | undefined): Big {
  const scale = unit?.scale ?? 0;
  const shifted = scale === 0 ? value : shift(value, scale);
  return unit?.factor === undefined ? shifted : shifted.times(unit.factor);
}

/** One step of the last non-zero digit as written: 1200余 reaches up to 1300. */
export function overStep(numeral: Numeral): Big {
  return shift(ONE, numeral.decimals > 0 ? significantExponent(numeral) : lastNonZeroExponent(numeral.low));
}

const ONE = new Big(1);
