/** What holds of recognition on any text. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticle, parsePlain } from "../../../src/core/article/parseArticle";
import { normalise } from "../../../src/core/entities/characters";
import { Labels } from "../../../src/core/entities/learning/labels";
import { TaggerModel } from "../../../src/core/entities/learning/model";
import { selectDisjoint } from "../../../src/core/entities/select";
import { findIn } from "../../unit/entities/setup";
import { anyCharacter } from "../../setup/anyCharacter";

const pieces = fc.constantFrom(
  ..."中国平安 上海分公司 总经理 宋女士 《 》 “ ” ‘ ’ （ ） ( ) ， 。 、 ： 600028 （600028） 以下简称 股份有限公司 公告 涨停 · 奖 荣获 第十三届 博览会 保险 App 的 在沪 \n 系统 ETF 某 一 心 堂 😀 \ud800 \udc00 \u0000 _ * \\ constructor __proto__ $& <b> 研究院 沪深两市 支行".split(" "),
);
const texts = fc.oneof(fc.string({ unit: anyCharacter, maxLength: 60 }), fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join("")), fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(" ")));

describe("findEntities", () => {
  it("throws on no text, and gives disjoint mentions in order that split no surrogate pair", () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, words) => {
        const { outer, nested } = findIn(parsePlain(text), words);
        let end = 0;
        for (const entity of outer) {
          expect(entity.start).toBeGreaterThanOrEqual(end);
          expect(entity.end).toBeGreaterThan(entity.start);
          expect(entity.text).toBe(text.slice(entity.start, entity.end));
          expect(entity.text).not.toContain("\n");
          expect(splitsPair(text, entity.start) || splitsPair(text, entity.end)).toBe(false);
          expect(entity.confidence).toBeGreaterThan(0);
          expect(entity.confidence).toBeLessThanOrEqual(1);
          end = entity.end;
        }
        for (const inner of nested) {
          const around = outer.find(({ start, end: to }) => start <= inner.start && inner.end <= to);
          expect(around).toBeDefined();
          expect(inner.end - inner.start).toBeLessThan((around?.end ?? 0) - (around?.start ?? 0));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("throws on no article", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const article = parseArticle(`---\ntitle: "${text}"\n---\n<p>${text}</p>`);
        for (const { start, end } of findIn(article).outer) expect(article.visible.text.slice(start, end)).not.toBe("");
      }),
      { numRuns: 100 },
    );
  });
});

describe("selectDisjoint", () => {
  it("chooses disjoint candidates", () => {
    const candidate = fc
      .record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 12 }), confidence: fc.double({ min: 0.3, max: 1, noNaN: true }) })
      .map(({ start, length, confidence }) => ({ start, end: start + length, type: "ORG" as const, confidence, source: "test" }));
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 30 }), (candidates) => {
        let end = 0;
        for (const chosen of selectDisjoint(candidates)) {
          expect(chosen.start).toBeGreaterThanOrEqual(end);
          end = chosen.end;
        }
      }),
    );
  });
});

describe("normalise", () => {
  it("keeps every offset", () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => normalise(text).length === text.length));
  });
});

describe("Labels", () => {
  it("gives back the spans that it encoded", () => {
    const spans = fc.array(fc.record({ gap: fc.nat(3), length: fc.integer({ min: 1, max: 5 }), type: fc.constantFrom("A", "B") }), { maxLength: 8 }).map((parts) => {
      let at = 0;
      return parts.map(({ gap, length, type }) => {
        const start = at + gap;
        at = start + length;
        return { start, end: at, type };
      });
    });
    const labels = new Labels(["A", "B"]);
    fc.assert(
      fc.property(spans, (expected) => {
        expect(labels.decode(labels.encode(expected.at(-1)?.end ?? 0, expected))).toEqual(expected);
      }),
    );
  });
});

describe("TaggerModel.read", () => {
  it("reads no model from other bytes, and fails with a RangeError or SyntaxError", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          TaggerModel.read(bytes);
        } catch (error) {
          expect(error instanceof RangeError || error instanceof SyntaxError).toBe(true);
        }
      }),
    );
  });
});

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
