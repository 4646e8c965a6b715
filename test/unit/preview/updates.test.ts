/** What the page is sent when an article or its marks change. */

import { describe, expect, it } from "vitest";
import { annotationAt, entityAt, FakeHost, figureAt } from "./fakeHost";

const article = (...paragraphs: readonly string[]): string => `---\ntitle: 东湖银行年报\n---\n${paragraphs.map((one) => `<p>${one}</p>`).join("\n")}\n`;

describe("BlockUpdates", () => {
  it("sends everything at first, with the title as the first block", () => {
    const { blocks, places } = new FakeHost().update(article("东湖银行发布年报。", "营业收入10亿元。"));
    expect(blocks.map(({ type, text }) => [type, text])).toEqual([
      ["title", "东湖银行年报"],
      ["paragraph", "东湖银行发布年报。"],
      ["paragraph", "营业收入10亿元。"],
    ]);
    expect(places.map(({ key }) => key)).toEqual(blocks.map(({ key }) => key));
  });

  it("sends only the edited block, under its old key, and moves the others", () => {
    const host = new FakeHost();
    const before = host.update(article("第一段。", "第二段。", "第三段。"));
    const after = host.update(article("第一段。", "第二段改了很多字。", "第三段。"));
    expect(after.blocks.map(({ text }) => text)).toEqual(["第二段改了很多字。"]);
    expect(after.places.map(({ key }) => key)).toEqual(before.places.map(({ key }) => key));
    expect((after.places[3]?.start ?? 0) - (before.places[3]?.start ?? 0)).toBe(5);
  });

  it("keeps keys when blocks are inserted, deleted and moved", () => {
    const host = new FakeHost();
    const [title, a, b, c] = host.update(article("甲。", "乙。", "丙。")).places.map(({ key }) => key);
    const inserted = host.update(article("甲。", "新。", "乙。", "丙。"));
    expect(inserted.blocks.map(({ text }) => text)).toEqual(["新。"]);
    expect(inserted.places.map(({ key }) => key)).toEqual([title, a, expect.any(Number), b, c]);
    const deleted = host.update(article("甲。", "丙。"));
    expect(deleted.blocks).toEqual([]);
    expect(deleted.places.map(({ key }) => key)).toEqual([title, a, c]);
    const moved = host.update(article("丙。", "甲。"));
    expect(moved.blocks).toEqual([]);
    expect(moved.places.map(({ key }) => key)).toEqual([title, c, a]);
  });

  it("never gives two blocks one key, however alike they are", () => {
    const host = new FakeHost();
    host.update(article("同。", "同。", "同。"));
    const { places } = host.update(article("同。", "同。", "异。", "同。", "同。"));
    expect(new Set(places.map(({ key }) => key)).size).toBe(places.length);
  });

  it("sends a block again when a mark in it changes, and no other", () => {
    const host = new FakeHost();
    const text = article("东湖银行发布年报。", "营业收入10亿元，净利润2亿元。");
    host.update(text, { figures: [figureAt(text, "10亿元")] });
    const after = host.update(text, { figures: [figureAt(text, "10亿元"), figureAt(text, "2亿元")] }, false);
    expect(after.blocks.map(({ marks }) => marks.map(({ start, end }) => [start, end]))).toEqual([
      [
        [4, 8],
        [12, 15],
      ],
    ]);
  });

  it("keeps the ids of marks when an edit before them moves them", () => {
    const host = new FakeHost();
    const ids = (text: string): string[] =>
      host.update(text, { figures: [figureAt(text, "10亿元")] }).blocks.flatMap(({ marks }) => marks.map(({ id }) => id));
    const first = ids(article("甲。", "营业收入10亿元。"));
    expect(first).toHaveLength(1);
    expect(ids(article("甲甲甲甲甲。", "营业收入10亿元。"))).toEqual([]);
    expect(host.updates.subject(first[0] ?? "")).toMatchObject({ type: "figure" });
  });

  it("cuts a mark that crosses blocks and says that it goes on", () => {
    const host = new FakeHost();
    const text = article("甲乙丙", "丁戊己", "庚");
    const start = text.indexOf("丙");
    const live = annotationAt(text, "丙", "ORG");
    const { blocks } = host.update(text, { annotations: [{ ...live, spans: [{ start, end: text.indexOf("己") }] }] });
    const marks = blocks.flatMap((block) => block.marks.map((mark) => ({ text: block.text.slice(mark.start, mark.end), ...mark })));
    expect(marks.map(({ text: shown, continuesBefore = false, continuesAfter = false }) => [shown, continuesBefore, continuesAfter])).toEqual([
      ["丙", false, true],
      ["丁戊", true, false],
    ]);
    expect(new Set(marks.map(({ id }) => id)).size).toBe(1);
  });

  it("takes a suggestion away once it was decided upon, and a rejected annotation", () => {
    const host = new FakeHost();
    const text = article("东湖银行发布年报。");
    const update = (annotations: Parameters<FakeHost["update"]>[1] = {}): string[] => {
      host.startOver();
      return host.update(text, { entities: [entityAt(text, "东湖银行")], ...annotations }).blocks.flatMap(({ marks }) => marks.map(({ layer }) => layer));
    };
    const place = text.indexOf("东湖银行发布");
    const spans = [{ start: place, end: place + 4 }];
    const entities = [{ ...entityAt(text, "东湖银行"), ...spans[0] }];
    const live = { ...annotationAt(text, "东湖银行", "ORG"), spans };
    expect(update({ entities })).toEqual(["entity"]);
    expect(update({ entities, annotations: [live] })).toEqual(["annotation"]);
    expect(update({ entities, annotations: [{ ...live, annotation: { ...live.annotation, status: "rejected" } }] })).toEqual([]);
  });

  it("sends what is removed apart, with a way back", () => {
    const { places, removed } = new FakeHost().update(article("正文第一段写了不少内容。", "正文第二段也写了内容。").replace("</p>\n", '</p>\n<p class="em_media">（文章来源：江城财经报）</p>\n'));
    expect(removed).toHaveLength(1);
    expect(removed[0]).toMatchObject({ id: "p0", restorable: true });
    expect(places.filter(({ part }) => part === "p0")).toHaveLength(1);
  });
});
