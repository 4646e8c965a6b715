/** Knows the grammar of dates: year, part of the year, month, ten days, day, part of day, time, each optional, from large to small. */

import { modAt, partOfDayAt } from "../lexicon/timeWords";
import { isArabic } from "../numerals/characters";
import type { NumeralSource } from "../numerals/numeralSource";
import { readClock } from "./clock";
import { readDay, readMonth, readTenDays, readWeek } from "./days";
import type { DateParts, PartRead } from "./parts";
import { readPartOfYear } from "./quarters";
import { readSlashed } from "./slashed";
import { readYear } from "./years";

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
  /** The date that this one goes on from: smaller units may follow on (1月3日至5日). */
  readonly continues?: DateParts | undefined;
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
  readonly #parts: DateParts = {};
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

  #take(read: PartRead | undefined): boolean {
    if (read === undefined) return false;
    Object.assign(this.#parts, read.parts);
    this.#numeral ||= read.numeral;
    this.#at = read.end;
    return true;
  }

  #levels(): void {
    const year = this.#take(readYear(this.#source, this.#at, this.#options.referenceYear));
    if (year && this.#closed("year")) return;
    const partOfYear = this.#parts.half !== undefined || this.#parts.quarter !== undefined;
    if (partOfYear || this.#take(readPartOfYear(this.#source, this.#next(), year))) {
      this.#mod();
      return;
    }
    const month = this.#take(readMonth(this.#source, this.#next(), year));
    if (month && this.#closed("month")) return;
    if (this.#days(month, year)) {
      if (this.#hasDay() && this.#parts.day?.mode !== "range" && this.#parts.day?.mode !== "list") this.#tail();
    } else {
      if (month || year) this.#mod();
      if (!month && year) return;
    }
    this.#partAndTime(this.#at > this.#start);
  }

  #days(month: boolean, year: boolean): boolean {
    if (this.#take(readWeek(this.#text, this.#at, this.#at === this.#start))) return true;
    if (month && this.#take(readTenDays(this.#text, this.#at))) return true;
    return this.#take(
      readDay(this.#source, this.#next(), {
        start: this.#start,
        dated: month || year,
        hasMonth: month,
        goesOn: this.#options.continues?.month !== undefined || this.#options.continues?.day !== undefined,
      }),
    );
  }

  /** Whether a range or list at a level ends the expression but for its modifier. */
  #closed(level: "year" | "month"): boolean {
    const mode = this.#parts[level]?.mode;
    if (mode !== "range" && mode !== "list") return false;
    this.#mod();
    return true;
  }

  /** Where the next part may begin: behind at most one blank. */
  #next(): number {
    return this.#text.charAt(this.#at) === " " ? this.#at + 1 : this.#at;
  }

  #hasDay(): boolean {
    const { day, relativeDay, weekday } = this.#parts;
    return day !== undefined || relativeDay !== undefined || weekday !== undefined;
  }

  /** 末, 底, 初, and words for the whole of what stands before (度, 全年, 当月). */
  #mod(): void {
    if (this.#parts.mod !== undefined) return;
    const word = modAt(this.#text, this.#at);
    if (word === undefined || !this.#fits(word.word)) return;
    if (word.mod !== undefined) this.#parts.mod = word.mod;
    this.#at += word.word.length;
    if (word.kind !== "yearTail") return;
    const further = modAt(this.#text, this.#at);
    if (further?.mod === undefined || !this.#fits(further.word)) return;
    this.#parts.mod = further.mod;
    this.#at += further.word.length;
  }

  /** 度 follows years, 当月 months, and so on. */
  #fits(word: string): boolean {
    const { month, relativeMonth, quarter, half, season, relativeYear, day } = this.#parts;
    const years = month === undefined && relativeMonth === undefined && quarter === undefined && half === undefined && season === undefined;
    if (word === "度" || word === "全年度") return years && relativeYear === undefined;
    if (word === "份") return month !== undefined && this.#text.charAt(this.#at - 1) === "月";
    if (word === "当日" || word === "当天") return day !== undefined;
    if (word.includes("年")) return years;
    if (word.includes("月")) return month !== undefined;
    return word.includes("季") ? quarter !== undefined : true;
  }

  #tail(): void {
    const word = ["当日", "当天"].find((tail) => this.#text.startsWith(tail, this.#at));
    if (word !== undefined) this.#at += word.length;
  }

  /** 晚, 上午9时, 8:30: behind a day, or a time alone. */
  #partAndTime(dated: boolean): void {
    const hasDay = this.#hasDay();
    if (dated && !hasDay) return;
    const at = this.#next();
    const word = partOfDayAt(this.#text, at);
    // A single 早 or 晚 without a day needs an hour behind it.
    const stands = word !== undefined && (dated || word.word.length > 1 || isHour(this.#text, at + 1));
    const after = stands ? at + word.word.length : at;
    const clock = readClock(this.#source, this.#text.charAt(after) === " " ? after + 1 : after, dated || stands);
    // A part of the day needs a day or a time: alone it says nothing.
    if (clock === undefined && !hasDay) return;
    if (stands) {
      if (word.part !== undefined) this.#parts.part = word.part;
      this.#at = after;
    }
    if (clock === undefined) return;
    this.#parts.time = clock.time;
    if (clock.until !== undefined) this.#parts.timeEnd = clock.until;
    this.#numeral = true;
    this.#at = clock.end;
  }

  /** A date in digits, with a time if one follows. */
  #slashed(): boolean {
    const date = readSlashed(this.#text, this.#at);
    if (date === undefined) return false;
    this.#take({ ...date, numeral: true });
    if (!date.toDay) return true;
    const comma = this.#text.charAt(this.#at) === "," ? this.#at + 1 : this.#at;
    const at = " T".includes(this.#text.charAt(comma) || "-") ? comma + 1 : comma;
    const clock = readClock(this.#source, at, true);
    if (clock === undefined) {
      this.#partAndTime(true);
      return true;
    }
    this.#parts.time = clock.time;
    if (clock.until !== undefined) this.#parts.timeEnd = clock.until;
    this.#at = clock.end;
    return true;
  }
}

function isHour(text: string, at: number): boolean {
  return isArabic(text, at) || "一二三四五六七八九十两".includes(text.charAt(at) || " ");
}
