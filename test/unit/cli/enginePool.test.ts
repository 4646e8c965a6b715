import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EnginePool } from "../../../src/cli/enginePool";

/** Answers each line, in order, with itself and its own process id; some lines end it or keep it waiting. */
const child = `
(async () => {
  for await (const line of require("node:readline").createInterface({ input: process.stdin })) {
    if (line === "die") process.exit(3);
    if (line === "slow") await new Promise((resolve) => setTimeout(resolve, 300));
    process.stdout.write(JSON.stringify({ line, pid: process.pid }) + "\\n");
  }
})();
`;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-"));
  await writeFile(join(folder, "child.cjs"), child);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const createPool = (size: number): EnginePool => new EnginePool({ executable: process.execPath, args: [join(folder, "child.cjs")] }, [], size);

interface Echo {
  readonly line?: string;
  readonly pid?: number;
  readonly error?: { readonly code: string };
}

const ask = async (pool: EnginePool, request: string): Promise<Echo> => JSON.parse(await pool.ask(request, request)) as Echo;

describe("EnginePool", () => {
  it("shares the work among its children and never has more", async () => {
    const pool = createPool(2);
    const answers = await Promise.all(["slow", "slow", "a", "b", "c"].map((request) => ask(pool, request)));
    expect(answers.map(({ line }) => line)).toEqual(["slow", "slow", "a", "b", "c"]);
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
    pool.dispose();
  });

  it("tells of a child that died and goes on with another", async () => {
    const pool = createPool(1);
    const [first, dead, lost] = await Promise.all([ask(pool, "a"), ask(pool, "die"), ask(pool, "b")]);
    expect([dead.error?.code, lost.error?.code]).toEqual(["internal", "internal"]);
    const next = await ask(pool, "c");
    expect(next.line).toBe("c");
    expect(next.pid).not.toBe(first.pid);
    pool.dispose();
  });

  it("answers also where no child can be started", async () => {
    const pool = new EnginePool({ executable: join(folder, "nothing"), args: [] }, [], 2);
    expect((await ask(pool, "a")).error?.code).toBe("internal");
    expect(JSON.parse(await pool.ask(7, "b"))).toMatchObject({ id: 7, error: { code: "internal" } });
    pool.dispose();
  });
});
