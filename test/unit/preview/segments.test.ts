/** How marks and runs divide a text. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PreviewMark, PreviewRun } from "../../../src/protocol/preview";
import { segmentText } from "../../../src/protocol/segments";

function mark(id: string, start: number, end: number, layer: PreviewMark["layer"] = "entity"): PreviewMark {
  return { id, start, end, layer, category: layer, state: "suggested", description: id };
}

function run(start: number, end: number): PreviewRun {
  return { start, end, marks: ["strong"] };
}

function shape(text: string, marks: readonly PreviewMark[], runs: readonly PreviewRun[] = []): string {
  return segmentText(text, 0, text.length, runs, marks)
    .map((segment) => `${text.slice(segment.start, segment.end)}[${segment.marks.map(({ id }) => id).join("")}${segment.run === undefined ? "" : "*"}]`)
    .join(" ");
}

describe("segmentText", () => {
  it("leaves a text without marks whole", () => {
    expect(shape("年报", [])).toBe("年报[]");
    expect(segmentText("", 0, 0, [], [])).toEqual([]);
  });

  it("puts a figure inside the entity that holds it", () => {
    expect(shape("2025年世界杯赛", [mark("f", 0, 5, "figure"), mark("e", 0, 8)])).toBe("2025年[ef] 世界杯[e] 赛[]");
  });

  it("splits marks that cross, each outer one first", () => {
    expect(shape("abcdef", [mark("A", 0, 4), mark("B", 2, 6)])).toBe("ab[A] cd[AB] ef[B]");
  });

  it("keeps apart what only touches", () => {
    expect(shape("abcd", [mark("A", 0, 2), mark("B", 2, 4)])).toBe("ab[A] cd[B]");
  });

  it("puts an annotation around what it judges", () => {
    expect(shape("ab", [mark("f", 0, 2, "figure"), mark("n", 0, 2, "annotation")])).toBe("ab[nf]");
  });

  it("cuts at runs of type styles", () => {
    expect(shape("abcdef", [mark("A", 1, 5)], [run(0, 2), run(4, 6)])).toBe("a[*] b[A*] cd[A] e[A*] f[*]");
  });

  it("never splits a surrogate pair", () => {
    expect(shape("a😀b", [mark("A", 2, 4)])).toBe("a[] 😀b[A]");
    expect(shape("a😀b", [mark("A", 0, 2)])).toBe("a😀[A] b[]");
  });

  it("ignores what lies outside and cuts what reaches out", () => {
    const segments = segmentText("abcdef", 2, 4, [run(0, 3)], [mark("A", 0, 9), mark("B", 5, 6), mark("C", 3, 3)]);
    expect(segments.map(({ start, end, marks, run: own }) => [start, end, marks.length, own !== undefined])).toEqual([
      [2, 3, 1, true],
      [3, 4, 1, false],
    ]);
  });

  it("covers the text once, each piece with exactly the marks that hold it", () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
        const marks = spans.map(({ start, end }, index) => mark(String(index), start, end));
        const segments = segmentText(text, 0, text.length, [], marks);
        let at = 0;
        for (const segment of segments) {
          expect(segment.start).toBe(at);
          expect(segment.end).toBeGreaterThan(segment.start);
          at = segment.end;
          for (const one of marks) {
            const inside = segment.marks.includes(one);
            const holds = one.start < one.end && one.start < segment.end && segment.start < one.end;
            if (!inside) expect(holds).toBe(false);
            // A mark only ever grows, by the other half of a pair at its border.
            else expect(one.start <= segment.start + 1 && one.end >= segment.end - 1).toBe(true);
          }
        }
        expect(at).toBe(text.length);
      }),
    );
  });

  it("carries few marks at once, however deep they lie", () => {
    const text = "字".repeat(20_000);
    const nested = Array.from({ length: 10_000 }, (_, index) => mark(String(index), index, 20_000 - index));
    const segments = segmentText(text, 0, text.length, [], nested);
    expect(Math.max(...segments.map(({ marks }) => marks.length))).toBeLessThanOrEqual(12);
  });
});
