/** Sidecars inside a real VS Code that other programs write at the same time: other windows, git, scripts. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { ARTICLE, exact, inFolder, type Stored, useDesk } from "./sidecarDesk";
import { waitFor, writeFile } from "./support";

/** Does something as another window would, which holds the sidecar's lock meanwhile; again until `work` has been done. */
async function turn(path: string, work: () => boolean): Promise<void> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  await waitFor("another window's turn", () => {
    try {
      writeFileSync(lock, `${hostname()} ${process.ppid.toString()} other`, { flag: "wx" });
    } catch {
      return false;
    }
    try {
      return work();
    } finally {
      rmSync(lock);
    }
  });
}

describe("sidecars that others write", () => {
  const desk = useDesk();

  it("are merged with what another program writes while the article is open", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    const mine = await desk.waitFor("mine", ({ annotations }) => annotations.length === 1);
    const other = { ...mine.annotations[0], id: "theirs", note: "来自别处", futureField: [1, { a: null }] };
    await vscode.workspace.fs.writeFile(desk.sidecar(), new TextEncoder().encode(JSON.stringify({ ...mine, later: true, annotations: [...mine.annotations, other] })));
    await desk.annotate("启航财险");
    const both = await desk.waitFor("mine and theirs", ({ annotations }) => annotations.length === 3);
    assert.equal(both["later"], true);
    assert.deepEqual(both.annotations.find(({ id }) => id === "theirs")?.["futureField"], [1, { a: null }]);
  });

  it("lose nothing beside another window that saves the same article at the same time", async () => {
    await desk.open();
    const path = desk.sidecar().fsPath;
    const words = ["云栖人寿", "赔付", "505.5亿元", "东湖银行", "大股东", "启航财险", "合作", "3000余万元"];
    for (const [index, word] of words.entries()) {
      await desk.annotate(word);
      await turn(path, () => {
        const stored = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Stored) : undefined;
        if (stored === undefined) return false;
        const theirs = { ...stored.annotations[0], id: `theirs-${index.toString()}`, note: "另一个窗口" };
        writeFileSync(`${path}.new`, JSON.stringify({ ...stored, annotations: [...stored.annotations, theirs] }));
        renameSync(`${path}.new`, path);
        return true;
      });
    }
    const all = await desk.waitFor("everybody's work", ({ annotations }) => annotations.length === 2 * words.length);
    assert.deepEqual(all.annotations.filter(({ id }) => !id.startsWith("theirs-")).map(exact).sort(), [...words].sort());
  });

  it("follow git from one branch to another while the article is open, and back", async () => {
    const folder = inFolder(`标注库${desk.number}`).fsPath;
    mkdirSync(folder);
    const git = (...args: string[]): string => execFileSync("git", ["-C", folder, "-c", "user.name=李", "-c", "user.email=li@example.com", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    git("init", "-b", "main");
    await writeFile(`标注库${desk.number}/${desk.name}`, ARTICLE);
    await desk.open(`标注库${desk.number}/${desk.name}`);
    const own = vscode.Uri.joinPath(desk.editor.document.uri, "..", `${desk.name}.zhupi.json`);
    const has = (...wanted: string[]) => ({ annotations }: Stored): boolean => JSON.stringify(annotations.map(exact)) === JSON.stringify(wanted);
    await desk.annotate("东湖银行");
    await desk.waitFor("one", has("东湖银行"), own);
    git("add", "-A");
    git("commit", "-m", "one");
    git("checkout", "-b", "more");
    await desk.annotate("启航财险");
    await desk.waitFor("two", has("东湖银行", "启航财险"), own);
    git("commit", "-am", "two");
    git("checkout", "main");
    await desk.annotate("末段");
    await desk.waitFor("the third without the second", has("东湖银行", "末段"), own);
    git("commit", "-am", "three");
    git("checkout", "more");
    await desk.annotate("505.5亿元", "amount");
    await desk.waitFor("the second again without the third", has("505.5亿元", "东湖银行", "启航财险"), own);
  });

  it("are not filled again from memory when another program has emptied them", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    const stored = await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    await vscode.workspace.fs.writeFile(desk.sidecar(), new TextEncoder().encode(JSON.stringify({ ...stored, annotations: [] })));
    await desk.annotate("启航财险");
    const after = await desk.waitFor("the new one", ({ annotations }) => annotations.some((one) => exact(one) === "启航财险"));
    assert.deepEqual(after.annotations.map(exact), ["启航财险"]);
  });
});
