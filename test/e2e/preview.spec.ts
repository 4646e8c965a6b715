/** The preview in a real VS Code: reading, scrolling in step, annotating, coming back. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const ARTICLE = "2026-03-18-东湖银行年报.md";
const LONG = "2026-04-10-长文.md";

interface Sidecar {
  readonly annotations: readonly { readonly label: string; readonly status: string }[];
}

function readSidecar(workspace: string, article: string): Sidecar | undefined {
  const path = join(workspace, `${article}.zhupi.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Sidecar) : undefined;
}

/** An article of many paragraphs, each with its number. */
function longArticle(): string {
  const body = Array.from(
    { length: 80 },
    (_, index) => `<p>（段落${String(index + 1)}）东湖银行营业收入${String(index + 100)}.5亿元。${"董事会审议通过了利润分配预案，尚需提交股东大会。".repeat(9)}</p>`,
  );
  return `---\nlayout: post\ntitle: "东湖银行年报长文"\ndate: 2026-04-10 09:00:00 +0800\ntags: 江城财经报新闻\n---\n${body.join("\n")}\n`;
}

/** The number of the paragraph at the top of the page. */
function paragraphAtTop(frame: FrameLocator): Promise<number> {
  return frame.locator("article").evaluate((article) => {
    const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
    const block = [...article.querySelectorAll("p")].find((one) => one.getBoundingClientRect().bottom > bar + 8);
    return Number(/段落(\d+)/u.exec(block?.textContent ?? "")?.[1] ?? 0);
  });
}

/** The number of the paragraph at the top of the text editor. */
function lineAtTop(page: Page): Promise<number> {
  return page
    .locator(".editor-group-container .monaco-editor .lines-content")
    .first()
    .evaluate((content) => {
      const editor = content.closest(".monaco-editor");
      const top = editor?.getBoundingClientRect().top ?? 0;
      const numbers = [...(editor?.querySelectorAll<HTMLElement>(".margin-view-overlays > div") ?? [])]
        .map((line) => ({ y: line.getBoundingClientRect().top - top, number: Number(line.querySelector(".line-numbers")?.textContent ?? "") }))
        .filter(({ number, y }) => number > 0 && y > -400)
        .sort((a, b) => a.y - b.y);
      const atTop = numbers.findLast(({ y }) => y <= 4) ?? numbers[0];
      // Six lines of front matter, and the fence.
      return (atTop?.number ?? 0) - 6;
    });
}

async function openBeside(workbench: { runCommand(title: string): Promise<void>; webview(index?: number): FrameLocator }): Promise<FrameLocator> {
  await workbench.runCommand("Zhupi: Open Preview to the Side");
  const frame = workbench.webview();
  await expect(frame.locator("article .mark").first()).toBeVisible({ timeout: 30_000 });
  return frame;
}

test("the page and the editor scroll in step, and keep their place", async ({ workbench, workspace }) => {
  test.setTimeout(180_000);
  const { page } = workbench;
  writeFileSync(join(workspace, LONG), longArticle());
  writeFileSync(join(workspace, "其他.json"), "{}\n");
  await workbench.openFile(LONG);
  await workbench.waitForLanguage(/Article|文章/);
  const frame = await openBeside(workbench);

  await test.step("the page follows the editor", async () => {
    await page.locator(".editor-group-container .monaco-editor").first().hover();
    await expect(async () => {
      await page.mouse.wheel(0, 1_200);
      expect(await lineAtTop(page)).toBeGreaterThan(10);
    }).toPass({ intervals: [150] });
    await expect.poll(async () => Math.abs((await paragraphAtTop(frame)) - (await lineAtTop(page)))).toBeLessThanOrEqual(1);
  });

  await test.step("the editor follows the page, and nothing moves by itself afterwards", async () => {
    await frame.locator("article").hover({ position: { x: 100, y: 100 }, force: true });
    await expect(async () => {
      await page.mouse.wheel(0, 1_200);
      expect(await paragraphAtTop(frame)).toBeGreaterThan(25);
    }).toPass({ intervals: [150] });
    await expect.poll(async () => Math.abs((await paragraphAtTop(frame)) - (await lineAtTop(page)))).toBeLessThanOrEqual(1);
    const y = await frame.locator("article").evaluate(() => window.scrollY);
    const line = await lineAtTop(page);
    await page.waitForTimeout(1_200);
    expect(await frame.locator("article").evaluate(() => window.scrollY)).toBe(y);
    expect(await lineAtTop(page)).toBe(line);
  });

  await test.step("a click goes to the source", async () => {
    await frame.locator("article p").filter({ hasText: "段落40）" }).scrollIntoViewIfNeeded();
    await frame.locator("article p").filter({ hasText: "段落40）" }).click({ position: { x: 30, y: 12 } });
    // Six lines of front matter before the first paragraph.
    await expect(page.locator(".monaco-editor .line-numbers.active-line-number")).toHaveText("46");
  });

  await test.step("the place survives a change of tabs and a reload of the window", async () => {
    const before = await paragraphAtTop(frame);
    // Over the preview, in the same group: a hidden page is taken down and comes back from what it kept.
    await page.keyboard.press("Control+2");
    await page.keyboard.press("Control+P");
    await workbench.quickInput.locator("input[type=text]").first().fill("其他.json");
    await workbench.quickInput.locator(".quick-input-list .monaco-list-row").filter({ hasText: "其他.json" }).first().click();
    await expect(page.locator(".tab.active").filter({ hasText: "其他.json" })).toBeVisible();
    await page.locator(".tab").filter({ hasText: `Reading ${LONG}` }).click();
    await expect.poll(() => paragraphAtTop(workbench.webview()), { timeout: 15_000 }).toBe(before);
    await workbench.reload();
    await page.locator(".tab").filter({ hasText: `Reading ${LONG}` }).click();
    await expect(workbench.webview().locator("article .block").first()).toBeAttached({ timeout: 30_000 });
    await expect.poll(() => paragraphAtTop(workbench.webview()), { timeout: 15_000 }).toBe(before);
  });
});

