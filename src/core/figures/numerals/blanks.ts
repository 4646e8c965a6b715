/** Knows where a numeral goes on behind a blank: 7 万 5 千, 二十 億. */

import { CharClass, classAt, isHan } from "./characters";

/** 二十 億; but a word may begin with 万 (前十 万科). */
export function isLastMagnitude(text: string, at: number): boolean {
  return classAt(text, at) === CharClass.big && (text.charAt(at + 1) === "元" || !isHan(text, at + 1));
}

/** Whether digits at `at` have a magnitude behind them, or, in a numeral of Chinese characters alone, end the text. */
export function areMultipliedDigits(text: string, at: number, isHanzi: boolean): boolean {
  if (classAt(text, at) !== CharClass.digit && classAt(text, at) !== CharClass.arabic) return false;
  let end = at + 1;
  while (classAt(text, end) === CharClass.arabic) end++;
  while (text.charAt(end) === " ") end++;
  const next = classAt(text, end);
  return next === CharClass.small || next === CharClass.big || (isHanzi && end === text.length);
}
