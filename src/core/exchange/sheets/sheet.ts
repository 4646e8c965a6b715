/** Knows what a sheet of an export is: typed columns over rows of one kind. */

import type { ExportDocument } from "../exportDocument";

/** A calendar day (`2022-04-07`), with a time of day (`09:30:00`) where one is known; both as on a clock at UTC+8. */
export interface DayCell {
  readonly day: string;
  readonly time?: string;
}

/** A number that is written as a number; `decimal` is its exact form where a double is not. */
export interface NumberCell {
  readonly number: number;
  readonly decimal?: string;
}

/** Strings are text and stay text, whatever they look like (`000001`, `=1+1`); null is an empty cell. */
export type Cell = string | boolean | NumberCell | DayCell | null;

/** One column over rows of `R`. */
export interface Column<R> {
  /** Stable, for programs: the CSV header. */
  readonly id: string;
  /** In the user's language: the workbook's header. */
  readonly title: () => string;
  /** In characters. */
  readonly width: number;
  readonly of: (row: R) => Cell;
  /** What a reader sees in place of a closed set's value (`amount`), in the user's language; for workbooks. */
  readonly display?: (value: string) => string;
}

/** One kind of row and how a document gives them. */
export interface SheetSpec<R> {
  /** Stable, for programs: part of the CSV file's name. */
  readonly id: string;
  readonly title: () => string;
  readonly columns: readonly Column<R>[];
  readonly rowsOf: (document: ExportDocument) => readonly R[];
}

/** A sheet without its row type: cells can be asked for, rows can't be confused. */
export interface Sheet {
  readonly id: string;
  readonly title: () => string;
  readonly columns: readonly Omit<Column<never>, "of">[];
  readonly cellsOf: (document: ExportDocument) => readonly (readonly Cell[])[];
}

/** A sheet as a workbook holds it. */
export interface WorkbookSheet {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Closes a specification over its row type. */
export function defineSheet<R>(spec: SheetSpec<R>): Sheet {
  return {
    id: spec.id,
    title: spec.title,
    columns: spec.columns,
    cellsOf: (document) => spec.rowsOf(document).map((row) => spec.columns.map((column) => column.of(row))),
  };
}

export function isNumberCell(cell: Cell): cell is NumberCell {
  return typeof cell === "object" && cell !== null && "number" in cell;
}

export function isDayCell(cell: Cell): cell is DayCell {
  return typeof cell === "object" && cell !== null && "day" in cell;
}

/** A number cell, or an empty one for anything but a finite number. */
export function toNumberCell(value: number | string | null | undefined, decimal?: string): NumberCell | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  return decimal === undefined ? { number: value } : { number: value, decimal };
}

/** Text, or an empty cell. */
export function toTextCell(value: string | undefined | null): string | null {
  return value === undefined || value === null || value === "" ? null : value;
}