test("annotating in the page alone, by keyboard", async ({ workbench, workspace }) => {
  test.setTimeout(120_000);
  const { page } = workbench;
  await workbench.openFile(ARTICLE);
  await workbench.waitForLanguage(/Article|文章/);
  const frame = await openBeside(workbench);

  await test.step("go to the page and accept a suggestion", async () => {
    // VS Code's own way to what stands beside the editor.
    await page.keyboard.press("Control+2");
    await expect(async () => {
      await page.keyboard.press("]");
      await expect(frame.locator(".popover")).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 15_000 });
    await workbench.screenshot("preview-card");
    await page.keyboard.press("a");
    await expect(workbench.quickInput).toBeVisible();
    await workbench.answer("李审阅");
    await expect.poll(() => readSidecar(workspace, ARTICLE)?.annotations.length).toBe(1);
    await expect(frame.locator(".mark.annotation").first()).toBeVisible();
  });

  await test.step("select words and label them", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+ArrowDown");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await expect(frame.locator(".tools")).toBeVisible();
    await workbench.screenshot("preview-tools");
    await page.keyboard.press("6");
    await expect.poll(() => readSidecar(workspace, ARTICLE)?.annotations.map(({ label }) => label)).toContain("EVENT");
  });

  await test.step("a command from the palette is about what is selected on the page", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+ArrowRight");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await expect(frame.locator(".tools")).toBeVisible();
    await page.waitForTimeout(400);
    // The page gets the keyboard back from the palette; on a busy machine so late that the list closes over it.
    await expect(async () => {
      await workbench.runCommand("Zhupi: Annotate…");
      await workbench.pick("Award");
    }).toPass({ timeout: 60_000 });
    await expect.poll(() => readSidecar(workspace, ARTICLE)?.annotations.map(({ label }) => label)).toContain("AWARD");
    await page.keyboard.press("u");
    await expect.poll(() => readSidecar(workspace, ARTICLE)?.annotations.map(({ label }) => label)).not.toContain("AWARD");
  });

  await test.step("undo", async () => {
    await page.keyboard.press("Control+z");
    await expect.poll(() => readSidecar(workspace, ARTICLE)?.annotations.map(({ label }) => label)).not.toContain("EVENT");
  });

  await test.step("find words, and give them a label", async () => {
    await page.keyboard.press("Control+f");
    const field = frame.locator(".find input");
    await expect(field).toBeFocused();
    await page.keyboard.type("淨利潤");
    await expect(frame.locator(".find-count")).toHaveText(/^\d+\/\d+$/u);
    await page.keyboard.press("Enter");
    await workbench.screenshot("preview-find");
    await expect(page.locator(".simple-find-part.visible")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(frame.locator(".find")).toBeHidden();
    await page.keyboard.press("6");
    await expect.poll(() => readSidecar(workspace, ARTICLE)?.annotations.map(({ label }) => label)).toContain("EVENT");
    await page.keyboard.press("u");
  });

  await test.step("and back to the editor", async () => {
    await page.keyboard.press("Control+1");
    await expect(page.locator(".monaco-editor.focused")).toBeVisible();
  });

  await test.step("by pointer, words inside a suggestion get their own label", async () => {
    await page.keyboard.press("Escape");
    const mark = frame.locator("article p .mark.figure").first();
    // From elsewhere: a pointer that already rests on a mark doesn't come upon it.
    await frame.locator(".article-header").hover();
    await mark.hover();
    await expect(frame.locator(".popover")).toBeVisible();
    const box = await mark.boundingBox();
    if (box === null) throw new Error("no suggestion");
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + 1, y);
    await page.mouse.down();
    await page.mouse.move(box.x + Math.min(24, box.width / 2), y, { steps: 4 });
    await page.mouse.up();
    await expect(frame.locator(".tools")).toBeVisible();
    await expect(frame.locator(".popover")).toBeHidden();
    const words = await frame.locator("article").evaluate(() => window.getSelection()?.toString() ?? "");
    await page.keyboard.press("4");
    await expect.poll(() => readSidecar(workspace, ARTICLE)?.annotations.map(({ label }) => label)).toContain("PRODUCT");
    await expect(frame.locator("article .mark.annotation").filter({ hasText: new RegExp(`^${words}$`, "u") })).toBeVisible();
    await page.keyboard.press("u");
    await expect.poll(() => readSidecar(workspace, ARTICLE)?.annotations.map(({ label }) => label)).not.toContain("PRODUCT");
  });
});

