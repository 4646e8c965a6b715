/** Knows what a sequence model looks at: characters, words, tags, known names, what the rules found, quotes and shapes, as hashed numbers. */

import type { Token } from "../../ports";
import { isDigit, isHan, isLatin, normalise } from "../characters";
import type { Entity } from "../entity";
import type { Gazetteer } from "../gazetteer/gazetteer";
import { hashText, mix } from "./hashing";
import type { Memory, NameMemory } from "./nameMemory";

/** One text as the model sees it. */
export interface LearningInput {
  readonly text: string;
  /** Over `text`; absent when no segmenter is at hand. */
  readonly tokens?: readonly Token[] | undefined;
  /** What the rules find in the text, in its offsets. */
  readonly cold?: readonly Pick<Entity, "start" | "end" | "type" | "subtype" | "confidence">[] | undefined;
  readonly gazetteer?: Gazetteer | undefined;
}

/** How many numbers each character gets. */
export const TEMPLATES = 44;

const PAD = 1;

/** The features of all characters: `TEMPLATES` hashes each, 0 for none. `memory` holds the names of other texts, never of this one alone. */
export function extractFeatures(input: LearningInput, memory: NameMemory): Int32Array {
  const norm = normalise(input.text);
  const length = norm.length;
  const columns = new Columns(norm, input, memory);
  const features = new Int32Array(length * TEMPLATES);
  for (let i = 0; i < length; i += 1) fill(features, i * TEMPLATES, columns, i);
  return features;
}

/** What is known of each character, as numbers, padded by two on both sides. */
class Columns {
  readonly chars: Int32Array;
  readonly shapes: Int32Array;
  readonly word: Int32Array;
  readonly wordEndChar: Int32Array;
  readonly wordStartChar: Int32Array;
  readonly previousWord: Int32Array;
  readonly nextWord: Int32Array;
  readonly nextWordEnd: Int32Array;
  readonly part: Int32Array;
  readonly tag: Int32Array;
  readonly previousTag: Int32Array;
  readonly nextTag: Int32Array;
  readonly known: Int32Array;
  readonly knownToo: Int32Array;
  readonly cold: Int32Array;
  readonly quote: Int32Array;
  /** The word before the span that the rules found, and the one after it. */
  readonly beforeCold: Int32Array;
  readonly afterCold: Int32Array;
  /** How many spans of its type the rules found in its line. */
  readonly company: Int32Array;
  readonly secondWordBefore: Int32Array;
  readonly secondWordAfter: Int32Array;
  /** Names that other texts taught: the longest over a character, and the next one. */
  readonly remembered: Int32Array;
  readonly rememberedToo: Int32Array;

  constructor(norm: string, input: LearningInput, memory: NameMemory) {
    const size = norm.length + 2 * PAD_WIDTH;
    const column = () => new Int32Array(size).fill(PAD);
    this.chars = column();
    this.shapes = column();
    this.word = column();
    this.wordEndChar = column();
    this.wordStartChar = column();
    this.previousWord = column();
    this.nextWord = column();
    this.nextWordEnd = column();
    this.part = column();
    this.tag = column();
    this.previousTag = column();
    this.nextTag = column();
    this.known = new Int32Array(size);
    this.knownToo = new Int32Array(size);
    this.cold = new Int32Array(size);
    this.quote = new Int32Array(size);
    this.beforeCold = new Int32Array(size);
    this.afterCold = new Int32Array(size);
    this.company = new Int32Array(size);
    this.secondWordBefore = column();
    this.secondWordAfter = column();
    this.remembered = new Int32Array(size);
    this.rememberedToo = new Int32Array(size);
    this.#readCharacters(norm);
    this.#readWords(norm, input.tokens ?? []);
    this.#readNames(norm, input);
    this.#readQuotes(norm);
    this.#readMemory(norm, memory);
  }

