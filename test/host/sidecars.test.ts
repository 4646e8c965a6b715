/** Sidecars inside a real VS Code: what is written, how bad files are kept, and what happens when saving fails. */

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import { basename } from "node:path";
import * as vscode from "vscode";
import { ARTICLE, exact, inFolder, read, type Stored, useDesk } from "./sidecarDesk";
import { closeAll, waitFor, workspaceFolder, writeFile } from "./support";

describe("sidecars", () => {
  const desk = useDesk();

  it("are written beside the article, with who, when and what a reader sees", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    const stored = await desk.waitFor("one annotation", ({ annotations }) => annotations.length === 1);
    assert.equal(stored.article.name, desk.name);
    assert.equal(stored.annotations[0]?.["author"], "审阅员");
    assert.equal(exact(stored.annotations[0]), "东湖银行");
  });

  it("come from what a script wrote, which is kept beside them", async () => {
    const simple = JSON.stringify({ format: "zhupi-sidecar", version: 0, article: { name: desk.name }, annotations: [{ start: ARTICLE.indexOf("启航财险"), end: ARTICLE.indexOf("启航财险") + 4, text: "启航财险", label: "ORG" }] });
    await vscode.workspace.fs.writeFile(desk.sidecar(), new TextEncoder().encode(simple));
    await desk.open();
    await desk.annotate("东湖银行");
    await desk.waitFor("both in the present form", ({ version, annotations }) => version === 1 && annotations.length === 2);
    const files = await vscode.workspace.fs.readDirectory(workspaceFolder());
    const backup = files.map(([file]) => file).find((file) => file.startsWith(`${desk.name}.zhupi.json.v0.`) && file.endsWith(".bak"));
    assert.equal(await read(inFolder(backup ?? "")), simple);
  });

  it("keep a bad entry as it was found, and the good ones beside it", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    const stored = await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    await closeAll();
    const bad = { id: 7, kind: "nothing", __proto__x: "y" };
    await vscode.workspace.fs.writeFile(desk.sidecar(), new TextEncoder().encode(JSON.stringify({ ...stored, annotations: [bad, ...stored.annotations] })));
    await desk.open();
    await desk.annotate("启航财险");
    const after = await desk.waitFor("three entries", ({ annotations }) => annotations.length === 3);
    assert.deepEqual(after.annotations.find(({ id }) => (id as unknown) === 7), bad);
  });

  it("go back to a former state, and forth again", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    await desk.annotate("启航财险");
    await desk.waitFor("two", ({ annotations }) => annotations.length === 2);
    const picking = vscode.commands.executeCommand("zhupi.restoreAnnotations", desk.editor.document.uri);
    await waitFor("the state of one annotation", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      const text = await read(desk.sidecar());
      return text !== undefined && (JSON.parse(text) as Stored).annotations.length === 1;
    });
    await picking;
    await vscode.commands.executeCommand("zhupi.undo", { uri: desk.editor.document.uri.toString() });
    await desk.waitFor("two again", ({ annotations }) => annotations.length === 2);
  });

  it("are undone also after the article was closed and opened again", async () => {
    const uri = inFolder(desk.name);
    const show = async (): Promise<vscode.TextDocument> => {
      // VS Code keeps what an extension asked for itself open for minutes.
      await vscode.commands.executeCommand("vscode.open", uri);
      return waitFor("the article", () => vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && document.languageId === "finance-article"));
    };
    const document = await show();
    for (const text of ["东湖银行", "启航财险"]) {
      const start = ARTICLE.indexOf(text);
      await vscode.commands.executeCommand("zhupi.annotate", { uri: uri.toString(), start, end: start + text.length, label: "ORG" });
    }
    await desk.waitFor("two", ({ annotations }) => annotations.length === 2);
    await closeAll();
    await waitFor("the article to be let go", () => document.isClosed);
    await show();
    await vscode.commands.executeCommand("zhupi.undo", { uri: uri.toString() });
    const one = await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    assert.deepEqual(one.annotations.map(exact), ["东湖银行"]);
    await vscode.commands.executeCommand("zhupi.redo", { uri: uri.toString() });
    await desk.waitFor("two again", ({ annotations }) => annotations.length === 2);
  });

  it("can't be changed where they can't be read, until they can", async () => {
    await vscode.workspace.fs.createDirectory(desk.sidecar());
    await desk.open();
    await assert.rejects(desk.annotate("东湖银行"), /A folder has the name|有文件夹占用/u);
    await vscode.workspace.fs.delete(desk.sidecar(), { recursive: true });
    await desk.annotate("东湖银行");
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
  });

  it("say so where the article's name leaves no room for theirs", async () => {
    const name = `标注${"长".repeat(80)}.md`;
    await writeFile(name, ARTICLE);
    await desk.open(name);
    await assert.rejects(desk.annotate("东湖银行"), /shorter|更短/u);
  });

  it("are saved after all when what hindered it is gone", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    await vscode.workspace.fs.delete(desk.sidecar());
    await vscode.workspace.fs.createDirectory(desk.sidecar());
    await desk.annotate("启航财险");
    await vscode.workspace.fs.delete(desk.sidecar(), { recursive: true });
    await desk.waitFor("the one that could not be saved", ({ annotations }) => annotations.some((one) => exact(one) === "启航财险"));
  });

  it("go on being saved after everything was saved on request, as before an export", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    await vscode.commands.executeCommand("zhupi.saveAnnotations");
    assert.equal((await desk.waitFor("one", ({ annotations }) => annotations.length === 1)).annotations.length, 1);
    await desk.annotate("启航财险");
    await desk.waitFor("two", ({ annotations }) => annotations.length === 2);
  });

  it("wait for a drive that has gone and left an empty folder, and write nothing there", async () => {
    const [folder, away] = ["标注盘", "标注别处"].map((one) => inFolder(`${one}${desk.number}`).fsPath);
    if (folder === undefined || away === undefined) throw new Error("no folder");
    await writeFile(`${basename(folder)}/${desk.name}`, ARTICLE);
    await desk.open(`${basename(folder)}/${desk.name}`);
    const own = vscode.Uri.joinPath(desk.editor.document.uri, "..", `${desk.name}.zhupi.json`);
    await desk.annotate("东湖银行");
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1, own);
    renameSync(folder, away);
    mkdirSync(folder);
    await desk.annotate("启航财险");
    await assert.rejects(Promise.resolve(vscode.commands.executeCommand("zhupi.saveAnnotations")), /folder|文件夹/u);
    assert.deepEqual(readdirSync(folder), []);
    rmdirSync(folder);
    renameSync(away, folder);
    await vscode.commands.executeCommand("zhupi.saveAnnotations");
    const both = await desk.waitFor("both", ({ annotations }) => annotations.length === 2, own);
    assert.deepEqual(both.annotations.map(exact).sort(), ["东湖银行", "启航财险"]);
  });
});
