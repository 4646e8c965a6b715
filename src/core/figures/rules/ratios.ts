/** Knows ratios of two or more bare numbers: 3:1, 1比3, 1/2, 1赔6. */

import Big from "big.js";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { unitAt } from "../lexicon/units";
import { readArabic } from "../numerals/arabic";
import { isArabic, isHan, isLatin } from "../numerals/characters";
import { readNumeral } from "../numerals/readNumeral";
import type { RuleContext } from "./context";

/** 3:1, 1:1.5, 1比3, 1/2: two bare numbers. */
export function readRatio(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const first = context.numeralAt(at);
  if (first === undefined || first.approximate !== undefined || first.bare) return undefined;
  const mark = text.charAt(first.end);
  if (mark === ":" && first.style === "arabic") {
    if (!isArabic(text, first.end + 1)) return undefined;
    const second = readArabic(text, first.end + 1);
    // More than two numbers are a chain of shares, or a time.
    if (isLatin(text, second.end) || text.charAt(at - 1) === ":") return undefined;
    let end = second.end;
    const chain = [first.low, new Big(second.digits)];
    while (text.charAt(end) === ":" && isArabic(text, end + 1)) {
      const next = readArabic(text, end + 1);
      chain.push(new Big(next.digits));
      end = next.end;
    }
    return ratio(at, end, chain);
  }
  if (mark === "赔" && isOdds(text, at)) {
    const second = readNumeral(text, first.end + 1);
    if (second !== undefined && second.approximate === undefined && !isHan(text, second.end)) return ratio(at, second.end, [first.low, second.low]);
  }
  if (mark === "比") {
    const second = readNumeral(text, first.end + 1);
    if (second === undefined || second.approximate !== undefined || second.bare || second.style !== first.style) return undefined;
    const isScore = first.style === "arabic" && unitAt(text, second.end) === undefined;
    if (isHan(text, second.end) && !isScore && !"的开".includes(text.charAt(second.end))) return undefined;
    return ratio(at, second.end, [first.low, second.low]);
  }
  if (mark === "/" && first.style === "arabic" && first.decimals === 0 && isArabic(text, first.end + 1)) {
    const second = readArabic(text, first.end + 1);
    const denominator = new Big(second.digits);
    if (
      second.decimals > 0 ||
      second.integerDigits > 3 ||
      denominator.lte(first.low) ||
      isLatin(text, second.end) ||
      text.charAt(second.end) === "/" ||
      text.startsWith("年期", second.end)
    )
      return undefined;
    if (isLatin(text, at - 1) || "/-.".includes(text.charAt(at - 1) || " ")) return undefined;
    return ratio(at, second.end, [first.low, denominator]);
  }
  return undefined;
}

/** 赔率为1赔6: what is paid for what is staked; but 1份赔6万 pays money. */
function isOdds(text: string, at: number): boolean {
  return !isHan(text, at - 1) || /(?:赔率|[是为约达开到])$/u.test(text.slice(Math.max(0, at - 2), at));
}

function ratio(start: number, end: number, chain: readonly Big[]): Draft | undefined {
  const [first, second] = chain;
  if (first === undefined || second === undefined) return undefined;
  // A score of 3:0 has no quotient.
  const draft = newDraft(start, end, "ratio", "ratio.pair", chain.length === 2 && !second.eq(0) ? first.div(second) : null);
  draft.note = chain.map((value) => value.toFixed()).join(":");
  if (chain.length > 2) draft.values = [...chain];
  return draft;
}
