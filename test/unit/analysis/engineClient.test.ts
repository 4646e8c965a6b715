/** What the editor relies on: the threads start when needed, end when idle, come back after a crash, and take their dictionary's process along. */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { glanceAt } from "../../../src/core/analysis/glanceQuestion";
import { SectionList } from "../../../src/core/analysis/sectionList";
import { EngineClient, StaleError } from "../../../src/extension/analysis/engineClient";
import { fingerprint } from "../../../src/core/text/fingerprint";
import type { SegmenterState } from "../../../src/protocol/engine";

// Beside nodejieba, which the built entry looks for from where it lies.
const folder = join(process.cwd(), "node_modules", ".cache", `zhupi-engine-${String(process.pid)}`);
const worker = join(folder, "analysisWorker.cjs");
const typingEntry = join(folder, "typingWorker.cjs");
const segmenterEntry = join(folder, "segmenterProcess.cjs");
const ARTICLE = `---\ntitle: 东湖银行年报\n---\n<p>东湖银行净利润10亿元，同比增长5%。</p>\n`;
const engines: EngineClient[] = [];

function start(entry: string, { idleMilliseconds = 60_000, typing = typingEntry } = {}): { engine: EngineClient; states: SegmenterState["state"][]; problems: string[] } {
  const states: SegmenterState["state"][] = [];
  const problems: string[] = [];
  const note = (message: string): void => {
    problems.push(message);
  };
  const engine = new EngineClient({
    entry,
    typingEntry: typing,
    data: { gazetteerFolder: join(process.cwd(), "media", "gazetteers"), segmenterEntry },
    logger: { info: note, warn: note, error: note },
    onSegmenterState: ({ state }) => states.push(state),
    idleMilliseconds,
  });
  engines.push(engine);
  return { engine, states, problems };
}

/** A worker that answers each call with what `answer`, an expression of `request` and of all `requests`, gives. */
function workerThat(name: string, answer: string): string {
  const file = join(folder, `${name}.cjs`);
  const body = `const { parentPort } = require("node:worker_threads"); const requests = [];
    parentPort.on("message", (request) => { requests.push(request.method); const result = ${answer}; if (request.id !== 0) parentPort.postMessage({ id: request.id, result }); });`;
  writeFileSync(file, body);
  return file;
}

/** A call that the stand-ins for the analysis worker answer. */
function ask(engine: EngineClient, query: string): Promise<unknown> {
  return engine.call("findSymbols", { query, limit: 1 });
}

/** The processes of the dictionary that were started from this process. */
function dictionaries(): string[] {
  return readdirSync("/proc").filter((pid) => /^\d+$/u.test(pid) && commandOf(pid).includes(segmenterEntry));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const bundle = (entry: string, outfile: string) =>
    build({ entryPoints: [`src/platform/node/${entry}.ts`], outfile, bundle: true, platform: "node", format: "cjs", external: ["nodejieba"], logLevel: "error" });
  await bundle("analysisWorker", worker);
  await bundle("typingWorker", typingEntry);
  await bundle("segmenterProcess", segmenterEntry);
});
afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("EngineClient", () => {
  it("starts with the first call, ends when idle, and starts again", async () => {
    const { engine } = start(workerThat("counting", "requests.length"), { idleMilliseconds: 20 });
    expect(engine.running).toBe(false);
    expect(await ask(engine, "一")).toBe(1);
    expect(engine.running).toBe(true);
    await vi.waitUntil(() => !engine.running);
    expect(await ask(engine, "二")).toBe(1);
  });

  it("does not end while an answer is due", async () => {
    const file = join(folder, "slow.cjs");
    writeFileSync(file, `const { parentPort } = require("node:worker_threads"); parentPort.on("message", ({ id }) => setTimeout(() => parentPort.postMessage({ id, result: id }), id === 2 ? 150 : 0));`);
    const { engine } = start(file, { idleMilliseconds: 20 });
    const both = Promise.all([ask(engine, "一"), ask(engine, "二")]);
    await expect(both).resolves.toEqual([1, 2]);
  });

  it("tells each worker first what it was taught, the last of each kind", async () => {
    const { engine } = start(workerThat("taught", "request.method === 'findSymbols' ? requests.join() + request.params.query : undefined"), { idleMilliseconds: 20 });
    const lessons = { folder: "file:///a/", names: "", switchedOff: "" };
    await engine.teach(lessons);
    await engine.teach(lessons);
    await engine.teach({ ...lessons, folder: "file:///b/" });
    await vi.waitUntil(() => !engine.running);
    expect(await ask(engine, "!")).toBe("learn,learn,findSymbols!");
  });

  it("fails what was asked when the worker crashes, says so, and starts anew", async () => {
    const { engine, problems } = start(workerThat("crashing", "request.params.query === 'x' ? process.exit(1) : request.params.query"));
    await expect(ask(engine, "x")).rejects.toThrow("ended");
    expect(await ask(engine, "好")).toBe("好");
    const throwing = start(workerThat("throwing", "(() => { throw new Error('坏'); })()"));
    await expect(ask(throwing.engine, "x")).rejects.toThrow("坏");
    expect([...problems, ...throwing.problems]).toEqual(["The analysis worker failed."]);
  });

  it("ends both threads where one crashes, and starts both anew", async () => {
    const { engine, problems } = start(workerThat("answering", "requests.length"), { typing: workerThat("typing", "request.params.text === 'x' ? process.exit(1) : { tags: [], tokens: [] }") });
    expect(await ask(engine, "一")).toBe(1);
    await expect(engine.segment("x")).rejects.toThrow("ended");
    expect(engine.running).toBe(false);
    expect(await ask(engine, "二")).toBe(1);
    expect(await engine.segment("好")).toEqual({ tags: [], tokens: [] });
    expect(problems).toEqual([]);
  });

  it("drops what is asked when it is closed, silently", async () => {
    const { engine, problems } = start(workerThat("silent", "undefined"));
    const asked = ask(engine, "x");
    engine.dispose();
    await expect(asked).rejects.toBeInstanceOf(StaleError);
    expect(engine.running).toBe(false);
    expect(problems).toEqual([]);
  });
});

