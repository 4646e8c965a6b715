/** On real texts, whole and mangled: every visible character stands at a place that decodes to it, and no prose is taken for boilerplate. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeHTML } from "entities/decode";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../src/core/article/parseArticle";

const SHARED = process.env["ZHUPI_SHARED"];

/** The first stretch that doesn't decode to what is shown; white space may be shown as any other. */
function firstWrongPlace(text: string): string | undefined {
  const { visible } = parseArticle(text);
  let last = 0;
  for (let i = 0; i < visible.segments.length; i += 4) {
    const [start = 0, length = 0, source = 0, sourceLength = 0] = visible.segments.slice(i, i + 4);
    const shown = visible.text.slice(start, start + length);
    const place = text.slice(source, source + sourceLength);
    const read = (place.length === shown.length ? place : decodeHTML(place)).replace(/\r\n?/g, "\n").replace(/\0/g, "\uFFFD");
    if (read.replace(/\s/g, " ") !== shown.replace(/\s/g, " ")) return `${source.toString()}: “${place}” is shown as “${shown}”`;
    // Only a line feed between blocks is shown without a place.
    if (!/^\n?$/.test(visible.text.slice(last, start))) return `${source.toString()}: “${visible.text.slice(last, start)}” has no place`;
    last = start + length;
  }
  return undefined;
}

/** What happens to articles on their way. */
const MANGLINGS: Readonly<Record<string, (text: string, random: () => number) => string>> = {
  "as they are": (text) => text,
  "with Windows line ends": (text) => text.replaceAll("\n", "\r\n"),
  "without end tags": (text) => text.replace(/<\/[a-z]+>/g, ""),
  "with references for hanzi": (text, random) => text.replace(/[\u4e00-\u9fff]/g, (hanzi) => (random() < 0.2 ? `&#x${(hanzi.codePointAt(0) ?? 0).toString(16)};` : hanzi)),
  "escaped twice": (text) => text.replaceAll("&", "&amp;"),
  "with tags inside words": (text, random) => text.replace(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, () => (random() < 0.1 ? (["<b>", "</b>", "<span style=x>", "</span>", "<!-- -->", "&nbsp;", "\u200B"][Math.floor(random() * 7)] ?? "") : "")),
  "cut off": (text, random) => text.slice(0, Math.floor(random() * text.length)),
  "with lines in any order": (text, random) => text.split("\n").sort(() => random() - 0.5).join("\n"),
};

/** Numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.skipIf(SHARED === undefined)("real articles", () => {
  const folder = join(SHARED ?? "", "seeds");
  const articles = SHARED === undefined ? [] : readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

  it.each(Object.keys(MANGLINGS))("%s: every visible character has its place", (name) => {
    const mangle = MANGLINGS[name] ?? String;
    for (let seed = 1; seed <= 6; seed++) {
      for (const text of articles) expect(`seed ${seed.toString()}: ${firstWrongPlace(mangle(text, seeded(seed))) ?? "right"}`).toBe(`seed ${seed.toString()}: right`);
    }
  });
});

describe.skipIf(SHARED === undefined)("thousands of news flashes", () => {
  const lines = SHARED === undefined ? [] : readFileSync(join(SHARED, "data", "text", "finance-news.jsonl"), "utf8").split("\n").filter((line) => line !== "");
  const flashes = lines.map((line) => (JSON.parse(line) as { readonly text: string }).text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const prose = "<p>东湖银行今日发布公告，营业收入同比增长，具体情况如下所示。</p>";

  it.each([
    ["alone", (flash: string) => `<p>${flash}</p>`],
    ["first", (flash: string) => `<p>${flash}</p>${prose}`],
    ["last", (flash: string) => `${prose}<p>${flash}</p>`],
  ] as const)("%s: nothing of them leaves", (_, place) => {
    expect(flashes.length).toBeGreaterThan(5_000);
    const gone = flashes.flatMap((flash) => parseArticle(place(flash)).removed.map(({ rule, excerpt }) => `${rule}: ${excerpt}`));
    expect(gone).toEqual([]);
  });
});
