/** Whatever is selected on the page, across paragraphs, cells, inline tags and parts brought back, is annotated exactly. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeText } from "../../../src/core/text/encoding";
import type { PageMessage } from "../../../src/protocol/preview";
import { annotationAt, FakeHost } from "./fakeHost";
import { buildPageScript, launchBrowser, openPage, type OpenPage } from "./browserPage";

const shared = process.env["ZHUPI_SHARED"];
const folders = [join(process.cwd(), "samples"), ...(shared === undefined ? [] : [join(shared, "seeds")])];
const articles = folders.flatMap((folder) => readdirSync(folder).map((name) => [name, decodeText(new Uint8Array(readFileSync(join(folder, name)))).text] as const));
const SELECTIONS = 60;

let browser: Browser;
let open: OpenPage;

beforeAll(async () => {
  const [launched, script] = await Promise.all([launchBrowser(), buildPageScript()]);
  browser = launched;
  open = await openPage(browser, script);
}, 60_000);

afterAll(async () => {
  await browser.close();
});

/** Selects between random characters of the article, forwards and backwards, and gives each selection a label; returns the words selected. */
function selectAtRandom(seed: number, count: number): Promise<string[]> {
  return open.page.evaluate(
    ([begin, times]) => {
      let state = begin;
      const random = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      const article = document.querySelector("article");
      if (article === null) throw new Error("no article");
      const nodes: Text[] = [];
      for (const leaf of article.querySelectorAll(".leaf")) {
        const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      }
      const selected: string[] = [];
      for (let i = 0; i < times; i++) {
        const first = random(nodes.length);
        // Half of them stay near, as readers' do.
        const second = i % 2 === 0 ? Math.min(nodes.length - 1, first + random(4)) : random(nodes.length);
        const [from, to] = [nodes[first], nodes[second]];
        if (from === undefined || to === undefined) continue;
        window.getSelection()?.setBaseAndExtent(from, random(from.length + 1), to, random(to.length + 1));
        const range = window.getSelection()?.getRangeAt(0);
        const words = nodes
          .map((node) => {
            if (range?.intersectsNode(node) !== true) return "";
            const start = node === range.startContainer ? range.startOffset : 0;
            return node.data.slice(start, node === range.endContainer ? range.endOffset : node.length);
          })
          .join("");
        if (words.trim() === "") continue;
        article.dispatchEvent(new KeyboardEvent("keydown", { key: "6", bubbles: true }));
        selected.push(words);
      }
      return selected;
    },
    [seed, count] as const,
  );
}

const bare = (text: string): string => text.replace(/\s/gu, "");

describe("selections on the page", () => {
  it.each(articles)("of %s are annotated exactly", async (_, text) => {
    const host = new FakeHost();
    const words = /[\u4e00-\u9fff]{8}/u.exec(text.slice(text.length >> 1))?.[0] ?? "";
    const update = host.update(text, { annotations: words === "" ? [] : [annotationAt(text, words, "ORG")] });
    await open.post(host.settings(), update);
    // Everything that was removed stands in the text as well.
    await open.page.evaluate(() => {
      for (const button of document.querySelectorAll<HTMLButtonElement>('.removed button[data-part][aria-pressed="false"]')) button.click();
    });
    await open.page.evaluate(() => document.querySelector<HTMLElement>("article")?.focus());
    const before = open.sent.length;
    const selected = await selectAtRandom(text.length, SELECTIONS);
    const isAnnotation = (message: PageMessage): message is Extract<PageMessage, { type: "annotate" }> => message.type === "annotate";
    const sent = open.sent.slice(before).filter(isAnnotation);
    expect(sent.length).toBe(selected.length);
    const { model } = host;
    if (model === undefined) throw new Error("no model");
    for (const [index, { start, end }] of sent.entries()) {
      expect(bare(model.visible.text.slice(start, end))).toBe(bare(selected[index] ?? ""));
      const source = model.toSource({ start, end });
      if (source === undefined) throw new Error("nowhere in the file");
      expect(model.visible.toVisible(source)).toEqual({ start, end });
      // The ends are the characters themselves, or references to them.
      const shown = Array.from(selected[index]?.trim() ?? "");
      expect([shown[0], "&"]).toContain(Array.from(text.slice(source.start))[0]);
      expect([shown.at(-1), ";"]).toContain(Array.from(text.slice(source.start, source.end)).at(-1));
    }
  }, 30_000);
});
