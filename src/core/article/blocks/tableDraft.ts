/** Knows how the cells of a data table are collected while its text is being read. */

import type { TableCell } from "../article";
import { attribute, type ElementNode, sourceOf } from "../html/parseHtml";
import type { DraftImage, DraftTable, MutableRun } from "./draft";

/** A table whose end has not come. */
export interface OpenTable {
  readonly rows: OpenCell[][];
  readonly element: ElementNode;
  /** Pictures of its cells; they follow the table. */
  readonly images: DraftImage[];
  /** The last cell that has text. */
  lastWritten: OpenCell | undefined;
}

/** A cell; `start` is negative until its text begins. */
export interface OpenCell {
  start: number;
  end: number;
  readonly header: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly runs: MutableRun[];
}

/** As browsers have it. */
const LARGEST_SPAN = 1_000;

export function createCell(element: ElementNode): OpenCell {
  return {
    start: -1,
    end: -1,
    header: element.tagName === "th",
    columnSpan: cellSpan(attribute(element, "colspan")),
    rowSpan: cellSpan(attribute(element, "rowspan")),
    runs: [],
  };
}

/** The finished table; `undefined` where no cell holds text. */
export function finishTable({ rows, element }: OpenTable): DraftTable | undefined {
  const cells = rows.flat().filter((cell) => cell.end > cell.start);
  const first = cells[0];
  const last = cells.at(-1);
  if (!first || !last) return undefined;
  return { kind: "table", start: first.start, end: last.end, rows: placeEmptyCells(rows, first.start), source: sourceOf(element), element };
}

/** An empty cell stands where the text before it ended. */
function placeEmptyCells(rows: readonly OpenCell[][], start: number): TableCell[][] {
  let at = start;
  return rows
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map((cell) => {
        if (cell.end <= cell.start) return { ...cell, start: at, end: at };
        at = cell.end;
        return cell;
      }),
    );
}

function cellSpan(value: string | undefined): number {
  const span = Number.parseInt(value ?? "1", 10);
  return span >= 1 && span <= LARGEST_SPAN ? span : 1;
}
