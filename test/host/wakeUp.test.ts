import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, getExtension, hostMode, openArticle, openSample, setSetting, waitFor, workspaceFolder, writeFile } from "./support";
import { activeDocument, ARTICLE, freshName, NOTES, openFresh, settle } from "./wakeUpSupport";

describe("waking up", () => {
  afterEach(closeAll);

  it("warms up", async () => {
    await openFresh();
    await waitFor("the extension to be active", () => getExtension().isActive);
  });

  for (const extension of ["md", "markdown", "html", "htm", "txt", "MD"]) {
    it(`takes an article in a .${extension} file for one`, async () => {
      await openFresh(extension);
    });
  }

  it("leaves other files alone", async () => {
    const opened: [vscode.TextDocument, string][] = [];
    for (const [extension, content, language] of [
      ["md", NOTES, "markdown"],
      ["txt", "会议记录：启航财险一季度保费收入23.6亿元", "plaintext"],
      ["html", "<!doctype html><html><body><p>启航财险一季度保费收入23.6亿元</p></body></html>", "html"],
      ["json", '{"title": "启航财险"}', "json"],
    ] as const) {
      const { document } = await vscode.window.showTextDocument(await writeFile(freshName(extension), content), { preview: false });
      opened.push([document, language]);
    }
    await settle();
    for (const [{ languageId, isClosed, fileName }, language] of opened) assert.deepEqual([languageId, isClosed], [language, false], fileName);
  });

  it("leaves documents alone that are not shown", async () => {
    const uri = await writeFile(freshName(), ARTICLE);
    const document = await vscode.workspace.openTextDocument(uri);
    await settle();
    assert.equal(document.languageId, "markdown");
  });

  it("leaves comparisons alone", async () => {
    const [one, other] = [await writeFile(freshName(), ARTICLE), await writeFile(freshName(), `${ARTICLE}\n<p>完</p>`)];
    await vscode.commands.executeCommand("vscode.diff", one, other, "comparison");
    await settle();
    const shown = vscode.workspace.textDocuments.filter(({ uri }) => [one.path, other.path].includes(uri.path));
    assert.deepEqual(shown.map(({ languageId }) => languageId), ["markdown", "markdown"]);
  });

  it("leaves views on other versions of a file alone", async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider("zhupi-past", { provideTextDocumentContent: () => ARTICLE });
    try {
      await vscode.window.showTextDocument(vscode.Uri.parse("zhupi-past:/article.md"));
      await settle();
      assert.equal(activeDocument().languageId, "markdown");
    } finally {
      provider.dispose();
    }
  });

  it("recognises every sample article", async () => {
    const entries = await vscode.workspace.fs.readDirectory(workspaceFolder());
    const names = entries.map(([name]) => name).filter((name) => /^\d{4}-\d{2}-\d{2}-.*\.(?:md|html?|txt)$/u.test(name));
    assert.ok(names.length >= 8);
    const restore = await setSetting("zhupi.articles.reopenWithEncoding", "always");
    try {
      for (const name of names) await openArticle(name);
    } finally {
      await restore();
    }
  });
});

describe("settings and choices", () => {
  afterEach(closeAll);

  it("detection can be switched off", async () => {
    const restore = await setSetting("zhupi.articles.detect", false);
    try {
      const name = freshName();
      await writeFile(name, ARTICLE);
      await openSample(name);
      await settle();
      assert.equal(activeDocument().languageId, "markdown");
    } finally {
      await restore();
    }
  });

  it("globs include and exclude, excluding wins", async () => {
    const restoreInclude = await setSetting("zhupi.articles.include", ["**/always-*.md"]);
    const restoreExclude = await setSetting("zhupi.articles.exclude", ["wakeUp/never-*", "**/always-not-*"]);
    try {
      await writeFile("wakeUp/always-1.md", NOTES);
      await openArticle("wakeUp/always-1.md");
      for (const [name, content] of [
        ["wakeUp/never-1.md", ARTICLE],
        ["wakeUp/always-not-1.md", NOTES],
      ] as const) {
        await writeFile(name, content);
        await openSample(name);
        await settle();
        assert.equal(activeDocument().languageId, "markdown", name);
      }
    } finally {
      await restoreInclude();
      await restoreExclude();
    }
  });

  it("a file that was switched off by command stays so", async () => {
    const name = await openFresh();
    await vscode.commands.executeCommand("zhupi.treatAsOther");
    assert.equal(activeDocument().languageId, "markdown");
    await closeAll();
    await openSample(name);
    await settle();
    assert.equal(activeDocument().languageId, "markdown");
    await vscode.commands.executeCommand("zhupi.treatAsArticle");
    assert.equal(activeDocument().languageId, "finance-article");
  });

  it("a file that was switched on by command stays so", async () => {
    const name = freshName();
    await writeFile(name, NOTES);
    await openSample(name);
    await vscode.commands.executeCommand("zhupi.treatAsArticle");
    await closeAll();
    await openArticle(name);
  });

  it("a language that was changed with VS Code's own means is respected", async () => {
    const name = await openFresh();
    await vscode.languages.setTextDocumentLanguage(activeDocument(), "plaintext");
    await settle();
    assert.equal(activeDocument().languageId, "plaintext");
    await closeAll();
    await openSample(name);
    await settle();
    assert.notEqual(activeDocument().languageId, "finance-article");
  });

  it("the language's defaults hold, in Restricted Mode too", async () => {
    await openFresh();
    const scope = { uri: activeDocument().uri, languageId: "finance-article" };
    const get = (name: string): unknown => vscode.workspace.getConfiguration(undefined, scope).get(name);
    for (const [name, value] of [
      ["editor.wordWrap", "on"],
      ["editor.unicodeHighlight.nonBasicASCII", false],
      ["editor.unicodeHighlight.ambiguousCharacters", false],
      ["editor.semanticHighlighting.enabled", true],
      ["editor.minimap.enabled", false],
      ["editor.formatOnSave", false],
      ["editor.wordBasedSuggestions", "off"],
      ["editor.inlineSuggest.enabled", false],
      ["files.trimTrailingWhitespace", false],
      ["files.insertFinalNewline", false],
    ] as const) {
      assert.equal(get(name), value, name);
    }
    assert.equal(vscode.workspace.isTrusted, hostMode !== "restricted");
  });
});
