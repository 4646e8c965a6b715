/** Knows slogans in quotation marks that count with numerals what they don't name, and five-year plans. */

import { newDraft } from "../draft";
import type { RuleContext } from "./context";
import type { Step } from "./step";

const SLOGAN =
  /^(?:(?:[一二两三四五六七八九十][\u4e00-\u9fff]){2,5}(?=[”’」』"])|[二两三四五六七八九十][\u4e00-\u9fff](?=[”’」』"](?:问题|工程|目标|行动|战略|政策|改革|体系|原则|难题|压力|风险)))/u;

/** “八五”计划, 九五期间: the five years that a plan is for. */
const PLAN = /^(?:[一二三四六七八九]五|十五)(?=[”’」』"]?(?:计划|规划|期间|时期|末|初))/u;

/** “三专三心”, “一主一副一批”, “四升”问题: numerals and words by turns, in quotation marks. */
export function readSlogan(context: RuleContext, at: number): Step | undefined {
  const { text } = context;
  const plan = PLAN.exec(text.slice(at, at + 8));
  const match = plan ?? ('“‘「『"'.includes(text.charAt(at - 1) || " ") ? SLOGAN.exec(text.slice(at, at + 14)) : null);
  // 一县一品 says "each", and counts nothing.
  if (match === null || /^(?:一.)+$/u.test(match[0])) return undefined;
  const draft = newDraft(at, at + match[0].length, "identifier", "optional.slogan", match[0]);
  draft.optional = "slogan";
  return { draft, end: draft.end };
}
