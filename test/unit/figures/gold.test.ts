import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../src/core/article/parseArticle";
import type { Figure } from "../../../src/core/figures/figure";
import { findFigures } from "../../../src/core/figures/findFigures";

const shared = process.env["ZHUPI_SHARED"];

interface GoldFigure {
  readonly seed_file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly value: number | string | null;
  readonly currency: string | null;
  readonly qualifier: string;
  readonly level: string;
}

interface NegativeRun {
  readonly seed_file: string;
  readonly start: number;
  readonly end: number;
}

function readLines(folder: string, name: string): readonly unknown[] {
  return readFileSync(join(folder, "gold", name), "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

/** The figures of a seed file, at their places in the file. */
function figuresOf(folder: string, file: string): readonly Figure[] {
  const article = parseArticle(readFileSync(join(folder, "seeds", file), "utf8"));
  const { date } = article.meta;
  const figures = findFigures({ visible: article.visible, blocks: article.blocks, ...(date === undefined ? {} : { date }) });
  return figures.flatMap((figure) => {
    const span = article.visible.toSource(figure);
    return span === undefined ? [] : [{ ...figure, ...span }];
  });
}

function isSame(figure: Figure, gold: GoldFigure): boolean {
  return (
    figure.start === gold.start &&
    figure.end === gold.end &&
    figure.kind === gold.kind &&
    figure.value === gold.value &&
    figure.currency === gold.currency
  );
}

describe.skipIf(shared === undefined)("measured on articles with known figures", () => {
  const folder = shared ?? "";

  it("finds at least 97 % of them strictly, and nothing else", () => {
    const gold = readLines(folder, "figures.jsonl") as readonly GoldFigure[];
    const files = [...new Set(gold.map((each) => each.seed_file))];
    let right = 0;
    let qualified = 0;
    let reported = 0;
    for (const file of files) {
      const own = gold.filter((each) => each.seed_file === file);
      for (const figure of figuresOf(folder, file)) {
        if (own.some((each) => each.level === "optional" && each.start < figure.end && figure.start < each.end)) continue;
        reported++;
        const match = own.find((each) => isSame(figure, each));
        if (match === undefined) continue;
        right++;
        if (match.qualifier === figure.qualifier) qualified++;
      }
    }
    const core = gold.filter((each) => each.level === "core").length;
    const f1 = (hits: number) => (2 * hits) / (core + reported);
    expect(f1(right)).toBeGreaterThanOrEqual(0.97);
    expect(f1(qualified)).toBeGreaterThanOrEqual(0.95);
  });

  it("is silent on numerals that are no figures", () => {
    const negatives = readLines(folder, "figures-negatives.jsonl") as readonly NegativeRun[];
    const files = [...new Set(negatives.map((each) => each.seed_file))];
    const found = files.flatMap((file) => {
      const runs = negatives.filter((each) => each.seed_file === file);
      return figuresOf(folder, file).filter((figure) => runs.some((run) => run.start < figure.end && figure.start < run.end));
    });
    expect(found.map((figure) => figure.text)).toEqual([]);
  });
});
