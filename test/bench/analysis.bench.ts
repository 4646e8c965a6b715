/** What an article's whole analysis costs beside a bare nodejieba.tag of the same text, part by part, for whole articles and for brief ones; and at n and 2n. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyzeArticle, analyzeFigures } from "../../src/core/analysis/analyze";
import { parseArticle } from "../../src/core/article/parseArticle";
import { findEntities } from "../../src/core/entities/findEntities";
import { decodeText } from "../../src/core/text/encoding";
import { JiebaSegmenter, loadJieba } from "../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../src/platform/node/loadGazetteers";
import { compare } from "./measure";

const root = process.cwd();
const shared = process.env["ZHUPI_SHARED"];
const jieba = loadJieba();
const segmenter = new JiebaSegmenter();
const gazetteer = loadGazetteer(join(root, "media", "gazetteers"));

/** Milliseconds for each row: long enough for the engine to have compiled what is measured. */
const WARM = 2500;

const samples = read(join(root, "samples"));
const sets: Readonly<Record<string, readonly string[]>> = {
  ...(shared === undefined ? {} : { seeds: read(join(shared, "seeds")) }),
  samples,
  "paragraphs of samples, each alone": samples.flatMap((text) => parseArticle(text).visible.text.split("\n").filter((line) => line.length > 60)),
};
for (const [name, texts] of Object.entries(sets)) await compareParts(name, texts);

const body = (sets["seeds"] ?? samples).map((text) => parseArticle(text).text).join("\n");
await compare("one long article", {
  n: () => analyzeArticle(parseArticle(body), { segmenter, gazetteer }),
  "2n": () => analyzeArticle(parseArticle(body + body), { segmenter, gazetteer }),
});

function read(folder: string): string[] {
  return readdirSync(folder).map((name) => decodeText(new Uint8Array(readFileSync(join(folder, name)))).text);
}

/** One after the other, as articles are opened: what was found in one is let go before the next. */
async function analyzeEach(files: readonly Buffer[]): Promise<void> {
  for (const file of files) await analyzeArticle(parseArticle(file.toString()), { segmenter, gazetteer });
}

/** The whole is done for a new string each time, of which nothing is known yet, as when a file has just been read. */
async function compareParts(name: string, texts: readonly string[]): Promise<void> {
  const files = texts.map((text) => Buffer.from(text));
  const articles = await Promise.all(
    texts.map(async (text) => {
      const article = parseArticle(text);
      return { article, figures: analyzeFigures(article, {}).visible, tokens: await segmenter.segment(article.visible.text) };
    }),
  );
  const length = articles.reduce((sum, { article }) => sum + article.visible.text.length, 0);
  await compare(`${name}: ${texts.length.toString()} texts of ${Math.round(length / texts.length).toString()} characters`, {
    "nodejieba.tag of the visible text": () => articles.map(({ article }) => jieba.tag(article.visible.text)),
    article: () => files.map((file) => parseArticle(file.toString())),
    figures: () => articles.map(({ article }) => analyzeFigures(article, {})),
    words: () => Promise.all(articles.map(({ article }) => segmenter.segment(article.visible.text))),
    "entities, words given": () => articles.map((known) => findEntities({ ...known, gazetteer })),
    "whole analysis": () => analyzeEach(files),
  }, WARM);
}
