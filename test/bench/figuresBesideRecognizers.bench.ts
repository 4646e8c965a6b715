/**
 * What finding figures costs beside @microsoft/recognizers-text-suite (a development dependency, for this comparison
 * only) on the same articles, what both find of the gold, and how the cost grows from half of 10 MB to all of it.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  Culture,
  recognizeAge,
  recognizeCurrency,
  recognizeDateTime,
  recognizeDimension,
  recognizeNumber,
  recognizeOrdinal,
  recognizePercentage,
} from "@microsoft/recognizers-text-suite";
import type { Article } from "../../src/core/article/article";
import { parseArticle } from "../../src/core/article/parseArticle";
import { VisibleText } from "../../src/core/article/visibleText";
import { findFigures } from "../../src/core/figures/findFigures";
import { decodeText } from "../../src/core/text/encoding";
import type { Span } from "../../src/core/text/span";

const shared = process.env["ZHUPI_SHARED"];

interface Named {
  readonly name: string;
  readonly article: Article;
}

function articlesIn(folder: string): readonly Named[] {
  return readdirSync(folder).map((name) => ({
    name,
    article: parseArticle(decodeText(new Uint8Array(readFileSync(join(folder, name)))).text),
  }));
}

const own = ({ visible, blocks, meta }: Article): readonly Span[] =>
  findFigures({ visible, blocks, ...(meta.date === undefined ? {} : { date: meta.date }) });

const RECOGNIZERS = [recognizeNumber, recognizeOrdinal, recognizePercentage, recognizeAge, recognizeCurrency, recognizeDimension];

/** Its offsets are inclusive. */
function peer({ visible: { text }, meta }: Article): readonly Span[] {
  const found = RECOGNIZERS.flatMap((recognize) => recognize(text, Culture.Chinese));
  found.push(...recognizeDateTime(text, Culture.Chinese, undefined, new Date(meta.date ?? "2022-04-18")));
  return found.map(({ start, end }) => ({ start, end: end + 1 }));
}

/** The least of some runs, in milliseconds: what other work on the machine disturbs least. */
function least(runs: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function compareArticles(title: string, articles: readonly Named[]): void {
  for (const { article } of articles) least(20, () => own(article));
  const rows = articles.map(({ name, article }) => {
    const mine = least(20, () => own(article));
    const theirs = least(2, () => peer(article));
    return { name: name.slice(0, 24), characters: article.visible.text.length, "figures ms": mine, "recognizers ms": theirs, ratio: theirs / mine };
  });
  console.log(`\n${title}`);
  console.table(rows.map((row) => ({ ...row, "figures ms": round(row["figures ms"]), "recognizers ms": round(row["recognizers ms"]), ratio: Math.round(row.ratio) })));
  const total = (key: "figures ms" | "recognizers ms") => rows.reduce((sum, row) => sum + row[key], 0);
  console.log(`all together: ${Math.round(total("recognizers ms") / total("figures ms")).toString()} times faster (goal: 200)`);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

interface GoldFigure extends Span {
  readonly seed_file: string;
  readonly level: string;
}

/** Exact spans only: kinds and values of both are named too differently for more. */
function compareWithGold(articles: readonly Named[], file: string): void {
  const gold = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as GoldFigure);
  const table = [["figures", own] as const, ["recognizers", peer] as const].map(([name, find]) => {
    let exact = 0;
    let nothing = 0;
    let core = 0;
    for (const { name: seed, article } of articles) {
      const expected = gold.filter(({ seed_file: of }) => of === seed);
      if (expected.length === 0) continue;
      const found = find(article).flatMap((span) => article.visible.toSource(span) ?? []);
      const wanted = expected.filter(({ level }) => level === "core");
      core += wanted.length;
      exact += wanted.filter((each) => found.some((span) => span.start === each.start && span.end === each.end)).length;
      nothing += found.filter((span) => !expected.some((each) => each.start < span.end && span.start < each.end)).length;
    }
    return { name, "gold figures": core, "found exactly": exact, "found where none is": nothing };
  });
  console.log("\nagainst the gold");
  console.table(table);
}

/** The least processor time of some runs, in milliseconds: a busy machine stretches long runs on the clock. */
function leastWork(runs: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    globalThis.gc?.();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** Whole articles one after the other, up to 10 MB in UTF-8. */
function compareLengths(articles: readonly Named[]): void {
  const bodies = articles.map(({ article }) => article.visible.text).join("\n");
  const bytes = new TextEncoder().encode(bodies).length;
  const full = bodies.repeat(Math.ceil(10_000_000 / bytes));
  const rows = [0.125, 0.25, 0.5, 1].map((part) => {
    const visible = VisibleText.plain(full.slice(0, Math.round(full.length * part)));
    return { "MB": 10 * part, "ms": Math.round(leastWork(3, () => findFigures({ visible, blocks: [], date: "2022-04-18" }))) };
  });
  console.log("\nlong texts (goal: at most 2.1 times for twice the text)");
  console.table(rows.map((row, index) => ({ ...row, "× the half": index === 0 ? undefined : round(row.ms / (rows[index - 1]?.ms ?? Number.NaN)) })));
}

const samples = articlesIn(join(process.cwd(), "samples"));
compareArticles("the sample articles", samples);
if (shared === undefined) console.log("\nZHUPI_SHARED is not set: no further articles, no gold.");
else {
  const seeds = articlesIn(join(shared, "seeds"));
  compareArticles("further articles", seeds);
  compareWithGold(seeds, join(shared, "gold", "figures.jsonl"));
}
compareLengths(samples);
