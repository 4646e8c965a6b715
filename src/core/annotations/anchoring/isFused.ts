/** Knows when words that are still there have become a part of a longer number or word. */

import type { Span } from "../../text/span";
import type { QuoteSelector } from "../annotation";

/** What goes on to be the same number or word: digits, Latin letters, the numerals and magnitudes of Chinese. */
const continues = /[\p{N}\p{Script=Latin}.．%％‰〇零一二两三四五六七八九十百千万亿兆]/u;

/**
 * Whether a place that holds the quoted text is joined to something that did not stand beside it before: `4` in
 * `24日`, `3000万` in `13000万`. The text is the same there, and not what was annotated.
 */
export function isFused(text: string, { start, end }: Span, { exact, prefix, suffix }: QuoteSelector): boolean {
  return isJoined(exact.charAt(0), text.charAt(start - 1), prefix.slice(-1)) || isJoined(exact.slice(-1), text.charAt(end), suffix.charAt(0));
}

function isJoined(edge: string, neighbour: string, former: string): boolean {
  return neighbour !== former && continues.test(edge) && continues.test(neighbour);
}
