/** What names cost beside words: recognition against a bare nodejieba.tag of the same text, at n and 2n; the tables' loading; labelling by a model. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArticle, parsePlain } from "../../src/core/article/parseArticle";
import { findEntities } from "../../src/core/entities/findEntities";
import { trainModel } from "../../src/core/entities/learning/trainModel";
import { decodeText } from "../../src/core/text/encoding";
import { loadJieba, tagText } from "../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../src/platform/node/loadGazetteers";
import { compare } from "./measure";

const root = process.cwd();
const shared = process.env["ZHUPI_SHARED"];
const folder = shared === undefined ? join(root, "samples") : join(shared, "seeds");
const tables = join(root, "media", "gazetteers");
const articles = readdirSync(folder).map((name) => parseArticle(decodeText(new Uint8Array(readFileSync(join(folder, name)))).text));
const gazetteer = loadGazetteer(tables);
const before = process.memoryUsage().rss;
const jieba = loadJieba();
console.log(`nodejieba: +${Math.round((process.memoryUsage().rss - before) / 1e6).toString()} MB resident`);
const tokens = articles.map((article) => tagText(jieba, article.visible.text));

await compare(`entities of ${articles.length.toString()} articles`, {
  "nodejieba.tag of the visible text": () => articles.map((article) => jieba.tag(article.visible.text)),
  "recognition, words given": () => articles.map((article, index) => findEntities({ article, gazetteer, tokens: tokens[index] ?? [] })),
  "recognition without words": () => articles.map((article) => findEntities({ article, gazetteer })),
});

const text = articles.map((article) => article.visible.text).join("\n");
const once = { article: parsePlain(text), tokens: tagText(jieba, text) };
const twice = { article: parsePlain(text + text), tokens: tagText(jieba, text + text) };
await compare("entities of one long text", {
  n: () => findEntities({ ...once, gazetteer }),
  "2n": () => findEntities({ ...twice, gazetteer }),
});

const sentences = text.split("\n").filter((line) => line.length > 20).slice(0, 200);
const prepared = sentences.map((line) => {
  const input = { article: parsePlain(line), tokens: tagText(jieba, line), gazetteer };
  const { outer } = findEntities(input);
  return { text: line, tokens: input.tokens, cold: outer, gazetteer, entities: outer };
});
const model = await trainModel(prepared, { epochs: 3, rounds: 1 });
const long = { text, tokens: once.tokens, gazetteer, cold: findEntities({ ...once, gazetteer }).outer };
await compare(`labelling ${Math.round(Buffer.byteLength(text) / 1000).toString()} kB`, {
  "nodejieba.tag": () => jieba.tag(text),
  "the model": () => model.tag(long),
});

await compare("tables", { "reading the built-in gazetteers": () => loadGazetteer(tables) });
