import readExcelFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import type { Cell, WorkbookSheet } from "../../../src/core/exchange/sheets/sheet";
import { writeWorkbook } from "../../../src/platform/node/writeWorkbook";

async function roundTrip(cells: readonly Cell[]): Promise<unknown[]> {
  const sheet: WorkbookSheet = { title: "数字", columns: [{ title: "列", width: 10 }], rows: cells.map((cell) => [cell]) };
  const bytes = await writeWorkbook([sheet]);
  const [read] = await readExcelFile(Buffer.from(bytes), { trim: false });
  return read?.data.slice(1).map((row) => row[0]) ?? [];
}

describe("writeWorkbook", () => {
  it("keeps text as text: codes, formulas, leading spaces, members of every object", async () => {
    const texts = [
      "000001",
      "02318",
      "=1+1",
      "=cmd|' /C calc'!A0",
      "+1",
      "@SUM(A1)",
      "  两边有空格　",
      "constructor",
      "__proto__",
      "toString",
      "_x0041_",
      "a_x000D_b",
      "两\n行",
      "回\r\n车",
      "\u0000\u0001\u001F\u007F\u0085\u2028",
      "\uFFFD\uFFFE\uFFFF\uFDD0",
      "孤\uD800立",
      "\uDC00",
      "𠀀😀👨‍👩‍👧",
      "\u{1FFFE}x\u{10FFFF}",
      "<b>&amp;\"'</b>",
      "true",
      "2022-04-07",
    ];
    expect(await roundTrip(texts)).toEqual(texts);
  });

  it("writes numbers as numbers", async () => {
    const numbers = [0, -2.17, 70000000, 0.1, 1e21, 12345678901234, -0.0000001];
    expect(await roundTrip(numbers.map((number) => ({ number })))).toEqual(numbers);
  });

  it("writes days as days, with the clock's own time", async () => {
    const read = await roundTrip([{ day: "2022-04-07" }, { day: "2026-03-18", time: "20:41:07" }, { day: "1992-11-09" }]);
    // A spreadsheet counts days in doubles: a second is as exact as it gets.
    const seconds = read.map((date) => Math.round((date as Date).getTime() / 1000));
    expect(seconds).toEqual([1649289600, 1773866467, 721267200]);
  });

  it("writes booleans and empty cells", async () => {
    expect(await roundTrip([true, false, null, "x"])).toEqual([true, false, null, "x"]);
  });

  it("names its sheets, also where a name is too long or has forbidden characters", async () => {
    const sheet = (title: string): WorkbookSheet => ({ title, columns: [{ title: "a", width: 5 }], rows: [["b"]] });
    const bytes = await writeWorkbook([sheet("数字"), sheet("a/b:c*[d]?"), sheet("长".repeat(40))]);
    expect((await readExcelFile(Buffer.from(bytes))).map((read) => read.sheet)).toEqual(["数字", "a b c  d", "长".repeat(31)]);
  });
});
