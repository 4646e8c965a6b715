/** Knows how checks look into an article's tables: which of them are shown, and the figure of a cell. */

import type { TableBlock, TableCell } from "../article/article";
import type { Figure } from "../figures/figure";
import type { Span } from "../text/span";
import type { CheckInput } from "./finding";

/** The tables that a reader sees. */
export function tablesOf({ article }: CheckInput): TableBlock[] {
  return article.blocks.flatMap((block) => (block.type === "table" && block.removedBy === undefined ? [block] : []));
}

/** Whether a cell stands in more than one column. */
export function isMerged({ columnSpan }: TableCell): boolean {
  return columnSpan > 1;
}

/** The only figure of a cell. Figures are sorted, so a table takes no longer in a long article. */
export function figureIn(cell: Span | undefined, figures: readonly Figure[]): Figure | undefined {
  if (cell === undefined) return undefined;
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((figures[middle]?.start ?? 0) < cell.start) low = middle + 1;
    else high = middle;
  }
  const [found, next] = [figures[low], figures[low + 1]];
  return found === undefined || found.end > cell.end || (next !== undefined && next.end <= cell.end) ? undefined : found;
}
