/**
 * What reading an article for the preview costs — parsed, cleaned, each character tied to the file — beside what others take to make
 * the same articles harmless HTML, without a map and without cleaning: rehype-sanitize, and DOMPurify on jsdom. The seeds are measured
 * where `ZHUPI_SHARED` says where they are; otherwise the samples.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import createDOMPurify from "dompurify";
import { JSDOM } from "jsdom";
import rehypeParse from "rehype-parse";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { parseArticle } from "../../src/core/article/parseArticle";
import { decodeText } from "../../src/core/text/encoding";
import { compare } from "./measure";

const shared = process.env["ZHUPI_SHARED"];
const folder = shared === undefined ? join(process.cwd(), "samples") : join(shared, "seeds");
const articles = readdirSync(folder).map((name) => decodeText(new Uint8Array(readFileSync(join(folder, name)))).text);
const rehype = unified().use(rehypeParse, { fragment: true }).use(rehypeSanitize).use(rehypeStringify).freeze();
const purify = createDOMPurify(new JSDOM("").window);

const all = await compare(`${articles.length.toString()} articles`, {
  "Zhupi: parse, clean, map": () => articles.map((text) => parseArticle(text)),
  "rehype-sanitize": () => articles.map((text) => rehype.processSync(text).toString()),
  "DOMPurify on jsdom": () => articles.map((text) => purify.sanitize(text)),
});
console.log(`An article takes ${((all["Zhupi: parse, clean, map"] ?? 0) / articles.length).toFixed(2)} ms.`);

const paragraph = '<p>东湖银行一季度<strong>净利润</strong>同比增长5.2%，<a data-code="1,600000" href="#">不良率</a>为1.02%&nbsp;&mdash;与上年末持平。</p>\n';
const long = paragraph.repeat(6_000);
await compare(`${(long.length / 1e6).toFixed(1)} MB, and twice as much`, { n: () => parseArticle(long), "2n": () => parseArticle(long + long) }, 2_000);
// Once each: DOMPurify on jsdom keeps what it made for a long article until the process turns to something else, and runs out of memory.
for (const [name, run] of [
  ["rehype-sanitize", () => rehype.processSync(long)],
  ["DOMPurify on jsdom", () => purify.sanitize(long)],
] as const) {
  const began = performance.now();
  run();
  console.log(`${name} takes ${(performance.now() - began).toFixed(0)} ms for the first of these.`);
}
