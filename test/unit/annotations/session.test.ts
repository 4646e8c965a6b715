/** What a reviewer does to annotations, and what happens to them while the text is typed in. */

import { describe, expect, it } from "vitest";
import { replay, decidedState } from "../../../src/core/annotations/history";
import type { AnnotationSession } from "../../../src/core/annotations/session/annotationSession";
import type { TextEdit } from "../../../src/core/annotations/session/session";
import { finish } from "../../../src/core/text/steps";
import { find, hashOf, openText, saved, sourceOf } from "./support";

const text = `---
title: "东湖银行发布年报"
---
<p>东湖银行去年营收<b>3000余万元</b>，同比增长12%。</p>
<p>启航财险表示，东湖银行是其第一大股东。</p>
<p>云栖人寿去年赔付支出505.5亿元。</p>
`;
const by = { author: "李" };

function add(session: AnnotationSession, needle: string, nth = 0, kind: "entity" | "figure" = "entity"): string {
  const { ids } = session.apply({ type: "add", drafts: [{ kind, label: "ORG", spans: [find(session.text, needle, nth)] }] }, by);
  return ids[0] ?? "";
}

function edit(session: AnnotationSession, ...edits: TextEdit[]): void {
  let after = session.text;
  for (const { start, length, text: inserted } of [...edits].sort((a, b) => b.start - a.start)) {
    after = after.slice(0, start) + inserted + after.slice(start + length);
  }
  session.mapEdits(edits, after);
}

function shown(session: AnnotationSession, id: string): string[] {
  return session.get(id)?.spans.map(({ start, end }) => session.text.slice(start, end)) ?? [];
}

describe("deciding", () => {
  it("records who decided what, and replaying gives the present state", () => {
    const session = openText(text);
    const id = add(session, "东湖银行", 1);
    session.apply({ type: "update", ids: [id], patch: { label: "PRODUCT", note: "存疑" } }, { author: "王", how: "bulk", engine: "0.1.0" });
    session.apply({ type: "update", ids: [id], patch: { note: null, link: { state: "NIL" } } }, by);
    session.undo("赵");
    const annotation = session.get(id)?.annotation;
    expect(annotation).toMatchObject({ label: "PRODUCT", note: "存疑", author: "李" });
    expect(annotation?.history.map(({ by: who, how }) => [who, how])).toEqual([
      ["李", "single"],
      ["王", "bulk"],
      ["李", "single"],
      ["赵", "undo"],
    ]);
    expect(annotation?.history[1]).toMatchObject({ engine: "0.1.0", set: { label: ["ORG", "PRODUCT"], note: [null, "存疑"] } });
    expect(replay(annotation?.history ?? [])).toEqual(annotation && decidedState(annotation));
  });

  it("does nothing for ids that are not there and for spans that are none", () => {
    const session = openText(text);
    expect(session.apply({ type: "remove", ids: ["nobody"] }, by).ids).toEqual([]);
    const spans = [{ start: -1, end: 2 }, { start: 5, end: 5 }, { start: 2, end: 1e9 }, { start: Number.NaN, end: 3 }];
    expect(session.apply({ type: "add", drafts: [{ kind: "mark", label: "x", spans }] }, by).ids).toEqual([]);
    expect(session.canUndo).toBe(false);
  });

  it("widens half a character to the whole one", () => {
    const session = openText("𠮷野家东湖店开业。");
    const { ids } = session.apply({ type: "add", drafts: [{ kind: "mark", label: "x", spans: [{ start: 1, end: 3 }] }] }, by);
    expect(shown(session, ids[0] ?? "")).toEqual(["𠮷野"]);
  });

  it("keeps a thread of comments", () => {
    const session = openText(text);
    const id = add(session, "东湖银行", 1);
    session.apply({ type: "comment", id, text: "是简称吗？" }, by);
    const comment = session.get(id)?.annotation.comments?.[0];
    session.apply({ type: "editComment", id, comment: comment?.id ?? "", text: "是全称。" }, by);
    expect(session.get(id)?.annotation.comments).toMatchObject([{ author: "李", text: "是全称。" }]);
    session.apply({ type: "editComment", id, comment: comment?.id ?? "", text: null }, by);
    expect(session.get(id)?.annotation.comments).toBeUndefined();
    session.undo("李");
    expect(session.get(id)?.annotation.comments).toMatchObject([{ text: "是全称。" }]);
  });
});

