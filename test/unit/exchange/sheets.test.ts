import { parse } from "csv-parse/sync";
import readExcelFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { csvFormat, writeCell } from "../../../src/core/exchange/csv";
import { jsonLinesFormat } from "../../../src/core/exchange/jsonLines";
import { findDays, toLocalDay } from "../../../src/core/exchange/sheets/calendar";
import { findSentence } from "../../../src/core/exchange/sheets/context";
import { createXlsxFormat, layOut, longestText, xlsxFormat } from "../../../src/core/exchange/xlsx";
import { find, makeAnnotation, makeDocument, makeEntity, makeFigure, runExport, tortureText } from "./support";

function makeRichDocument() {
  const text = tortureText;
  return makeDocument(text, {
    figures: [
      makeFigure(text, find(text, "<i>5</i>亿元"), { surface: "5亿元", value: 500000000, currency: "CNY", unit: "元" }),
      makeFigure(text, find(text, "6.9%"), { kind: "percent", value: 6.9, unit: "%", comparison: { direction: "up", mode: "by", base: "yoy" } }),
      makeFigure(text, find(text, "三\u00A0亿元"), { value: 300000000, decimal: "300000000", qualifier: "about+over" }),
      makeFigure(text, find(text, "2026"), { kind: "date", value: "2026-03", zone: "title" }),
    ],
    entities: [
      makeEntity(text, find(text, "东湖</b>银行"), { surface: "东湖银行", subtype: "bank", canonical: "=东湖银行", ids: ["000001", "02318.HK"] }),
      makeEntity(text, find(text, "启航财险"), { subtype: "insurer" }),
    ],
    nested: [makeEntity(text, find(text, "东湖", 1), { type: "PLACE" })],
    annotations: [
      makeAnnotation(text, [find(text, "启航财险")], { note: "一个\t制表\n一个换行", label: "自定标签", link: { state: "linked", ids: ["02318"] } }),
      makeAnnotation(text, [find(text, "逗号"), find(text, "第二段")], { label: "PRODUCT", value: -12.5, kind: "figure" }),
    ],
  });
}

describe("CSV", () => {
  it("is read back by a strict parser, one file a sheet, with a byte-order mark", async () => {
    const { files, text } = await runExport(csvFormat, [makeRichDocument()]);
    expect([...files.keys()]).toEqual(["out-figures.csv", "out-entities.csv", "out-annotations.csv", "out-articles.csv"]);
    for (const [name, bytes] of files) {
      expect([...bytes.subarray(0, 3)], name).toEqual([0xef, 0xbb, 0xbf]);
      expect(/\r/.exec(bytes.toString("utf8").replaceAll("\r\n", "")), name).toBeNull();
    }
    const figures = parse<Record<string, string>>(text("out-figures.csv"), { bom: true, columns: true, record_delimiter: "\r\n" });
    expect(figures).toHaveLength(4);
    expect(figures[0]).toMatchObject({ file: "文章/一.md", text: "5亿元", kind: "amount", value: "500000000", currency: "CNY" });
    expect(figures[1]).toMatchObject({ value: "6.9", direction: "up", change: "by", base: "yoy" });
    expect(figures[3]).toMatchObject({ from: "2026-03-01", to: "2026-03-31", normalized: "2026-03" });
    const annotations = parse<Record<string, string>>(text("out-annotations.csv"), { bom: true, columns: true, record_delimiter: "\r\n" });
    expect(annotations[0]).toMatchObject({ label: "自定标签", note: "一个\t制表\n一个换行", ids: "02318", modified: "2026-04-01T11:30:15+08:00" });
    expect(annotations[1]).toMatchObject({ value: "-12.5", text: "逗号…第二段" });
    const entities = parse<Record<string, string>>(text("out-entities.csv"), { bom: true, columns: true, record_delimiter: "\r\n" });
    expect(entities.map((row) => row["nested"])).toEqual(["false", "true", "false"]);
    expect(entities[0]).toMatchObject({ canonical: "'=东湖银行", ids: "000001; 02318.HK" });
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\u00A0=1", "＝1+1", "\n=cmd"])("makes no formula of %j", (text) => {
    expect(writeCell(text)).toBe(`'${text}`);
  });

  it.each(["000001", "净利润", "a=b", "1-2", "(=)", ""])("leaves %j as it is", (text) => {
    expect(writeCell(text)).toBe(text);
  });

  it("writes numbers as numbers and their exact form where there is one", () => {
    expect(writeCell({ number: -12.5 })).toBe("-12.5");
    expect(writeCell({ number: 1.1, decimal: "1.10" })).toBe("1.10");
  });

  it("has headers also where there is nothing to export", async () => {
    const { text } = await runExport(csvFormat, []);
    expect(text("out-figures.csv")).toMatch(/^\uFEFFfile,text,kind,[\w,]+\r\n$/);
  });
});

