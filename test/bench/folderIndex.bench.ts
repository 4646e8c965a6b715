/**
 * What the folder index costs at 10,000 articles and at twice as many: memory an article, filling, look-ups, one article's
 * update, saving and starting again. Look-ups must not grow with the folder, memory an article must not grow at all.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FolderIndex } from "../../src/core/folderIndex/folderIndex";
import type { IndexedArticle, IndexedMention } from "../../src/core/folderIndex/indexedArticle";
import { FileIndexStore } from "../../src/platform/node/fileIndexStore";
import { compare } from "./measure";

const N = 10_000;
const FIGURES = 40;
const NAMES = 30;
const folder = mkdtempSync(join(tmpdir(), "zhupi-index-bench-"));

/** Numbers as even and as repeatable as any (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES = ["东湖", "西岭", "清江", "砚山", "启航", "云栖", "昆岳", "澄", "砥柱", "长", "临", "武汉", "黄石", "咸宁", "平", "丰"];

/** Some names in every tenth article, most in a few: a third of an article's names are its own. */
function makeArticle(number: number, modified = 1): IndexedArticle {
  const random = randomFrom(number);
  const pick = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? "";
  const place = { from: { line: 5, character: 10 }, to: { line: 5, character: 20 } };
  const figures = Array.from({ length: FIGURES }, (_, i): IndexedMention => {
    const value = Math.round(10 ** (random() * 10) * 100) / 100;
    const vague = random() < 0.2 ? { min: value, max: value * 1.1 } : {};
    return { kind: "figure", label: "amount", start: i * 40, end: i * 40 + 8, text: `${value.toString()}元`, sense: "amount||CNY|||", value, ...vague, ...place };
  });
  const names = Array.from({ length: NAMES }, (_, i): IndexedMention => {
    const text = `${pick()}${pick()}${pick()}${random() < 0.33 ? number.toString(36) : ""}${i % 2 === 0 ? "银行" : "证券"}`;
    return { kind: "entity", label: "ORG", start: i * 40 + 20, end: i * 40 + 26, text, sense: `${text}股份有限公司`, ...place };
  });
  return { uri: uriOf(number), stamp: { modified, size: 6000 }, title: `第${number.toString()}篇`, date: "2026-03-18", mentions: [...figures, ...names] };
}

function uriOf(number: number): string {
  return `file:///articles/2026-03/${number.toString().padStart(6, "0")}-a-title-as-long-as-usual.md`;
}

function listAll(index: FolderIndex): void {
  index.beginListing();
  index.plan(Array.from({ length: index.size }, (_, i) => ({ uri: uriOf(i), stamp: { modified: 1, size: 6000 } })));
  index.endListing();
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function fill(size: number): Promise<{ index: FolderIndex; path: string }> {
  const path = join(folder, size.toString());
  const store = new FileIndexStore(path);
  const before = usedBytes();
  const index = await FolderIndex.open(store, "bench");
  const start = performance.now();
  for (let i = 0; i < size; i++) await index.put(makeArticle(i));
  const filled = performance.now();
  await index.save();
  const saved = performance.now();
  const bytes = Math.round((usedBytes() - before) / size);
  console.log(`${size.toString()} articles: ${bytes.toString()} bytes an article in memory, put ${((filled - start) / size).toFixed(3)} ms each, saved in ${(saved - filled).toFixed(0)} ms`);
  return { index, path };
}

/** From the snapshot that filling has left. */
async function startAgain(path: string): Promise<void> {
  const store = new FileIndexStore(path);
  await FolderIndex.open(store, "bench");
  await store.close();
}

try {
  const once = await fill(N);
  const twice = await fill(2 * N);
  await compare("starting again", { n: () => startAgain(once.path), "2n": () => startAgain(twice.path) });
  const [rare] = makeArticle(77).mentions;
  const quantity = { value: rare?.value ?? 0, sense: "amount||CNY|||" };
  const vague = { ...quantity, min: quantity.value, max: quantity.value * 1.1 };
  const own = makeArticle(77).mentions.find(({ kind, text }) => kind === "entity" && /[0-9a-z]/.test(text))?.text ?? "";
  const common = "东湖西岭清江银行";
  const both = (title: string, look: (index: FolderIndex) => Promise<unknown>, time = 500): Promise<unknown> =>
    compare(title, { n: () => look(once.index), "2n": () => look(twice.index) }, time);
  await both("an exact quantity", (index) => index.findQuantity(quantity));
  await both("an approximate quantity", (index) => index.findQuantity(vague));
  await both("a value", (index) => index.findValue(quantity.value));
  await both("a name of one article", (index) => index.findName(own));
  await both("a name of many articles", (index) => index.findName(common));
  await both("names that contain some letters", (index) => Promise.resolve(index.listNames("岭银", 20)));
  await both("facts of a day", (index) => index.findFacts("2026-03-18", ["a", "b", "c", "d"], ""));
  let change = 2;
  await both("an update of one article", (index) => index.put(makeArticle(4711, change++)));
  await both("listing everything when nothing has changed", (index) => {
    listAll(index);
    return Promise.resolve();
  });
  await both("saving after one update", (index) => index.save());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