describe("the threads", () => {
  // Each start reads all gazetteers.
  let running: ReturnType<typeof start>;
  beforeAll(() => {
    running = start(worker);
    engines.splice(0);
  });
  afterAll(() => {
    running.engine.dispose();
  });

  const uri = "file:///article.md";
  const edited = ARTICLE.replace("净利润", "净利润约");
  const change = { offset: ARTICLE.indexOf("净利润") + 3, length: 0, text: "约" };

  it("gives work up that a newer text overtook", { timeout: 60_000 }, async () => {
    const { engine, problems } = running;
    await engine.call("open", { uri, version: 1, text: ARTICLE, fileName: "article.md", rules: [] });
    const stale = engine.call("entities", { uri, version: 1 });
    const reading = engine.call("edit", { uri, from: 1, version: 2, changes: [change], fingerprint: fingerprint(edited) });
    const fresh = engine.call("entities", { uri, version: 2 });
    const unread = engine.call("entities", { uri, version: 3 });
    await expect(stale).rejects.toBeInstanceOf(StaleError);
    await expect(unread).rejects.toBeInstanceOf(StaleError);
    expect((await reading)?.sections.items).toHaveLength(1);
    expect((await fresh).items.flatMap(({ entities }) => entities.map(({ text }) => text))).toContain("东湖银行");
    expect(problems).toEqual([]);
  });

  it("asks for the whole text where what was typed leads to another one", async () => {
    const { engine } = running;
    await engine.call("open", { uri, version: 1, text: ARTICLE, fileName: "article.md", rules: [] });
    expect(await engine.call("edit", { uri, from: 1, version: 2, changes: [change], fingerprint: fingerprint(ARTICLE) })).toBeUndefined();
    expect(await engine.call("edit", { uri, from: 1, version: 2, changes: [change], fingerprint: fingerprint(edited) })).toBeUndefined();
  });

  it("is waited for by nobody who looks into what was just typed", { timeout: 60_000 }, async () => {
    const { engine, problems } = running;
    const long = Array.from({ length: 800 }, (_, index) => `<p>东湖银行第${index.toString()}号报告称，武汉市净利润${index.toString()}亿元，同比增长5%。</p>`).join("\n");
    const { sections, frame, findings } = await engine.call("open", { uri, version: 1, text: ARTICLE, fileName: "article.md", rules: [] });
    await engine.expectTyping(uri);
    const answered: string[] = [];
    await engine.call("open", { uri: "file:///long.md", version: 1, text: long, fileName: "long.md", rules: [] });
    const busy = engine.call("entities", { uri: "file:///long.md", version: 1 }).then(() => answered.push("entities"));
    const next = engine.call("readVisible", { text: "", fileName: "a.md", rules: [] }).then(() => answered.push("next"));
    const list = SectionList.empty.changed({ head: 0, tail: 0, sections: sections.items });
    const glance = glanceAt({ list, frame, findings }, [change], { text: edited });
    if (glance === undefined) throw new Error("Nothing to look into.");
    const section = await engine.glance(uri, glance.question);
    answered.push("glance");
    expect(section.figures.map(({ text }) => text)).toEqual(["约10亿元", "5%"]);
    expect(section.entities.map(({ text }) => text)).toContain("东湖银行");
    await Promise.all([busy, next]);
    expect(answered.indexOf("glance")).toBeLessThan(answered.indexOf("entities"));
    expect(problems).toEqual([]);
  });

  it.skipIf(process.platform !== "linux")("takes the dictionary's process along when it is closed", { timeout: 60_000 }, async () => {
    const { engine, states } = running;
    await engine.segment("东湖银行发布年报");
    expect(states).toEqual(["loading", "ready"]);
    expect(dictionaries()).toHaveLength(1);
    engine.dispose();
    await vi.waitUntil(() => dictionaries().length === 0, { timeout: 10_000 });
  });
});
