/** What proposals turn out to be worth, learnt from those whose outcome is known. */

import { describe, expect, it } from "vitest";
import { crossValidate } from "../../../src/core/entities/learning/crossValidate";
import { Judge, type Observation } from "../../../src/core/entities/learning/judge";
import { TaggerModel } from "../../../src/core/entities/learning/model";
import { addRules } from "../../../src/core/entities/learning/rulesBeside";
import { type Proposal, weighEvidence } from "../../../src/core/entities/learning/spanFeatures";
import { trainModel } from "../../../src/core/entities/learning/trainModel";

/** The evidence on one span of a text; each text is another one. */
function evidenceOn(index: number, likely: number, rules: number, type = "ORG") {
  const text = `${String.fromCharCode(0x4e00 + index)}云栖${String.fromCharCode(0x6000 + index)}`;
  const [evidence] = weighEvidence({ text }, [{ start: 1, end: 3, type, likely, rules }]);
  if (evidence === undefined) throw new Error("No evidence.");
  return evidence;
}

/** `count` proposals of which a share is right. */
function observe(likely: number, rules: number, share: number, count = 200, label = "ORG"): Observation[] {
  return Array.from({ length: count }, (_, index) => ({ evidence: evidenceOn(index, likely, rules, label), label, correct: index % 20 < share * 20 }));
}

describe("Judge", () => {
  const judge = Judge.fit([...observe(0.9, 0, 0.6), ...observe(0.6, 0, 0.3), ...observe(0, 0.9, 0.2), ...observe(0.6, 0.9, 0.8), ...observe(0.9, 0, 0.95, 200, "PLACE")]);
  const judged = (likely: number, rules: number, label = "ORG") => judge.probability(evidenceOn(900, likely, rules, label), label);

  it("takes probabilities at their word where nothing is known", () => {
    expect(Judge.initial.probability(evidenceOn(0, 0.7, 0), "ORG")).toBeCloseTo(0.7);
    expect(Judge.initial.probability(evidenceOn(0, 0, 0.7), "ORG")).toBeCloseTo(0.7);
    expect(Judge.initial.probability(evidenceOn(0, 0.7, 0.7), "ORG")).toBeGreaterThan(0.8);
    expect(Judge.initial.probability(evidenceOn(0, 0.1, 0.7), "ORG")).toBeCloseTo(0.7);
    expect(Judge.fit([])).toBe(Judge.initial);
  });

  it("learns for model, rules, both, and each label how often they are right", () => {
    expect(judged(0.9, 0)).toBeCloseTo(0.6, 0);
    expect(judged(0.6, 0)).toBeLessThan(0.5);
    expect(judged(0, 0.9)).toBeLessThan(0.4);
    expect(judged(0.6, 0.9)).toBeGreaterThan(judged(0.6, 0));
    expect(judged(0.9, 0, "PLACE")).toBeGreaterThan(0.8);
  });

  it("moves little for few observations", () => {
    expect(Judge.fit(observe(0.8, 0, 0, 2)).probability(evidenceOn(900, 0.8, 0), "ORG")).toBeGreaterThan(0.5);
  });

  it("suggests what is likelier right than somewhat less than half of the measured F1", () => {
    expect(judge.for(0.7).least).toBeCloseTo(0.294);
    expect(judge.for(1).least).toBe(0.42);
    expect(judge.for(0).least).toBeGreaterThan(0);
  });

  it("survives its own file, and anything else in its place", () => {
    const { places, weights } = judge.signs;
    const read = Judge.from(JSON.parse(JSON.stringify(judge)), places, weights);
    expect(read.probability(evidenceOn(900, 0.9, 0), "ORG")).toBeCloseTo(judged(0.9, 0), 2);
    for (const value of [undefined, null, 3, "x", [], { least: "a", scale: "x", labels: [["k", 1], 5, null] }]) {
      const other = Judge.from(value, Uint32Array.of(0xffffffff), Int8Array.of(5));
      expect(other.least).toBe(Judge.initial.least);
      expect(other.probability(evidenceOn(1, 0.7, 0), "ORG")).toBeCloseTo(0.7);
    }
  });
});

