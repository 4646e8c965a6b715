/** Knows how precisely a figure was written, so that rounding is never taken for a contradiction. */

import Big from "big.js";
import { groupDigits, toPlainDecimal } from "../cards/formatNumber";
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
  return around(figure, isCounted(figure) ? () => new Big(0) : believedStep);
}

function around(figure: Figure, stepOf: (figure: Figure, value: number, significant: Big) => Big): Interval | undefined {
  const { value, step } = figure;
  if (typeof value !== "number" || step === undefined || figure.isRange || figure.isList === true || figure.qualifier !== "exact") return undefined;
  const half = stepOf(figure, value, new Big(step)).div(2);
  return { low: new Big(value).minus(half).toNumber(), high: new Big(value).plus(half).toNumber() };
}

/** 12家, 245件: a few things are counted, not estimated. */
function isCounted({ kind, value, surface, text }: Figure): boolean {
  return kind === "count" && typeof value === "number" && value < MOST_COUNTED && /^\d+(?![\d.,万亿千百])/u.test(surface ?? text);
}

const MOST_COUNTED = 1000;

/**
 * The zeros at a number's end may be rounded or not. Of the first three digits each counts as it is written: nobody who means no 约
 * writes 100亿 for 98亿, but 3000亿 may stand for 2996亿. Nor does anybody who tells of money write 4亿 for 4.4亿; but the cells of
 * a table have as many decimals as their column.
 */
function believedStep(figure: Figure, value: number, significant: Big): Big {
  const step = writtenStep(figure, value, significant);
  const second = new Big(10).pow(new Big(value).abs().e - 1);
  return figure.kind === "amount" && figure.table === undefined && value !== 0 && second.lt(step) ? second : step;
}

function writtenStep(figure: Figure, value: number, significant: Big): Big {
  const written = lastDigit(figure, value);
  if (written === undefined) return significant;
  const third = new Big(10).pow(new Big(value).abs().e - 2);
  const believed = third.gt(written) ? third : written;
  return believed.lt(significant) ? believed : significant;
}

/** What the last digit of a number in Arabic numerals is worth, be it a zero. */
function lastDigit(figure: Figure, value: number): Big | undefined {
  const numeral = numeralOf(figure);
  if (numeral === undefined || value === 0) return undefined;
  return new Big(value).abs().div(numeral.replaceAll(",", "")).div(new Big(10).pow(/\.(\d+)$/.exec(numeral)?.[1]?.length ?? 0));
}

/** The Arabic numeral that a figure begins with, if that is not zero. */
function numeralOf({ surface, text }: Figure): string | undefined {
  const [, numeral] = /^(\d[\d,]*(?:\.\d+)?)/u.exec(surface ?? text) ?? [];
  return numeral === undefined || !/[1-9]/.test(numeral) ? undefined : numeral;
}

/** How far what is said to be nearly, about or over a value may lie from it, as shares of it: no more than a reader takes them for. */
const LOOSE: ReadonlyMap<string, readonly [below: number, above: number]> = new Map([
  ["about", [0.1, 0.1]],
  ["nearly", [0.15, 0]],
  ["over", [0, 0.3]],
]);

/** As `writtenInterval`; also for values that are said to be about, nearly or over a number, and for 翻番, which nobody means exactly. */
export function looseInterval(figure: Figure): Interval | undefined {
  const { value, qualifier, isRange, isList, subkind, step } = figure;
  if (typeof value !== "number" || isRange || isList === true) return undefined;
  if (subkind === "fold") return { low: value * 0.85, high: value * 1.25 };
  const loose = LOOSE.get(qualifier);
  if (loose === undefined || step === undefined) return writtenInterval(figure);
  const half = Number(step) / 2;
  return { low: value - Math.max(half, Math.abs(value) * loose[0]), high: value + Math.max(half, Math.abs(value) * loose[1]) };
}

/**
 * The value with a whole step to either side, since 71.26亿 is told as 71.3亿 and as 71.2亿; everything where
 * `writtenInterval` gives nothing, so that nothing is apart from it.
 */
export function roundedInterval(figure: Figure): Interval {
  const { low, high } = around(figure, writtenStep) ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const half = (high - low) / 2;
  return { low: low - half, high: high + half };
}

/** The exact sum of figures, and the interval that roundings leave it in; `undefined` where one of them tells no precise value. */
export function addUp(figures: readonly Figure[]): { readonly value: string; readonly interval: Interval } | undefined {
  let [value, low, high] = [new Big(0), 0, 0];
  for (const figure of figures) {
    const interval = writtenInterval(figure);
    if (interval === undefined) return undefined;
    value = value.plus(figure.decimal ?? Number(figure.value));
    low += interval.low;
    high += interval.high;
  }
  return { value: value.toString(), interval: { low, high } };
}

/** Whether two intervals have no value in common. */
export function apart(a: Interval, b: Interval): boolean {
  return a.high < b.low || b.high < a.low;
}

/** 1200: who writes this groups no digits. */
const MANY_DIGITS = /^\d{4}/;

/** A value in the magnitude, with the grouping and with the unit of a figure: 47.58亿元 beside 57.58亿元; the plain decimal where that can't be told. */
export function likeWritten(value: string, figure: Figure): string {
  const numeral = numeralOf(figure);
  if (numeral === undefined || typeof figure.value !== "number") return groupDigits(toPlainDecimal(value));
  const unit = (figure.surface ?? figure.text).slice(numeral.length);
  const scaled = new Big(value).times(numeral.replaceAll(",", "")).div(figure.value);
  const decimals = /\.(\d+)$/.exec(numeral)?.[1]?.length ?? 0;
  const plain = scaled.toFixed(scaled.round(decimals).eq(scaled) ? decimals : undefined);
  return (MANY_DIGITS.test(numeral) ? plain : groupDigits(plain)) + unit;
}
