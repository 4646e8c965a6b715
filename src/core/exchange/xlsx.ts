/** Knows the workbook: sheets named and filled in the user's language, cut where a spreadsheet ends. */

import * as l10n from "@vscode/l10n";
import type { ExportFormat } from "./exportFormat";
import { sheets } from "./sheets/index";
import type { Cell, Sheet, WorkbookSheet } from "./sheets/sheet";

/** Excel's own limit, less the header. */
export const longestSheet = 1_048_575;
/** Excel refuses a file with a longer cell. */
export const longestText = 32_767;

/** A workbook is made in memory, some 7 KB a row, and Excel itself grows slow: a larger export becomes several files. */
const rowsPerWorkbook = 100_000;

export const xlsxFormat = createXlsxFormat(rowsPerWorkbook);

/** `limit`: after so many rows, all sheets together, the next article opens another workbook. */
export function createXlsxFormat(limit: number): ExportFormat {
  return {
    id: "xlsx",
    name: () => l10n.t("Excel workbook (XLSX)"),
    extension: "xlsx",
    layout: "one",
    filesAt: (baseName) => [`${baseName}.xlsx`],
    createWriter(sink, options) {
      let rows = new Map<string, (readonly Cell[])[]>();
      let held = 0;
      let documents = 0;
      let shortened = 0;
      let workbooks = 0;

      function prepare(sheet: Sheet, cells: readonly Cell[]): Cell[] {
        return cells.map((cell, index) => {
          if (typeof cell !== "string") return cell;
          const shown = sheet.columns[index]?.display?.(cell) ?? cell;
          if (shown.length <= longestText) return shown;
          shortened += 1;
          return `${shown.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
        });
      }

      async function flush(): Promise<void> {
        workbooks += 1;
        const filled = sheets.flatMap((sheet) => layOut(sheet, rows.get(sheet.id) ?? []));
        const name = workbooks === 1 ? options.baseName : `${options.baseName}-${String(workbooks)}`;
        rows = new Map();
        held = 0;
        await sink.write(`${name}.xlsx`, await options.writeWorkbook(filled));
      }

      return {
        async add(document) {
          if (held >= limit) await flush();
          for (const sheet of sheets) {
            const list = rows.get(sheet.id) ?? [];
            rows.set(sheet.id, list);
            for (const cells of sheet.cellsOf(document)) list.push(prepare(sheet, cells));
          }
          held = [...rows.values()].reduce((sum, list) => sum + list.length, 0);
          documents += 1;
        },
        async finish() {
          await flush();
          const cut = l10n.t("{0} cells were longer than Excel allows and have been cut; JSON Lines holds them whole.", shortened);
          const split = l10n.t("There are many rows: they stand in {0} workbooks.", workbooks);
          return { documents, losses: [...(shortened === 0 ? [] : [cut]), ...(workbooks === 1 ? [] : [split])] };
        },
      };
    },
  };
}

/** One sheet, or several numbered ones where there are more rows than one can hold. */
export function layOut(sheet: Pick<Sheet, "title" | "columns">, rows: readonly (readonly Cell[])[], limit = longestSheet): WorkbookSheet[] {
  const columns = sheet.columns.map(({ title, width }) => ({ title: title(), width }));
  const parts: WorkbookSheet[] = [];
  for (let start = 0; start < rows.length || start === 0; start += limit) {
    const number = parts.length + 1;
    const title = number === 1 ? sheet.title() : `${sheet.title()} (${String(number)})`;
    parts.push({ title, columns, rows: rows.slice(start, start + limit) });
  }
  return parts;
}
