/** Knows lines: where each begins, as editors count them (LF, CR LF and CR end a line). */

/** A place as editors count: zero-based line, and UTF-16 code units from the line's start. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

export class LineMap {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (const match of text.matchAll(/\r\n?|\n/g)) this.#starts.push(match.index + match[0].length);
  }

  positionAt(offset: number): LinePosition {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.#starts[low] ?? 0) };
  }
}
