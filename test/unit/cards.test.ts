import { describe, expect, it } from "vitest";
import { figureCard } from "../../src/core/cards/figureCard";
import { groupDigits, inChineseMagnitudes } from "../../src/core/cards/formatNumber";
import type { EntityLink } from "../../src/core/annotations/annotation";
import { annotationCard } from "../../src/core/cards/annotationCard";
import { entityCard } from "../../src/core/cards/entityCard";
import { quotePage } from "../../src/core/cards/quotePage";
import type { Figure } from "../../src/core/figures/figure";

const figure = (fields: Partial<Figure>): Figure => ({
  start: 0,
  end: 1,
  text: "x",
  kind: "amount",
  value: null,
  unit: null,
  currency: null,
  qualifier: "exact",
  isRange: false,
  valueMin: null,
  valueMax: null,
  level: "core",
  zone: "body",
  rule: "test",
  ...fields,
});

const valueOf = (card: ReturnType<typeof figureCard>, label: string): string | undefined => card.rows.find((row) => row.label === label)?.value;

describe("numbers for readers", () => {
  it.each([
    ["70000000", "70,000,000"],
    ["-1234.5600", "-1,234.5600"],
    ["999", "999"],
    ["0.0001", "0.0001"],
    ["123456789012345678901234", "123,456,789,012,345,678,901,234"],
    ["2022-04", "2022-04"],
  ])("groups the digits of %s", (decimal, written) => {
    expect(groupDigits(decimal)).toBe(written);
  });

  it.each([
    ["70000000", ["7,000万", "0.7亿"]],
    ["537000000", ["53,700万", "5.37亿"]],
    ["9999", []],
    ["10000", ["1万"]],
    ["12000000000000", ["120,000亿", "12万亿"]],
    ["100000000000", ["1,000亿", "0.1万亿"]],
    ["-35000", ["-3.5万"]],
  ])("writes %s in 万 and 亿", (decimal, written) => {
    expect(inChineseMagnitudes(decimal)).toEqual(written);
  });
});

describe("a figure's card", () => {
  it("shows the exact value, its magnitudes and what 余 means", () => {
    const card = figureCard(
      figure({ text: "7000余万元", value: 7e7, unit: "元", currency: "CNY", qualifier: "over", valueMin: 7e7, valueMax: 8e7 }),
    );
    expect(valueOf(card, "Value")).toBe("70,000,000元 = 7,000万元 = 0.7亿元");
    expect(valueOf(card, "Qualifier")).toBe("more than: 7,000万元 < true value < 8,000万元");
    expect(valueOf(card, "Currency")).toBe("Renminbi CNY");
  });

  it("keeps the digits that a JSON number can't hold", () => {
    const card = figureCard(figure({ kind: "count", value: 12345678901234567000, decimal: "12345678901234567890", unit: "股" }));
    expect(valueOf(card, "Value")).toContain("12,345,678,901,234,567,890股");
  });

  it("says against which date a relative date was resolved, or that there is none", () => {
    const date = figure({ kind: "date", text: "3月17日", value: "2026-03-17" });
    expect(valueOf(figureCard(date, "2026-03-18T09:30:00+08:00"), "Resolved against")).toBe("the article's date, 2026-03-18");
    expect(valueOf(figureCard({ ...date, text: "2026年3月17日" }, "2026-03-18T09:30:00+08:00"), "Resolved against")).toBeUndefined();
    expect(valueOf(figureCard({ ...date, value: "XXXX-03-17" }), "Resolved against")).toBe("nothing: the article has no date");
  });

  it("tells percentage points from percent, and by from to", () => {
    const card = figureCard(
      figure({ kind: "percent", value: 3, unit: "pp", subkind: "pp", comparison: { base: "yoy", direction: "down", mode: "by" } }),
    );
    expect(valueOf(card, "Value")).toBe("3 percentage points");
    expect(valueOf(card, "Comparison")).toBe("year on year · down · by this much");
  });
});

