/** Knows how much of an article a page can show without freezing, and cuts what is longer. */

import { cutText } from "../../../core/text/cutText";
import type { PlacedBlock } from "./blocks";

/** Far above any article that was ever met; of the visible text, in UTF-16 code units. */
const LONGEST_TEXT = 1_500_000;
export const MOST_BLOCKS = 15_000;
const MOST_CELLS = 8_000;

export interface LimitedBlocks {
  readonly blocks: readonly PlacedBlock[];
  /** Whether anything was left out. */
  readonly cut: boolean;
}

export function limitBlocks(all: readonly PlacedBlock[]): LimitedBlocks {
  const blocks: PlacedBlock[] = [];
  let cells = 0;
  let cut = false;
  for (const block of all) {
    if (block.start >= LONGEST_TEXT || blocks.length >= MOST_BLOCKS) return { blocks, cut: true };
    const limited = limitBlock(block, MOST_CELLS - cells);
    cut ||= limited !== block;
    if (limited === undefined) continue;
    if (limited.content.type === "table") cells += countCells(limited.content);
    blocks.push(limited);
  }
  return { blocks, cut };
}

/** `undefined` for a table that has no room at all. */
function limitBlock(block: PlacedBlock, cellsLeft: number): PlacedBlock | undefined {
  const { content, start } = block;
  if (content.type === "table") return limitTable(block, content, cellsLeft);
  if (start + content.text.length <= LONGEST_TEXT) return block;
  const text = cutText(content.text, LONGEST_TEXT - start);
  return withContent(block, { ...content, text });
}

/** The text goes with the rows: marks of what is not shown would be sent for nothing. */
function limitTable(block: PlacedBlock, content: Extract<PlacedBlock["content"], { readonly type: "table" }>, cellsLeft: number): PlacedBlock | undefined {
  if (countCells(content) <= cellsLeft) return block;
  let left = cellsLeft;
  const rows = content.rows.slice(0, content.rows.findIndex((row) => (left -= row.length) < 0));
  if (rows.length === 0) return undefined;
  const end = rows.flat().reduce((most, cell) => Math.max(most, cell.end), 0);
  return withContent(block, { ...content, text: content.text.slice(0, end), rows });
}

/** In characters; about what one reads while the rest is made. */
const FIRST_SIGHT = 12_000;
/** An article that is hardly longer comes at once. */
const LONG = 3;
/** What the smallest block takes. */
const LEAST_WEIGHT = 60;

/** How many blocks of a long article are worth being shown before all others are there; `undefined` for any other article. */
export function firstSight(blocks: readonly PlacedBlock[]): number | undefined {
  let weight = 0;
  let first: number | undefined;
  for (const [index, { content }] of blocks.entries()) {
    weight += LEAST_WEIGHT + content.text.length;
    if (weight >= FIRST_SIGHT) first ??= index + 1;
    if (weight >= LONG * FIRST_SIGHT) return first;
  }
  return undefined;
}

function countCells({ rows }: { readonly rows: readonly (readonly unknown[])[] }): number {
  return rows.reduce((sum, row) => sum + row.length, 0);
}

function withContent(block: PlacedBlock, content: PlacedBlock["content"]): PlacedBlock {
  return { ...block, content, signature: JSON.stringify(content) };
}
