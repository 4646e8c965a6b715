/** Knows the words of a text's lines, so that after an edit only lines that are new go to the segmenter. */

import type { Segmenter, Token } from "../ports";

/**
 * A segmenter for one text that is edited. No word lies across a line feed and none depends on another line, so the
 * words are those that the segmenter itself would give for the whole. It keeps the lines of the last text alone.
 */
export class WordCache implements Segmenter {
  readonly #segmenter: Segmenter;
  /** The words of each line with its line feed, in offsets of the line. */
  #lines: ReadonlyMap<string, readonly Token[]> = new Map();

  constructor(segmenter: Segmenter) {
    this.#segmenter = segmenter;
  }

  async segment(text: string, signal?: AbortSignal): Promise<readonly Token[]> {
    const lines = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
    const known = this.#lines;
    const missing = new Set(lines.filter((line) => !known.has(line)));
    const found = missing.size === 0 ? [] : await this.#segmenter.segment([...missing].join(""), signal);
    const fresh = divide(found, missing);
    const kept = new Map<string, readonly Token[]>();
    for (const line of lines) kept.set(line, known.get(line) ?? fresh.get(line) ?? []);
    this.#lines = kept;
    return join(lines, kept);
  }

  /** The segmenter is another's; only what was kept of its words goes. */
  dispose(): void {
    this.#lines = new Map();
  }
}

function divide(tokens: readonly Token[], lines: ReadonlySet<string>): Map<string, readonly Token[]> {
  const divided = new Map<string, readonly Token[]>();
  let offset = 0;
  let next = 0;
  for (const line of lines) {
    const own: Token[] = [];
    const end = offset + line.length;
    for (let token = tokens[next]; token !== undefined && token.start < end; token = tokens[++next]) own.push(moved(token, -offset));
    divided.set(line, own);
    offset = end;
  }
  return divided;
}

function join(lines: readonly string[], words: ReadonlyMap<string, readonly Token[]>): Token[] {
  const joined: Token[] = [];
  let offset = 0;
  for (const line of lines) {
    for (const token of words.get(line) ?? []) joined.push(moved(token, offset));
    offset += line.length;
  }
  return joined;
}

function moved({ start, end, tag }: Token, by: number): Token {
  return { start: start + by, end: end + by, tag };
}
