/** Knows which characters of the file each character of a parsed text comes from. */

import { decodeReferenceAt } from "./references";

/** Receives stretches in reading order: `length` code units from `offset` stand at `start` in the file, over `sourceLength` units. */
export type AlignmentSink = (offset: number, length: number, start: number, sourceLength: number) => void;

/** The longest name in the table of references is 31 characters long. */
const LONGEST_NAME = 40;

/**
 * Aligns the characters that the parser read with the file. `start` is where the parser says that they begin; where a reference to
 * white space starts a token, that is the reference's last character. Linear in the length of the text.
 */
export function alignText(source: string, chars: string, start: number, end: number, sink: AlignmentSink): void {
  if (end - start === chars.length && source.startsWith(chars, start)) {
    sink(0, chars.length, start, chars.length);
    return;
  }
  alignSlowly(source, chars, referenceStart(source, chars, start), sink);
}

/** The start of the reference that `at` lies in, if what it stands for begins `chars`; otherwise `at`. */
function referenceStart(source: string, chars: string, at: number): number {
  for (let i = at - 1; i >= 0; i--) {
    const code = source.charCodeAt(i);
    if (code === AMPERSAND) {
      const reference = decodeReferenceAt(source, i);
      return reference !== undefined && i + reference.length === at + 1 && chars.startsWith(reference.text) ? i : at;
    }
    const inName = isAlphanumeric(code) || code === NUMBER_SIGN;
    if (!inName || (at - i > LONGEST_NAME && code !== ZERO)) return at;
  }
  return at;
}

function alignSlowly(source: string, chars: string, start: number, sink: AlignmentSink): void {
  let from = start;
  let offset = 0;
  let plainFrom = from;
  let plainOffset = 0;
  const flush = () => {
    if (offset > plainOffset) sink(plainOffset, offset - plainOffset, plainFrom, offset - plainOffset);
  };
  const restart = () => {
    plainFrom = from;
    plainOffset = offset;
  };
  while (offset < chars.length && from < source.length) {
    const code = source.charCodeAt(from);
    const wanted = chars.charCodeAt(offset);
    const reference = code === AMPERSAND ? decodeReferenceAt(source, from) : undefined;
    if (reference !== undefined && chars.startsWith(reference.text, offset)) {
      flush();
      sink(offset, reference.text.length, from, reference.length);
      from += reference.length;
      offset += reference.text.length;
      restart();
    } else if (code === CARRIAGE_RETURN && wanted === LINE_FEED && source.charCodeAt(from + 1) === LINE_FEED) {
      flush();
      sink(offset, 1, from, 2);
      from += 2;
      offset += 1;
      restart();
    } else if (code === wanted || (code === CARRIAGE_RETURN && wanted === LINE_FEED) || (code === 0 && wanted === REPLACEMENT)) {
      from += 1;
      offset += 1;
    } else {
      flush();
      from += skippedLength(source, from);
      restart();
    }
  }
  flush();
}

/** How much of the file the parser read here without showing it: `</>`, the marks around CDATA, a dropped NUL or line feed. */
function skippedLength(source: string, at: number): number {
  if (source.startsWith("</>", at)) return 3;
  if (source.startsWith("<![CDATA[", at)) return 9;
  if (source.startsWith("]]>", at)) return 3;
  if (source.startsWith("\r\n", at)) return 2;
  return 1;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

const AMPERSAND = 0x26;
const NUMBER_SIGN = 0x23;
const ZERO = 0x30;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const REPLACEMENT = 0xfffd;
