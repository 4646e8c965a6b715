/**
 * Knows where a text can be cut so that each part is read alone: at the end of every sentence and line, where the
 * zone changes, and around every table. Rules see their part alone and the topic that the part before hands on, so an
 * edit changes no more than the parts it touches and those right behind them that go on from another topic than before.
 */

import type { Block, TableBlock, TextBlock } from "../article/article";
import type { VisibleText, ZoneSpan } from "../article/visibleText";
import type { Span } from "../text/span";
import { captionBefore, localTable, type LocalTable } from "./context/localTable";
import { pipeTableIn } from "./context/pipeTable";

/** A stretch of the text that lies in one zone: prose, to be cut into sentences, or a table, which is one part. */
export interface Stretch extends ZoneSpan {
  readonly table?: LocalTable;
}

/** The stretches of a text, in order and without gaps; none for an empty text. */
export function stretchesOf(visible: VisibleText, blocks: readonly Block[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const proseUntil = (end: number) => {
    while (at < end) {
      const zone = visible.zoneAt(at);
      const next = zoneEnd(visible, at, end);
      stretches.push({ start: at, end: next, zone });
      at = next;
    }
  };
  const tables = new TableFinder(visible.text);
  for (const block of blocks) {
    const found = block.type === "image" || block.start < at ? undefined : tables.tableOf(block);
    if (found === undefined) continue;
    proseUntil(found.start);
    stretches.push({ start: found.start, end: found.end, zone: visible.zoneAt(found.start), table: found.table });
    at = found.end;
  }
  proseUntil(visible.text.length);
  return stretches;
}

/** Finds the tables of blocks that are asked for in order: those that the markup has, and those that are drawn with pipes. */
class TableFinder {
  readonly #text: string;
  #nextBar = -1;

  constructor(text: string) {
    this.#text = text;
  }

  tableOf(block: TableBlock | TextBlock): (Span & { readonly table: LocalTable }) | undefined {
    if (block.type === "table") {
      const { start, end, rows } = block;
      return rows.length === 0 || end <= start ? undefined : { start, end, table: localTable(block, captionBefore(this.#text, start)) };
    }
    if (!this.#hasBar(block)) return undefined;
    const drawn = pipeTableIn(this.#text, block);
    return drawn === undefined ? undefined : { start: drawn.start, end: drawn.end, table: { rows: drawn.rows, caption: captionBefore(this.#text, drawn.start) } };
  }

  /** The text is looked through once, however many blocks have none. */
  #hasBar({ start, end }: Span): boolean {
    if (this.#nextBar < start) {
      const found = this.#text.indexOf("|", start);
      this.#nextBar = found < 0 ? this.#text.length : found;
    }
    return this.#nextBar < end;
  }
}

/** Where the zone of an offset ends, `limit` at the latest. */
function zoneEnd({ zones }: VisibleText, offset: number, limit: number): number {
  let low = 0;
  let high = zones.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((zones[middle]?.end ?? limit) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.min(limit, zones[low]?.end ?? limit);
}

const LINE_FEED = 0x0a;
const FULL_STOP = 0x3002;

/** Whether a sentence or a line ends right before an offset. */
export function endsSentence(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return last === LINE_FEED || last === FULL_STOP;
}

/** A stretch that is read alone: one sentence, or a whole table. */
export type Part = Stretch;

/** The parts between two offsets, both of which end parts; by default, of the whole text. */
export function cutParts(text: string, stretches: readonly Stretch[], from = 0, to = text.length): readonly Part[] {
  const parts: Part[] = [];
  for (const stretch of stretches) {
    if (stretch.end <= from) continue;
    if (stretch.start >= to) break;
    if (stretch.table === undefined) cutSentences(text, stretch, Math.max(from, stretch.start), Math.min(to, stretch.end), parts);
    else parts.push(stretch);
  }
  return parts;
}

function cutSentences(text: string, { zone }: Stretch, from: number, to: number, parts: Part[]): void {
  let start = from;
  for (let end = from + 1; end <= to; end++) {
    if (end < to && !endsSentence(text, end)) continue;
    parts.push({ start, end, zone });
    start = end;
  }
}
