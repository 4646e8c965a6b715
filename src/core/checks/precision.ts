/** Knows how precisely a figure was written, so that rounding is never taken for a contradiction. */

import Big from "big.js";
import type { Figure } from "../figures/figure";

/** A closed interval that the true value lies in. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The value with half a step of its last written digit to either side: 186.54亿 is 186.535亿 to 186.545亿.
 * `undefined` for anything but an exact, single number whose precision is known: nothing is then concluded.
 */
export function writtenInterval(figure: Figure): Interval | undefined {
  const { value, step } = figure;
  if (typeof value !== "number" || step === undefined || figure.isRange || figure.isList === true || figure.qualifier !== "exact") return undefined;
  const half = new Big(step).div(2);
  return { low: new Big(value).minus(half).toNumber(), high: new Big(value).plus(half).toNumber() };
}

/** Whether two intervals have no value in common. */
export function apart(a: Interval, b: Interval): boolean {
  return a.high < b.low || b.high < a.low;
}
