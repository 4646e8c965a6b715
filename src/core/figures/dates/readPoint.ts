/** Knows the grammar of dates: year, half, quarter, month, ten days, day, part of day, time, each optional, from large to small. */

import { isArabic, isHan, isLatin } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import type { NumeralSource } from "../numerals/numeralSource";
import { listSeparatorEnd, rangeConnectorEnd, lastSeparatorEnd } from "../rules/connectors";
import { innerWordAt, modAt, partOfDayAt, relativeWordAt } from "../lexicon/timeWords";
import { isValidDate } from "./calendar";
import { readClock } from "./clock";
import { type DateParts, type Level, single } from "./parts";

/** A date expression in the text. */
export interface DatePoint {
  readonly start: number;
  readonly end: number;
  readonly parts: DateParts;
  /** Whether a numeral takes part in it; without one it is deictic. */
  readonly numeral: boolean;
}

export interface PointOptions {
  /** The year of the article, for two-digit years. */
  readonly referenceYear: number | undefined;
  /** Levels that may begin here: after a connector, smaller units may follow on (1月3日至5日). */
  readonly continues?: DateParts;
}

/** The date that begins at `at`: the longest one that the grammar allows. */
export function readPoint(source: NumeralSource, at: number, options: PointOptions): DatePoint | undefined {
  return new PointReader(source, at, options).read();
}

class PointReader {
  readonly #source: NumeralSource;
  readonly #text: string;
  readonly #start: number;
  readonly #options: PointOptions;
  #at: number;
  #parts: DateParts = {};
  #numeral = false;

  constructor(source: NumeralSource, start: number, options: PointOptions) {
    this.#source = source;
    this.#text = source.text;
    this.#start = start;
    this.#at = start;
    this.#options = options;
  }

