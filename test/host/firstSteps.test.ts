/** From a folder to the first label: the next article without annotations, and the label behind the text. */

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
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
const FOLDER = "first-steps";

describe("the first steps", () => {
  let restore: () => Promise<void>;

  before(async () => {
    restore = await setSetting("zhupi.author", "李审");
    await writeFile(`${FOLDER}/a.md`, ARTICLE);
    await writeFile(`${FOLDER}/b.md`, ARTICLE);
    await writeFile(`${FOLDER}/b.md.zhupi.json`, "{}");
    await writeFile(`${FOLDER}/c.md`, "# Notes\n\nNothing to annotate.\n");
    await writeFile(`${FOLDER}/d.md`, ARTICLE);
  });

  after(async () => {
    await closeAll();
    await rm(vscode.Uri.joinPath(workspaceFolder(), FOLDER).fsPath, { recursive: true });
    await restore();
  });

  it("lead past annotated articles and other files to the next article", async () => {
    await openArticle(`${FOLDER}/a.md`);
    await vscode.commands.executeCommand("zhupi.openNextArticle");
    const next = await waitFor("the next article", () => vscode.window.activeTextEditor?.document.uri.path.endsWith(`${FOLDER}/d.md`) === true);
    assert.ok(next);
  });

  it("show a label behind what was annotated, where lines wrap around it", async () => {
    const { document } = await openArticle(`${FOLDER}/d.md`);
    const text = document.getText();
    const start = text.indexOf("云栖人寿去年");
    await vscode.commands.executeCommand("zhupi.annotate", { uri: document.uri.toString(), start, end: start + 4, label: "ORG" });
    const all = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
    const [badge] = await waitFor("the label", async () => {
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, all);
      return hints.length === 0 ? undefined : hints;
    });
    assert.equal(document.offsetAt(badge?.position ?? new vscode.Position(0, 0)), start + 4);
    assert.ok(badge?.label === "O" || badge?.label === "机", JSON.stringify(badge?.label));
  });

  it("decide on one suggestion a key, however fast the keys come", async () => {
    const editor = await openArticle(`${FOLDER}/a.md`);
    const sidecar = vscode.Uri.joinPath(workspaceFolder(), FOLDER, "a.md.zhupi.json");
    await waitFor("a suggestion", async () => {
      await vscode.commands.executeCommand("zhupi.nextOpen");
      return !editor.selection.isEmpty;
    });
    await Promise.all([1, 2, 3].map(() => vscode.commands.executeCommand("zhupi.acceptSuggestion")));
    const stored = await waitFor("three annotations", async () => {
      const text = await vscode.workspace.fs.readFile(sidecar).then((bytes) => new TextDecoder().decode(bytes), () => "{}");
      const { annotations = [] } = JSON.parse(text) as { annotations?: readonly { targets: unknown }[] };
      return annotations.length >= 3 ? annotations : undefined;
    });
    assert.equal(new Set(stored.map(({ targets }) => JSON.stringify(targets))).size, stored.length);
    assert.equal(stored.length, 3);
  });
});
