/** How a paragraph of many pages reaches the page, and how its marks do. */

import fc from "fast-check";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cutContent } from "../../../src/extension/features/preview/pieces";
import { sliceBlocks } from "../../../src/extension/features/preview/sliceBlocks";
import type { HostMessage, PreviewUpdate } from "../../../src/protocol/preview";
import { buildPageScript, launchBrowser, openPage, type OpenPage } from "./browserPage";
import { DOCUMENT, FakeHost, figureAt } from "./fakeHost";

const SENTENCE = "东湖银行营业收入10亿元，";
const HEAD = "---\ntitle: 东湖银行年报\n---\n<p>";

/** One paragraph in which the same figure stands so often. */
function longArticle(count: number) {
  const text = `${HEAD}${SENTENCE.repeat(count)}</p>\n<p>尾段5亿元。</p>\n`;
  const one = figureAt(text, "10亿元");
  const figures = Array.from({ length: count }, (_, index) => ({ ...one, start: one.start + index * SENTENCE.length, end: one.end + index * SENTENCE.length }));
  return { text, figures: [...figures, figureAt(text, "5亿元")] };
}

describe("cutContent", () => {
  const long = fc.array(fc.constantFrom("字".repeat(700), "句子。”", "\n", "😀".repeat(300), "，", "a b "), { minLength: 1, maxLength: 40 }).map((parts) => parts.join(""));

  it("keeps every character in its order, and no pair is split", () => {
    fc.assert(
      fc.property(long, (text) => {
        const pieces = cutContent({ type: "paragraph", text, runs: [{ start: 0, end: text.length, marks: ["strong"] }] });
        expect(pieces.map(({ content }) => content.text).join("")).toBe(text);
        let at = 0;
        for (const { content, offset } of pieces) {
          expect(offset).toBe(at);
          at += content.text.length;
          expect(content.text.length).toBeLessThan(4_000);
          expect(content.text).not.toMatch(/\p{Surrogate}/u);
          expect("runs" in content && content.runs).toEqual([{ start: 0, end: content.text.length, marks: ["strong"] }]);
        }
      }),
    );
  });

  it("cuts behind a line where there is one, else behind a sentence", () => {
    const cut = (text: string) => cutContent({ type: "paragraph", text, runs: [] }).map(({ content }) => content.text.slice(-3));
    expect(cut(`${"字".repeat(2_100)}。字\n${"字".repeat(2_000)}`)).toEqual(["。字\n", "字字字"]);
    expect(cut(`${"字".repeat(2_100)}，字。”${"字".repeat(2_000)}`)).toEqual(["字。”", "字字字"]);
  });

  it("cuts where it did before an edit, even in a text without an end to anything", () => {
    const words = Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * index * 7) % 5_000))).join("");
    const cut = (text: string) => cutContent({ type: "paragraph", text, runs: [] }).map(({ content }) => content.text);
    const before = new Set(cut(words));
    for (const at of [1, 777, 10_001]) expect(cut(`${words.slice(0, at)}新${words.slice(at)}`).filter((text) => !before.has(text)).length).toBeLessThanOrEqual(2);
    expect(cut("😀".repeat(5_000)).every((text) => text.length % 2 === 0)).toBe(true);
  });

  it("leaves what anybody would read whole", () => {
    expect(cutContent({ type: "paragraph", text: "字".repeat(3_000), runs: [] })).toHaveLength(1);
  });
});

/** Rows of three cells. */
const rowsOf = (count: number): string => Array.from({ length: count }, (_, index) => `<tr><td>第${String(index)}行</td><td>${String(index * 7)}.5</td><td>亿元</td></tr>`).join("");
const tableOf = (rows: string): string => `---\ntitle: 东湖银行年报\n---\n<p>表：</p><table>${rows}</table><p>尾。</p>\n`;

describe("a table of thousands of cells", () => {
  it("is cut between rows, every character in its place", () => {
    const { blocks, places } = new FakeHost().update(tableOf(rowsOf(1_000)));
    const parts = blocks.filter((block) => block.type === "table");
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.flatMap(({ rows }) => rows)).toHaveLength(1_000);
    expect(parts.map(({ continues }) => continues ?? false)).toEqual(parts.map((_, index) => index > 0));
    for (const { rows, text, numeric } of parts) {
      expect(rows.flat().length).toBeLessThanOrEqual(600);
      expect(text.slice(rows[0]?.[0]?.start, rows[0]?.[0]?.end)).toMatch(/^第\d+行$/u);
      expect(numeric).toEqual([1]);
    }
    let end: number | undefined;
    for (const part of parts) {
      const start = places.find(({ key }) => key === part.key)?.start;
      if (end !== undefined) expect(start).toBe(end);
      end = (start ?? 0) + part.text.length;
    }
  });

  it("stays whole where a cell reaches over all rows, and where it is short", () => {
    const tall = rowsOf(1_000).replace("<td>", "<td rowspan=1000>");
    expect(new FakeHost().update(tableOf(tall)).blocks.filter(({ type }) => type === "table")).toHaveLength(1);
    expect(new FakeHost().update(tableOf(rowsOf(60))).blocks.filter(({ type }) => type === "table")).toHaveLength(1);
  });

  it("is sent again only where a cell was edited or a row came in", () => {
    const host = new FakeHost();
    host.update(tableOf(rowsOf(1_000)));
    const sent = (rows: string): number => host.update(tableOf(rows)).blocks.length;
    expect(sent(rowsOf(1_000).replace("第500行", "第五百行"))).toBeLessThanOrEqual(2);
    expect(sent(rowsOf(1_000).replace("第500行", "第五百行").replace("<tr><td>第3行", "<tr><td>新</td></tr><tr><td>第3行"))).toBeLessThanOrEqual(2);
  });
});

