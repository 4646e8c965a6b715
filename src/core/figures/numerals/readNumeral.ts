/** Knows how numerals are written: Arabic, Chinese, formal and any mixture, and reads one exactly. */

import Big from "big.js";
import { startsUnitWithMagnitude } from "../lexicon/magnitudeUnits";
import { readArabic } from "./arabic";
import { areMultipliedDigits, isLastMagnitude } from "./blanks";
import { CharClass, classAt, worthAt } from "./characters";
import { digitOf } from "./decimal";
import { digitString, isPair } from "./digits";
import { englishMagnitudeAt } from "./englishMagnitudes";
import { goesOnFormally, isFormalRun } from "./formal";
import { goesOnInArabic } from "./mixed";
import { isCountedBillion, magnitudeInfixAt, pastBlank } from "./infixes";
import type { Numeral } from "./numeral";
import { NumeralSum } from "./numeralSum";
import { isSeveral } from "./several";

/** Longer rows of digits are codes, or an attack: no quantity needs them. */
export const LONGEST = 60;
/** The numeral that begins at `at`, as long as it can be; `undefined` where none does. */
export function readNumeral(text: string, at: number): Numeral | undefined {
  return new NumeralReader(text, at).read();
}

class NumeralReader {
  readonly #text: string;
  readonly #start: number;
  readonly #formal: boolean;
  #at: number;
  readonly #sum = new NumeralSum();
  #arabic = false;
  #hanzi = false;
  #infix: string | undefined;
  #approximate: "pair" | "several" | undefined;
  #bare = false;
  #positional = false;
  #magnitude = 0;
  #decimals = 0;
  #integerDigits = 0;
  #grouped = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#at = start;
    this.#formal = isFormalRun(text, start);
  }

  read(): Numeral | undefined {
    while (this.#takeNext());
    if (this.#at === this.#start) return undefined;
    const { low, high } = this.#sum.total();
    return {
      start: this.#start,
      end: this.#at,
      low,
      high,
      approximate: this.#approximate,
      style: this.#arabic ? (this.#hanzi ? "mixed" : "arabic") : "hanzi",
      infix: this.#infix,
      bare: this.#bare,
      positional: this.#positional,
      magnitude: this.#magnitude,
      decimals: this.#decimals,
      digits: this.#integerDigits,
      grouped: this.#grouped,
    };
  }

  #takeNext(): boolean {
    switch (classAt(this.#text, this.#at)) {
      case CharClass.arabic:
        return this.#takeArabic();
      case CharClass.digit:
      case CharClass.zero:
        return this.#takeDigits();
      case CharClass.formalDigit:
        return (this.#formal || (!this.#sum.isEmpty && goesOnFormally(this.#text, this.#at))) && this.#takeDigits();
      case CharClass.tens:
        return this.#takeTens();
      case CharClass.several:
        return this.#takeSeveral();
      case CharClass.small:
        return this.#takeSmall();
      case CharClass.formalSmall:
        return (this.#formal || this.#sum.pending !== undefined) && this.#takeSmall();
      case CharClass.big:
        return this.#takeBig();
      default:
        return this.#takePoint() || this.#takeInfix() || this.#takeEnglish() || this.#skipBlanks();
    }
  }

  #takeArabic(): boolean {
    if (this.#sum.pending !== undefined) return false;
    const run = readArabic(this.#text, this.#at);
    if (run.digits.length > LONGEST) return false;
    const { last } = this.#sum;
    if (last !== undefined) {
      if (!goesOnInArabic(this.#text, run, last.exponent)) return false;
    } else {
      this.#decimals = run.decimals;
      this.#integerDigits = run.integerDigits;
      this.#grouped = run.grouped;
    }
    const value = new Big(run.digits);
    this.#sum.pending = { low: value, high: value, decimals: run.decimals, written: "arabic" };
    this.#arabic = true;
    this.#magnitude = 0;
    this.#at = run.end;
    return true;
  }

  #takeDigits(): boolean {
    if (this.#sum.pending !== undefined) return false;
    let end = this.#at;
    while (end - this.#at <= LONGEST && this.#isDigit(end)) end++;
    if (end - this.#at > LONGEST) return false;
    return this.#sum.isEmpty ? this.#takeFirstDigits(end) : this.#takeLaterDigits(end);
  }

  #takeFirstDigits(end: number): boolean {
    const length = end - this.#at;
    const first = worthAt(this.#text, this.#at);
    const second = worthAt(this.#text, this.#at + 1);
    this.#hanzi = true;
    if (length === 1) return this.#wait(digitOf(first), digitOf(first), end);
    // Spoken digits (两, 俩, 仨) never stand in a row of digits, but in a pair they do.
    const spoken = /[两俩仨]/u.test(this.#text.slice(this.#at, end));
    if (length === 2 && isPair(first, second) && !this.#text.startsWith("零", this.#at)) {
      this.#approximate = "pair";
      return this.#wait(digitOf(first), digitOf(second), end);
    }
    if (spoken) return this.#wait(digitOf(first), digitOf(first), this.#at + 1);
    this.#positional = true;
    const value = new Big(digitString(this.#text, this.#at, end));
    this.#sum.pending = { low: value, high: value, decimals: 0, written: "other" };
    this.#integerDigits = length;
    this.#at = end;
    return true;
  }

  #takeLaterDigits(end: number): boolean {
    let from = this.#at;
    while (classAt(this.#text, from) === CharClass.zero) from++;
    const zeros = from - this.#at;
    if (from === end) {
      // A zero goes on only before 十 (一百零十 is odd, but it is read).
      if (zeros === 0 || !"十几".includes(this.#text.charAt(end) || " ")) return false;
      this.#sum.afterZero = true;
      this.#at = end;
      return true;
    }
    if (zeros > 0) this.#sum.afterZero = true;
    const first = worthAt(this.#text, from);
    this.#magnitude = 0;
    if (end - from === 2 && isPair(first, worthAt(this.#text, from + 1)) && this.#approximate === undefined) {
      this.#approximate = "pair";
      return this.#wait(digitOf(first), digitOf(worthAt(this.#text, from + 1)), end);
    }
    return this.#wait(digitOf(first), digitOf(first), from + 1);
  }

  #wait(low: Big, high: Big, end: number): boolean {
    this.#sum.pending = { low, high, decimals: 0, written: "digit" };
    this.#hanzi = true;
    this.#at = end;
    return true;
  }

  /** 廿, 卅: the tens in one character. */
  #takeTens(): boolean {
    if (this.#sum.pending !== undefined || !this.#sum.isEmpty) return false;
    this.#sum.add(new Big(worthAt(this.#text, this.#at) * 10), 1);
    this.#hanzi = true;
    this.#at++;
    return true;
  }

  /** 几十, 数百, 十几, 二十几. */
  #takeSeveral(): boolean {
    if (this.#sum.pending !== undefined || this.#approximate !== undefined) return false;
    const { last } = this.#sum;
    if (!isSeveral(this.#text, this.#at, last?.exponent)) return false;
    this.#approximate = "several";
    this.#hanzi = true;
    this.#magnitude = 0;
    this.#sum.pending = { low: digitOf(last === undefined ? 2 : 1), high: digitOf(10), decimals: 0, written: "other" };
    this.#at++;
    return true;
  }

  #takeSmall(): boolean {
    const exponent = worthAt(this.#text, this.#at);
    if (startsUnitWithMagnitude(this.#text, this.#at)) return false;
    // 2021百度 is no number of hundreds.
    const multiplied = classAt(this.#text, this.#at + 1) === CharClass.big;
    if (this.#sum.pending?.written === "arabic" && this.#sum.pending.low.gte(100) && !multiplied) return false;
    const { last } = this.#sum;
    if (last !== undefined && last.exponent <= exponent) return false;
    if (this.#sum.pending === undefined && last !== undefined && exponent !== 1) return false;
    if (this.#sum.pending === undefined && last === undefined && exponent > 1) this.#bare = true;
    this.#magnitude = this.#sum.pending !== undefined && last === undefined ? exponent : 0;
    this.#sum.multiply(exponent);
    this.#hanzi = true;
    this.#at++;
    return true;
  }

  /** 万, 亿, 兆 multiply everything smaller before them: 一亿二千万, 三千万亿. */
  #takeBig(): boolean {
    const exponent = worthAt(this.#text, this.#at);
    if (startsUnitWithMagnitude(this.#text, this.#at)) return false;
    const multiplied = this.#sum.multiplySmaller(exponent);
    if (multiplied === undefined) return this.#takeRepeated(exponent);
    if (multiplied.alone) this.#bare = true;
    this.#magnitude = multiplied.whole ? this.#magnitude + exponent : 0;
    this.#hanzi = true;
    this.#at++;
    return true;
  }

  /** 万万 is 亿. */
  #takeRepeated(exponent: number): boolean {
    const isRepeated = !this.#bare && this.#text.charAt(this.#at) === this.#text.charAt(this.#at - 1);
    if (!isRepeated || !this.#sum.repeat(exponent)) return false;
    this.#magnitude += this.#magnitude > 0 ? exponent : 0;
    this.#at++;
    return true;
  }

  /** The Chinese decimal point: 三点五亿, also with blanks around it (三 点 五). */
  #takePoint(): boolean {
    const point = pastBlank(this.#text, this.#at);
    if (this.#text.charAt(point) !== "点" || this.#arabic || this.#approximate !== undefined || this.#decimals > 0) return false;
    if (this.#sum.pending === undefined && this.#sum.isEmpty) return false;
    const from = pastBlank(this.#text, point + 1);
    let end = from;
    while (end - from <= LONGEST && this.#isDigit(end)) end++;
    // 三点五十分 and 三点一刻 are times; 三点两… begins something else.
    if (end === from || "十刻两".includes(this.#text.charAt(end) || " ") || this.#text.charAt(from) === "两") return false;
    const fraction = digitString(this.#text, from, end);
    this.#sum.point(fraction);
    this.#decimals = fraction.length;
    this.#positional = false;
    this.#bare = false;
    this.#magnitude = 0;
    this.#at = end;
    return true;
  }

  /** 7000余万, 十多亿, 3个亿. */
  #takeInfix(): boolean {
    if (this.#infix !== undefined || this.#at === this.#start) return false;
    if (this.#sum.pending !== undefined && isCountedBillion(this.#text, this.#at)) {
      this.#at++;
      return true;
    }
    const found = magnitudeInfixAt(this.#text, this.#at);
    if (found === undefined) return false;
    this.#infix = found.infix;
    this.#at = found.end;
    return true;
  }

  /** 40k, 3.5 billion. */
  #takeEnglish(): boolean {
    const pending = this.#sum.pending;
    if (pending?.written !== "arabic" || !this.#sum.isEmpty) return false;
    const found = englishMagnitudeAt(this.#text, this.#start, this.#at);
    if (found === undefined) return false;
    this.#sum.multiply(found.exponent);
    this.#magnitude = found.exponent;
    this.#at = found.end;
    return true;
  }

  /** Blanks inside a numeral: before a magnitude, and between a magnitude and digits that one follows (7 万 5 千). */
  #skipBlanks(): boolean {
    if (this.#at === this.#start || this.#text.charAt(this.#at) !== " ") return false;
    let end = this.#at;
    while (this.#text.charAt(end) === " " && end - this.#at < 3) end++;
    const next = classAt(this.#text, end);
    const magnitude = next === CharClass.small || next === CharClass.big;
    const multiplied = magnitude && (this.#sum.pending !== undefined || (!this.#bare && isLastMagnitude(this.#text, end)));
    if (!multiplied && (this.#sum.pending !== undefined || !areMultipliedDigits(this.#text, end, this.#hanzi && !this.#arabic))) return false;
    if (magnitude && startsUnitWithMagnitude(this.#text, end)) return false;
    const before = this.#at;
    this.#at = end;
    const taken = this.#takeNext();
    if (!taken) this.#at = before;
    return taken;
  }

  #isDigit(at: number): boolean {
    const charClass = classAt(this.#text, at);
    if (charClass === CharClass.formalDigit) return this.#formal || !this.#sum.isEmpty;
    return charClass === CharClass.digit || charClass === CharClass.zero;
  }
}
