/** The sidecar inside a real VS Code: other programs, renames, bad files, edits. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { closeAll, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

const ARTICLE = `---
title: "云栖人寿公布年报"
date: 2026-03-18 09:30:00 +0800
---
<p>云栖人寿去年赔付支出505.5亿元，东湖银行是其第一大股东。</p>
<p>启航财险表示，今年将与东湖银行合作，投入3000余万元。</p>
<p>末段没有任何数字，只说明合作各方都很满意。</p>
`;

interface Stored {
  readonly version: number;
  readonly article: { readonly name: string; readonly hash: string };
  readonly annotations: readonly {
    readonly id: string;
    readonly label: string;
    readonly note?: string;
    readonly anchor?: { readonly state: string };
    readonly targets: readonly { readonly selectors: readonly { readonly type: string; readonly start?: number; readonly exact?: string }[] }[];
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

let count = 0;
let name: string;
let editor: vscode.TextEditor;

const inFolder = (file: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), file);
const sidecar = (file = name): vscode.Uri => inFolder(`${file}.zhupi.json`);

async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

async function waitForSidecar(what: string, wanted: (stored: Stored) => boolean, uri = sidecar()): Promise<Stored> {
  return waitFor(what, async () => {
    const text = await read(uri);
    const stored = text === undefined ? undefined : (JSON.parse(text) as Stored);
    return stored !== undefined && wanted(stored) ? stored : undefined;
  });
}

/** Annotates a text of the article by the command, as a key or a menu would. */
async function annotate(text: string, label = "ORG"): Promise<void> {
  const start = editor.document.getText().indexOf(text);
  assert.ok(start >= 0, text);
  await vscode.commands.executeCommand("zhupi.annotate", { uri: editor.document.uri.toString(), start, end: start + text.length, label });
}

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

const exact = (annotation: Stored["annotations"][number] | undefined): string | undefined =>
  annotation?.targets[0]?.selectors.find(({ type }) => type === "quote")?.exact;

