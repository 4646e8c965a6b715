import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Courtesy } from "../../../src/platform/node/courtesy";
import { FolderIndexer } from "../../../src/platform/node/folderIndexer";
import { JiebaSegmenter } from "../../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../../src/platform/node/loadGazetteers";

const gazetteer = loadGazetteer(join(__dirname, "../../..", "media", "gazetteers"));
const segmenter = new JiebaSegmenter();

let folder: string;
let indexer: FolderIndexer;

function open(): FolderIndexer {
  return new FolderIndexer({ folder: join(folder, "index"), segmenter, courtesy: new Courtesy(), gazetteer: () => gazetteer });
}

const file = (uri: string, modified = 1) => ({ uri, stamp: { modified, size: 100 } });

async function add(uri: string, body: string, modified = 1): Promise<void> {
  const text = `---\ntitle: "快讯"\ndate: 2026-03-18 20:00:00 +0800\n---\n<p>${body}</p>\n<p>公司表示，新的一年里将继续服务实体经济，为客户提供更好的金融服务。</p>\n`;
  await indexer.add({ ...file(uri, modified), bytes: new TextEncoder().encode(text) });
}

async function symbols(query: string): Promise<string[]> {
  return (await indexer.findSymbols({ query, limit: 20 })).map(({ uri, mention }) => `${uri.slice(8)} ${mention.text}`);
}

describe("the index of a folder", () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "zhupi-indexer-"));
    indexer = open();
    await add("file:///a", "启航财险赔付7000余万元。");
    await add("file:///b", "启航财险赔付0.7亿元，去年同期6900万元。");
  });

  afterEach(async () => {
    await indexer.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(["7000万", "７０００万", "七千万", "7千万元", "0.7亿", "70,000,000", "柒仟万圆整"])("finds a value as %s", async (query) => {
    expect(await symbols(query)).toEqual(["b 0.7亿元", "a 7000余万元"]);
  });

  it("tells natures apart where the query has a unit, puts what is written as asked first, and what may be the value last", async () => {
    await add("file:///c", "西岭证券有7000万名客户，获赔7000万元；启航财险有新客户7000万户。");
    expect(await symbols("7000万元")).toEqual(["c 7000万元", "b 0.7亿元", "a 7000余万元"]);
    expect(await symbols("７０００万户")).toEqual(["c 7000万户"]);
    expect(await symbols("7000万")).toHaveLength(5);
  });

  it("finds one whom a reviewer has linked under what the article calls him, unless another article means somebody else", async () => {
    await add("file:///c", "霁川重工净利润增长5%，霁川重工表示满意。");
    await add("file:///d", "霁川重工装备股份有限公司（以下简称“霁川重工”）净利润增长5%。");
    const find = async (alsoCalled: string[]): Promise<string[]> =>
      (await indexer.findName({ name: "霁川重工集团股份有限公司", alsoCalled, uri: "file:///a", listed: true })).map(({ uri, mention }) => `${uri.slice(8)} ${mention.text}`);
    expect(await find([])).toEqual([]);
    expect(await find(["霁川重工"])).toEqual(["c 霁川重工", "c 霁川重工"]);
  });

  it("finds a value that is common otherwise", async () => {
    for (let i = 0; i < 120; i++) await add(`file:///0/${i.toString()}`, "东湖银行新设5家网点，另有3%的客户。");
    await add("file:///z", "东湖银行净利润增长5%。");
    expect(await symbols("5%")).toEqual(["z 5%"]);
  });

  it("finds days however they are written", async () => {
    await add("file:///c", "启航财险昨日赔付。3月17日，公司发布公告。");
    expect(await symbols("二〇二六年三月十七日")).toEqual(["c 昨日", "c 3月17日"]);
  });

  it("finds names in either script, under their other names and by code", async () => {
    await add("file:///c", "東湖銀行與招商銀行簽約。");
    expect(await symbols("东湖银行")).toEqual(["c 東湖銀行"]);
    for (const query of ["招商银行", "招行", "sh600036", "600036"]) expect(await symbols(query)).toEqual(["c 招商銀行"]);
  });

  it("is there after a restart, reads nothing twice, and follows what changes", async () => {
    await indexer.save();
    await indexer.close();
    indexer = open();
    const listing = { first: true, last: true };
    expect(await indexer.plan({ files: [file("file:///a"), file("file:///b")], listing })).toEqual({ stale: [] });
    expect(await symbols("七千万")).toEqual(["b 0.7亿元", "a 7000余万元"]);

    expect(await indexer.plan({ files: [file("file:///b", 2)] })).toEqual({ stale: ["file:///b"] });
    await add("file:///b", "启航财险赔付0.9亿元。", 2);
    expect(await symbols("七千万")).toEqual(["a 7000余万元"]);
    expect(await symbols("九千万")).toEqual(["b 0.9亿元"]);

    await indexer.remove({ uris: ["file:///a"] });
    expect(await symbols("七千万")).toEqual([]);
  });
});
