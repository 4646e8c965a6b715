/** Knows what begins with Latin letters: addresses, ranks, quarters, models; a currency is left to the number behind it. */

import { isArabic, isLatin } from "../numerals/characters";
import type { RuleContext } from "./context";
import { readDateFigure } from "./dates";
import { addressEnd, readModel } from "./identifiers";
import { readLatinRank } from "./ordinals";
import type { Step } from "./step";

/** Letters: addresses, ranks, quarters, currencies before a number, model names. */
export function readLatin(context: RuleContext, at: number): Step {
  const { text } = context;
  const address = addressEnd(text, at);
  if (address > 0) return { end: address };
  const date = text.charAt(at) === "Q" || text.charAt(at) === "H" || text.startsWith("FY", at) ? readDateFigure(context, at) : undefined;
  if (date !== undefined) return { draft: date, end: date.end };
  const rank = readLatinRank(context, at);
  if (rank !== undefined) return { draft: rank, end: rank.end };
  let end = at;
  while (isLatin(text, end)) end++;
  const next = text.charAt(end);
  if (/^(?:yoy|qoq|mom|wow)$/iu.test(text.slice(at, end))) return { end };
  const joined = isArabic(text, end) || ((end - at === 1 ? "-.+" : "-.").includes(next || " ") && isArabic(text, end + 1));
  if (joined && !isCurrencyHead(text.slice(at, end))) {
    const model = readModel(context, at);
    if (model !== undefined && text.charAt(model.end) === "@") return { end: mailEnd(text, model.end) };
    if (model !== undefined) return { draft: model, end: model.end };
  }
  if (next === "@") return { end: mailEnd(text, end) };
  return { end };
}

function isCurrencyHead(word: string): boolean {
  return /^(?:RMB|CNY|USD|HKD|EUR|GBP|JPY|AUD|CAD|TWD|SGD|CHF|US|HK|KRW|NZD|Rp|RM|Rs|rmb|usd)$/u.test(word);
}

function mailEnd(text: string, at: number): number {
  let end = at + 1;
  while (isLatin(text, end) || isArabic(text, end) || "-._".includes(text.charAt(end) || " ")) end++;
  return end;
}
