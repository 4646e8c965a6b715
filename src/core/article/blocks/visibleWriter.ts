/** Knows how visible text is put together: white space collapsed as a browser does, each character tied to its place in the file. */

/** White space that HTML collapses; no-break and ideographic spaces are text. */
const COLLAPSIBLE = /[ \t\n\f\r]+/g;

/** Who decides where blocks and lines begin. */
export interface VisibleListener {
  /** A character is about to be written; a block may have to be opened first. */
  beforeText(): void;
  /** Characters were written: where they stand in the visible text and in the file. */
  added(start: number, end: number, sourceStart: number, sourceEnd: number): void;
  /** At the start of a line white space is not shown. */
  isAtLineStart(): boolean;
  /** White space held an empty line. */
  onBlankLine(): void;
}

/**
 * Collects the visible text and its segments. A space is only written once text follows it, so that blocks neither begin nor end
 * with one. Whoever listens says when a block, a line or a cell ends.
 */
export class VisibleWriter {
  length = 0;
  readonly #chunks: string[] = [];
  readonly #segments: number[] = [];
  #space: { start: number; length: number } | undefined;
  /** Where white space that holds a line end ended in the file: what follows right there belongs to it. */
  #lineEnd = -1;
  #listener: VisibleListener | undefined;

  listen(listener: VisibleListener): void {
    this.#listener = listener;
  }

  /** Text that stands in the file exactly so. */
  writeExact(text: string, start: number): void {
    let done = 0;
    for (const match of text.matchAll(COLLAPSIBLE)) {
      if (match.index > done) this.#add(text.slice(done, match.index), start + done, match.index - done);
      done = match.index + match[0].length;
      this.#readLineEnds(match[0], start + match.index, match[0].length);
      if (this.#listener?.isAtLineStart() === false) this.#keepSpace(match[0], start + match.index);
    }
    if (done < text.length) this.#add(done === 0 ? text : text.slice(done), start + done, text.length - done);
  }

  /** Characters that stand in the file as something else (a reference). */
  writeAtomic(text: string, start: number, sourceLength: number): void {
    if (!/^[ \t\n\f\r]+$/.test(text)) {
      this.#add(text, start, sourceLength);
      return;
    }
    // Each CR LF comes by itself: two characters of the file that are one.
    if (sourceLength <= 2) this.#readLineEnds(text, start, sourceLength);
    if (this.#listener?.isAtLineStart() === false) this.#space ??= { start, length: sourceLength };
  }

  /** Text whose white space counts. */
  writePreformatted(text: string, start: number, sourceLength: number): void {
    this.#add(text, start, sourceLength);
  }

  /** A finished text with segments of its own, relative to it: the title. */
  writeSegments(text: string, segments: readonly number[]): void {
    for (let i = 0; i < segments.length; i += 4) {
      this.#segments.push(this.length + (segments[i] ?? 0), segments[i + 1] ?? 0, segments[i + 2] ?? 0, segments[i + 3] ?? 0);
    }
    this.#chunks.push(text);
    this.length += text.length;
  }

  /** A line feed that has no place in the file; it parts blocks, lines and cells. */
  writeSeparator(): void {
    this.#chunks.push("\n");
    this.length += 1;
  }

  /** White space at the end of a line or block is not shown. */
  dropSpace(): void {
    this.#space = undefined;
  }

  finish(): { readonly text: string; readonly segments: Int32Array } {
    return { text: this.#chunks.join(""), segments: Int32Array.from(this.#segments) };
  }

  /** Says so where a run of white space, with what came right before it, holds an empty line. */
  #readLineEnds(run: string, start: number, sourceLength: number): void {
    const ends = countLineEnds(run);
    const goesOn = this.#lineEnd === start;
    if (ends > 1 || (ends > 0 && goesOn)) this.#listener?.onBlankLine();
    if (ends > 0 || goesOn) this.#lineEnd = start + sourceLength;
  }

  #keepSpace(run: string, start: number): void {
    if (this.#space) return;
    const at = Math.max(run.indexOf(" "), 0);
    this.#space = { start: start + at, length: 1 };
  }

  #add(text: string, start: number, sourceLength: number): void {
    this.#listener?.beforeText();
    const space = this.#space;
    if (space) {
      this.#space = undefined;
      this.#append(" ", space.start, space.length);
    }
    this.#append(text, start, sourceLength);
  }

  #append(text: string, start: number, sourceLength: number): void {
    const from = this.length;
    this.#chunks.push(text);
    this.length += text.length;
    const segments = this.#segments;
    const last = segments.length - 4;
    const lastLength = segments[last + 1] ?? -1;
    const continues =
      last >= 0 &&
      text.length === sourceLength &&
      lastLength === segments[last + 3] &&
      (segments[last] ?? 0) + lastLength === from &&
      (segments[last + 2] ?? 0) + lastLength === start;
    if (continues) {
      segments[last + 1] = lastLength + text.length;
      segments[last + 3] = lastLength + text.length;
    } else segments.push(from, text.length, start, sourceLength);
    this.#listener?.added(from, this.length, start, start + sourceLength);
  }
}

function countLineEnds(run: string): number {
  let ends = 0;
  for (let i = 0; i < run.length; i++) {
    const code = run.charCodeAt(i);
    if (code === 0x0a || (code === 0x0d && run.charCodeAt(i + 1) !== 0x0a)) ends++;
  }
  return ends;
}
