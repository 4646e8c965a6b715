/** Knows numbers in Arabic digits: thousands separators and decimals. */

import { isArabic } from "./characters";

/** A row of digits as written; `digits` is without separators, with its point. */
export interface ArabicRun {
  readonly end: number;
  readonly digits: string;
  readonly integerDigits: number;
  readonly decimals: number;
  readonly grouped: boolean;
}

/** Digits with thousands separators and decimals; the character at `at` must be a digit. */
export function readArabic(text: string, at: number): ArabicRun {
  let end = at + 1;
  while (isArabic(text, end)) end++;
  let digits = text.slice(at, end);
  let grouped = false;
  if (digits.length <= 3) {
    let next = end;
    while (isGroup(text, next)) next += 4;
    // A digit behind the last group means that the commas part a list, not thousands.
    if (next > end && !isArabic(text, next)) {
      digits = text.slice(at, next).replace(/[,，]/gu, "");
      grouped = true;
      end = next;
    }
  }
  const integerDigits = digits.length;
  let decimals = 0;
  if (text.charCodeAt(end) === 0x2e && isArabic(text, end + 1)) {
    let next = end + 2;
    while (isArabic(text, next)) next++;
    decimals = next - end - 1;
    digits += text.slice(end, next);
    end = next;
  }
  return { end, digits, integerDigits, decimals, grouped };
}

/** A comma and three digits; the full-width comma only where no blank or word could part the two numbers. */
function isGroup(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x2c && code !== 0xff0c) return false;
  return isArabic(text, at + 1) && isArabic(text, at + 2) && isArabic(text, at + 3) && (code === 0x2c || !isArabic(text, at + 4));
}
