/** The preview's page in a real browser: what it shows, keeps, and sends. */

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPageScript, launchBrowser, openPage, type OpenOptions, type OpenPage } from "./browserPage";
import { annotationAt, DOCUMENT, entityAt, FakeHost, figureAt, type Shown } from "./fakeHost";

let browser: Browser;
let script: string;

beforeAll(async () => {
  [browser, script] = await Promise.all([launchBrowser(), buildPageScript()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
});

const paragraphs = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `第${String(index + 1)}段：东湖银行营业收入${String(index + 10)}亿元，同比增长${String(index + 1)}.5%。${"董事会审议通过了利润分配预案。".repeat(6)}`);

const wrap = (body: readonly string[]): string => `---\ntitle: 东湖银行年报\ndate: 2026-03-18 20:41:00\n---\n${body.map((one) => `<p>${one}</p>`).join("\n")}\n`;

interface Open {
  readonly open: OpenPage;
  readonly host: FakeHost;
}

async function show(text: string, shown: Shown = {}, options: OpenOptions = {}): Promise<Open> {
  const open = await openPage(browser, script, options);
  const host = new FakeHost();
  await open.post(host.settings(), host.update(text, shown));
  return { open, host };
}

/** The visible text as the page holds it, block by block, placeholders and buttons aside. */
function shownText(open: OpenPage): Promise<string[]> {
  return open.page.evaluate(() => [...document.querySelectorAll("article .leaf")].map((leaf) => leaf.textContent));
}

async function selectText(open: OpenPage, wanted: string): Promise<void> {
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
function answerCards(open: OpenPage): void {
  open.onMessage((message) => {
    if (message.type !== "lookUp") return;
    void open.post({ type: "card", document: DOCUMENT, version: message.version, mark: message.mark, card: { title: "10亿元", subtitle: "金额", rows: [] }, places: [] });
  });
}

describe("an article that takes long", () => {
  const opening = (document: string) => ({ type: "opening", document, text: "Reading b.md…" }) as const;
  const other = "file:///articles/b.md";
  const sight = (open: OpenPage) => open.page.evaluate(() => [...document.querySelectorAll<HTMLElement>("main > *")].filter((part) => part.checkVisibility()).map((part) => part.innerText.trim()).join("|"));

  it("is announced in place of the one before, but only where it takes long", async () => {
    const { open, host } = await show(wrap(["第一篇。"]));
    await open.post(opening(DOCUMENT), opening(other));
    expect(await sight(open)).toContain("第一篇。");
    await open.page.waitForFunction(() => document.querySelector(".waiting")?.checkVisibility() === true);
    expect(await sight(open)).toBe("Reading b.md…");
    host.startOver();
    await open.post({ ...host.update(wrap(["第二篇。"])), document: other });
    expect(await sight(open)).not.toMatch(/第一篇|Reading/u);
    expect(await sight(open)).toContain("第二篇。");
    await open.post({ type: "failed", document: "file:///articles/c.md", text: "It could not be read." });
    expect(await sight(open)).toBe("It could not be read.");
    expect(open.errors).toEqual([]);
    await open.page.close();
  });

  it("shows its beginning before its rest, and comes back to a place in either", async () => {
    const text = wrap(paragraphs(400));
    const open = await openPage(browser, script, {});
    const host = new FakeHost();
    const beginning = host.beginning(text);
    expect(beginning?.blocks.length).toBeGreaterThan(10);
    expect(host.beginning(wrap(paragraphs(20)))).toBeUndefined();
    if (beginning === undefined) return;
    await open.post(host.settings(), beginning);
    expect(await sight(open)).toContain("第1段");
    expect(await open.page.locator('[role="progressbar"]').getAttribute("aria-valuenow")).not.toBe("100");
    await open.page.evaluate(() => {
      document.querySelector("article p")?.setAttribute("data-kept", "");
    });
    await open.post(host.update(text, {}, false));
    expect(await open.page.locator("article p").count()).toBe(400);
    expect(await open.page.locator("article p[data-kept]").count()).toBe(1);

    await open.post({ type: "scrollTo", document: DOCUMENT, version: 1, offset: 30_000, to: "top" });
    const kept = await open.page.waitForFunction(() => (window.scrollY > 1000 ? window.scrollY : undefined));
    await open.page.waitForTimeout(100);
    const back = await openPage(browser, script, { state: await open.state() });
    host.startOver();
    const again = host.beginning(text);
    if (again !== undefined) await back.post(host.settings(), again);
    expect(await back.page.evaluate(() => window.scrollY)).toBe(0);
    await back.post(host.update(text, {}, false));
    expect(Math.abs((await back.page.evaluate(() => window.scrollY)) - ((await kept.jsonValue()) ?? 0))).toBeLessThan(40);
    await Promise.all([open.page.close(), back.page.close()]);
  });
});

describe("words in the article", () => {
  const text = wrap(["东湖银行发布年报。", "东湖銀行的ＡＢＣ，东湖银行的abc。", "<b>东湖</b>银行。", ...paragraphs(30)]);
  const count = (open: OpenPage) => open.page.locator(".find-count").textContent();
  const painted = (open: OpenPage, name = "find") => open.page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => (range instanceof Range ? range.toString() : "")), name);

  it("are found however they are written, stepped through, and selected at the end", async () => {
    const { open } = await show(text);
    await open.page.locator("article").focus();
    await open.page.keyboard.press("Control+f");
    await open.page.keyboard.type("东湖银行");
    // The title, the three paragraphs, and thirty.
    expect(await count(open)).toBe("1/35");
    expect(await painted(open, "find-one")).toEqual(["东湖银行"]);
    expect((await painted(open)).slice(0, 3)).toEqual(["东湖银行", "东湖銀行", "东湖银行"]);
    await open.page.keyboard.press("Shift+Enter");
    expect(await count(open)).toBe("35/35");
    await open.page.waitForFunction(() => window.scrollY > 500);
    await open.page.keyboard.press("Enter");
    await open.page.keyboard.press("F3");
    expect(await count(open)).toBe("2/35");
    await open.page.locator(".find input").fill("abc");
    expect(await count(open)).toBe("1/2");
    expect([...(await painted(open, "find-one")), ...(await painted(open))]).toEqual(["ＡＢＣ", "abc"]);
    await open.page.keyboard.press("Enter");
    await open.page.keyboard.press("Escape");
    expect(await open.page.locator(".find").isVisible()).toBe(false);
    expect(await open.page.evaluate(() => [window.getSelection()?.toString(), document.activeElement?.id])).toEqual(["abc", "article"]);
    expect(await painted(open)).toEqual([]);
    await open.page.keyboard.press("1");
    await expect.poll(() => open.sent.some((message) => message.type === "annotate")).toBe(true);
    await open.page.close();
  });

  it("are those that are selected; none says so; the field's keys are its own; an edit is followed", async () => {
    const { open, host } = await show(text);
    await selectText(open, "发布年报");
    await open.page.keyboard.press("Control+f");
    expect(await open.page.locator(".find input").inputValue()).toBe("发布年报");
    expect(await count(open)).toBe("1/1");
    await open.post(host.update(text.replace("发布年报", "发布年报，发布年报")));
    expect(await count(open)).toBe("1/2");
    await open.page.keyboard.type("xu1");
    await open.page.keyboard.press("Control+z");
    expect(await count(open)).toBe("No results");
    expect(open.sent.filter(({ type }) => ["history", "annotate", "mark"].includes(type))).toEqual([]);
    await open.page.locator(".find button").last().click();
    expect(await open.page.locator(".find").isVisible()).toBe(false);
    expect(open.errors).toEqual([]);
    await open.page.close();
  });
});

