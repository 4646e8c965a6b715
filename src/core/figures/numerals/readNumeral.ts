/** Knows how numerals are written: Arabic, Chinese, formal and any mixture, and reads one exactly. */

import Big from "big.js";
import { startsUnitWithMagnitude } from "../lexicon/magnitudeUnits";
import { readArabic } from "./arabic";
import { CharClass, classAt, isHan, worthAt } from "./characters";
import type { Numeral } from "./numeral";

const DIGITS: readonly Big[] = Array.from({ length: 11 }, (_, digit) => new Big(digit));
const ZERO = new Big(0);
/** Longer rows of digits are codes, or an attack: no quantity needs them. */
export const LONGEST = 60;
const INFIXES = "余多来";
/** Before these, 数 is the end of a noun (人数百万), not an approximator. */
const NOUNS_IN_SHU = "人指总次倍系参函";

/** Magnitudes in English, as powers of ten; the single letter stands right behind its digits. */
const ENGLISH_MAGNITUDES: readonly (readonly [string, number])[] = [
  ["k", 3],
  ["thousand", 3],
  ["million", 6],
  ["mn", 6],
  ["billion", 9],
  ["bn", 9],
  ["trillion", 12],
  ["tn", 12],
];

/** Digits that wait for the magnitude after them. */
interface Pending {
  readonly low: Big;
  readonly high: Big;
  readonly decimals: number;
  readonly written: "arabic" | "digit" | "other";
}

/** A part of a sum: 三百 of 一千三百, with the exponent of the magnitude it ended with. */
interface Term {
  readonly low: Big;
  readonly high: Big;
  readonly exponent: number;
}

/** The numeral that begins at `at`, as long as it can be; `undefined` where none does. */
export function readNumeral(text: string, at: number): Numeral | undefined {
  return new NumeralReader(text, at).read();
}

