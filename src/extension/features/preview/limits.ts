/** Knows how much of an article a page can show without freezing, and cuts what is longer. */

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
    if (limited.content.type === "table") cells += limited.content.rows.reduce((sum, row) => sum + row.length, 0);
    blocks.push(limited);
  }
  return { blocks, cut };
}

function limitBlock(block: PlacedBlock, cellsLeft: number): PlacedBlock {
  const { content, start } = block;
  if (content.type === "table") {
    let left = cellsLeft;
    const rows = content.rows.filter((row) => (left -= row.length) >= 0);
    return rows.length === content.rows.length ? block : withContent(block, { ...content, rows });
  }
  if (start + content.text.length <= LONGEST_TEXT) return block;
  const text = content.text.slice(0, LONGEST_TEXT - start);
  return withContent(block, { ...content, text });
}

function withContent(block: PlacedBlock, content: PlacedBlock["content"]): PlacedBlock {
  return { ...block, content, signature: JSON.stringify(content) };
}
