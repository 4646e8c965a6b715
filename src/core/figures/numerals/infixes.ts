/** Knows what may stand between digits and their magnitude: 7000余万, 十多亿, 3个亿, with or without blanks. */

import { startsUnitWithMagnitude } from "../lexicon/magnitudeUnits";
import { CharClass, classAt, isHan } from "./characters";

const INFIXES = "余多来";

/** 余, 多 or 来 at `at` (or behind one blank there) before a magnitude, and where that begins. */
export function magnitudeInfixAt(text: string, at: number): { readonly infix: string; readonly end: number } | undefined {
  const from = pastBlank(text, at);
  const infix = text.charAt(from);
  const end = pastBlank(text, from + 1);
  if (infix === "" || !INFIXES.includes(infix) || classAt(text, end) !== CharClass.big || startsUnitWithMagnitude(text, end)) return undefined;
  return { infix, end };
}

/** Whether 个亿 at `at` is a magnitude with its classifier (3个亿); but 11个亿吨级 are eleven of something. */
export function isCountedBillion(text: string, at: number): boolean {
  return text.startsWith("个亿", at) && (!isHan(text, at + 2) || "元的多左以人".includes(text.charAt(at + 2)));
}

/** Behind at most one blank. */
export function pastBlank(text: string, at: number): number {
  return text.charAt(at) === " " ? at + 1 : at;
}
