/** Knows magnitudes in English: 40k, 3.5 billion, $12.5M. */

import { CharClass, classAt } from "./characters";

/** Powers of ten; the single letter stands right behind its digits. */
const MAGNITUDES: readonly (readonly [string, number])[] = [
  ["k", 3],
  ["thousand", 3],
  ["million", 6],
  ["mn", 6],
  ["billion", 9],
  ["bn", 9],
  ["trillion", 12],
  ["tn", 12],
];

/** Capitals are units elsewhere (12.5M is a size), but magnitudes of money. */
const MONEY_MAGNITUDES: typeof MAGNITUDES = [...MAGNITUDES, ["K", 3], ["M", 6], ["m", 6], ["B", 9], ["b", 9], ["T", 12]];

/** The magnitude that stands at `at` or behind one blank there, and where it ends; `money` says that a symbol stands before the number. */
export function englishMagnitudeAt(text: string, at: number, money: boolean): { readonly exponent: number; readonly end: number } | undefined {
  const from = text.charAt(at) === " " ? at + 1 : at;
  const found = (money ? MONEY_MAGNITUDES : MAGNITUDES).find(([word]) => text.startsWith(word, from) && (from === at || word.length > 1));
  if (found === undefined) return undefined;
  const [word, exponent] = found;
  const end = from + word.length;
  const next = classAt(text, end);
  return next === CharClass.latin || next === CharClass.arabic ? undefined : { exponent, end };
}
