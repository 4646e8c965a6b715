/** Sidecars inside a real VS Code whose articles are renamed, moved, copied and deleted. */

import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import * as vscode from "vscode";
import { ARTICLE, inFolder, read, type Stored, useDesk } from "./sidecarDesk";
import { closeAll, waitFor, workspaceFolder, writeFile } from "./support";

describe("sidecars of articles that move", () => {
  const desk = useDesk();

  it("go along when the article is renamed and come back when that is undone", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    const edit = new vscode.WorkspaceEdit();
    const renamed = `改名${desk.number}.md`;
    edit.renameFile(desk.editor.document.uri, inFolder(renamed));
    await vscode.workspace.applyEdit(edit);
    await waitFor("the sidecar to move", async () => (await read(desk.sidecar(renamed))) !== undefined && (await read(desk.sidecar())) === undefined);
  });

  it("are deleted with the article", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(desk.editor.document.uri);
    await vscode.workspace.applyEdit(edit);
    await waitFor("the sidecar to go", async () => (await read(desk.sidecar())) === undefined);
  });

  it("are copied with the article", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    const mine = await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    const filesOfCopy = async (): Promise<string[]> => {
      const files = await vscode.workspace.fs.readDirectory(workspaceFolder());
      return files.map(([file]) => file).filter((file) => file.startsWith(desk.name.slice(0, -3)) && !file.startsWith(desk.name));
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
    assert.deepEqual((JSON.parse((await read(desk.sidecar())) ?? "") as Stored).annotations, mine.annotations);
  });

  it("are found again where the article was moved outside, by its text", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    await closeAll();
    const renamed = `改名${desk.number}.md`;
    // Not through VS Code's own rename, which takes the sidecar along.
    await rename(inFolder(desk.name).fsPath, inFolder(renamed).fsPath);
    await desk.open(renamed);
    await waitFor("the offer to be taken", async () => {
      await vscode.commands.executeCommand("notifications.focusToasts");
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      return (await read(desk.sidecar(renamed))) !== undefined;
    });
    assert.equal(await read(desk.sidecar()), undefined);
    await desk.annotate("启航财险");
    await desk.waitFor("both", ({ annotations, article }) => annotations.length === 2 && article.name === renamed, desk.sidecar(renamed));
  });

  it("move with their folder", async () => {
    await writeFile(`标注夹${desk.number}/${desk.name}`, ARTICLE);
    await desk.open(`标注夹${desk.number}/${desk.name}`);
    await desk.annotate("东湖银行");
    const from = inFolder(`标注夹${desk.number}`);
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1, vscode.Uri.joinPath(from, `${desk.name}.zhupi.json`));
    const edit = new vscode.WorkspaceEdit();
    const to = inFolder(`改名夹${desk.number}`);
    edit.renameFile(from, to);
    await vscode.workspace.applyEdit(edit);
    await desk.waitFor("the moved one", ({ annotations }) => annotations.length === 1, vscode.Uri.joinPath(to, `${desk.name}.zhupi.json`));
    await desk.open(`改名夹${desk.number}/${desk.name}`);
    await desk.annotate("启航财险");
    await desk.waitFor("both", ({ annotations }) => annotations.length === 2, vscode.Uri.joinPath(to, `${desk.name}.zhupi.json`));
  });
});
