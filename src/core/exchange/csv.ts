/** Knows CSV as spreadsheets read it: RFC 4180, UTF-8 with a byte-order mark, one file a sheet, no formulas. */

import * as l10n from "@vscode/l10n";
import type { ExportFormat } from "./exportFormat";
import { sheets } from "./sheets/index";
import { isDayCell, isNumberCell, type Cell } from "./sheets/sheet";

/** Spreadsheets take a cell that begins with one of these for a formula, also after white space that they trim. */
const formula = /^[\s\u00A0\u3000]*[=+\-@＝＋－＠\t\r]/;

export const csvFormat: ExportFormat = {
  id: "csv",
  name: () => l10n.t("CSV, one file for each sheet"),
  extension: "csv",
  layout: "several",
  filesAt: (baseName) => sheets.map((sheet) => nameFile(baseName, sheet.id)),
  createWriter(sink, options) {
    let documents = 0;
    let opened = false;
    const nameOf = (sheet: string): string => nameFile(options.baseName, sheet);

    async function open(): Promise<void> {
      opened = true;
      // Without the mark Excel reads the file in the system's own encoding.
      for (const sheet of sheets) await sink.write(nameOf(sheet.id), `\uFEFF${toLine(sheet.columns.map(({ id }) => id))}`);
    }

    return {
      async add(document) {
        if (!opened) await open();
        for (const sheet of sheets) {
          const lines = sheet.cellsOf(document).map((cells) => toLine(cells.map(writeCell)));
          if (lines.length > 0) await sink.write(nameOf(sheet.id), lines.join(""));
        }
        documents += 1;
      },
      async finish() {
        if (!opened) await open();
        return { documents, losses: [] };
      },
    };
  },
};

function nameFile(baseName: string, sheet: string): string {
  return `${baseName}-${sheet}.csv`;
}

function toLine(fields: readonly string[]): string {
  return `${fields.map(quote).join(",")}\r\n`;
}

function quote(field: string): string {
  return /[",\r\n]/.test(field) || field !== field.trim() ? `"${field.replaceAll('"', '""')}"` : field;
}

/** A cell's field before quoting. Numbers are ours and stay numbers; text that looks like a formula gets an apostrophe. */
export function writeCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "true" : "false";
  if (isNumberCell(cell)) return cell.decimal ?? String(cell.number);
  if (isDayCell(cell)) return cell.time === undefined ? cell.day : `${cell.day}T${cell.time}+08:00`;
  return formula.test(cell) ? `'${cell}` : cell;
}