describe("what is shown", () => {
  it("shows every visible character, and each maps to the file", async () => {
    const text = wrap(["上海<span>证<b>券</b></span>报讯：&amp;收入<br>10亿元", "<table><tr><th>指标</th><td>1.5</td></tr></table>", "尾"]).replace("<p><table>", "<table>").replace("</table></p>", "</table>");
    const { open, host } = await show(text);
    expect((await shownText(open)).join("|")).toBe("东湖银行年报|上海证券报讯：&收入\n10亿元|指标|1.5|尾");
    const model = host.model;
    for (const { start, content } of model?.blocks ?? []) {
      for (let i = 0; i < content.text.length; i++) {
        const character = content.text[i] ?? "";
        const source = model?.toSource({ start: start + i, end: start + i + 1 });
        if (source === undefined) expect(character).toBe("\n");
        else expect(["&amp;", character]).toContain(text.slice(source.start, source.end));
      }
    }
    expect(open.errors).toEqual([]);
    await open.page.close();
  });

  it("draws nested and crossing marks as parts of one mark", async () => {
    const text = wrap(["2025年世界杯赛在东湖举行"]);
    const [before, after] = [annotationAt(text, "2025年世界杯", "EVENT"), annotationAt(text, "世界杯赛在", "PRODUCT")];
    const { open } = await show(text, { figures: [figureAt(text, "2025年", "date")], annotations: [before, after] });
    const parts = await open.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".mark")].map((mark) => [
        mark.dataset["c"],
        mark.textContent,
        mark.parentElement?.closest(".mark") !== null,
        "first" in mark.dataset,
        "last" in mark.dataset,
      ]),
    );
    expect(parts.map(([, shown, ...flags]) => [shown, ...flags])).toEqual([
      ["2025年世界杯", false, true, true],
      ["2025年", true, true, true],
      ["世界杯", true, true, false],
      ["赛在", false, false, true],
    ]);
    await open.page.close();
  });

  it("makes control characters visible and keeps them from acting", async () => {
    const { open } = await show(wrap(["金额\u202E元亿10\u202C零\u200B宽\u{E0041}😀"]));
    expect((await shownText(open))[1]).toBe("金额□元亿10□零\u200B宽□□😀");
    expect(await open.page.locator(".control").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["code"]))).toEqual(["U+202E", "U+202C", "U+200B", "U+E0041"]);
    await open.page.close();
  });

  it("keeps words that run from right to left by themselves, in any plane", async () => {
    const text = wrap(["甲\u05d0\u05d1乙\u{10900}\u{10901}丙丁"]);
    const annotations = ["\u05d0\u05d1", "\u{10900}\u{10901}", "丙丁"].map((part) => annotationAt(text, part, "ORG"));
    const { open } = await show(text, { annotations });
    expect(await open.page.locator(".mark").evaluateAll((all) => all.map((one) => one.classList.contains("isolated")))).toEqual([true, true, false]);
    await open.page.close();
  });

  it("takes boilerplate out and brings it back where it stands, also after a reload", async () => {
    const text = wrap(["正文第一段，写了不少内容。", "正文第二段，也写了内容。"]).replace(/\n$/u, '\n<p class="em_media">（文章来源：江城财经报）</p>\n');
    const { open, host } = await show(text);
    expect(await shownText(open)).not.toContain("（文章来源：江城财经报）");
    await open.page.locator("details.removed summary").click();
    await open.page.locator("details.removed button[data-part]").first().click();
    expect(await shownText(open)).toContain("（文章来源：江城财经报）");
    const state = await open.state();
    await open.page.close();
    const again = await openPage(browser, script, { state });
    host.startOver();
    const update = host.update(text, {}, false);
    await again.post(host.settings(), update);
    expect(await shownText(again)).toContain("（文章来源：江城财经报）");
    expect(JSON.stringify(state)).not.toContain("江城");
    await again.page.close();
  });

  it("lets what stands in no block be read in the list", async () => {
    const text = `${wrap(["正文第一段，写了不少内容。"])}<p style="display:none">藏起来的一句话，${"很长，".repeat(40)}完</p>\n\n<https://news.example/a?id=1>\n`;
    const { open } = await show(text);
    await open.page.locator("details.removed summary").click();
    const buttons = open.page.locator("details.removed button[data-part]");
    expect(await buttons.count()).toBe(2);
    await buttons.first().click();
    await buttons.last().click();
    expect(await open.page.locator(".removed .whole").allTextContents()).toEqual([expect.stringMatching(/^藏起来的一句话，.*完$/u), "https://news.example/a?id=1"]);
    expect(await shownText(open)).not.toContain("藏起来");
    await buttons.first().click();
    expect(await open.page.locator(".removed .whole").count()).toBe(1);
    await open.page.close();
  });

  it("loads no image unasked; a click on the placeholder asks the host", async () => {
    const text = wrap(['前<img src="https://img.example.com/a.png" alt="图注" width="300" height="200">后', "第二段"]);
    const { open, host } = await show(text);
    expect(open.requests).toEqual([]);
    await open.page.locator(".placeholder button").last().click();
    expect((await open.waitForSent("images")).host).toBe("img.example.com");
    await open.page.close();
    const allowed = await openPage(browser, script, { imageHosts: ["img.example.com"] });
    const images = (address: string) => ({ host: "img.example.com", url: address });
    await allowed.post(host.settings(), { ...new FakeHost().update(text, { images }) });
    await expect.poll(() => allowed.requests).toEqual(["https://img.example.com/a.png"]);
    await expect.poll(() => allowed.page.locator(".placeholder").count()).toBe(1);
    await allowed.page.close();
  });

  it("filters by the legend without touching the text", async () => {
    const text = wrap(["营业收入10亿元，同比增长5%。"]);
    const { open } = await show(text, { figures: [figureAt(text, "10亿元"), figureAt(text, "5%", "percent")] });
    await open.page.keyboard.press("l");
    await open.page.locator('[data-toggles="figure:amount"]').click();
    expect(await open.page.locator('[data-toggles="figure:amount"]').getAttribute("aria-pressed")).toBe("false");
    const lines = await open.page.locator(".mark").evaluateAll((all) => all.map((one) => getComputedStyle(one).textDecorationLine));
    expect(lines).toEqual(["none", "underline"]);
    await open.page.keyboard.press("Escape");
    await open.page.locator("article").focus();
    await open.page.keyboard.press("j");
    expect(await open.page.locator(".mark.chosen").textContent()).toBe("5%");
    await open.page.close();
  });
});

