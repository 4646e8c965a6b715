/** Knows what a table says of the figures in its cells: row and column headers, unit and period. */

import Big from "big.js";
import type { Draft } from "../draft";
import type { TableContext } from "../figure";
import { foldText } from "../numerals/fold";
import type { LocalCell, LocalTable } from "./localTable";
import { isNoMoney, isUnitHeader, readUnit, takeImpliedUnit, takeUnit, unitAbove, unitOfCorner, unitPhrase } from "./tableUnits";

/** A cell with its place in the grid that merged cells span. */
interface Placed {
  readonly cell: LocalCell;
  readonly row: number;
  readonly column: number;
}

const WIDEST = 100;
const LONGEST_HEADER = 60;
const MOST_HEADER_ROWS = 4;

/** Gives every figure of a table its headers, and bare numbers the unit of their column; offsets are into the table's text. */
export function addTable(text: string, drafts: readonly Draft[], table: LocalTable): void {
  const placed = place(table);
  const headerRows = countHeaderRows(table, text);
  const headers = headersOf(placed, headerRows, text);
  const caption = unitAbove(foldText(table.caption)) ?? unitOfCorner(headers.columns[0]);
  const unitColumn = headers.columns.findIndex((header) => isUnitHeader(header));
  let unitOfRow: { readonly row: number; readonly phrase: string | undefined } | undefined;
  let index = 0;
  for (const { cell, row, column } of placed) {
    if (column === unitColumn) unitOfRow = { row, phrase: unitPhrase(`(${text.slice(cell.start, cell.end).trim()})`) };
    while (index < drafts.length && (drafts[index]?.start ?? 0) < cell.start) index++;
    for (let at = index; at < drafts.length; at++) {
      const draft = drafts[at];
      if (draft === undefined || draft.start >= cell.end) break;
      if (row < headerRows) continue;
      const columnHeader = headers.columns[column] ?? "";
      if (draft.bare === true && CODES.test(columnHeader)) asCode(text, draft);
      if (column > 0) apply(text, draft, cell, { columnHeader, rowHeader: headers.rows[row] ?? "", rowUnit: unitOfRow?.row === row ? unitOfRow.phrase : undefined, caption });
    }
  }
}

/** What stands above each column and before each row; a merged header counts for all that it spans. */
function headersOf(placed: readonly Placed[], headerRows: number, text: string): { readonly columns: string[]; readonly rows: string[] } {
  const columns: string[] = [];
  const rows: string[] = [];
  for (const { cell, row, column } of placed) {
    if (row >= headerRows && column > 0) continue;
    const header = text.slice(cell.start, Math.min(cell.end, cell.start + LONGEST_HEADER)).replace(/\s+/gu, "");
    if (header === "") continue;
    if (row < headerRows) {
      for (let i = column; i < column + widthOf(cell); i++) columns[i] = join(columns[i], header);
    } else {
      for (let i = row; i < row + Math.min(Math.max(1, cell.rowSpan), WIDEST); i++) rows[i] = join(rows[i], header);
    }
  }
  return { columns, rows };
}

function join(before: string | undefined, header: string): string {
  return before === undefined ? header : `${before} ${header}`;
}

/** How many columns a cell covers; a page may claim any number. */
function widthOf(cell: LocalCell): number {
  return Math.min(Math.max(1, cell.columnSpan), WIDEST);
}

/** Cells in reading order with their columns, rows that reach down from above counted in. */
function place(table: LocalTable): Placed[] {
  const placed: Placed[] = [];
  /** For each column, the first row that is free again. */
  const busy: number[] = [];
  for (const [row, cells] of table.rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while ((busy[column] ?? 0) > row) column++;
      placed.push({ cell, row, column });
      const width = widthOf(cell);
      for (let i = column; i < column + width; i++) busy[i] = row + Math.max(1, cell.rowSpan);
      column += width;
    }
  }
  return placed;
}

/** Rows at the top that hold headers: marked as such, or without any number that stands alone. */
function countHeaderRows(table: LocalTable, text: string): number {
  let count = 0;
  // A header that reaches down takes the rows beside it along.
  const reach = Math.min(MOST_HEADER_ROWS, Math.max(1, ...(table.rows[0] ?? []).map(({ rowSpan }) => rowSpan)));
  for (const row of table.rows) {
    const marked = row.length > 0 && row.every((cell) => cell.header);
    const wordy = row.every((cell) => !/^\s*[-+(]?[\d,.]+[%)]?\s*$/u.test(text.slice(cell.start, cell.end)));
    if (!marked && !(count < reach && wordy)) break;
    count++;
  }
  return Math.max(1, count);
}

interface Headers {
  readonly columnHeader: string;
  readonly rowHeader: string;
  /** What a column of units says for the row. */
  readonly rowUnit: string | undefined;
  readonly caption: string | undefined;
}

function apply(text: string, draft: Draft, cell: LocalCell, { columnHeader, rowHeader, rowUnit, caption }: Headers): void {
  const phrase = unitPhrase(columnHeader) ?? rowUnit ?? unitPhrase(rowHeader) ?? (isNoMoney(columnHeader) || isNoMoney(rowHeader) ? undefined : caption);
  const period = /(?:19|20)\d{2}年?(?:[一二三四1-4]季度|上半年|下半年|前三季度|\d{1,2}月|Q[1-4]|度|末|底)?/u.exec(columnHeader)?.[0];
  const table: TableContext = {
    ...(rowHeader === "" ? {} : { row: rowHeader }),
    ...(columnHeader === "" ? {} : { column: columnHeader }),
    ...(phrase === undefined || draft.bare !== true ? {} : { unit: phrase }),
    ...(period === undefined ? {} : { period }),
  };
  draft.table = table;
  if (draft.bare !== true || draft.kind === "date" || draft.kind === "identifier" || draft.values !== undefined) return;
  takeBrackets(text, draft, cell);
  const read = phrase === undefined ? undefined : readUnit(phrase);
  if (read !== undefined) takeUnit(draft, read);
  else takeImpliedUnit(draft, columnHeader);
  draft.rule = "table.cell";
}

/** Columns whose numbers only name: 代码, 序号. */
const CODES = /代码|编号|序号|代號|电话|邮编|单号|批号/u;

function asCode(text: string, draft: Draft): void {
  draft.kind = "identifier";
  draft.rule = "identifier.column";
  draft.optional = "identifier";
  draft.value = text.slice(draft.start, draft.end);
  delete draft.decimals;
  delete draft.significant;
}

/** (1,234) in a cell of its own is negative. */
function takeBrackets(text: string, draft: Draft, cell: LocalCell): void {
  if (text.charAt(draft.start - 1) !== "(" || text.charAt(draft.end) !== ")") return;
  if (draft.start - 1 < cell.start || draft.end + 1 > cell.end || !(draft.value instanceof Big)) return;
  if (text.slice(cell.start, cell.end).trim().length !== draft.end - draft.start + 2) return;
  draft.start--;
  draft.end++;
  draft.value = draft.value.times(-1);
}
