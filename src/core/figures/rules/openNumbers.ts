/** Knows when 余, 多, 来 or + behind a number makes it open (200余人, 100+家), and when it begins a word. */

import { infixAt } from "../lexicon/qualifiers";
import { unitAt } from "../lexicon/units";
import type { QualifierMark } from "../figure";
import { isArabic, isHan, isLatin } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import { unitStartAt } from "./quantityUnits";

/** What stands right behind a number and says that it is more than that. */
export function openingInfix(text: string, numeral: Numeral): QualifierMark | undefined {
  if (!canTakeInfix(text, numeral)) return undefined;
  const mark = infixAt(text, numeral.end);
  return mark !== undefined && (followsUnit(text, numeral, numeral.end + 1) || isBigBefore(text, numeral.end)) ? mark : undefined;
}

function canTakeInfix(text: string, numeral: Numeral): boolean {
  if (numeral.approximate !== undefined && numeral.approximate !== "pair") return false;
  const next = text.charAt(numeral.end);
  if (next === "来") return numeral.low.gte(10) && numeral.low.mod(10).eq(0);
  if (next === "余") return !"额下款量热杭姚".includes(text.charAt(numeral.end + 1) || " ");
  if (next === "+") return isOpenNumber(text, numeral);
  return next === "多" && (numeral.low.gte(10) || numeral.magnitude > 0);
}

/** 100+家, 10万+: so many and more; but 1+1 and 14+7天 add up, and 5G+ is a slogan. */
function isOpenNumber(text: string, { style, decimals, low, magnitude, end }: Numeral): boolean {
  if (style === "hanzi" || isArabic(text, end + 1) || isLatin(text, end + 1)) return false;
  return magnitude > 0 || (decimals === 0 && (low.gte(10) || unitAt(text, end + 1) !== undefined));
}

function followsUnit(text: string, numeral: Numeral, at: number): boolean {
  const from = unitStartAt(text, at, numeral);
  const unit = unitAt(text, from);
  if (unit !== undefined) return true;
  return text.charAt(from) === "年" || text.charAt(from) === "月" || text.charAt(from) === "日";
}

/** 两万余 before a noun, 30余 before anything that isn't a word with 余, 900多 before nothing it could belong to. */
function isBigBefore(text: string, at: number): boolean {
  const infix = text.charAt(at);
  return infix === "余" || infix === "+" || (infix === "多" && ("万亿".includes(text.charAt(at - 1) || " ") || !isHan(text, at + 1)));
}
