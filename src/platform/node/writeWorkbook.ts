/** Knows how a workbook's bytes are made: write-excel-file, with its text made safe for the format first. */

import writeExcelFile, { type Cell as ExcelCell, type Sheet as ExcelSheet } from "write-excel-file/node";
import { isDayCell, isNumberCell, type Cell, type WorkbookSheet } from "../../core/exchange/sheets/sheet";

/** Makes an XLSX workbook of `sheets`: bold, frozen headers, real numbers and days, text that stays text. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const prepared = sheets.map((sheet) => ({
    sheet: toSheetName(sheet.title),
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [sheet.columns.map(({ title }) => toHeader(title)), ...sheet.rows.map((row) => row.map(toExcelCell))],
  }));
  return writeExcelFile(prepared as ExcelSheet<never>[]).toBuffer();
}

function toHeader(title: string): ExcelCell {
  return { value: escapeText(title), type: String, fontWeight: "bold", backgroundColor: "#EFEFEF" };
}

function toExcelCell(cell: Cell): ExcelCell {
  if (cell === null) return null;
  if (typeof cell === "boolean") return { value: cell, type: Boolean };
  if (isNumberCell(cell)) {
    const long = Number.isInteger(cell.number) && Math.abs(cell.number) >= 10_000;
    return { value: cell.number, type: Number, ...(long ? { format: "#,##0" } : {}) };
  }
  if (isDayCell(cell)) {
    // The library writes the clock's reading at UTC; a spreadsheet knows no time zones.
    const value = new Date(`${cell.day}T${cell.time ?? "00:00:00"}Z`);
    return { value, type: Date, format: cell.time === undefined ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm" };
  }
  return { value: escapeText(cell), type: String, format: "@" };
}

/** At most 31 characters and none of those that Excel forbids in a sheet's name. */
function toSheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, " ").trim().slice(0, 31);
}

/**
 * Writes what XML can't hold, and what the library would drop, as the format's own `_xHHHH_` (ECMA-376 Part 1,
 * 22.9.2.19). The library keeps its strings in a plain object, so a text that names a member of every object
 * (`constructor`) must not reach it as it is.
 */
export function escapeText(text: string): string {
  const escaped = text.replace(
     
    /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFD]|\p{Cs}|\p{Noncharacter_Code_Point}/gu,
    (found) => Array.from({ length: found.length }, (_, index) => escapeUnit(found.charCodeAt(index))).join(""),
  );
  return escaped in Object.prototype ? escapeUnit(escaped.charCodeAt(0)) + escaped.slice(1) : escaped;
}

function escapeUnit(unit: number): string {
  return `_x${unit.toString(16).toUpperCase().padStart(4, "0")}_`;
}
