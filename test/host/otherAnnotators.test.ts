/** Annotators with a file each, inside a real VS Code: seen beside one's own, never written by another. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

const NAME = "各标各的.md";
const ARTICLE = `---
title: "云栖人寿公布年报"
date: 2026-03-18 09:30:00 +0800
---
<p>云栖人寿去年赔付支出505.5亿元，东湖银行是其第一大股东。</p>
`;

const inFolder = (file: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), file);

async function read(file: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder(file)));
  } catch {
    return undefined;
  }
}

async function annotate(document: vscode.TextDocument, text: string, label: string): Promise<void> {
  const start = document.getText().indexOf(text);
  await vscode.commands.executeCommand("zhupi.annotate", { uri: document.uri.toString(), start, end: start + text.length, label });
}

async function hoverTexts(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, position);
  return hovers.flatMap(({ contents }) => contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : ""))).join("\n");
}

describe("annotators with a file each", () => {
  const restore: (() => Promise<void>)[] = [];

  before(async () => {
    restore.push(await setSetting("zhupi.sidecar.perAuthor", true), await setSetting("zhupi.author", "李"));
  });

  after(async () => {
    for (const undo of restore.reverse()) await undo();
  });

  afterEach(async () => {
    await closeAll();
    for (const [file] of await vscode.workspace.fs.readDirectory(workspaceFolder())) {
      if (file.startsWith(NAME)) await vscode.workspace.fs.delete(inFolder(file));
    }
  });

  it("see each other's work, change their own only, and change files with their name", async () => {
    await writeFile(NAME, ARTICLE);
    const { document } = await openArticle(NAME);
    await annotate(document, "东湖银行", "ORG");
    const mine = await waitFor("li's file", () => read(`${NAME}.李.zhupi.json`));
    assert.equal(await read(`${NAME}.zhupi.json`), undefined);

    const restoreName = await setSetting("zhupi.author", "王");
    restore.push(restoreName);
    await annotate(document, "云栖人寿", "PRODUCT");
    const theirs = await waitFor("wang's file", () => read(`${NAME}.王.zhupi.json`));
    assert.match(theirs, /云栖人寿/u);
    assert.doesNotMatch(theirs, /"exact":"东湖银行"/u);
    assert.equal(await read(`${NAME}.李.zhupi.json`), mine);
    await waitFor("li's annotation in the hover", async () => (await hoverTexts(document, "东湖银行")).includes('李'));
  });

  it("see what another writes while the article is open", async () => {
    await writeFile(NAME, ARTICLE);
    const { document } = await openArticle(NAME);
    await annotate(document, "东湖银行", "ORG");
    const mine = await waitFor("a file of one's own", async () => (await read(`${NAME}.王.zhupi.json`)) ?? (await read(`${NAME}.李.zhupi.json`)));
    const zhao = mine.replaceAll('"author": "李"', '"author": "赵"').replaceAll('"author": "王"', '"author": "赵"').replace('"label": "ORG"', '"label": "PLACE"');
    await writeFile(`${NAME}.赵.zhupi.json`, zhao);
    await waitFor("zhao's annotation in the hover", async () => (await hoverTexts(document, "东湖银行")).includes('赵'));
    await vscode.workspace.fs.delete(inFolder(`${NAME}.赵.zhupi.json`));
    await waitFor("zhao's annotation to go", async () => !(await hoverTexts(document, "东湖银行")).includes('赵'));
  });
});