class NumeralReader {
  readonly #text: string;
  readonly #start: number;
  readonly #formal: boolean;
  #at: number;
  #terms: Term[] = [];
  #pending: Pending | undefined;
  #arabic = false;
  #hanzi = false;
  #infix: string | undefined;
  #approximate: "pair" | "several" | undefined;
  #bare = false;
  #positional = false;
  #afterZero = false;
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
    let low = ZERO;
    let high = ZERO;
    for (const term of this.#terms) {
      low = low.plus(term.low);
      high = high.plus(term.high);
    }
    const pending = this.#pending;
    if (pending !== undefined) {
      const scale = this.#shorthandExponent(pending);
      low = low.plus(shift(pending.low, scale));
      high = high.plus(shift(pending.high, scale));
    }
    return {
      start: this.#start,
      end: this.#at,
      low,
      high,
      ...(this.#approximate === undefined ? {} : { approximate: this.#approximate }),
      style: this.#arabic ? (this.#hanzi ? "mixed" : "arabic") : "hanzi",
      ...(this.#infix === undefined ? {} : { infix: this.#infix }),
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
        return this.#takesFormal() && this.#takeDigits();
      case CharClass.tens:
        return this.#takeTens();
      case CharClass.several:
        return this.#takeSeveral();
      case CharClass.small:
        return this.#takeSmall();
      case CharClass.formalSmall:
        return (this.#formal || this.#pending !== undefined) && this.#takeSmall();
      case CharClass.big:
        return this.#takeBig();
      default:
        return this.#takePoint() || this.#takeInfix() || this.#takeEnglish() || this.#skipBlanks();
    }
  }

  #takeArabic(): boolean {
    if (this.#pending !== undefined) return false;
    const run = readArabic(this.#text, this.#at);
    if (run.digits.length > LONGEST) return false;
    const last = this.#terms.at(-1);
    if (last !== undefined) {
      // 3万4000 goes on, 3万 20000 and 500万 2021年 don't.
      if (run.decimals > 0 || "年月日-.".includes(this.#text.charAt(run.end) || " ")) return false;
      const single = run.integerDigits === 1 && last.exponent >= 4;
      const next = classAt(this.#text, this.#text.charAt(run.end) === " " ? run.end + 1 : run.end);
      const multiplied = next === CharClass.small || next === CharClass.big;
      if (run.integerDigits !== last.exponent && !single && !multiplied) return false;
    } else {
      this.#decimals = run.decimals;
      this.#integerDigits = run.integerDigits;
      this.#grouped = run.grouped;
    }
    const value = new Big(run.digits);
    this.#pending = { low: value, high: value, decimals: run.decimals, written: "arabic" };
    this.#arabic = true;
    this.#magnitude = 0;
    this.#at = run.end;
    return true;
  }

  #takeDigits(): boolean {
    if (this.#pending !== undefined) return false;
    let end = this.#at;
    while (end - this.#at <= LONGEST && this.#isDigit(end)) end++;
    if (end - this.#at > LONGEST) return false;
    return this.#terms.length === 0 ? this.#takeFirstDigits(end) : this.#takeLaterDigits(end);
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
    const value = new Big(this.#digitString(this.#at, end));
    this.#pending = { low: value, high: value, decimals: 0, written: "other" };
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
      this.#afterZero = true;
      this.#at = end;
      return true;
    }
    if (zeros > 0) this.#afterZero = true;
    const first = worthAt(this.#text, from);
    this.#magnitude = 0;
    if (end - from === 2 && isPair(first, worthAt(this.#text, from + 1)) && this.#approximate === undefined) {
      this.#approximate = "pair";
      return this.#wait(digitOf(first), digitOf(worthAt(this.#text, from + 1)), end);
    }
    return this.#wait(digitOf(first), digitOf(first), from + 1);
  }

  #wait(low: Big, high: Big, end: number): boolean {
    this.#pending = { low, high, decimals: 0, written: "digit" };
    this.#hanzi = true;
    this.#at = end;
    return true;
  }

  /** 廿, 卅: the tens in one character. */
  #takeTens(): boolean {
    if (this.#pending !== undefined || this.#terms.length > 0) return false;
    const value = new Big(worthAt(this.#text, this.#at) * 10);
    this.#terms.push({ low: value, high: value, exponent: 1 });
    this.#hanzi = true;
    this.#at++;
    return true;
  }

  /** 几十, 数百, 十几, 二十几. */
  #takeSeveral(): boolean {
    if (this.#pending !== undefined || this.#approximate !== undefined) return false;
    const next = classAt(this.#text, this.#at + 1);
    const beforeMagnitude = next === CharClass.small || next === CharClass.big;
    const last = this.#terms.at(-1);
    if (this.#text.charAt(this.#at) === "数") {
      if (last !== undefined || !beforeMagnitude) return false;
      if (this.#at > 0 && NOUNS_IN_SHU.includes(this.#text.charAt(this.#at - 1))) return false;
    } else if (last === undefined ? !beforeMagnitude : last.exponent !== 1 && !beforeMagnitude) {
      return false;
    }
    this.#approximate = "several";
    this.#hanzi = true;
    this.#magnitude = 0;
    this.#pending = { low: digitOf(last === undefined ? 2 : 1), high: digitOf(10), decimals: 0, written: "other" };
    this.#at++;
    return true;
  }

  #takeSmall(): boolean {
    const exponent = worthAt(this.#text, this.#at);
    if (startsUnitWithMagnitude(this.#text, this.#at)) return false;
    // 2021百度 is no number of hundreds.
    const multiplied = classAt(this.#text, this.#at + 1) === CharClass.big;
    if (this.#pending?.written === "arabic" && this.#pending.low.gte(100) && !multiplied) return false;
    const last = this.#terms.at(-1);
    if (last !== undefined && last.exponent <= exponent) return false;
    if (this.#pending !== undefined) {
      this.#terms.push(this.#timesPending(this.#pending, exponent));
      this.#pending = undefined;
      this.#magnitude = last === undefined ? exponent : 0;
    } else {
      if (last !== undefined && exponent !== 1) return false;
      if (last === undefined && exponent > 1) this.#bare = true;
      const value = shift(digitOf(1), exponent);
      this.#terms.push({ low: value, high: value, exponent });
      this.#magnitude = 0;
    }
    this.#hanzi = true;
    this.#afterZero = false;
    this.#at++;
    return true;
  }

  /** 万, 亿, 兆 multiply everything smaller before them: 一亿二千万, 三千万亿. */
  #takeBig(): boolean {
    const exponent = worthAt(this.#text, this.#at);
    if (startsUnitWithMagnitude(this.#text, this.#at)) return false;
    let low = this.#pending?.low ?? ZERO;
    let high = this.#pending?.high ?? ZERO;
    let any = this.#pending !== undefined;
    let kept = this.#terms.length;
    while (kept > 0 && (this.#terms[kept - 1]?.exponent ?? exponent) < exponent) {
      kept--;
      low = low.plus(this.#terms[kept]?.low ?? ZERO);
      high = high.plus(this.#terms[kept]?.high ?? ZERO);
      any = true;
    }
    if (!any && this.#terms.length > 0) return this.#takeRepeated(exponent);
    if (!any) {
      this.#bare = true;
      low = digitOf(1);
      high = low;
    }
    this.#terms.length = kept;
    this.#terms.push({ low: shift(low, exponent), high: shift(high, exponent), exponent });
    this.#pending = undefined;
    this.#magnitude = kept === 0 ? this.#magnitude + exponent : 0;
    this.#hanzi = true;
    this.#afterZero = false;
    this.#at++;
    return true;
  }

  /** 万万 is 亿. */
  #takeRepeated(exponent: number): boolean {
    const last = this.#terms.at(-1);
    if (
      last?.exponent !== exponent ||
      this.#bare ||
      last.low.e > LONGEST / 2 ||
      this.#text.charAt(this.#at) !== this.#text.charAt(this.#at - 1)
    )
      return false;
    this.#terms.pop();
    this.#terms.push({ low: shift(last.low, exponent), high: shift(last.high, exponent), exponent });
    this.#magnitude += this.#magnitude > 0 ? exponent : 0;
    this.#at++;
    return true;
  }

  /** The Chinese decimal point: 三点五亿, also with blanks around it (三 点 五). */
  #takePoint(): boolean {
    const point = this.#pastBlank(this.#at);
    if (this.#text.charAt(point) !== "点" || this.#arabic || this.#approximate !== undefined || this.#decimals > 0) return false;
    if (this.#pending === undefined && this.#terms.length === 0) return false;
    const from = this.#pastBlank(point + 1);
    let end = from;
    while (end - from <= LONGEST && this.#isDigit(end)) end++;
    // 三点五十分 and 三点一刻 are times; 三点两… begins something else.
    if (end === from || "十刻两".includes(this.#text.charAt(end) || " ") || this.#text.charAt(from) === "两") return false;
    const fraction = this.#digitString(from, end);
    let whole = this.#pending?.low ?? ZERO;
    let kept = this.#terms.length;
    while (kept > 0 && (this.#terms[kept - 1]?.exponent ?? 4) < 4) whole = whole.plus(this.#terms[--kept]?.low ?? ZERO);
    this.#terms.length = kept;
    const value = whole.plus(new Big(`0.${fraction}`));
    this.#pending = { low: value, high: value, decimals: fraction.length, written: "other" };
    this.#decimals = fraction.length;
    this.#positional = false;
    this.#bare = false;
    this.#magnitude = 0;
    this.#at = end;
    return true;
  }

  #pastBlank(at: number): number {
    return this.#text.charAt(at) === " " ? at + 1 : at;
  }

  /** 7000余万, 十多亿, 3个亿. */
  #takeInfix(): boolean {
    if (this.#infix !== undefined || this.#at === this.#start) return false;
    const infix = this.#text.charAt(this.#at);
    if (infix === "" || !(INFIXES.includes(infix) || infix === "个") || classAt(this.#text, this.#at + 1) !== CharClass.big) return false;
    if (startsUnitWithMagnitude(this.#text, this.#at + 1)) return false;
    if (infix === "个") {
      // But 11个亿吨级 are eleven of something.
      const money = !isHan(this.#text, this.#at + 2) || "元的多左以人".includes(this.#text.charAt(this.#at + 2));
      if (this.#pending === undefined || this.#text.charAt(this.#at + 1) !== "亿" || !money) return false;
      this.#at++;
      return true;
    }
    this.#infix = infix;
    this.#at++;
    return true;
  }

  /** 40k, 3.5 billion. */
  #takeEnglish(): boolean {
    const pending = this.#pending;
    if (pending?.written !== "arabic" || this.#terms.length > 0) return false;
    const at = this.#text.charAt(this.#at) === " " ? this.#at + 1 : this.#at;
    const found = ENGLISH_MAGNITUDES.find(([word]) => this.#text.startsWith(word, at) && (at === this.#at || word.length > 1));
    if (found === undefined || isWordCharacter(this.#text, at + found[0].length)) return false;
    const [word, exponent] = found;
    this.#pending = undefined;
    this.#terms.push(this.#timesPending(pending, exponent));
    this.#magnitude = exponent;
    this.#at = at + word.length;
    return true;
  }

  /** Blanks inside a numeral: before a magnitude, and between a magnitude and digits that one follows (7 万 5 千). */
  #skipBlanks(): boolean {
    if (this.#at === this.#start || this.#text.charAt(this.#at) !== " ") return false;
    let end = this.#at;
    while (this.#text.charAt(end) === " " && end - this.#at < 3) end++;
    const next = classAt(this.#text, end);
    const magnitude = next === CharClass.small || next === CharClass.big;
    if (this.#pending !== undefined ? !magnitude : !this.#goesOnWithDigits(end)) return false;
    if (magnitude && startsUnitWithMagnitude(this.#text, end)) return false;
    const before = this.#at;
    this.#at = end;
    const taken = this.#takeNext();
    if (!taken) this.#at = before;
    return taken;
  }

  #goesOnWithDigits(at: number): boolean {
    if (classAt(this.#text, at) !== CharClass.digit && classAt(this.#text, at) !== CharClass.arabic) return false;
    let end = at + 1;
    while (classAt(this.#text, end) === CharClass.arabic) end++;
    while (this.#text.charAt(end) === " ") end++;
    const next = classAt(this.#text, end);
    return next === CharClass.small || next === CharClass.big || (this.#hanzi && !this.#arabic && end === this.#text.length);
  }

  /** Formal digits count in formal numerals, and among magnitudes (十万柒仟). */
  #takesFormal(): boolean {
    if (this.#formal) return true;
    if (this.#terms.length === 0) return false;
    const next = classAt(this.#text, this.#at + 1);
    return next === CharClass.formalSmall || next === CharClass.small || next === CharClass.big || this.#at + 1 === this.#text.length;
  }

  #timesPending(pending: Pending, exponent: number): Term {
    return { low: shift(pending.low, exponent), high: shift(pending.high, exponent), exponent };
  }

  /** 一万五 is 15,000: a last digit without magnitude counts the next lower one. */
  #shorthandExponent(pending: Pending): number {
    const last = this.#terms.at(-1);
    if (last === undefined || this.#afterZero || last.exponent < 2) return 0;
    if (pending.written === "digit") return last.exponent - 1;
    const single = pending.written === "arabic" && pending.low.lt(10) && pending.low.gt(0);
    return single && last.exponent >= 4 ? last.exponent - 1 : 0;
  }

  #isDigit(at: number): boolean {
    const charClass = classAt(this.#text, at);
    if (charClass === CharClass.formalDigit) return this.#formal || this.#terms.length > 0;
    return charClass === CharClass.digit || charClass === CharClass.zero;
  }

  #digitString(from: number, to: number): string {
    let digits = "";
    for (let i = from; i < to; i++) digits += String(worthAt(this.#text, i));
    return digits;
  }
}

/** Formal characters are also parts of words (陆续, 队伍): they count only among magnitudes or before money. */
function isFormalRun(text: string, start: number): boolean {
  const first = classAt(text, start);
  if (first !== CharClass.formalDigit && first !== CharClass.formalSmall) return false;
  let end = start;
  let magnitudes = false;
  for (;;) {
    const charClass = classAt(text, end);
    if (charClass === CharClass.formalSmall || charClass === CharClass.big || charClass === CharClass.small) magnitudes = true;
    else if (charClass !== CharClass.formalDigit && charClass !== CharClass.zero && charClass !== CharClass.digit) break;
    end++;
  }
  return (magnitudes && end > start + 1) || "元角分".includes(text.charAt(end) || " ");
}

function isWordCharacter(text: string, at: number): boolean {
  const charClass = classAt(text, at);
  return charClass === CharClass.latin || charClass === CharClass.arabic;
}

function isPair(first: number, second: number): boolean {
  return first > 0 && (second === first + 1 || (first === 3 && second === 5));
}

function digitOf(digit: number): Big {
  return DIGITS[digit] ?? ZERO;
}

/** Times a power of ten. */
export function shift(value: Big, exponent: number): Big {
  if (exponent === 0 || value.eq(0)) return value;
  const shifted = new Big(value);
  shifted.e += exponent;
  return shifted;
}
