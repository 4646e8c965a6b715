/** Knows how a paragraph or a table of many pages is cut into pieces, so that no message, patch or layout is ever about all of it. */

import type { Block, TableBlock } from "../../../core/article/article";
import type { Span } from "../../../core/text/span";
import type { Steps } from "../../../core/text/steps";
import { numericColumns } from "../../../protocol/numbers";
import type { PreviewRun } from "../../../protocol/preview";
import { contentOf, type BlockContent, type ContentContext } from "./blockContent";

/** In UTF-16 code units; a paragraph of less than two pieces stays whole, and hardly one that was written to be read is longer. */
const PIECE = 2_000;

/** In cells; a table of less than two such pieces stays whole. */
const CELLS = 200;

/** Characters enough to differ from place to place in any text that has no punctuation. */
const WEIGHED = 8;

const HIGH_SURROGATE = 0xd800;

/** A part of a block's content, and how far in the block it begins. */
export interface Piece {
  readonly content: BlockContent;
  readonly offset: number;
}

/** What the page shows of a block. Pauses now and then. */
export function* cutBlock(block: Block, context: ContentContext): Steps<readonly Piece[]> {
  if (block.type !== "table") return cutContent(contentOf(block, context));
  const parts = cutTable(block, context.text);
  const numeric = numericColumns(block.rows, context.text);
  const pieces: Piece[] = [];
  for (const part of parts) {
    const content = contentOf(part, { ...context, numeric });
    pieces.push({ offset: part.start - block.start, content: part === parts[0] || content.type !== "table" ? content : { ...content, continues: true } });
    yield;
  }
  return pieces;
}

/** Between rows, where no cell reaches over both and an edit of other rows changes nothing. `text` is what the offsets are into. */
export function cutTable(block: TableBlock, text: string): readonly TableBlock[] {
  const { rows } = block;
  const parts: TableBlock[] = [];
  let [start, first, cells, open] = [block.start, 0, 0, 0];
  for (const [index, row] of rows.entries()) {
    cells += row.length;
    open = row.reduce((most, { rowSpan }) => Math.max(most, rowSpan), open) - 1;
    if (cells < CELLS || open > 0 || index + 1 === rows.length) continue;
    const from = firstCharacter(rows[index + 1]);
    if (from === undefined || from < lastCharacter(row) || (cells < 2 * CELLS && weigh(text, from) % 8 > 0)) continue;
    parts.push({ ...block, start, end: from, rows: rows.slice(first, index + 1) });
    [start, first, cells] = [from, index + 1, 0];
  }
  const rest = { ...block, start, rows: rows.slice(first) };
  return cells < CELLS && parts.length === 1 ? [block] : [...parts, rest];
}

function firstCharacter(row: TableBlock["rows"][number] = []): number | undefined {
  return row.reduce<number | undefined>((least, { start }) => Math.min(least ?? start, start), undefined);
}

function lastCharacter(row: TableBlock["rows"][number]): number {
  return row.reduce((most, { end }) => Math.max(most, end), 0);
}

/** Tables and pictures stay whole. */
export function cutContent(content: BlockContent): readonly Piece[] {
  if (content.type === "table" || content.type === "image" || content.text.length < 2 * PIECE) return [{ content, offset: 0 }];
  return cutText(content.text).map(({ start, end }) => ({
    offset: start,
    content: {
      ...content,
      text: content.text.slice(start, end),
      runs: cutRuns(content.runs, start, end),
      ...(start > 0 ? { continues: true } : {}),
    },
  }));
}

const ENDS: readonly RegExp[] = [/\n+/g, /[。！？；!?][”’」』）)】]*/g, /[，、,\s]/g];

/** Behind a line, a sentence or at least a word, or where the text itself says; never inside a surrogate pair. */
function cutText(text: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  while (text.length - start >= 2 * PIECE) {
    const end = cutBetween(text, start + PIECE, start + 2 * PIECE);
    pieces.push({ start, end });
    start = end;
  }
  return [...pieces, { start, end: text.length }];
}

function cutBetween(text: string, from: number, to: number): number {
  const stretch = text.slice(from, to);
  for (const end of ENDS) {
    const found = stretch.matchAll(end).next().value;
    if (found !== undefined) return from + found.index + found[0].length;
  }
  return cutAnywhere(text, from, to);
}

/** Where nothing ends, behind the characters of the least weight: an edit before them moves no cut but its own. */
function cutAnywhere(text: string, from: number, to: number): number {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let at = from; at < to; at++) {
    if ((text.charCodeAt(at - 1) & 0xfc00) === HIGH_SURROGATE) continue;
    const weight = weigh(text, at);
    if (weight >= least) continue;
    best = at;
    least = weight;
  }
  return best;
}

/** Any number, but the same for the same few characters before a place. */
function weigh(text: string, at: number): number {
  let weight = 0;
  for (let i = at - WEIGHED; i < at; i++) weight = Math.imul(weight ^ text.charCodeAt(i), 0x01000193);
  return weight >>> 0;
}

function cutRuns(runs: readonly PreviewRun[], start: number, end: number): PreviewRun[] {
  return runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => ({ ...run, start: Math.max(run.start, start) - start, end: Math.min(run.end, end) - start }));
}
