/** How soon an article is recognised after it is shown, beside files that nothing is done with. */

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, tell, waitFor, writeFile } from "../../host/support";
import { activeDocument, ARTICLE, freshName, NOTES, openFresh } from "../../host/wakeUpSupport";

/** From showing a file to its language being ours, once everything is warm. */
const LONGEST_SWITCH_MS = 300;

describe("waking up", () => {
  afterEach(closeAll);

  it("comes soon after the file is shown", async () => {
    await openFresh();
    const timeUntil = async (content: string, language: string): Promise<number> => {
      const uri = await writeFile(freshName(), content);
      const start = performance.now();
      await vscode.window.showTextDocument(uri);
      await waitFor("the language", () => activeDocument().uri.path === uri.path && activeDocument().languageId === language);
      return performance.now() - start;
    };
    const plain: number[] = [];
    const article: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      plain.push(await timeUntil(NOTES, "markdown"));
      article.push(await timeUntil(ARTICLE, "finance-article"));
    }
    // Measured against files that nothing is done with, because a busy machine makes both slower.
    const typical = plain.toSorted((a, b) => a - b)[plain.length >> 1] ?? 0;
    tell(`articles ${article.map(Math.round).join(", ")} ms, other files ${plain.map(Math.round).join(", ")} ms`);
    const allowed = Math.max(LONGEST_SWITCH_MS, 3 * typical);
    assert.ok(Math.min(...article) < allowed, `articles ${article.map(Math.round).join(", ")} ms, other files ${plain.map(Math.round).join(", ")} ms`);
  });
});
