/** What is learnt from a few sentences with invented names, and from the labelled data where that is at hand. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parsePlain } from "../../../src/core/article/parseArticle";
import { combineWithModel, tagWithModel } from "../../../src/core/entities/learning/applyModel";
import { Evaluator } from "../../../src/core/entities/learning/evaluate";
import { TaggerModel } from "../../../src/core/entities/learning/model";
import { trainModel, type TrainingSentence } from "../../../src/core/entities/learning/trainModel";
import { loadJieba, tagText } from "../../../src/platform/node/jiebaSegmenter";
import { findIn, gazetteer } from "./setup";

type Annotated = Pick<TrainingSentence, "text" | "entities">;

function prepare({ text, entities }: Annotated): TrainingSentence {
  const article = parsePlain(text);
  return { text, entities, tokens: tagText(loadJieba(), text), cold: findIn(article).outer, gazetteer };
}

const dishes = ["红烧狮子头", "清蒸鲈鱼", "东坡肉", "龙井虾仁", "西湖醋鱼", "叫化鸡", "蟹粉豆腐", "响油鳝糊"];
const tables = ["三号桌", "七号桌", "十二号桌", "靠窗桌"];

/** Sentences of a world that no table knows: dishes and tables. */
function orders(from: number, to: number): Annotated[] {
  return Array.from({ length: to - from }, (_, index) => {
    const dish = dishes[(from + index) % dishes.length] ?? "";
    const table = tables[(from + index * 3) % tables.length] ?? "";
    const text = `${table}点了一份${dish}，请尽快上菜。`;
    return {
      text,
      entities: [
        { start: 0, end: table.length, type: "桌" },
        { start: text.indexOf(dish), end: text.indexOf(dish) + dish.length, type: "菜" },
      ],
    };
  });
}

describe("trainModel", () => {
  it("learns labels of any kind from tens of sentences", async () => {
    const model = await trainModel(orders(0, 30).map(prepare));
    expect(model.types).toEqual(["桌", "菜"]);
    const [sentence] = [prepare({ text: "十二号桌点了一份蟹粉豆腐，请尽快上菜。", entities: [] })];
    const found = model.tag(sentence);
    expect(found.map(({ start, end, type }) => `${sentence.text.slice(start, end)}/${type}`)).toEqual(["十二号桌/桌", "蟹粉豆腐/菜"]);
    for (const { confidence } of found) expect(confidence).toBeGreaterThan(0.5);
  });

  it("gives the same model twice, and the same again from its file", async () => {
    const sentences = orders(0, 20).map(prepare);
    const first = await trainModel(sentences);
    const second = await trainModel(sentences);
    expect(second.serialise()).toEqual(first.serialise());
    const read = TaggerModel.read(first.serialise());
    for (const sentence of orders(20, 30).map(prepare)) expect(read.tag(sentence)).toEqual(first.tag(sentence));
  });

  it("stops when told to", async () => {
    const controller = new AbortController();
    const training = trainModel(orders(0, 20).map(prepare), {
      signal: controller.signal,
      pause: () => {
        controller.abort(new Error("enough"));
        return Promise.resolve();
      },
    });
    await expect(training).rejects.toThrow("enough");
  });

  it("labels long texts and empty ones", async () => {
    const model = await trainModel(orders(0, 20).map(prepare));
    expect(model.tag(prepare({ text: "", entities: [] }))).toEqual([]);
    const line = "七号桌点了一份东坡肉，请尽快上菜。";
    expect(model.tag(prepare({ text: line.repeat(300), entities: [] })).length).toBeGreaterThan(500);
  });
});

describe("a model beside the rules", () => {
  it("adds its own labels and strengthens what both find", async () => {
    const company = (name: string): Annotated => ({ text: `${name}点了一份东坡肉。`, entities: [{ start: 0, end: name.length, type: "ORG" }, { start: name.length + 4, end: name.length + 7, type: "菜" }] });
    const model = await trainModel(["中国平安", "中国太保", "招商银行", "中信证券"].flatMap((name) => Array.from({ length: 6 }, () => prepare(company(name)))));
    const article = parsePlain("中国平安点了一份东坡肉。");
    const input = { article, tokens: tagText(loadJieba(), article.text), gazetteer, cold: findIn(article) };
    expect(tagWithModel(model, input).map(({ text, type }) => `${text}/${type}`)).toEqual(["中国平安/ORG", "东坡肉/菜"]);
    const [organisation, dish] = combineWithModel(model, input);
    expect(organisation?.source).toBe("gazetteer:finance+model");
    expect(organisation?.confidence).toBeGreaterThan(input.cold.outer[0]?.confidence ?? 1);
    expect(dish?.type).toBe("菜");
  });
});

describe("Evaluator", () => {
  it("counts exact and overlapping spans, and tells kinds of errors", () => {
    const evaluator = new Evaluator();
    const span = (start: number, end: number, type: string) => ({ start, end, type });
    evaluator.add("零一二三四五六七八九", [span(0, 4, "A"), span(5, 6, "B"), span(8, 10, "B")], [span(0, 3, "A"), span(5, 6, "B"), span(7, 8, "A")]);
    const { exact, overlapping, byLabel, errors } = evaluator.result();
    expect(exact).toMatchObject({ correct: 1, found: 3, expected: 3 });
    expect(overlapping.correct).toBe(2);
    expect(byLabel.get("B")?.exact.recall).toBe(0.5);
    expect(errors.map(({ kind, text }) => `${kind} ${text}`).sort()).toEqual(["boundary 零一二", "missed 八九", "spurious 七"]);
  });
});

const shared = process.env["ZHUPI_SHARED"];

describe.skipIf(shared === undefined)("learning from labelled data", () => {
  it.each([
    ["cluener-train", 500, 1000, 50],
    ["resume-train", 500, 300, 85],
  ])("reaches a useful score on %s with %i sentences", { timeout: 180_000 }, async (file, train, test, least) => {
    const lines = readFileSync(join(shared ?? "", "data", "ner", `${file}.jsonl`), "utf8").trim().split("\n");
    const sentences = lines.slice(0, train + test).map((line) => prepare(JSON.parse(line) as Annotated));
    const model = await trainModel(sentences.slice(0, train));
    const evaluator = new Evaluator();
    for (const sentence of sentences.slice(train)) evaluator.add(sentence.text, sentence.entities, model.tag(sentence));
    const f1 = 100 * evaluator.result().exact.f1;
    const size = model.serialise().length;
    process.stdout.write(`${file}, ${String(train)} sentences: F1 ${f1.toFixed(1)}, ${(size / 1e6).toFixed(1)} MB\n`);
    expect(f1).toBeGreaterThan(least);
    expect(size).toBeLessThan(8_000_000);
  });
});
