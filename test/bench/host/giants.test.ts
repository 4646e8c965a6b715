/** How long at a time articles of sizes that nobody writes hold the extension host's thread while they open, beside the same text as a plain file. */

import * as vscode from "vscode";
import { closeAll, openArticle, openSample, tell, writeFile } from "../../host/support";
import { pause, Watch } from "./watch";

/** Invented; each is long in a way of its own. */
const BODIES: Readonly<Record<string, string>> = {
  "100,000 paragraphs": "<p>甲</p>".repeat(100_000),
  "300,000 lines": "甲\n".repeat(300_000),
  "75,000 cells": `<table>${"<tr><td>1.5%</td><td>甲</td><td>2亿元</td></tr>".repeat(25_000)}</table>`,
  "10,000,000 spaces": " ".repeat(10_000_000),
  "a megabyte of figures": "<p>东湖银行一季度营业收入10亿元，同比增长5.2%。</p>\n".repeat(14_000),
  "an attribute of 15 megabytes": `<p title="${"甲".repeat(5_000_000)}">乙</p>`,
};

const HEAD = "---\nlayout: post\ntitle: 长文\ndate: 2026-03-18 09:30:00 +0800\ntags: 江城财经报新闻\n---\n<p>东湖银行可见正文。</p>\n";
/** The first is cold: nothing was compiled yet. */
const ROUNDS = 3;
const PLAIN_MILLISECONDS = 2_500;
const ARTICLE_MILLISECONDS = 8_000;

async function measure(open: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const watch = new Watch();
  await open();
  await pause(milliseconds);
  watch.end();
  await closeAll();
  await pause(500);
  return watch.longest;
}

describe("articles of sizes that nobody writes", () => {
  before(async () => {
    await openArticle("2026-03-18-东湖银行年报.md");
    await vscode.commands.executeCommand("zhupi.preview.open");
    await pause(2000);
    await closeAll();
  });

  afterEach(closeAll);

  for (const [name, body] of Object.entries(BODIES)) {
    it(name, async function () {
      this.timeout(200_000);
      await writeFile("长.log", HEAD + body);
      // Not Markdown: VS Code reads all of such a file itself.
      await writeFile("长.txt", HEAD + body);
      const plain: number[] = [];
      const article: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        plain.push(await measure(() => openSample("长.log"), PLAIN_MILLISECONDS));
        const openBoth = async (): Promise<void> => {
          await openArticle("长.txt");
          await vscode.commands.executeCommand("zhupi.preview.open");
        };
        article.push(await measure(openBoth, ARTICLE_MILLISECONDS));
      }
      const list = (all: readonly number[]): string => all.map((one) => one.toFixed(0)).join(", ");
      tell(`${name}: ${list(article)} ms at the longest; as a plain file ${list(plain)} ms`);
    });
  }
});
