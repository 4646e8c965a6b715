/** Knows how a character reference (`&amp;`, `&#x4e2d;`) decodes, exactly as the parser reads it. */

import { DecodingMode, HtmlEntityDecoder } from "entities/decode";

/** A character reference: what it stands for, and how many code units it takes in the file. */
export interface Reference {
  readonly text: string;
  readonly length: number;
}

/** The character reference that begins with the `&` at `at`; `undefined` where that is a plain ampersand. */
export function decodeReferenceAt(source: string, at: number): Reference | undefined {
  let text = "";
  const decoder = new HtmlEntityDecoder((codePoint) => {
    text += String.fromCodePoint(codePoint);
  });
  decoder.startEntity(DecodingMode.Legacy);
  let length = decoder.write(source, at + 1);
  if (length < 0) length = decoder.end();
  return length > 0 && text !== "" ? { text, length } : undefined;
}
