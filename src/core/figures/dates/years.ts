/** Knows how years are named: 2021年, 去年, 二〇二二年, 21-23年, FY22, 3Q21, 民国111年, 21世纪, 90年代. */

import { relativeWordAt } from "../lexicon/timeWords";
import { unitAt } from "../lexicon/units";
import { isArabic, isLatin } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import type { NumeralSource } from "../numerals/numeralSource";
import { ascending, readLevel, yearDigits } from "./levels";
import { type DateParts, type PartRead, single } from "./parts";

const YEAR_UNITS = ["财政年度", "会计年度", "财年", "年度", "年"];

/** The year (or years, decade, century) that begins at `at`; `referenceYear` decides what two digits mean. */
export function readYear(source: NumeralSource, at: number, referenceYear: number | undefined): PartRead | undefined {
  const years = new YearNames(source, referenceYear);
  return relativeYear(source.text, at) ?? years.era(at) ?? years.fiscal(at) ?? years.century(at) ?? years.numbered(at);
}

function relativeYear(text: string, at: number): PartRead | undefined {
  const word = relativeWordAt(text, at);
  if (word?.kind === "anaphoricYear") {
    const end = at + word.word.length;
    return GOES_ON_IN_YEAR.test(text.slice(end, end + 4)) ? { parts: { anaphoricYear: word.value }, end, numeral: false } : undefined;
  }
  if (word?.kind !== "year" && word?.kind !== "yearMod") return undefined;
  const parts: DateParts = { relativeYear: word.kind === "year" ? word.value : 0 };
  if (word.mod !== undefined) parts.mod = word.mod;
  return { parts, end: at + word.word.length, numeral: false };
}

function named(parts: DateParts, end: number): PartRead {
  return { parts, end, numeral: true };
}

/** 同年9月, 次年底: such a year only helps to place a part of it. */
const GOES_ON_IN_YEAR = /^(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|年?[底末]|[上下]半年|[一二三四]季度)/u;

class YearNames {
  readonly #source: NumeralSource;
  readonly #text: string;
  readonly #reference: number | undefined;

  constructor(source: NumeralSource, reference: number | undefined) {
    this.#source = source;
    this.#text = source.text;
    this.#reference = reference;
  }

