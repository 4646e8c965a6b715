/** Sections too long for one message: sent in parts, and put together again as they were. */

import { describe, expect, it } from "vitest";
import { divideArticle } from "../../../src/core/analysis/divide";
import type { EntityChange, Section } from "../../../src/core/analysis/section";
import { cutIntoParts, joinParts, weigh } from "../../../src/core/analysis/sectionParts";
import { parseArticle } from "../../../src/core/article/parseArticle";
import type { Entity } from "../../../src/core/entities/entity";
import { Outbox } from "../../../src/platform/node/slices";
import type { Slice } from "../../../src/protocol/openArticles";

const MOST = 50;

function sectionsOf(body: string): readonly Section[] {
  return divideArticle(parseArticle(`---\ntitle: 东湖银行\n---\n${body}`, {}), []);
}

function entitiesAt(count: number): Entity[] {
  return Array.from({ length: count }, (_, index) => ({ start: index, end: index + 1, text: "东", type: "ORG", canonical: "东", confidence: 1, source: "rule" }) as unknown as Entity);
}

const long = [
  `<table>${"<tr><td>1.5%</td><td>甲</td><td><b>2</b>亿元</td></tr>".repeat(400)}</table>`,
  `<p>${"<b>甲</b>乙<a href=https://a.example/>丙</a>&amp;".repeat(400)}</p>`,
  "<p>短。</p>",
];

describe("parts of a section", () => {
  it.each(long)("weigh no more than asked for, and make the same section again (%#)", (body) => {
    for (const section of sectionsOf(body)) {
      const whole = { ...section, entities: entitiesAt(300) };
      const parts = cutIntoParts(whole, MOST);
      expect(parts.length).toBeGreaterThan(5);
      for (const part of parts) expect(weigh(part)).toBeLessThanOrEqual(MOST + 5);
      expect(joinParts(parts)).toEqual(whole);
    }
  });

  it("come slice by slice between other sections", () => {
    const sections = sectionsOf(long.join("")).map((section, index) => (index === 1 ? { ...section, entities: entitiesAt(9_000) } : section));
    const outbox = new Outbox<Section>();
    const slices: Slice<Section>[] = [outbox.fill(sections)];
    for (let ticket = slices[0]?.ticket; ticket !== undefined; ) {
      const slice = outbox.next(ticket);
      if (slice !== undefined) slices.push(slice);
      ticket = slice?.ticket;
    }
    expect(slices.length).toBeGreaterThan(4);
    const got: Section[][] = [];
    for (const { items, continues } of slices) {
      expect(items.reduce((sum, item) => sum + weigh(item), 0)).toBeLessThan(4_500);
      if (continues === true) got.at(-1)?.push(...items);
      else for (const item of items) got.push([item]);
    }
    expect(got.map(joinParts)).toEqual(sections);
  });

  it("hold the names of a section alone, too", () => {
    const change: EntityChange = { index: 7, entities: entitiesAt(300), nested: entitiesAt(2), marks: [] };
    expect(joinParts(cutIntoParts(change, MOST))).toEqual(change);
  });
});