  #readCharacters(norm: string): void {
    for (let i = 0; i < norm.length; i += 1) {
      const code = norm.charCodeAt(i);
      this.chars[i + PAD_WIDTH] = code;
      this.shapes[i + PAD_WIDTH] = shapeOf(code);
    }
  }

  #readWords(norm: string, tokens: readonly Token[]): void {
    const hashes = tokens.map(({ start, end }) => hashText(norm, start, end));
    const tags = tokens.map(({ tag }) => hashText(tag, 0, tag.length));
    tokens.forEach(({ start, end }, index) => {
      for (let i = start; i < end && i < norm.length; i += 1) {
        const at = i + PAD_WIDTH;
        this.word[at] = hashes[index] ?? PAD;
        this.wordStartChar[at] = norm.charCodeAt(start);
        this.wordEndChar[at] = norm.charCodeAt(end - 1);
        this.previousWord[at] = hashes[index - 1] ?? PAD;
        this.nextWord[at] = hashes[index + 1] ?? PAD;
        this.secondWordBefore[at] = hashes[index - 2] ?? PAD;
        this.secondWordAfter[at] = hashes[index + 2] ?? PAD;
        const next = tokens[index + 1];
        this.nextWordEnd[at] = next === undefined ? PAD : norm.charCodeAt(next.end - 1);
        this.part[at] = partOf(i, start, end);
        this.tag[at] = tags[index] ?? PAD;
        this.previousTag[at] = tags[index - 1] ?? PAD;
        this.nextTag[at] = tags[index + 1] ?? PAD;
      }
    });
  }

  #readNames(norm: string, { gazetteer, cold }: LearningInput): void {
    if (gazetteer !== undefined) {
      for (let i = 0; i < norm.length; i += 1) {
        for (const { start, end, entries } of gazetteer.matchesAt(norm, i)) {
          const entry = entries[0];
          if (entry === undefined || end - start < 2) continue;
          const kind = mix(hashText(entry.type, 0, entry.type.length), hashText(entry.subtype ?? "", 0, entry.subtype?.length ?? 0));
          for (let at = start; at < end; at += 1) {
            const value = mix(kind, partOf(at, start, end));
            if (this.known[at + PAD_WIDTH] === 0) this.known[at + PAD_WIDTH] = value;
            else if (this.known[at + PAD_WIDTH] !== value) this.knownToo[at + PAD_WIDTH] = value;
          }
        }
      }
    }
    const lineCounts = countInLine(norm, cold ?? []);
    for (const { start, end, type, subtype } of cold ?? []) {
      const kind = mix(hashText(type, 0, type.length), hashText(subtype ?? "", 0, subtype?.length ?? 0));
      const before = start === 0 ? PAD : at(this.word, start - 1 + PAD_WIDTH);
      const after = at(this.word, end + PAD_WIDTH);
      const line = lineCounts(type, start);
      for (let i = start; i < end && i < norm.length; i += 1) {
        this.cold[i + PAD_WIDTH] = mix(kind, partOf(i, start, end));
        this.beforeCold[i + PAD_WIDTH] = before;
        this.afterCold[i + PAD_WIDTH] = after;
        this.company[i + PAD_WIDTH] = line;
      }
    }
  }

  #readMemory(norm: string, memory: NameMemory): void {
    const matches: { readonly start: number; readonly end: number; readonly memory: Memory }[] = [];
    for (let start = 0; start < norm.length; start += 1) memory.matchAt(norm, start, (end, found) => matches.push({ start, end, memory: found }));
    matches.sort((a, b) => b.end - b.start - (a.end - a.start));
    for (const match of matches) {
      for (let i = match.start; i < match.end; i += 1) {
        const value = mix(match.memory, partOf(i, match.start, match.end));
        const at = i + PAD_WIDTH;
        if (this.remembered[at] === 0) this.remembered[at] = value;
        else if (this.rememberedToo[at] === 0) this.rememberedToo[at] = value;
      }
    }
  }

  #readQuotes(norm: string): void {
    let open = 0;
    let since = 0;
    for (let i = 0; i < norm.length; i += 1) {
      const mark = OPENING.indexOf(norm.charAt(i));
      if (mark >= 0) {
        open = mark + 1;
        since = 0;
      }
      if (open > 0) this.quote[i + PAD_WIDTH] = open * 4 + Math.min(since, 2);
      since += 1;
      if (open > 0 && (norm.charAt(i) === CLOSING.charAt(open - 1) || since > 40)) open = 0;
    }
  }
}