  read(): DatePoint | undefined {
    if (!this.#slashed()) this.#levels();
    if (this.#at === this.#start) return undefined;
    return { start: this.#start, end: this.#at, parts: this.#parts, numeral: this.#numeral };
  }

  #levels(): void {
    const year = this.#year();
    if (year && this.#closed("year")) return;
    const half = this.#parts.half !== undefined || this.#parts.quarter !== undefined || this.#half() || this.#quarter(year);
    if (half) {
      this.#mod();
      return;
    }
    const month = this.#month(year);
    if (month && this.#closed("month")) return;
    const day = this.#week() || this.#tenDay(month) || this.#day(month || year);
    if (!day) {
      if (month || year) this.#mod();
      if (!month && year) {
        // 去年年底 has said all; 今年当月 hasn't.
        return;
      }
    } else if (this.#parts.day?.mode === "single" || this.#parts.relativeDay !== undefined || this.#parts.weekday !== undefined) {
      this.#tail(["当日", "当天"]);
    }
    this.#partAndTime(month || year || day);
  }

  /** Whether a range or list at a level ends the expression but for its modifier. */
  #closed(level: "year" | "month"): boolean {
    if (this.#parts[level]?.mode !== "range" && this.#parts[level]?.mode !== "list") return false;
    this.#mod();
    return true;
  }

  #skipBlank(): number {
    return this.#text.charAt(this.#at) === " " ? this.#at + 1 : this.#at;
  }

  #year(): boolean {
    const word = relativeWordAt(this.#text, this.#at);
    if (word?.kind === "year") {
      this.#parts.relativeYear = word.value;
      this.#at += word.word.length;
      return true;
    }
    if (word?.kind === "yearMod") {
      this.#parts.relativeYear = 0;
      if (word.mod !== undefined) this.#parts.mod = word.mod;
      this.#at += word.word.length;
      return true;
    }
    return this.#era() || this.#fiscal() || this.#century() || this.#numberedYear();
  }

  /** 民国111年, 公元前… stays alone. */
  #era(): boolean {
    const era = this.#text.startsWith("民国", this.#at) ? "民国" : this.#text.startsWith("公元", this.#at) ? "公元" : undefined;
    if (era === undefined) return false;
    const numeral = this.#source.numeralAt(this.#at + 2);
    if (numeral === undefined || this.#text.charAt(numeral.end) !== "年" || numeral.low.gt(9999)) return false;
    this.#parts.year = single(numeral.low.toNumber() + (era === "民国" ? 1911 : 0));
    this.#numeral = true;
    this.#at = numeral.end + 1;
    return true;
  }

  /** FY2022, FY22, 2021/22财年, 3Q21, 1H22. */
  #fiscal(): boolean {
    const text = this.#text;
    const slice = text.slice(this.#at, this.#at + 10);
    const season = /^((?:19|20)\d{2})[/-](\d{2})(?=财年|赛季|年度|财政年度)/u.exec(slice);
    if (season !== null && Number(season[2]) === (Number(season[1]) + 1) % 100) {
      this.#parts.year = { values: [Number(season[1]), Number(season[1]) + 1], mode: "range" };
      this.#numeral = true;
      this.#at += season[0].length + (/财年|赛季|年度/u.test(slice.slice(season[0].length, season[0].length + 2)) ? 2 : 4);
      return true;
    }
    const short = /^(?:([1-4])Q|([12])H)(\d{4}|\d{2})?(?![\dA-Za-z.])/u.exec(slice);
    if (short !== null && !isLatin(text, this.#at - 1) && !isArabic(text, this.#at - 1)) {
      const year = short[3];
      if (year !== undefined) this.#parts.year = single(this.#fullYear(Number(year), year.length));
      if (short[1] === undefined) this.#parts.half = Number(short[2]);
      else this.#parts.quarter = single(Number(short[1]));
      this.#numeral = true;
      this.#at += short[0].length;
      return true;
    }
    if (text.startsWith("FY", this.#at) && !isLatin(text, this.#at - 1) && isArabic(text, this.#at + 2)) {
      const numeral = this.#source.numeralAt(this.#at + 2);
      if (numeral?.style !== "arabic" || (numeral.digits !== 2 && numeral.digits !== 4) || isLatin(text, numeral.end)) return false;
      this.#parts.year = single(this.#fullYear(numeral.low.toNumber(), numeral.digits));
      this.#numeral = true;
      this.#at = numeral.end;
      return true;
    }
    return false;
  }

  /** 21世纪, 20世纪90年代, 上世纪80年代, 90年代. */
  #century(): boolean {
    const text = this.#text;
    let at = this.#at;
    let century: number | undefined;
    if (text.startsWith("上世纪", at)) {
      century = 19;
      at += 3;
    } else if (text.startsWith("本世纪", at)) {
      century = 20;
      at += 3;
    } else {
      const numeral = this.#source.numeralAt(at);
      if (numeral !== undefined && numeral.low.gte(10) && numeral.low.lte(22) && numeral.decimals === 0 && text.startsWith("世纪", numeral.end)) {
        century = numeral.low.toNumber() - 1;
        at = numeral.end + 2;
        this.#numeral = true;
      }
    }
    const decade = this.#source.numeralAt(at);
    if (decade?.decimals === 0 && text.startsWith("年代", decade.end) && decade.low.mod(10).eq(0) && decade.low.lt(2100)) {
      const value = decade.low.toNumber();
      const full = value >= 100 ? value : (century ?? (value <= 20 ? 20 : 19)) * 100 + value;
      this.#parts.decade = { digits: `${String(Math.floor(full / 10))}X` };
      this.#numeral = true;
      this.#at = decade.end + 2;
      return true;
    }
    if (century === undefined) return false;
    if (!this.#numeral && at === this.#at + 3) return false;
    this.#parts.decade = { digits: `${String(century)}XX` };
    this.#at = at;
    return true;
  }

  #numberedYear(): boolean {
    const level = readLevel(this.#source, this.#at, YEAR_UNITS, (numeral) => this.#isYear(numeral));
    if (level === undefined) return this.#bareYearBefore();
    const values = level.numerals.map((numeral) => this.#fullYear(numeral.low.toNumber(), yearDigits(numeral)));
    if (level.mode === "range" && !ascending(values)) return false;
    this.#parts.year = { values, mode: level.mode };
    this.#numeral = true;
    this.#at = level.end;
    return true;
  }

  /** 2022Q1, 2021H1: a year without 年 before a quarter. */
  #bareYearBefore(): boolean {
    const numeral = this.#source.numeralAt(this.#at);
    if (numeral?.style !== "arabic" || numeral.decimals > 0 || (numeral.digits !== 4 && numeral.digits !== 2)) return false;
    const next = this.#text.slice(numeral.end, numeral.end + 2);
    const words = this.#text.slice(numeral.end, numeral.end + 4);
    if (numeral.digits === 4 && numeral.low.gte(1950) && numeral.low.lt(2150) && /^(?:第[一二三四1-4]季|[一二三四]季度|上半年|下半年|前三季)/u.test(words)) {
      this.#parts.year = single(numeral.low.toNumber());
      this.#numeral = true;
      this.#at = numeral.end;
      return true;
    }
    if (!/^[QH][1-4]$/u.test(next) || isLatin(this.#text, numeral.end + 2) || isArabic(this.#text, numeral.end + 2)) return false;
    this.#parts.year = single(this.#fullYear(numeral.low.toNumber(), numeral.digits));
    this.#numeral = true;
    this.#at = numeral.end;
    return true;
  }

  #fullYear(value: number, digits: number): number {
    if (digits !== 2) return value;
    const century = Math.floor((this.#options.referenceYear ?? 2000) / 100) * 100;
    const year = century + value;
    return year > (this.#options.referenceYear ?? 2030) + 30 ? year - 100 : year;
  }

  /** Whether a number before 年 names a year rather than counts years. */
  #isYear(numeral: Numeral): boolean {
    const digits = yearDigits(numeral);
    if (digits === 4) return numeral.low.gte(1000) && numeral.low.lt(2200);
    if (digits !== 2) return false;
    if (numeral.style === "hanzi") return true;
    const value = numeral.low.toNumber();
    const reference = this.#options.referenceYear;
    if (this.#text.startsWith("0", numeral.start)) return true;
    const near = reference !== undefined && Math.abs(value - (reference % 100)) <= 8;
    const after = this.#text.slice(numeral.end + 1, numeral.end + 4);
    // 21年Q3, 21年上半年, 21年3月: what follows needs a year; so do reports.
    if (/^(?:[QH][1-4]|上半年|下半年|前三季|[一二三四1-4]季|第[一二三四]季|全年|年报|[底末初])/u.test(after)) return true;
    if (/^1?\d月/u.test(after)) return true;
    if (after.startsWith("度")) return near;
    if (near && this.#isYearAlone(numeral, value)) return true;
    // 98年 is 1998 unless something says that years are counted.
    if (value >= 70 && !/[近达超约第共满为历有逾足过续]$/u.test(this.#text.slice(Math.max(0, numeral.start - 1), numeral.start))) {
      return !/^(?:来|历史|的历史|以上|以内|之|间|期|多)/u.test(this.#text.slice(numeral.end + 1, numeral.end + 4));
    }
    return near && /[-~至、\d]$/u.test(this.#text.slice(Math.max(0, numeral.start - 1), numeral.start)) && this.#isYearSpan(numeral);
  }

  /** 预计22年, 21年受: a two-digit year at the head of a clause or behind a word that asks for a point in time. */
  #isYearAlone(numeral: Numeral, value: number): boolean {
    const reference = (this.#options.referenceYear ?? 0) % 100;
    if (value < reference - 3 || value > reference + 4) return false;
    const before = this.#text.slice(Math.max(0, numeral.start - 2), numeral.start);
    const asks = before === "" || /(?:[，。；、：:（(“【《\n ]|预计|展望|[较比于从自在和与及]|预测|截至|截止|进入)$/u.test(before);
    return asks && !/^(?:[来间以期后前的左多老历内超有]|时间|之)/u.test(this.#text.slice(numeral.end + 1, numeral.end + 3));
  }

  /** 21-23年: two close two-digit numbers around the article's year. */
  #isYearSpan(numeral: Numeral): boolean {
    const before = /(\d{2})[-~至、]$/u.exec(this.#text.slice(Math.max(0, numeral.start - 3), numeral.start));
    const value = numeral.low.toNumber();
    return before !== null && value > Number(before[1]) && value - Number(before[1]) <= 4;
  }

  #half(): boolean {
    const at = this.#skipBlank();
    const word = innerWordAt(this.#text, at);
    if (word?.kind === "half" || word?.kind === "season") {
      if (word.kind === "season" && this.#at === this.#start) return false;
      if (word.kind === "half") this.#parts.half = word.value;
      else this.#parts.season = word.value;
      this.#at = at + word.word.length;
      return true;
    }
    const letter = this.#text.charAt(at);
    const number = this.#text.charAt(at + 1);
    if (letter === "H" && (number === "1" || number === "2") && !isLatin(this.#text, at - 1) && !/[A-Za-z0-9.]/u.test(this.#text.charAt(at + 2))) {
      if (this.#at === this.#start && isArabic(this.#text, at - 1)) return false;
      this.#parts.half = Number(number);
      this.#numeral = true;
      this.#at = at + 2;
      return true;
    }
    return false;
  }

  #quarter(year: boolean): boolean {
    const at = this.#skipBlank();
    const text = this.#text;
    const word = year ? undefined : relativeWordAt(text, at);
    if (word?.kind === "quarter") {
      this.#parts.relativeQuarter = word.value;
      this.#at = at + word.word.length;
      return true;
    }
    const letter = text.charAt(at);
    if (letter === "Q" && /[1-4]/u.test(text.charAt(at + 1)) && !isLatin(text, at - 1) && !/[A-Za-z0-9.]/u.test(text.charAt(at + 2))) {
      this.#parts.quarter = single(Number(text.charAt(at + 1)));
      this.#numeral = true;
      this.#at = at + 2;
      const connector = rangeConnectorEnd(text, this.#at);
      if (connector > 0 && text.charAt(connector) === "Q" && /[1-4]/u.test(text.charAt(connector + 1))) {
        this.#parts.quarter = { values: [this.#parts.quarter.values[0] ?? 1, Number(text.charAt(connector + 1))], mode: "range" };
        this.#at = connector + 2;
      }
      return true;
    }
    return this.#quartersFromFirst(at) || this.#numberedQuarter(at, year);
  }

  /** 前三季度, 首三季. */
  #quartersFromFirst(at: number): boolean {
    const text = this.#text;
    if (text.charAt(at) !== "前" && text.charAt(at) !== "首") return false;
    if (text.charAt(at) === "前" && "提以之目此空往超".includes(text.charAt(at - 1) || " ")) return false;
    const numeral = this.#source.numeralAt(at + 1);
    if (numeral === undefined || numeral.low.gt(12) || numeral.decimals > 0 || numeral.approximate !== undefined) return false;
    const count = numeral.low.toNumber();
    const unit = ["个季度", "季度", "季", "个月"].find((word) => text.startsWith(word, numeral.end));
    if (unit === undefined || (unit !== "个月" && (count > 4 || count < 2)) || count < 1) return false;
    if (unit === "季" && "报军节".includes(text.charAt(numeral.end + 1) || " ")) return false;
    const level: Level = { values: [1, count], mode: count === 1 ? "single" : "range" };
    if (unit === "个月") this.#parts.month = count === 1 ? single(1) : level;
    else this.#parts.quarter = level;
    this.#parts.fromFirst = true;
    this.#numeral = true;
    this.#at = numeral.end + unit.length;
    return true;
  }

  #numberedQuarter(at: number, year: boolean): boolean {
    const from = this.#text.charAt(at) === "第" ? at + 1 : at;
    const units = year ? ["季度", "财季", "季"] : ["季度", "财季"];
    const level = readLevel(this.#source, from, units, (numeral) => numeral.low.gte(1) && numeral.low.lte(4) && numeral.decimals === 0);
    if (level === undefined) return false;
    if (this.#text.charAt(level.end - 1) === "季" && "报军节".includes(this.#text.charAt(level.end) || " ")) return false;
    this.#parts.quarter = { values: level.numerals.map((numeral) => numeral.low.toNumber()), mode: level.mode };
    this.#numeral = true;
    this.#at = level.end;
    return true;
  }

  #month(year: boolean): boolean {
    const at = this.#skipBlank();
    if (!year) {
      const word = relativeWordAt(this.#text, at);
      if (word?.kind === "month" || word?.kind === "monthMod") {
        this.#parts.relativeMonth = word.value;
        if (word.mod !== undefined) this.#parts.mod = word.mod;
        this.#at = at + word.word.length;
        return true;
      }
    }
    const level = readLevel(this.#source, at, ["月份", "月"], isMonth);
    if (level === undefined) return false;
    // 3月期 is a term of three months; 月饼 and the like are words.
    if (this.#text.charAt(level.end) === "期" && !"间货权末初".includes(this.#text.charAt(level.end + 1) || " ")) return false;
    if (this.#text.charAt(level.end - 1) === "月" && "饼球薪票龄嫂亮牙均".includes(this.#text.charAt(level.end) || " ")) return false;
    const values = level.numerals.map((numeral) => numeral.low.toNumber());
    this.#parts.month = { values, mode: level.mode };
    this.#numeral = true;
    this.#at = level.end;
    return true;
  }

  #tenDay(month: boolean): boolean {
    if (!month) return false;
    const word = innerWordAt(this.#text, this.#at);
    if (word?.kind === "tenDay") this.#parts.tenDay = word.value;
    else if (word?.kind === "halfMonth") this.#parts.halfMonth = word.value;
    else return false;
    if (word.mod !== undefined) this.#parts.mod = word.mod;
    this.#at += word.word.length;
    return true;
  }

  /** 上周五, 周三, 本周末. */
  #week(): boolean {
    const text = this.#text;
    const relative = relativeWordAt(text, this.#at);
    if (relative?.kind === "week") {
      this.#parts.relativeWeek = relative.value;
      this.#at += relative.word.length;
      this.#weekdayNumber(this.#at);
      return true;
    }
    const word = ["星期", "礼拜", "周"].find((name) => text.startsWith(name, this.#at));
    if (word === undefined || this.#at > this.#start) return false;
    return this.#weekdayNumber(this.#at + word.length);
  }

  #weekdayNumber(at: number): boolean {
    const character = this.#text.charAt(at);
    const index = "一二三四五六日天".indexOf(character || " ");
    if (index >= 0 && this.#text.charAt(at + 1) !== "次") {
      if (index < 6) this.#numeral = true;
      else if (this.#parts.relativeWeek === undefined && "期均报常".includes(this.#text.charAt(at + 1) || " ")) return false;
      this.#parts.weekday = index === 7 ? 7 : index + 1;
      this.#at = at + 1;
      return true;
    }
    if (character === "末" && this.#parts.relativeWeek !== undefined) {
      this.#parts.weekend = true;
      this.#at = at + 1;
      return true;
    }
    return false;
  }

  #day(dated: boolean): boolean {
    const at = this.#skipBlank();
    if (!dated) {
      const word = relativeWordAt(this.#text, at);
      if (word?.kind === "day") {
        this.#parts.relativeDay = word.value;
        if (word.part !== undefined) this.#parts.part = word.part;
        this.#at = at + word.word.length;
        return true;
      }
    }
    const hasMonth = this.#parts.month !== undefined || this.#parts.relativeMonth !== undefined;
    if (dated && !hasMonth) return false;
    const units = hasMonth || this.#options.continues?.month !== undefined ? ["日", "号"] : ["日"];
    const level = readLevel(this.#source, at, units, isDay);
    if (level === undefined) return false;
    if (this.#text.startsWith("元", level.end) && !hasMonth) return false;
    if (!hasMonth && !this.#isDayOfMonth(level.end, level.mode)) return false;
    this.#parts.day = { values: level.numerals.map((numeral) => numeral.low.toNumber()), mode: level.mode };
    this.#numeral = true;
    this.#at = level.end;
    return true;
  }

  /** Whether a number of days is a day of the month and not a stretch of time (近5日, 5日内, 5日均线). */
  #isDayOfMonth(end: number, mode: Level["mode"]): boolean {
    if (this.#options.continues !== undefined) return true;
    const text = this.#text;
    if (/^(?:内|之内|以内|均|移动|游|线|年化|滚动|平均|左右|以上|滑动|连|净|之久|余|多)/u.test(text.slice(end, end + 4))) return false;
    const before = text.slice(Math.max(0, this.#start - 4), this.#start);
    if (/(?:近|连续|过去|未来|最近|为期|长达|历时|首|每|前|后|隔|共|满|第|达|[TＴ][+-]|超过|不足|超)$/u.test(before) && mode !== "list") return false;
    const character = text.charAt(this.#start);
    // Single Chinese digits before 日 are more often counted days (三日), 十日 upwards are dates as well.
    return isArabic(text, this.#start) || "十二三廿卅".includes(character) && end - this.#start > 2;
  }

  #mod(): void {
    if (this.#parts.mod !== undefined) return;
    const word = modAt(this.#text, this.#at);
    if (word === undefined || !this.#fits(word.word)) return;
    if (word.mod !== undefined) this.#parts.mod = word.mod;
    this.#at += word.word.length;
    if (word.kind === "yearTail") {
      const further = modAt(this.#text, this.#at);
      if (further?.mod !== undefined && this.#fits(further.word)) {
        this.#parts.mod = further.mod;
        this.#at += further.word.length;
      }
    }
  }

  /** 度 follows years, 当月 months, and so on. */
  #fits(word: string): boolean {
    const { parts } = this;
    const years = parts.month === undefined && parts.relativeMonth === undefined && parts.quarter === undefined && parts.half === undefined && parts.season === undefined;
    if (word === "度" || word === "全年度") return years && parts.relativeYear === undefined;
    if (word === "份") return !years && parts.month !== undefined && this.#text.charAt(this.#at - 1) === "月";
    if (/^[全整当]?年/u.test(word) || word === "当年" || word === "整年") return years;
    if (word.includes("月")) return parts.month !== undefined;
    if (word.includes("季")) return parts.quarter !== undefined;
    if (word === "当日" || word === "当天") return parts.day !== undefined;
    return true;
  }

  get parts(): DateParts {
    return this.#parts;
  }

  #tail(words: readonly string[]): void {
    const word = words.find((tail) => this.#text.startsWith(tail, this.#at));
    if (word !== undefined) this.#at += word.length;
  }

  #partAndTime(dated: boolean): void {
    let at = this.#skipBlank();
    const hasDay = this.#parts.day !== undefined || this.#parts.relativeDay !== undefined || this.#parts.weekday !== undefined;
    if (dated && !hasDay) return;
    const word = partOfDayAt(this.#text, at);
    const mayStand = word !== undefined && (dated || at > this.#start || word.word.length > 1 || isArabic(this.#text, at + 1) || isHanHour(this.#text, at + 1));
    let after = at;
    if (word !== undefined && mayStand) after = at + word.word.length;
    at = this.#text.charAt(after) === " " ? after + 1 : after;
    const clock = readClock(this.#source, at, dated || after > this.#at);
    if (clock === undefined) {
      // A part of the day needs a day (or a time): alone it says nothing.
      if (word !== undefined && mayStand && hasDay) {
        if (word.part !== undefined) this.#parts.part = word.part;
        this.#at = after;
      }
      return;
    }
    if (word?.part !== undefined && mayStand) this.#parts.part = word.part;
    this.#parts.time = clock.time;
    if (clock.until !== undefined) this.#parts.timeEnd = clock.until;
    this.#numeral = true;
    this.#at = clock.end;
  }

  /** 2022-04-11, 2022/4/11, 2022.4.11, 11/24/2020, each with a time if one follows. */
  #slashed(): boolean {
    const text = this.#text;
    if (!isArabic(text, this.#at) || isArabic(text, this.#at - 1)) return false;
    const before = text.charAt(this.#at - 1);
    if (before !== "" && (/[A-Za-z./]/u.test(before) || (before === "-" && isArabic(text, this.#at - 2)))) return false;
    const slice = text.slice(this.#at, this.#at + 11);
    const iso = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?/u.exec(slice);
    const american = iso === null ? /^(\d{1,2})\/(\d{1,2})\/(\d{4})/u.exec(slice) : null;
    const match = iso ?? american;
    if (match === null) return false;
    const year = Number(iso === null ? match[3] : match[1]);
    const month = Number(iso === null ? match[1] : match[3]);
    const dayText = iso === null ? match[2] : match[4];
    const end = this.#at + match[0].length;
    if (isArabic(text, end) || isLatin(text, end) && text.charAt(end) !== "T" || (/[-/.]/u.test(text.charAt(end)) && isArabic(text, end + 1))) return false;
    if (year < 1900 || year > 2199) return false;
    if (dayText === undefined) {
      // A year and a month: not 2016-2020 cut short, not a decimal, and written in full.
      if (iso?.[2] !== "-" && iso?.[2] !== "/") return false;
      if (month < 1 || month > 12 || (iso[3]?.length !== 2 && iso[2] === "-") || text.charAt(end) === "年" || text.charAt(end) === "月") return false;
      this.#parts = { year: single(year), month: single(month) };
    } else {
      if (!isValidDate(year, month, Number(dayText))) return false;
      this.#parts = { year: single(year), month: single(month), day: single(Number(dayText)) };
    }
    this.#numeral = true;
    this.#at = end;
    if (dayText !== undefined) {
      let at = this.#at;
      if (text.charAt(at) === ",") at++;
      if (text.charAt(at) === " " || text.charAt(at) === "T") at++;
      const clock = readClock(this.#source, at, true);
      if (clock !== undefined) {
        this.#parts.time = clock.time;
        if (clock.until !== undefined) this.#parts.timeEnd = clock.until;
        this.#at = clock.end;
      } else {
        this.#partAndTime(true);
      }
    }
    return true;
  }
}

const YEAR_UNITS = ["财政年度", "会计年度", "财年", "年度", "年"];

function yearDigits(numeral: Numeral): number {
  if (numeral.decimals > 0 || numeral.grouped || numeral.approximate === "several") return 0;
  if (numeral.style === "arabic") return numeral.digits;
  // 二〇二二 and 九八; a pair like 七八 is a guess, not a year.
  return numeral.positional ? numeral.digits : 0;
}

function isMonth(numeral: Numeral): boolean {
  return numeral.decimals === 0 && numeral.approximate === undefined && numeral.low.gte(1) && numeral.low.lte(12) && numeral.digits <= 2;
}

function isDay(numeral: Numeral): boolean {
  return numeral.decimals === 0 && numeral.approximate === undefined && numeral.low.gte(1) && numeral.low.lte(31) && numeral.digits <= 2;
}

function isHanHour(text: string, at: number): boolean {
  return isHan(text, at) && "一二三四五六七八九十两".includes(text.charAt(at));
}

function ascending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
}

interface LevelRead {
  readonly numerals: readonly Numeral[];
  readonly mode: Level["mode"];
  readonly end: number;
}

/** One numeral with a unit, or several that share it: 11月, 1-11月, 3、4月. */
function readLevel(source: NumeralSource, at: number, units: readonly string[], accepts: (numeral: Numeral) => boolean): LevelRead | undefined {
  const { text } = source;
  const first = source.numeralAt(at);
  if (first === undefined || first.bare) return undefined;
  const unit = unitAfter(text, first.end, units);
  if (unit > 0) return accepts(first) ? { numerals: [first], mode: "single", end: unit } : undefined;
  return readSharedRange(source, first, units, accepts) ?? readSharedList(source, first, units, accepts);
}

function unitAfter(text: string, at: number, units: readonly string[]): number {
  const from = text.charAt(at) === " " && !isHan(text, at - 1) ? at + 1 : at;
  const unit = units.find((word) => text.startsWith(word, from));
  return unit === undefined ? -1 : from + unit.length;
}

function readSharedRange(source: NumeralSource, first: Numeral, units: readonly string[], accepts: (numeral: Numeral) => boolean): LevelRead | undefined {
  const { text } = source;
  const connector = rangeConnectorEnd(text, first.end);
  if (connector < 0) return undefined;
  const second = source.numeralAt(connector);
  if (second === undefined || second.bare || first.style !== second.style) return undefined;
  const end = unitAfter(text, second.end, units);
  if (end < 0 || !accepts(second) || !accepts(first) && yearDigits(first) !== yearDigits(second)) return undefined;
  return { numerals: [first, second], mode: "range", end };
}

function readSharedList(source: NumeralSource, first: Numeral, units: readonly string[], accepts: (numeral: Numeral) => boolean): LevelRead | undefined {
  const { text } = source;
  const numerals = [first];
  let last = first;
  for (let count = 0; count < 12; count++) {
    let next = listSeparatorEnd(text, last.end);
    if (next < 0) next = lastSeparatorEnd(text, last.end);
    if (next < 0) return undefined;
    const numeral = source.numeralAt(next);
    if (numeral === undefined || numeral.bare || numeral.style !== first.style) return undefined;
    numerals.push(numeral);
    last = numeral;
    const end = unitAfter(text, numeral.end, units);
    if (end > 0) {
      const good = numerals.every(accepts) || (accepts(last) && numerals.every((member) => yearDigits(member) === 2 && yearDigits(last) === 2));
      return good ? { numerals, mode: "list", end } : undefined;
    }
  }
  return undefined;
}
