/** The main job from start to finish, as a reviewer does it: look, hover, preview, annotate, reload, find it again, export, read. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import readXlsxFile from "read-excel-file/node";
import { expect, test } from "./fixtures";

const ARTICLE = "2026-04-02-启航财险暴雨理赔.md";

interface Sidecar {
  readonly annotations: readonly { readonly label: string; readonly status: string; readonly note?: string; readonly author: string }[];
}

function readSidecar(workspace: string): Sidecar | undefined {
  const path = join(workspace, `${ARTICLE}.zhupi.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Sidecar) : undefined;
}

test("a reviewer's whole way, in one sitting and after a reload", async ({ workbench, workspace }) => {
  test.setTimeout(240_000);
  const { page } = workbench;
  const original = readFileSync(join(workspace, ARTICLE));

  await test.step("open a sample and see highlights", async () => {
    await workbench.openFile(ARTICLE);
    await workbench.waitForLanguage(/Article|文章/);
    await expect(async () => {
      const colours = await workbench.editor.evaluate((editor) => new Set([...editor.querySelectorAll(".view-line span span")].map((piece) => piece.className)).size);
      expect(colours).toBeGreaterThan(4);
    }).toPass({ timeout: 30_000 });
  });

  await test.step("typing does nothing: an article is evidence", async () => {
    await workbench.clickText("启航财险");
    await page.keyboard.type("qq");
    await expect(page.locator(".tab.active.dirty")).toHaveCount(0);
  });

  await test.step("hover a figure", async () => {
    const hover = await workbench.hoverOver("3.2亿元");
    await expect(hover).toContainText("320,000,000");
    await workbench.screenshot("reviewer-hover");
  });

  await test.step("open the preview", async () => {
    await workbench.clickText("启航财险");
    await workbench.runCommand("Zhupi: Open Preview to the Side");
    await expect(workbench.webview().locator("body")).toContainText("启航财险", { timeout: 20_000 });
    await expect(workbench.webview().locator("body")).not.toContainText("<p>");
    await workbench.screenshot("reviewer-preview");
  });

  await test.step("annotate a selection by key; a name is asked for once", async () => {
    await workbench.focusEditor();
    await workbench.selectSurely("启航财险");
    await page.keyboard.press("1");
    await expect(workbench.quickInput).toBeVisible();
    await workbench.answer("王审阅");
    await expect.poll(() => readSidecar(workspace)?.annotations.length).toBe(1);
    expect(readSidecar(workspace)?.annotations[0]).toMatchObject({ label: "ORG", status: "accepted", author: "王审阅" });
  });

  await test.step("accept a figure in its hover and write a note", async () => {
    const hover = await workbench.hoverOver("3.2亿元");
    await hover.locator("a", { hasText: "Accept" }).first().click();
    await expect.poll(() => readSidecar(workspace)?.annotations.map(({ label }) => label)).toContain("amount");
    await workbench.clickText("3.2亿元");
    await page.keyboard.press("n");
    await workbench.answer("与年报核对");
    await expect.poll(() => readSidecar(workspace)?.annotations.find(({ label }) => label === "amount")?.note).toBe("与年报核对");
    await workbench.screenshot("reviewer-annotated");
  });

  await test.step("reload the window and find both again", async () => {
    await workbench.reload();
    await workbench.openView("Zhupi");
    await expect(workbench.treeRow("与年报核对")).toBeVisible({ timeout: 30_000 });
    await workbench.treeRow("与年报核对").click();
    await expect(workbench.editor).toContainText("3.2亿元");
    // The editor takes the focus last, which would close a list that is opened before.
    await expect(workbench.statusBar).toContainText("(5 selected)");
    await workbench.screenshot("reviewer-reloaded");
  });

  await test.step("export from the Command Palette and read the file", async () => {
    await workbench.runCommand("Zhupi: Export This Article…");
    await workbench.pick("Excel workbook (XLSX)");
    const out = await workbench.saveAsProposed(/\.xlsx$/);
    expect(out).toBe(join(workspace, `${ARTICLE}.xlsx`));
    await expect.poll(() => existsSync(out), { timeout: 30_000 }).toBe(true);
    const sheets = await readXlsxFile(out);
    const cells = JSON.stringify(sheets);
    expect(cells).toContain("320000000");
    expect(cells).toContain("与年报核对");
  });

  expect(readFileSync(join(workspace, ARTICLE)).equals(original)).toBe(true);
});

test("other files show nothing of Zhupi", async ({ workbench, workspace }) => {
  writeFileSync(join(workspace, "笔记.md"), "# 会议记录\n\n今年预算增加12.5%，由张三负责。\n");
  await workbench.openFile("笔记.md");
  await workbench.waitForLanguage("Markdown");
  await workbench.page.keyboard.press("F1");
  await workbench.quickInput.locator("input[type=text]").first().fill(">Zhupi: A");
  await expect(workbench.quickInput).toBeVisible();
  await expect(workbench.quickInput.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Zhupi: A" })).toHaveCount(0);
  await workbench.page.keyboard.press("Escape");
  await workbench.waitForLanguage("Markdown");
  await expect(workbench.statusBar).not.toContainText("朱批");
});
