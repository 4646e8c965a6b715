/** Knows sign and currency before a number: -2.17%, 人民币3亿元, US$-5, and when a dash or plus before one is no sign. */

import { CURRENCY_PREFIXES, type CurrencyPrefix } from "../lexicon/currencies";
import { unitAt } from "../lexicon/units";
import { isArabic, isLatin } from "../numerals/characters";

/** Sign and currency before the numeral; both at most once, in either order. */
export interface Lead {
  readonly start: number;
  readonly negative: boolean;
  readonly currency: CurrencyPrefix | undefined;
}

/** What belongs to a number and stands before it, not beyond `floor`. */
export function readLead(text: string, at: number, floor: number): Lead {
  let start = at;
  let negative = false;
  let currency: CurrencyPrefix | undefined;
  for (let turn = 0; turn < 2; turn++) {
    const sign = signBefore(text, start, floor);
    if (sign > 0 && !negative) {
      negative = text.charAt(start - 1) !== "+";
      start -= sign;
    }
    if (currency !== undefined) break;
    const before = text.charAt(start - 1) === " " ? start - 1 : start;
    const prefix = CURRENCY_PREFIXES.longestBefore(text, before, floor);
    if (prefix === undefined) break;
    const from = before - prefix.word.length;
    // USD in a longer word is no currency.
    if (isLatin(prefix.word, 0) && isLatin(text, from - 1)) break;
    if (!prefix.symbol && "兑对比换".includes(text.charAt(from - 1) || " ")) break;
    currency = prefix;
    start = from;
  }
  return { start, negative, currency };
}

const NEGATIVES = ["负", "-", "零下"];

/** Length of a sign that ends at `end`; 0 for none. */
function signBefore(text: string, end: number, floor: number): number {
  const plus = text.charAt(end - 1) === "+";
  const negative = plus ? undefined : NEGATIVES.find((sign) => text.endsWith(sign, end) && end - sign.length >= floor);
  const length = plus ? 1 : (negative?.length ?? 0);
  if (length === 0 || end - length < floor) return 0;
  if (plus) return isPlusSign(text, end) ? 1 : 0;
  const before = end - length - 1;
  if (negative === "负") return "抱肩担自欺胜辜".includes(text.charAt(before) || " ") ? 0 : 1;
  if (negative === "零下") return 2;
  // Between two numbers, or behind a letter, a dash joins.
  if (isArabic(text, before) || (isLatin(text, before) && !isComparison(text, before + 1)) || "%年月日号)-元".includes(text.charAt(before) || " ")) return 0;
  return 1;
}

/** YoY+18%, QoQ-3%: whether what ends there says what a change is counted from. */
function isComparison(text: string, end: number): boolean {
  return /(?:^|[^A-Za-z])(?:yoy|qoq|mom|wow)$/iu.test(text.slice(Math.max(0, end - 4), end));
}

/** A plus before a share or points of one or behind a blank is a sign; between words it adds (隔离+7天). */
function isPlusSign(text: string, at: number): boolean {
  const before = text.charAt(at - 2);
  if (before === "" || " (:,，、；\n/".includes(before) || isComparison(text, at - 1)) return true;
  if (isArabic(text, at - 2) || isLatin(text, at - 2) || ")%".includes(before)) return false;
  let end = at;
  while (isArabic(text, end) || text.charAt(end) === ".") end++;
  return unitAt(text, end)?.kind === "percent";
}
