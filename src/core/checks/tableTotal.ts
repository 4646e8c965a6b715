/** Knows when a table's total row doesn't fit the rows above it. */

import * as l10n from "@vscode/l10n";
import type { TableBlock } from "../article/article";
import type { Figure } from "../figures/figure";
import type { Check, CheckInput, Finding } from "./finding";
import { writtenInterval } from "./precision";

const TOTAL = /^[\s\u3000]*(?:合\s*计|总\s*计|共\s*计)[\s\u3000]*$/;
/** Rows that break down or sum up others: nothing can then be concluded from a plain sum. */
const PARTIAL = /其中|小计|减[:：]|加[:：]|占比|增(?:速|幅|长率)|率/;

export const checkTableTotal: Check = (input) =>
  input.article.blocks.flatMap((block) => (block.type === "table" && block.removedBy === undefined ? checkTable(block, input) : []));

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
    return said === undefined ? [] : judge(said, summands);
  });
}

function figureIn(cell: { readonly start: number; readonly end: number } | undefined, figures: readonly Figure[]): Figure | undefined {
  if (cell === undefined) return undefined;
  const inside = figures.filter(({ start, end }) => cell.start <= start && end <= cell.end);
  return inside.length === 1 ? inside[0] : undefined;
}

function judge(said: Figure, parts: readonly (Figure | undefined)[]): Finding[] {
  const intervals = parts.map((part) => (part?.kind === said.kind ? writtenInterval(part) : undefined));
  const total = writtenInterval(said);
  if (said.kind === "percent" || said.kind === "ordinal" || total === undefined) return [];
  const low = intervals.reduce((sum, interval) => sum + (interval?.low ?? Number.NaN), 0);
  const high = intervals.reduce((sum, interval) => sum + (interval?.high ?? Number.NaN), 0);
  if (Number.isNaN(low) || (total.high >= low && total.low <= high)) return [];
  const sum = parts.reduce((all, part) => all + Number(part?.value ?? 0), 0);
  const related = parts.flatMap((part) => (part === undefined ? [] : [{ start: part.start, end: part.end }]));
  const message = l10n.t("The rows above come to {0}, but the total says {1}.", Number(sum.toPrecision(12)).toString(), said.surface ?? said.text);
  return [{ rule: "tableTotal", start: said.start, end: said.end, related, message }];
}
