/** Knows what the segmenter's process and its client say to each other. */

import type { Token } from "../../core/ports";

export interface SegmentRequest {
  readonly id: number;
  readonly text: string;
}

/** Tokens cover a text without gaps, so their lengths are enough. */
export interface PackedTokens {
  readonly lengths: Uint32Array;
  /** Indices into `names`. */
  readonly tags: Uint8Array;
  readonly names: readonly string[];
}

export type SegmenterMessage =
  | { readonly type: "ready" }
  /** The dictionary or the binary can't be loaded; the process ends. */
  | { readonly type: "unavailable"; readonly message: string }
  | { readonly type: "tokens"; readonly id: number; readonly tokens: PackedTokens }
  | { readonly type: "failed"; readonly id: number; readonly message: string };

export function packTokens(tokens: readonly Token[]): PackedTokens {
  const lengths = new Uint32Array(tokens.length);
  const tags = new Uint8Array(tokens.length);
  const names = new Map<string, number>();
  tokens.forEach(({ start, end, tag }, i) => {
    lengths[i] = end - start;
    if (!names.has(tag)) names.set(tag, names.size);
    tags[i] = names.get(tag) ?? 0;
  });
  return { lengths, tags, names: [...names.keys()] };
}

export function unpackTokens({ lengths, tags, names }: PackedTokens): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  lengths.forEach((length, i) => {
    tokens.push({ start, end: start + length, tag: names[tags[i] ?? 0] ?? "x" });
    start += length;
  });
  return tokens;
}
