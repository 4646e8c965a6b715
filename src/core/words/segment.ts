/**
 * Knows how a text is cut into words with a dictionary: the likeliest path through its words, and a hidden Markov model for
 * what lies between them. The same steps as cppjieba's (its MixSegment and PosTagger, MIT), on the same files, so that words
 * and tags are the same wherever its native library can't run.
 */

import type { Token } from "../ports";
import type { Dictionary } from "./dictionary";
import type { HiddenMarkovModel } from "./hiddenMarkov";

const SEPARATORS = new Set([" ", "\t", "\n", "，", "。"]);
/** Longer stretches without a separator are cut, so that memory stays flat. */
const LONGEST_STRETCH = 4000;

/** The words of a text, covering it without gaps; linear in its length. */
export function segment(text: string, dictionary: Dictionary, model: HiddenMarkovModel): Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number, word = dictionary.find(text, start, end)) => {
    const tag = dictionary.tagOf(word);
    tokens.push({ start, end, tag: tag === "" ? guessTag(text, start, end) : tag });
  };
  let from = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const separator = i < text.length && SEPARATORS.has(text.charAt(i));
    const full = i - from >= LONGEST_STRETCH && !isLowSurrogate(text, i);
    if (!separator && !full && i < text.length) continue;
    if (i > from) cutStretch(text, from, i, dictionary, model, add);
    if (separator) add(i, i + 1);
    from = separator ? i + 1 : i;
  }
  return tokens;
}

/** Takes a word by its offsets, and by its number in the dictionary where that is known. */
type Add = (start: number, end: number, word?: number) => void;

/** Words of the dictionary as they are; runs of single characters between them go to the model. */
function cutStretch(text: string, start: number, end: number, dictionary: Dictionary, model: HiddenMarkovModel, add: Add): void {
  const { ends, words } = likeliestPath(text, start, end, dictionary);
  let runStart = -1;
  for (let i = start; i < end; ) {
    const wordEnd = ends[i - start] ?? i + 1;
    const single = wordEnd - i === characterLength(text, i);
    if (single && runStart < 0) runStart = i;
    if (!single) {
      if (runStart >= 0) cutRun(text, runStart, i, model, add);
      runStart = -1;
      add(i, wordEnd, words[i - start]);
    }
    i = wordEnd;
  }
  if (runStart >= 0) cutRun(text, runStart, end, model, add);
}

/** For each place, where the likeliest path goes from there, and by which word. */
function likeliestPath(text: string, start: number, end: number, dictionary: Dictionary): { readonly ends: Int32Array; readonly words: Int32Array } {
  const best = new Float64Array(end - start + 1);
  const ends = new Int32Array(end - start);
  const words = new Int32Array(end - start);
  for (let i = end - 1, next = end, weight = 0, known = false; i >= start; i -= 1) {
    next = Math.min(end, i + characterLength(text, i));
    weight = dictionary.leastWeight + (best[next - start] ?? 0);
    known = false;
    ends[i - start] = next;
    words[i - start] = -1;
    dictionary.forEachAt(text, i, end, (word, length) => {
      const value = dictionary.weightOf(word) + (best[i + length - start] ?? 0);
      if (value > weight || (!known && i + length === next)) {
        weight = value;
        ends[i - start] = i + length;
        words[i - start] = word;
      }
      known = true;
    });
    best[i - start] = weight;
  }
  return { ends, words };
}

/** Letters with digits and numbers stay whole; the rest is joined by the model. */
function cutRun(text: string, start: number, end: number, model: HiddenMarkovModel, add: Add): void {
  let from = start;
  for (let i = start; i < end; ) {
    if (text.charCodeAt(i) >= 0x80) {
      i += characterLength(text, i);
      continue;
    }
    if (i > from) cutHan(text, from, i, model, add);
    from = asciiEnd(text, i, end);
    add(i, from);
    i = from;
  }
  if (end > from) cutHan(text, from, end, model, add);
}

const LETTER = /[A-Za-z]/u;
const LETTER_OR_DIGIT = /[A-Za-z0-9]/u;
const DIGIT = /[0-9]/u;
const DIGIT_OR_POINT = /[0-9.]/u;

function asciiEnd(text: string, start: number, end: number): number {
  const first = text.charAt(start);
  const more = LETTER.test(first) ? LETTER_OR_DIGIT : DIGIT.test(first) ? DIGIT_OR_POINT : undefined;
  let at = start + 1;
  while (more !== undefined && at < end && more.test(text.charAt(at))) at += 1;
  return at;
}

function cutHan(text: string, start: number, end: number, model: HiddenMarkovModel, add: Add): void {
  const characters: number[] = [];
  const offsets: number[] = [];
  for (let i = start; i < end; i += characterLength(text, i)) {
    characters.push(text.codePointAt(i) ?? 0);
    offsets.push(i);
  }
  offsets.push(end);
  let from = start;
  for (const wordEnd of model.wordEnds(characters)) {
    const to = offsets[wordEnd] ?? end;
    add(from, to);
    from = to;
  }
}

/** Of what the dictionary lacks: `m` for numbers, `eng` for what is half letters and digits, `x` for the rest, single characters among it. */
function guessTag(text: string, start: number, end: number): string {
  const characters = Array.from(text.slice(start, end));
  let ascii = 0;
  let digits = 0;
  for (let i = 0; i < characters.length && ascii < Math.floor(characters.length / 2); i += 1) {
    const character = characters[i] ?? "";
    if (character.charCodeAt(0) >= 0x80) continue;
    ascii += 1;
    if (DIGIT.test(character)) digits += 1;
  }
  if (ascii === 0) return "x";
  return digits === ascii ? "m" : "eng";
}

function characterLength(text: string, offset: number): 1 | 2 {
  const code = text.charCodeAt(offset);
  return code >= 0xd800 && code <= 0xdbff && isLowSurrogate(text, offset + 1) ? 2 : 1;
}

function isLowSurrogate(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff;
}
