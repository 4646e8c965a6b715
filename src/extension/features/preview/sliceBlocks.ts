/** Knows how many blocks fit into one message to the page: VS Code turns each message into text on the thread that all extensions share. */

import type { PreviewBlock } from "../../../protocol/preview";

/** About a quarter of a million characters are turned into text in a few milliseconds. */
const FULL = 250_000;

/** The blocks of an update: those that are sent before it, message by message, and those that it carries itself. */
export function sliceBlocks(blocks: readonly PreviewBlock[]): { readonly first: readonly (readonly PreviewBlock[])[]; readonly rest: readonly PreviewBlock[] } {
  const slices: PreviewBlock[][] = [[]];
  let weight = 0;
  for (const block of blocks) {
    if (weight > FULL) {
      slices.push([]);
      weight = 0;
    }
    slices.at(-1)?.push(block);
    weight += weightOf(block);
  }
  return { first: slices.slice(0, -1), rest: slices.at(-1) ?? [] };
}

/** In characters, roughly. */
function weightOf(block: PreviewBlock): number {
  const parts = block.type === "table" ? block.rows.reduce((sum, row) => sum + row.length, 0) : block.type === "image" ? 1 : block.runs.length;
  return 100 + block.text.length + 250 * block.marks.length + 120 * parts;
}