describe("sliceBlocks", () => {
  it("sends the marks of a crowded block in several messages, all of them once", () => {
    const { text, figures } = longArticle(3_000);
    const { blocks } = new FakeHost().update(text, { figures });
    const crowded = { ...(blocks[1] ?? blocks[0]), key: 99, marks: blocks.flatMap(({ marks }) => marks) } as (typeof blocks)[number];
    const { first, rest } = sliceBlocks([...blocks, crowded]);
    const sent = [...first.flatMap((slice) => (slice.type === "blocks" ? slice.blocks.flatMap(({ marks }) => marks) : slice.marks)), ...rest.flatMap(({ marks }) => marks)];
    expect(sent).toHaveLength(2 * figures.length);
    for (const slice of first) expect(JSON.stringify(slice).length).toBeLessThan(600_000);
  });
});

describe("a paragraph or a table of many pages", () => {
  let browser: Browser;
  let open: OpenPage;
  let host: FakeHost;
  const COUNT = 1_500;
  const { text, figures } = longArticle(COUNT);

  const post = async (update: PreviewUpdate): Promise<void> => {
    const { first, rest } = sliceBlocks(update.blocks);
    const messages: HostMessage[] = [...first.map((slice) => ({ ...slice, document: DOCUMENT })), { ...update, blocks: rest }];
    await open.post(...messages);
  };

  beforeAll(async () => {
    const [launched, script] = await Promise.all([launchBrowser(), buildPageScript()]);
    browser = launched;
    open = await openPage(browser, script);
    host = new FakeHost();
    await open.post(host.settings());
    await post(host.update(text, { figures }));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
  });

  it("can be gone through at its end before all marks are drawn", async () => {
    await open.page.evaluate(() => {
      document.querySelector("article")?.focus();
      window.scrollTo(0, document.body.scrollHeight);
    });
    await open.page.keyboard.press("j");
    const chosen = open.page.locator(".mark.chosen");
    expect(await chosen.textContent()).toBe("10亿元");
    expect((await chosen.boundingBox())?.y).toBeGreaterThan(0);
  });

  it("has all its words at once and all its marks soon, and nothing moves meanwhile", async () => {
    const words = await open.page.evaluate(() => [...document.querySelectorAll("article p")].map((leaf) => leaf.textContent).join(""));
    expect(words).toBe(`${SENTENCE.repeat(COUNT)}尾段5亿元。`);
    const y = await open.page.evaluate(() => window.scrollY);
    await open.page.waitForFunction((count) => document.querySelectorAll("article .mark").length === count, figures.length);
    expect(await open.page.evaluate(() => window.scrollY)).toBe(y);
  });

  it("is copied as one paragraph", async () => {
    const copied = await open.page.evaluate(() => {
      const paragraphs = [...document.querySelectorAll("article p")];
      const last = paragraphs.at(-2);
      if (paragraphs[0] === undefined || last === undefined) return "";
      window.getSelection()?.setBaseAndExtent(paragraphs[0], 0, last, last.childNodes.length);
      const data = new DataTransfer();
      paragraphs[0].dispatchEvent(new ClipboardEvent("copy", { bubbles: true, clipboardData: data }));
      return data.getData("text/plain");
    });
    expect(copied).toBe(SENTENCE.repeat(COUNT));
  });

  it("is sent again only where it was edited", async () => {
    const edited = text.replace(SENTENCE, `新${SENTENCE}`);
    const update = host.update(edited, { figures: figures.map((figure) => ({ ...figure, start: figure.start + 1, end: figure.end + 1 })) });
    expect(update.places.length).toBeGreaterThan(5);
    expect(update.blocks.length).toBeLessThanOrEqual(2);
    await post(update);
    expect(await open.page.locator("article p").first().textContent()).toContain(`新${SENTENCE}`);
  });

  it("is one table on the page, of which an edit draws a few rows anew", async () => {
    host.startOver();
    await post(host.update(tableOf(rowsOf(1_000))));
    const kept = await open.page.evaluate(() => {
      for (const part of document.querySelectorAll("tbody")) part.dataset["kept"] = "";
      return document.querySelectorAll("table").length;
    });
    expect(kept).toBe(1);
    await post(host.update(tableOf(rowsOf(1_000).replace("第500行", "第五百行"))));
    const seen = await open.page.evaluate(() => {
      const table = document.querySelector("table");
      return { rows: table?.rows.length, anew: table?.querySelectorAll("tbody:not([data-kept])").length, words: table?.rows[500]?.textContent };
    });
    expect(seen).toMatchObject({ rows: 1_000, anew: 1, words: "第五百行3500.5亿元" });
  });
});
