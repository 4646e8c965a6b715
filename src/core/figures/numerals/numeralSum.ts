/** Knows how the parts of a numeral add up: 一亿二千万 is (1 × 亿) + (2 × 千) × 万. */

import Big from "big.js";
import { digitOf, shift, ZERO } from "./decimal";

/** Digits that wait for the magnitude after them. */
export interface Pending {
  readonly low: Big;
  readonly high: Big;
  readonly decimals: number;
  readonly written: "arabic" | "digit" | "other";
}

/** A part of a sum: 三百 of 一千三百, with the exponent of the magnitude it ended with. */
export interface Term {
  readonly low: Big;
  readonly high: Big;
  readonly exponent: number;
}

interface Bounds {
  readonly low: Big;
  readonly high: Big;
}

const ONE = digitOf(1);
/** The exponent from which on 万万万… is no number any more. */
const LARGEST = 30;

/** The sum so far, and the digits that wait. */
export class NumeralSum {
  pending: Pending | undefined;
  /** Whether a zero stands before what waits, so that it counts ones (一千零五). */
  afterZero = false;
  #terms: Term[] = [];

  get last(): Term | undefined {
    return this.#terms.at(-1);
  }

  get isEmpty(): boolean {
    return this.#terms.length === 0;
  }

  /** A part that is complete as it is (廿). */
  add(value: Big, exponent: number): void {
    this.#terms.push({ low: value, high: value, exponent });
  }

  /** What waits, times a power of ten; without digits (十, 百) one of it. */
  multiply(exponent: number): void {
    const { low, high } = this.pending ?? { low: ONE, high: ONE };
    this.#terms.push({ low: shift(low, exponent), high: shift(high, exponent), exponent });
    this.pending = undefined;
    this.afterZero = false;
  }

  /**
   * Everything smaller than the magnitude, times it: 三千万亿. Says whether it counts as one, without anything to
   * multiply, and whether it is now the whole sum; `undefined` where the part before is no smaller.
   */
  multiplySmaller(exponent: number): { readonly alone: boolean; readonly whole: boolean } | undefined {
    const any = this.pending !== undefined || (this.last !== undefined && this.last.exponent < exponent);
    if (!any && !this.isEmpty) return undefined;
    const { low, high } = any ? this.#takeBelow(exponent) : { low: ONE, high: ONE };
    const whole = this.isEmpty;
    this.#terms.push({ low: shift(low, exponent), high: shift(high, exponent), exponent });
    this.pending = undefined;
    this.afterZero = false;
    return { alone: !any, whole };
  }

  /** 万万 is 亿: the last part once more times its magnitude. False where it had another, or has grown too large. */
  repeat(exponent: number): boolean {
    const { last } = this;
    if (last?.exponent !== exponent || last.low.e > LARGEST) return false;
    this.#terms.pop();
    this.#terms.push({ low: shift(last.low, exponent), high: shift(last.high, exponent), exponent });
    return true;
  }

  /** What stands before a decimal point, below 万, waits for more with its decimals: 三点五亿. */
  point(fraction: string): void {
    const value = this.#takeBelow(4).low.plus(new Big(`0.${fraction}`));
    this.pending = { low: value, high: value, decimals: fraction.length, written: "other" };
  }

  total(): Bounds {
    let [low, high] = [ZERO, ZERO];
    for (const term of this.#terms) {
      low = low.plus(term.low);
      high = high.plus(term.high);
    }
    const { pending } = this;
    if (pending === undefined) return { low, high };
    const scale = this.#shorthandExponent(pending);
    return { low: low.plus(shift(pending.low, scale)), high: high.plus(shift(pending.high, scale)) };
  }

  /** Takes what waits and the last parts below a magnitude out of the sum. */
  #takeBelow(exponent: number): Bounds {
    let { low, high } = this.pending ?? { low: ZERO, high: ZERO };
    for (let last = this.last; last !== undefined && last.exponent < exponent; last = this.last) {
      low = low.plus(last.low);
      high = high.plus(last.high);
      this.#terms.pop();
    }
    return { low, high };
  }

  /** 一万五 is 15,000: a last digit without magnitude counts the next lower one. */
  #shorthandExponent(pending: Pending): number {
    const { last } = this;
    if (last === undefined || this.afterZero || last.exponent < 2) return 0;
    if (pending.written === "digit") return last.exponent - 1;
    const single = pending.written === "arabic" && pending.low.lt(10) && pending.low.gt(0);
    return single && last.exponent >= 4 ? last.exponent - 1 : 0;
  }
}
