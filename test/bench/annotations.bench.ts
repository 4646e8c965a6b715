/**
 * What annotations cost: loading, saving, typing, anchoring, at n and 2n, with the longest stretch that each holds the
 * thread; anchoring beside a search that compares every occurrence of the quote, as Hypothesis' `matchQuote` does.
 */

import { createHash } from "node:crypto";
import { mkdtemp, open, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import search from "approx-string-match";
import { AnnotationSession } from "../../src/core/annotations/session/annotationSession";
import { quoteOf } from "../../src/core/annotations/annotation";
import { mergeInSteps } from "../../src/core/annotations/merge/merge";
import { parseSidecar, SidecarReader } from "../../src/core/annotations/sidecar/readSidecar";
import { emptySidecar, type ParsedSidecar, type Sidecar } from "../../src/core/annotations/sidecar/sidecar";
import { writePieces } from "../../src/core/annotations/sidecar/writeSidecar";
import type { VisibleText } from "../../src/core/article/visibleText";
import { parseArticle } from "../../src/core/article/parseArticle";
import { finish, runInSlices, type Steps } from "../../src/core/text/steps";
import { writeFileAtomic } from "../../src/platform/node/atomicFile";

const PIECE = 1 << 16;
const SLICE = 6;

/** An article with a paragraph for every three annotations, so that names repeat as they do in real ones. */
function makeArticle(annotations: number): string {
  const names = ["东湖银行", "启航财险", "云栖人寿", "北辰基金", "松涛证券"];
  const paragraphs = Array.from({ length: Math.ceil(annotations / 3) }, (_, index) => {
    const name = names[index % names.length] ?? "";
    return `<p>${name}第${(index * 7919).toString()}号公告称，去年营收${(1000 + index).toString()}万元，${names[(index + 2) % names.length] ?? ""}参与其中。</p>`;
  });
  return `---\ntitle: "公告汇编"\n---\n${paragraphs.join("\n")}\n`;
}

function hashOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** In the editor, articles are parsed in a worker, so that is no part of what is timed. */
const parsed = new Map<string, VisibleText>();

function visibleOf(text: string): VisibleText {
  const known = parsed.get(text) ?? parseArticle(text).visible;
  parsed.set(text, known);
  return known;
}

function openIn(text: string, sidecar?: Sidecar): Steps<AnnotationSession> {
  let ids = 0;
  return AnnotationSession.open({
    sidecar: sidecar ?? emptySidecar({ name: "a.md", hash: hashOf(text), length: text.length }),
    source: { text, visible: visibleOf(text) },
    hash: hashOf(text),
    now: Date.now,
    newId: () => `0194f2a0-0000-7000-8000-${(ids++).toString().padStart(12, "0")}`,
  });
}

function annotate(text: string, count: number): AnnotationSession {
  const session = finish(openIn(text));
  const drafts = [...text.matchAll(/东湖银行|启航财险|云栖人寿|北辰基金|松涛证券|\d+万元/gu)].slice(0, count).map(({ index, 0: found }) => ({
    kind: found.endsWith("元") ? ("figure" as const) : ("entity" as const),
    label: found.endsWith("元") ? "amount" : "ORG",
    spans: [{ start: index, end: index + found.length }],
    ...(found.endsWith("元") ? { value: { value: Number(found.slice(0, -2)) * 10_000, unit: "元", currency: "CNY" } } : {}),
  }));
  session.apply({ type: "add", drafts }, { author: "李", how: "bulk", engine: "0.1.0" });
  return session;
}

/** In milliseconds of this thread's own time, so that what else the machine does hardly counts. */
interface Timing {
  readonly total: number;
  /** The longest stretch between two pauses: of own time, which the system counts in ticks of some milliseconds, and by the clock. */
  readonly longest: number;
  readonly longestByClock: number;
}

/** What Node 20 doesn't have yet. */
const usage = (process as unknown as { threadCpuUsage?: () => NodeJS.CpuUsage }).threadCpuUsage ?? (() => process.cpuUsage());

function ownTime(): number {
  const { user, system } = usage();
  return (user + system) / 1000;
}

/** Times work that pauses, with the stretches between its pauses. */
async function timed(work: (pause: () => Promise<void>) => Promise<void>): Promise<Timing> {
  globalThis.gc?.();
  const began = ownTime();
  let last = { own: began, clock: performance.now() };
  let longest = 0;
  let longestByClock = 0;
  const look = (): void => {
    longest = Math.max(longest, ownTime() - last.own);
    longestByClock = Math.max(longestByClock, performance.now() - last.clock);
  };
  await work(async () => {
    look();
    await nextTurn();
    last = { own: ownTime(), clock: performance.now() };
  });
  look();
  return { total: ownTime() - began, longest, longestByClock };
}

function sliced<Result>(steps: Steps<Result>, pause: () => Promise<void>): Promise<Result> {
  return runInSlices(steps, { pause, now: () => performance.now(), milliseconds: SLICE });
}

async function load(path: string, text: string, pause: () => Promise<void>): Promise<AnnotationSession> {
  const handle = await open(path, "r");
  const reader = new SidecarReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const buffer = Buffer.allocUnsafe(PIECE);
  let began = performance.now();
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE);
    if (bytesRead === 0) break;
    reader.push(decoder.decode(buffer.subarray(0, bytesRead), { stream: true }));
    if (performance.now() - began < SLICE) continue;
    await pause();
    began = performance.now();
  }
  await handle.close();
  const result: ParsedSidecar = reader.finish();
  if (result.status !== "ok") throw new Error(result.status);
  await pause();
  return sliced(openIn(text, result.sidecar), pause);
}

