/** Knows when 余, 多, 来 or + behind a number makes it open (200余人, 100+家), and when it begins a word. */

import { isInfixAt } from "../lexicon/qualifiers";
import { unitAt } from "../lexicon/units";
import { isArabic, isHan, isLatin } from "../numerals/characters";
import { pastBlank } from "../numerals/infixes";
import type { Numeral } from "../numerals/numeral";
import { unitStartAt } from "./quantityUnits";

/** Where what stands behind a number, and says that it is more than that, ends; -1 where nothing does. A blank may stand before it (40 多个). */
export function openingInfixEnd(text: string, numeral: Numeral): number {
  const at = numeral.style === "arabic" ? pastBlank(text, numeral.end) : numeral.end;
  if (!isInfixAt(text, at) || !canTakeInfix(text, numeral, at)) return -1;
  return followsUnit(text, numeral, at + 1) || (at === numeral.end && isBigBefore(text, at)) ? at + 1 : -1;
}

function canTakeInfix(text: string, numeral: Numeral, at: number): boolean {
  if (numeral.approximate !== undefined && numeral.approximate !== "pair") return false;
  const next = text.charAt(at);
  if (next === "来") return numeral.low.gte(10) && numeral.low.mod(10).eq(0);
  if (next === "余") return !"额下款量热杭姚".includes(text.charAt(at + 1) || " ");
  if (next === "+") return at === numeral.end && isOpenNumber(text, numeral);
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
