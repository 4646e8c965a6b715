/** The page under axe-core, in VS Code's four themes, with everything open. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPageScript, launchBrowser, openPage } from "./browserPage";
import { annotationAt, DOCUMENT, entityAt, FakeHost, figureAt } from "./fakeHost";
import { themeNames } from "./themes";

const ARTICLE = `---
title: 东湖银行2025年净利润同比增长6.9%
date: 2026-03-18 20:41:00
author: 江城财经报
---
<p>东湖银行3月18日发布年报，营业收入186.54亿元，<a href="https://example.com/">同比</a>增长4.2%。</p>
<h3>息差</h3>
<ul><li>第一条</li><li>第二条</li></ul>
<blockquote><p>引用</p></blockquote>
<table><tr><th>指标</th><th>金额</th></tr><tr><td>净利润</td><td>71.26</td></tr></table>
<pre>预排 文本</pre>
<p><img src="https://img.example.com/a.png" alt="图"></p>
<p>尾段写了一些内容，也算正文。</p>
<p class="em_media">（文章来源：江城财经报）</p>
`;

let browser: Browser;
let script: string;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

beforeAll(async () => {
  [browser, script] = await Promise.all([launchBrowser(), buildPageScript()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
});

describe("axe-core", () => {
  it.each(themeNames)("finds nothing serious in %s", async (theme) => {
    const open = await openPage(browser, script, { theme, withoutPolicy: true, height: 1_400 });
    const host = new FakeHost();
    open.onMessage((message) => {
      if (message.type !== "lookUp") return;
      const card = { title: "186.54亿元", subtitle: "金额", rows: [{ label: "值", value: "18,654,000,000 元" }, { label: "码", value: "601318.SH", url: "https://example.com/" }] };
      const places = [{ title: "Also in the folder", count: 1, places: ["186.54亿元 · 东湖银行年报"] }];
      void open.post({ type: "card", document: DOCUMENT, version: message.version, mark: message.mark, card, places });
    });
    await open.post(
      host.settings(),
      host.update(ARTICLE, {
        figures: [figureAt(ARTICLE, "186.54亿元"), figureAt(ARTICLE, "4.2%", "percent")],
        entities: [entityAt(ARTICLE, "东湖银行")],
        annotations: [annotationAt(ARTICLE, "江城财经报", "ORG", { note: "核对" }), annotationAt(ARTICLE, "息差", "custom", { status: "unsure" })],
      }),
    );
    await open.page.locator("details.removed summary").click();
    await open.page.keyboard.press("Control+f");
    await open.page.keyboard.type("东湖");
    expect(await open.page.locator(".find-count").textContent()).toMatch(/^1\/\d$/u);
    await open.page.locator("article").focus();
    await open.page.keyboard.press("l");
    await open.page.keyboard.press("]");
    await expect.poll(() => open.page.locator(".popover").isVisible()).toBe(true);
    await open.page.addScriptTag({ content: axe });
    const { violations } = await open.page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
    const found = violations.map(({ id, impact, nodes }) => `${impact ?? ""} ${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ""}`).join(" | ")}`);
    expect(found.filter((one) => /^(?:serious|critical)/u.test(one))).toEqual([]);
    await open.page.keyboard.press("Escape");
    await open.page.keyboard.press("?");
    const dialog = await open.page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
    expect(dialog.violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
    await open.page.close();
  }, 30_000);
});
