/** Knows small exact numbers and powers of ten. */

import Big from "big.js";

const DIGITS: readonly Big[] = Array.from({ length: 11 }, (_, digit) => new Big(digit));
export const ZERO = new Big(0);

/** 0 to 10, made once. */
export function digitOf(digit: number): Big {
  return DIGITS[digit] ?? ZERO;
}

/** Times a power of ten. */
export function shift(value: Big, exponent: number): Big {
  if (exponent === 0 || value.eq(0)) return value;
  const shifted = new Big(value);
  shifted.e += exponent;
  return shifted;
}