test("the reader is an editor of its own", async ({ workbench }) => {
  test.setTimeout(120_000);
  const { page } = workbench;
  await workbench.openFile(ARTICLE);
  await workbench.waitForLanguage(/Article|文章/);
  await workbench.runCommand("Zhupi: Open in Zhupi Reader");
  const frame = workbench.webview();
  await expect(frame.locator("article .mark").first()).toBeVisible({ timeout: 30_000 });
  await expect(frame.locator("h1")).toContainText("东湖银行");
  await workbench.screenshot("preview-reader");
  await page.keyboard.press("Control+f");
  await expect(frame.locator(".find input")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.locator('.editor-actions [aria-label^="Show Source"]').first().click();
  await expect(workbench.editor).toContainText("layout: post");
});

test("images of the folder are shown, remote ones wait for the reader's word", async ({ workbench, workspace }) => {
  test.setTimeout(120_000);
  const { page } = workbench;
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>';
  const requests: string[] = [];
  await page.route("https://img.example.com/**", async (route) => {
    requests.push(route.request().url());
    await route.fulfill({ contentType: "image/svg+xml", body: picture });
  });
  // Not even VS Code itself is asked for a file that isn't there.
  const local: string[] = [];
  page.context().on("request", (request) => {
    if (decodeURIComponent(request.url()).includes("没有.svg")) local.push(request.url());
  });
  mkdirSync(join(workspace, "图"));
  writeFileSync(join(workspace, "图", "走势.svg"), picture);
  writeFileSync(join(workspace, "..", "外面.svg"), picture);
  const images = ["图/走势.svg", "图/没有.svg", "../外面.svg", "https://img.example.com/a.svg"].map((address) => `<p><img src="${address}" alt="图注" width="30" height="20"></p>`);
  writeFileSync(join(workspace, LONG), longArticle().replace("<p>", `${images.join("\n")}\n<p>`));
  await workbench.openFile(LONG);
  await workbench.waitForLanguage(/Article|文章/);
  const frame = await openBeside(workbench);

  await test.step("one that is in the folder, none from outside it", async () => {
    await expect(frame.locator("article img")).toHaveCount(1);
    await expect.poll(() => frame.locator("article img").evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(30);
    await expect(frame.locator(".placeholder")).toHaveCount(3);
    await expect(frame.locator(".placeholder").first().locator("button")).toHaveCount(0);
    await expect(frame.locator(".placeholder").last()).toContainText("img.example.com");
    expect(requests).toEqual([]);
    expect(local).toEqual([]);
  });

  await test.step("always from a host only after a question that no page can answer", async () => {
    const dialog = page.locator(".monaco-dialog-box");
    await frame.locator(".placeholder button").last().click();
    await expect(dialog).toContainText("img.example.com");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    await expect(frame.locator("article img")).toHaveCount(1);
    expect(requests).toEqual([]);
    await frame.locator(".placeholder button").last().click();
    await dialog.getByRole("button", { name: "Load from img.example.com" }).click();
    await expect(frame.locator("article img")).toHaveCount(2, { timeout: 15_000 });
    await expect.poll(() => requests).toEqual(["https://img.example.com/a.svg"]);
  });
});
