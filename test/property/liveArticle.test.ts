/** After any edits, what was told in differences is what a fresh analysis of the same text finds. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeArticle, analyzeFigures, recogniseEntities } from "../../src/core/analysis/analyze";
import { lookInto } from "../../src/core/analysis/glance";
import { glanceAt, type KnownArticle } from "../../src/core/analysis/glanceQuestion";
import { type FindNames, LiveArticle } from "../../src/core/analysis/liveArticle";
import type { ArticleFrame, EntityChange } from "../../src/core/analysis/section";
import { SectionList } from "../../src/core/analysis/sectionList";
import type { Block } from "../../src/core/article/article";
import { parseArticle } from "../../src/core/article/parseArticle";
import { locateFindings, runChecks } from "../../src/core/checks/runChecks";
import { applyChanges, type TextChange } from "../../src/core/text/changes";
import { JiebaSegmenter } from "../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../src/platform/node/loadGazetteers";
import { anyCharacter } from "../setup/anyCharacter";

const SAMPLES = join(process.cwd(), "samples");
const samples = readdirSync(SAMPLES).map((name) => readFileSync(join(SAMPLES, name), "utf8"));
const gazetteer = loadGazetteer(join(process.cwd(), "media", "gazetteers"));
const segmenter = new JiebaSegmenter();
const findNames: FindNames = (article, figures, how) => recogniseEntities(article, figures, { ...how, gazetteer });

/** What the views know, and what they learn of a paragraph by itself. */
function read(live: LiveArticle, list: SectionList): KnownArticle {
  const { frame, findings, ...change } = live.read();
  return { list: list.changed(change), frame, findings };
}

async function glanceInto(known: KnownArticle, typed: readonly TextChange[], text: string): Promise<KnownArticle | undefined> {
  const glance = glanceAt(known, typed, { text, fileName: "a.md" });
  if (glance === undefined) return undefined;
  const section = await lookInto(glance.question, (article, figures) => recogniseEntities(article, figures, { segmenter, gazetteer }));
  return { list: known.list.changed(glance.changeTo(section)), ...glance.seen };
}

async function nameChanges(live: LiveArticle): Promise<readonly EntityChange[]> {
  const changes = await live.findEntities(findNames);
  live.confirm(changes);
  return changes;
}

const RUNS = { numRuns: Number(process.env["ZHUPI_FUZZ_RUNS"] ?? 30) };

const PIECES = [
  "", "\n", "<p>", "</p>", "\n<p>东湖银行净利润增长8.2%，达到5亿元。</p>\n", "。", "3", "亿", "万元", "同比", "2025年", "（以下简称“东湖”）", "东湖银行股份有限公司", "张明华",
  "<table><tr><th>单位：万元</th><td>1,234</td></tr>", "</table>", "<a href=\"https://example.com/a\">", "</a>", "<img src=\"https://example.com/a.png\">", "<b>", "&amp;", "&#x4E00;",
  "---\n", "title: 新标题\n", "date: 2024-01-02\n", "<!--", "-->", "<pre>\n\n", "\r\n", "\uD83D", "\uDE00", "责任编辑：李明", "（文章来源：东湖日报）", "<script>", "</script>", "\t", " ", "\u0000",
];

/** Places are parts of the text's length, so that they fit whatever earlier edits have left. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(400) }),
  text: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 4 }) }),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Some typing at one place. */
const typing = fc.record({
  at: fc.integer({ min: 300, max: 999 }).map((permille) => permille / 1000),
  keys: fc.array(fc.record({ length: fc.nat(2), text: fc.constantFrom("", "3", "亿", "亿元", "同比增长5.2%", "，", "。", "武汉市", "东湖银行", "😀", "a") }), { minLength: 1, maxLength: 3 }),
});

/** What a glance tells must be where the text is, whatever is found in it. */
function expectInPlace(list: SectionList, text: string, frame: ArticleFrame): void {
  const { visible, blocks, links } = parseArticle(text, { fileName: "a.md" });
  const shown = list.visible(frame);
  expect(shown.text).toBe(visible.text);
  expect(shown.segments).toEqual(visible.segments);
  expect(list.links()).toEqual(links);
  expect(list.blocks().map(placeOf)).toEqual(blocks.map(placeOf));
  expect(frame.zones.at(-1)?.end).toBe(visible.text.length);
  for (const mention of [...list.figures, ...list.entities, ...list.nested]) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
}

/** Which cleaning rule takes a block out may become another as it is typed into; that is for a reading to tell. */
function placeOf({ removedBy: _, ...block }: Block): unknown {
  return block.type === "image" ? block : { ...block, zone: undefined };
}

function placed({ at, length, text }: Pick<Edit, "at" | "length" | "text">, { length: all }: string): TextChange {
  const offset = Math.floor(at * all);
  return { offset, length: Math.min(length, all - offset), text };
}

async function expectSame(list: SectionList, text: string, told: { readonly frame: unknown; readonly findings: unknown }): Promise<void> {
  const fresh = await analyzeArticle(parseArticle(text, { fileName: "a.md" }), { segmenter, gazetteer, fileName: "a.md" });
  const { article, figures, entities, nested } = fresh;
  const { visible } = article;
  const shown = list.visible(visible);
  expect(shown.text).toBe(visible.text);
  expect(shown.segments).toEqual(visible.segments);
  expect(list.blocks()).toEqual(article.blocks);
  expect(list.links()).toEqual(article.links);
  expect(list.figures).toEqual(figures);
  expect(list.entities).toEqual(entities);
  expect(list.nested).toEqual(nested);
  expect([list.figureCount, list.entityCount]).toEqual([figures.length, entities.length]);
  expect(told).toEqual({
    frame: { meta: article.meta, problems: article.problems, removed: article.removed, zones: visible.zones },
    findings: locateFindings(runChecks({ article, figures: analyzeFigures(article, { fileName: "a.md" }).visible }), article),
  });
}

