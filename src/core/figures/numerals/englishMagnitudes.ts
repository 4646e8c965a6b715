/** Knows magnitudes in English: 40k, 3.5 billion. */

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

/** The magnitude that stands at `at` or behind one blank there, and where it ends. */
export function englishMagnitudeAt(text: string, at: number): { readonly exponent: number; readonly end: number } | undefined {
  const from = text.charAt(at) === " " ? at + 1 : at;
  const found = MAGNITUDES.find(([word]) => text.startsWith(word, from) && (from === at || word.length > 1));
  if (found === undefined) return undefined;
  const [word, exponent] = found;
  const end = from + word.length;
  const next = classAt(text, end);
  return next === CharClass.latin || next === CharClass.arabic ? undefined : { exponent, end };
}
