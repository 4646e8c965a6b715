import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderIndex } from "../../../src/core/folderIndex/folderIndex";
import type { IndexedArticle, IndexedMention } from "../../../src/core/folderIndex/indexedArticle";
import { FileIndexStore } from "../../../src/platform/node/fileIndexStore";

const money = (text: string, value: number, bounds: { min?: number; max?: number } = {}): IndexedMention => ({
  kind: "figure",
  label: "amount",
  start: 0,
  end: text.length,
  text,
  sense: "amount||CNY|||",
  value,
  from: { line: 0, character: 0 },
  to: { line: 0, character: text.length },
  ...bounds,
});
const org = (text: string, sense = text): IndexedMention => ({
  kind: "entity",
  label: "ORG",
  start: 3,
  end: 3 + text.length,
  text,
  sense,
  from: { line: 0, character: 3 },
  to: { line: 0, character: 3 + text.length },
});
const article = (uri: string, mentions: readonly IndexedMention[], modified = 1): IndexedArticle => ({
  uri,
  stamp: { modified, size: 10 },
  title: `题\u2028${uri}`,
  mentions,
});

let folder: string;
let store: FileIndexStore;
let index: FolderIndex;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-index-"));
  store = new FileIndexStore(join(folder, "索引"));
  index = await FolderIndex.open(store, "1");
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function reopen(version = "1"): Promise<FolderIndex> {
  await store.close();
  store = new FileIndexStore(join(folder, "索引"));
  return FolderIndex.open(store, version);
}

describe("folder index", () => {
  it("finds the same value exactly and within its qualifier's bounds, in other articles only", async () => {
    await index.put(article("file:///a", [money("7000余万元", 7e7, { min: 7e7, max: 8e7 })]));
    await index.put(article("file:///b", [money("0.7亿元", 7e7), money("7500万元", 7.5e7), money("9000万元", 9e7)]));
    const found = await index.findQuantity(money("7000余万元", 7e7, { min: 7e7, max: 8e7 }), "file:///a");
    expect(found.exact.map(({ mention }) => mention.text)).toEqual(["0.7亿元"]);
    expect(found.near.map(({ mention }) => mention.text)).toEqual(["7500万元"]);
  });

  it("never mixes quantities of different nature", async () => {
    await index.put(article("file:///b", [{ ...money("7000万美元", 7e7), sense: "amount||USD|||" }]));
    expect(await index.findQuantity(money("7000万元", 7e7))).toEqual({ exact: [], near: [] });
    expect((await index.findValue(7e7)).map(({ mention }) => mention.text)).toEqual(["7000万美元"]);
  });

  it("finds names by their text and by the full name they stand for", async () => {
    await index.put(article("file:///a", [org("东湖银行", "东湖银行股份有限公司")]));
    await index.put(article("file:///b", [org("东湖银行股份有限公司")]));
    expect((await index.findName("东湖银行股份有限公司")).map(({ uri }) => uri)).toEqual(["file:///a", "file:///b"]);
    expect(index.listNames("湖银", 5)).toEqual(["东湖银行", "东湖银行股份有限公司"]);
  });

  it("forgets what was replaced or is gone", async () => {
    await index.put(article("file:///a", [org("东湖银行")]));
    await index.put(article("file:///a", [org("西岭证券")], 2));
    expect(await index.findName("东湖银行")).toEqual([]);
    expect(index.plan([{ uri: "file:///a", stamp: { modified: 2, size: 10 } }])).toEqual([]);
    expect(index.plan([{ uri: "file:///c", stamp: { modified: 1, size: 1 } }])).toEqual(["file:///c"]);
    expect(index.size).toBe(1);
  });

  it("forgets what no part of a whole listing named", async () => {
    for (const name of ["a", "b", "c"]) await index.put(article(`file:///${name}`, [org("东湖银行")]));
    index.beginListing();
    expect(index.plan([{ uri: "file:///a", stamp: { modified: 1, size: 10 } }])).toEqual([]);
    expect(index.plan([{ uri: "file:///c", stamp: { modified: 3, size: 10 } }])).toEqual(["file:///c"]);
    expect(index.size).toBe(3);
    index.endListing();
    expect((await index.findName("东湖银行")).map(({ uri }) => uri)).toEqual(["file:///a", "file:///c"]);
  });

  it("is there again after a restart, with what came after the last snapshot", async () => {
    await index.put(article("file:///a", [org("东湖银行")]));
    await index.save();
    await index.put(article("file:///b", [org("东湖银行")]));
    const again = await reopen();
    expect((await again.findName("东湖银行")).map(({ uri, title }) => [uri, title])).toEqual([
      ["file:///a", "题\u2028file:///a"],
      ["file:///b", "题\u2028file:///b"],
    ]);
  });

  it("is built anew for other recognisers, after a cut log and after a damaged snapshot", async () => {
    await index.put(article("file:///a", [org("东湖银行")]));
    await index.save();
    expect((await reopen("2")).size).toBe(0);

    index = await reopen("2");
    await index.put(article("file:///a", [org("东湖银行")]));
    await index.save();
    await index.put(article("file:///b", [org("东湖银行")]));
    await store.close();
    const log = join(folder, "索引", "articles.jsonl");
    await truncate(log, 150);
    index = await reopen("2");
    await index.put(article("file:///c", [org("东湖银行")]));
    expect((await index.findName("东湖银行")).map(({ uri }) => uri)).toContain("file:///c");

    await writeFile(join(folder, "索引", "snapshot.bin"), "not a snapshot");
    expect((await reopen("2")).size).toBe(0);
  });

  it("drops dead records when they are most of the log", async () => {
    for (let i = 0; i < 20; i++) await index.put(article("file:///a", [org("东湖银行")], i));
    await index.put(article("file:///b", [org("西岭证券")]));
    await index.save();
    const again = await reopen();
    expect((await again.findName("东湖银行")).map(({ uri }) => uri)).toEqual(["file:///a"]);
    expect((await again.findName("西岭证券")).map(({ uri }) => uri)).toEqual(["file:///b"]);
  });
});

describe("the index on disk", () => {
  it("keeps records apart that are written at once", async () => {
    const records = Array.from({ length: 50 }, (_, i) => JSON.stringify({ uri: i.toString(), text: "字".repeat((i * 37) % 200) }));
    const addresses = await Promise.all(records.map((record) => store.append(record)));
    expect(await Promise.all(addresses.map(async (address) => (await store.read(address)).trimEnd()))).toEqual(records);
  });

  it("is thrown away where its log was replaced without a snapshot", async () => {
    await index.put(article("a", [money("3亿元", 3e8)]));
    await index.save();
    await store.close();
    await truncate(join(folder, "索引", "articles.jsonl"), 0);
    expect((await reopen()).size).toBe(0);
  });
});
