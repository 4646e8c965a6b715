/** Knows one text under examination: its normal form, its words, the known names in it, and the lines it falls into. */

import type { Token } from "../ports";
import type { Gazetteer, GazetteerMatch } from "./gazetteer/gazetteer";
import { isDigit, isHan, isLatin, normalise } from "./characters";
import { FUNCTION_WORDS, words } from "./lexicon";

/** What recognisers read. All offsets are into `text`; `norm` has the same length. */
export class Scan {
  readonly text: string;
  readonly norm: string;
  readonly tokens: readonly Token[];
  /** False when no segmenter was at hand: the words are then a rough guess, and carry no tags of value. */
  readonly hasTags: boolean;
  readonly gazetteer: Gazetteer;
  /** The day of the text (ISO 8601), where it is known: names and who bears them change. */
  readonly date: string | undefined;
  /** All names of the gazetteer that stand in the text, by start, longest first. */
  readonly matches: readonly GazetteerMatch[];
  /** For each character, the index of its token. */
  readonly #tokenAt: Int32Array;
  readonly #matchesFrom: Map<number, GazetteerMatch[]>;
  readonly #matchesTo: Map<number, GazetteerMatch[]>;

  constructor(text: string, gazetteer: Gazetteer, tokens?: readonly Token[], date?: string) {
    this.text = text;
    this.date = date?.slice(0, 10);
    this.norm = normalise(text);
    this.gazetteer = gazetteer;
    this.#matchesFrom = new Map();
    this.#matchesTo = new Map();
    this.matches = this.#findMatches();
    this.hasTags = tokens !== undefined;
    this.tokens = tokens === undefined ? this.#guessTokens() : apart(this.norm, tokens);
    this.#tokenAt = new Int32Array(text.length).fill(-1);
    this.tokens.forEach(({ start, end }, index) => {
      for (let i = start; i < end; i += 1) this.#tokenAt[i] = index;
    });
  }

  matchesFrom(start: number): readonly GazetteerMatch[] {
    return this.#matchesFrom.get(start) ?? [];
  }

  matchesTo(end: number): readonly GazetteerMatch[] {
    return this.#matchesTo.get(end) ?? [];
  }

  /** The index of the token that covers an offset; -1 outside the text. */
  tokenIndexAt(offset: number): number {
    return this.#tokenAt[offset] ?? -1;
  }

  tokenAt(offset: number): Token | undefined {
    return this.tokens[this.tokenIndexAt(offset)];
  }

  word(token: Token): string {
    return this.norm.slice(token.start, token.end);
  }

  /** Whether no word lies across the offset. */
  isBoundary(offset: number): boolean {
    if (offset <= 0 || offset >= this.text.length) return true;
    return this.tokenIndexAt(offset) !== this.tokenIndexAt(offset - 1);
  }

  /** Whether a line or a sentence begins at the offset. */
  isSentenceStart(offset: number): boolean {
    return offset === 0 || /[\n。;!?:,【(“]/u.test(this.norm.charAt(offset - 1));
  }

  charAt(offset: number): string {
    return this.norm.charAt(offset);
  }

  /** Whether the normalised text reads `expected` at `offset`. */
  reads(offset: number, expected: string): boolean {
    return this.norm.startsWith(expected, offset);
  }

  /** The matches of a pattern each of which holds one of `parts`: without these, the text need not be looked through. */
  matchesOf(pattern: RegExp, ...parts: readonly string[]): readonly RegExpExecArray[] {
    return parts.some((part) => this.norm.includes(part)) ? Array.from(this.norm.matchAll(pattern)) : [];
  }

  /** Up to `length` characters before an offset, of the same line. */
  before(offset: number, length: number): string {
    const slice = this.norm.slice(Math.max(0, offset - length), offset);
    const line = slice.lastIndexOf("\n");
    return line < 0 ? slice : slice.slice(line + 1);
  }

  /** Up to `length` characters from an offset on, of the same line. */
  after(offset: number, length: number): string {
    const slice = this.norm.slice(offset, offset + length);
    const line = slice.indexOf("\n");
    return line < 0 ? slice : slice.slice(0, line);
  }

  #findMatches(): GazetteerMatch[] {
    const all: GazetteerMatch[] = [];
    for (let i = 0; i < this.norm.length; i += 1) {
      for (const match of this.gazetteer.matchesAt(this.norm, i)) {
        if (!this.#standsAlone(match)) continue;
        all.push(match);
        append(this.#matchesFrom, match.start, match);
        append(this.#matchesTo, match.end, match);
      }
    }
    return all;
  }

  /** A Latin or numeric name must not be a part of a longer word or number. */
  #standsAlone({ start, end }: GazetteerMatch): boolean {
    const first = this.norm.charCodeAt(start);
    const last = this.norm.charCodeAt(end - 1);
    const before = this.norm.charCodeAt(start - 1);
    const after = this.norm.charCodeAt(end);
    if (isLatin(first) && (isLatin(before) || isDigit(before))) return false;
    if (isLatin(last) && isLatin(after)) return false;
    if (isDigit(first) && (isDigit(before) || before === 0x2e)) return false;
    return !(isDigit(last) && (isDigit(after) || after === 0x25 || (after === 0x2e && isDigit(this.norm.charCodeAt(end + 1)))));
  }

  /** Words without a dictionary: known names and function words, runs of letters and digits, else single characters. */
  #guessTokens(): Token[] {
    const tokens: Token[] = [];
    for (let i = 0; i < this.norm.length; ) {
      const token = this.#guessToken(i);
      tokens.push(token);
      i = token.end;
    }
    return tokens;
  }

  #guessToken(start: number): Token {
    const code = this.norm.charCodeAt(start);
    for (const length of [4, 3, 2, 1]) {
      const tag = FUNCTION_WORDS.get(this.norm.slice(start, start + length));
      if (tag !== undefined) return { start, end: Math.min(start + length, this.norm.length), tag };
    }
    const known = this.matchesFrom(start)[0];
    if (known !== undefined && known.end - start > 1) return { start, end: known.end, tag: known.entries[0]?.type === "PLACE" ? "ns" : "nz" };
    if (isLatin(code) || isDigit(code)) {
      let end = start + 1;
      while (end < this.norm.length && (isDigit(code) ? isDigit(this.norm.charCodeAt(end)) : isLatin(this.norm.charCodeAt(end)))) end += 1;
      return { start, end, tag: isDigit(code) ? "m" : "eng" };
    }
    const pair = code >= 0xd800 && code <= 0xdbff && start + 1 < this.norm.length ? 2 : 1;
    return { start, end: start + pair, tag: isHan(code) ? "g" : "x" };
  }
}

/** Words of the dictionary that hold a body and who is at its head: neither belongs to the other's name. */
const BODY_AND_HEAD = words("本报记者 本刊记者 公司总裁 公司老总 公司律师 大学校长 中学校长 小学校长 协会会长 协会主席 协会理事 商会会长 学院院长 医院院长 法院院长 银行行长 银行职员 局局长 工会主席 团委书记");
const HEAD_LENGTH = 2;

/** 公司|总裁 */
function apart(norm: string, tokens: readonly Token[]): readonly Token[] {
  const holds = ({ start, end, tag }: Token) => (end - start === 4 || end - start === 3) && tag === "n" && BODY_AND_HEAD.has(norm.slice(start, end));
  if (!tokens.some(holds)) return tokens;
  return tokens.flatMap((token) => (holds(token) ? [{ ...token, end: token.end - HEAD_LENGTH }, { ...token, start: token.end - HEAD_LENGTH }] : [token]));
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
