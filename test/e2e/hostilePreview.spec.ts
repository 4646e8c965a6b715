/** Attack strings and hostile files in the real preview: nothing runs, nothing leaves, the page lives on. `ZHUPI_ALL_ATTACKS=1` runs all of them. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page, Request } from "@playwright/test";
import { isWholeRun, listAttacks, packAttacks, type AttackArticle } from "./attacks";
import { expect, test } from "./fixtures";
import { hostileFiles, hostileSidecars } from "./hostileFiles";
import type { Workbench } from "./workbench";

// Whatever the files hold, they are to be read as articles.
test.use({ userSettings: { "files.associations": { "*.md": "finance-article" }, "zhupi.preview.images": "off" } });

const ATTACKS_AN_ARTICLE = 300;
const ELEMENTS_OF_THE_PAGE =
  "a article aside b bdi blockquote body button code dd details dialog div dl dt em figure h1 h2 h3 h4 kbd li main header ol p pre s script span strong sub summary sup table tbody td th tr u ul".split(" ");

/** What attacks would do, seen from outside. */
class Watch {
  executed = 0;
  readonly dialogs: string[] = [];
  readonly requests: string[] = [];
  readonly navigations: string[] = [];
  #on = false;

  static async over(page: Page): Promise<Watch> {
    const watch = new Watch();
    const context = page.context();
    await context.exposeFunction("noteExecution", () => {
      watch.executed++;
    });
    // Runs in every frame from now on, the preview's among them, before anything else does.
    await context.addInitScript(() => {
      const note = (): void => {
        (window as unknown as { noteExecution(): void }).noteExecution();
      };
      Object.assign(window, { alert: note, prompt: note, confirm: note, print: note });
    });
    context.on("request", (request) => {
      if (watch.#on) watch.#see(request, page);
    });
    context.on("page", (popup) => {
      if (watch.#on) watch.navigations.push(popup.url());
    });
    page.on("framenavigated", (frame) => {
      if (watch.#on) watch.navigations.push(frame.url());
    });
    page.on("dialog", (dialog) => {
      watch.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    return watch;
  }

  start(): void {
    this.#on = true;
  }

  stop(): void {
    this.#on = false;
  }

  /** Once a page is loaded, none of its frames asks for anything; the workbench around it only asks its own server. */
  #see(request: Request, page: Page): void {
    const url = new URL(request.url());
    const inWorkbench = request.serviceWorker() === null && request.frame() === page.mainFrame();
    if (inWorkbench && (url.origin === new URL(page.url()).origin || url.protocol === "data:" || url.protocol === "blob:")) return;
    this.requests.push(url.href.slice(0, 300));
  }
}

async function openPreview(workbench: Workbench): Promise<FrameLocator> {
  await workbench.runCommand("Zhupi: Open Preview to the Side");
  const frame = workbench.webview();
  await expect(frame.locator("article .block").first()).toBeVisible({ timeout: 30_000 });
  return frame;
}

/** Opens a file in the first group, whatever has the keyboard; the preview in the second follows. */
async function openBesidePreview({ page, quickInput }: Workbench, name: string): Promise<void> {
  const input = quickInput.locator("input[type=text]").first();
  await expect(async () => {
    await page.keyboard.press("Control+1");
    await expect(page.locator(".editor-group-container.active .monaco-editor.focused")).toBeVisible({ timeout: 3_000 });
    await page.keyboard.press("Control+P");
    await input.fill(name, { timeout: 3_000 });
  }).toPass();
  await quickInput.locator(".quick-input-list .monaco-list-row").filter({ hasText: name }).first().click();
  await expect(page.locator(".tab").filter({ hasText: `Reading ${name}` })).toBeVisible();
}

/** Opens everything that was removed, and does to every element what a reader's pointer and keyboard would. */
async function poke(frame: FrameLocator): Promise<{ readonly tags: string[]; readonly attributes: string[] }> {
  return frame.locator("body").evaluate(async (body) => {
    body.querySelector<HTMLElement>("details.removed > summary")?.click();
    body.querySelector<HTMLElement>("details.removed > div > button")?.click();
    for (const mark of [...body.querySelectorAll<HTMLElement>(".mark")].slice(0, 30)) mark.click();
    for (const element of body.querySelectorAll("*")) {
      for (const type of ["mouseover", "pointerenter", "focus", "load", "error", "toggle", "animationstart", "scroll"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    const all = [...body.querySelectorAll("*")];
    const attributes = all.flatMap((element) => (element.localName === "script" ? [] : element.getAttributeNames()));
    return { tags: [...new Set(all.map(({ localName }) => localName))].sort(), attributes: [...new Set(attributes)].sort() };
  });
}

/** How many strings run when a browser shows the article as it is: what the watch must be able to see. */
async function runUnprotected(page: Page, { text }: AttackArticle, watch: Watch): Promise<number> {
  const raw = await page.context().newPage();
  await raw.route("**/*", (route) => route.abort());
  await raw.setContent(text, { waitUntil: "commit" }).catch(() => undefined);
  await expect.poll(() => watch.executed).toBeGreaterThan(0);
  await raw.close();
  const { executed } = watch;
  watch.executed = 0;
  return executed;
}

test("attack strings do nothing in the preview", async ({ workbench, workspace }, testInfo) => {
  const attacks = listAttacks();
  const articles = packAttacks(attacks, ATTACKS_AN_ARTICLE);
  test.setTimeout(60_000 + articles.length * 20_000);
  const { page } = workbench;
  const watch = await Watch.over(page);
  const [first] = articles;
  if (first === undefined) throw new Error("no attacks");
  const unprotected = await runUnprotected(page, first, watch);
  expect(attacks.length).toBeGreaterThan(isWholeRun ? 7_042 : 250);
  for (const { name, text } of articles) writeFileSync(join(workspace, `${name}.md`), text);
  await workbench.openFile("2026-03-18-东湖银行年报.md");
  const frame = await openPreview(workbench);
  watch.start();
  for (const { name } of articles) {
    await openBesidePreview(workbench, `${name}.md`);
    await expect(frame.locator("article")).toContainText(`${name}开始`, { timeout: 20_000 });
    await expect(frame.locator(".recognising")).toBeEmpty({ timeout: 30_000 });
    const { tags, attributes } = await poke(frame);
    expect(tags.filter((tag) => !ELEMENTS_OF_THE_PAGE.includes(tag))).toEqual([]);
    expect(attributes.filter((attribute) => attribute.startsWith("on") || attribute === "href" || attribute === "src" || attribute === "srcset")).toEqual([]);
    await expect(frame.locator("article")).toContainText(`${name}结束`);
  }
  await workbench.screenshot("preview-attacked");
  watch.stop();
  testInfo.annotations.push({ type: "attacks", description: `${String(attacks.length)} strings in ${String(articles.length)} articles; unprotected, ${String(unprotected)} of the first ${String(first.count)} ran` });
  expect({ executed: watch.executed, dialogs: watch.dialogs, requests: watch.requests, navigations: watch.navigations }).toEqual({ executed: 0, dialogs: [], requests: [], navigations: [] });
});

test("hostile files leave the preview alive", async ({ workbench, workspace }, testInfo) => {
  test.setTimeout(60_000 + hostileFiles.length * 15_000);
  const { page } = workbench;
  const watch = await Watch.over(page);
  for (const { name, content } of hostileFiles) writeFileSync(join(workspace, name), content);
  for (const [name, content] of hostileSidecars) writeFileSync(join(workspace, name), content);
  await workbench.openFile("2026-03-18-东湖银行年报.md");
  const frame = await openPreview(workbench);
  watch.start();
  const times: string[] = [];
  for (const { name, shows } of hostileFiles) {
    await test.step(name, async () => {
      const began = Date.now();
      await openBesidePreview(workbench, name);
      await expect(frame.locator("main")).toContainText(shows, { timeout: 10_000, useInnerText: true });
      times.push(`${name} ${String(Date.now() - began)} ms`);
      // The page answers: the legend opens and closes by its key, which is pressed without taking the focus from the editor.
      const legend = frame.locator(".legend");
      const before = await legend.isVisible();
      await frame.locator("body").evaluate(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "l" })));
      await expect(legend)[before ? "toBeHidden" : "toBeVisible"]({ timeout: 5_000 });
    });
  }
  watch.stop();
  testInfo.annotations.push({ type: "times", description: times.join(", ") });
  expect({ executed: watch.executed, dialogs: watch.dialogs, requests: watch.requests, navigations: watch.navigations }).toEqual({ executed: 0, dialogs: [], requests: [], navigations: [] });
});
