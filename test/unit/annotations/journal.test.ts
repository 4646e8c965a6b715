/** Work that was not saved when the window died comes back, and former states are kept as long as the setting says. */

import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sidecar } from "../../../src/core/annotations/sidecar/sidecar";
import { finish } from "../../../src/core/text/steps";
import { applyJournal, Journal, type StoredEntry } from "../../../src/extension/annotations/journal";
import { expired, Snapshots } from "../../../src/extension/annotations/snapshots";
import { buildChild } from "./children/build";
import { find, hashOf, openText, saved } from "./support";

const text = "东湖银行营收3000余万元。启航财险增资12%。\n";
const uri = "file:///a.md.zhupi.json";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-journal-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** As if the process that wrote the journal were gone; `pid` is what its id was. */
async function die(pid = 999_999_999): Promise<void> {
  for (const name of await readdir(folder)) {
    const [stem = "", , token = "", ...rest] = name.split(".");
    await rename(join(folder, name), join(folder, [stem, pid.toString(), `x${token}`, ...rest].join(".")));
  }
}

const put = (disk: Sidecar, entries: readonly StoredEntry[]): Sidecar => finish(applyJournal(disk, entries));
const ids = (entries: readonly StoredEntry[]): string[] => entries.map(({ id }) => id);

function begin(): ReturnType<typeof openText> {
  const session = openText(text);
  session.apply({ type: "add", drafts: [{ kind: "entity", label: "ORG", spans: [find(text, "东湖银行")] }] }, { author: "李" });
  return session;
}

describe("the journal", () => {
  it("brings unsaved changes back onto what others have saved meanwhile", async () => {
    const session = begin();
    const disk = saved(session);
    const journal = new Journal(folder, uri);
    await journal.append(session.apply({ type: "update", ids: ["id-0"], patch: { note: "没存" } }, { author: "李" }).entries, hashOf(text));
    await journal.append(session.apply({ type: "add", drafts: [{ kind: "entity", label: "ORG", spans: [find(text, "启航财险")] }] }, { author: "李" }).entries, hashOf(text));
    await die();
    const theirs = { ...disk, annotations: disk.annotations.map((one) => ({ ...one, status: "reviewed" as const })) };
    const next = new Journal(folder, uri);
    const back = openText(text, put(theirs, await next.recover()));
    expect(back.get("id-0")?.annotation).toMatchObject({ note: "没存", status: "reviewed" });
    expect(back.get("id-1")).toMatchObject({ state: "anchored" });
    await next.rotate()();
    expect(await readdir(folder)).toEqual([]);
  });

  it("brings a removal back, but not over work that somebody else did on it", async () => {
    const session = begin();
    const disk = saved(session);
    const journal = new Journal(folder, uri);
    await journal.append(session.apply({ type: "remove", ids: ["id-0"] }, { author: "李" }).entries, hashOf(text));
    await die();
    const entries = await new Journal(folder, uri).recover();
    expect(put(disk, entries).annotations).toEqual([]);
    const worked = { ...disk, annotations: disk.annotations.map((one) => ({ ...one, note: "我还要" })) };
    expect(put(worked, entries).annotations).toMatchObject([{ id: "id-0", note: "我还要", conflicts: [{ field: "annotation" }] }]);
  });

  it("leaves alone what a running program writes, and forgets only what was saved", async () => {
    const session = begin();
    const journal = new Journal(folder, uri);
    const step = (note: string): Parameters<Journal["append"]>[0] => session.apply({ type: "update", ids: ["id-0"], patch: { note } }, { author: "李" }).entries;
    await journal.append(step("1"), "");
    expect(await new Journal(folder, uri).recover()).toEqual([]);
    const forget = journal.rotate();
    await journal.append(step("2"), "");
    await forget();
    await die();
    expect(await new Journal(folder, "file:///other.zhupi.json").recover()).toEqual([]);
    expect((await new Journal(folder, uri).recover()).map(({ after }) => after?.note)).toEqual(["2"]);
  });

  it.each([
    ["of this very process, which got the id of the one that is gone", process.pid],
    ["of another program, which got the id of the one that is gone, long ago", process.ppid],
  ])("is given up where its process id is %s", async (_name, pid) => {
    const journal = new Journal(folder, uri);
    await journal.append(begin().undo("李").entries, "");
    await die(pid);
    const [name = ""] = await readdir(folder);
    const longAgo = new Date(Date.now() - 11 * 60_000);
    if (pid !== process.pid) {
      expect(await new Journal(folder, uri).recover()).toEqual([]);
      await utimes(join(folder, name), longAgo, longAgo);
    }
    const [mine, theirs] = [new Journal(folder, uri), new Journal(folder, uri)];
    const found = await Promise.all([mine.recover(), theirs.recover()]);
    expect(found.flatMap(ids)).toEqual(["id-0"]);
  });

  it("comes back to the same window when an article is closed that could not be saved, and is not forgotten with later work", async () => {
    const first = new Journal(folder, uri);
    const step = begin().undo("李").entries;
    await first.append(step, "");
    first.rotate();
    const later = new Journal(folder, uri);
    await later.append([{ id: "other", before: undefined, after: step[0]?.before }], "");
    await later.rotate()();
    first.close();
    const last = new Journal(folder, uri);
    expect(ids(await last.recover())).toEqual(["id-0"]);
    // Nor where what was brought back could not be saved either.
    last.close();
    expect(ids(await new Journal(folder, uri).recover())).toEqual(["id-0"]);
  });

  it("has every change that was acknowledged when its program is killed", { timeout: 60_000 }, async () => {
    const program = join(folder, "journaler.mjs");
    await buildChild("journaler", program);
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, [program, join(folder, "journal"), uri], { stdio: ["ignore", "pipe", "inherit"] });
      let output = "";
      child.stdout.setEncoding("utf8");
      child.stdout.on("data", (data: string) => {
        output += data;
        if (output === data) setTimeout(() => child.kill("SIGKILL"), Math.random() * 20);
      });
      await new Promise((resolve) => child.on("close", resolve));
      const acknowledged = Number(output.slice(0, output.lastIndexOf("\n")).split("\n").at(-1));
      const next = new Journal(join(folder, "journal"), uri);
      const found = await next.recover();
      expect(found.length).toBeGreaterThanOrEqual(acknowledged);
      expect(ids(found)).toEqual(found.map((_, index) => `id-${index.toString()}`));
      await next.rotate()();
    }
    expect(await readdir(join(folder, "journal"))).toEqual([]);
  });

  it("is not given up as long as its owner tries to save", async () => {
    const journal = new Journal(folder, uri);
    await journal.append(begin().undo("李").entries, "");
    const [name = ""] = await readdir(folder);
    const longAgo = new Date(Date.now() - 11 * 60_000);
    await utimes(join(folder, name), longAgo, longAgo);
    await journal.touch();
    expect((await stat(join(folder, name))).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
  });

  it("reads what is whole of a file that the crash cut off", async () => {
    const session = begin();
    const journal = new Journal(folder, uri);
    await journal.append(session.apply({ type: "update", ids: ["id-0"], patch: { note: "x" } }, { author: "李" }).entries, "");
    await die();
    const [name = ""] = await readdir(folder);
    const whole = await readFile(join(folder, name), "utf8");
    await writeFile(join(folder, name), `${whole}${whole.slice(0, 50)}\n[]\n{"id":"x"}\nnull\n`);
    expect(await new Journal(folder, uri).recover()).toHaveLength(1);
  });
});

