/** A sidecar is whole at every instant, whatever kills the program that saves it, and two programs lose nothing. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, lstat, mkdir, mkdtemp, readFile, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSidecar } from "../../../src/core/annotations/sidecar/readSidecar";
import { removeLeftovers, writeFileAtomic } from "../../../src/platform/node/atomicFile";
import { LockedError, withFileLock } from "../../../src/platform/node/fileLock";
import { buildChild } from "./children/build";

const kills = Number(process.env["ZHUPI_KILLS"] ?? "40");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-durability-"));
  await buildChild("writer", join(folder, "writer.mjs"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs a writer and kills it `milliseconds` after its first save, if given; resolves to its last whole line. */
async function run(args: readonly string[], milliseconds?: number): Promise<string> {
  const child = spawn(process.execPath, [join(folder, "writer.mjs"), ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (data: string) => {
    output += data;
    // The clock starts with the first save: a child that is killed while it starts proves nothing.
    if (milliseconds !== undefined && output === data) setTimeout(() => child.kill("SIGKILL"), milliseconds);
  });
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (milliseconds === undefined) expect(status).toBe(0);
  return output.slice(0, output.lastIndexOf("\n")).split("\n").at(-1) ?? "";
}

async function readIds(path: string): Promise<Set<string>> {
  const parsed = parseSidecar(await readFile(path, "utf8"));
  expect(parsed.status).toBe("ok");
  return new Set(parsed.status === "ok" ? parsed.sidecar.annotations.map(({ id }) => id) : []);
}

describe("saving", () => {
  it(`is whole at every instant and has all that was acknowledged, after ${kills.toString()} kills of two writers at once`, { timeout: 60_000 + kills * 1500 }, async () => {
    const path = join(folder, "kill.md.zhupi.json");
    const names = ["a", "b"];
    let looks = 0;
    for (let round = 0; round < kills / names.length; round++) {
      if (round % 25 === 0) await rm(path, { force: true });
      const running = new Set(names);
      const writers = Promise.all(names.map((name) => run([path, name, "endless", (1 + (round % 7) * 10).toString()], Math.random() * 60).finally(() => running.delete(name))));
      const looking = (async () => {
        for (; running.size > 0; looks++) {
          if (existsSync(path)) await readIds(path);
          await delay(3);
        }
      })();
      const counts = (await writers).map(Number);
      await looking;
      const ids = await readIds(path);
      names.forEach((name, index) => {
        for (let count = 0; count < (counts[index] ?? 0); count++) expect(ids).toContain(`${name}-${count.toString()}`);
      });
    }
    console.log(`${kills.toString()} kills, looked at ${looks.toString()} times meanwhile`);
    expect(looks).toBeGreaterThan(kills / names.length);
  });

  it("loses nothing when several programs save at once", { timeout: 60_000 }, async () => {
    const path = join(folder, "together.md.zhupi.json");
    const names = ["a", "b", "c"];
    await Promise.all(names.map((name) => run([path, name, "25"])));
    const expected = names.flatMap((name) => Array.from({ length: 25 }, (_, index) => `${name}-${index.toString()}`));
    expect([...(await readIds(path))].sort()).toEqual(expected.sort());
  });

  it("replaces a link and never writes through it", async () => {
    const inside = join(folder, "in");
    await mkdir(inside);
    const outside = join(folder, "outside.json");
    await writeFile(outside, "mine");
    await symlink(outside, join(inside, "a.zhupi.json"));
    await writeFileAtomic(join(inside, "a.zhupi.json"), ["new"]);
    expect(await readFile(outside, "utf8")).toBe("mine");
    expect((await lstat(join(inside, "a.zhupi.json"))).isSymbolicLink()).toBe(false);
    expect(await readdir(inside)).toEqual(["a.zhupi.json"]);
  });

  it("leaves the old content and no temporary file when it fails half-way", async () => {
    const path = join(folder, "half.json");
    await writeFile(path, "old");
    function* pieces(): Generator<string> {
      yield "new";
      throw new Error("no more");
    }
    await expect(writeFileAtomic(path, pieces())).rejects.toThrow("no more");
    expect(await readFile(path, "utf8")).toBe("old");
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp") && name.includes("half"))).toEqual([]);
  });

  // Needs the right to mount, in a name space of its own.
  const canMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmpdir()]).status === 0;
  it.skipIf(!canMount)("stops at a full disk with all that was acknowledged, and goes on when there is room", async () => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    const path = join(disk, "full.md.zhupi.json");
    const writer = `"${process.execPath}" "${join(folder, "writer.mjs")}" "${path}"`;
    const script = `mount -t tmpfs -o size=256k tmpfs "${disk}" && { ${writer} a endless 10 2>/dev/null; echo full; ls -A "${disk}"; mount -o remount,size=4m "${disk}"; ${writer} b 3; cat "${path}"; }`;
    const { stdout } = spawnSync("unshare", ["-rm", "sh", "-c", script], { encoding: "utf8", maxBuffer: 1 << 24 });
    const [before = "", after = ""] = stdout.split("full\n");
    expect(Number(before.trim().split("\n").at(-1))).toBeGreaterThan(10);
    const begin = after.indexOf("{");
    expect(after.slice(0, begin).trim().split("\n")).toEqual(["full.md.zhupi.json", "1", "2", "3"]);
    const parsed = parseSidecar(after.slice(begin));
    const ids = new Set(parsed.status === "ok" ? parsed.sidecar.annotations.map(({ id }) => id) : []);
    for (const acknowledged of [`a-${(Number(before.trim().split("\n").at(-1)) - 1).toString()}`, "b-2"]) expect(ids).toContain(acknowledged);
  });

  it("keeps the permissions of the file and takes names of any length that the system takes", async () => {
    const path = join(folder, `${"名".repeat(81)}.zhupi.json`);
    for (const mode of [0o600, 0o666]) {
      await writeFile(path, "old");
      await chmod(path, mode);
      await withFileLock(path, () => writeFileAtomic(path, ["new"]));
      expect((await lstat(path)).mode & 0o777).toBe(mode);
    }
  });

  it("removes what killed programs left, once it is old", async () => {
    const path = join(folder, "left.json");
    const [old, young, other] = [`.left.json.0123abcd.tmp`, `.left.json.89abcdef.tmp`, ".left.json.notes.tmp"].map((name) => join(folder, name));
    for (const file of [old, young, other]) await writeFile(file ?? "", "");
    const hourAgo = new Date(Date.now() - 3_600_000);
    await utimes(old ?? "", hourAgo, hourAgo);
    await utimes(other ?? "", hourAgo, hourAgo);
    await removeLeftovers(path);
    expect((await readdir(folder)).filter((name) => name.startsWith(".left"))).toEqual([".left.json.89abcdef.tmp", ".left.json.notes.tmp"]);
  });
});

