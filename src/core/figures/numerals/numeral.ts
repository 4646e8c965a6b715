/** Knows what a numeral is once it has been read: exact bounds, and how precisely it was written. */

import type Big from "big.js";
import type { Span } from "../../text/span";
import { isZero } from "./decimal";

/** A number as written, without unit. Thousands are read of each article: they all have the same fields. */
export interface Numeral extends Span {
  /** Equal to `high` unless the numeral is approximate. */
  readonly low: Big;
  readonly high: Big;
  /** `pair`: 三四十; `several`: 几十, 数百 (`high` is exclusive). */
  readonly approximate: "pair" | "several" | undefined;
  readonly style: "arabic" | "hanzi" | "mixed";
  /** 余, 多 or 来 before the last magnitude (7000余万). */
  readonly infix: string | undefined;
  /** A magnitude alone that counts as one: 百万. */
  readonly bare: boolean;
  /** Digits in a row without magnitudes: 二〇二二. */
  readonly positional: boolean;
  /** Exponent of the magnitude word it ends with (万 4, 万亿 12); 0 for none. */
  readonly magnitude: number;
  /** How many digits after the point were written, before the magnitude. */
  readonly decimals: number;
  /** How many digits of an Arabic numeral stand before the point; 0 for others. */
  readonly digits: number;
  /** An Arabic numeral with thousands separators (1,100). */
  readonly grouped: boolean;
}

/** Exponent of the last digit that isn't zero: 7000 → 3, 6.07 → -2. */
export function lastNonZeroExponent(value: Big): number {
  return isZero(value) ? 0 : value.e - value.c.length + 1;
}

/**
 * Exponent of the last significant digit as written: trailing zeros of an integer don't count,
 * written decimals do (7000 → 3, 6.10 → -2, 12万 → 4).
 */
export function significantExponent(numeral: Numeral): number {
  return numeral.decimals > 0 ? numeral.magnitude - numeral.decimals : lastNonZeroExponent(numeral.low);
}
