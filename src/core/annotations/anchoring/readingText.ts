/** Knows the text that quotes are taken from: the visible text with white space folded, tied to the file's offsets. */

import { BEYOND, type Span } from "../../text/span";
import { finish, type Steps } from "../../text/steps";
import type { ArticleSource } from "../session/session";

const whiteSpace = /\s/u;
/** UTF-16 code units that are worked on between two pauses. */
const PER_STEP = 1 << 14;

/**
 * The visible text with every run of white space as one character: a line feed where the run holds a line break,
 * else a space. Line ends, padding and `&nbsp;` thus make no difference to a quote.
 */
export class ReadingText {
  readonly text: string;
  /** The file's text. */
  readonly file: string;
  /** For each code unit of `text`, where in the file it stands; -1 where it has no place there. */
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  /** For each code unit of the file, which one of `text` it shows; -1 where it shows none. */
  readonly #shown: Int32Array;

  private constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.#start = new Int32Array(text.length).fill(-1);
    this.#end = new Int32Array(text.length).fill(-1);
    this.#shown = new Int32Array(file.length).fill(-1);
  }

  /** Reads what a reader sees of a file, in steps. */
  static *read({ text: file, visible }: ArticleSource): Steps<ReadingText> {
    const folded = yield* fold(visible.text);
    const reading = new ReadingText(file, folded.text);
    const { segments } = visible;
    let worked = 0;
    for (let i = 0; i + 3 < segments.length; i += 4) {
      const [at = 0, length = 0, source = 0, sourceLength = 0] = [segments[i], segments[i + 1], segments[i + 2], segments[i + 3]];
      // One reference may stand for two characters, two for none: then all of them have the same place.
      const exact = length === sourceLength;
      for (let j = 0; j < length && at + j < visible.text.length; j++) {
        const start = exact ? source + j : source;
        reading.#place(folded.map[at + j] ?? 0, start, exact ? start + 1 : source + sourceLength);
        if (++worked % PER_STEP === 0) yield;
      }
    }
    return reading;
  }

  /** As {@link read}, without pauses. */
  static readNow(source: ArticleSource): ReadingText {
    return finish(ReadingText.read(source));
  }

  /** The reading text that a span of the file shows; `undefined` where it shows none. */
  fromFile(span: Span): Span | undefined {
    let low = Math.max(0, span.start);
    let high = Math.min(this.#shown.length, span.end) - 1;
    while (low <= high && (this.#shown[low] ?? -1) < 0) low++;
    while (high >= low && (this.#shown[high] ?? -1) < 0) high--;
    if (low > high) return undefined;
    let start = this.#shown[low] ?? 0;
    let end = this.#shown[high] ?? 0;
    // A browser moves misplaced table content, so the first character in the file may be read later.
    for (let i = low + 1; i < high; i++) {
      const at = this.#shown[i] ?? -1;
      if (at < 0) continue;
      if (at < start) start = at;
      if (at > end) end = at;
    }
    if (end < start) [start, end] = [end, start];
    return { start, end: end + 1 };
  }

  /** From the first to the last character in the file; `undefined` where none of them has a place there. */
  toFile(span: Span): Span | undefined {
    let start = BEYOND;
    let end = -1;
    for (let i = Math.max(0, span.start); i < span.end && i < this.#start.length; i++) {
      const from = this.#start[i] ?? -1;
      if (from < 0) continue;
      if (from < start) start = from;
      const to = this.#end[i] ?? -1;
      if (to > end) end = to;
    }
    return end < 0 ? undefined : { start, end };
  }

  #place(at: number, start: number, end: number): void {
    // A map of another text than the file's would write outside it.
    if (start < 0 || end > this.file.length) return;
    const known = this.#start[at] ?? -1;
    if (known < 0 || start < known) this.#start[at] = start;
    if (end > (this.#end[at] ?? -1)) this.#end[at] = end;
    this.#shown.fill(at, start, end);
  }
}

/** Folds white space as {@link ReadingText} does, for texts that stand alone. */
export function foldWhiteSpace(text: string): string {
  return finish(fold(text)).text;
}

function* fold(text: string): Steps<{ text: string; map: Int32Array }> {
  const map = new Int32Array(text.length);
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  let i = 0;
  let pause = PER_STEP;
  while (i < text.length) {
    if (i >= pause) {
      pause = i + PER_STEP;
      yield;
    }
    if (!isSpace(text.charCodeAt(i))) {
      map[i++] = length++;
      continue;
    }
    let end = i;
    let line = false;
    while (end < text.length && isSpace(text.charCodeAt(end))) {
      const code = text.charCodeAt(end);
      line ||= code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
      map[end++] = length;
    }
    const folded = line ? "\n" : " ";
    if (end - i > 1 || text[i] !== folded) {
      parts.push(text.slice(from, i), folded);
      from = end;
    }
    length++;
    i = end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(""), map };
}

function isSpace(code: number): boolean {
  if (code > 0x20 && code < 0xa0) return false;
  return code <= 0x20 || (code >= 0x1680 || code === 0xa0 ? whiteSpace.test(String.fromCharCode(code)) : false);
}
