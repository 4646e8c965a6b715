/** Knows where a paragraph of prose holds boilerplate as well: lines parted by `<br>`, and what follows its last or precedes its first sentence. */

import type { Draft, DraftText } from "../blocks/draft";
import type { VisibleText } from "../visibleText";
import { trimBlanks } from "./candidate";
import { readCredits } from "./credits";
import { findNotice, isDisclaimer } from "./disclaimers";
import { isOriginalTitle } from "./originalTitle";
import { isPrompt } from "./promotions";
import { readSourceLine, type SourceLine } from "./sourceLines";

/** Which ends of the article a paragraph stands at; the first and the last paragraph of prose count. */
export interface Edges {
  readonly head: boolean;
  readonly tail: boolean;
}

/** No line of boilerplate inside a paragraph is longer. */
const LONGEST_LINE = 400;
/** No block of credits has more lines. */
const MOST_LINES = 20;
/** More pieces in a row than this are no credits. */
const MOST_PIECES = 6;

/**
 * Parts a paragraph so that a rule never has to remove a part of a block. The parts together hold every character of the
 * paragraph but the line feeds between them; whether one leaves the text is for the rules to say.
 */
export function partParagraph(draft: Draft, text: VisibleText, edges: Edges): readonly Draft[] {
  if (draft.kind !== "text" || draft.type === "preformatted") return [draft];
  const visible = text.text;
  if (isBoilerplateBlock(visible.slice(draft.start, Math.min(draft.end, draft.start + LONGEST_LINE + 1)))) return [draft];
  const cuts = [...lineCuts(draft, visible), ...wordCuts(draft, visible, edges)];
  if (cuts.length === 0) return [draft];
  cuts.sort((a, b) => a.end - b.end);
  const starts = [draft.start, ...cuts.map((cut) => cut.next)];
  return starts.flatMap((start, index) => {
    const end = cuts[index]?.end ?? draft.end;
    return end > start ? [slice(draft, start, end, text)] : [];
  });
}

/** Where one part ends and the next begins: a line feed lies between, or nothing. */
interface Cut {
  readonly end: number;
  readonly next: number;
}

/** At the paragraph's beginning and end, whole lines; anywhere, a line that its own words mark. */
function lineCuts(draft: DraftText, visible: string): readonly Cut[] {
  const feeds: number[] = [];
  for (let at = visible.indexOf("\n", draft.start); at >= 0 && at < draft.end; at = visible.indexOf("\n", at + 1)) feeds.push(at);
  if (feeds.length === 0) return [];
  const starts = [draft.start, ...feeds.map((feed) => feed + 1)];
  const lines = starts.map((start, index) => visible.slice(start, Math.min(feeds[index] ?? draft.end, start + LONGEST_LINE + 1)));
  const apart = lines.map(isPlainlyBoilerplate);
  for (let i = 0; i < Math.min(lines.length, MOST_LINES) && isBoilerplateLine(lines[i] ?? ""); i++) apart[i] = true;
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - MOST_LINES) && isBoilerplateLine(lines[i] ?? ""); i--) apart[i] = true;
  return feeds.filter((_, index) => apart[index] === true || apart[index + 1] === true).map((feed) => ({ end: feed, next: feed + 1 }));
}

/** What stands before the first word of prose in its line, or after the last one. */
function wordCuts(draft: DraftText, visible: string, edges: Edges): readonly Cut[] {
  const cuts: Cut[] = [];
  let { start, end } = draft;
  for (let i = 0; i < MOST_PIECES; i++) {
    const at = lastPiece(visible, start, end, edges.tail);
    if (at === undefined) break;
    cuts.push({ end: at, next: at });
    end = at;
  }
  for (let i = 0; i < MOST_PIECES && edges.head; i++) {
    const at = firstPiece(visible, start, end);
    if (at === undefined) break;
    cuts.push({ end: at, next: at });
    start = at;
  }
  return cuts;
}

