/** Knows money in several units: 12元5角3分, 十二块五毛, 15美元50分. */

import type Big from "big.js";
import { isHan, isNumeralChar } from "../numerals/characters";
import { shift } from "../numerals/decimal";
import { readNumeral } from "../numerals/readNumeral";
import type { RuleContext } from "./context";
import { type Quantity, scaled } from "./quantity";

/** Coins that follow a major unit, as powers of ten of it. */
const COINS: readonly (readonly [string, number])[] = [
  ["角钱", -1],
  ["毛钱", -1],
  ["分钱", -2],
  ["美分", -2],
  ["欧分", -2],
  ["便士", -2],
  ["港仙", -2],
  ["角", -1],
  ["毛", -1],
  ["分", -2],
  ["仙", -2],
];

/** The smallest coin, as a power of ten. */
const LEAST = -2;
/** What a last digit may follow as it is spoken, as powers of ten. */
const LAST_DIGIT_AFTER: ReadonlyMap<string, number> = new Map([
  ["块", 0],
  ["毛", -1],
]);

/** The whole amount where coins follow, and where it ends. */
export function readCompound(context: RuleContext, quantity: Quantity): { readonly value: Big; readonly end: number } | undefined {
  const { unit } = quantity;
  // 三角五分 begins with a coin itself.
  if (unit?.kind !== "amount" || (unit.scale ?? -1) !== -1 || quantity.numeral.approximate !== undefined || quantity.per !== undefined)
    return undefined;
  const { text } = context;
  let value = scaled(quantity.low, unit);
  let end = quantity.end;
  let any = false;
  let lastCoin = LAST_DIGIT_AFTER.get(unit.word);
  for (let part = 0; part < 2; part++) {
    const at = "零又".includes(text.charAt(end) || " ") ? end + 1 : end;
    if (!isNumeralChar(text, at)) break;
    const numeral = readNumeral(text, at);
    if (numeral === undefined || numeral.approximate !== undefined || numeral.low.gte(100) || numeral.decimals > 0) break;
    const coin = COINS.find(([word]) => text.startsWith(word, numeral.end));
    if (coin === undefined) {
      // 五块二, 五块六毛七: a last digit alone counts tenths of what stands before it.
      if (lastCoin !== undefined && lastCoin > LEAST && numeral.low.lt(10) && numeral.end - at === 1 && !isHan(text, numeral.end)) {
        return { value: value.plus(shift(numeral.low, lastCoin - 1)), end: numeral.end };
      }
      break;
    }
    if (coin[0] === "分" && "之钟布析公别".includes(text.charAt(numeral.end + 1) || " ")) break;
    value = value.plus(shift(numeral.low, coin[1]));
    end = numeral.end + coin[0].length;
    lastCoin = coin[1];
    any = true;
  }
  return any ? { value, end } : undefined;
}
