/** Knows rows of Chinese digits. */

import { worthAt } from "./characters";

/** 二〇二二 as 2022. */
export function digitString(text: string, from: number, to: number): string {
  let digits = "";
  for (let i = from; i < to; i++) digits += String(worthAt(text, i));
  return digits;
}

/** Two digits that mean one or the other: 三四, 三五. */
export function isPair(first: number, second: number): boolean {
  return first > 0 && (second === first + 1 || (first === 3 && second === 5));
}
