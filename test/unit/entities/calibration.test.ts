/** What a confidence turns out to be worth, learnt from suggestions whose outcome is known. */

import { describe, expect, it } from "vitest";
import { Calibration, type Observation, scoreOf } from "../../../src/core/entities/learning/calibration";
import { crossValidate } from "../../../src/core/entities/learning/crossValidate";
import { TaggerModel } from "../../../src/core/entities/learning/model";
import { trainModel } from "../../../src/core/entities/learning/trainModel";

/** `count` suggestions of a confidence, of which a share is right. */
function observe(evidence: Observation["evidence"], label: string, confidence: number, share: number, count = 200): Observation[] {
  return Array.from({ length: count }, (_, index) => ({ evidence, label, score: scoreOf(confidence), correct: index < share * count }));
}

describe("Calibration", () => {
  const observations = [...observe("rules", "ORG", 0.9, 0.6), ...observe("rules", "ORG", 0.6, 0.3), ...observe("model", "ORG", 0.6, 0.8), ...observe("rules", "PLACE", 0.9, 0.95)];
  const calibration = Calibration.fit(observations, 600);

  it("takes confidences at their word where nothing is known", () => {
    expect(Calibration.identity.probability("model", "ORG", scoreOf(0.7))).toBeCloseTo(0.7);
    expect(Calibration.identity.probability("both", "ORG", scoreOf(0.7, 0.7))).toBeGreaterThan(0.7);
  });

  it("learns for each kind of evidence and each label how often it is right", () => {
    expect(calibration.probability("rules", "ORG", scoreOf(0.9))).toBeCloseTo(0.6, 1);
    expect(calibration.probability("rules", "ORG", scoreOf(0.6))).toBeCloseTo(0.3, 1);
    expect(calibration.probability("model", "ORG", scoreOf(0.6))).toBeCloseTo(0.8, 1);
    expect(calibration.probability("rules", "PLACE", scoreOf(0.9))).toBeCloseTo(0.95, 1);
  });

  it("reads a label that it has not seen like the others of its evidence", () => {
    const unseen = calibration.probability("rules", "AWARD", scoreOf(0.9));
    expect(unseen).toBeGreaterThan(calibration.probability("rules", "ORG", scoreOf(0.9)));
    expect(unseen).toBeLessThan(calibration.probability("rules", "PLACE", scoreOf(0.9)));
  });

  it("moves little for few observations", () => {
    expect(Calibration.fit(observe("rules", "ORG", 0.8, 0, 2), 2).probability("rules", "ORG", scoreOf(0.8))).toBeGreaterThan(0.5);
  });

  it("survives its own file, and anything else in its place", () => {
    const read = Calibration.from(JSON.parse(JSON.stringify(calibration)));
    expect(read.probability("rules", "ORG", scoreOf(0.9))).toBeCloseTo(calibration.probability("rules", "ORG", scoreOf(0.9)), 2);
    expect(read.least).toBeCloseTo(calibration.least, 2);
    for (const value of [undefined, null, 3, "x", [], { least: "a", curves: [["k", Number.NaN, 1], 5] }]) expect(Calibration.from(value).least).toBe(0.5);
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
    const { calibration } = await crossValidate(sentences, { folds: 2 });
    const model = (await trainModel(sentences, { rounds: 1 })).withCalibration(calibration);
    const read = TaggerModel.read(model.serialise());
    expect(read.calibration.toJSON()).toEqual(calibration.toJSON());
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
