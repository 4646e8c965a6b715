/** Knows when a table's total row doesn't fit the rows above it, or makes more than a whole of shares. */

import * as l10n from "@vscode/l10n";
import type { TableBlock } from "../article/article";
import type { Figure } from "../figures/figure";
import type { Check, CheckInput, Finding } from "./finding";
import { addUp, apart, likeWritten, writtenInterval } from "./precision";
import { figureIn, isMerged, tablesOf } from "./tableCells";

const TOTAL = /^[\s\u3000]*(?:合\s*计|总\s*计|共\s*计)[\s\u3000]*$/;
/** Rows that break down or sum up others: nothing can then be concluded from a plain sum. */
const PARTIAL = /其中|小计|减[:：]|加[:：]|占比|增(?:速|幅|长率)|率/;
/** Columns whose total is no sum. */
const NO_SUM = /均|率|价|比|增|减|排|每|次序|序号|年份|编号|代码/;
/** Columns of shares, whose total is one. */
const SHARE = /占比|比例|比重|份额|^占/;
const NO_SHARE = /率|增|减|同比|环比|涨|跌|变动/;

export const checkTableTotal: Check = (input) => tablesOf(input).flatMap((table) => checkTable(table, input));

type Row = TableBlock["rows"][number];

function checkTable({ rows }: TableBlock, { article, figures }: CheckInput): Finding[] {
  const nameOf = (row: Row): string => article.visible.text.slice(row[0]?.start ?? 0, row[0]?.end ?? 0);
  const totalAt = rows.findIndex((row) => TOTAL.test(nameOf(row)));
  const total = rows[totalAt];
  const above = rows.slice(0, Math.max(0, totalAt));
  const parts = above.slice(above.findIndex((row) => isBody(row, figures)));
  if (total === undefined || parts.length < 2 || !parts.every((row) => isBody(row, figures))) return [];
  if (rows.some((row) => PARTIAL.test(nameOf(row))) || [...parts, total].some(({ length }) => length === 0)) return [];
  if (rows.some((row) => row.some(({ rowSpan }) => rowSpan > 1)) || parts.some((row) => row.some(isMerged))) return [];
  return total.flatMap((cell, index) => {
    if (index === 0 || isMerged(cell)) return [];
    const said = figureIn(cell, figures);
    const column = total.slice(0, index).reduce((sum, { columnSpan }) => sum + Math.max(1, columnSpan), 0);
    return said === undefined || !isSum(said) ? [] : judge(said, parts.map((row) => figureIn(row[column], figures)));
  });
}

/** A row with values; those above the first are headers, whether or not the markup says so. */
function isBody(row: Row, figures: readonly Figure[]): boolean {
  return !row.some(({ header }) => header) && row.slice(1).some((cell) => (figureIn(cell, figures)?.kind ?? "date") !== "date");
}

/** Whether what stands in a column is added up to its total. */
function isSum({ kind, subkind, table }: Figure): boolean {
  const column = table?.column ?? "";
  if (kind === "ordinal" || kind === "identifier") return false;
  return kind === "percent" ? subkind === undefined && SHARE.test(column) && !NO_SHARE.test(column) : !NO_SUM.test(column);
}

function judge(said: Figure, parts: readonly (Figure | undefined)[]): Finding[] {
  const summands = parts.flatMap((part) => (part?.kind === said.kind && part.unit === said.unit ? [part] : []));
  const total = writtenInterval(said);
  const sum = addUp(summands);
  if (total === undefined || sum === undefined || summands.length < parts.length) return [];
  const found = { rule: "tableTotal" as const, start: said.start, end: said.end, related: summands.map(({ start, end }) => ({ start, end })) };
  if (apart(total, sum.interval)) {
    const message = l10n.t("The rows above come to {0}, but the total says {1}.", likeWritten(sum.value, said), said.surface ?? said.text);
    return [{ ...found, message }];
  }
  // Roundings of the rows may bring the shares of a whole to a little more than it.
  const isTooMuch = said.kind === "percent" && Math.min(total.low, sum.interval.low) > 100;
  return isTooMuch ? [{ ...found, message: l10n.t("These shares come to {0} %, more than the whole.", sum.value) }] : [];
}
