/** What an article's whole analysis costs beside a bare nodejieba.tag of the same text, and at n and 2n. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyzeArticle, analyzeFigures } from "../../src/core/analysis/analyze";
import { parseArticle } from "../../src/core/article/parseArticle";
import { decodeText } from "../../src/core/text/encoding";
import { JiebaSegmenter, loadJieba } from "../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../src/platform/node/loadGazetteers";
import { compare } from "./measure";

const root = process.cwd();
const shared = process.env["ZHUPI_SHARED"];
const folder = shared === undefined ? join(root, "samples") : join(shared, "seeds");
const texts = readdirSync(folder).map((name) => decodeText(new Uint8Array(readFileSync(join(folder, name)))).text);
const jieba = loadJieba();
const segmenter = new JiebaSegmenter();
const gazetteer = loadGazetteer(join(root, "media", "gazetteers"));
const visible = texts.map((text) => parseArticle(text).visible.text);

await compare(`${texts.length.toString()} articles of ${Math.round(visible.join("").length / texts.length).toString()} characters`, {
  "nodejieba.tag of the visible text": () => visible.map((text) => jieba.tag(text)),
  "article and figures": () => texts.map((text) => analyzeFigures(parseArticle(text), {})),
  "whole analysis": () => Promise.all(texts.map((text) => analyzeArticle(parseArticle(text), { segmenter, gazetteer }))),
});

const body = texts.map((text) => parseArticle(text).text).join("\n");
await compare("one long article", {
  n: () => analyzeArticle(parseArticle(body), { segmenter, gazetteer }),
  "2n": () => analyzeArticle(parseArticle(body + body), { segmenter, gazetteer }),
});
