/** The words of the preview's page, in a real browser: found, copied, and looked up. */

import { describe, expect, it } from "vitest";
import type { OpenPage } from "./browserPage";
import { annotationAt, DOCUMENT, figureAt } from "./fakeHost";
import { paragraphs, selectText, wrap, usePages } from "./pages";

const { show } = usePages();

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

  it("keeps the actions of a long card in sight in a low window", async () => {
    const text = wrap(["营业收入10亿元", "净利润2亿元", ...paragraphs(10)]);
    const { open } = await show(text, { figures: [figureAt(text, "2亿元")] }, { height: 420 });
    open.onMessage((message) => {
      if (message.type !== "lookUp") return;
      const rows = Array.from({ length: 9 }, (_, index) => ({ label: `第${String(index + 1)}项`, value: "1,000,000,000 元" }));
      const places = [{ title: "Also in the folder", count: 5, places: Array.from({ length: 5 }, () => "10亿元 · 年报") }];
      void open.post({ type: "card", document: DOCUMENT, version: message.version, mark: message.mark, card: { title: "10亿元", subtitle: "金额", rows }, places });
    });
    await open.page.locator(".mark").hover();
    await expect.poll(() => open.page.locator(".popover dd").count()).toBe(9);
    const seen = await open.page.locator(".popover").evaluate((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      const buttons = [...card.querySelectorAll(".actions button")].map((button) => button.getBoundingClientRect());
      const isHit = buttons.every((one) => card.contains(document.elementFromPoint((one.left + one.right) / 2, (one.top + one.bottom) / 2)));
      return { top, bottom, isHit, scrolls: card.scrollHeight > card.clientHeight };
    });
    expect(seen).toMatchObject({ isHit: true, scrolls: true });
    expect(seen.top).toBeGreaterThanOrEqual(0);
    expect(seen.bottom).toBeLessThanOrEqual(420);
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
