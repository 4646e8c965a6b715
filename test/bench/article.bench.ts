/**
 * What reading an article costs, beside bare parse5 on the same text, and at n and 2n: the ratios hold on any machine.
 * The seeds are measured where `ZHUPI_SHARED` says where they are; otherwise the samples.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFragment } from "parse5";
import { looksLikeArticle } from "../../src/core/article/detectArticle";
import { parseArticle } from "../../src/core/article/parseArticle";
import { decodeText } from "../../src/core/text/encoding";
import { compare } from "./measure";

const shared = process.env["ZHUPI_SHARED"];
const folder = shared === undefined ? join(process.cwd(), "samples") : join(shared, "seeds");
const articles = readdirSync(folder).map((name) => decodeText(new Uint8Array(readFileSync(join(folder, name)))).text);
const paragraph =
  '<p>东湖银行一季度<strong>净利润</strong>同比增长5.2%，<a data-code="1,600000" href="#">不良率</a>为1.02%&nbsp;&mdash;与上年末持平。</p>\n';
const long = paragraph.repeat(5_000);
const nested = "<b><p>利润5亿元".repeat(5_000);

await compare(`${articles.length.toString()} articles: parse, clean and map, beside bare parse5`, {
  "parse5 alone": () => articles.map((text) => parseFragment(text)),
  "parse5 with locations": () => articles.map((text) => parseFragment(text, { sourceCodeLocationInfo: true })),
  parseArticle: () => articles.map((text) => parseArticle(text)),
  looksLikeArticle: () => articles.map((text) => looksLikeArticle(text.slice(0, 4_096))),
});
await compare("a long article", { n: () => parseArticle(long), "2n": () => parseArticle(long + long) });
await compare("unclosed formatting", { n: () => parseArticle(nested), "2n": () => parseArticle(nested + nested) });

const { visible } = parseArticle(long);
await compare("10,000 places of a long article", {
  "to the file and back": () => {
    for (let i = 0; i < 10_000; i++) {
      const start = (i * 9_973) % visible.text.length;
      const source = visible.toSource({ start, end: start + 4 });
      if (source !== undefined) visible.toVisible(source);
    }
  },
});
