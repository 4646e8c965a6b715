import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { findFigures } from "../../../src/core/figures/findFigures";

function figuresOf(html: string) {
  const article = parseArticle(html);
  return findFigures({ visible: article.visible, blocks: article.blocks, date: "2022-04-18" });
}

describe("tables", () => {
  it("give cells the unit of their column", () => {
    const figures = figuresOf(
      "<table><tr><td>代码</td><td>名称</td><td>最新收盘价<br>（元）</td><td>涨跌幅（%）</td></tr>" +
        "<tr><td>600999</td><td>云栖人寿</td><td>12.30</td><td>     -2.17</td></tr></table>",
    );
    expect(figures.find((figure) => figure.text === "12.30")).toMatchObject({
      kind: "amount",
      value: 12.3,
      currency: "CNY",
      decimal: "12.30",
      table: { column: "最新收盘价（元）".replace("（", "(").replace("）", ")"), unit: "元" },
    });
    expect(figures.find((figure) => figure.text === "-2.17")).toMatchObject({ kind: "percent", value: -2.17, unit: "%" });
  });

  it("name things in columns of codes and running numbers, the first column included", () => {
    const figures = figuresOf(
      "<table><tr><th>序号</th><th>代码</th><th>占比</th></tr><tr><td>1</td><td>302977</td><td>5.10%</td></tr><tr><td>2</td><td>600999</td><td>4.20%</td></tr></table>",
    );
    expect(figures.map(({ text, kind, level }) => [text, kind, level])).toEqual([
      ["1", "identifier", "optional"],
      ["302977", "identifier", "optional"],
      ["5.10%", "percent", "core"],
      ["2", "identifier", "optional"],
      ["600999", "identifier", "optional"],
      ["4.20%", "percent", "core"],
    ]);
  });

  it("have headers of several rows, units in a row of their own, ranges and days in cells", () => {
    const figures = figuresOf(
      "<table><tr><td rowspan=2>日期</td><td rowspan=2>年龄</td><td>销售额</td><td>日增长率</td></tr><tr><td>亿元</td><td>本期</td></tr>" +
        "<tr><td>04-18</td><td>41-60</td><td>3-5</td><td>-1.20</td></tr></table>",
    );
    expect(figures.map(({ text, kind, value, valueMin, valueMax }) => [text, kind, valueMin ?? value, valueMax])).toEqual([
      ["04-18", "date", "2022-04-18", null],
      ["41-60", "age", 41, 60],
      ["3-5", "amount", 300000000, 500000000],
      ["-1.20", "percent", -1.2, null],
    ]);
  });

  it("take the unit above them, brackets as a minus sign and row headers", () => {
    const figures = figuresOf(
      "<p>单位：万元</p><table><tr><th>项目</th><th>2021年</th></tr><tr><td>净利润</td><td>(1,234)</td></tr><tr><td>营收</td><td>—</td></tr></table>",
    );
    expect(figures.find((figure) => figure.text === "(1,234)")).toMatchObject({
      kind: "amount",
      value: -12340000,
      table: { row: "净利润", column: "2021年", unit: "万元", period: "2021年" },
    });
  });

  it.each([
    ["项目（单位：万元）", "amount", 12340000],
    ["单位：万元", "amount", 12340000],
    ["项目（亿元）", "amount", 123400000000],
    ["年份（年）", "number", 1234],
    ["机构（家）", "number", 1234],
  ])("take the unit in their corner for all, unless it is the first column's own: %s", (corner, kind, value) => {
    const figures = figuresOf(`<table><tr><th>${corner}</th><th>2021年</th><th>同比（%）</th></tr><tr><td>营业收入</td><td>1,234</td><td>5.6</td></tr></table>`);
    expect(figures.find(({ text }) => text === "1,234")).toMatchObject({ kind, value });
    expect(figures.find(({ text }) => text === "5.6")).toMatchObject({ kind: "percent", value: 5.6 });
  });

  it.each([
    ["单位：人民币百万元，百分比除外", { kind: "amount", value: 1234000000, currency: "CNY" }],
    ["（港币千元）", { kind: "amount", value: 1234000, currency: "HKD", unit: "港元" }],
    ["表2 各市房价（元/平方米）", { kind: "amount", value: 1234, per: "平方米" }],
  ])("take the unit above them, its currency and what it is per: %s", (caption, expected) => {
    const html = `<p>${caption}</p><table><tr><th>项目</th><th>2021年</th><th>同比</th></tr><tr><td>甲</td><td>1,234</td><td>5.6</td></tr></table>`;
    const figures = figuresOf(html);
    expect(figures.find(({ text }) => text === "1,234")).toMatchObject(expected);
    expect(figures.find(({ text }) => text === "5.6")).toMatchObject({ kind: "number", value: 5.6 });
    expect(figures.some(({ kind, table }) => kind === "amount" && table === undefined)).toBe(false);
  });

  it("take the unit of their row from a column of units", () => {
    const figures = figuresOf(
      "<table><tr><td>指标</td><td>单位</td><td>2021年</td></tr><tr><td>用户数</td><td>万户</td><td>1,300</td></tr><tr><td>毛利率</td><td>%</td><td>36.2</td></tr></table>",
    );
    expect(figures.find(({ text }) => text === "1,300")).toMatchObject({ kind: "count", value: 13000000, unit: "户" });
    expect(figures.find(({ text }) => text === "36.2")).toMatchObject({ kind: "percent", value: 36.2, unit: "%" });
  });

  it("are prices and changes where their header says no more than that", () => {
    const figures = figuresOf("<table><tr><td>名称</td><td>收盘价</td><td>涨跌幅</td><td>名次</td></tr><tr><td>云栖股份</td><td>12.34</td><td>1.02</td><td>7</td></tr></table>");
    expect(figures.map(({ text, kind }) => [text, kind])).toEqual([
      ["12.34", "amount"],
      ["1.02", "percent"],
      ["7", "number"],
    ]);
  });

  it("are drawn with pipes as well", () => {
    const table = ["| 项目 | 2021年 | 同比（%） |", "| :-- | --: | --: |", "| 营业收入 | 1,234.5 | 12.3 |", "| 净利润 | (56) | -3.4 |"];
    const figures = figuresOf(["---", "title: 甲", "---", "主要指标（单位：万元）：", "", ...table, "", "合计3家。"].join("\n"));
    expect(figures.map(({ text, kind, value, table: context }) => [text, kind, value, context?.row, context?.unit])).toEqual([
      ["2021年", "date", "2021", undefined, undefined],
      ["1,234.5", "amount", 12345000, "营业收入", "万元"],
      ["12.3", "percent", 12.3, "营业收入", "%"],
      ["(56)", "amount", -560000, "净利润", "万元"],
      ["-3.4", "percent", -3.4, "净利润", "%"],
      ["3家", "count", 3, undefined, undefined],
    ]);
  });

  it.each(["| 甲 | 3家 |", "3家 || 5家 |", "| a | b | | c | d | | 3家 | 5家 |", "||||3家||||", "| | --- | 3家"])("are none where no line of dashes stands below the first row: %s", (text) => {
    expect(figuresOf(text).every(({ table }) => table === undefined)).toBe(true);
  });
});