describe("former states", () => {
  it("are kept apart by time, listed newest first, and go when they are too old", async () => {
    let days = 30;
    const snapshots = new Snapshots(folder, () => days, { info: () => undefined, warn: () => undefined, error: () => undefined });
    const sidecar = saved(begin());
    await snapshots.keepSidecar(uri, sidecar);
    await snapshots.keep(uri, 5, () => Promise.reject(new Error("not so soon")));
    await snapshots.keep(uri, 5, () => Promise.reject(new Error("nor a loss")), "loss");
    const [first] = await snapshots.list(uri);
    expect(first).toMatchObject({ annotations: 1 });
    expect(JSON.parse(await snapshots.read(uri, first?.id ?? ""))).toMatchObject({ format: "zhupi-sidecar" });
    await expect(snapshots.read(uri, "../../x")).rejects.toThrow();
    const [kept = ""] = await readdir(folder);
    const old = (Date.now() - 31 * 86_400_000).toString();
    await writeFile(join(folder, kept, `${old}-7.json`), "{}");
    expect((await snapshots.list(uri)).map(({ annotations }) => annotations)).toEqual([1, 7]);
    await snapshots.keepSidecar(uri, sidecar);
    expect((await snapshots.list(uri)).map(({ annotations }) => annotations)).not.toContain(7);
    days = 0;
    await snapshots.keepSidecar("file:///none", sidecar);
    expect(await snapshots.list("file:///none")).toEqual([]);
  });

  it("are all kept for a day, then one an hour, then one a day", () => {
    const hour = 3_600_000;
    const now = Date.UTC(2026, 3, 20, 12);
    const states = Array.from({ length: 40 * 24 * 4 }, (_, index) => ({ id: index.toString(), time: now - (index * hour) / 4, annotations: 1 }));
    const gone = new Set(expired(states, now, 30));
    const kept = states.filter((state) => !gone.has(state)).map(({ time }) => (now - time) / hour);
    expect(kept.filter((age) => age < 24)).toHaveLength(96);
    expect(Math.abs(kept.filter((age) => age >= 24 && age < 7 * 24).length - 6 * 24)).toBeLessThanOrEqual(1);
    expect(kept.filter((age) => age >= 7 * 24).length).toBeGreaterThanOrEqual(23);
    expect(kept.filter((age) => age >= 7 * 24).length).toBeLessThanOrEqual(25);
    expect(Math.max(...kept)).toBeLessThanOrEqual(30 * 24);
    expect(new Set(expired(states.filter((state) => !gone.has(state)), now, 30)).size).toBe(0);
  });
});
