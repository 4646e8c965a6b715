/** The preview's page with articles that are too long to be built or laid out at once. */

import { expect, it } from "vitest";
import type { HostMessage } from "../../../src/protocol/preview";
import type { OpenPage } from "./browserPage";
import { DOCUMENT, FakeHost } from "./fakeHost";
import { usePages, wrap } from "./pages";

const { openEmpty, show } = usePages();

const MANY = 1_500;
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `第${String(index + 1)}段：东湖银行。`);

/** Sends what the host would and counts the blocks at once, before more of them can be built. */
function postAndCount({ page }: OpenPage, ...messages: readonly HostMessage[]): Promise<number> {
  return page.evaluate(async (all) => {
    for (const message of all) window.postMessage(message, "*");
    await new Promise((resolve) => setTimeout(resolve, 0));
    return document.querySelectorAll("article .block").length;
  }, messages);
}

function countBlocks(open: OpenPage): Promise<number> {
  return open.page.evaluate(() => document.querySelectorAll("article .block").length);
}

/** Which characters stand at the top edge, below the bar. */
function wordsAtTop(open: OpenPage): Promise<string> {
  return open.page.evaluate(() => {
    const y = (document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0) + 12;
    const x = (document.querySelector("article")?.getBoundingClientRect().left ?? 0) + 2;
    const point = document.caretPositionFromPoint(x, y);
    return point?.offsetNode.nodeValue?.slice(point.offset, point.offset + 12) ?? "";
  });
}

it("builds an article of very many paragraphs in parts, in their order", async () => {
  const open = await openEmpty();
  const host = new FakeHost();
  expect(await postAndCount(open, host.settings(), host.update(wrap(numbered(MANY))))).toBeLessThan(300);
  await expect.poll(() => countBlocks(open)).toBe(MANY + 1);
  const texts = await open.page.evaluate(() => [...document.querySelectorAll("article p.leaf")].map((leaf) => leaf.textContent));
  expect(texts).toEqual(numbered(MANY));
});

it("goes to a place that is still to be built once it is", async () => {
  const open = await openEmpty();
  const host = new FakeHost();
  const update = host.update(wrap(numbered(MANY)));
  const offset = host.model?.visible.text.indexOf("第1400段") ?? -1;
  await postAndCount(open, host.settings(), update, { type: "scrollTo", document: DOCUMENT, version: host.version, offset, to: "top" });
  await expect.poll(() => wordsAtTop(open)).toContain("第1400段");
});

it("goes to a place that is still to come once it is there", async () => {
  const open = await openEmpty();
  const host = new FakeHost();
  const text = wrap(numbered(MANY));
  const beginning = host.beginning(text);
  if (beginning === undefined) throw new Error("The article has no beginning of its own.");
  const update = host.update(text, {}, false);
  const offset = host.model?.visible.text.indexOf("第1400段") ?? -1;
  await open.post(host.settings(), beginning, { type: "scrollTo", document: DOCUMENT, version: beginning.version, offset, to: "top" });
  expect(await open.page.evaluate(() => window.scrollY)).toBe(0);
  await open.post(update);
  await expect.poll(() => wordsAtTop(open)).toContain("第1400段");
});

it("keeps what is shown where an edit adds very much in its middle", async () => {
  const { open, host } = await show(wrap(numbered(20)));
  const last = await open.page.evaluateHandle(() => document.querySelector("article p:last-child"));
  await open.post(host.update(wrap([...numbered(10), ...numbered(MANY), ...numbered(20).slice(10)])));
  expect(await countBlocks(open)).toBe(MANY + 21);
  expect(await last.evaluate((element) => element?.isConnected)).toBe(true);
});

it("shows the parts of another long article, and nothing of the one before", async () => {
  const { open } = await show(wrap(numbered(MANY)));
  await expect.poll(() => countBlocks(open)).toBe(MANY + 1);
  // Its blocks have the same keys.
  const host = new FakeHost();
  const other = { ...host.update(wrap(numbered(MANY).map((text) => `又${text}`))), document: "file:///other.md" };
  expect(await postAndCount(open, other)).toBeLessThan(300);
  await expect.poll(() => countBlocks(open)).toBe(MANY + 1);
  expect(await open.page.evaluate(() => [...document.querySelectorAll("article p.leaf")].every((leaf) => leaf.textContent.startsWith("又")))).toBe(true);
});

it("stays at a character while what lies above it is laid out", async () => {
  // Narrow and wide characters by turns: what the height is taken to be is far from what it is.
  const body = Array.from({ length: 60 }, (_, index) => `第${String(index + 1)}段${(index % 2 === 0 ? "i l " : "东湖银行").repeat(600)}`);
  const { open, host } = await show(wrap(body));
  await expect.poll(() => countBlocks(open)).toBe(61);
  expect(await open.page.evaluate(() => document.querySelectorAll(".long > .vast").length)).toBe(60);
  for (const number of [50, 31, 12]) {
    const offset = host.model?.visible.text.indexOf(`第${String(number)}段`) ?? -1;
    await open.post({ type: "scrollTo", document: DOCUMENT, version: host.version, offset, to: "top" });
    await open.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
    expect(await wordsAtTop(open)).toContain(`第${String(number)}段`);
  }
});
