import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LiveArticle } from "../../../src/core/analysis/liveArticle";
import { recogniseEntities } from "../../../src/core/analysis/analyze";
import type { Finding } from "../../../src/core/checks/finding";
import { decodeText } from "../../../src/core/text/encoding";
import { Courtesy } from "../../../src/platform/node/courtesy";
import { FolderIndexer } from "../../../src/platform/node/folderIndexer";
import { JiebaSegmenter } from "../../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../../src/platform/node/loadGazetteers";

const root = join(__dirname, "../../..");
const gazetteer = loadGazetteer(join(root, "media", "gazetteers"));
const segmenter = new JiebaSegmenter();

let folder: string;
let indexer: FolderIndexer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-sameDay-"));
  indexer = new FolderIndexer({ folder, segmenter, courtesy: new Courtesy(), gazetteer: () => gazetteer });
});

afterEach(async () => {
  await indexer.close();
  await rm(folder, { recursive: true, force: true });
});

async function index(uri: string, text: string): Promise<void> {
  await indexer.add({ uri, stamp: { modified: 1, size: text.length }, bytes: new TextEncoder().encode(text) });
}

/** What is doubted in an open article because of those in the index. */
async function doubt(uri: string, text: string): Promise<readonly Finding[]> {
  const live = new LiveArticle(text, { segmenter });
  live.read();
  await live.findEntities((article, figures, how) => recogniseEntities(article, figures, { ...how, gazetteer }));
  return live.stated === undefined ? [] : indexer.compareDay(uri, live.stated);
}

function articleOf(title: string, body: string, date = "2026-03-18"): string {
  return `---\ntitle: "${title}"\ndate: ${date} 20:00:00 +0800\n---\n<p>${body}</p>\n<p>公司表示，新的一年里将继续服务实体经济，为客户提供更好的金融服务。</p>\n`;
}

const FIRST = articleOf("东湖银行年报出炉", "东湖银行股份有限公司（以下简称东湖银行）3月18日晚披露年报，2025年实现营业收入505.53亿元，同比增长8.2%；净利润71.26亿元，较上年增长5.1%。");

describe("a value that differs from other articles of the same day", () => {
  it("is looked for in no time in a text that says the same thing a thousand times", async () => {
    await index("file:///a.md", FIRST);
    const live = new LiveArticle(articleOf("快讯", "东湖银行一季度营业收入10亿元。</p>\n<p>".repeat(1_500)), { segmenter });
    live.read();
    await live.findEntities((article, figures, how) => recogniseEntities(article, figures, { ...how, gazetteer }));
    expect(live.stated?.facts.length).toBeGreaterThan(1_000);
    const began = performance.now();
    if (live.stated !== undefined) await indexer.compareDay("file:///b.md", live.stated);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("is doubted, with the other article's words and place", async () => {
    await index("file:///a.md", FIRST);
    const text = articleOf("快讯", "东湖银行年报显示，东湖银行2025年净利润76.21亿元，营业收入505.53亿元。");
    const [finding, ...more] = await doubt("file:///b.md", text);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: "sameDay", elsewhere: [{ uri: "file:///a.md", text: "71.26亿元", from: { line: 4 } }] });
    expect(text.slice(finding?.start, finding?.end)).toBe("76.21亿元");
    for (const words of ["东湖银行", "净利润", "2025", "76.21亿元", "71.26亿元", "东湖银行年报出炉"]) expect(finding?.message).toContain(words);
  });

  it("is found from either article, by the full name and by the short one", async () => {
    await index("file:///b.md", articleOf("东湖银行去年净利润76.21亿元", "东湖银行股份有限公司2025年净利润76.21亿元。"));
    expect((await doubt("file:///a.md", FIRST)).map(({ rule, elsewhere }) => [rule, elsewhere?.[0]?.text])).toEqual([["sameDay", "76.21亿元"]]);
  });

  it.each([
    ["of another day", articleOf("快讯", "东湖银行2025年净利润76.21亿元。", "2026-03-17")],
    ["without a date", "---\ntitle: 快讯\n---\n<p>东湖银行2025年净利润76.21亿元。</p>\n"],
    ["of another period", articleOf("快讯", "东湖银行2024年净利润76.21亿元。")],
    ["of another metric", articleOf("快讯", "东湖银行2025年营业利润76.21亿元。")],
    ["of a part", articleOf("快讯", "东湖银行2025年零售业务净利润36.21亿元。")],
    ["of a subsidiary", articleOf("快讯", "东湖银行旗下东湖消费金融公司2025年净利润6.21亿元。")],
    ["of somebody else", articleOf("快讯", "西岭证券2025年净利润76.21亿元。")],
    ["of two together", articleOf("快讯", "东湖银行与西岭证券2025年净利润76.21亿元。")],
    ["that is rounded", articleOf("快讯", "东湖银行2025年净利润71.3亿元。")],
    ["that is cut", articleOf("快讯", "东湖银行2025年净利润71亿元。")],
    ["that is inexact", articleOf("快讯", "东湖银行2025年净利润约76亿元。")],
    ["that is expected", articleOf("快讯", "预计东湖银行2025年净利润76.21亿元。")],
    ["in another currency", articleOf("快讯", "东湖银行2025年净利润10.21亿美元。")],
    ["that is a change", articleOf("快讯", "东湖银行2025年净利润增加3.46亿元。")],
    ["that a table gives", articleOf("快讯", "<table><tr><th>东湖银行2025年</th></tr><tr><td>净利润76.21亿元</td></tr></table>")],
  ])("is not taken from a value %s", async (_, text) => {
    await index("file:///a.md", FIRST);
    expect(await doubt("file:///b.md", text)).toEqual([]);
  });

  it("is no longer doubted once the other article was mended or is gone", async () => {
    const wrong = articleOf("快讯", "东湖银行2025年净利润76.21亿元。");
    await index("file:///b.md", wrong);
    expect(await doubt("file:///a.md", FIRST)).toHaveLength(1);
    await index("file:///b.md", wrong.replace("76.21", "71.26"));
    expect(await doubt("file:///a.md", FIRST)).toEqual([]);
    await index("file:///b.md", wrong);
    await indexer.plan({ files: [], listing: { first: true, last: true } });
    expect(await doubt("file:///a.md", FIRST)).toEqual([]);
  });

  /** All articles of a folder as if they had come out on one day. */
  async function doubtsIn(articles: string): Promise<string[]> {
    const texts = readdirSync(articles).map((name) => [name, ofOneDay(decodeText(new Uint8Array(readFileSync(join(articles, name)))).text)] as const);
    for (const [name, text] of texts) await index(`file:///${name}`, text);
    const found = [];
    for (const [name, text] of texts) found.push(...(await doubt(`file:///${name}`, text)).map(({ message }) => `${name}: ${message}`));
    return found;
  }

  function ofOneDay(text: string): string {
    return text.replace(/^date: .*$/m, "date: 2026-03-18 20:00:00 +0800");
  }

  it("doubts nothing in the sample articles", async () => {
    expect(await doubtsIn(join(root, "samples"))).toEqual([]);
  });

  const shared = process.env["ZHUPI_SHARED"];
  it.skipIf(shared === undefined)("doubts nothing in real articles", async () => {
    expect(await doubtsIn(join(shared ?? "", "seeds"))).toEqual([]);
  });
});
