/** What the tests of the preview's page share: pages in a real browser, articles to show there, and what a reader does with them. */

import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { buildPageScript, launchBrowser, openPage, type OpenOptions, type OpenPage } from "./browserPage";
import { DOCUMENT, FakeHost, type Shown } from "./fakeHost";

export const paragraphs = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `第${String(index + 1)}段：东湖银行营业收入${String(index + 10)}亿元，同比增长${String(index + 1)}.5%。${"董事会审议通过了利润分配预案。".repeat(6)}`);

export const wrap = (body: readonly string[]): string => `---\ntitle: 东湖银行年报\ndate: 2026-03-18 20:41:00\n---\n${body.map((one) => `<p>${one}</p>`).join("\n")}\n`;

export interface Open {
  readonly open: OpenPage;
  readonly host: FakeHost;
}

export interface Pages {
  /** A page that has been told nothing yet. */
  openEmpty(options?: OpenOptions): Promise<OpenPage>;
  /** A page that shows an article. */
  show(text: string, shown?: Shown, options?: OpenOptions): Promise<Open>;
}

/** Has a browser for all tests of a file. */
export function usePages(): Pages {
  let browser: Browser | undefined;
  let script = "";
  beforeAll(async () => {
    [browser, script] = await Promise.all([launchBrowser(), buildPageScript()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });
  const openEmpty = (options: OpenOptions = {}): Promise<OpenPage> => {
    if (browser === undefined) throw new Error("There is no browser before the tests begin.");
    return openPage(browser, script, options);
  };
  const show = async (text: string, shown: Shown = {}, options: OpenOptions = {}): Promise<Open> => {
    const open = await openEmpty(options);
    const host = new FakeHost();
    await open.post(host.settings(), host.update(text, shown));
    return { open, host };
  };
  return { openEmpty, show };
}

/** The visible text as the page holds it, block by block, placeholders and buttons aside. */
export function shownText(open: OpenPage): Promise<string[]> {
  return open.page.evaluate(() => [...document.querySelectorAll("article .leaf")].map((leaf) => leaf.textContent));
}

export async function selectText(open: OpenPage, wanted: string): Promise<void> {
  await open.page.evaluate((text) => {
    const walker = document.createTreeWalker(document.querySelector("article") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(text) ?? -1;
      if (at >= 0) {
        window.getSelection()?.setBaseAndExtent(node, at, node, at + text.length);
        return;
      }
    }
  }, wanted);
}

/** Answers for the host: every mark has a card. */
export function answerCards(open: OpenPage): void {
  open.onMessage((message) => {
    if (message.type !== "lookUp") return;
    void open.post({ type: "card", document: DOCUMENT, version: message.version, mark: message.mark, card: { title: "10亿元", subtitle: "金额", rows: [] }, places: [] });
  });
}
