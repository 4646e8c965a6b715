/** Knows what those who hear the page are told while the caret moves: the words that it has come to, and what is known of them. */

import type { ArticleView } from "./articleView";
import type { CaretStep } from "./caret";
import type { Marks } from "./marks";
import type { TextSpan } from "./textSelection";

const LONGEST_SENTENCE = 200;
/** Of a longer selection its beginning and its end are said. */
const LONGEST_SELECTION = 120;
const SELECTION_END = 30;

const WORDS = new Intl.Segmenter("zh-Hans", { granularity: "word" });
const CHARACTERS = new Intl.Segmenter("zh-Hans", { granularity: "grapheme" });

export function wordsAtCaret(view: ArticleView, marks: Marks, focus: number, step: CaretStep): string {
  const block = view.viewAt(focus);
  if (block === undefined) return "";
  const at = focus - block.start;
  const words = stretchAt(block.block.text, at, step);
  // At a paragraph's end the next one is what comes.
  if (words === "" && block !== view.viewAt(focus + 1)) return wordsAtCaret(view, marks, focus + 1, step);
  const mark = marks.at(focus);
  // By character it is said once, where the mark begins.
  const known = mark !== undefined && (step !== "character" || mark.start === at) ? mark.description : undefined;
  return known === undefined ? words : `${words} (${known})`;
}

export function selectedWords(view: ArticleView, { start, end }: TextSpan): string {
  if (end - start <= LONGEST_SELECTION) return view.textBetween(start, end);
  return `${withWholeEnds(view.textBetween(start, start + LONGEST_SELECTION - SELECTION_END))} … ${withWholeEnds(view.textBetween(end - SELECTION_END, end))}`;
}

/** Without the half of a character that a cut may have left at either end. */
function withWholeEnds(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}

function stretchAt(text: string, at: number, step: CaretStep): string {
  const ahead = withWholeEnds(text.slice(at, at + LONGEST_SENTENCE));
  switch (step) {
    case "character":
      return firstSegment(CHARACTERS, ahead);
    case "word":
      return firstSegment(WORDS, ahead);
    default:
      return /^.*?(?:[。！？；!?\n]|$)/su.exec(ahead)?.[0].trim() ?? "";
  }
}

function firstSegment(segmenter: Intl.Segmenter, text: string): string {
  for (const { segment } of segmenter.segment(text)) return segment;
  return "";
}
