import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { VisibleText, type ZoneSpan } from "../../../src/core/article/visibleText";
import { findFigures, type FigureInput } from "../../../src/core/figures/findFigures";
import { figuresIn, updateFigures } from "../../../src/core/figures/updateFigures";
import { decodeText } from "../../../src/core/text/encoding";

const shared = process.env["ZHUPI_SHARED"];

const ARTICLE = `---
title: "东湖银行2021年净利润增长8.2%"
date: 2022-04-18 09:30:00 +0800
---
<p>东湖银行4月17日公告，2021年实现营业收入505.5亿元，同比增长8.2%。净利润约120余亿元，较年初提升1.5个百分点。</p>
<p>三、截至3月末，全行共有1200余家网点。1月17日和18日，员工逾3万人</p><p>单位：万元</p>
<table><tr><th>项目</th><th>2021年</th><th>增幅（%）</th></tr><tr><td>净利润</td><td>(1,234)</td><td>-2.1</td></tr>
<tr><td>营收</td><td>56,789</td><td>3.40</td></tr></table>
<p>2019年3月立项。5月开工，同年底完工。次年2月验收。2020年，产能翻番。7月投产。</p>
<p>云栖人寿：每10股派11元，10转增8派35元。15日，第一时间赔付1000万额度。</p>
<p>（文章来源：金麦研究）</p>
`;

/** What edits are made of: pieces of figures, ends of sentences, markup that moves blocks and tables. */
const INSERTED = fc.oneof(
  fc.constantFrom(
    "9",
    "。",
    "\n",
    "万",
    "亿元",
    "2021年",
    "、",
    "约",
    "第",
    "和19日",
    "2018年，",
    "4月，",
    "次年6月",
    "</p><p>",
    "<table><tr><td>项目（万元）</td><td>12</td></tr></table>",
    "<br>",
    "<th>",
    "</td>",
    "单位：亿元",
    "三",
    "<!--",
  ),
  fc.string({ maxLength: 6 }),
);

/** Where an edit begins and how much it takes out, as parts of the text's length, and what it puts in. */
const EDIT = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 300 })),
  inserted: INSERTED,
});

function edited(text: string, { at, removed, inserted }: { at: number; removed: number; inserted: string }): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

function articleInput(text: string): FigureInput {
  const { visible, blocks, meta } = parseArticle(text);
  return { visible, blocks, ...(meta.date === undefined ? {} : { date: meta.date }) };
}

function plainInput(text: string): FigureInput {
  return { visible: VisibleText.plain(text), blocks: [], date: "2022-04-18" };
}

/** Applies edits one after the other and compares every reading with a fresh one. */
function checkEdits(start: string, edits: readonly Parameters<typeof edited>[1][], inputOf: (text: string) => FigureInput): void {
  let text = start;
  let reading = updateFigures(undefined, inputOf(text));
  for (const edit of edits) {
    text = edited(text, edit);
    const input = inputOf(text);
    reading = updateFigures(reading, input);
    expect(figuresIn(reading)).toEqual(findFigures(input));
  }
}

describe("updateFigures", () => {
  it("finds after any edits what is found in the text they make", () => {
    fc.assert(
      fc.property(fc.array(EDIT, { minLength: 1, maxLength: 6 }), (edits) => {
        checkEdits(ARTICLE, edits, articleInput);
      }),
      { numRuns: 200 },
    );
  });

  it("does so in short texts, where one part makes the whole", () => {
    fc.assert(
      fc.property(fc.constantFrom("", "三", "三。", "五千。\n三", "3万\n"), fc.array(EDIT, { maxLength: 6 }), (text, edits) => {
        checkEdits(text, edits, plainInput);
      }),
      { numRuns: 300 },
    );
  });

  it.skipIf(shared === undefined)("does so in real articles", () => {
    const folder = join(shared ?? "", "seeds");
    const texts = readdirSync(folder).map((name) => decodeText(new Uint8Array(readFileSync(join(folder, name)))).text);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(EDIT, { minLength: 1, maxLength: 3 }), (text, edits) => {
        checkEdits(text, edits, articleInput);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps every part that an edit doesn't touch", () => {
    const text = ARTICLE.repeat(50);
    const before = updateFigures(undefined, plainInput(text));
    const at = Math.floor(text.length / 2);
    const after = updateFigures(before, plainInput(edited(text, { at: 0.5, removed: 1, inserted: "9" })));
    expect(after.parts.length - after.keptFirst - after.keptLast).toBeLessThanOrEqual(2);
    expect(after.parts.slice(0, after.keptFirst).every((part, index) => part === before.parts[index])).toBe(true);
    expect(after.parts.at(-1)).toBe(before.parts.at(-1));
    const kept = after.parts.slice(0, after.keptFirst).reduce((sum, { length }) => sum + length, 0);
    expect(kept).toBeGreaterThan(at - 200);
  });

  it("comes to an end where the text becomes shorter than its last part was", () => {
    const last = `共${"1".repeat(30)}家。`;
    const before = updateFigures(undefined, plainInput(`一季度净利润3亿元。${last}`));
    expect(figuresIn(updateFigures(before, plainInput("3亿元。")))).toEqual(findFigures(plainInput("3亿元。")));
    expect(figuresIn(updateFigures(before, plainInput("")))).toEqual([]);
  });

  it("knows the zone of a part anew", () => {
    const text = "净利润3亿元。\n";
    const inZone = (zone: ZoneSpan["zone"]) => ({ visible: new VisibleText(text, Int32Array.of(), [{ start: 0, end: text.length, zone }]), blocks: [] });
    const before = updateFigures(undefined, inZone("body"));
    expect(figuresIn(updateFigures(before, inZone("footer"))).map(({ zone }) => zone)).toEqual(["footer"]);
  });

  it("reads all again for another date", () => {
    const before = updateFigures(undefined, plainInput("15日公告。\n"));
    const input = { ...plainInput("15日公告。\n"), date: "2023-06-20" };
    expect(figuresIn(updateFigures(before, input))[0]?.value).toBe("2023-06-15");
  });
});
