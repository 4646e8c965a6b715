/** Measures recognition on the labelled data that is not part of the project; skipped where that is not at hand. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArticle, parsePlain } from "../../../src/core/article/parseArticle";
import { Evaluator } from "../../../src/core/entities/learning/evaluate";
import { findIn } from "./setup";

const shared = process.env["ZHUPI_SHARED"];

interface GoldLine {
  readonly seed_file: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly zone: string;
  readonly optional: boolean;
}

function readLines<T>(...path: string[]): T[] {
  const text = readFileSync(join(shared ?? "", ...path), "utf8");
  return text.trim().split("\n").map((line) => JSON.parse(line) as T);
}

function report(name: string, evaluator: Evaluator): number {
  const { exact, overlapping, byLabel, errors } = evaluator.result();
  const percent = (value: number) => (100 * value).toFixed(1);
  const rows = [...byLabel].map(([label, measures]) => `  ${label}: ${percent(measures.exact.precision)} / ${percent(measures.exact.recall)} / ${percent(measures.exact.f1)}`);
  const worst = errors.slice(0, 12).map(({ kind, text, expected, found, count }) => `  ${String(count)} ${kind} ${text} ${expected} → ${found}`);
  process.stdout.write([`${name}: P ${percent(exact.precision)} R ${percent(exact.recall)} F1 ${percent(exact.f1)}, overlapping ${percent(overlapping.f1)}`, ...rows, ...worst, ""].join("\n"));
  return 100 * exact.f1;
}

describe.skipIf(shared === undefined)("recognition against labelled data", () => {
  it("finds the entities of the annotated articles", { timeout: 60_000 }, () => {
    const gold = readLines<GoldLine>("gold", "entities.jsonl");
    const evaluator = new Evaluator();
    for (const file of new Set(gold.map(({ seed_file }) => seed_file))) {
      const text = readFileSync(join(shared ?? "", "seeds", file), "utf8");
      const article = parseArticle(text);
      const lines = gold.filter(({ seed_file, zone }) => seed_file === file && (zone === "title" || zone === "body"));
      const optional = lines.filter((line) => line.optional);
      const core = lines.filter((line) => !line.optional);
      const found = findIn(article).outer.flatMap((entity) => {
        const source = article.visible.toSource(entity);
        if (source === undefined || (entity.zone !== "title" && entity.zone !== "body")) return [];
        const hit = core.some(({ start, end, type }) => start === source.start && end === source.end && type === entity.type);
        const excused = !hit && optional.some(({ start, end }) => start < source.end && source.start < end);
        return excused ? [] : [{ ...source, type: entity.type }];
      });
      evaluator.add(text, core, found);
    }
    expect(report("annotated articles", evaluator)).toBeGreaterThan(88);
  });

  it.each([
    ["cluener-train", 3000, { name: "PERSON", organization: "ORG", company: "ORG", government: "ORG", address: "PLACE", scene: "PLACE", position: "TITLE" }, 40],
    ["resume-train", 1000, { NAME: "PERSON", ORG: "ORG", TITLE: "TITLE" }, 55],
  ])("finds the names of %s cold", { timeout: 120_000 }, (file, count, map, least) => {
    const labels: ReadonlyMap<string, string> = new Map(Object.entries(map));
    const types = new Set(labels.values());
    const evaluator = new Evaluator();
    const lines = readLines<{ text: string; entities: { start: number; end: number; type: string }[] }>("data", "ner", `${file}.jsonl`);
    for (const { text, entities } of lines.slice(0, count)) {
      const expected = entities.flatMap((entity) => {
        const type = labels.get(entity.type);
        return type === undefined ? [] : [{ ...entity, type }];
      });
      const found = findIn(parsePlain(text)).outer.filter(({ type }) => types.has(type));
      evaluator.add(text, expected, found);
    }
    expect(report(file, evaluator)).toBeGreaterThan(least);
  });

  it("finds most companies of market news", { timeout: 60_000 }, () => {
    const lines = readLines<{ text: string; entities: { start: number; end: number; type: string }[] }>("data", "ner", "cfsc-val.jsonl");
    let found = 0;
    let expected = 0;
    for (const { text, entities } of lines) {
      const organisations = new Set(findIn(parsePlain(text)).outer.filter(({ type }) => type === "ORG").map(({ start, end }) => `${String(start)}:${String(end)}`));
      const companies = entities.filter(({ type }) => type === "Corporate");
      expected += companies.length;
      found += companies.filter(({ start, end }) => organisations.has(`${String(start)}:${String(end)}`)).length;
    }
    process.stdout.write(`cfsc companies: recall ${((100 * found) / expected).toFixed(1)}\n`);
    expect(found / expected).toBeGreaterThan(0.7);
  });
});
