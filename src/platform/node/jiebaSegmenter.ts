/** Knows nodejieba and what takes its place: loads either once in this process and turns its words into tokens with offsets. */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Segmenter, Token } from "../../core/ports";
import { Dictionary } from "../../core/words/dictionary";
import { HiddenMarkovModel } from "../../core/words/hiddenMarkov";
import { simplify } from "../../core/text/simplify";
import { segment } from "../../core/words/segment";

/** What is used of nodejieba; `tag` gives the words in order, a lone surrogate as U+FFFD. */
interface Jieba {
  load?(dictionaries: { readonly idfDict?: string }): void;
  tag(text: string): { readonly word: string; readonly tag: string }[];
  /** The same with offsets, which begin at `origin`, where no strings of words need be made for it. */
  toTokens?(text: string, origin: number): readonly Token[];
}

/** More at once would hold the process for long and build millions of objects. */
const CHUNK = 20_000;

const loaded: { native?: Jieba | undefined; lean?: Jieba } = {};

export interface LoadOptions {
  /** Read the dictionaries with `core/words` even where nodejieba runs: the same words, sooner and in less than half the memory. */
  readonly lean?: boolean;
}

/**
 * Loads the dictionaries of nodejieba the first time, nothing later: by nodejieba itself (250 MB), or by `core/words`,
 * which cuts the same words. That takes over, too, where nodejieba's binary is missing or made for another machine.
 * Throws when the dictionaries are missing.
 */
export function loadJieba({ lean = false }: LoadOptions = {}): Jieba {
  if (!lean && process.env[PORTABLE] !== "1") {
    loaded.native ??= loadNative();
    if (loaded.native !== undefined) return loaded.native;
  }
  return (loaded.lean ??= loadPortable());
}

/** Set to `1`, this has words cut as on a machine where nodejieba can't run. */
const PORTABLE = "ZHUPI_PORTABLE_WORDS";

// A native module can't be bundled: it is found at run time, from wherever this file runs.
const requireHere = createRequire(__filename);

/*
 * Weights of words serve nodejieba's search for keywords, which nobody here asks for, and it will not load without any: a list
 * of one word stands in for its 6 MB, which would be a third of the package and take time and memory in every process.
 */
const BESIDE_BUNDLES = join(__dirname, "..", "media", "words");
const BESIDE_SOURCES = join(__dirname, "..", "..", "..", "media", "words");

function loadNative(): Jieba | undefined {
  try {
    const jieba = requireHere("nodejieba") as Jieba;
    const idfDict = [BESIDE_BUNDLES, BESIDE_SOURCES].map((folder) => join(folder, "idf.utf8")).find(existsSync);
    jieba.load?.(idfDict === undefined ? {} : { idfDict });
    return jieba;
  } catch {
    return undefined;
  }
}

function loadPortable(): Jieba {
  const folder = join(dirname(requireHere.resolve("nodejieba/package.json")), "submodules", "cppjieba", "dict");
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return new PortableJieba(Dictionary.parse(read("jieba.dict.utf8"), read("user.dict.utf8")), HiddenMarkovModel.parse(read("hmm_model.utf8")));
}

class PortableJieba implements Jieba {
  readonly #dictionary: Dictionary;
  readonly #model: HiddenMarkovModel;

  constructor(dictionary: Dictionary, model: HiddenMarkovModel) {
    this.#dictionary = dictionary;
    this.#model = model;
  }

  toTokens(text: string, origin = 0): readonly Token[] {
    return segment(text, this.#dictionary, this.#model, origin);
  }

  tag(text: string): { readonly word: string; readonly tag: string }[] {
    return this.toTokens(text).map(({ start, end, tag }) => ({ word: text.slice(start, end), tag }));
  }
}

/** The words of a text, covering it without gaps. The dictionary is a simplified one: traditional characters are read as theirs. */
export function tagText(jieba: Jieba, written: string): Token[] {
  const text = simplify(written);
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
  const cut = jieba.toTokens?.(text, offset);
  if (cut !== undefined) {
    for (const token of cut) tokens.push(token);
    return;
  }
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
      return Promise.resolve(tagText(loadJieba({ lean: true }), text));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  dispose(): void {
    // The dictionaries stay for the next one; they end with the process.
  }
}
