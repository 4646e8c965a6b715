/** Knows how precisely a figure was written, so that rounding is never taken for a contradiction. */

import Big from "big.js";
import type { Figure } from "../figures/figure";

/** A closed interval that the true value lies in. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/万亿|萬億/, 12],
  [/亿|億/, 8],
  [/千万/, 7],
  [/百万/, 6],
  [/万|萬/, 4],
];

/**
 * The value with half a step of its last written digit to either side: 186.54亿 is 186.535亿 to 186.545亿.
 * `undefined` for anything but an exact, single number written in Arabic digits: nothing is then concluded.
 */
export function writtenInterval(figure: Figure): Interval | undefined {
  const { value } = figure;
  if (typeof value !== "number" || figure.isRange || figure.isList === true || figure.qualifier !== "exact") return undefined;
  const surface = (figure.surface ?? figure.text).normalize("NFKC");
  const digits = /\d[\d,]*(?:\.(\d+))?/.exec(surface);
  if (digits === null || /[一二三四五六七八九十]/.test(surface)) return undefined;
  const exponent = MAGNITUDES.find(([pattern]) => pattern.test(surface))?.[1] ?? 0;
  const half = new Big(10).pow(exponent - (digits[1]?.length ?? 0)).div(2);
  return { low: new Big(value).minus(half).toNumber(), high: new Big(value).plus(half).toNumber() };
}

/** Whether two intervals have no value in common. */
export function apart(a: Interval, b: Interval): boolean {
  return a.high < b.low || b.high < a.low;
}
