/** The preview's page in a real browser: what it shows and keeps, and where. */

import { describe, expect, it } from "vitest";
import type { OpenPage } from "./browserPage";
import { annotationAt, DOCUMENT, entityAt, FakeHost, figureAt } from "./fakeHost";
import { paragraphs, selectText, shownText, wrap, usePages } from "./pages";

const { openEmpty, show } = usePages();

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
    const open = await openEmpty({});
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
    const back = await openEmpty({ state: await open.state() });
    host.startOver();
    const again = host.beginning(text);
    if (again !== undefined) await back.post(host.settings(), again);
    expect(await back.page.evaluate(() => window.scrollY)).toBe(0);
    await back.post(host.update(text, {}, false));
    expect(Math.abs((await back.page.evaluate(() => window.scrollY)) - ((await kept.jsonValue()) ?? 0))).toBeLessThan(40);
    await Promise.all([open.page.close(), back.page.close()]);
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
    const again = await openEmpty({ state });
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
    const allowed = await openEmpty({ imageHosts: ["img.example.com"] });
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
    const open = await openEmpty();
    await open.post(host.settings());
    const large = paragraphs(3_200);
    await open.post(host.update(wrap(large)));
    await expect.poll(() => open.page.locator("article p").count()).toBe(3_200);
    const last = open.page.locator("article p").last();
    const before = await last.elementHandle();
    await open.post(host.update(wrap(large.map((one, index) => (index === 1_600 ? `${one}改` : one)))));
    await expect.poll(() => open.page.locator("article p").nth(1_600).textContent()).toMatch(/改$/u);
    expect(await last.evaluate((now, former) => now === former, before)).toBe(true);
    await open.page.close();
  }, 30_000);
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
    const again = await openEmpty({ state });
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
