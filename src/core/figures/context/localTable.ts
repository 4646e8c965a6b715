/** Knows a table apart from the article it stands in: cells by their places in the table's own text, and what stands above it. */

import type { TableBlock, TableCell } from "../../article/article";

/** A cell in offsets of the table's text. */
export type LocalCell = Omit<TableCell, "runs">;

/** All that the figures of a table depend on, besides its text. */
export interface LocalTable {
  readonly rows: readonly (readonly LocalCell[])[];
  /** What stands right above the table, where it may name the unit (单位：万元). */
  readonly caption: string;
}

const CAPTION_REACH = 80;

/** The text right above a table that begins at `start`. */
export function captionBefore(text: string, start: number): string {
  return text.slice(Math.max(0, start - CAPTION_REACH), start);
}

export function localTable(table: TableBlock, caption: string): LocalTable {
  const local = ({ start, end, header, columnSpan, rowSpan }: TableCell): LocalCell => ({
    start: start - table.start,
    end: end - table.start,
    header,
    columnSpan,
    rowSpan,
  });
  return { rows: table.rows.map((cells) => cells.map(local)), caption };
}

/** Whether two tables would make the same of the same text. */
export function isSameTable(one: LocalTable, other: LocalTable): boolean {
  return one.caption === other.caption && sameLength(one.rows, other.rows) && one.rows.every((cells, row) => isSameRow(cells, other.rows[row]));
}

function isSameRow(one: readonly LocalCell[], other: readonly LocalCell[] | undefined): boolean {
  return other !== undefined && sameLength(one, other) && one.every((cell, column) => isSameCell(cell, other[column]));
}

function isSameCell(one: LocalCell, other: LocalCell | undefined): boolean {
  return (
    one.start === other?.start &&
    one.end === other.end &&
    one.header === other.header &&
    one.columnSpan === other.columnSpan &&
    one.rowSpan === other.rowSpan
  );
}

function sameLength(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length;
}