describe("undoing", () => {
  it("takes steps back in the order made, and makes them again", () => {
    const session = openText(text);
    const first = add(session, "东湖银行", 1);
    const second = add(session, "云栖人寿");
    session.apply({ type: "remove", ids: [first] }, by);
    expect(session.get(first)).toBeUndefined();
    session.undo("李");
    expect(shown(session, first)).toEqual(["东湖银行"]);
    session.undo("李");
    expect(session.get(second)).toBeUndefined();
    session.redo("李");
    expect(shown(session, second)).toEqual(["云栖人寿"]);
    session.redo("李");
    expect(session.get(first)).toBeUndefined();
    expect(session.canRedo).toBe(false);
  });

  it("puts a removed annotation back where its text has gone meanwhile", () => {
    const session = openText(text);
    const id = add(session, "云栖人寿");
    session.apply({ type: "remove", ids: [id] }, by);
    edit(session, { start: 0, length: 0, text: "<p>前言。</p>\n" });
    session.undo("李");
    expect(shown(session, id)).toEqual(["云栖人寿"]);
    expect(session.get(id)?.state).toBe("anchored");
  });

  it("does not touch what somebody else changed since", () => {
    const session = openText(text);
    const id = add(session, "云栖人寿");
    session.apply({ type: "update", ids: [id], patch: { label: "PERSON", note: "a" } }, by);
    const theirs = saved(session);
    const changed = theirs.annotations.map((one) => ({ ...one, note: "b" }));
    finish(session.adopt({ ...theirs, annotations: changed }, hashOf(text)));
    session.undo("李");
    expect(session.get(id)?.annotation).toMatchObject({ label: "ORG", note: "b" });
  });

  it("takes new borders back", () => {
    const session = openText(text);
    const id = add(session, "东湖银行", 1);
    session.apply({ type: "attach", id, spans: [find(text, "东湖银行去年")] }, by);
    expect(shown(session, id)).toEqual(["东湖银行去年"]);
    edit(session, { start: 0, length: 0, text: "\n" });
    session.undo("李");
    expect(shown(session, id)).toEqual(["东湖银行"]);
    session.redo("李");
    expect(shown(session, id)).toEqual(["东湖银行去年"]);
    const annotation = session.get(id)?.annotation;
    expect(replay(annotation?.history ?? [])).toEqual(annotation && decidedState(annotation));
  });

  it("is one step for a whole bulk", () => {
    const session = openText(text);
    const drafts = [0, 1, 2].map((nth) => ({ kind: "entity" as const, label: "ORG", spans: [find(text, "东湖银行", nth)] }));
    session.apply({ type: "bulk", changes: [{ type: "add", drafts }] }, by);
    expect(session.size).toBe(3);
    session.undo("李");
    expect(session.size).toBe(0);
  });
});

