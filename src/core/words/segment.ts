/**
 * Knows how a text is cut into words with a dictionary: the likeliest path through its words, and a hidden Markov model for
 * what lies between them. The same steps as cppjieba's (its MixSegment and PosTagger, MIT), on the same files, so that words
 * and tags are the same wherever its native library can't run.
 */

import type { Token } from "../ports";
import type { Dictionary } from "./dictionary";
import type { HiddenMarkovModel } from "./hiddenMarkov";
import { LONGEST_WORD } from "./packedWords";

/** Longer stretches without a separator are cut, so that memory stays flat. */
const LONGEST_STRETCH = 4000;

/** The words of a text, covering it without gaps, in offsets that begin at `origin`; linear in its length. */
export function segment(text: string, dictionary: Dictionary, model: HiddenMarkovModel, origin = 0): Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number, word = dictionary.find(text, start, end)) => {
    const tag = dictionary.tagOf(word);
    tokens.push({ start: origin + start, end: origin + end, tag: tag === "" ? guessTag(text, start, end) : tag });
  };
  const path = new LikeliestPath(text, dictionary);
  let from = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const separator = i < text.length && isSeparator(text.charCodeAt(i));
    const full = i - from >= LONGEST_STRETCH && !isLowSurrogate(text, i);
    if (!separator && !full && i < text.length) continue;
    if (i > from) cutStretch(text, from, i, path, model, add);
    if (separator) add(i, i + 1);
    from = separator ? i + 1 : i;
  }
  return tokens;
}

/** Blank, tab, line feed, `，` and `。`. */
function isSeparator(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0xff0c || code === 0x3002;
}

/** Takes a word by its offsets, and by its number in the dictionary where that is known. */
type Add = (start: number, end: number, word?: number) => void;

/** Words of the dictionary as they are; runs of single characters between them go to the model. */
function cutStretch(text: string, start: number, end: number, path: LikeliestPath, model: HiddenMarkovModel, add: Add): void {
  path.find(start, end);
  let runStart = -1;
  for (let i = start; i < end; ) {
    const wordEnd = path.endOf(i);
    const single = wordEnd - i === characterLength(text, i);
    if (single && runStart < 0) runStart = i;
    if (!single) {
      if (runStart >= 0) cutRun(text, runStart, i, model, add);
      runStart = -1;
      add(i, wordEnd, path.wordOf(i));
    }
    i = wordEnd;
  }
  if (runStart >= 0) cutRun(text, runStart, end, model, add);
}

/** For each place of a stretch, where the likeliest path goes from there, and by which word; one set of arrays serves all stretches. */
class LikeliestPath {
  readonly #text: string;
  readonly #dictionary: Dictionary;
  readonly #best: Float64Array;
  readonly #lengths: Uint8Array;
  readonly #words: Int32Array;
  readonly #found = new Int32Array(LONGEST_WORD + 1);
  #start = 0;

  constructor(text: string, dictionary: Dictionary) {
    this.#text = text;
    this.#dictionary = dictionary;
    const most = Math.min(text.length, LONGEST_STRETCH + 1);
    this.#best = new Float64Array(most + 1);
    this.#lengths = new Uint8Array(most);
    this.#words = new Int32Array(most);
  }

  endOf(place: number): number {
    return place + (this.#lengths[place - this.#start] ?? 1);
  }

  /** By its number; -1 for a character that is none. */
  wordOf(place: number): number {
    return this.#words[place - this.#start] ?? -1;
  }

  find(start: number, end: number): void {
    this.#start = start;
    this.#best[end - start] = 0;
    for (let i = end - 1; i >= start; i -= 1) this.#findAt(i, end);
  }

  #findAt(place: number, end: number): void {
    const [dictionary, best, found, at] = [this.#dictionary, this.#best, this.#found, place - this.#start];
    let chosen = Math.min(end - place, characterLength(this.#text, place));
    let weight = dictionary.leastWeight + (best[at + chosen] ?? 0);
    let chosenWord = -1;
    const most = dictionary.wordsAt(this.#text, place, end, found);
    for (let length = 1, first = true; length <= most; length += 1) {
      const word = found[length] ?? -1;
      if (word < 0) continue;
      const value = dictionary.weightOf(word) + (best[at + length] ?? 0);
      // A character that is a word counts as that, be it less likely than the least likely word.
      if (value > weight || (first && length === chosen)) {
        weight = value;
        chosen = length;
        chosenWord = word;
      }
      first = false;
    }
    best[at] = weight;
    this.#lengths[at] = chosen;
    this.#words[at] = chosenWord;
  }
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

function asciiEnd(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  const goesOn = isLetter(first) ? isLetterOrDigit : isDigit(first) ? isDigitOrPoint : undefined;
  let at = start + 1;
  while (goesOn !== undefined && at < end && goesOn(text.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isDigitOrPoint(code: number): boolean {
  return isDigit(code) || code === 0x2e;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

function cutHan(text: string, start: number, end: number, model: HiddenMarkovModel, add: Add): void {
  if (end - start === characterLength(text, start)) {
    add(start, end);
    return;
  }
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
  let characters = 0;
  for (let i = start; i < end; i += characterLength(text, i)) characters += 1;
  const half = characters >> 1;
  let ascii = 0;
  let digits = 0;
  for (let i = start; i < end && ascii < half; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) continue;
    ascii += 1;
    if (isDigit(code)) digits += 1;
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