describe("updates", () => {
  it("keeps elements, selection and focus of blocks that did not change", async () => {
    const body = paragraphs(30);
    const { open, host } = await show(wrap(body), { figures: [] });
    await open.page.evaluate(() => {
      document.querySelectorAll("article .block").forEach((block, index) => Object.assign(block, { wasAt: index }));
    });
    await open.page.evaluate(() => document.querySelectorAll("article p")[20]?.scrollIntoView());
    await selectText(open, "第21段");
    const edited = body.map((one, index) => (index === 2 ? `改过了。${one}${one}` : one));
    const before = await open.page.evaluate(() => document.querySelectorAll("article p")[20]?.getBoundingClientRect().top);
    await open.post(host.update(wrap(["新的一段", ...edited])));
    const after = await open.page.evaluate(() => ({
      top: document.querySelectorAll("article p")[21]?.getBoundingClientRect().top,
      kept: [...document.querySelectorAll("article .block")].filter((block) => "wasAt" in block).length,
      selection: window.getSelection()?.toString(),
    }));
    expect(after.kept).toBe(30);
    expect(after.selection).toBe("第21段");
    expect(Math.abs((after.top ?? 0) - (before ?? 0))).toBeLessThan(2);
    await open.page.close();
  });

  it("keeps a selection inside the block that is edited", async () => {
    const { open, host } = await show(wrap(["营业收入10亿元，同比增长。", "第二段"]));
    await selectText(open, "营业收入");
    await open.post(host.update(wrap(["营业收入10亿元，同比增长5%。", "第二段"])));
    expect(await open.page.evaluate(() => window.getSelection()?.toString())).toBe("营业收入");
    await open.page.close();
  });

  it("asks for the whole when an update is missing", async () => {
    const { open, host } = await show(wrap(["甲", "乙"]));
    host.update(wrap(["甲", "乙", "丙"]));
    await open.post(host.update(wrap(["甲", "乙", "丙", "丁"])));
    await expect.poll(() => open.sentOfType("ready").length).toBe(2);
    await open.page.close();
  });

  it("patches an article of a megabyte in one place", async () => {
    const host = new FakeHost();
    const open = await openPage(browser, script);
    await open.post(host.settings());
    const large = paragraphs(3_200);
    await open.post(host.update(wrap(large)));
    const last = open.page.locator("article p").last();
    const before = await last.elementHandle();
    await open.post(host.update(wrap(large.map((one, index) => (index === 1_600 ? `${one}改` : one)))));
    await expect.poll(() => open.page.locator("article p").nth(1_600).textContent()).toMatch(/改$/u);
    expect(await last.evaluate((now, former) => now === former, before)).toBe(true);
    await open.page.close();
  }, 30_000);
});