describe("taking turns", () => {
  it("takes over the lock of a program that is gone", async () => {
    const path = join(folder, "gone.json");
    await writeFile(join(folder, ".gone.json.lock"), `${(await import("node:os")).hostname()} 999999999 x`);
    await expect(withFileLock(path, () => Promise.resolve("done"))).resolves.toBe("done");
    expect(await readdir(folder)).not.toContain(".gone.json.lock");
  });

  it("takes over a lock whose process id is this one's now, at once, or another running program's, after a while", async () => {
    const { hostname } = await import("node:os");
    for (const pid of [process.pid, process.ppid]) {
      const path = join(folder, `again-${pid.toString()}.json`);
      await writeFile(join(folder, `.again-${pid.toString()}.json.lock`), `${hostname()} ${pid.toString()} x`);
      await expect(withFileLock(path, () => Promise.resolve("done"), pid === process.pid ? { patience: 200 } : { stale: 200 })).resolves.toBe("done");
    }
  });

  it("gives up on one that is held, and does not remove it", async () => {
    const path = join(folder, "held.json");
    await withFileLock(path, async () => {
      await expect(withFileLock(path, () => Promise.resolve(), { patience: 60 })).rejects.toThrow(LockedError);
      expect(await readdir(folder)).toContain(".held.json.lock");
    });
    expect(await readdir(folder)).not.toContain(".held.json.lock");
  });

  it("frees the lock when the work fails", async () => {
    const path = join(folder, "fails.json");
    await expect(withFileLock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(withFileLock(path, () => Promise.resolve(1), { patience: 50 })).resolves.toBe(1);
  });
});