function parsedFrom(text: string): Sidecar {
  const result = parseSidecar(text);
  if (result.status !== "ok") throw new Error(result.status);
  return result.sidecar;
}

async function save(path: string, session: AnnotationSession, pause: () => Promise<void>): Promise<void> {
  const sidecar = await sliced(session.toSidecar({ hash: hashOf(session.text), encoding: "utf8" }), pause);
  if (sidecar === undefined) throw new Error("stale");
  let began = performance.now();
  const paused = async (): Promise<void> => {
    if (performance.now() - began < SLICE) return;
    await pause();
    began = performance.now();
  };
  await writeFileAtomic(path, writePieces(sidecar), { pause: paused });
}

/** The best-known way: the quote anywhere, else the nearest text like it. */
function matchQuote(text: string, exact: string): number {
  const at = text.indexOf(exact);
  return at >= 0 ? at : (search(text, exact, Math.min(32, Math.floor(exact.length / 4)))[0]?.start ?? -1);
}

function show(name: string, n: Timing, twice: Timing): void {
  const cells = [n, twice].map(({ total, longest, longestByClock }) => `${total.toFixed(1).padStart(8)} ms (longest ${longest.toFixed(1)}, by the clock ${longestByClock.toFixed(1)})`);
  console.log(`${name.padEnd(34)}${cells.join("  ")}  × ${(twice.total / n.total).toFixed(2)}`);
}

async function measure(count: number, folder: string): Promise<Map<string, Timing>> {
  const results = new Map<string, Timing>();
  const text = makeArticle(count);
  const session = annotate(text, count);
  const path = join(folder, `${count.toString()}.zhupi.json`);
  await timed((pause) => save(path, session, pause));
  let loaded: AnnotationSession | undefined;
  results.set("load, same text", await timed(async (pause) => {
    loaded = await load(path, text, pause);
  }));
  if (loaded === undefined) throw new Error("not loaded");
  const opened = loaded;
  results.set("save, all written anew", await timed((pause) => save(path, opened, pause)));
  opened.apply({ type: "update", ids: [opened.annotations[0]?.annotation.id ?? ""], patch: { note: "x" } }, { author: "李" });
  results.set("save, one changed", await timed((pause) => save(path, opened, pause)));
  results.set("keystrokes, 20 of them", await timed(async (pause) => {
    let typed = text;
    for (let i = 0; i < 20; i++) {
      typed = `${typed.slice(0, 40)}字${typed.slice(40)}`;
      opened.mapEdits([{ start: 40, length: 0, text: "字" }], typed);
      await pause();
    }
  }));
  const [base, theirs] = [parsedFrom(await readFile(path, "utf8")), parsedFrom(await readFile(path, "utf8"))];
  const ours = { ...base, annotations: base.annotations.map((annotation) => ({ ...annotation, note: "每条都改过" })) };
  results.set("merge with another program's file", await timed(async (pause) => {
    await sliced(mergeInSteps({ base, ours, theirs, keepText: "ours" }), pause);
  }));
  const changed = text.replaceAll("<p>", '<p class="x">').replace("去年营收1005万元", "今年营收1005万元");
  const edited = text.replaceAll("公告称", "公告中说");
  const half = text.replace(/(公告)称([^]*?公告称)/gu, "$1中说$2");
  for (const other of [changed, edited, half]) visibleOf(other);
  results.set("load, page scraped again", await timed(async (pause) => {
    await load(path, changed, pause);
  }));
  results.set("load, every other sentence edited", await timed(async (pause) => {
    await load(path, half, pause);
  }));
  results.set("load, every sentence edited", await timed(async (pause) => {
    await load(path, edited, pause);
  }));
  const quotes = opened.annotations.map(({ annotation }) => quoteOf(annotation.targets[0] ?? { selectors: [] })?.exact ?? "");
  results.set("matchQuote alone, edited", await timed(() => {
    for (const quote of quotes) matchQuote(edited, quote);
    return Promise.resolve();
  }));
  console.log(`  ${count.toString()} annotations: article ${text.length.toString()} characters, sidecar ${((await stat(path)).size / 1e6).toFixed(1)} MB`);
  return results;
}

const folder = await mkdtemp(join(tmpdir(), "zhupi-bench-"));
try {
  await measure(1000, folder);
  const [n, twice] = [await measure(10_000, folder), await measure(20_000, folder)];
  console.log("10,000 against 20,000 annotations:");
  for (const [name, timing] of n) show(name, timing, twice.get(name) ?? timing);
} finally {
  await rm(folder, { recursive: true, force: true });
}
