/** Knows what callers of the segmenter rely on: words in order, restarts after a crash, aborts, an end when idle. */

import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { packTokens, unpackTokens } from "../../../src/platform/node/segmenterMessages";
import { SegmenterClient } from "../../../src/platform/node/segmenterClient";
import type { SegmenterState } from "../../../src/protocol/engine";

// Beside nodejieba, which the built entry looks for from where it lies.
const folder = join(process.cwd(), "node_modules", ".cache", `zhupi-segmenter-${String(process.pid)}`);
const entry = join(folder, "segmenterProcess.cjs");
const clients: SegmenterClient[] = [];

function client(options: Partial<ConstructorParameters<typeof SegmenterClient>[0]> = {}): { segmenter: SegmenterClient; states: SegmenterState["state"][] } {
  const states: SegmenterState["state"][] = [];
  const segmenter = new SegmenterClient({ entry, onState: ({ state }) => states.push(state), ...options });
  clients.push(segmenter);
  return { segmenter, states };
}

function entryThat(name: string, body: string): string {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, body);
  return file;
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await build({ entryPoints: ["src/platform/node/segmenterProcess.ts"], bundle: true, platform: "node", format: "cjs", outfile: entry, logLevel: "error" });
});
afterEach(() => {
  for (const segmenter of clients.splice(0)) segmenter.dispose();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("packTokens", () => {
  it("keeps ends and tags", () => {
    const tokens = [
      { start: 0, end: 2, tag: "ns" },
      { start: 2, end: 3, tag: "v" },
      { start: 3, end: 5, tag: "ns" },
    ];
    const packed = packTokens(tokens);
    expect(unpackTokens(packed.tags, packed.tokens)).toEqual(tokens);
  });
});

describe("SegmenterClient", () => {
  it("cuts words that cover the text", { timeout: 30_000 }, async () => {
    const { segmenter, states } = client();
    const text = "东湖银行上海分行\ud83d\ude00公告\u0000完";
    const tokens = await segmenter.segment(text);
    expect(tokens[0]?.start).toBe(0);
    expect(tokens.at(-1)?.end).toBe(text.length);
    tokens.forEach((token, index) => {
      expect(token.start).toBe(tokens[index - 1]?.end ?? 0);
    });
    expect(tokens.some(({ start, end }) => text.slice(start, end) === "上海")).toBe(true);
    expect(states).toEqual(["loading", "ready"]);
  });

  it("starts again after a crash and gives a text up that kills it twice", { timeout: 30_000 }, async () => {
    const crashing = entryThat("crash", `process.on("message", ({id, text}) => text === "x" ? process.exit(3) : process.send({id, tags: ["n"], tokens: [text.length, 0]}));`);
    const { segmenter } = client({ entry: crashing });
    await expect(segmenter.segment("好")).resolves.toEqual([{ start: 0, end: 1, tag: "n" }]);
    await expect(segmenter.segment("x")).rejects.toThrow();
    await expect(segmenter.segment("好的")).resolves.toEqual([{ start: 0, end: 2, tag: "n" }]);
  });

  it("cuts what is urgent before all that waits", async () => {
    const { segmenter } = client({ entry: entryThat("echo", `process.on("message", ({id, text}) => process.send({id, tags: ["n"], tokens: [text.length, 0]}));`) });
    const answered: string[] = [];
    const ask = async (text: string, urgent: boolean) => {
      await segmenter.segment(text, undefined, { urgent });
      answered.push(text);
    };
    await Promise.all([ask("一", false), ask("二", false), ask("三", false), ask("四", true)]);
    expect(answered).toEqual(["一", "四", "二", "三"]);
  });

  it("says so when no dictionary can be loaded, and is not asked again", async () => {
    const fatal = entryThat("fatal", `process.on("message", ({id}) => process.send({id, error: "no binary", fatal: true}));`);
    const { segmenter, states } = client({ entry: fatal });
    await expect(segmenter.segment("好")).rejects.toThrow("no binary");
    await expect(segmenter.segment("好")).rejects.toThrow("no binary");
    expect(states.at(-1)).toBe("unavailable");
  });

  it("cuts the same words where nodejieba's binary can't be loaded", { timeout: 60_000 }, async () => {
    const home = join(folder, "foreign");
    const library = join(home, "node_modules", "nodejieba");
    const installed = join(process.cwd(), "node_modules", "nodejieba");
    mkdirSync(join(library, "build", "Release"), { recursive: true });
    for (const name of ["package.json", "index.js"]) copyFileSync(join(installed, name), join(library, name));
    symlinkSync(join(installed, "submodules"), join(library, "submodules"));
    writeFileSync(join(library, "build", "Release", "nodejieba.node"), "made for another machine");
    copyFileSync(entry, join(home, "segmenterProcess.cjs"));
    const text = "中国平安产险上海分公司为客户提供云计算服务。";
    const foreign = client({ entry: join(home, "segmenterProcess.cjs") });
    const native = client();
    expect(await foreign.segmenter.segment(text)).toEqual(await native.segmenter.segment(text));
    expect([foreign.states.at(-1), native.states.at(-1)]).toEqual(["ready", "ready"]);
  });

  it("drops an aborted text", async () => {
    const slow = entryThat("slow", `process.on("message", ({id, text}) => setTimeout(() => process.send({id, tags: ["n"], tokens: [text.length, 0]}), 50));`);
    const { segmenter } = client({ entry: slow });
    const controller = new AbortController();
    const first = segmenter.segment("一");
    const second = segmenter.segment("二二", controller.signal);
    controller.abort(new Error("stop"));
    await expect(second).rejects.toThrow("stop");
    await expect(first).resolves.toHaveLength(1);
    await expect(segmenter.segment("三三三")).resolves.toEqual([{ start: 0, end: 3, tag: "n" }]);
  });

  it("ends when idle", async () => {
    const quick = entryThat("quick", `process.on("message", ({id, text}) => process.send({id, tags: ["n"], tokens: [text.length, 0]}));`);
    let ended: () => void = () => undefined;
    const idle = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const segmenter = new SegmenterClient({
      entry: quick,
      idleMilliseconds: 20,
      onState: ({ state }) => {
        if (state === "idle") ended();
      },
    });
    clients.push(segmenter);
    await segmenter.segment("好");
    await idle;
    await expect(segmenter.segment("又")).resolves.toHaveLength(1);
  });
});
