/** Importing a list of names, and recognising by it. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { importTable } from "../../../src/core/entities/gazetteer/importTable";
import { parseLines, zhupi } from "./support";

const folder = mkdtempSync(join(tmpdir(), "zhupi-gazetteer-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("importTable", () => {
  it("tells columns by their headings, in any order", () => {
    const { text, names, skipped } = importTable(
      [
        ["公司全称", "备注", "证券代码", "证券简称", "曾用名"],
        ["云栖新材料股份有限公司", "x", "1", "云栖新材", "云栖材料;老云栖"],
        ["", "", "600999.SH", "", ""],
        ["", "", "sh600998", "东 湖 港", ""],
      ],
      { source: "list.csv" },
    );
    expect(text.split("\n").slice(1, 3)).toEqual(["云栖新材\tORG\tother\t云栖新材料股份有限公司\t000001.SZ\t云栖材料|老云栖", "东湖港\tORG\tother\t\t600998.SH"]);
    expect([names, skipped]).toEqual([2, [3]]);
  });

  it("takes columns in order where there are no headings", () => {
    expect(importTable([["600997", "启航重工"]], { source: "a\nb" }).text).toBe("# Imported from a b.\n启航重工\tORG\tother\t\t600997.SH\n");
  });
});

describe("codes of a list", () => {
  const codes = (rows: readonly (readonly string[])[]) =>
    importTable(rows, { source: "list.csv" })
      .text.split("\n")
      .slice(1, -1)
      .map((line) => line.split("\t")[4] ?? "");
  const one = (code: string, market?: string) => codes([market === undefined ? ["code", "name"] : ["code", "name", "市场"], [code, "云栖新材", market ?? ""]])[0];

  it.each([
    ["08876", "08876.HK"],
    ["600999", "600999.SH"],
    ["900901", "900901.SH"],
    ["000999", "000999.SZ"],
    ["300999", "300999.SZ"],
    ["830999", "830999.BJ"],
    ["430999", "430999.BJ"],
    ["920099", "920099.BJ"],
    ["sh600998", "600998.SH"],
    ["SZ.000998", "000998.SZ"],
    ["600998.SS", "600998.SH"],
    ["000998.XSHE", "000998.SZ"],
    ["hk00998", "00998.HK"],
    ["998 HK Equity", "00998.HK"],
    ["600998 CH", "600998.SH"],
    ["0998.HK", "00998.HK"],
    ["YXNM", "YXNM.US"],
    ["yxnm.oq", "YXNM.US"],
    ["YXN.B", "YXN.B.US"],
    ["US.YXNM", "YXNM.US"],
    ["600998.SH/00998.HK", "600998.SH|00998.HK"],
    ["1234567", ""],
    ["—", ""],
  ])("reads %s as %s", (code, expected) => {
    expect(one(code)).toBe(expected);
  });

  it.each([
    ["998", "港交所", "00998.HK"],
    ["998", "深圳证券交易所", "000998.SZ"],
    ["998", "创业板", "000998.SZ"],
    ["600998", "SSE", "600998.SH"],
    ["830998", "北交所", "830998.BJ"],
    ["08998", "深圳", "08998.HK"],
    ["600998", "香港", "600998.SH"],
    ["YXNM", "NASDAQ", "YXNM.US"],
  ])("reads %s of %s as %s", (code, market, expected) => {
    expect(one(code, market)).toBe(expected);
  });

  it("fills short codes as the list's other codes are, and leaves them out where those are of both lengths", () => {
    expect(codes([["code", "name"], ["1", "云栖甲"], ["600998", "云栖乙"]])).toEqual(["000001.SZ", "600998.SH"]);
    expect(codes([["code", "name"], ["700", "云栖甲"], ["08876", "云栖乙"]])).toEqual(["00700.HK", "08876.HK"]);
    expect(codes([["code", "name"], ["700", "云栖甲"], ["08876", "云栖乙"], ["600998", "云栖丙"]])).toEqual(["", "08876.HK", "600998.SH"]);
  });

  it("takes the codes of several columns, each of its own market", () => {
    expect(codes([["A股代码", "H股代码", "简称"], ["998", "2998", "云栖甲"]])).toEqual(["000998.SZ|02998.HK"]);
  });
});

describe("zhupi gazetteer import", { timeout: 60_000 }, () => {
  it("writes a table that analyze uses", async () => {
    writeFileSync(join(folder, "list.csv"), "code,name,full name\n600996,瓢泼雨,\"瓢泼雨服饰, 股份有限公司\"\n");
    expect(await zhupi(["gazetteer", "import", "list.csv", "--out", "table.tsv"], { cwd: folder })).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, "table.tsv"), "utf8")).toContain("瓢泼雨\tORG\tother\t");
    const stdin = JSON.stringify({ format: "plain", text: "昨日瓢泼雨表示" });
    const { stdout } = await zhupi(["analyze", "--jsonl", "--gazetteer", "table.tsv"], { cwd: folder, stdin });
    expect(parseLines(stdout)).toMatchObject([{ entities: [{ text: "瓢泼雨", type: "ORG", ids: ["600996.SH"] }] }]);
  });

  it("says which file is missing", async () => {
    const { status, stderr } = await zhupi(["gazetteer", "import", "missing.csv", "--out", "table.tsv", "--lang", "en"], { cwd: folder });
    expect(status).toBe(1);
    expect(stderr).toMatch(/missing\.csv: There is no such file\./u);
    expect(stderr).not.toContain("ENOENT");
  });

  it.each([[["gazetteer"]], [["gazetteer", "import", "list.csv"]], [["gazetteer", "export", "list.csv"]]])("refuses %j", async (args) => {
    expect((await zhupi(args, { cwd: folder })).status).toBe(2);
  });
});
