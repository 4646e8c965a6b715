/** Knows what the segmenter's process and its client say to each other, and how tokens travel: as one array of numbers. */

import type { Token } from "../../core/ports";

export interface SegmentRequest {
  readonly id: number;
  readonly text: string;
}

export type SegmentAnswer =
  | { readonly id: number; readonly tags: readonly string[]; readonly tokens: readonly number[] }
  | { readonly id: number; readonly error: string; readonly fatal: boolean };

/** Two numbers a token, its end and the index of its tag: tokens cover the text without gaps, so the start is the last one's end. */
export function packTokens(tokens: readonly Token[]): { readonly tags: string[]; readonly tokens: number[] } {
  const indices = new Map<string, number>();
  const packed: number[] = [];
  for (const { end, tag } of tokens) {
    let index = indices.get(tag);
    if (index === undefined) {
      index = indices.size;
      indices.set(tag, index);
    }
    packed.push(end, index);
  }
  return { tags: [...indices.keys()], tokens: packed };
}

export function unpackTokens(tags: readonly string[], packed: readonly number[]): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (let i = 0; i + 1 < packed.length; i += 2) {
    const end = packed[i] ?? start;
    tokens.push({ start, end, tag: tags[packed[i + 1] ?? 0] ?? "x" });
    start = end;
  }
  return tokens;
}