describe("annotating", () => {
  it("sends the selection's exact offsets with a label's key, across inline tags", async () => {
    const text = wrap(["上海<span>证<b>券</b></span>报讯"]);
    const { open, host } = await show(text);
    await open.page.evaluate(() => {
      const [first, , last] = (() => {
        const walker = document.createTreeWalker(document.querySelector("article p") ?? document.body, NodeFilter.SHOW_TEXT);
        const nodes: Node[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node);
        return nodes;
      })();
      if (first && last) window.getSelection()?.setBaseAndExtent(first, 0, last, 1);
    });
    await open.page.keyboard.press("1");
    const sent = await open.waitForSent("annotate");
    expect(sent.label).toEqual({ id: "ORG" });
    const source = host.model?.toSource(sent);
    expect(text.slice(source?.start, source?.end)).toBe("上海<span>证<b>券</b></span>报");
    await open.page.close();
  });

  it("shows the tools at a selection made by mouse, and their buttons label it", async () => {
    const { open } = await show(wrap(["东湖银行发布年度报告"]));
    const box = await open.page.locator("article p").boundingBox();
    if (box === null) throw new Error("no paragraph");
    await open.page.mouse.move(box.x + 2, box.y + 12);
    await open.page.mouse.down();
    await open.page.mouse.move(box.x + 80, box.y + 12, { steps: 4 });
    await open.page.mouse.up();
    await open.page.locator(".tools button").first().click();
    const sent = await open.waitForSent("annotate");
    expect(sent.end - sent.start).toBeGreaterThanOrEqual(3);
    await open.page.close();
  });

  it.each(["chosen", "looked at"])("gives words selected inside a %s suggestion their own label", async (how) => {
    const text = wrap(["营业收入合计10亿元人民币整，同比增长。"]);
    const { open, host } = await show(text, { figures: [figureAt(text, "10亿元人民币整")] });
    answerCards(open);
    const mark = open.page.locator(".mark");
    if (how === "chosen") await mark.click({ position: { x: 30, y: 8 } });
    else await mark.hover({ position: { x: 30, y: 8 } });
    await expect.poll(() => open.page.locator(".popover").isVisible()).toBe(true);
    const box = await mark.boundingBox();
    if (box === null) throw new Error("no mark");
    const y = box.y + box.height / 2;
    await open.page.mouse.move(box.x + 1, y);
    await open.page.mouse.down();
    await open.page.mouse.move(box.x + box.width - 17 * 3, y, { steps: 4 });
    await open.page.mouse.up();
    await expect.poll(() => open.page.locator(".tools").isVisible()).toBe(true);
    expect(await open.page.locator(".popover").isVisible()).toBe(false);
    expect(await open.page.locator(".mark.chosen").count()).toBe(0);
    await open.page.keyboard.press("1");
    const sent = await open.waitForSent("annotate");
    expect(host.model?.visible.text.slice(sent.start, sent.end)).toBe("10亿元人");
    expect(open.sentOfType("relabel")).toEqual([]);
    await open.page.close();
  });

  it("labels the mark that was chosen after words had been selected", async () => {
    const text = wrap(["东湖银行营业收入10亿元。"]);
    const { open } = await show(text, { figures: [figureAt(text, "10亿元")] });
    await selectText(open, "东湖银行");
    await open.page.keyboard.press("]");
    expect(await open.page.evaluate(() => window.getSelection()?.isCollapsed)).toBe(true);
    expect(await open.page.locator(".tools").isVisible()).toBe(false);
    await open.page.keyboard.press("1");
    expect((await open.waitForSent("relabel")).label).toEqual({ id: "ORG" });
    expect(open.sentOfType("annotate")).toEqual([]);
    await open.page.close();
  });

  it("walks from suggestion to suggestion and decides with one key", async () => {
    const text = wrap(["甲10亿元，乙20亿元，丙30亿元。"]);
    const figures = ["10亿元", "20亿元", "30亿元"].map((one) => figureAt(text, one));
    const { open, host } = await show(text, { figures });
    await open.page.keyboard.press("]");
    expect(await open.page.locator(".mark.chosen").textContent()).toBe("10亿元");
    await open.page.keyboard.press("a");
    const accepted = await open.waitForSent("mark");
    expect(accepted.action).toBe("accept");
    expect(host.updates.subject(accepted.mark)).toMatchObject({ type: "figure", figure: { text: "10亿元" } });
    await open.post(host.update(text, { figures, annotations: [annotationAt(text, "10亿元", "amount", { kind: "figure" })] }, false));
    expect(await open.page.locator(".mark.chosen").textContent()).toBe("20亿元");
    await open.page.keyboard.press("x");
    expect(await open.waitForSent("mark", 1)).toMatchObject({ action: "reject" });
    await open.page.keyboard.press("[");
    expect(await open.page.evaluate(() => document.activeElement?.textContent)).toBe("20亿元");
    await open.page.close();
  });

  it("stays at what was selected while a decision was being saved, and does not make up for it later", async () => {
    const text = wrap(["东湖银行：甲10亿元，乙20亿元，丙30亿元。"]);
    const figures = ["10亿元", "20亿元", "30亿元"].map((one) => figureAt(text, one));
    const decided = annotationAt(text, "10亿元", "amount", { kind: "figure" });
    const kept = annotationAt(text, "东湖银行", "ORG");
    const { open, host } = await show(text, { figures, annotations: [kept] });
    await open.page.keyboard.press("]");
    await open.page.keyboard.press("a");
    await selectText(open, "，丙");
    await open.post(host.update(text, { figures, annotations: [kept, decided] }, false));
    expect(await open.page.evaluate(() => window.getSelection()?.toString())).toBe("，丙");
    await open.page.keyboard.press("1");
    const { start, end } = await open.waitForSent("annotate");
    expect(host.model?.visible.text.slice(start, end)).toBe("，丙");
    await open.page.locator(".mark", { hasText: "东湖银行" }).last().click();
    await open.post(host.update(text, { figures, annotations: [decided] }, false));
    expect(await open.page.locator(".mark.chosen").count()).toBe(0);
    await open.page.close();
  });

  it("deletes, notes and resizes a chosen annotation by key", async () => {
    const text = wrap(["东湖银行发布年报"]);
    const { open } = await show(text, { annotations: [{ ...annotationAt(text, "东湖银行发", "ORG") }] });
    await open.page.locator("article .mark").last().click();
    await open.page.keyboard.press("Shift+ArrowLeft");
    const resized = await open.waitForSent("resize");
    expect(resized.end - resized.start).toBe(4);
    await open.page.keyboard.press("Alt+Shift+ArrowRight");
    const shortened = await open.waitForSent("resize", 1);
    expect(shortened.end - shortened.start).toBe(4);
    await open.page.keyboard.press("n");
    expect((await open.waitForSent("mark")).action).toBe("note");
    await open.page.keyboard.press("Delete");
    expect((await open.waitForSent("mark", 1)).action).toBe("delete");
    await open.page.keyboard.press("Control+z");
    expect((await open.waitForSent("history")).action).toBe("undo");
    await open.page.close();
  });

  it("moves an annotation's end by its handle", async () => {
    const text = wrap(["东湖银行发布年报"]);
    const { open, host } = await show(text, { annotations: [annotationAt(text, "东湖银行发", "ORG")] });
    await open.page.locator("article p .mark").click({ position: { x: 8, y: 8 } });
    const box = await open.page.locator(".handle.end").boundingBox();
    if (box === null) throw new Error("no handle");
    const y = box.y + box.height / 2;
    await open.page.mouse.move(box.x + 6, y);
    await open.page.mouse.down();
    await open.page.mouse.move(box.x + 6 - 17, y, { steps: 3 });
    await open.page.mouse.up();
    const { start, end } = await open.waitForSent("resize");
    expect(host.model?.visible.text.slice(start, end)).toBe("东湖银行");
    await open.page.close();
  });

  it("needs no mouse: caret by character, word and sentence, then a label", async () => {
    const { open, host } = await show(wrap(["东湖银行今日发布年报。净利润增长。", "第二段"]));
    const { page } = open;
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await page.locator(".caret").isVisible()).toBe(true);
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    const selected = await page.evaluate(() => window.getSelection()?.toString() ?? "");
    expect(selected.length).toBeGreaterThanOrEqual(2);
    expect("东湖银行今日发布年报。").toContain(selected);
    await page.keyboard.press("2");
    const sent = await open.waitForSent("annotate");
    expect(sent.label).toEqual({ id: "PERSON" });
    expect(host.model?.visible.text.slice(sent.start, sent.end)).toBe(selected);
    await page.keyboard.press("Escape");
    expect(await page.locator(".caret").isVisible()).toBe(false);
    await page.close();
  });

  it("says the words that the caret comes to, what is known of them, and what is selected", async () => {
    const text = wrap(["东湖银行净利润10亿元。同比增长。"]);
    const { open } = await show(text, { figures: [figureAt(text, "10亿元")] });
    const { page } = open;
    const said = () => page.locator(".spoken").textContent();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    expect(await said()).toBe("湖");
    await page.keyboard.press("Alt+ArrowRight");
    expect(await said()).toBe("同比增长。");
    await page.keyboard.press("Home");
    for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowRight");
    expect(await said()).toBe("1 (Amount of money, 1元, suggestion)");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    expect(await said()).toBe("10");
    await page.close();
  });

  it("leaves the second key of a chord to the editor", async () => {
    const { open } = await show(wrap(["东湖银行发布年报"]));
    await selectText(open, "东湖银行");
    await open.page.keyboard.press("Control+k");
    await open.page.keyboard.press("1");
    await open.page.keyboard.press("3");
    expect((await open.waitForSent("annotate")).label).toEqual({ id: "PLACE" });
    expect(open.sentOfType("annotate")).toHaveLength(1);
    await open.page.close();
  });

  it("changes nothing where annotations cannot be changed", async () => {
    const { open, host } = await show(wrap(["东湖银行发布年报"]));
    await open.post(host.settings({ canAnnotate: false }));
    await selectText(open, "东湖银行");
    for (const key of ["1", "Enter", " ", "n", "Control+z"]) await open.page.keyboard.press(key);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(open.sent.map(({ type }) => type).filter((type) => type !== "ready" && type !== "selected" && type !== "scrolled")).toEqual([]);
    await open.page.close();
  });
});

