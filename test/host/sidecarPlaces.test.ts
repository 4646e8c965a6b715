/** Places of annotations inside a real VS Code: kept through edits, changes elsewhere and wrong encodings. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ARTICLE, exact, inFolder, read, useDesk } from "./sidecarDesk";
import { closeAll, writeFile } from "./support";

describe("the places of annotations", () => {
  const desk = useDesk();

  it("can't be spoilt by opening the article in a wrong encoding", async () => {
    await desk.open();
    await desk.annotate("东湖银行");
    await desk.annotate("启航财险");
    await desk.waitFor("two", ({ annotations }) => annotations.length === 2);
    await closeAll();
    const before = await read(desk.sidecar());
    const document = await vscode.workspace.openTextDocument(inFolder(desk.name), { encoding: "gb18030" });
    await vscode.window.showTextDocument(document);
    await vscode.languages.setTextDocumentLanguage(document, "finance-article");
    await assert.rejects(
      Promise.resolve(vscode.commands.executeCommand("zhupi.annotate", { uri: document.uri.toString(), start: 200, end: 204, label: "ORG" })),
      /encoding|编码/u,
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(await read(desk.sidecar()), before);
  });

  it("come along in the editor when the text is cut, pasted, undone and replaced", async () => {
    await desk.open();
    await desk.annotate("启航财险");
    await desk.waitFor("one", ({ annotations }) => annotations.length === 1);
    await vscode.commands.executeCommand("zhupi.unlockArticle");
    const { document } = desk.editor;
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
    await desk.waitFor(
      "the new place",
      ({ annotations }) => annotations[0]?.targets[0]?.selectors[0]?.start === start && annotations[0].anchor === undefined,
    );
  });

  it("find their places again in a file that was changed elsewhere, and orphan what is gone", async () => {
    await desk.open();
    await desk.annotate("505.5亿元", "amount");
    await desk.annotate("启航财险");
    await desk.annotate("3000余万元", "amount");
    await desk.waitFor("three", ({ annotations }) => annotations.length === 3);
    await closeAll();
    const changed = ARTICLE.replace("<p>启航财险表示，今年将与东湖银行合作，投入3000余万元。</p>\n", "").replace("<p>云栖", '<p class="x">前言一句。</p>\r\n<p>云栖');
    await writeFile(desk.name, changed);
    await desk.open();
    await desk.annotate("末段");
    const stored = await desk.waitFor("four", ({ annotations }) => annotations.length === 4);
    const found = new Map(stored.annotations.map((annotation) => [exact(annotation), annotation]));
    assert.equal(found.get("505.5亿元")?.anchor, undefined);
    const position = found.get("505.5亿元")?.targets[0]?.selectors.find(({ type }) => type === "position");
    assert.equal(position?.start, desk.editor.document.getText().indexOf("505.5亿元"));
    assert.equal(found.get("启航财险")?.anchor?.state, "orphan");
    assert.equal(found.get("3000余万元")?.anchor?.state, "orphan");
  });
});
