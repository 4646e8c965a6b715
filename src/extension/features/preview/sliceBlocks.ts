/** Knows how much fits into one message to the page: VS Code turns each message into text on the thread that all extensions share. */

import type { BlocksMessage, MarksMessage, PreviewBlock } from "../../../protocol/preview";

/** In characters; turned into text in one or two milliseconds once the program is warm, in five before. */
const FULL = 100_000;
const MOST_MARKS = 400;

/** What is sent before an update, and the blocks that it carries itself. */
export interface SlicedBlocks {
  readonly first: readonly (Pick<BlocksMessage, "type" | "blocks"> | Pick<MarksMessage, "type" | "key" | "marks">)[];
  readonly rest: readonly PreviewBlock[];
}

export function sliceBlocks(blocks: readonly PreviewBlock[]): SlicedBlocks {
  const first: SlicedBlocks["first"][number][] = [];
  let rest: PreviewBlock[] = [];
  let weight = 0;
  const close = (): void => {
    first.push({ type: "blocks", blocks: rest });
    rest = [];
    weight = 0;
  };
  for (const block of blocks) {
    const { key, marks } = block;
    const isHeavy = marks.length > MOST_MARKS;
    if (weight > FULL) close();
    rest.push(isHeavy ? { ...block, marks: marks.slice(0, MOST_MARKS) } : block);
    weight += weightOf(block, Math.min(marks.length, MOST_MARKS));
    if (!isHeavy) continue;
    close();
    for (let from = MOST_MARKS; from < marks.length; from += MOST_MARKS) first.push({ type: "marks", key, marks: marks.slice(from, from + MOST_MARKS) });
  }
  return { first, rest };
}

/** In characters, roughly. */
function weightOf(block: PreviewBlock, marks: number): number {
  const parts = block.type === "table" ? block.rows.reduce((sum, row) => sum + row.length, 0) : block.type === "image" ? 1 : block.runs.length;
  return 100 + block.text.length + 250 * marks + 120 * parts;
}
