/** Annotating on the preview's page, in a real browser: what is sent, and what is said. */

import { describe, expect, it } from "vitest";
import { annotationAt, figureAt } from "./fakeHost";
import { answerCards, selectText, wrap, usePages } from "./pages";

const { show } = usePages();

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
