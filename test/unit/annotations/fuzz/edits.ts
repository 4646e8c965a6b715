/** Knows the edits that articles really get, and mean ones: each is made near a place, by a seeded random choice. */

import type { Span } from "../../../../src/core/text/span";
import type { TrackedText } from "./trackedText";

/** A seeded source of chance. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `below` - 1. */
  upTo(below: number): number {
    // Mulberry32 (Tommy Ettinger).
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.upTo(list.length)];
  }
}

export interface EditContext {
  readonly chance: Chance;
  /** Where the edit is made: a place that somebody has annotated. */
  readonly focus: Span;
  /** Texts of other annotations, and sentences of other articles. */
  readonly words: readonly string[];
  readonly sentences: readonly string[];
}

export type Edit = (text: TrackedText, context: EditContext) => TrackedText;

const SENTENCE_END = "。！？!?>\n";
const CLAUSE_END = "，、；：。！？,;!?>\n";

/** The stretch around a place up to such ends, the one behind it included if it is no tag. */
function stretch(text: string, { start, end }: Span, ends: string): Span {
  let from = start;
  while (from > 0 && !ends.includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && !ends.includes(text.charAt(to)) && text.charAt(to) !== "<") to++;
  if (ends.includes(text.charAt(to)) && !">\n".includes(text.charAt(to))) to++;
  return { start: from, end: to };
}

function paragraphs(text: string): Span[] {
  const tagged = [...text.matchAll(/<p[\s>][^]*?<\/p>/gu)].map(({ index, 0: whole }) => ({ start: index, end: index + whole.length }));
  if (tagged.length > 1) return tagged;
  return [...text.matchAll(/[^\n]+\n/gu)].map(({ index, 0: whole }) => ({ start: index, end: index + whole.length })).slice(5);
}

/** An offset in running text, not in a tag. */
function textOffset(text: string, chance: Chance): number {
  for (let i = 0; i < 50; i++) {
    const at = chance.upTo(text.length);
    const open = text.lastIndexOf("<", at - 1);
    if (open <= text.lastIndexOf(">", at - 1) && text.indexOf("---", 4) < at && !/[&;<]/u.test(text.slice(Math.max(0, at - 7), at + 1))) return at;
  }
  return text.length;
}

/** Whether putting one for the other may be read as adding to it or taking from it. */
function shareWords(a: string, b: string): boolean {
  return Array.from(a).some((character) => b.includes(character));
}

const cut = (ends: string): Edit => (text, { focus }) => text.splice(stretch(text.text, focus, ends), "");

