/** Knows which columns of a table hold mostly numbers, to be set flush right. */

/** So many rows tell what a column holds. */
const MOST_ROWS = 200;

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** By their places in a row, in order; none where cells are joined. `text` is what the cells' offsets are into. */
export function numericColumns(rows: readonly (readonly Cell[])[], text: string): number[] {
  const looked = rows.slice(0, MOST_ROWS);
  if (looked.some((row) => row.some((cell) => cell.columnSpan > 1 || cell.rowSpan > 1))) return [];
  const columns: { cells: number; numbers: number }[] = [];
  for (const row of looked) {
    for (const [index, { start, end }] of row.entries()) {
      const column = (columns[index] ??= { cells: 0, numbers: 0 });
      column.cells++;
      if (isNumber(text.slice(start, end))) column.numbers++;
    }
  }
  return columns.flatMap(({ cells, numbers }, index) => (numbers * 2 > cells ? [index] : []));
}

function isNumber(text: string): boolean {
  return text.length <= 40 && /^[\s\d.,%+\-−—（）()]*\d[\s\d.,%+\-−—（）()]*$/u.test(text);
}
