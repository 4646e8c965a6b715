/** After any edits, what was told in differences is what a fresh analysis of the same text finds. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeArticle, analyzeFigures, recogniseEntities } from "../../src/core/analysis/analyze";
import { type FindNames, LiveArticle } from "../../src/core/analysis/liveArticle";
import type { EntityChange } from "../../src/core/analysis/section";
import { SectionList } from "../../src/core/analysis/sectionList";
import { parseArticle } from "../../src/core/article/parseArticle";
import { locateFindings, runChecks } from "../../src/core/checks/runChecks";
import { applyChanges, type TextChange } from "../../src/core/text/changes";
import { JiebaSegmenter } from "../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../src/platform/node/loadGazetteers";

const SAMPLES = join(process.cwd(), "samples");
const samples = readdirSync(SAMPLES).map((name) => readFileSync(join(SAMPLES, name), "utf8"));
const gazetteer = loadGazetteer(join(process.cwd(), "media", "gazetteers"));
const segmenter = new JiebaSegmenter();
const findNames: FindNames = (article, figures, how) => recogniseEntities(article, figures, { ...how, gazetteer });
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
  text: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) }),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function placed({ at, length, text }: Edit, { length: all }: string): TextChange {
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