describe("XLSX", () => {
  it("is read back with real numbers and days, and codes as text", async () => {
    const { files, report } = await runExport(xlsxFormat, [makeRichDocument(), makeRichDocument()]);
    expect(report).toEqual({ documents: 2, losses: [] });
    const sheets = await readExcelFile(files.get("out.xlsx") ?? Buffer.alloc(0), { trim: false });
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([["Figures", 9], ["Entities", 7], ["Annotations", 5], ["Articles", 3]]);
    const [figures, entities, annotations, articles] = sheets.map(({ data }) => {
      const [header = [], ...rows] = data;
      return rows.map((row) => Object.fromEntries(row.map((cell, index) => [String(header[index]), cell])));
    });
    expect(figures?.[0]).toMatchObject({ Text: "5亿元", Kind: "Amount of money", Value: 500000000, Sentence: "净利润5亿元，同比增长6.9%。" });
    expect(figures?.[3]).toMatchObject({ "From (day)": new Date("2026-03-01T00:00:00Z"), "To (day)": new Date("2026-03-31T00:00:00Z") });
    expect(entities?.[0]).toMatchObject({ "Full name": "=东湖银行", "Security codes": "000001; 02318.HK", "Inside another": false });
    expect(annotations?.[0]).toMatchObject({ Label: "自定标签", "Security codes": "02318", Note: "一个\t制表\n一个换行" });
    expect(annotations?.[1]).toMatchObject({ Value: -12.5, Label: "Product" });
    expect(articles?.[0]).toMatchObject({ File: "文章/一.md", Title: "东湖银行😀净利润", Figures: 4 });
  });

  it("cuts what no cell can hold and says so", async () => {
    const text = `<p>${"长".repeat(40_000)}</p>`;
    const document = makeDocument(text, { annotations: [makeAnnotation(text, [{ start: 3, end: 40_003 }])] });
    const { files, report } = await runExport(xlsxFormat, [document]);
    const sheets = await readExcelFile(files.get("out.xlsx") ?? Buffer.alloc(0));
    expect(String(sheets[2]?.data[1]?.[1])).toHaveLength(longestText);
    expect(report.losses).toHaveLength(1);
  });

  it("goes on in another workbook where there are many rows", async () => {
    const { files, report } = await runExport(createXlsxFormat(12), [makeRichDocument(), makeRichDocument(), makeRichDocument()]);
    expect([...files.keys()]).toEqual(["out.xlsx", "out-2.xlsx"]);
    expect(report).toEqual({ documents: 3, losses: ["There are many rows: they stand in 2 workbooks."] });
    const counts = await Promise.all([...files.values()].map(async (bytes) => (await readExcelFile(bytes))[3]?.data.length));
    expect(counts).toEqual([3, 2]);
  });

  it("goes on in another sheet where one is full", () => {
    const sheet = { title: () => "数字", columns: [{ id: "a", title: () => "a", width: 5 }] };
    const parts = layOut(sheet, Array.from({ length: 5 }, (_, index) => [String(index)]), 2);
    expect(parts.map(({ title, rows }) => [title, rows.length])).toEqual([["数字", 2], ["数字 (2)", 2], ["数字 (3)", 1]]);
    expect(layOut(sheet, [], 2)).toHaveLength(1);
  });
});

describe("JSON Lines", () => {
  it("loses nothing", async () => {
    const document = makeRichDocument();
    const { text } = await runExport(jsonLinesFormat, [document]);
    const [line = "", ...rest] = text("out.jsonl").split("\n");
    expect(rest).toEqual([""]);
    const record = JSON.parse(line) as Record<string, unknown> & { annotations: { spans: { start: number; end: number; text: string }[] }[] };
    expect(record).toMatchObject({ path: document.path, meta: document.article.meta, text: tortureText });
    expect(record["figures"]).toEqual(document.figures);
    expect(record["entities"]).toEqual(document.entities);
    expect(record["nested"]).toEqual(document.nested);
    expect(record.annotations).toMatchObject(document.annotations.map(({ annotation }) => annotation));
    for (const { spans } of record.annotations) {
      for (const span of spans) expect(tortureText.slice(span.start, span.end)).toBe(span.text);
    }
  });
});

describe("findDays", () => {
  it.each([
    ["2022", "2022-01-01", "2022-12-31"],
    ["2022-02", "2022-02-01", "2022-02-28"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2022-12", "2022-12-01", "2022-12-31"],
    ["2022-04-07~", "2022-04-07", "2022-04-07"],
    ["2022-04-07TEV", "2022-04-07", "2022-04-07"],
    ["2022-21", "2022-03-01", "2022-05-31"],
    ["2022-24", "2022-12-01", "2023-02-28"],
    ["2021-01/2021-11", "2021-01-01", "2021-11-30"],
    ["2022-04-07/..", "2022-04-07", undefined],
    ["../2022-04-07", undefined, "2022-04-07"],
    ["XXXX-03-15", undefined, undefined],
    ["2022-02-30", undefined, undefined],
    ["P3Y", undefined, undefined],
    ["", undefined, undefined],
    ["1/2/3", undefined, undefined],
  ])("%s", (expression, from, to) => {
    const days = findDays(expression);
    expect([days.from?.day, days.to?.day]).toEqual([from, to]);
  });

  it("keeps the time of day where the clock says it", () => {
    expect(findDays("2022-04-07T08:30").from).toEqual({ day: "2022-04-07", time: "08:30:00" });
  });
});

describe("toLocalDay", () => {
  it.each([
    ["2022-04-11T23:52:43+08:00", { day: "2022-04-11", time: "23:52:43" }],
    ["2022-04-11T16:00:00Z", { day: "2022-04-12", time: "00:00:00" }],
    ["2022-04-11", { day: "2022-04-11" }],
    ["whenever", null],
    [undefined, null],
  ])("%s", (text, cell) => {
    expect(toLocalDay(text)).toEqual(cell);
  });
});

describe("findSentence", () => {
  it("is the sentence as a reader sees it", () => {
    const { article } = makeDocument(tortureText);
    expect(findSentence(article, find(tortureText, "6.9%"))).toBe("净利润5亿元，同比增长6.9%。");
    expect(findSentence(article, find(tortureText, "<b>"))).toBeUndefined();
  });

  it("splits no surrogate pair however long the sentence", () => {
    const text = `<p>${"😀".repeat(200)}中${"😀".repeat(200)}</p>`;
    const sentence = findSentence(makeDocument(text).article, find(text, "中"));
    expect(sentence).toMatch(/^(?:😀)+中(?:😀)+$/u);
  });
});
