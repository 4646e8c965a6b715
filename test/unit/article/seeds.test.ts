/** On real articles: no character is lost, the zones are the gold's, and every mention goes to the visible text and back. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/core/article/article";
import { parseArticle } from "../../../src/core/article/parseArticle";

const SHARED = process.env["ZHUPI_SHARED"];

interface Mention {
  readonly seed_file: string;
  readonly start: number;
  readonly end: number;
  readonly zone: string;
}

describe.skipIf(SHARED === undefined)("the seeds", () => {
  const folder = join(SHARED ?? "", "seeds");
  const articles = new Map<string, Article>();
  if (SHARED !== undefined) for (const name of readdirSync(folder)) articles.set(name, parseArticle(readFileSync(join(folder, name), "utf8")));

  it("show every character of their bodies, once", () => {
    for (const { text, visible, blocks } of articles.values()) {
      const body = text
        .slice(text.indexOf("---", 10) + 3)
        .replace(/<!--.*?-->|<http[^>]*>|\]\([^)]*\)|<[^>]*>|&nbsp;|\[|\s/gs, "");
      const shown = blocks.map((block) => (block.type === "image" ? "" : visible.text.slice(block.start, block.end))).join("");
      expect(shown.replace(/\s/g, "")).toBe(body);
    }
  });

  it("have a title, a date, a source and no problems", () => {
    for (const { meta, problems } of articles.values()) {
      expect(meta.title).toBeDefined();
      expect(meta.date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
      expect(meta.source).toBeDefined();
      expect(meta.family).not.toBe("other");
      expect(problems).toEqual([]);
    }
  });

  it("place every mention of the gold", () => {
    const gold = readFileSync(join(SHARED ?? "", "gold/entities.jsonl"), "utf8").split("\n").filter((line) => line !== "");
    expect(gold.length).toBeGreaterThan(100);
    for (const line of gold) {
      const { seed_file, start, end, zone } = JSON.parse(line) as Mention;
      const visible = articles.get(seed_file)?.visible;
      const span = visible?.toVisible({ start, end });
      expect(span && visible?.zoneAt(span.start)).toBe(zone);
      expect(span && visible?.toSource(span)).toEqual({ start, end });
    }
  });
});
