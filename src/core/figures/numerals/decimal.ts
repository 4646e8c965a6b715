/** Knows small exact numbers and powers of ten. */

import Big from "big.js";

const DIGITS: readonly Big[] = Array.from({ length: 11 }, (_, digit) => new Big(digit));
export const ZERO = new Big(0);

/** 0 to 10, made once. */
export function digitOf(digit: number): Big {
  return DIGITS[digit] ?? ZERO;
}

/** Told by its digits: comparing would make a number of 0 first. */
export function isZero({ c }: Big): boolean {
  return c[0] === 0;
}

/** Times a power of ten. */
export function shift(value: Big, exponent: number): Big {
  if (exponent === 0 || isZero(value)) return value;
  const shifted = new Big(value);
  shifted.e += exponent;
  return shifted;
}
