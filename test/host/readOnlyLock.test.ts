import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openArticle, openSample, setSetting, writeFile } from "./support";
import { activeDocument, ARTICLE, freshName, NOTES, openLocked, settle, type } from "./wakeUpSupport";

describe("read-only articles", () => {
  afterEach(closeAll);

  it("don't change by typing, deleting or pasting", async () => {
    await openLocked();
    await vscode.env.clipboard.writeText("误贴");
    await type("误触");
    await vscode.commands.executeCommand("deleteRight");
    await vscode.commands.executeCommand("editor.action.clipboardPasteAction");
    await settle();
    assert.equal(activeDocument().getText(), ARTICLE);
    assert.equal(activeDocument().isDirty, false);
  });

  it("can be unlocked and locked again", async () => {
    await openLocked();
    await vscode.commands.executeCommand("zhupi.unlockArticle");
    await type("改");
    assert.equal(activeDocument().getText(), `改${ARTICLE}`);
    await vscode.commands.executeCommand("zhupi.lockArticle");
    await type("再");
    assert.equal(activeDocument().getText(), `再改${ARTICLE}`, "what has unsaved changes can't be saved once it is read-only");
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.commands.executeCommand("zhupi.lockArticle");
    await type("三");
    assert.equal(activeDocument().getText(), ARTICLE);
  });

  it("stay unlocked in every editor of the session", async () => {
    const name = await openLocked();
    await vscode.commands.executeCommand("zhupi.unlockArticle");
    await closeAll();
    await openArticle(name);
    await settle();
    await vscode.commands.executeCommand("workbench.action.splitEditor");
    await settle();
    await type("改");
    assert.equal(activeDocument().getText(), `改${ARTICLE}`);
  });

  it("stay unlocked when VS Code's own command unlocked them", async () => {
    const name = await openLocked();
    await vscode.commands.executeCommand("workbench.action.files.setActiveEditorWriteableInSession");
    await type("改");
    assert.equal(activeDocument().getText(), `改${ARTICLE}`);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await writeFile("wakeUp/notes.md", NOTES);
    await openSample("wakeUp/notes.md");
    await settle();
    await openArticle(name);
    await settle();
    await type("又");
    assert.equal(activeDocument().getText(), `又${ARTICLE}`);
  });

  it("are locked in a split too", async () => {
    await openLocked();
    await vscode.commands.executeCommand("workbench.action.splitEditor");
    await settle();
    await type("改");
    assert.equal(activeDocument().getText(), ARTICLE);
  });

  it("never take another file with them, however fast one changes editors", async () => {
    const notes = await Promise.all(Array.from({ length: 4 }, () => writeFile(freshName(), NOTES)));
    const articles = await Promise.all(Array.from({ length: 4 }, () => writeFile(freshName(), ARTICLE)));
    for (const [index, article] of articles.entries()) {
      await vscode.window.showTextDocument(article, { preview: false });
      await vscode.window.showTextDocument(notes[index] ?? article, { preview: false });
    }
    for (const uri of notes) {
      await vscode.window.showTextDocument(uri, { preview: false });
      await settle();
      await type("改");
      assert.equal(activeDocument().getText(), `改${NOTES}`);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    }
    for (const uri of articles) {
      await vscode.window.showTextDocument(uri, { preview: false });
      await settle();
      await type("改");
      assert.equal(activeDocument().getText(), ARTICLE);
    }
  });

  it("are writeable once they are no articles any more", async () => {
    await openLocked();
    await vscode.commands.executeCommand("zhupi.treatAsOther");
    await settle();
    await type("改");
    assert.equal(activeDocument().getText(), `改${ARTICLE}`);
  });

  it("are writeable where the setting says so", async () => {
    const restore = await setSetting("zhupi.articles.readOnly", false);
    try {
      await openLocked();
      await type("改");
      assert.equal(activeDocument().getText(), `改${ARTICLE}`);
    } finally {
      await restore();
    }
  });
});