describe("typing", () => {
  it("does not grow a span by what is typed at its ends", () => {
    const session = openText(text);
    const id = add(session, "启航财险");
    const { start, end } = find(text, "启航财险");
    edit(session, { start: end, length: 0, text: "公司" });
    edit(session, { start, length: 0, text: "据悉" });
    expect(shown(session, id)).toEqual(["启航财险"]);
    expect(session.get(id)?.state).toBe("anchored");
  });

  it("brings a deleted span back when the deletion is undone", () => {
    const session = openText(text);
    const ids = [add(session, "启航财险"), add(session, "东湖银行", 2)];
    const line = "<p>启航财险表示，东湖银行是其第一大股东。</p>\n";
    const { start } = find(text, line);
    edit(session, { start, length: line.length, text: "" });
    expect(ids.map((id) => session.get(id)?.state)).toEqual(["orphan", "orphan"]);
    edit(session, { start: 0, length: 0, text: "甲" });
    edit(session, { start: 0, length: 1, text: "" });
    edit(session, { start, length: 0, text: line });
    expect(ids.map((id) => session.get(id)?.state)).toEqual(["anchored", "anchored"]);
    expect(ids.flatMap((id) => shown(session, id))).toEqual(["启航财险", "东湖银行"]);
  });

  it("brings a span back that was deleted character by character", () => {
    const session = openText(text);
    const id = add(session, "启航财险");
    const { start, end } = find(text, "启航财险");
    for (let at = end - 1; at >= start; at--) edit(session, { start: at, length: 1, text: "" });
    expect(session.get(id)?.state).toBe("orphan");
    edit(session, { start, length: 0, text: "启航财险" });
    expect(shown(session, id)).toEqual(["启航财险"]);
    expect(session.get(id)?.state).toBe("anchored");
  });

  it("follows a paragraph that is cut and pasted elsewhere", () => {
    const session = openText(text);
    const id = add(session, "启航财险");
    const line = "<p>启航财险表示，东湖银行是其第一大股东。</p>\n";
    edit(session, { start: find(text, line).start, length: line.length, text: "" });
    const target = session.text.length;
    edit(session, { start: target, length: 0, text: line });
    expect(shown(session, id)).toEqual(["启航财险"]);
    expect(session.get(id)?.spans[0]?.start).toBe(target + line.indexOf("启航财险"));
    expect(session.get(id)?.state).toBe("anchored");
  });

  it("does not believe in a paste of the bare words elsewhere", () => {
    const session = openText(text);
    const id = add(session, "启航财险");
    edit(session, { start: find(text, "启航财险").start, length: 4, text: "" });
    edit(session, { start: session.text.length, length: 0, text: "启航财险" });
    expect(session.get(id)?.state).toBe("orphan");
  });

  it("asks for a review when the words themselves are changed, until they are back", () => {
    const session = openText(text);
    const id = add(session, "3000余万元", 0, "figure");
    const { start } = find(text, "3000余万元");
    edit(session, { start, length: 1, text: "7" });
    expect(session.get(id)).toMatchObject({ state: "needsReview", reason: "changed" });
    expect(shown(session, id)).toEqual(["7000余万元"].map((one) => one.slice(1)));
    edit(session, { start, length: 1, text: "3" });
    expect(session.get(id)?.state).toBe("anchored");
    expect(shown(session, id)).toEqual(["3000余万元"]);
  });

  it("takes many replacements of one event", () => {
    const session = openText(text);
    const ids = [0, 1, 2].map((nth) => add(session, "东湖银行", nth));
    const other = add(session, "云栖人寿");
    edit(session, ...[0, 1, 2].map((nth) => ({ start: find(text, "东湖银行", nth).start, length: 4, text: "东湖银行股份" })));
    expect(ids.flatMap((id) => shown(session, id))).toEqual(["东湖银行", "东湖银行", "东湖银行"]);
    expect(shown(session, other)).toEqual(["云栖人寿"]);
  });

  it("finds everything again when the whole text is replaced at once", () => {
    const session = openText(text);
    const ids = [add(session, "东湖银行", 2), add(session, "505.5亿元", 0, "figure")];
    saved(session);
    const scraped = `﻿<div class="a">\r\n${text.slice(text.indexOf("<p>")).replaceAll("<p>", "<div><p>").replaceAll("\n", "\r\n")}</div>`;
    edit(session, { start: 0, length: session.text.length, text: scraped });
    session.setSource(sourceOf(scraped));
    const counts = finish(session.reanchor(hashOf(scraped)));
    expect(counts).toMatchObject({ anchored: 2, needsReview: 0, orphan: 0 });
    expect(ids.flatMap((id) => shown(session, id))).toEqual(["东湖银行", "505.5亿元"]);
  });

  it("lets a person confirm a place in doubt, and take that back", () => {
    const session = openText(text);
    const id = add(session, "3000余万元", 0, "figure");
    edit(session, { start: find(text, "3000余万元").start + 1, length: 1, text: "5" });
    session.setSource(sourceOf(session.text));
    session.apply({ type: "confirm", ids: [id] }, by);
    expect(session.get(id)?.state).toBe("anchored");
    expect(shown(session, id)).toEqual(["3500余万元"]);
    expect(session.get(id)?.annotation.history.at(-1)?.set).toEqual({ span: [["3000余万元"], ["3500余万元"]] });
    session.undo("李");
    expect(session.get(id)?.state).toBe("needsReview");
  });
});

