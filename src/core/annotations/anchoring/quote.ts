/** Knows how a place in an article is described so that it can be found again in a changed one. */

import type { Span } from "../../text/span";
import type { PositionSelector, QuoteSelector, SpanTarget } from "../annotation";
import type { ReadingText } from "./readingText";

/** How much of what stands before and after is kept, in UTF-16 code units. */
export const CONTEXT_LENGTH = 32;

/** How far off the same words are looked for, in UTF-16 code units: about as much as an editor takes out of a paragraph at once. */
const REPEAT_REACH = 400;

/** Describes a span of the file. */
export function describeSpan(reading: ReadingText, span: Span): SpanTarget {
  const position: PositionSelector = { type: "position", start: span.start, end: span.end };
  return { selectors: [position, quoteSpan(reading, span)] };
}

/** The quote of a span of the file: of the reading text where it shows any, else of the file itself. */
export function quoteSpan(reading: ReadingText, span: Span): QuoteSelector {
  const shown = reading.fromFile(span);
  if (shown === undefined) return { ...quoteIn(reading.file, span), scope: "file" };
  return { ...quoteIn(reading.text, shown), at: shown.start, ...(isRepeated(reading.text, shown) ? { repeated: true } : {}) };
}

/** The quote of a span of the file when what a reader sees of the text is not known (yet). */
export function quoteFile(file: string, span: Span): QuoteSelector {
  return { ...quoteIn(file, span), scope: "file" };
}

/** What a reader sees of a span of the file, as a quote would say it. */
export function textAt(reading: ReadingText, span: Span): string {
  const shown = reading.fromFile(span);
  return shown === undefined ? reading.file.slice(span.start, span.end) : reading.text.slice(shown.start, shown.end);
}

function quoteIn(text: string, { start, end }: Span): QuoteSelector {
  return {
    type: "quote",
    exact: text.slice(start, end),
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - CONTEXT_LENGTH)), start),
    suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + CONTEXT_LENGTH))),
  };
}

/** Whether the words of a stretch stand again close by. */
function isRepeated(text: string, { start, end }: Span): boolean {
  if (end - start > REPEAT_REACH) return false;
  const exact = text.slice(start, end);
  const before = text.slice(Math.max(0, start - REPEAT_REACH), end - 1);
  return before.includes(exact) || text.slice(start + 1, end + REPEAT_REACH).includes(exact);
}

/** The offset itself, or the next one where it would split a surrogate pair. */
export function wholeCharacter(text: string, offset: number): number {
  const low = text.charCodeAt(offset);
  const high = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? offset + 1 : offset;
}