describe("weighEvidence", () => {
  const signsOf = (proposals: readonly Proposal[], cold: Parameters<typeof addRules>[1] = []) => [...weighEvidence({ text: "甲厂、乙厂与丙厂", cold }, proposals)].map(({ signs }) => new Set(signs));
  const proposal = (start: number, likely: number, type = "厂"): Proposal => ({ start, end: start + 2, type, likely, rules: 0 });

  it("sees what else is proposed in a list", () => {
    const [alone] = signsOf([proposal(0, 0.4)]);
    const [listed] = signsOf([proposal(0, 0.4), proposal(3, 0.9)]);
    expect(listed).not.toEqual(alone);
  });

  it("sees the likeliest rival and the likeliest other label", () => {
    const [first, second] = weighEvidence({ text: "甲厂、乙厂与丙厂" }, [proposal(0, 0.4), proposal(0, 0.6, "司"), { ...proposal(1, 0.3), end: 4 }]);
    expect(first?.amounts[5]).toBeCloseTo(Math.log(0.6 / 0.4));
    expect(second?.amounts[4]).toBeCloseTo(Math.log(0.3 / 0.7));
  });

  it("reads spans at both ends of a text, and no text at all", () => {
    expect([...weighEvidence({ text: "" }, [])]).toEqual([]);
    expect([...weighEvidence({ text: "甲" }, [{ start: 0, end: 1, type: "x", likely: 0.5, rules: 0 }])]).toHaveLength(1);
  });
});

describe("addRules", () => {
  it("adds what the rules alone find, of learnt labels, in its place", () => {
    const cold = [
      { start: 0, end: 2, type: "ORG" as const, confidence: 0.9 },
      { start: 4, end: 6, type: "ORG" as const, confidence: 0.8 },
      { start: 8, end: 9, type: "PLACE" as const, confidence: 0.8 },
    ];
    const proposals = [{ start: 4, end: 6, type: "Org", likely: 0.5, rules: 0.8 }];
    expect(addRules(proposals, cold, ["Org"])).toEqual([{ start: 0, end: 2, type: "Org", likely: 0, rules: 0.9 }, ...proposals]);
  });
});

describe("crossValidate", () => {
  const sentence = (name: string) => {
    const text = `昨天${name}来过。`;
    return { text, entities: [{ start: 2, end: 2 + name.length, type: "客" }] };
  };
  const sentences = ["甲一", "乙二", "丙三", "丁四", "戊五", "己六"].flatMap((name) => [sentence(name), sentence(name)]);

  it("holds out every sentence once, and tells of its progress", async () => {
    const progress: number[] = [];
    const { evaluation } = await crossValidate(sentences, { folds: 3, pause: (share) => Promise.resolve(void progress.push(share)) });
    expect(evaluation.exact.expected).toBe(12);
    expect(evaluation.exact.f1).toBeGreaterThan(0.9);
    expect(progress.at(-1)).toBe(1);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
  });

  it("is kept in the model's file", async () => {
    const { judge } = await crossValidate(sentences, { folds: 2 });
    const model = (await trainModel(sentences, { rounds: 1 })).withJudge(judge);
    const read = TaggerModel.read(model.serialise());
    expect(read.judge.toJSON()).toEqual(judge.toJSON());
    expect(read.judge.signs).toEqual(judge.signs);
    expect(read.tag({ text: "昨天甲一来过。" })).toEqual(model.tag({ text: "昨天甲一来过。" }));
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["text", new TextEncoder().encode("{\"types\": []} and more of it")],
    ["a cut file", undefined],
  ])("is not read from %s", async (_, bytes) => {
    const file = (await trainModel(sentences, { rounds: 1, epochs: 1 })).serialise();
    expect(() => TaggerModel.read(bytes ?? file.subarray(0, file.length - 9))).toThrow(RangeError);
  });
});