describe("copying", () => {
  it("gives the article's words, without badges and stand-ins", async () => {
    const text = wrap(["东湖\u202E银行发布年报", "第二段"]);
    const { open } = await show(text, { annotations: [annotationAt(text, "年报", "LAW_DOC", { note: "核对" })] });
    const copied = await open.page.evaluate(() => {
      const [first, last] = [...document.querySelectorAll("article p")];
      if (first === undefined || last === undefined) return "";
      window.getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
      const data = new DataTransfer();
      first.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
      return data.getData("text/plain");
    });
    expect(copied).toBe("东湖\u202E银行发布年报\n第二段");
    await open.page.close();
  });

  it("gives the whole article and nothing around it where all is selected, by key or by the editor", async () => {
    const { open } = await show(wrap(["东湖银行发布年报", "第二段"]));
    const copied = () =>
      open.page.evaluate(() => {
        const data = new DataTransfer();
        document.body.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
        return data.getData("text/plain");
      });
    await open.page.locator("article").focus();
    await open.page.keyboard.press("Control+a");
    const selected = await copied();
    expect(selected).toMatch(/东湖银行发布年报\n第二段$/u);
    await open.page.evaluate(() => window.getSelection()?.selectAllChildren(document.body));
    expect(await copied()).toBe(selected);
    expect(selected).not.toContain("Legend");
    await open.page.close();
  });
});

