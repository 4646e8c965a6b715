import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openArticle, setSetting, waitFor, workspaceFolder, writeFile } from "./support";

const NAME = "预览.md";
const OTHER = "另一篇.md";
const ARTICLE = `---
title: "启航财险去年赔付7000余万元"
date: 2026-03-18 09:30:00 +0800
tags: 江城财经报新闻
---
<p>启航财产保险股份有限公司3月17日披露，2025年赔付7000余万元，<a href="javascript:alert(1)">同比</a>增长12.5%。</p>
<p>启航财险总经理表示，<b>4.92</b>万件案件全部结案。<img src="https://img.example.com/a.png" onerror="alert(1)"></p>
<p class="em_media">（文章来源：江城财经报）</p>
`;

function previews(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("zhupi.preview"));
}

function readers(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === "zhupi.reader");
}

describe("preview", () => {
  before(async () => {
    await writeFile(NAME, ARTICLE);
    await writeFile(OTHER, ARTICLE.replace("启航财险去年", "东湖银行去年"));
  });

  afterEach(closeAll);

  it("opens beside the editor, once, and follows the active article", async () => {
    const editor = await openArticle(NAME);
    await vscode.commands.executeCommand("zhupi.preview.open");
    const tab = await waitFor("the preview", () => previews()[0]);
    assert.ok(tab.label.includes(NAME));
    assert.notEqual(tab.group.viewColumn, editor.viewColumn);
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    await vscode.commands.executeCommand("zhupi.preview.open");
    assert.equal(previews().length, 1);
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    await openArticle(OTHER);
    await waitFor("the preview to follow", () => previews()[0]?.label.includes(OTHER));
  });

  it("stays with its article when locked, and another opens for the next", async () => {
    const editor = await openArticle(NAME);
    const column = editor.viewColumn;
    await vscode.commands.executeCommand("zhupi.preview.open");
    await waitFor("the preview", () => previews()[0]);
    await vscode.commands.executeCommand("zhupi.preview.toggleLock");
    await waitFor("the lock", () => /locked|锁定/iu.test(previews()[0]?.label ?? ""));
    await vscode.window.showTextDocument(editor.document, column);
    const other = await openArticle(OTHER);
    assert.ok(previews()[0]?.label.includes(NAME));
    await vscode.window.showTextDocument(other.document, column);
    await vscode.commands.executeCommand("zhupi.preview.open");
    await waitFor("a second preview", () => previews().length === 2);
  });

  it("opens as an editor of the file itself, and back as text", async () => {
    await openArticle(NAME);
    await vscode.commands.executeCommand("zhupi.preview.openReader");
    const tab = await waitFor("the reader", () => readers()[0]);
    assert.ok(tab.isActive);
    assert.equal(tab.isDirty, false);
    await vscode.commands.executeCommand("zhupi.preview.openSource");
    await waitFor("the source", () => vscode.window.activeTextEditor?.document.uri.path.endsWith(NAME));
  });

  it("opens articles in the reader where the setting says so, their source when asked, and comparisons as ever", async () => {
    const texts = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputText);
    const article = vscode.Uri.joinPath(workspaceFolder(), NAME);
    const restore = await setSetting("zhupi.preview.openArticles", "reader");
    try {
      await vscode.commands.executeCommand("vscode.diff", vscode.Uri.joinPath(workspaceFolder(), OTHER), article);
      await waitFor("the comparison", () => vscode.window.activeTextEditor?.document.languageId === "finance-article");
      await closeAll();
      assert.equal(readers().length, 0);
      await vscode.commands.executeCommand("vscode.open", article);
      await waitFor("the reader in place of the text", () => readers().length === 1 && texts().length === 0);
      await vscode.commands.executeCommand("zhupi.preview.openSource");
      await waitFor("the source", () => texts()[0]?.isActive);
      assert.equal(readers().length, 1);
    } finally {
      await restore();
    }
  });

  it("exports the cleaned article as one file that loads and runs nothing", async () => {
    const { document } = await openArticle(NAME);
    const target = vscode.Uri.joinPath(workspaceFolder(), "导出.html");
    await vscode.commands.executeCommand("zhupi.preview.exportHtml", document.uri, target);
    const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    assert.match(html, /<h1>启航财险去年赔付7000余万元<\/h1>/u);
    assert.match(html, /<strong>4\.92<\/strong>万件/u);
    assert.match(html, /江城财经报/u);
    assert.doesNotMatch(html, /文章来源|<img|<script|javascript:|onerror=/u);
    assert.match(html, /default-src 'none'/u);
  });

  it("leaves the article's file alone", async () => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(workspaceFolder(), NAME));
    assert.equal(new TextDecoder().decode(bytes), ARTICLE);
  });
});