describe("sidecars", () => {
  let restore: () => Promise<void>;

  before(async () => {
    restore = await setSetting("zhupi.author", "审阅员");
  });

  after(async () => {
    await restore();
  });

  beforeEach(async () => {
    name = `标注${(++count).toString()}.md`;
    await writeFile(name, ARTICLE);
  });

  afterEach(async () => {
    await closeAll();
    for (const [file] of await vscode.workspace.fs.readDirectory(workspaceFolder())) {
      if (file.startsWith("标注") || file.startsWith("改名")) await vscode.workspace.fs.delete(inFolder(file), { recursive: true });
    }
  });

  it("are written beside the article, with who, when and what a reader sees", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    const stored = await waitForSidecar("one annotation", ({ annotations }) => annotations.length === 1);
    assert.equal(stored.article.name, name);
    assert.equal(stored.annotations[0]?.["author"], "审阅员");
    assert.equal(exact(stored.annotations[0]), "东湖银行");
  });

  it("are merged with what another program writes while the article is open", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    const mine = await waitForSidecar("mine", ({ annotations }) => annotations.length === 1);
    const other = { ...mine.annotations[0], id: "theirs", note: "来自别处", futureField: [1, { a: null }] };
    await vscode.workspace.fs.writeFile(sidecar(), new TextEncoder().encode(JSON.stringify({ ...mine, later: true, annotations: [...mine.annotations, other] })));
    await annotate("启航财险");
    const both = await waitForSidecar("mine and theirs", ({ annotations }) => annotations.length === 3);
    assert.equal(both["later"], true);
    assert.deepEqual(both.annotations.find(({ id }) => id === "theirs")?.["futureField"], [1, { a: null }]);
  });

  it("lose nothing beside another window that saves the same article at the same time", async () => {
    editor = await openArticle(name);
    const path = sidecar().fsPath;
    const words = ["云栖人寿", "赔付", "505.5亿元", "东湖银行", "大股东", "启航财险", "合作", "3000余万元"];
    for (const [index, word] of words.entries()) {
      await annotate(word);
      await turn(path, () => {
        const stored = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Stored) : undefined;
        if (stored === undefined) return false;
        const theirs = { ...stored.annotations[0], id: `theirs-${index.toString()}`, note: "另一个窗口" };
        writeFileSync(`${path}.new`, JSON.stringify({ ...stored, annotations: [...stored.annotations, theirs] }));
        renameSync(`${path}.new`, path);
        return true;
      });
    }
    const all = await waitForSidecar("everybody's work", ({ annotations }) => annotations.length === 2 * words.length);
    assert.deepEqual(all.annotations.filter(({ id }) => !id.startsWith("theirs-")).map(exact).sort(), [...words].sort());
  });

  it("follow git from one branch to another while the article is open, and back", async () => {
    const folder = inFolder(`标注库${count.toString()}`).fsPath;
    mkdirSync(folder);
    const git = (...args: string[]): string => execFileSync("git", ["-C", folder, "-c", "user.name=李", "-c", "user.email=li@example.com", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    git("init", "-b", "main");
    await writeFile(`标注库${count.toString()}/${name}`, ARTICLE);
    editor = await openArticle(`标注库${count.toString()}/${name}`);
    const own = vscode.Uri.joinPath(editor.document.uri, "..", `${name}.zhupi.json`);
    const has = (...wanted: string[]) => ({ annotations }: Stored): boolean => JSON.stringify(annotations.map(exact)) === JSON.stringify(wanted);
    await annotate("东湖银行");
    await waitForSidecar("one", has("东湖银行"), own);
    git("add", "-A");
    git("commit", "-m", "one");
    git("checkout", "-b", "more");
    await annotate("启航财险");
    await waitForSidecar("two", has("东湖银行", "启航财险"), own);
    git("commit", "-am", "two");
    git("checkout", "main");
    await annotate("末段");
    await waitForSidecar("the third without the second", has("东湖银行", "末段"), own);
    git("commit", "-am", "three");
    git("checkout", "more");
    await annotate("505.5亿元", "amount");
    await waitForSidecar("the second again without the third", has("505.5亿元", "东湖银行", "启航财险"), own);
  });

  it("come from what a script wrote, which is kept beside them", async () => {
    const simple = JSON.stringify({ format: "zhupi-sidecar", version: 0, article: { name }, annotations: [{ start: ARTICLE.indexOf("启航财险"), end: ARTICLE.indexOf("启航财险") + 4, text: "启航财险", label: "ORG" }] });
    await vscode.workspace.fs.writeFile(sidecar(), new TextEncoder().encode(simple));
    editor = await openArticle(name);
    await annotate("东湖银行");
    await waitForSidecar("both in the present form", ({ version, annotations }) => version === 1 && annotations.length === 2);
    const files = await vscode.workspace.fs.readDirectory(workspaceFolder());
    const backup = files.map(([file]) => file).find((file) => file.startsWith(`${name}.zhupi.json.v0.`) && file.endsWith(".bak"));
    assert.equal(await read(inFolder(backup ?? "")), simple);
  });

  it("keep a bad entry as it was found, and the good ones beside it", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    const stored = await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    await closeAll();
    const bad = { id: 7, kind: "nothing", __proto__x: "y" };
    await vscode.workspace.fs.writeFile(sidecar(), new TextEncoder().encode(JSON.stringify({ ...stored, annotations: [bad, ...stored.annotations] })));
    editor = await openArticle(name);
    await annotate("启航财险");
    const after = await waitForSidecar("three entries", ({ annotations }) => annotations.length === 3);
    assert.deepEqual(after.annotations.find(({ id }) => (id as unknown) === 7), bad);
  });

  it("go along when the article is renamed and come back when that is undone", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    const edit = new vscode.WorkspaceEdit();
    const renamed = `改名${count.toString()}.md`;
    edit.renameFile(editor.document.uri, inFolder(renamed));
    await vscode.workspace.applyEdit(edit);
    await waitFor("the sidecar to move", async () => (await read(sidecar(renamed))) !== undefined && (await read(sidecar())) === undefined);
  });

  it("are deleted with the article", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(editor.document.uri);
    await vscode.workspace.applyEdit(edit);
    await waitFor("the sidecar to go", async () => (await read(sidecar())) === undefined);
  });

  it("are copied with the article", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    const mine = await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    const filesOfCopy = async (): Promise<string[]> => {
      const files = await vscode.workspace.fs.readDirectory(workspaceFolder());
      return files.map(([file]) => file).filter((file) => file.startsWith(name.slice(0, -3)) && !file.startsWith(name));
    };
    // The Explorer takes its time to select the file, and says nothing when it has.
    for (let tries = 0; tries < 10 && (await filesOfCopy()).length === 0; tries++) {
      await vscode.commands.executeCommand("workbench.files.action.showActiveFileInExplorer");
      await vscode.commands.executeCommand("filesExplorer.copy");
      await vscode.commands.executeCommand("filesExplorer.paste");
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const copy = await waitFor("the copied article's sidecar", async () => (await filesOfCopy()).find((file) => file.endsWith(".zhupi.json")));
    const stored = JSON.parse((await read(inFolder(copy))) ?? "") as Stored;
    assert.deepEqual(stored.annotations, mine.annotations);
    assert.deepEqual((JSON.parse((await read(sidecar())) ?? "") as Stored).annotations, mine.annotations);
  });

  it("are found again where the article was moved outside, by its text", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    await closeAll();
    const renamed = `改名${count.toString()}.md`;
    // Not through VS Code's own rename, which takes the sidecar along.
    await rename(inFolder(name).fsPath, inFolder(renamed).fsPath);
    editor = await openArticle(renamed);
    await waitFor("the offer to be taken", async () => {
      await vscode.commands.executeCommand("notifications.focusToasts");
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      return (await read(sidecar(renamed))) !== undefined;
    });
    assert.equal(await read(sidecar()), undefined);
    await annotate("启航财险");
    await waitForSidecar("both", ({ annotations, article }) => annotations.length === 2 && article.name === renamed, sidecar(renamed));
  });

  it("move with their folder", async () => {
    await writeFile(`标注夹${count.toString()}/${name}`, ARTICLE);
    editor = await openArticle(`标注夹${count.toString()}/${name}`);
    await annotate("东湖银行");
    const from = inFolder(`标注夹${count.toString()}`);
    await waitForSidecar("one", ({ annotations }) => annotations.length === 1, vscode.Uri.joinPath(from, `${name}.zhupi.json`));
    const edit = new vscode.WorkspaceEdit();
    const to = inFolder(`改名夹${count.toString()}`);
    edit.renameFile(from, to);
    await vscode.workspace.applyEdit(edit);
    await waitForSidecar("the moved one", ({ annotations }) => annotations.length === 1, vscode.Uri.joinPath(to, `${name}.zhupi.json`));
    editor = await openArticle(`改名夹${count.toString()}/${name}`);
    await annotate("启航财险");
    await waitForSidecar("both", ({ annotations }) => annotations.length === 2, vscode.Uri.joinPath(to, `${name}.zhupi.json`));
  });

  it("go back to a former state, and forth again", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    await annotate("启航财险");
    await waitForSidecar("two", ({ annotations }) => annotations.length === 2);
    const picking = vscode.commands.executeCommand("zhupi.restoreAnnotations", editor.document.uri);
    await waitFor("the state of one annotation", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      const text = await read(sidecar());
      return text !== undefined && (JSON.parse(text) as Stored).annotations.length === 1;
    });
    await picking;
    await vscode.commands.executeCommand("zhupi.undo", { uri: editor.document.uri.toString() });
    await waitForSidecar("two again", ({ annotations }) => annotations.length === 2);
  });

  it("can't be spoilt by opening the article in a wrong encoding", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    await annotate("启航财险");
    await waitForSidecar("two", ({ annotations }) => annotations.length === 2);
    await closeAll();
    const before = await read(sidecar());
    const document = await vscode.workspace.openTextDocument(inFolder(name), { encoding: "gb18030" });
    editor = await vscode.window.showTextDocument(document);
    await vscode.languages.setTextDocumentLanguage(document, "finance-article");
    await assert.rejects(
      Promise.resolve(vscode.commands.executeCommand("zhupi.annotate", { uri: document.uri.toString(), start: 200, end: 204, label: "ORG" })),
      /encoding|编码/u,
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(await read(sidecar()), before);
  });

  it("come along in the editor when the text is cut, pasted, undone and replaced", async () => {
    editor = await openArticle(name);
    await annotate("启航财险");
    await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    await vscode.commands.executeCommand("zhupi.unlockArticle");
    const { document } = editor;
    const line = document.positionAt(document.getText().indexOf("<p>启航财险")).line;
    const paragraph = document.lineAt(line).rangeIncludingLineBreak;
    const text = document.getText(paragraph);
    const cut = new vscode.WorkspaceEdit();
    cut.delete(document.uri, paragraph);
    await vscode.workspace.applyEdit(cut);
    const paste = new vscode.WorkspaceEdit();
    paste.insert(document.uri, document.positionAt(document.getText().indexOf("<p>云栖")), text);
    await vscode.workspace.applyEdit(paste);
    await document.save();
    const start = document.getText().indexOf("启航财险");
    await waitForSidecar(
      "the new place",
      ({ annotations }) => annotations[0]?.targets[0]?.selectors[0]?.start === start && annotations[0].anchor === undefined,
    );
  });

  it("are saved after all when what hindered it is gone", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    await vscode.workspace.fs.delete(sidecar());
    await vscode.workspace.fs.createDirectory(sidecar());
    await annotate("启航财险");
    await vscode.workspace.fs.delete(sidecar(), { recursive: true });
    await waitForSidecar("the one that could not be saved", ({ annotations }) => annotations.some((one) => exact(one) === "启航财险"));
  });

  it("go on being saved after everything was saved on request, as before an export", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    await vscode.commands.executeCommand("zhupi.saveAnnotations");
    assert.equal((await waitForSidecar("one", ({ annotations }) => annotations.length === 1)).annotations.length, 1);
    await annotate("启航财险");
    await waitForSidecar("two", ({ annotations }) => annotations.length === 2);
  });

  it("wait for a drive that has gone and left an empty folder, and write nothing there", async () => {
    const [folder, away] = ["标注盘", "标注别处"].map((one) => inFolder(`${one}${count.toString()}`).fsPath);
    if (folder === undefined || away === undefined) throw new Error("no folder");
    await writeFile(`${basename(folder)}/${name}`, ARTICLE);
    editor = await openArticle(`${basename(folder)}/${name}`);
    const own = vscode.Uri.joinPath(editor.document.uri, "..", `${name}.zhupi.json`);
    await annotate("东湖银行");
    await waitForSidecar("one", ({ annotations }) => annotations.length === 1, own);
    renameSync(folder, away);
    mkdirSync(folder);
    await annotate("启航财险");
    await assert.rejects(Promise.resolve(vscode.commands.executeCommand("zhupi.saveAnnotations")), /folder|文件夹/u);
    assert.deepEqual(readdirSync(folder), []);
    rmdirSync(folder);
    renameSync(away, folder);
    await vscode.commands.executeCommand("zhupi.saveAnnotations");
    const both = await waitForSidecar("both", ({ annotations }) => annotations.length === 2, own);
    assert.deepEqual(both.annotations.map(exact).sort(), ["东湖银行", "启航财险"]);
  });

  it("are not filled again from memory when another program has emptied them", async () => {
    editor = await openArticle(name);
    await annotate("东湖银行");
    const stored = await waitForSidecar("one", ({ annotations }) => annotations.length === 1);
    await vscode.workspace.fs.writeFile(sidecar(), new TextEncoder().encode(JSON.stringify({ ...stored, annotations: [] })));
    await annotate("启航财险");
    const after = await waitForSidecar("the new one", ({ annotations }) => annotations.some((one) => exact(one) === "启航财险"));
    assert.deepEqual(after.annotations.map(exact), ["启航财险"]);
  });

  it("find their places again in a file that was changed elsewhere, and orphan what is gone", async () => {
    editor = await openArticle(name);
    await annotate("505.5亿元", "amount");
    await annotate("启航财险");
    await annotate("3000余万元", "amount");
    await waitForSidecar("three", ({ annotations }) => annotations.length === 3);
    await closeAll();
    const changed = ARTICLE.replace("<p>启航财险表示，今年将与东湖银行合作，投入3000余万元。</p>\n", "").replace("<p>云栖", '<p class="x">前言一句。</p>\r\n<p>云栖');
    await writeFile(name, changed);
    editor = await openArticle(name);
    await annotate("末段");
    const stored = await waitForSidecar("four", ({ annotations }) => annotations.length === 4);
    const found = new Map(stored.annotations.map((annotation) => [exact(annotation), annotation]));
    assert.equal(found.get("505.5亿元")?.anchor, undefined);
    const position = found.get("505.5亿元")?.targets[0]?.selectors.find(({ type }) => type === "position");
    assert.equal(position?.start, editor.document.getText().indexOf("505.5亿元"));
    assert.equal(found.get("启航财险")?.anchor?.state, "orphan");
    assert.equal(found.get("3000余万元")?.anchor?.state, "orphan");
  });
});
