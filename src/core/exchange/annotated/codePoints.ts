/** Knows how offsets in UTF-16 code units and in Unicode code points correspond in one text. */

/**
 * brat, Label Studio, doccano and W3C count code points; VS Code and WebAnno count UTF-16 code units. Looking an
 * offset up costs the logarithm of the number of characters outside the Basic Multilingual Plane.
 */
export class CodePointIndex {
  /** The offsets of the high surrogates of all pairs, ascending. */
  readonly #pairs: readonly number[];

  constructor(text: string) {
    const pairs: number[] = [];
    for (let i = 0; i + 1 < text.length; i += 1) {
      if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) {
        pairs.push(i);
        i += 1;
      }
    }
    this.#pairs = pairs;
  }

  /** The code points before a UTF-16 offset; an offset within a pair counts as before it. */
  toCodePoints(offset: number): number {
    return offset - this.#pairsBefore(offset);
  }

  /** Moves an offset that lies within a pair before it. */
  alignStart(offset: number): number {
    return this.#splits(offset) ? offset - 1 : offset;
  }

  /** Moves an offset that lies within a pair behind it. */
  alignEnd(offset: number): number {
    return this.#splits(offset) ? offset + 1 : offset;
  }

  #splits(offset: number): boolean {
    return this.#pairs[this.#pairsBefore(offset) - 1] === offset - 1;
  }

  /** The number of pairs that begin before `offset`. */
  #pairsBefore(offset: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
