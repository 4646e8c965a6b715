import { describe, expect, it } from "vitest";
import { SectionList } from "../../../src/core/analysis/sectionList";
import type { Section } from "../../../src/core/analysis/section";
import { finish } from "../../../src/core/text/steps";
import { PER_TOKEN, SectionTokens } from "../../../src/extension/features/highlight/sectionTokens";
import { entityAt, figureAt } from "../preview/fakeHost";

const TEXT = "东湖银行2025年报发布，营业收入10亿元。";

function section(more: Partial<Section> = {}): Section {
  return { text: TEXT, sourceLength: TEXT.length, segments: [0, TEXT.length, 0, TEXT.length], links: [], figures: [], entities: [], nested: [], marks: [], ...more };
}

function listTokens(sections: readonly Section[], isOpen?: () => boolean): string[] {
  const tokens = finish(new SectionTokens().list(new SectionList(sections), isOpen));
  return Array.from({ length: tokens.length / PER_TOKEN }, (_, index) => `${String(tokens[index * PER_TOKEN])}–${String(tokens[index * PER_TOKEN + 1])}`);
}

const filled = section({ figures: [figureAt(TEXT, "2025年"), figureAt(TEXT, "10亿元")], entities: [entityAt(TEXT, "东湖银行2025年报")] });

describe("the tokens of an article", () => {
  it("show a figure in front of the entity around it", () => {
    expect(listTokens([filled])).toEqual(["0–4", "4–9", "9–10", "17–21"]);
  });

  it("stand where their sections do, those without any between them", () => {
    const [length, other] = [TEXT.length, section()];
    expect(listTokens([other, filled, other, other, filled])).toEqual([1, 4].flatMap((at) => ["0–4", "4–9", "9–10", "17–21"].map((token) => token.split("–").map((place) => String(Number(place) + at * length)).join("–"))));
  });

  it("leave out what was rejected", () => {
    expect(listTokens([filled], () => false)).toEqual([]);
  });

  it("pause in a section of very many", () => {
    const steps = new SectionTokens().list(new SectionList([section({ figures: Array.from({ length: 5_000 }, () => figureAt(TEXT, "10亿元")) })]), undefined);
    let pauses = 0;
    while (steps.next().done !== true) pauses++;
    expect(pauses).toBeGreaterThan(5);
  });
});
