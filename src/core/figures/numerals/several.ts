/** Knows when 几 and 数 stand for several of a magnitude: 几十, 数百, 十几. */

import { CharClass, classAt } from "./characters";

/** Before these, 数 is the end of a noun (人数百万), not an approximator. */
const NOUNS_IN_SHU = "人指总次倍系参函";

/** What is counted by 十数. */
const SEVERAL_OVER_TEN = "家年人个名位种项次天载亿万款件起";

/** Whether 几 or 数 at `at` does; `before` is the exponent of what the numeral has had so far. */
export function isSeveral(text: string, at: number, before: number | undefined): boolean {
  const next = classAt(text, at + 1);
  const isMultiplied = next === CharClass.small || next === CharClass.big;
  if (text.charAt(at) !== "数") return isMultiplied || before === 1;
  // 十数家
  if (before === 1) return SEVERAL_OVER_TEN.includes(text.charAt(at + 1) || " ");
  return before === undefined && isMultiplied && !(at > 0 && NOUNS_IN_SHU.includes(text.charAt(at - 1)));
}
