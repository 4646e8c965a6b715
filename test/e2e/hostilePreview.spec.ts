/** Attack strings and hostile files in the real preview: nothing runs, nothing leaves, the page lives on. `ZHUPI_ALL_ATTACKS=1` runs all of them, `=2/5` a fifth. */

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FrameLocator, Locator, Page, Request } from "@playwright/test";
import { inThisRun, isWholeRun, listAttacks, packAttacks, type AttackArticle } from "./attacks";
import { expect, test } from "./fixtures";
import { hostileFiles as allHostileFiles } from "./hostile/files";
import type { Workbench } from "./workbench";

// Whatever the files hold, they are to be read as articles.
test.use({
  userSettings: { "files.associations": { "*.md": "finance-article" }, "zhupi.preview.images": "off", "workbench.editorLargeFileConfirmation": 1024 },
  otherExtensions: [join(import.meta.dirname, "helper")],
});

const ATTACKS_AN_ARTICLE = 300;
const ELEMENTS_OF_THE_PAGE =
  "a article aside b bdi blockquote body button code dd details dialog div dl dt em figure h1 h2 h3 h4 kbd li main header ol p pre s script span strong sub summary sup table tbody td th tr u ul".split(" ");

/** What attacks would do, seen from outside. */
class Watch {
  executed = 0;
  readonly dialogs: string[] = [];
  readonly requests: string[] = [];
  readonly navigations: string[] = [];
  /** What the page's policy had to refuse, though nothing should ever ask it. */
  readonly refused: string[] = [];
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
    context.on("console", (message) => {
      if (watch.#on && /Content Security Policy|violates/u.test(message.text())) watch.refused.push(message.text().slice(0, 300));
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

/** Opens one of the listed files after the other in the first group, whatever has the keyboard; the preview in the second follows. */
class Opener {
  readonly #page: Page;
  readonly #status: Locator;
  #opened = 0;

  constructor({ page }: Workbench, workspace: string, names: readonly string[]) {
    this.#page = page;
    this.#status = page.locator('.statusbar-item[id*="helper.status"]');
    writeFileSync(join(workspace, "files.json"), JSON.stringify(names));
  }

  async next(): Promise<void> {
    await this.#page.keyboard.press("Control+Alt+F9");
    await expect(this.#status).toContainText(`opened ${String(++this.#opened)} `);
  }

  /** The longest that the extensions' thread, VS Code's own share of it included, worked at a stretch since the file was opened, in milliseconds. */
  async held(): Promise<number> {
    return Number(/held (\d+)/u.exec((await this.#status.textContent()) ?? "")?.[1]);
  }
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
    // The page's own bar for finding words holds nothing of the article.
    const all = [...body.querySelectorAll("*")].filter((element) => element.closest(".find") === null);
    const attributes = all.flatMap((element) => (element.localName === "script" ? [] : element.getAttributeNames()));
    return { tags: [...new Set(all.map(({ localName }) => localName))].sort(), attributes: [...new Set(attributes)].sort() };
  });
}

// A whole run tells of every file.
const softly = expect.configure({ soft: true });

const ENOUGH_WORDS = 5_000;

/** What can be read at the page's beginning: asking a page for a megabyte of words again and again would keep it from showing others. */
function wordsAtTop(frame: FrameLocator): Promise<string> {
  return frame.locator("main").evaluate((main, enough) => {
    let words = "";
    for (const part of main.querySelectorAll<HTMLElement>(":scope > *, .block")) {
      if (part.checkVisibility() && part.localName !== "article") words += `${part.innerText}\n`;
      if (words.length > enough) break;
    }
    return words;
  }, ENOUGH_WORDS);
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

/** The warnings and errors in the output channel of the extension. */
function complaints(dataFolder: string): string[] {
  const logs = readdirSync(join(dataFolder, "logs"), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("Zhupi 朱批.log"));
  expect(logs.length).toBeGreaterThan(0);
  return logs.flatMap((path) => readFileSync(join(dataFolder, "logs", path), "utf8").split("\n")).filter((line) => /\[(?:warning|error)\]/u.test(line));
}

test("attack strings do nothing in the preview, and hostile files leave it alive", async ({ workbench, workspace, server }, testInfo) => {
  const attacks = listAttacks();
  const articles = inThisRun(packAttacks(attacks, ATTACKS_AN_ARTICLE));
  const hostileFiles = inThisRun(allHostileFiles);
  test.setTimeout(60_000 + articles.length * 20_000 + hostileFiles.length * 15_000);
  expect(attacks.length).toBeGreaterThan(isWholeRun ? 7_042 : 250);
  const { page } = workbench;
  const watch = await Watch.over(page);
  const [first] = articles;
  if (first === undefined) throw new Error("no attacks");
  const unprotected = await runUnprotected(page, first, watch);
  for (const { name, text } of articles) writeFileSync(join(workspace, `${name}.md`), text);
  for (const { name, content, sidecar } of hostileFiles) {
    writeFileSync(join(workspace, name), content);
    if (sidecar !== undefined) writeFileSync(join(workspace, `${name}.zhupi.json`), sidecar);
  }
  const opener = new Opener(workbench, workspace, [...articles.map(({ name }) => `${name}.md`), ...hostileFiles.map(({ name }) => name)]);
  await workbench.openFile("2026-03-18-东湖银行年报.md");
  const frame = await openPreview(workbench);
  watch.start();

  for (const { name } of articles) {
    await test.step(name, async () => {
      await opener.next();
      await expect(frame.locator("article")).toContainText(`${name}开始`, { timeout: 20_000 });
      await expect(frame.locator(".recognising")).toBeEmpty({ timeout: 30_000 });
      const { tags, attributes } = await poke(frame);
      expect(tags.filter((tag) => !ELEMENTS_OF_THE_PAGE.includes(tag))).toEqual([]);
      expect(attributes.filter((attribute) => attribute.startsWith("on") || attribute === "href" || attribute === "src" || attribute === "srcset")).toEqual([]);
      await expect(frame.locator("article")).toContainText(`${name}结束`);
    });
  }
  await workbench.screenshot("preview-attacked");
  testInfo.annotations.push({ type: "attacks", description: `${String(articles.reduce((sum, { count }) => sum + count, 0))} strings in ${String(articles.length)} articles; unprotected, ${String(unprotected)} of the first ${String(first.count)} ran` });

  const took: { readonly name: string; readonly milliseconds: number; readonly held: number }[] = [];
  for (const { name, shows, warns } of hostileFiles) {
    await test.step(name, async () => {
      const began = Date.now();
      await opener.next();
      await softly.poll(() => wordsAtTop(frame), { message: name, timeout: 10_000 }).toMatch(shows);
      const milliseconds = Date.now() - began;
      // The page answers: the legend opens and closes by its key, which is pressed without taking the focus from the editor.
      const legend = frame.locator(".legend");
      const before = await legend.isVisible();
      await frame.locator("body").evaluate(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "l" })));
      await expect(legend)[before ? "toBeHidden" : "toBeVisible"]({ timeout: 5_000 });
      if (warns === true) await expect.soft(page.locator('[id="status.problems"]'), name).not.toHaveAttribute("aria-label", /No Problems/u);
      took.push({ name, milliseconds, held: await opener.held() });
    });
  }
  watch.stop();
  expect.soft(complaints(dirname(dirname(server.machineSettings)))).toEqual([]);
  const heldLongest = took.toSorted((a, b) => b.held - a.held).slice(0, 12);
  testInfo.annotations.push({ type: "held longest", description: heldLongest.map(({ name, held }) => `${name} ${String(held)} ms`).join("; ") });
  const slowest = took.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 12);
  testInfo.annotations.push({ type: "slowest", description: slowest.map(({ name, milliseconds, held }) => `${name} ${String(milliseconds)} ms, thread held ${String(held)} ms`).join("; ") });
  expect({ executed: watch.executed, dialogs: watch.dialogs, requests: watch.requests, navigations: watch.navigations, refused: watch.refused }).toEqual({ executed: 0, dialogs: [], requests: [], navigations: [], refused: [] });
});