describe("opening again", () => {
  it("is the same after saving and loading, in the same text", () => {
    const session = openText(text);
    const ids = [add(session, "东湖银行", 1), add(session, "3000余万元", 0, "figure"), add(session, "title")];
    const again = openText(text, saved(session));
    expect(ids.map((id) => again.get(id))).toEqual(ids.map((id) => session.get(id)));
    expect(again.counts()).toMatchObject({ anchored: 3, moved: 0 });
    expect(saved(again)).toEqual(saved(session));
  });

  it("keeps an orphan's quote through a save, and finds it when its text returns", () => {
    const session = openText(text);
    const id = add(session, "启航财险");
    saved(session);
    const line = "<p>启航财险表示，东湖银行是其第一大股东。</p>\n";
    const without = text.replace(line, "");
    const later = openText(without, saved(session));
    expect(later.get(id)?.state).toBe("orphan");
    const kept = saved(later);
    expect(kept.annotations[0]).toMatchObject({ anchor: { state: "orphan", reason: "deleted" } });
    expect(openText(without, kept).get(id)?.state).toBe("orphan");
    const back = openText(text, kept);
    expect(back.get(id)?.state).toBe("anchored");
    expect(shown(back, id)).toEqual(["启航财险"]);
    expect(saved(back).annotations[0]).not.toHaveProperty("anchor");
  });

  it("does not take a twin of a deleted sentence for it, now or later", () => {
    const twin = "<p>东湖银行今日公告称，启航财险拟增资。</p>\n";
    const double = `${twin}<p>中间是另一段完全不同的话。</p>\n${twin}<p>末尾还有一段。</p>\n`;
    const session = openText(double);
    const id = add(session, "启航财险", 1);
    const sidecar = saved(session);
    const { start } = find(double, twin, 1);
    const single = double.slice(0, start) + double.slice(start + twin.length);
    const later = openText(single, sidecar);
    expect(later.get(id)?.state).not.toBe("anchored");
    const evenLater = openText(`${single}<p>又加一段。</p>`, saved(later));
    expect(evenLater.get(id)?.state).not.toBe("anchored");
  });

  it("checks positions even in the same text, since files are edited by hand", () => {
    const session = openText(text);
    const id = add(session, "云栖人寿");
    const sidecar = saved(session);
    for (const position of [{ start: 3, end: 7 }, { start: 1e12, end: 2e12 }, { start: 9, end: 2 }]) {
      const annotations = sidecar.annotations.map((one) => ({
        ...one,
        targets: one.targets.map((target) => ({
          selectors: "selectors" in target ? target.selectors.map((s) => (s.type === "position" ? { ...s, ...position } : s)) : [],
        })),
      }));
      const again = openText(text, { ...sidecar, annotations });
      expect(shown(again, id)).toEqual(["云栖人寿"]);
    }
  });

  it("asks about two that stood apart and would now be in the same place", () => {
    const twice = "东湖银行营收3000余万元。东湖银行营收3000余万元。";
    const session = openText(twice);
    const ids = [add(session, "营收", 0), add(session, "营收", 1)];
    const sidecar = saved(session);
    // A sidecar that another program wrote: nothing is known of the sentences that the two came from.
    const { blocks: _, ...article } = sidecar.article;
    const annotations = sidecar.annotations.map((one) => ({
      ...one,
      targets: one.targets.map((target) => ("selectors" in target ? { selectors: target.selectors.map((s) => (s.type === "quote" ? { ...s, prefix: "东湖银行", suffix: "3000余万元。", at: 4 } : s)) } : target)),
    }));
    const both = openText("东湖银行营收3000余万元。", { ...sidecar, article, annotations });
    expect(ids.map((id) => both.get(id))).toMatchObject([{ state: "needsReview", reason: "ambiguous" }, { state: "needsReview", reason: "ambiguous" }]);
    const one = openText("东湖银行营收3000余万元。", { ...sidecar, article, annotations: annotations.slice(0, 1) });
    expect(one.get(ids[0] ?? "")?.state).toBe("anchored");
  });
});