/** Of how many spans of its type, in steps, one stands in a line. */
function countInLine(norm: string, cold: NonNullable<LearningInput["cold"]>): (type: string, start: number) => number {
  const lines = cold.map(({ start }) => norm.lastIndexOf("\n", start));
  const counts = new Map<string, number>();
  cold.forEach(({ type }, index) => {
    const key = `${type}${String(lines[index])}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return (type, start) => Math.min(4, Math.ceil(Math.log2((counts.get(`${type}${String(norm.lastIndexOf("\n", start))}`) ?? 1) + 1)));
}

const PAD_WIDTH = 2;
const OPENING = "《“(【";
const CLOSING = "》”)】";

function partOf(at: number, start: number, end: number): number {
  if (end - start === 1) return 4;
  if (at === start) return 1;
  return at === end - 1 ? 3 : 2;
}

function shapeOf(code: number): number {
  if (isHan(code)) return 2;
  if (isDigit(code)) return 3;
  if (isLatin(code)) return code < 0x5b ? 4 : 5;
  return code <= 0x20 ? 6 : 7;
}

function feature(template: number, a: number, b = 0, c = 0): number {
  const hash = mix(mix(mix(template + 1, a), b), c);
  return hash === 0 ? 1 : hash;
}

function at(column: Int32Array, where: number): number {
  return column[where] ?? PAD;
}

function fill(features: Int32Array, offset: number, columns: Columns, index: number): void {
  const { chars, shapes, word, part, tag, known, knownToo, cold, quote } = columns;
  const i = index + PAD_WIDTH;
  const c = at(chars, i);
  const b = at(chars, i - 1);
  const a = at(chars, i - 2);
  const d = at(chars, i + 1);
  const e = at(chars, i + 2);
  const w = at(word, i);
  const p = at(part, i);
  const t = at(tag, i);
  features[offset] = feature(0, c);
  features[offset + 1] = feature(1, b);
  features[offset + 2] = feature(2, d);
  features[offset + 3] = feature(3, a);
  features[offset + 4] = feature(4, e);
  features[offset + 5] = feature(5, b, c);
  features[offset + 6] = feature(6, c, d);
  features[offset + 7] = feature(7, b, d);
  features[offset + 8] = feature(8, a, b);
  features[offset + 9] = feature(9, d, e);
  features[offset + 10] = feature(10, a, b, c);
  features[offset + 11] = feature(11, b, c, d);
  features[offset + 12] = feature(12, c, d, e);
  features[offset + 13] = feature(13, w, p);
  features[offset + 14] = feature(14, at(columns.previousWord, i), p);
  features[offset + 15] = feature(15, at(columns.nextWord, i), p);
  features[offset + 16] = feature(16, at(columns.previousWord, i), w, p);
  features[offset + 17] = feature(17, w, at(columns.nextWord, i), p);
  features[offset + 18] = feature(18, t, p);
  features[offset + 19] = feature(19, at(columns.previousTag, i), t, p);
  features[offset + 20] = feature(20, t, at(columns.nextTag, i), p);
  features[offset + 21] = feature(21, mix(at(columns.previousTag, i), t), at(columns.nextTag, i), p);
  features[offset + 22] = feature(22, at(columns.wordEndChar, i), p);
  features[offset + 23] = feature(23, at(columns.nextWordEnd, i), at(columns.wordEndChar, i), p);
  features[offset + 24] = feature(24, mix(at(shapes, i - 1), at(shapes, i)), at(shapes, i + 1), mix(at(shapes, i - 2), at(shapes, i + 2)));
  features[offset + 25] = at(known, i) === 0 ? 0 : feature(25, at(known, i));
  features[offset + 26] = at(knownToo, i) === 0 ? 0 : feature(26, at(knownToo, i), at(known, i));
  features[offset + 27] = feature(27, at(cold, i));
  features[offset + 28] = feature(28, at(cold, i - 1), at(cold, i), at(cold, i + 1));
  features[offset + 29] = at(cold, i) === 0 ? 0 : feature(29, at(cold, i), t, p);
  features[offset + 30] = feature(30, at(quote, i), at(quote, i - 1), p);
  features[offset + 31] = at(cold, i) === 0 ? 0 : feature(31, at(cold, i), c);
  features[offset + 32] = feature(32, at(columns.wordStartChar, i), at(columns.wordEndChar, i), p);
  features[offset + 33] = feature(33, at(columns.secondWordBefore, i), p);
  features[offset + 34] = feature(34, at(columns.secondWordAfter, i), p);
  features[offset + 35] = at(cold, i) === 0 ? 0 : feature(35, at(cold, i), at(columns.beforeCold, i));
  features[offset + 36] = at(cold, i) === 0 ? 0 : feature(36, at(cold, i), at(columns.afterCold, i));
  features[offset + 37] = at(cold, i) === 0 ? 0 : feature(37, at(cold, i), at(columns.company, i));
  features[offset + 38] = at(cold, i) === 0 ? 0 : feature(38, at(cold, i), at(columns.beforeCold, i), at(columns.afterCold, i));
  const m = at(columns.remembered, i);
  const before = at(columns.remembered, i - 1);
  const after = at(columns.remembered, i + 1);
  features[offset + 39] = m === 0 ? 0 : feature(39, m);
  features[offset + 40] = at(columns.rememberedToo, i) === 0 ? 0 : feature(40, m, at(columns.rememberedToo, i));
  features[offset + 41] = m === 0 ? 0 : feature(41, m, at(cold, i));
  features[offset + 42] = m === 0 ? 0 : feature(42, m, w);
  features[offset + 43] = before === 0 && after === 0 ? 0 : feature(43, before, m, after);
}
