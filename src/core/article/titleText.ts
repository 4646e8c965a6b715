/** Knows how the title is shown: its value as one line, each character tied to the front matter. */

import { cutText } from "../text/cutText";
import type { Span } from "../text/span";
import { alignScalar } from "./frontMatter/alignScalar";
import type { FrontMatterField } from "./frontMatter/readFrontMatter";

export interface TitleText {
  readonly text: string;
  /** Of the value in the file, quotes excluded. */
  readonly span: Span;
  /** As in `VisibleText`, four integers a segment. */
  readonly segments: readonly number[];
}

/** No title is longer; what follows stays in the file and is not shown. */
const LONGEST_TITLE = 2_000;

/** `undefined` where there is no title, or it is no text. */
export function readTitle(source: string, field: FrontMatterField | undefined): TitleText | undefined {
  if (field?.span === undefined || typeof field.value !== "string") return undefined;
  const { span, style } = field;
  const value = cutText(field.value, LONGEST_TITLE).trimEnd();
  const from = value.length - value.trimStart().length;
  const text = value.slice(from).replace(/[\t\n\r]/g, " ");
  if (text === "") return undefined;
  const segments: number[] = [];
  alignScalar(source, span, style, value, (offset, length, start, sourceLength) => {
    const skip = Math.max(from - offset, 0);
    if (skip >= length) return;
    const exact = length === sourceLength;
    segments.push(offset + skip - from, length - skip, start + (exact ? skip : 0), sourceLength - (exact ? skip : 0));
  });
  return { text, span, segments };
}
