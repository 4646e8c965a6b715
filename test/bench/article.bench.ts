/**
 * What reading an article costs, beside bare parse5 on the same text, and at n and 2n: the ratios hold on any machine.
 * The seeds are measured where `ZHUPI_SHARED` says where they are; otherwise the samples.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFragment } from "parse5";
import { bench, describe } from "vitest";
import { looksLikeArticle } from "../../src/core/article/detectArticle";
import { parseArticle } from "../../src/core/article/parseArticle";
import { decodeText } from "../../src/core/text/encoding";

const SHARED = process.env["ZHUPI_SHARED"];
const folder = SHARED === undefined ? join(import.meta.dirname, "../../samples") : join(SHARED, "seeds");
const articles = readdirSync(folder)
  .filter((name) => /\.(?:txt|md|html?)$/.test(name))
  .map((name) => decodeText(readFileSync(join(folder, name))).text);
const paragraph =
  "<p>东湖银行一季度<strong>净利润</strong>同比增长5.2%，<a data-code=\"1,600000\" href=\"#\">不良率</a>为1.02%&nbsp;&mdash;与上年末持平。</p>\n";
const long = paragraph.repeat(5_000);
const nested = "<b><p>利润5亿元".repeat(5_000);

describe("articles: parse, clean and map, beside bare parse5", () => {
  bench("parse5 alone", () => {
    for (const text of articles) parseFragment(text);
  });
  bench("parse5 with locations", () => {
    for (const text of articles) parseFragment(text, { sourceCodeLocationInfo: true });
  });
  bench("parseArticle", () => {
    for (const text of articles) parseArticle(text);
  });
  bench("looksLikeArticle", () => {
    for (const text of articles) looksLikeArticle(text.slice(0, 4_096));
  });
});

describe("a long article: n and 2n", () => {
  bench("n", () => {
    parseArticle(long);
  });
  bench("2n", () => {
    parseArticle(long + long);
  });
  bench("n, parse5 with locations", () => {
    parseFragment(long, { sourceCodeLocationInfo: true });
  });
});

describe("unclosed formatting: n and 2n", () => {
  bench("n", () => {
    parseArticle(nested);
  });
  bench("2n", () => {
    parseArticle(nested + nested);
  });
});

describe("looking places up in a long article", () => {
  const { visible } = parseArticle(long);
  bench("10,000 spans to the file and back", () => {
    for (let i = 0; i < 10_000; i++) {
      const start = (i * 9_973) % visible.text.length;
      const source = visible.toSource({ start, end: start + 4 });
      if (source) visible.toVisible(source);
    }
  });
});
