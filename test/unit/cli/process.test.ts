import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TaggerModel } from "../../../src/core/entities/learning/model";
import { parseLines } from "./support";

const root = join(__dirname, "..", "..", "..");
const program = join(root, ".cache", "test-cli", "cli.js");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-"));
  await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/main.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["nodejieba"],
    logLevel: "error",
  });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function start(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, ...args], { cwd: folder, env: { ...process.env, LANG: "en" } });
}

async function statusOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [status] = (await once(child, "close")) as [number | null];
  return status;
}

const request = (id: number): string => `${JSON.stringify({ id, text: "净利润5.37亿元，同比增长6.9%", format: "plain" })}\n`;

describe("the program", () => {
  it("answers each request before the next one comes", async () => {
    const child = start("analyze", "--jsonl", "--no-entities");
    for (const id of [1, 2, 3]) {
      child.stdin.write(request(id));
      const [answer] = (await once(child.stdout, "data")) as [Buffer];
      expect(JSON.parse(answer.toString())).toMatchObject({ id, figures: [{ value: 537000000 }, { value: 6.9 }] });
    }
    child.stdin.end();
    expect(await statusOf(child)).toBe(0);
  });

  it("answers the same in the same order with several processes", async () => {
    const requests = [...Array.from({ length: 60 }, (_, id) => request(id)), "{broken\n", request(60), '{"id":"x"}\n', request(61)].join("");
    const [alone, together] = await Promise.all(
      [[], ["--jobs", "3"]].map(async (flags) => {
        const child = start("analyze", "--jsonl", "--no-entities", ...flags);
        let stdout = "";
        child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
        child.stdin.end(requests);
        return { status: await statusOf(child), stdout };
      }),
    );
    expect(parseLines(alone?.stdout ?? "")).toHaveLength(64);
    expect(together).toEqual(alone);
    expect(together?.status).toBe(1);
  });

  it("ends quietly when its reader has gone, though requests go on", async () => {
    const child = start("analyze", "--jsonl", "--no-entities");
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.on("error", () => undefined);
    const feeding = setInterval(() => child.stdin.write(request(1).repeat(100)), 5);
    await once(child.stdout, "data");
    child.stdout.destroy();
    expect(await statusOf(child)).toBe(0);
    clearInterval(feeding);
    expect(stderr).toBe("");
  });

  it("reads no further ahead than its reader takes", async () => {
    const child = start("analyze", "--jsonl", "--no-entities");
    child.stdin.on("error", () => undefined);
    let taken = 0;
    const text = request(1).repeat(200);
    // Until a write is not accepted for half a second: everything between the two ends is full then.
    for (let stuck = false; !stuck && taken < 50_000_000; ) {
      if (child.stdin.write(text)) taken += text.length;
      else {
        const drained = once(child.stdin, "drain").then(() => "drained");
        const waited = new Promise((resolve) => setTimeout(resolve, 500, "stuck"));
        stuck = (await Promise.race([drained, waited])) === "stuck";
        taken += text.length;
      }
    }
    expect(taken).toBeLessThan(10_000_000);
    // Waiting for its reader, it can still be ended.
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    expect(await ended).toEqual([null, "SIGTERM"]);
  });

  it("stops on Ctrl-C and leaves no half-written export", async () => {
    for (let i = 0; i < 400; i += 1) await writeFile(join(folder, `${String(i)}.md`), `---\ntitle: "${"东湖银行".repeat(9)}"\n---\n<p>${"净利润5.37亿元。".repeat(300)}</p>`);
    const child = start("export", ".", "--no-entities", "--format", "jsonl", "--out", "out.jsonl");
    await expect.poll(async () => (await readdir(folder)).filter((name) => name.endsWith(".tmp")).length, { timeout: 10_000, interval: 5 }).toBe(1);
    child.kill("SIGINT");
    expect(await statusOf(child)).toBe(1);
    expect((await readdir(folder)).filter((name) => !name.endsWith(".md"))).toEqual([]);
  });

  it("exports a folder and says where to", async () => {
    const child = start("export", ".", "--no-entities", "--out", "all.jsonl");
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    expect(await statusOf(child)).toBe(0);
    expect(stderr).toBe(`zhupi: There are no annotations; what was recognised is exported.\nArticles exported: 400\n  ${join(folder, "all.jsonl")}\n`);
    expect(parseLines(readFileSync(join(folder, "all.jsonl"), "utf8"))).toHaveLength(400);
  });

  it("fits the judge of a model in a thread, and reads it back", async () => {
    const line = (dish: string) => `${JSON.stringify({ text: `来份${dish}。`, entities: [{ start: 2, end: 2 + dish.length, type: "菜" }] })}\n`;
    const child = start("train", "--jsonl", "-", "--out", "dishes.model", "--epochs", "1");
    child.stdin.end(Array.from({ length: 320 }, (_, index) => line(["东坡肉", "龙井虾仁", "叫化鸡"][index % 3] ?? "")).join(""));
    expect(await statusOf(child)).toBe(0);
    const model = TaggerModel.read(readFileSync(join(folder, "dishes.model")));
    expect(model.judge.signs.places.length).toBeGreaterThan(0);
    expect(model.judge.least).toBeCloseTo(0.42);
  });
});