const LAST_BRACKETS = /[（(【〔[](?:[^（()）【】〔〕[\]\n]|[（(][^（()）\n]{0,12}[）)]){2,200}[）)】〕\]]$/;
const SENTENCE_END = /[。！？!?”」』…）)】]/;

/** Where the piece of boilerplate that ends a line begins; something must be left before it. */
function lastPiece(visible: string, start: number, end: number, tail: boolean): number | undefined {
  const from = Math.max(start, end - LONGEST_LINE);
  const rest = visible.slice(from, end).trimEnd();
  const brackets = LAST_BRACKETS.exec(rest);
  if (brackets && isPiece(brackets[0], tail)) return laterThan(start, from + brackets.index);
  const notice = tail ? findNotice(rest) : undefined;
  if (notice !== undefined) return laterThan(start, from + notice);
  let sentence = rest.length - 1;
  while (sentence >= 0 && !SENTENCE_END.test(rest[sentence] ?? "") && rest[sentence] !== "\n") sentence--;
  const after = rest.slice(sentence + 1);
  const words = after.trimStart();
  if (sentence < 0 || words === "" || rest[sentence] === "\n" || !isPiece(words, tail)) return undefined;
  return laterThan(start, from + sentence + 1 + after.length - words.length);
}

function laterThan(start: number, at: number): number | undefined {
  return at > start ? at : undefined;
}

const SENTENCE = /[^。！？；\n]{6}[。！？；]/;

/** Where the piece that begins a line ends, blanks after it included; a sentence must be left after it. */
function firstPiece(visible: string, start: number, end: number): number | undefined {
  const line = visible.slice(start, Math.min(end, start + LONGEST_LINE));
  const piece = /^\s*([（(【][^（()）【】\n]{2,120}[）)】]|[^\s，。！？；【】]{4,40}(?=[\u00A0\u3000]))[ \u00A0\u3000]*/.exec(line);
  const words = piece?.[1] ?? "";
  if (!piece || !SENTENCE.test(line.slice(piece[0].length)) || !(isSourceOrCredit(words) || isOriginalTitle(words))) return undefined;
  return start + piece[0].length;
}

/** Within a paragraph only what its label marks beyond doubt leaves it, unless the article ends there. */
function isPiece(words: string, tail: boolean): boolean {
  return tail ? isSourceOrCredit(words) || isOriginalTitle(words) || (words.startsWith("（") && isDisclaimer(words, true)) : isPlainlyBoilerplate(words);
}

function isPlainlyBoilerplate(line: string): boolean {
  if (line.length > LONGEST_LINE) return false;
  const text = trimBlanks(line);
  const source = readSourceLine(text);
  return source === undefined ? namesEditor(text) : namesArticle(source);
}

/** `（责任编辑：张三）`: no other text is written so. */
export function namesEditor(text: string): boolean {
  return /^[（(【](?:责任编辑|责编)[:：]/.test(text) && readCredits(text).length > 0;
}

/** `（文章来源：…）`: no other text is written so. */
export function namesArticle({ label, bracketed }: SourceLine): boolean {
  return label === "文章来源" && bracketed;
}

/** A block of credits may go over several lines, and is read as one. */
function isBoilerplateBlock(text: string): boolean {
  return text.includes("\n") ? text.length <= LONGEST_LINE && isSourceOrCredit(trimBlanks(text)) : isBoilerplateLine(text);
}

function isBoilerplateLine(line: string): boolean {
  if (line.length > LONGEST_LINE) return false;
  const text = trimBlanks(line);
  return isSourceOrCredit(text) || isOriginalTitle(text) || isDisclaimer(text, true) || isPrompt(text, { atEdge: true, linked: false });
}

function isSourceOrCredit(text: string): boolean {
  return readSourceLine(text) !== undefined || readCredits(text).length > 0;
}

function slice(draft: DraftText, start: number, end: number, text: VisibleText): DraftText {
  const runs = draft.runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => ({ ...run, start: Math.max(run.start, start), end: Math.min(run.end, end) }));
  return { ...draft, start, end, runs, source: text.toSource({ start, end }) ?? draft.source };
}