describe("looking up", () => {
  it("shows the host's card on hover and focus, as text", async () => {
    const text = wrap(["营业收入10亿元"]);
    const { open } = await show(text, { figures: [figureAt(text, "10亿元")] });
    open.onMessage((message) => {
      if (message.type !== "lookUp") return;
      const card = { title: "<b>10亿元</b>", subtitle: "金额", rows: [{ label: "值", value: "1,000,000,000 元" }, { label: "码", value: "601318.SH", url: "https://example.com/" }] };
      const places = [
        { title: "Also in the folder", count: 7, places: ["10亿元 · <i>年报</i>"] },
        { title: "About the same in the folder", count: 1, places: ["近10亿元 · 快报"] },
      ];
      void open.post({ type: "card", document: DOCUMENT, version: message.version, mark: message.mark, card, places });
    });
    await open.page.locator(".mark").hover();
    await expect.poll(() => open.page.locator(".popover").isVisible()).toBe(true);
    expect(await open.page.locator(".popover .card-title").textContent()).toBe("<b>10亿元</b>");
    await open.page.locator(".popover dd .as-link").click();
    expect(await open.waitForSent("openCardLink")).toMatchObject({ row: 1 });
    expect(await open.page.locator(".popover .places").allTextContents()).toEqual(["Also in the folder (7)10亿元 · <i>年报</i>", "About the same in the folder (1)近10亿元 · 快报"]);
    await open.page.locator(".popover .places .as-link").last().click();
    expect(await open.waitForSent("openPlace")).toMatchObject({ place: 1 });
    expect(await open.page.locator(".popover a").count()).toBe(0);
    await open.page.close();
  });

  it("says label, value and state to those who hear the page", async () => {
    const text = wrap(["营业收入10亿元"]);
    const { open } = await show(text, { figures: [figureAt(text, "10亿元")] });
    const mark = open.page.locator(".mark");
    expect(await mark.getAttribute("role")).toBe("mark");
    expect(await mark.getAttribute("aria-description")).toBe("Amount of money, 1元, suggestion");
    await open.page.close();
  });
});

