/** Takes the README's pictures from the running program: `npm run screenshots`. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./fixtures";
import { root } from "../../scripts/lib/paths.mts";
import type { Workbench } from "./workbench";

const ARTICLE = "2026-04-02-启航财险暴雨理赔.md";
const folder = join(root, "media", "screenshots");
mkdirSync(folder, { recursive: true });

test.use({
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1.5,
  language: "zh-cn",
  // What is asked once a folder or once a person would cover the picture.
  userSettings: { "zhupi.author": "王审阅", "zhupi.articles.offerAssociations": false, "zhupi.learning.collectNames": "never" },
});

async function picture({ page }: Workbench, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
}

async function openHighlighted(workbench: Workbench): Promise<void> {
  await workbench.openFile(ARTICLE);
  await workbench.waitForLanguage(/文章|Article/);
  await expect(workbench.statusBar).toContainText("只读");
  // Names come last, after the dictionary; what has a colour of its own is a piece by itself.
  await expect(workbench.text(/^广东清远$/u)).toBeVisible({ timeout: 60_000 });
  await expect(workbench.statusBar).not.toContainText("索引", { timeout: 60_000 });
}

test("highlights and a hover", async ({ workbench }) => {
  await openHighlighted(workbench);
  await expect(await workbench.hoverOver("3.2亿元")).toContainText("320,000,000");
  await picture(workbench, "hover");
});

test("preview beside the article", async ({ workbench }) => {
  await openHighlighted(workbench);
  await workbench.clickText("启航财险");
  await workbench.page.keyboard.press("Control+K");
  await workbench.page.keyboard.press("v");
  await expect(workbench.webview().locator("body")).toContainText("启航财险", { timeout: 30_000 });
  await expect(workbench.webview().locator("article .mark").first()).toBeVisible({ timeout: 30_000 });
  await picture(workbench, "preview");
});

test("annotations in the text and in their list", async ({ workbench }) => {
  await openHighlighted(workbench);
  await workbench.openView("朱批");
  await workbench.focusEditor();
  await workbench.selectSurely("启航财险");
  await workbench.page.keyboard.press("1");
  // VS Code asks the extensions before it runs a command for the first time: a click meanwhile would be annotated in its place.
  await expect(workbench.treeRow("启航财险")).toBeVisible({ timeout: 30_000 });
  await workbench.clickText("3.2亿元");
  await workbench.page.keyboard.press("n");
  await workbench.answer("与年报核对");
  await expect(workbench.treeRow("与年报核对")).toBeVisible({ timeout: 30_000 });
  await picture(workbench, "annotations");
});

test("what was learnt from a reviewed article", async ({ workbench }) => {
  test.setTimeout(240_000);
  const { page } = workbench;
  for (const article of [ARTICLE, "2026-03-18-东湖银行年报.md", "2026-04-09-A股收盘综述.md"]) {
    await workbench.openFile(article);
    await expect(workbench.statusBar).toContainText("只读");
    await page.keyboard.press("Control+Home");
    // Each key waits for the one before to be done: a suggestion is decided and the next one is selected.
    await expect(async () => {
      await page.keyboard.press("]");
      await expect(workbench.statusBar).toContainText(/已选择|selected/, { timeout: 2000 });
    }).toPass({ timeout: 30_000 });
    for (let i = 0; i < 90; i += 1) await page.keyboard.press("a", { delay: 60 });
  }
  await workbench.runCommand("立即学习");
  // Learning in the background may begin anew at any time: the picture is one of a moment when it rests.
  const curve = page.locator(".monaco-hover").filter({ hasText: "学习曲线" });
  await expect(async () => {
    await expect(workbench.statusBar).toContainText(/F1 \d/, { timeout: 1000 });
    await expect(workbench.notifications).toHaveCount(0, { timeout: 1000 });
    await page.mouse.move(600, 400);
    await page.locator("[id$='zhupi.learning']").first().hover();
    await expect(curve).toBeVisible({ timeout: 3000 });
    await picture(workbench, "learning");
    await expect(curve).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 120_000 });
});
