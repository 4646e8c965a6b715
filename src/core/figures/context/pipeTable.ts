/** Knows tables that are drawn with pipes in Markdown: `| 项目 | 金额（万元） |`, a line of dashes below, then the rows. */

import type { Span } from "../../text/span";
import type { LocalCell } from "./localTable";

/** A table in offsets of the text; its cells are counted from its own beginning. */
export interface PipeTable extends Span {
  readonly rows: readonly (readonly LocalCell[])[];
}

const DASHES = /^\s*:?-+:?\s*$/u;
const WIDEST = 100;

/**
 * The table in a paragraph, from its first pipe on; `undefined` where the pipes draw none. Line ends may have become
 * blanks: between two rows stand two pipes with nothing between them, and the dashes say how many cells a row has.
 */
export function pipeTableIn(text: string, { start, end }: Span): PipeTable | undefined {
  const bars = barsIn(text, start, end);
  const width = widthOf(text, bars);
  const [first] = bars;
  if (first === undefined || width === undefined) return undefined;
  const rows: LocalCell[][] = [];
  // A row has one bar more than cells, so the next one begins a bar further.
  for (let row = 0; (row + 1) * (width + 1) <= bars.length; row++) {
    const from = row * (width + 1);
    if (row > 0 && !isBlank(text, bars[from - 1] ?? 0, bars[from] ?? 0)) break;
    if (row !== 1) rows.push(Array.from({ length: width }, (_, i) => cellOf(text, bars[from + i] ?? 0, bars[from + i + 1] ?? 0, { origin: first, header: row === 0 })));
  }
  const last = rows.at(-1)?.at(-1);
  return rows.length < 2 || last === undefined ? undefined : { start: first, end: (bars.find((bar) => bar >= first + last.end) ?? end - 1) + 1, rows };
}

function barsIn(text: string, start: number, end: number): number[] {
  const bars: number[] = [];
  for (let at = text.indexOf("|", start); at >= 0 && at < end; at = text.indexOf("|", at + 1)) bars.push(at);
  return bars;
}

/** How many cells the first row has before the dashes begin. */
function widthOf(text: string, bars: readonly number[]): number | undefined {
  const between = (index: number) => text.slice((bars[index] ?? 0) + 1, bars[index + 1] ?? 0);
  for (let width = 1; width <= Math.min(WIDEST, (bars.length - 2) / 2); width++) {
    if (between(width).trim() !== "" || !DASHES.test(between(width + 1))) continue;
    const dashes = Array.from({ length: width }, (_, i) => between(width + 1 + i));
    if (dashes.every((piece) => DASHES.test(piece))) return width;
  }
  return undefined;
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from + 1, to).trim() === "";
}

/** What stands between two bars, without the blanks around it. */
function cellOf(text: string, from: number, to: number, { origin, header }: { readonly origin: number; readonly header: boolean }): LocalCell {
  const inside = text.slice(from + 1, to);
  const start = from + 1 + (inside.length - inside.trimStart().length);
  const length = inside.trim().length;
  return { start: start - origin, end: start - origin + length, header, columnSpan: 1, rowSpan: 1 };
}
