/** Knows the workbook: sheets named and filled in the user's language, cut where a spreadsheet ends. */

import * as l10n from "@vscode/l10n";
import type { ExportFormat } from "./exportFormat";
import { sheets } from "./sheets/index";
import type { Cell, Sheet, WorkbookSheet } from "./sheets/sheet";

/** Excel's own limit, less the header. */
export const longestSheet = 1_048_575;
/** Excel refuses a file with a longer cell. */
export const longestText = 32_767;

export const xlsxFormat: ExportFormat = {
  id: "xlsx",
  name: () => l10n.t("Excel workbook (XLSX)"),
  extension: "xlsx",
  layout: "one",
  filesAt: (baseName) => [`${baseName}.xlsx`],
  createWriter(sink, options) {
    const rows = new Map<string, (readonly Cell[])[]>(sheets.map((sheet) => [sheet.id, []]));
    let documents = 0;
    let shortened = 0;

    function prepare(sheet: Sheet, cells: readonly Cell[]): Cell[] {
      return cells.map((cell, index) => {
        if (typeof cell !== "string") return cell;
        const shown = sheet.columns[index]?.display?.(cell) ?? cell;
        if (shown.length <= longestText) return shown;
        shortened += 1;
        return `${shown.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
      });
    }

    return {
      add(document) {
        for (const sheet of sheets) {
          const list = rows.get(sheet.id);
          for (const cells of sheet.cellsOf(document)) list?.push(prepare(sheet, cells));
        }
        documents += 1;
        return Promise.resolve();
      },
      async finish() {
        const filled = sheets.flatMap((sheet) => layOut(sheet, rows.get(sheet.id) ?? []));
        await sink.write(`${options.baseName}.xlsx`, await options.writeWorkbook(filled));
        const losses = shortened === 0 ? [] : [l10n.t("{0} cells were longer than Excel allows and have been cut; JSON Lines holds them whole.", shortened)];
        return { documents, losses };
      },
    };
  },
};

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
