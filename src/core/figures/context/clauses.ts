/** Knows what belongs to a figure's clause: the words before it, back to the figure or the mark that ends the one before. */

import type { Draft } from "../draft";
import { codesOf, isHan } from "../numerals/characters";

const CLAUSE_ENDS = codesOf('，。；！？\n、：:;!?（）()【】《》“”"');
const SENTENCE_ENDS = codesOf("。！？\n；");
const REACH = 28;

/** The words before a figure in its clause, at most some thirty characters, not over another figure. */
export function clauseBefore(text: string, drafts: readonly Draft[], index: number): string {
  const draft = drafts[index];
  if (draft === undefined) return "";
  const floor = Math.max(drafts[index - 1]?.end ?? 0, draft.start - REACH);
  let start = draft.start;
  while (start > floor && !CLAUSE_ENDS.has(text.charCodeAt(start - 1)) && !isBreak(text, start - 1)) start--;
  return text.slice(start, draft.start);
}

/** In headlines a blank between two words parts what commas part elsewhere. */
function isBreak(text: string, at: number): boolean {
  return text.charAt(at) === " " && isHan(text, at - 1) && isHan(text, at + 1);
}

/** What stands between a figure and the one before it, if that is in the same sentence; `undefined` otherwise. */
export function gapBefore(text: string, drafts: readonly Draft[], index: number): string | undefined {
  const draft = drafts[index];
  const previous = drafts[index - 1];
  if (draft === undefined || previous === undefined || draft.start - previous.end > REACH) return undefined;
  return text.slice(previous.end, draft.start);
}

/** Where the sentence that holds an offset begins, looking back no further than `reach`. */
export function sentenceStart(text: string, at: number, reach: number): number {
  const floor = Math.max(0, at - reach);
  let start = at;
  while (start > floor && !SENTENCE_ENDS.has(text.charCodeAt(start - 1))) start--;
  return start;
}
