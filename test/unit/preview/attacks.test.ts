/** Attack strings inside articles, in the real page: nothing runs, nothing is asked of the network, nothing navigates. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFragment } from "parse5";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildStandalonePage } from "../../../src/extension/features/preview/standalonePage";
import { readWebLink } from "../../../src/extension/features/preview/links";
import { buildPageScript, launchBrowser, openPage } from "./browserPage";
import { annotationAt, FakeHost } from "./fakeHost";

const shared = process.env["ZHUPI_SHARED"];
/** JSON Lines of `{"payload": "…"}`; `ZHUPI_ATTACKS` names a longer list. */
const file = process.env["ZHUPI_ATTACKS"] ?? (shared === undefined ? undefined : join(shared, "data", "xss-sample.jsonl"));
const isAvailable = file !== undefined && existsSync(file);
/** Updates are posted together; the page still takes them one by one. */
const BATCH = 24;

/** A handful that is always tried; the long list lies elsewhere. */
const OWN = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">点击</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
  '<form action="https://example.com"><input type=submit autofocus onfocus=alert(1)></form>',
  '<meta http-equiv="refresh" content="0;url=https://example.com/">',
  "<base href=https://example.com/><link rel=stylesheet href=x.css>",
  "<style>@import 'https://example.com/x.css';body{background:url(https://example.com/b)}</style>",
  "<object data=https://example.com/></object><embed src=https://example.com/><video src=https://example.com/ autoplay></video>",
];

function payloads(): string[] {
  if (!isAvailable) return OWN;
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line !== "");
  return [...OWN, ...lines.map((line) => (JSON.parse(line) as { payload: string }).payload)];
}

/** Everywhere an article's string can come from. */
const places: readonly ((payload: string) => string)[] = [
  (payload) => `---\ntitle: 年报\n---\n<p>东湖银行${payload}发布年报</p>\n<p>尾</p>\n`,
  (payload) => `---\ntitle: ${JSON.stringify(payload)}\nauthor: ${JSON.stringify(payload)}\n---\n<table><tr><td>${payload}</td><td>1</td></tr></table>\n<p>${payload.replaceAll("<", "&lt;")}</p>\n`,
];

/** Elements that run, load, send or style something: the page has some of its own, an article must bring none. */
const ACTIVE = ["script", "iframe", "object", "embed", "form", "input", "base", "link", "meta", "style", "svg", "math", "video", "audio"];

function countActive(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, document.body.querySelectorAll(name).length]));
}

let browser: Browser;
let script: string;

beforeAll(async () => {
  [browser, script] = await Promise.all([launchBrowser(), buildPageScript()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
});

describe("attack strings", () => {
  it.skipIf(!isAvailable)("has the long list at hand", () => {
    expect(payloads().length).toBeGreaterThan(300);
  });

  // Without the policy the page has only its own construction to rely on: both layers must hold alone.
  it.each([{ withoutPolicy: false }, { withoutPolicy: true }])("do nothing in the page (without policy: $withoutPolicy)", async ({ withoutPolicy }) => {
    const open = await openPage(browser, script, { withoutPolicy });
    const host = new FakeHost();
    await open.post(host.settings());
    const before = await open.page.evaluate(countActive, ACTIVE);
    const texts = payloads().flatMap((payload) => places.map((place) => ({ payload, text: place(payload) })));
    for (let i = 0; i < texts.length; i += BATCH) {
      const updates = texts.slice(i, i + BATCH).map(({ payload, text }) => {
        const annotation = annotationAt(text, text.includes("东湖") ? "东湖" : "td", payload, { note: payload, author: payload });
        return host.update(text, { annotations: [annotation] });
      });
      await open.post(...updates);
    }
    await open.page.evaluate(() => {
      for (const element of document.querySelectorAll("summary, .link, .mark")) element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      for (const element of document.querySelectorAll("*")) for (const type of ["mouseover", "focus", "load", "error", "toggle"]) element.dispatchEvent(new Event(type));
    });
    const made = await open.page.evaluate(() => ({
      executed: (window as unknown as { executed: number }).executed,
      handlers: [...document.querySelectorAll("body *")].flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith("on") || name === "href" || name === "src")),
    }));
    expect(made).toEqual({ executed: 0, handlers: [] });
    expect(await open.page.evaluate(countActive, ACTIVE)).toEqual(before);
    expect(open.requests).toEqual([]);
    expect(open.navigations).toEqual([]);
    expect(open.errors).toEqual([]);
    await open.page.close();
  }, 600_000);

  it("become text in the exported page, whatever stands around them", () => {
    for (const payload of payloads()) {
      for (const place of places) {
        const host = new FakeHost();
        const text = place(payload);
        const update = host.update(text, { annotations: [annotationAt(text, text.includes("东湖") ? "东湖" : "td", "ORG")] });
        const html = buildStandalonePage({
          title: payload,
          update,
          notes: [{ mark: `a:id-ORG-${text.includes("东湖") ? "东湖" : "td"}`, label: payload, text: payload, details: [payload] }],
          linkAddress: (link) => readWebLink(host.model?.linkUrl(link) ?? ""),
          style: "",
        });
        for (const { tag, attributes } of elementsOf(html)) {
          expect(ALLOWED_TAGS).toContain(tag);
          for (const { name, value } of attributes) {
            expect(ALLOWED_ATTRIBUTES).toContain(name);
            if (name === "href") expect(value).toMatch(/^(?:https?:\/\/|#n\d+$)/u);
          }
        }
      }
    }
  }, 300_000);
});

const ALLOWED_TAGS = "main h1 h2 dl div dt dd bdi p blockquote pre table tbody tr th td strong em u s sub sup code a mark section ol li b q span meta title style".split(" ");
const ALLOWED_ATTRIBUTES = ["class", "href", "rel", "id", "colspan", "rowspan", "charset", "http-equiv", "content", "name"];

interface Element {
  readonly tag: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const stack = [...parseFragment(html).childNodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ("tagName" in node) found.push({ tag: node.tagName, attributes: node.attrs });
    if ("childNodes" in node) stack.push(...node.childNodes);
  }
  return found;
}
