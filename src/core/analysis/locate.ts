/** Knows how a mention found in the visible text is told in offsets of the file. */

import type { VisibleText } from "../article/visibleText";
import type { Span } from "../text/span";

/** What recognisers return and views show: a span with the text it covers. */
export interface Mention extends Span {
  readonly text: string;
  readonly surface?: string;
}

/**
 * Moves mentions from offsets into the visible text to offsets into the file. `text` becomes the file's slice,
 * markup included; `surface`, set where the two differ, is what a reader sees. A mention that has no place in
 * the file is left out.
 */
export function locateInFile<M extends Mention>(mentions: readonly M[], visible: VisibleText, file: string): M[] {
  const located: M[] = [];
  for (const mention of mentions) {
    const here = locateMention(mention, visible, file);
    if (here !== undefined) located.push(here);
  }
  return located;
}

/** As {@link locateInFile}, for one mention; `undefined` for one without a place. */
export function locateMention<M extends Mention>(mention: M, visible: VisibleText, file: string): M | undefined {
  const span = visible.toSource(mention);
  if (span === undefined) return undefined;
  const text = file.slice(span.start, span.end);
  const shown = mention.surface ?? visible.text.slice(mention.start, mention.end);
  const { start, end } = span;
  return text === shown ? { ...mention, start, end, text } : { ...mention, start, end, text, surface: shown };
}
