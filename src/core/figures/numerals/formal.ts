/** Knows when formal characters (壹, 陆, 佰) are numerals, since they are also parts of words (陆续, 队伍). */

import { CharClass, classAt } from "./characters";

/** Whether a row of formal characters that begins at `start` is a numeral: only among magnitudes or before money. */
export function isFormalRun(text: string, start: number): boolean {
  const first = classAt(text, start);
  if (first !== CharClass.formalDigit && first !== CharClass.formalSmall) return false;
  let end = start;
  let magnitudes = false;
  for (;;) {
    const charClass = classAt(text, end);
    if (charClass === CharClass.formalSmall || charClass === CharClass.big || charClass === CharClass.small) magnitudes = true;
    else if (charClass !== CharClass.formalDigit && charClass !== CharClass.zero && charClass !== CharClass.digit) break;
    end++;
  }
  // 陆兆禧 is a person: one digit with one common magnitude needs money behind it.
  if (end === start + 2 && classAt(text, start + 1) === CharClass.big) return "元股美港欧人份整".includes(text.charAt(end) || " ");
  return (magnitudes && end > start + 1) || "元角分".includes(text.charAt(end) || " ");
}

/** Whether the formal digit at `at` goes on a numeral that has begun in other characters (十万柒仟). */
export function goesOnFormally(text: string, at: number): boolean {
  const next = classAt(text, at + 1);
  return next === CharClass.formalSmall || next === CharClass.small || next === CharClass.big || at + 1 === text.length;
}