describe("what a card says in words", () => {
  const valueAndRule = (fields: Partial<Figure>): (string | undefined)[] => {
    const card = figureCard(figure(fields));
    return [valueOf(card, "Value") ?? valueOf(card, "Range"), valueOf(card, "Read as")];
  };

  it.each<[Partial<Figure>, string | undefined]>([
    [{ kind: "duration", value: "P5Y", unit: "年" }, "5 years"],
    [{ kind: "duration", value: "P1Y6M", unit: "年" }, "1 year 6 months"],
    [{ kind: "duration", value: "PT1H30M", unit: "小时" }, "1 hour 30 minutes"],
    [{ kind: "duration", value: "P2D", unit: "trading_day", note: "last N" }, "the last 2 days of trading, up to then"],
    [{ kind: "duration", value: null, isRange: true, valueMin: "P2M", valueMax: "P3M" }, "2 months ～ 3 months"],
    [{ kind: "frequency", value: "24h/d*7d/wk" }, "24 hours a day, 7 days a week"],
    [{ kind: "frequency", value: "3/P1W" }, "3 times a week"],
    [{ kind: "frequency", value: "1/P3M" }, "once a quarter"],
    [{ kind: "frequency", value: "2/P2Y" }, "2 times every 2 years"],
    [{ kind: "date", value: "2026-01/2026-06", isRange: true, valueMin: "2026-01", valueMax: "2026-06" }, "2026-01 ～ 2026-06"],
    [{ kind: "date", value: "2025-12-31", mod: "end" }, "2025-12-31 (the end of the period)"],
    [{ kind: "date", value: "2026-21" }, "2026 spring"],
    [{ kind: "date", value: "201X" }, "the years 2010 to 2019"],
    [{ kind: "date", value: "XXXX-03-17" }, "03-17, year unknown"],
    [{ kind: "datetime", value: "2026-03-18TEV" }, "2026-03-18 evening"],
    [{ kind: "datetime", value: "2026-02-13T08:30/2026-02-13T17:30", isRange: true }, "2026-02-13 08:30 ～ 2026-02-13 17:30"],
    [{ kind: "ratio", value: 1 / 3, decimal: "0.33333333333333333333", note: "1/3" }, "1/3 ≈ 0.3333"],
    [{ kind: "ratio", value: 0.03333333333333, decimal: "0.033333333333333333" }, "≈ 0.03333"],
    [{ kind: "identifier", value: "CJ-207" }, "CJ-207"],
    [{ kind: "ratio", value: 2, unit: "番", subkind: "fold" }, "× 2"],
    [{ value: null, isRange: true, valueMin: 6e10, valueMax: 8e10, unit: "港元" }, "60,000,000,000港元 ～ 80,000,000,000港元 = 600亿港元 ～ 800亿港元"],
    [{ kind: "age", value: null, isRange: true, valueMin: 18, valueMax: 65, unit: "岁" }, "18岁 ～ 65岁"],
    [{ value: null, isRange: true, valueMin: null, valueMax: 65, unit: "元" }, "… ～ 65元"],
    [{ kind: "duration", value: "P" }, "P"],
    [{ kind: "date", value: "constructor" }, "constructor"],
  ])("%j", (fields, words) => {
    expect(valueAndRule({ unit: null, ...fields })[0]).toBe(words);
  });

  it("names the rule in words, with its own name behind, as the last row", () => {
    expect(valueAndRule({ rule: "quantity.amount" })[1]).toBe("a number and its unit (quantity.amount)");
    expect(figureCard(figure({ rule: "identifier.stock" })).rows.at(-1)?.value).toBe("form of a security code (identifier.stock)");
    expect(valueAndRule({ rule: "toString" })[1]).toBe("toString");
  });

  it("says once that a list has recognised a name, and that a code may be left out", () => {
    const entity = { start: 0, end: 2, text: "x", type: "ORG", level: "core", confidence: 0.9, source: "gazetteer:companies", zone: "body" } as const;
    const values = (table: string): string[] => entityCard({ entity, table }).rows.map(({ value }) => value);
    expect(values("companies")).toEqual(["the list of companies", "90 %"]);
    expect(values("finance")).toEqual(["the list of financial institutions", "the list of companies", "90 %"]);
    expect(valueOf(figureCard(figure({ kind: "identifier", value: "601999", level: "optional", class: "identifier" })), "Optional, since it is")).toBeUndefined();
  });

  it("shows no inner name of a subtype, and none that says nothing", () => {
    const entity = { start: 0, end: 2, text: "x", level: "core", confidence: 0.9, source: "quote:insurance", zone: "body" } as const;
    expect(entityCard({ entity: { ...entity, type: "ORG", subtype: "other" } }).subtitle).toBe("Organisation");
    expect(entityCard({ entity: { ...entity, type: "ORG", subtype: "regulator" } }).subtitle).toBe("Organisation · regulator");
    expect(JSON.stringify(entityCard({ entity: { ...entity, type: "PRODUCT", subtype: "__proto__" } }))).not.toContain("proto");
  });
});

describe("an annotation's card", () => {
  const annotation = { id: "a", kind: "entity", label: "ORG", status: "accepted", author: "李", created: "2026-03-18T01:00:00Z", modified: "2026-03-18T01:00:00Z", targets: [], history: [] } as const;
  const entity = { start: 0, end: 2, text: "江禾", type: "ORG", canonical: "江禾集团股份有限公司", ids: ["601999.SH"], level: "core", confidence: 0.9, source: "gazetteer:companies", zone: "body" } as const;
  const rowsOf = (link?: EntityLink): string[] =>
    annotationCard({ annotation: { ...annotation, ...(link === undefined ? {} : { link }) }, spans: [entity], state: "anchored" }, { entity, table: "companies" }).rows.map(({ label, value }) => `${label}: ${value}`);

  it("says what the tables know of the name, and nothing of a suggestion", () => {
    expect(rowsOf()).toEqual(expect.arrayContaining(["Full name: 江禾集团股份有限公司", "Security code: 601999.SH", "Known from: the list of companies"]));
    expect(rowsOf().join()).not.toContain("Confidence");
  });

  it("lets the reviewer's own link speak alone", () => {
    expect(rowsOf({ state: "NIL" }).join()).not.toContain("江禾");
    expect(rowsOf({ state: "linked", canonical: "江禾证券" }).join()).not.toContain("601999");
  });
});

describe("quote pages", () => {
  it.each([
    ["601318.SH", "https://quote.eastmoney.com/sh601318.html"],
    ["02318.HK", "https://quote.eastmoney.com/hk/02318.html"],
    ["BK0473", undefined],
    ["constructor.SH", undefined],
    ["1.toString", undefined],
  ])("%s", (id, url) => {
    expect(quotePage(id)).toBe(url);
  });
});