  /** 民国111年 counts from 1912, 公元2022年 as usual. */
  era(at: number): PartRead | undefined {
    const era = ["民国", "公元"].find((word) => this.#text.startsWith(word, at));
    if (era === undefined) return undefined;
    const numeral = this.#source.numeralAt(at + 2);
    if (numeral === undefined || this.#text.charAt(numeral.end) !== "年" || numeral.low.gt(9999)) return undefined;
    return named({ year: single(numeral.low.toNumber() + (era === "民国" ? 1911 : 0)) }, numeral.end + 1);
  }

  /** 2021/22财年, 2021-22年, 3Q21, 1H22, FY2022, FY22. */
  fiscal(at: number): PartRead | undefined {
    const text = this.#text;
    if (isLatin(text, at - 1) || isArabic(text, at - 1)) return undefined;
    const slice = text.slice(at, at + 12);
    const season = /^((?:19|20)\d{2})[/-](\d{2})(财政年度|财年|赛季|年度|年)/u.exec(slice);
    if (season !== null && Number(season[2]) === (Number(season[1]) + 1) % 100) {
      const first = Number(season[1]);
      return named({ year: { values: [first, first + 1], mode: "range" } }, at + season[0].length);
    }
    const short = /^(?:([1-4])Q|([12])H)(\d{4}|\d{2})?(?![\dA-Za-z.])/u.exec(slice);
    if (short !== null) {
      const parts: DateParts = short[1] === undefined ? { half: Number(short[2]) } : { quarter: single(Number(short[1])) };
      if (short[3] !== undefined) parts.year = single(this.#fullYear(Number(short[3]), short[3].length));
      return named(parts, at + short[0].length);
    }
    const fiscal = /^FY(\d{4}|\d{2})(?=[QH][1-4](?![\dA-Za-z.])|(?![\dA-Za-z.]))/u.exec(slice);
    if (fiscal?.[1] === undefined) return undefined;
    return named({ year: single(this.#fullYear(Number(fiscal[1]), fiscal[1].length)) }, at + fiscal[0].length);
  }

  /** 21世纪, 20世纪90年代, 上世纪80年代, 90年代. */
  century(at: number): PartRead | undefined {
    const text = this.#text;
    const relative = text.startsWith("上世纪", at) ? 19 : text.startsWith("本世纪", at) ? 20 : undefined;
    const number = relative === undefined ? this.#source.numeralAt(at) : undefined;
    const numbered = number?.decimals === 0 && text.startsWith("世纪", number.end) && number.low.gte(10) && number.low.lte(22);
    const century = numbered ? number.low.toNumber() - 1 : relative;
    const end = numbered ? number.end + 2 : relative === undefined ? at : at + 3;
    const decade = this.#source.numeralAt(end);
    if (decade?.decimals === 0 && text.startsWith("年代", decade.end) && decade.low.mod(10).eq(0) && decade.low.lt(2100)) {
      const value = decade.low.toNumber();
      const full = value >= 100 ? value : (century ?? (value <= 20 ? 20 : 19)) * 100 + value;
      return named({ decade: { digits: `${String(Math.floor(full / 10))}X` } }, decade.end + 2);
    }
    return numbered ? named({ decade: { digits: `${String(century)}XX` } }, end) : undefined;
  }

  /** A number with 年, or several that share one. */
  numbered(at: number): PartRead | undefined {
    const level = readLevel(this.#source, at, YEAR_UNITS, (numeral) => this.#isYear(numeral));
    if (level === undefined) return this.#bareSpan(at) ?? this.#bareBefore(at);
    const values = level.numerals.map((numeral) => this.#fullYear(numeral.low.toNumber(), yearDigits(numeral)));
    if (level.mode === "range" && !ascending(values)) return undefined;
    return named({ year: { values, mode: level.mode } }, level.end);
  }

  /** (2021-2025), 2023—2024, 2024 - 2027E (as estimated): years without 年 that a dash joins, with nothing behind that they could count. */
  #bareSpan(at: number): PartRead | undefined {
    const text = this.#text;
    const match = BARE_SPAN.exec(text.slice(at, at + 15));
    const [from, to] = [Number(match?.[1]), Number(match?.[2])];
    if (match === null || from >= to || to - from > LONGEST_SPAN || /[\dA-Za-z.,/$¥-]/u.test(text.charAt(at - 1))) return undefined;
    const end = at + match[0].length;
    return unitAt(text, end) === undefined ? named({ year: { values: [from, to], mode: "range" } }, end) : undefined;
  }

  /** 2022Q1, 2021H1, 2022第四季度: a year without 年 before a part of it. */
  #bareBefore(at: number): PartRead | undefined {
    const numeral = this.#source.numeralAt(at);
    if (numeral?.style !== "arabic" || numeral.decimals > 0 || (numeral.digits !== 4 && numeral.digits !== 2)) return undefined;
    const next = this.#text.slice(numeral.end, numeral.end + 4);
    const letters = /^[QH][1-4](?![A-Za-z0-9])/u.test(next);
    const words = numeral.digits === 4 && numeral.low.gte(1950) && numeral.low.lt(2150) && PARTS_OF_YEARS.test(next);
    if (!letters && !words) return undefined;
    return named({ year: single(this.#fullYear(numeral.low.toNumber(), numeral.digits)) }, numeral.end);
  }

  #fullYear(value: number, digits: number): number {
    if (digits !== 2) return value;
    const year = Math.floor((this.#reference ?? 2000) / 100) * 100 + value;
    return year > (this.#reference ?? 2030) + 30 ? year - 100 : year;
  }

  /** Whether a number before 年 names a year rather than counts years. */
  #isYear(numeral: Numeral): boolean {
    const digits = yearDigits(numeral);
    if (digits === 4) return numeral.low.gte(1000) && numeral.low.lt(2200);
    if (digits !== 2) return false;
    if (numeral.style === "hanzi" || this.#text.startsWith("0", numeral.start)) return true;
    const value = numeral.low.toNumber();
    if (endsLongSpan(this.#text.slice(Math.max(0, numeral.start - 6), numeral.start), value)) return true;
    const near = this.#reference !== undefined && Math.abs(value - (this.#reference % 100)) <= 8;
    const after = this.#text.slice(numeral.end, numeral.end + 6).replace(/^ ?年 ?/u, "").slice(0, 3);
    // 21年Q3, 21年上半年, 21年3月: what follows needs a year; so do reports.
    if (/^(?:[QH][1-4]|上半年|下半年|前三季|[一二三四1-4]季|第[一二三四]季|全年|年报|[底末初]|1?\d月)/u.test(after)) return true;
    if (after.startsWith("度")) return near || value >= 70;
    if (near && this.#standsAlone(numeral, value, after)) return true;
    // 98年 is 1998 unless something says that years are counted.
    const before = this.#text.slice(Math.max(0, numeral.start - 3), numeral.start);
    if (value >= 70 && !/[近达超约第共满为历有逾足过续]$/u.test(before)) return !/^(?:来|历史|的历史|以上|以内|之|间|期|多)/u.test(after);
    return near && isSpan(before, value);
  }

  /** 预计22年, 21年受: a two-digit year at the head of a clause or behind a word that asks for a point in time. */
  #standsAlone(numeral: Numeral, value: number, after: string): boolean {
    const reference = (this.#reference ?? 0) % 100;
    if (value < reference - 3 || value > reference + 4) return false;
    const before = this.#text.slice(Math.max(0, numeral.start - 2), numeral.start);
    const asks = before === "" || /(?:[，。；、：:（(“【《\n ]|预计|展望|[较比于从自在和与及]|预测|截至|截止|进入)$/u.test(before);
    return asks && !/^(?:[来间以期后前的左多老历内超有]|时间|之)/u.test(after);
  }
}

const BARE_SPAN = /^((?:19|20)\d{2}) ?(?:-{1,2}|—{1,2}|~) ?((?:19|20)\d{2})E?(?![\dA-Za-z.,%‰/:-]|[年月日万亿千百])/u;
const LONGEST_SPAN = 60;
const PARTS_OF_YEARS = /^ ?(?:第[一二三四1-4]季|[一二三四]季度|上半年|下半年|前三季)/u;

/** 2020至25年: later in the century that was written out. */
function endsLongSpan(before: string, value: number): boolean {
  const first = /(?:^|\D)(?:19|20)(\d{2})[-~至到]$/u.exec(before);
  return first !== null && value > Number(first[1]);
}

/** 21-23年: a little later than the number before. */
function isSpan(before: string, value: number): boolean {
  const first = /(\d{2})[-~至、]$/u.exec(before);
  return first !== null && value > Number(first[1]) && value - Number(first[1]) <= 4;
}
