/** Knows when a table's total row doesn't fit the rows above it. */

import * as l10n from "@vscode/l10n";
import type { TableBlock } from "../article/article";
import type { Figure } from "../figures/figure";
import type { Check, CheckInput, Finding } from "./finding";
import type { Span } from "../text/span";
import { addUp, apart, likeWritten, writtenInterval } from "./precision";

const TOTAL = /^[\s\u3000]*(?:合\s*计|总\s*计|共\s*计)[\s\u3000]*$/;
/** Rows that break down or sum up others: nothing can then be concluded from a plain sum. */
const PARTIAL = /其中|小计|减[:：]|加[:：]|占比|增(?:速|幅|长率)|率/;

export const checkTableTotal: Check = (input) =>
  input.article.blocks.flatMap((block) => (block.type === "table" && block.removedBy === undefined ? checkTable(block, input) : []));

/** Columns whose total is no sum. */
const NO_SUM = /均|率|价|比|增|减|排|每|次序|序号|年份|编号|代码/;

function checkTable({ rows }: TableBlock, input: CheckInput): Finding[] {
  const nameOf = (row: TableBlock["rows"][number]): string => input.article.visible.text.slice(row[0]?.start ?? 0, row[0]?.end ?? 0);
  const totalAt = rows.findIndex((row) => TOTAL.test(nameOf(row)));
  const parts = rows.slice(0, totalAt).filter((row) => !row.some(({ header }) => header));
  const total = rows[totalAt];
  if (total === undefined || parts.length < 2 || rows.some((row) => PARTIAL.test(nameOf(row)))) return [];
  if (rows.some((row) => row.some(({ columnSpan, rowSpan }) => columnSpan > 1 || rowSpan > 1))) return [];
  return total.flatMap((cell, column) => {
    if (column === 0) return [];
    const said = figureIn(cell, input.figures);
    const summands = parts.map((row) => figureIn(row[column], input.figures));
    return said === undefined || NO_SUM.test(said.table?.column ?? "") ? [] : judge(said, summands);
  });
}

/** The only figure of a cell. Figures are sorted, so a table takes no longer in a long article. */
function figureIn(cell: Span | undefined, figures: readonly Figure[]): Figure | undefined {
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

function judge(said: Figure, parts: readonly (Figure | undefined)[]): Finding[] {
  const summands = parts.flatMap((part) => (part?.kind === said.kind ? [part] : []));
  const total = writtenInterval(said);
  const sum = addUp(summands);
  if (said.kind === "percent" || said.kind === "ordinal" || total === undefined || sum === undefined) return [];
  if (summands.length < parts.length || !apart(total, sum.interval)) return [];
  const related = summands.map(({ start, end }) => ({ start, end }));
  const message = l10n.t("The rows above come to {0}, but the total says {1}.", likeWritten(sum.value, said), said.surface ?? said.text);
  return [{ rule: "tableTotal", start: said.start, end: said.end, related, message }];
}
