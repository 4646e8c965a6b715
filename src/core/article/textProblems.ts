/** Knows the signs of a text that isn't what it looks like: the wrong encoding, or invisible control characters. */

import type { ArticleProblem } from "./article";
import { createProblem } from "./problems";

/** Bidirectional controls, characters without width, tag characters and C0/C1 controls; a joiner after an emoji is none of them. */
const CONTROLS =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|(?<![\p{Extended_Pictographic}\uFE0F\u{1F3FB}-\u{1F3FF}])\u200D/gu;

/** A text with more than this share of U+FFFD was decoded wrongly. */
const REPLACEMENT_SHARE = 0.005;
const FEWEST_REPLACEMENTS = 3;

export function findTextProblems(text: string): readonly ArticleProblem[] {
  const problems: ArticleProblem[] = [];
  const replacement = text.indexOf("\uFFFD");
  if (replacement >= 0) {
    const count = text.split("\uFFFD").length - 1;
    if (count >= FEWEST_REPLACEMENTS && count > text.length * REPLACEMENT_SHARE) {
      problems.push(createProblem("text.replacementCharacters", { start: replacement, end: replacement + 1 }));
    }
  }
  let first: { start: number; end: number } | undefined;
  let count = 0;
  for (const match of text.matchAll(CONTROLS)) {
    if (match.index === 0 && match[0] === "\uFEFF") continue;
    first ??= { start: match.index, end: match.index + match[0].length };
    count++;
  }
  if (first) problems.push(createProblem("text.controlCharacters", first, String(count)));
  return problems;
}
