/** Which sentences a reviewer has been through, and what each teaches. */

import { describe, expect, it } from "vitest";
import { splitSentences } from "../../../src/core/learning/reviewedSentences";
import { areEnough, selectLessons } from "../../../src/core/learning/selectLessons";
import { review, show } from "./support";

const ARTICLE = [
  "<p>前言无人读过。车间用上了激光焊接。</p>",
  "<p>产量有所提高。<b>真空</b>镀膜也用上了！</p>",
  "<p>后来的事无人读过。</p>",
].join("\n");
const method = (text: string, status: "accepted" | "rejected" = "accepted") => ({ kind: "mark" as const, label: "工艺", text, status });

describe("listReviewedSentences", () => {
  it("teaches from the first decision to the last, sentences without one included", () => {
    expect(review(ARTICLE, [method("激光焊接"), method("<b>真空</b>镀膜")]).map(show)).toEqual(["车间用上了激光焊接。: 激光焊接/工艺", "产量有所提高。:", "真空镀膜也用上了！: 真空镀膜/工艺"]);
  });

  it("takes a rejection for a decision that there is nothing", () => {
    const [sentence, ...more] = review(ARTICLE, [method("激光焊接", "rejected")]);
    expect(more).toEqual([]);
    expect(sentence).toMatchObject({ entities: [], decisions: 1 });
  });

  it("teaches nothing where nobody has decided, or of figures and settled checks alone", () => {
    expect(review(ARTICLE, [])).toEqual([]);
    expect(review(ARTICLE, [{ kind: "figure", label: "amount", text: "激光" }, { kind: "mark", label: "check.growth", text: "真空" }])).toEqual([]);
  });

  it("says which labels are still open in a sentence", () => {
    const text = "<p>澄江银行和东湖银行都来了。</p>";
    const [sentence] = review(text, [{ kind: "entity", label: "ORG", text: "澄江银行" }]);
    expect(sentence?.open).toEqual(["ORG"]);
    const [both] = review(text, [{ kind: "entity", label: "ORG", text: "澄江银行" }, { kind: "entity", label: "ORG", text: "东湖银行", status: "rejected" }]);
    expect(both?.open).toEqual([]);
    const [unsure] = review(text, [{ kind: "entity", label: "ORG", text: "澄江银行" }, { kind: "entity", label: "ORG", text: "东湖银行", status: "unsure" }]);
    expect(unsure?.open).toEqual(["ORG"]);
  });

  it("has one label a character: the outermost name, and names before the marks around them", () => {
    const text = "<p>澄江银行上海分行来了。</p>";
    const org = (name: string) => ({ kind: "entity" as const, label: "ORG", text: name });
    expect(review(text, [org("澄江银行"), org("澄江银行上海分行")]).map(show)).toEqual(["澄江银行上海分行来了。: 澄江银行上海分行/ORG"]);
    const [around] = review(text, [org("澄江银行上海分行"), { kind: "mark", label: "看点", text: "上海分行来了" }]);
    expect(around === undefined ? "" : show(around)).toBe("澄江银行上海分行来了。: 澄江银行上海分行/ORG");
    expect(around?.open).toContain("看点");
  });

  it("cuts no annotation at a sentence's end", () => {
    const text = "<p>他说。她答。完了。</p>";
    expect(review(text, [{ kind: "mark", label: "对话", text: "他说。她答。" }]).map(show)).toEqual(["他说。她答。: 他说。她答。/对话"]);
  });
});

describe("splitSentences", () => {
  it("covers every character that is not blank, in order", () => {
    const text = "一。“二！”三\n\n四？？五";
    const spans = splitSentences(text);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["一。", "“二！”", "三\n", "四？？", "五"]);
  });
});

describe("selectLessons", () => {
  const sentence = (label: string, open: readonly string[] = []) => ({ article: "a", text: "某某来了。", entities: [{ start: 0, end: 2, type: label }], cold: [], open, decisions: 1 });

  it("leaves out what is open of a learnt label, and labels that were given too rarely", () => {
    const lessons = selectLessons([...Array.from({ length: 3 }, () => sentence("客")), sentence("客", ["客"]), sentence("客", ["别的"]), sentence("稀")]);
    expect(lessons.sentences).toHaveLength(4);
    expect([...lessons.labels]).toEqual([["客", 4]]);
    expect(lessons.waiting).toBe(2);
    expect(areEnough(lessons)).toBe(false);
  });

  it("says when there are enough", () => {
    expect(areEnough(selectLessons(Array.from({ length: 20 }, () => sentence("客"))))).toBe(true);
    expect(areEnough(selectLessons(Array.from({ length: 40 }, () => ({ ...sentence("客"), entities: [] }))))).toBe(false);
  });
});
