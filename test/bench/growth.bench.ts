/**
 * How costs grow on input that somebody would choose to do harm: each piece of work at n and at 2n in the same run, as the
 * processor's time. Linear work costs twice as much, quadratic work four times; from three on the run fails.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseSidecar } from "../../src/core/annotations/sidecar/readSidecar";
import { HEAD_LENGTH, looksLikeArticle } from "../../src/core/article/detectArticle";
import { parseArticle, parsePlain } from "../../src/core/article/parseArticle";
import { splitSentences } from "../../src/core/learning/reviewedSentences";
import { Dictionary } from "../../src/core/words/dictionary";
import { HiddenMarkovModel } from "../../src/core/words/hiddenMarkov";
import { segment } from "../../src/core/words/segment";
import type { PreviewMark } from "../../src/protocol/preview";
import { segmentText } from "../../src/protocol/segments";
import { findIn } from "../unit/entities/setup";
import { loadArticleGrammar } from "../unit/grammar/tokenizer";

/** A size that costs some milliseconds, and the work at that size. */
type Work = readonly [name: string, size: number, run: (size: number) => () => unknown];

const MOST_GROWTH = 3;
const ROUNDS = 7;
/** Costs below this many milliseconds say nothing about growth. */
const LEAST = 2;

const grammar = await loadArticleGrammar(join(process.cwd(), "syntaxes", "finance-article.tmLanguage.json"));
const dictionaries = join(dirname(createRequire(import.meta.url).resolve("nodejieba/package.json")), "submodules", "cppjieba", "dict");
const read = (name: string): string => readFileSync(join(dictionaries, name), "utf8");
const dictionary = Dictionary.parse(read("jieba.dict.utf8"), read("user.dict.utf8"));
const hidden = HiddenMarkovModel.parse(read("hmm_model.utf8"));

const fence = (block: string): string => `---\ntitle: 甲\n${block}\n---\n<p>东湖银行一季度净利润同比增长5.2%。</p>\n`;
const sidecar = (note: string): string =>
  JSON.stringify({
    format: "zhupi-sidecar",
    version: 1,
    article: { name: "a.md", hash: "sha256:0", length: 10 },
    annotations: [
      {
        id: "a",
        kind: "entity",
        label: "ORG",
        status: "accepted",
        author: "李",
        created: "2026-01-01T00:00:00.000Z",
        modified: "2026-01-01T00:00:00.000Z",
        note,
        targets: [{ selectors: [{ type: "position", start: 0, end: 4 }] }],
        history: [],
      },
    ],
  });

const colours: Work[] = ["东湖银行2025年营业收入186.54亿元，同比增长4.2%。", "1", "123,", "一二三十百千万亿", "<p ", '<a b="', "《[", "<!-", "&#", "a-", "1:", "1年", " ", "约第百分之", "[a]("].map(
  (unit) => [
    `colouring one line of ${unit}`,
    Math.ceil(30_000 / unit.length),
    (size) => {
      const line = unit.repeat(size);
      return () => grammar.tokenizeLine2(line, null);
    },
  ],
);

const names: Work[] = ["（", "“", "《", "、东湖", "张三", "公司", "中国", "东湖银行上海分行", "A", "·阿", "第一届", "奖", "保险"].map((piece) => [
  `names in ${piece}`,
  8000,
  (size) => {
    const article = parsePlain(piece.repeat(size));
    return () => findIn(article, false);
  },
]);

const blocks: Work[] = (
  [
    ["nested lists", (size) => `x: ${"[".repeat(size)}`],
    ["nested compact lists", (size) => `x:\n ${"- ".repeat(size)}`],
    ["a long value", (size) => `x: "${"标".repeat(size)}"`],
    ["escapes", (size) => `x: "${"\\u4e2d".repeat(size)}"`],
    ["keys", (size) => Array.from({ length: size }, (_, i) => `k${i.toString()}: 1`).join("\n")],
  ] satisfies [string, (size: number) => string][]
).map(([name, block]) => [
  `front matter of ${name}`,
  10_000,
  (size) => {
    const text = fence(block(size));
    return () => parseArticle(text);
  },
]);

const others: Work[] = [
  [
    "a sidecar of escapes",
    1_000_000,
    (size) => {
      const text = sidecar('"\\'.repeat(size));
      return () => parseSidecar(text);
    },
  ],
  [
    "sentences",
    200_000,
    (size) => {
      const text = "。".repeat(size) + "a".repeat(size);
      return () => splitSentences(text, [{ start: 0, end: text.length }]);
    },
  ],
  [
    "words without punctuation",
    4000,
    (size) => {
      const text = "没有标点的长句子".repeat(size);
      return () => segment(text, dictionary, hidden);
    },
  ],
  [
    "marks inside each other",
    10_000,
    (size) => {
      const text = "字".repeat(2 * size);
      const marks = Array.from({ length: size }, (_, i): PreviewMark => ({ id: i.toString(), start: i, end: 2 * size - i, layer: "entity", category: "entity", state: "suggested", description: "" }));
      return () => segmentText(text, 0, text.length, [], marks);
    },
  ],
];

/** The least of several: whatever else the machine does only adds. */
function cost(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const rows = [...colours, ...names, ...blocks, ...others].map(([name, size, make]) => {
  const [once, twice] = [make(size), make(2 * size)];
  once();
  const [n, doubled] = [cost(once), cost(twice)];
  return { name, "n, ms": Number(n.toFixed(1)), "2n, ms": Number(doubled.toFixed(1)), "2n / n": Number((doubled / Math.max(n, LEAST)).toFixed(2)) };
});
console.table(rows);

const FINEWS = "---\nlayout: post\ntitle: 甲\ndate: 2026-04-18 09:30:00 +0800\n---\n";
const heads = {
  article: `${FINEWS}<p>${"启航财险一季度保费收入23.6亿元。".repeat(300)}</p>`,
  spaces: " ".repeat(HEAD_LENGTH),
  dashes: "-".repeat(HEAD_LENGTH),
  tags: FINEWS + "<p ".repeat(HEAD_LENGTH),
  braces: `${FINEWS}${"{{".repeat(HEAD_LENGTH)}`,
  "5 MB": `${FINEWS}<p>启航财险一季度保费收入23.6亿元。</p>`.padEnd(5_000_000, "甲"),
};
console.log("\nIs it an article? A thousand times each");
console.table(
  Object.entries(heads).map(([name, text]) => ({
    name,
    "ms each": Number((cost(() => { for (let i = 0; i < 1000; i++) looksLikeArticle(text); }) / 1000).toFixed(4)),
  })),
);

const steep = rows.filter((row) => row["2n / n"] >= MOST_GROWTH);
if (steep.length > 0) {
  console.error(`More than linear: ${steep.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
}
