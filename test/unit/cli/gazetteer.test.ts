/** Importing a list of names, and recognising by it. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { importTable } from "../../../src/core/entities/importTable";
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

describe("zhupi gazetteer import", { timeout: 60_000 }, () => {
  it("writes a table that analyze uses", async () => {
    writeFileSync(join(folder, "list.csv"), "code,name,full name\n600996,瓢泼雨,\"瓢泼雨服饰, 股份有限公司\"\n");
    expect(await zhupi(["gazetteer", "import", "list.csv", "--out", "table.tsv"], { cwd: folder })).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, "table.tsv"), "utf8")).toContain("瓢泼雨\tORG\tother\t");
    const stdin = JSON.stringify({ format: "plain", text: "昨日瓢泼雨表示" });
    const { stdout } = await zhupi(["analyze", "--jsonl", "--gazetteer", "table.tsv"], { cwd: folder, stdin });
    expect(parseLines(stdout)).toMatchObject([{ entities: [{ text: "瓢泼雨", type: "ORG", ids: ["600996.SH"] }] }]);
  });

  it.each([[["gazetteer"]], [["gazetteer", "import", "list.csv"]], [["gazetteer", "export", "list.csv"]]])("refuses %j", async (args) => {
    expect((await zhupi(args, { cwd: folder })).status).toBe(2);
  });
});