describe("an article that is edited", () => {
  it("is told as a fresh analysis tells it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), async (sample, edits) => {
        const live = new LiveArticle(sample, { segmenter, fileName: "a.md" });
        let text = sample;
        let list = SectionList.empty.changed(live.read());
        list = list.withEntities(await nameChanges(live));
        for (const together of edits) {
          const changes: TextChange[] = [];
          for (const one of together) {
            changes.push(placed(one, text));
            text = applyChanges(text, changes.slice(-1));
          }
          live.edit(changes);
          expect(live.text).toBe(text);
          const { frame, findings, ...change } = live.read();
          list = list.changed(change).withEntities(await nameChanges(live));
          await expectSame(list, text, { frame, findings });
        }
      }),
      RUNS,
    );
  }, 120_000);

  it("is told at a glance what a reader sees and what stands where, and afterwards as a fresh analysis tells it", async () => {
    let glances = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.array(typing, { minLength: 1, maxLength: 6 }), async (sample, edits) => {
        const live = new LiveArticle(sample, { segmenter, fileName: "a.md" });
        const readAll = async (before: SectionList): Promise<KnownArticle> => {
          const reading = read(live, before);
          return { ...reading, list: reading.list.withEntities(await nameChanges(live)) };
        };
        // The worker tells differences to what it told before, whatever was seen at a glance since.
        let told = await readAll(SectionList.empty);
        let known = told;
        for (const { at, keys } of edits) {
          const typed: TextChange[] = [];
          for (const key of keys) {
            typed.push(placed({ at, ...key }, live.text));
            live.edit(typed.slice(-1));
          }
          const glanced = await glanceInto(known, typed, live.text);
          if (glanced === undefined) {
            known = told = await readAll(told.list);
            continue;
          }
          glances++;
          known = glanced;
          expectInPlace(known.list, live.text, known.frame);
        }
        const { list, frame, findings } = await readAll(told.list);
        await expectSame(list, live.text, { frame, findings });
      }),
      RUNS,
    );
    expect(glances).toBeGreaterThan(RUNS.numRuns / 2);
  }, 120_000);

  it("finds at a glance the figure and the name that were typed, and keeps what the article has told", async () => {
    const filler = "<p>三月的江城，春光正好。</p>\n".repeat(50);
    const text = `---\ntitle: 东湖银行年报\ndate: 2026-03-18\n---\n<p>东湖银行股份有限公司（以下简称“湖银”）发布年报。</p>\n${filler}<p>湖银表示，净利润增长。</p>\n${filler}`;
    const live = new LiveArticle(text, { segmenter });
    const reading = read(live, SectionList.empty);
    const before = reading.list.withEntities(await nameChanges(live));
    const typed = { offset: text.indexOf("增长") + 2, length: 0, text: "5.2%，武汉市贡献3亿元" };
    const now = applyChanges(text, [typed]);
    const after = (await glanceInto({ ...reading, list: before }, [typed], now))?.list ?? SectionList.empty;
    const place = now.indexOf("湖银表示");
    const here = { start: place, end: now.indexOf("</p>", place) };
    expect(after.figuresIn(here).map((figure) => figure.text)).toEqual(["5.2%", "3亿元"]);
    expect(after.entitiesIn(here).map((entity) => entity.text)).toEqual(["湖银", "武汉市"]);
    expect(after.sections.filter((section) => !before.sections.includes(section))).toHaveLength(1);
  });

  it("is read, not glanced at, where markup, blanks or half a character come or go", async () => {
    const text = "<p>东湖银行😀 净利润<b>增长</b>5%。</p>\n<p>完。</p>";
    const offset = text.indexOf("净利润");
    const emoji = text.indexOf("😀");
    const markup: TextChange[] = ["<", "&", " ", "\n", "\ud83d"].map((typed) => ({ offset, length: 0, text: typed }));
    const across = [{ offset: emoji + 1, length: 0, text: "一" }, { offset: emoji + 1, length: 1, text: "" }, { offset, length: 6, text: "" }, { offset: text.indexOf("完"), length: 2, text: "" }, { offset: 1, length: 0, text: "a" }];
    const known = read(new LiveArticle(text, { segmenter }), SectionList.empty);
    for (const change of [...markup, ...across]) {
      expect([change, await glanceInto(known, [change], applyChanges(text, [change]))]).toEqual([change, undefined]);
    }
  });

  it("tells little where little was typed", async () => {
    for (const sample of samples) {
      const live = new LiveArticle(sample, { segmenter });
      const before = SectionList.empty.changed(live.read()).withEntities(await nameChanges(live));
      const paragraph = sample.indexOf("</p>", sample.length / 2);
      if (paragraph < 0) continue;
      live.edit([{ offset: paragraph, length: 0, text: "其中，手续费收入增长3.1%。" }]);
      const change = live.read();
      expect(change.sections.length).toBeLessThanOrEqual(1);
      const after = before.changed(change);
      expect(after.sections.filter((section) => !before.sections.includes(section)).length).toBeLessThanOrEqual(1);
    }
  });
});
