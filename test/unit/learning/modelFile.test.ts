/** A model's file: what it keeps, and what becomes of a hostile one. */

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parsePlain } from "../../../src/core/article/parseArticle";
import type { TaggerModel } from "../../../src/core/entities/learning/model";
import { RowTable } from "../../../src/core/entities/learning/rowTable";
import { trainModel } from "../../../src/core/entities/learning/trainModel";
import { measureLearning } from "../../../src/core/learning/measureLearning";
import { ModelFileError, readModelFile } from "../../../src/core/learning/modelFile";
import { type ModelNotes, splitModelFile, writeModelFile } from "../../../src/core/learning/modelNotes";
import { suggestLearnt } from "../../../src/core/learning/suggestLearnt";
import { TaggerModel as Model } from "../../../src/core/entities/learning/model";
import { findIn, gazetteer } from "../entities/setup";

const names = ["激光", "真空", "高温", "低压"].flatMap((how) => ["焊接", "镀膜", "烧结", "切割", "成型", "抛光"].map((what) => how + what));
const sentences = names.map((name) => ({ text: `车间改用${name}工艺。`, entities: [{ start: 4, end: 4 + name.length, type: "工艺" }] }));
const notes: ModelNotes = { sentences: 24, annotations: { 工艺: 24 }, trained: "2026-01-02T03:04:05.000Z", digest: "abc" };

describe("a model's file", () => {
  let model: TaggerModel;
  let file: Uint8Array;

  beforeAll(async () => {
    model = await trainModel(sentences, { rounds: 1 });
    file = writeModelFile(model.serialise(), notes);
  });

  it("keeps the model and what is noted of it", () => {
    const read = readModelFile(file);
    expect(read.notes).toEqual(notes);
    expect(read.model.tag({ text: "车间改用电弧喷涂工艺。" })).toEqual(model.tag({ text: "车间改用电弧喷涂工艺。" }));
  });

  it("is read by what knows of no notes, and needs none", () => {
    expect(Model.read(file).types).toEqual(["工艺"]);
    expect(readModelFile(model.serialise()).notes).toBeUndefined();
  });

  it("is refused in words where it is none, cut off or changed at random, and nothing else is thrown", () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.boolean(), (at, bytes, cut) => {
        const bad = cut ? file.slice(0, at) : file.slice();
        if (!cut) bad.set(bytes.subarray(0, bad.length - at), at);
        try {
          readModelFile(bad).model.tag({ text: "车间改用电弧喷涂工艺。" });
        } catch (error) {
          expect(error).toBeInstanceOf(ModelFileError);
        }
      }),
      { numRuns: 300 },
    );
    expect(() => readModelFile(new Uint8Array(17_000_000))).toThrow(ModelFileError);
  });

  it("says which version made it where the form is another", () => {
    const versions = [1, 99].map((version) => {
      const bytes = file.slice();
      new DataView(bytes.buffer).setInt32(4, version);
      return bytes;
    });
    expect(() => readModelFile(versions[0] ?? file)).toThrow(/^An older version of Zhupi made this model/u);
    expect(() => readModelFile(versions[1] ?? file)).toThrow(/^A newer version of Zhupi made this model/u);
  });

  it("has notes of its own form only", () => {
    for (const bad of [{ ...notes, sentences: "24" }, { ...notes, annotations: [] }, { ...notes, digest: "x".repeat(1000) }, [], 3]) {
      expect(splitModelFile(writeModelFile(model.serialise(), bad as ModelNotes)).notes).toBeUndefined();
    }
    const odd = { ...notes, annotations: { __proto__: 3, constructor: 2, 工艺: -1 }, validation: { all: {}, labels: 3 } };
    expect(splitModelFile(writeModelFile(model.serialise(), odd as unknown as ModelNotes)).notes?.validation).toBeUndefined();
  });

  it("is refused where its features were chosen to take for ever", () => {
    // The table multiplies by a constant and takes the bits in the middle; this is the constant's inverse.
    const inverse = 0x0e8b2f51;
    const crowded = Int32Array.from({ length: 8000 }, (_, i) => Math.imul(((i >> 7) << 26) | 128 | (i & 127), inverse));
    expect(() => new RowTable(crowded)).toThrow(RangeError);
    expect(new RowTable(crowded.subarray(0, 900)).get(crowded[899] ?? 0)).toBe(899);
  });

  it("suggests what it learnt, and says from how much", () => {
    const article = parsePlain("车间改用激光焊接工艺。砚溪银行提供贷款。");
    const { marks, names: found } = suggestLearnt({ model, annotations: { 工艺: 24 } }, { article, gazetteer, cold: findIn(article) });
    expect(marks.map(({ text, label, source }) => [text, label, source])).toEqual([["激光焊接", "工艺", "model:24"]]);
    expect(found.map(({ text }) => text)).toEqual(["砚溪银行"]);
  });
});

describe("measureLearning", () => {
  it("tells F1 by label, a curve that ends at all sentences, and how far it is", async () => {
    const shares: number[] = [];
    const { validation } = await measureLearning(sentences, { pause: (share) => Promise.resolve(void shares.push(share)) });
    expect(validation.labels.map(({ label, expected }) => [label, expected])).toEqual([["工艺", 24]]);
    expect(validation.all.f1).toBeGreaterThan(0.8);
    expect(validation.curve.map((point) => point.sentences)).toEqual([2, 4, 9, 19]);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it("stops when told", async () => {
    const controller = new AbortController();
    const pause = (): Promise<void> => {
      controller.abort(new Error("enough"));
      return Promise.resolve();
    };
    await expect(measureLearning(sentences, { signal: controller.signal, pause })).rejects.toThrow("enough");
  });
});
