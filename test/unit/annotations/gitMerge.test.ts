/** Annotators on two branches, a real git, and no conflict markers. */

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnnotationSession } from "../../../src/core/annotations/session/annotationSession";
import { parseSidecar } from "../../../src/core/annotations/sidecar/readSidecar";
import { sidecarName } from "../../../src/core/annotations/sidecar/sidecarName";
import { serializeSidecar } from "../../../src/core/annotations/sidecar/writeSidecar";
import { zhupi } from "../cli/support";
import { buildChild } from "./children/build";
import { find, openText, saved } from "./support";

const text = "东湖银行营收3000余万元。启航财险增资12%。云栖人寿赔付505.5亿元。\n";
let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhupi-git-"));
  const out = await mkdtemp(join(tmpdir(), "zhupi-cli-"));
  program = join(out, "cli.mjs");
  await buildChild("mergeProgram", program);
  git("init", "-b", "main");
  git("config", "user.name", "li");
  git("config", "user.email", "li@example.com");
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function git(...args: string[]): string {
  return execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

const sidecarPath = (): string => join(folder, sidecarName("a.md"));
const ownPath = (author: string): string => join(folder, sidecarName("a.md", author));

/** Opens the sidecar as it stands, lets `work` change it, and commits it. */
function commit(message: string, work: (session: AnnotationSession) => void): Promise<void> {
  return commitIn(sidecarPath(), message, work);
}

/** The same in an annotator's own sidecar. */
function commitAs(author: string, message: string, work: (session: AnnotationSession) => void): Promise<void> {
  return commitIn(ownPath(author), message, work);
}

async function commitIn(path: string, message: string, work: (session: AnnotationSession) => void): Promise<void> {
  const stored = parseSidecar(await readFile(path, "utf8").catch(() => ""));
  const session = openText(text, stored.status === "ok" ? stored.sidecar : undefined, message);
  work(session);
  await writeFile(path, serializeSidecar(saved(session)));
  git("add", "-A");
  git("commit", "-m", message);
}

function add(session: AnnotationSession, needle: string): void {
  session.apply({ type: "add", drafts: [{ kind: "entity", label: "ORG", spans: [find(text, needle)] }] }, { author: "li" });
}

async function readBack(path = sidecarPath()): Promise<ReturnType<typeof parseSidecar>> {
  const content = await readFile(path, "utf8");
  expect(content).not.toMatch(/^(<<<<<<<|=======|>>>>>>>)/mu);
  return parseSidecar(content);
}

describe("zhupi merge", () => {
  it("is set up by one command, twice without harm, and joins two branches", { timeout: 60_000 }, async () => {
    await writeFile(join(folder, "a.md"), text);
    for (let i = 0; i < 2; i++) {
      const { status, stderr } = await zhupi(["git-setup", "--program", `'${process.execPath}' '${program}'`], { cwd: folder });
      expect([status, stderr]).toEqual([0, expect.any(String)]);
    }
    expect((await readFile(join(folder, ".gitattributes"), "utf8")).split("\n")).toHaveLength(2);
    await commit("begin", (session) => {
      add(session, "东湖银行");
    });
    git("checkout", "-b", "wang");
    await commit("wang", (session) => {
      add(session, "启航财险");
      session.apply({ type: "update", ids: ["begin-0"], patch: { note: "王的意见" } }, { author: "wang" });
    });
    git("checkout", "main");
    await commit("li", (session) => {
      add(session, "云栖人寿");
      session.apply({ type: "update", ids: ["begin-0"], patch: { label: "PRODUCT" } }, { author: "li" });
    });
    git("merge", "wang", "-m", "join");
    expect(git("status", "--porcelain")).toBe("");
    const merged = await readBack();
    if (merged.status !== "ok") throw new Error(merged.status);
    expect(merged.sidecar.annotations.map(({ id }) => id)).toEqual(["begin-0", "wang-0", "li-0"]);
    expect(merged.sidecar.annotations[0]).toMatchObject({ note: "王的意见", label: "PRODUCT" });
    expect(openText(text, merged.sidecar).counts()).toMatchObject({ anchored: 3 });
  });

  it("keeps both values of a true conflict, and says so", { timeout: 60_000 }, async () => {
    git("checkout", "-b", "zhao");
    await commit("zhao", (session) => session.apply({ type: "update", ids: ["begin-0"], patch: { note: "赵" } }, { author: "zhao" }));
    git("checkout", "main");
    await commit("li again", (session) => session.apply({ type: "update", ids: ["begin-0"], patch: { note: "李" } }, { author: "li" }));
    git("merge", "zhao", "-m", "join");
    const merged = await readBack();
    if (merged.status !== "ok") throw new Error(merged.status);
    expect([...(merged.sidecar.annotations[0]?.conflicts?.[0]?.values ?? [])].sort()).toEqual(["李", "赵"].sort());
  });

  it("joins annotators' own files, too, and branches that renamed nothing but added much", { timeout: 60_000 }, async () => {
    git("checkout", "main");
    await commitAs("王", "wang's own", (session) => {
      add(session, "东湖银行");
    });
    git("checkout", "-b", "own");
    await commitAs("王", "wang on the branch", (session) => {
      for (const needle of ["启航财险", "云栖人寿"]) add(session, needle);
    });
    await commitAs("a/b", "a name that is no file name", (session) => {
      add(session, "12%");
    });
    git("checkout", "main");
    await commitAs("王", "wang at home", (session) => {
      session.apply({ type: "update", ids: ["wang's own-0"], patch: { note: "在主干上写的" } }, { author: "王" });
    });
    git("merge", "own", "-m", "join");
    expect(git("status", "--porcelain")).toBe("");
    const merged = await readBack(ownPath("王"));
    if (merged.status !== "ok") throw new Error(merged.status);
    expect(merged.sidecar.annotations.map(({ id }) => id).sort()).toEqual(["wang on the branch-0", "wang on the branch-1", "wang's own-0"]);
    expect(merged.sidecar.annotations.find(({ id }) => id === "wang's own-0")?.note).toBe("在主干上写的");
    expect(await readBack(ownPath("a/b"))).toMatchObject({ status: "ok" });
  });

  it("joins files that both branches began, which have no common origin", { timeout: 60_000 }, async () => {
    git("checkout", "--orphan", "empty-a");
    git("rm", "-rf", "--cached", ".");
    await rm(sidecarPath());
    await writeFile(join(folder, ".gitattributes"), "*.zhupi.json merge=zhupi text eol=lf\n");
    git("add", ".gitattributes", "a.md");
    git("commit", "-m", "root");
    git("checkout", "-b", "empty-b");
    await commit("b", (session) => {
      add(session, "启航财险");
    });
    git("checkout", "empty-a");
    await commit("a", (session) => {
      add(session, "云栖人寿");
    });
    git("merge", "empty-b", "-m", "join");
    const merged = await readBack();
    expect(merged.status === "ok" && merged.sidecar.annotations.map(({ id }) => id)).toEqual(["b-0", "a-0"]);
  });

  const good = serializeSidecar(saved(openText(text)));
  it.each<[string, string | Uint8Array, RegExp]>([
    ["cut off", '{"format": "zhupi-sidecar"', /cut off/u],
    ["of a newer version", '{"format":"zhupi-sidecar","version":99,"article":{"name":"a","hash":"","length":0},"annotations":[]}', /newer version/u],
    ["no sidecar", "[]", /not an object/u],
    ["merged by git itself", `<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> wang\n`, /git left two versions/u],
    ["not UTF-8", Buffer.from("\ufeff{}", "utf16le"), /not UTF-8/u],
    ["a list in a list, 100,000 deep", good.replace('"annotations": [', `"annotations": [${"[".repeat(100_000)}`), /nested too deeply|cut off/u],
    ["empty", "", /empty/u],
  ])("leaves OURS as it is where a version is %s, and says which", async (_name, content, why) => {
    for (const role of ["BASE", "OURS", "THEIRS"]) {
      if (role === "BASE" && content === "") continue;
      const [base, ours, theirs] = ["BASE", "OURS", "THEIRS"].map((name) => ({ path: join(folder, `${name}.json`), content: name === role ? content : good }));
      if (base === undefined || ours === undefined || theirs === undefined) throw new Error("no files");
      for (const version of [base, ours, theirs]) await writeFile(version.path, version.content);
      const { status, stderr } = await zhupi(["merge", "--name", "甲.md.zhupi.json", base.path, ours.path, theirs.path]);
      expect(status).toBe(1);
      expect(stderr).toMatch(why);
      expect(stderr).toContain(content === "" ? "甲.md.zhupi.json" : `甲.md.zhupi.json (${role})`);
      expect(await readFile(ours.path)).toEqual(Buffer.from(ours.content));
    }
  });

  it("says what is missing", async () => {
    expect(await zhupi(["merge", "/nowhere/base", "/nowhere/ours", "/nowhere/theirs"])).toMatchObject({ status: 1, stderr: expect.stringContaining("/nowhere/base can't be read") as string });
  });

  it("wants three files", async () => {
    expect((await zhupi(["merge", "a", "b"])).status).toBe(2);
    expect((await zhupi(["merge", "a", "b", "c", "d"])).status).toBe(2);
    expect((await zhupi(["git-setup", "a", "b"])).status).toBe(2);
  });
});