export const edits: Readonly<Record<string, Edit>> = {
  deleteSentence: cut(SENTENCE_END),
  deleteClause: cut(CLAUSE_END),
  deleteQuote: (text, { focus }) => text.splice(focus, ""),
  deleteParagraph: (text, { focus }) => {
    const own = paragraphs(text.text).find(({ start, end }) => start <= focus.start && focus.end <= end);
    return own === undefined ? text : text.splice(own, "");
  },
  deleteNear: (text, { focus, chance }) => {
    const start = Math.max(0, focus.start - chance.upTo(40));
    return text.splice({ start, end: Math.min(text.text.length, start + 1 + chance.upTo(60)) }, "");
  },
  changeQuote: (text, { focus, chance }) => {
    const at = focus.start + chance.upTo(focus.end - focus.start);
    return /[<>&;]/u.test(text.text.charAt(at)) ? text : text.splice({ start: at, end: at + 1 }, "囧");
  },
  changeDigit: (text, { focus }) => {
    const digit = /[0-9]/u.exec(text.text.slice(focus.start));
    if (digit === null) return text;
    const at = focus.start + digit.index;
    return text.splice({ start: at, end: at + 1 }, ((Number(digit[0]) + 4) % 10).toString());
  },
  replaceQuote: (text, { focus, chance, words }) => {
    const other = chance.pick(words) ?? "";
    return shareWords(other, text.text.slice(focus.start, focus.end)) ? text : text.splice(focus, other);
  },
  insertNear: (text, { focus, chance, sentences }) => {
    const at = chance.upTo(2) === 0 ? Math.max(0, focus.start - chance.upTo(8)) : Math.min(text.text.length, focus.end + chance.upTo(8));
    const inside = text.text.lastIndexOf("<", at - 1) > text.text.lastIndexOf(">", at - 1);
    return inside ? text : text.splice({ start: at, end: at }, (chance.pick(sentences) ?? "").slice(0, 1 + chance.upTo(40)));
  },
  insertSame: (text, { focus, chance }) => {
    const at = stretch(text.text, focus, CLAUSE_END)[chance.upTo(2) === 0 ? "start" : "end"];
    return text.copy(focus, at, "另据了解，", "也是如此，");
  },
  copySentence: (text, { focus, chance }) => {
    const own = stretch(text.text, focus, SENTENCE_END);
    return text.copy(own, chance.upTo(3) === 0 ? own.start : textOffset(text.text, chance));
  },
  moveAndChange: (text, { focus, chance }) => {
    const own = stretch(text.text, focus, SENTENCE_END);
    const at = textOffset(text.text, chance);
    if (at >= own.start && at <= own.end) return text;
    const moved = text.move(own, at);
    const start = at > own.end ? at - (own.end - own.start) : at;
    const digit = /[0-9]/u.exec(moved.text.slice(start, start + own.end - own.start));
    if (digit === null) return moved;
    return moved.splice({ start: start + digit.index, end: start + digit.index + 1 }, ((Number(digit[0]) + 4) % 10).toString());
  },
  moveClause: (text, { focus, chance }) => {
    const own = stretch(text.text, focus, CLAUSE_END);
    const at = textOffset(text.text, chance);
    return at > own.start && at < own.end ? text : text.move(own, at);
  },
  moveSentence: (text, { focus, chance }) => {
    const own = stretch(text.text, focus, SENTENCE_END);
    const others = [...text.text.matchAll(/。/gu)].map(({ index }) => index + 1).filter((at) => at <= own.start || at >= own.end);
    return text.move(own, chance.pick(others) ?? own.end);
  },
  moveParagraph: (text, { focus, chance }) => {
    const all = paragraphs(text.text);
    const own = all.find(({ start, end }) => start <= focus.start && focus.end <= end);
    const other = chance.pick(all.filter((one) => one !== own));
    return own === undefined || other === undefined ? text : text.move(own, other.end <= own.start ? other.start : other.end);
  },
  rename: (text, { focus, chance, words }) => {
    const name = text.text.slice(focus.start, focus.end);
    if (name.length < 2 || /[<>&]/u.test(name)) return text;
    const other = chance.pick(words) ?? "新名";
    if (shareWords(other, name)) return text;
    const places: number[] = [];
    for (let at = text.text.lastIndexOf(name); at >= 0; at = at === 0 ? -1 : text.text.lastIndexOf(name, at - name.length)) places.push(at);
    return places.reduce((now, at) => now.splice({ start: at, end: at + name.length }, other), text);
  },
  changeFigures: (text, { chance }) => {
    const digits = [...text.text.matchAll(/[1-8](?=[0-9.]*(?:亿|万|%|元|个))/gu)].filter(() => chance.upTo(3) === 0);
    return digits.reduce((now, { index, 0: digit }) => now.splice({ start: index, end: index + 1 }, (Number(digit) + 1).toString()), text);
  },
  changeTitle: (text, { chance, sentences }) => {
    const title = /(?<=^title:).*$/mu.exec(text.text);
    return title === null ? text : text.splice({ start: title.index, end: title.index + title[0].length }, ` "${(chance.pick(sentences) ?? "").replace(/["\\]/gu, "").slice(0, 30)}"`);
  },
  insertAtTop: (text) => text.splice({ start: 0, end: 0 }, "编者按，本文开头的说明，四十个字上下，放在最前。"),
};

/** Other files with the same words for a reader; applied to the whole text, after other edits. */
export const conversions: Readonly<Record<string, Edit>> = {
  crlf: (text) => text.replaceAll(/(?<!\r)\n/gu, () => "\r\n"),
  rescrape: (text) =>
    text
      .replaceAll(/<(?:p|div|td|tr|table)\s[^>]*>/gu, (tag) => `${/^<\w+/u.exec(tag)?.[0] ?? "<p"} class="c">`)
      .replaceAll(/<\/?(?:span|strong|b|font|em)(?:\s[^>]*)?>/gu, () => "")
      .replaceAll(/&nbsp;/gu, () => "\u00a0")
      .replaceAll(/“(?![^<]*---)/gu, () => "&ldquo;", true),
  indent: (text) => text.replaceAll(/(?<=<p[^>]*>)(?=[^<\s])/gu, () => "\u3000\u3000"),
};
