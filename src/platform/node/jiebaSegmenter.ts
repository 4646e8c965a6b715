/** Knows nodejieba: loads it once in this process and turns its words into tokens with offsets. */

import { createRequire } from "node:module";
import type { Segmenter, Token } from "../../core/ports";

/** What is used of nodejieba; `tag` gives the words in order, a lone surrogate as U+FFFD. */
interface Jieba {
  load(): void;
  tag(text: string): { readonly word: string; readonly tag: string }[];
}

/** More at once would hold the process for long and build millions of objects. */
const CHUNK = 20_000;

let loaded: Jieba | undefined;

/** Loads nodejieba with its dictionaries: 0.9 s and 250 MB the first time, nothing later. Throws when its binary is missing. */
export function loadJieba(): Jieba {
  if (loaded !== undefined) return loaded;
  // A native module can't be bundled: it is found at run time, from wherever this file runs.
  const jieba = createRequire(__filename)("nodejieba") as Jieba;
  jieba.load();
  loaded = jieba;
  return jieba;
}

/** The words of a text, covering it without gaps. */
export function tagText(jieba: Jieba, text: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < text.length; ) {
    const end = chunkEnd(text, start);
    addTokens(tokens, jieba, text.slice(start, end), start);
    start = end;
  }
  return tokens;
}

/** After a line feed where there is one, never within a surrogate pair. */
function chunkEnd(text: string, start: number): number {
  if (text.length - start <= CHUNK) return text.length;
  const line = text.lastIndexOf("\n", start + CHUNK);
  if (line > start) return line + 1;
  const code = text.charCodeAt(start + CHUNK);
  return code >= 0xdc00 && code <= 0xdfff ? start + CHUNK + 1 : start + CHUNK;
}

function addTokens(tokens: Token[], jieba: Jieba, text: string, offset: number): void {
  let position = 0;
  for (const { word, tag } of jieba.tag(text)) {
    const end = Math.min(position + word.length, text.length);
    if (end > position) tokens.push({ start: offset + position, end: offset + end, tag });
    position = end;
  }
  if (position < text.length) tokens.push({ start: offset + position, end: offset + text.length, tag: "x" });
}

/** Segments in this process; for the command line, which has nothing else to do meanwhile. */
export class JiebaSegmenter implements Segmenter {
  segment(text: string, signal?: AbortSignal): Promise<readonly Token[]> {
    try {
      signal?.throwIfAborted();
      return Promise.resolve(tagText(loadJieba(), text));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  dispose(): void {
    // nodejieba has no way to give its memory back; it ends with the process.
  }
}
