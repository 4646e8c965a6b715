/** Knows how tokens become what VS Code takes: lines and columns, each told as the distance to the one before. */

import type { Steps } from "../../../core/text/steps";
import { PER_TOKEN, type PackedTokens } from "./sectionTokens";

/** What is read of a document. */
export interface Lines {
  readonly lineCount: number;
  /** Of the characters that end a line. */
  readonly lineEnd: number;
  readonly lengthOf: (line: number) => number;
}

/** In UTF-16 code units, or lines, five numbers a token. */
const PER_ENCODED = 5;

/** Tokens can't span lines, so long ones are split at line ends. Goes along lines and tokens together: asking for each position takes far longer. */
export function* encodeTokens({ lineCount, lineEnd, lengthOf }: Lines, tokens: PackedTokens): Steps<Uint32Array> {
  const encoded = new Encoded(tokens.length / PER_TOKEN);
  let next = 0;
  let start = 0;
  for (let line = 0; line < lineCount && next < tokens.length; line++) {
    const end = start + lengthOf(line);
    for (; next < tokens.length && (tokens[next] ?? 0) < end; next += PER_TOKEN) {
      const from = Math.max(tokens[next] ?? 0, start);
      const to = tokens[next + 1] ?? 0;
      if (Math.min(to, end) > from) encoded.add(line, from - start, Math.min(to, end) - from, tokens[next + 2] ?? 0, tokens[next + 3] ?? 0);
      if (to > end) break;
    }
    start = end + lineEnd;
    yield;
  }
  return encoded.all();
}

class Encoded {
  #numbers: Uint32Array;
  #length = 0;
  #line = 0;
  #column = 0;

  /** `expected` is how many tokens there are, if none is split. */
  constructor(expected: number) {
    this.#numbers = new Uint32Array(expected * PER_ENCODED);
  }

  add(line: number, column: number, length: number, type: number, modifiers: number): void {
    if (this.#length + PER_ENCODED > this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    numbers[this.#length++] = line - this.#line;
    numbers[this.#length++] = line === this.#line ? column - this.#column : column;
    numbers[this.#length++] = length;
    numbers[this.#length++] = type;
    numbers[this.#length++] = modifiers;
    this.#line = line;
    this.#column = column;
  }

  all(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.#numbers.length + PER_ENCODED);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
