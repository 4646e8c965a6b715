/** Training, measuring and using a model from the command line. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TaggerModel } from "../../../src/core/entities/learning/model";
import { parseLines, zhupi } from "./support";

const folder = mkdtempSync(join(tmpdir(), "zhupi-learning-"));
const dishes = ["红烧狮子头", "清蒸鲈鱼", "东坡肉", "龙井虾仁"];
const lines = Array.from({ length: 24 }, (_, index) => {
  const dish = dishes[index % dishes.length] ?? "";
  return JSON.stringify({ text: `请上一份${dish}。`, entities: [{ start: 4, end: 4 + dish.length, type: "菜" }] });
});

beforeAll(() => {
  writeFileSync(join(folder, "data.jsonl"), lines.join("\n"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("zhupi train, evaluate and analyze --model", { timeout: 60_000 }, () => {
  it("learns a label of one's own and finds it again", async () => {
    const trained = await zhupi(["train", "--jsonl", "data.jsonl", "--out", "dishes.model"], { cwd: folder });
    expect(trained).toMatchObject({ status: 0, stdout: "" });
    expect(readdirSync(folder).sort()).toEqual(["data.jsonl", "dishes.model"]);

    const measured = await zhupi(["evaluate", "--jsonl", "data.jsonl", "--model", "dishes.model", "--only-model", "--json"], { cwd: folder });
    expect(measured.status).toBe(0);
    expect(JSON.parse(measured.stdout)).toMatchObject({ exact: { f1: 1 } });

    const request = JSON.stringify({ id: 1, format: "plain", text: "请上一份东坡肉。" });
    const analyzed = await zhupi(["analyze", "--jsonl", "--model", "dishes.model", "--only-model"], { cwd: folder, stdin: request });
    expect(parseLines(analyzed.stdout)).toMatchObject([{ id: 1, entities: [{ start: 4, end: 7, text: "东坡肉", type: "菜", source: "model" }] }]);
  });

  it("weighs rules and model by what their confidence proved to be worth", async () => {
    // Here people mark a company only with what it makes: the rules' spans are always wrong, and the model file says so.
    const made = ["云栖汽车", "东湖电池", "西山面板", "启航轮胎"];
    const sentences = Array.from({ length: 40 }, (_, index) => {
      const name = `${made[index % made.length] ?? ""}股份有限公司`;
      return JSON.stringify({ text: `昨日${name}工厂停产。`, entities: [{ start: 2, end: 4 + name.length, type: "ORG" }] });
    });
    writeFileSync(join(folder, "plants.jsonl"), sentences.join("\n"));
    expect((await zhupi(["train", "--jsonl", "plants.jsonl", "--out", "plants.model"], { cwd: folder })).status).toBe(0);
    const model = TaggerModel.read(readFileSync(join(folder, "plants.model")));
    const input = { text: "昨日西山面板股份有限公司工厂停产。" };
    const spans = [{ start: 2, end: 12 }, { start: 2, end: 14 }];
    const [ofRules, ofModel] = model.judgeAll(input, spans.map((span, index) => ({ ...span, type: "ORG", likely: index * 0.95, rules: (1 - index) * 0.95 })));
    expect(ofRules?.confidence).toBeLessThan(0.5);
    expect(ofModel?.confidence).toBeGreaterThan(0.9);
    const { stdout } = await zhupi(["evaluate", "--jsonl", "plants.jsonl", "--model", "plants.model", "--json"], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ exact: { f1: 1 } });
  });

  it("reads labels of the data as the tool's types, and prints tables", async () => {
    writeFileSync(join(folder, "companies.jsonl"), JSON.stringify({ text: "中国平安公布业绩。", entities: [{ start: 0, end: 4, type: "company" }] }));
    const { status, stdout } = await zhupi(["evaluate", "--jsonl", "companies.jsonl", "--map", "company=ORG"], { cwd: folder });
    expect(status).toBe(0);
    expect(stdout).toMatch(/ORG\s+100\.0\s+100\.0\s+100\.0/u);
  });

  it.each([
    [["train"], 2],
    [["train", "--jsonl", "data.jsonl", "--out", "x", "--epochs", "0"], 2],
    [["evaluate", "--jsonl", "data.jsonl", "--only-model"], 2],
    [["evaluate", "--jsonl", "data.jsonl", "--map", "a"], 2],
    [["evaluate", "--jsonl", "data.jsonl", "--model", "data.jsonl"], 1],
    [["train", "--jsonl", "missing.jsonl", "--out", "x"], 1],
  ])("%j ends with status %i", async (args, status) => {
    const run = await zhupi(args, { cwd: folder });
    expect(run.status).toBe(status);
    expect(run.stderr).not.toBe("");
  });

  it.each([
    ["[1]", "no JSON object"],
    ["{", "not JSON"],
    ['{"text": 3, "entities": []}', '"text" is not a string'],
    ['{"text": "好"}', '"entities" is not a list'],
    ['{"text": "好", "entities": [null]}', "in entity 1, there is no JSON object"],
    ['{"text": "好菜", "entities": [{"start": 0, "end": 1, "type": "菜"}, {"start": 0, "end": 9, "type": "菜"}]}', "in entity 2, end 9 is behind the text, which has 2"],
    ['{"text": "好菜", "entities": [{"start": 1, "end": 1, "type": "菜"}]}', "start 1 is not before end 1"],
    ['{"text": "好菜", "entities": [{"start": 0.5, "end": 1, "type": "菜"}]}', '"start" is not a whole number'],
    ['{"text": "好菜", "entities": [{"start": 0, "end": 1, "type": ""}]}', '"type" is not a label'],
    [`{"text": "好菜", "entities": [{"start": 0, "end": 1, "type": "${"菜".repeat(101)}"}]}`, "longer than 100"],
  ])("says of %s which line it is, what is wrong, and how it should look", async (bad, problem) => {
    writeFileSync(join(folder, "bad.jsonl"), `\uFEFF${lines[0] ?? ""}\r\n\r\n${bad}\r\n`);
    const { status, stderr } = await zhupi(["train", "--jsonl", "bad.jsonl", "--out", "x"], { cwd: folder });
    expect(status).toBe(1);
    expect(stderr).toContain("Line 3: ");
    expect(stderr).toContain(problem);
    expect(stderr).toContain('"entities": [{"start": 0, "end": 2, "type": "ORG"}]');
  });

  it.each([
    ["", "no sentences"],
    ['{"text": "好菜", "entities": []}', "Nothing is marked"],
    [Array.from({ length: 61 }, (_, index) => `{"text": "好", "entities": [{"start": 0, "end": 1, "type": "${String(index)}"}]}`).join("\n"), "at most 60 labels"],
  ])("says why nothing can be learnt", async (data, problem) => {
    const { status, stderr } = await zhupi(["train", "--jsonl", "-", "--out", "x"], { cwd: folder, stdin: data });
    expect(status).toBe(1);
    expect(stderr).toContain(problem);
  });

  it("keeps labels of odd characters as they are", async () => {
    const label = '<b>=,"\t😀 __proto__';
    const data = lines.map((line) => line.replace('"菜"', JSON.stringify(label))).join("\n");
    expect((await zhupi(["train", "--jsonl", "-", "--out", "odd.model"], { cwd: folder, stdin: data })).status).toBe(0);
    const { stdout } = await zhupi(["evaluate", "--jsonl", "-", "--model", "odd.model", "--only-model", "--json"], { cwd: folder, stdin: data });
    expect(JSON.parse(stdout)).toMatchObject({ exact: { f1: 1 }, byLabel: { [label]: { exact: { f1: 1 } } } });
  });
});
