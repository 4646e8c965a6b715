/** Knows how one level of a date is written: a numeral with its unit, or several that share it (1-11月, 3、4月). */

import { isHan } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import type { NumeralSource } from "../numerals/numeralSource";
import { lastSeparatorEnd, listSeparatorEnd, rangeConnectorEnd } from "../rules/connectors";
import type { Level } from "./parts";

/** The numbers of a level. */
export function toLevel(read: LevelRead): Level {
  return { values: read.numerals.map((numeral) => numeral.low.toNumber()), mode: read.mode };
}

/** How many digits a number has that could name a year; 0 for numbers that can't. */
export function yearDigits(numeral: Numeral): number {
  if (numeral.decimals > 0 || numeral.grouped || numeral.approximate === "several") return 0;
  if (numeral.style === "arabic") return numeral.digits;
  // 二〇二二 and 九八; a pair like 七八 is a guess, not a year.
  return numeral.positional ? numeral.digits : 0;
}

export function isMonth(numeral: Numeral): boolean {
  return numeral.decimals === 0 && numeral.approximate === undefined && numeral.low.gte(1) && numeral.low.lte(12) && numeral.digits <= 2;
}

export function isDay(numeral: Numeral): boolean {
  return numeral.decimals === 0 && numeral.approximate === undefined && numeral.low.gte(1) && numeral.low.lte(31) && numeral.digits <= 2;
}

export function ascending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
}

/** The numerals of one level, and where its unit ends. */
export interface LevelRead {
  readonly numerals: readonly Numeral[];
  readonly mode: Level["mode"];
  readonly end: number;
}

/** One numeral with a unit, or several that share it: 11月, 1-11月, 3、4月. */
export function readLevel(
  source: NumeralSource,
  at: number,
  units: readonly string[],
  accepts: (numeral: Numeral) => boolean,
): LevelRead | undefined {
  const { text } = source;
  const first = source.numeralAt(at);
  if (first === undefined || first.bare) return undefined;
  const unit = unitAfter(text, first.end, units);
  if (unit > 0) return readUnited(first, unit, accepts);
  return readSharedRange(source, first, units, accepts) ?? readSharedList(source, first, units, accepts);
}

/** One numeral with its unit; 三四季度 are two. */
function readUnited(numeral: Numeral, end: number, accepts: (numeral: Numeral) => boolean): LevelRead | undefined {
  if (numeral.approximate !== "pair" || numeral.end - numeral.start !== 2) return accepts(numeral) ? { numerals: [numeral], mode: "single", end } : undefined;
  const plain = { ...numeral, approximate: undefined };
  const numerals = [{ ...plain, high: plain.low }, { ...plain, low: plain.high }];
  return numerals.every(accepts) ? { numerals, mode: "list", end } : undefined;
}

function unitAfter(text: string, at: number, units: readonly string[]): number {
  const from = text.charAt(at) === " " && !isHan(text, at - 1) ? at + 1 : at;
  const unit = units.find((word) => text.startsWith(word, from));
  return unit === undefined ? -1 : from + unit.length;
}

function readSharedRange(
  source: NumeralSource,
  first: Numeral,
  units: readonly string[],
  accepts: (numeral: Numeral) => boolean,
): LevelRead | undefined {
  const { text } = source;
  const connector = rangeConnectorEnd(text, first.end);
  if (connector < 0) return undefined;
  // 第一至第四季度
  const second = source.numeralAt(text.charAt(connector) === "第" ? connector + 1 : connector);
  if (second === undefined || second.bare || first.style !== second.style) return undefined;
  const end = unitAfter(text, second.end, units);
  if (end < 0 || !accepts(second) || (!accepts(first) && yearDigits(first) !== yearDigits(second))) return undefined;
  return { numerals: [first, second], mode: "range", end };
}

function readSharedList(
  source: NumeralSource,
  first: Numeral,
  units: readonly string[],
  accepts: (numeral: Numeral) => boolean,
): LevelRead | undefined {
  const { text } = source;
  const numerals = [first];
  let last = first;
  for (let count = 0; count < 12; count++) {
    let next = listSeparatorEnd(text, last.end);
    if (next < 0) next = lastSeparatorEnd(text, last.end);
    if (next < 0) return undefined;
    // 第一、第三季度
    const numeral = source.numeralAt(text.charAt(next) === "第" ? next + 1 : next);
    if (numeral === undefined || numeral.bare || numeral.style !== first.style) return undefined;
    numerals.push(numeral);
    last = numeral;
    const end = unitAfter(text, numeral.end, units);
    if (end > 0) {
      const good =
        numerals.every(accepts) || (accepts(last) && numerals.every((member) => yearDigits(member) === 2 && yearDigits(last) === 2));
      return good ? { numerals, mode: "list", end } : undefined;
    }
  }
  return undefined;
}
