/** Knows a dictionary of words in jieba's format: how likely each is, its tag, and which words begin at a place of a text. */

import { LONGEST_WORD, PackedWords } from "./packedWords";


/** Numbers in flat arrays, some 20 MB for 350,000 words: a tenth of what as many strings and objects take. */
export class Dictionary {
  readonly #words: PackedWords;
  readonly #weights: Float32Array;
  readonly #tags: Uint8Array;
  readonly #tagNames: readonly string[];
  /** What a character that is no word counts as: the least likely word. */
  readonly leastWeight: number;

  private constructor(words: PackedWords, counts: Float64Array, tags: Uint8Array, tagNames: readonly string[], total: number) {
    this.#words = words;
    this.#weights = Float32Array.from(counts, (count) => Math.log(count / total));
    this.#tags = tags;
    this.#tagNames = tagNames;
    this.leastWeight = counts.reduce((least, count) => Math.min(least, Math.log(count / total)), 0);
  }

  /**
   * Lines `word count tag`; then a user's, where `word` and `word tag` count like the word in the middle. Of lines that
   * can't be read, and of words that are too long, none counts.
   */
  static parse(text: string, userText = ""): Dictionary {
    const most = countLines(text) + countLines(userText);
    const words = new PackedWords(most);
    const counts = new Float64Array(most);
    const tags = new Uint8Array(most);
    const tagNumbers = new Map<string, number>();
    const add = (from: string, start: number, end: number, count: number, tag: string) => {
      if (end === start || end - start > LONGEST_WORD || !(count > 0)) return;
      const index = words.add(from, start, end);
      counts[index] = count;
      if (!tagNumbers.has(tag)) tagNumbers.set(tag, tagNumbers.size);
      tags[index] = tagNumbers.get(tag) ?? 0;
    };
    forEachLine(text, (start, end) => {
      const [wordEnd, second, third] = readLine(text, start, end);
      add(text, start, wordEnd, Number(second), third);
    });
    const listed = words.added;
    const total = counts.subarray(0, listed).reduce((sum, count) => sum + count, 0);
    const middle = counts.slice(0, listed).sort()[listed >> 1] ?? 1;
    forEachLine(userText, (start, end) => {
      const [wordEnd, second, third] = readLine(userText, start, end);
      const counted = third !== "";
      add(userText, start, wordEnd, counted ? Number(second) : middle, counted ? third : second);
    });
    return new Dictionary(words, counts.slice(0, words.added), tags.slice(0, words.added), [...tagNumbers.keys()], total);
  }

  /** How many different words there are. */
  get size(): number {
    return this.#words.size;
  }

  /** The number of a word; -1 where the dictionary lacks it. */
  find(text: string, start: number, end: number): number {
    return this.#words.find(text, start, end);
  }

  /** The logarithm of a word's likelihood, by its number. */
  weightOf(word: number): number {
    return this.#weights[word] ?? this.leastWeight;
  }

  /** A word's tag by its number; empty for -1. */
  tagOf(word: number): string {
    return word < 0 ? "" : (this.#tagNames[this.#tags[word] ?? 0] ?? "");
  }

  /** As {@link PackedWords.wordsAt}; `found` has room for one more than {@link LONGEST_WORD}. */
  wordsAt(text: string, start: number, end: number, found: Int32Array): number {
    return this.#words.wordsAt(text, start, end, found);
  }
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

function forEachLine(text: string, visit: (start: number, end: number) => void): void {
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    visit(start, end);
    start = end + 1;
  }
}

/** Where the word of a line ends, and the two fields behind it; without a string for what is not needed as one. */
function readLine(text: string, start: number, lineEnd: number): [wordEnd: number, second: string, third: string] {
  let end = lineEnd;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  const wordEnd = fieldEnd(text, start, end);
  const secondEnd = fieldEnd(text, wordEnd + 1, end);
  return [wordEnd, text.slice(wordEnd + 1, secondEnd), text.slice(secondEnd + 1, Math.max(secondEnd + 1, fieldEnd(text, secondEnd + 1, end)))];
}

function fieldEnd(text: string, start: number, end: number): number {
  for (let i = start; i < end; i += 1) if (text.charCodeAt(i) === 0x20) return i;
  return end;
}
