/** Knows when Arabic digits go on a numeral that has begun with a magnitude. */

import type { ArabicRun } from "./arabic";
import { CharClass, classAt } from "./characters";

/** 3万4000 goes on, 3万 20000, 500万 2021年 and 2500亿7天 don't; `before` is the exponent of the magnitude before. */
export function goesOnInArabic(text: string, run: ArabicRun, before: number): boolean {
  if (run.decimals > 0 || "年月日天周-.".includes(text.charAt(run.end) || " ")) return false;
  const next = classAt(text, text.charAt(run.end) === " " ? run.end + 1 : run.end);
  if (next === CharClass.small || next === CharClass.big) return true;
  return run.integerDigits === before || (run.integerDigits === 1 && before >= 4);
}