describe("scrolling", () => {
  it("follows the editor without answering it, and tells where the reader scrolled to", async () => {
    const { open, host } = await show(wrap(paragraphs(60)));
    const places = host.model?.blocks ?? [];
    const offset = (places[40]?.start ?? 0) + 20;
    await open.post({ type: "scrollTo", document: DOCUMENT, version: host.version, offset, to: "top" });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(open.sentOfType("scrolled")).toEqual([]);
    const state = (await open.state()) as { offset: number };
    expect(Math.abs(state.offset - offset)).toBeLessThan(3);
    await open.page.mouse.move(400, 400);
    await open.page.mouse.wheel(0, 3_000);
    const sent = await open.waitForSent("scrolled");
    expect(sent.offset).toBeGreaterThan(offset + 50);
    await open.page.close();
  });

  it("goes to any character and finds it again at the top", async () => {
    const { open, host } = await show(wrap(paragraphs(40)));
    const length = host.model?.visible.text.length ?? 0;
    for (let offset = 50; offset < length * 0.8; offset += 377) {
      await open.post({ type: "scrollTo", document: DOCUMENT, version: host.version, offset, to: "top" });
      const found = ((await open.state()) as { offset: number }).offset;
      // Half a line at most, where the character stands at a line's or block's end.
      expect(Math.abs(found - offset)).toBeLessThan(20);
    }
    await open.page.close();
  });

  it("keeps the reader's place when the window is drawn wider and narrower, or the text larger", async () => {
    const { open, host } = await show(wrap(paragraphs(60)), {}, { width: 900 });
    await open.page.evaluate(() => window.scrollTo(0, document.querySelectorAll<HTMLElement>("article p")[30]?.offsetTop ?? 0));
    const atTop = () =>
      open.page.evaluate(() => {
        const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
        return [...document.querySelectorAll("article p")].find((one) => one.getBoundingClientRect().bottom > bar + 8)?.textContent.slice(0, 5);
      });
    const before = await atTop();
    // The page takes note of its place a little later.
    await expect.poll(async () => ((await open.state()) as { offset: number } | undefined)?.offset ?? 0).toBeGreaterThan(0);
    for (const width of [420, 500, 1_200, 380, 900]) {
      await open.page.setViewportSize({ width, height: 800 });
      await expect.poll(atTop).toBe(before);
    }
    await open.post(host.settings({ fontSize: 26 }));
    expect(await atTop()).toBe(before);
    await open.page.close();
  });

  it("comes back to its place after a reload", async () => {
    const text = wrap(paragraphs(60));
    const { open, host } = await show(text);
    const offset = (host.model?.blocks[30]?.start ?? 0) + 40;
    await open.post({ type: "scrollTo", document: DOCUMENT, version: host.version, offset, to: "top" });
    const state = await open.state();
    await open.page.close();
    const again = await openPage(browser, script, { state });
    host.startOver();
    await again.post(host.settings(), { ...host.update(text, {}, false), serial: 0 });
    expect(Math.abs(((await again.state()) as { offset: number }).offset - offset)).toBeLessThan(20);
    await again.page.close();
  });

  it("tells the host where a click went", async () => {
    const text = wrap(["东湖银行发布年报"]);
    const { open, host } = await show(text, { entities: [entityAt(text, "东湖银行")] });
    const box = await open.page.locator("article p").boundingBox();
    await open.page.mouse.click((box?.x ?? 0) + 17 * 6 + 4, (box?.y ?? 0) + 14);
    const { offset } = await open.waitForSent("goTo");
    expect(host.model?.visible.text.slice(offset - 1, offset + 1)).toMatch(/布|年|报/u);
    await open.page.close();
  });
});
