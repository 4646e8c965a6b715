/** Knows how a number and its unit stand together: 约12万余件, -2.17%, 人民币3亿元, 40-50岁, 505.5/591.8/673.9亿元. */

import Big from "big.js";
import type { Unit } from "../lexicon/units";
import { lastNonZeroExponent, type Numeral, significantExponent } from "../numerals/numeral";
import { shift } from "../numerals/decimal";
import type { RuleContext } from "./context";
import { openingInfixEnd } from "./openNumbers";
import { countedNoun, innerParts, readPer, unitStartAt, usableUnit } from "./quantityUnits";

/** A number with what belongs to it, before qualifiers around it are looked for. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly numeral: Numeral;
  /** In the unit as written; negative with its sign. */
  readonly low: Big;
  readonly high: Big;
  readonly unit: Unit | undefined;
  /** The classifier or noun, where it isn't in the table of units (两地). */
  readonly noun: string | undefined;
  readonly per: string | undefined;
  /** Whether 余, 多, 来 or + inside says that it is more. */
  readonly open: boolean;
  /** For "three and a half": added to the number. */
  readonly half: boolean;
}

/** The quantity whose numeral begins at `at`. */
export function readQuantity(context: RuleContext, at: number): Quantity | undefined {
  const numeral = context.numeralAt(at);
  if (numeral === undefined) return undefined;
  const { text } = context;
  const opened = numeral.infix === undefined ? openingInfixEnd(text, numeral) : numeral.end;
  let end = opened < 0 ? numeral.end : opened;
  const inner = innerParts(text, numeral, end);
  const unitStart = inner?.at ?? unitStartAt(text, end, numeral);
  const unit = usableUnit(text, unitStart, numeral);
  if (inner !== undefined && unit === undefined) return undefined;
  const noun = unit === undefined ? countedNoun(text, end, numeral) : undefined;
  if (unit !== undefined) end = unitStart + unit.word.length;
  else if (noun !== undefined) end += noun.length;
  let per: string | undefined;
  if ((unit !== undefined || numeral.magnitude > 0) && text.charAt(end) === "/") {
    const perUnit = readPer(text, end + 1, unit?.kind === "amount");
    if (perUnit !== undefined) {
      per = perUnit;
      end += 1 + perUnit.length;
    }
  }
  return {
    start: at,
    end,
    numeral,
    low: numeral.low,
    high: numeral.high,
    unit,
    noun,
    per,
    open: opened >= 0 || inner?.open === true,
    half: inner?.half === true,
  };
}

/** The exact value of a number in its canonical unit, and how it was written. */
export function scaled(value: Big, unit: Unit | undefined): Big {
  const scale = unit?.scale ?? 0;
  const shifted = scale === 0 ? value : shift(value, scale);
  return unit?.factor === undefined ? shifted : shifted.times(unit.factor);
}

/** One step of the last non-zero digit as written: 1200余 reaches up to 1300. */
export function overStep(numeral: Numeral): Big {
  return shift(ONE, numeral.decimals > 0 ? significantExponent(numeral) : lastNonZeroExponent(numeral.low));
}

const ONE = new Big(1);
