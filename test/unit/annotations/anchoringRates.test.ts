/** Measures on real articles how many annotations survive real edits, and that none is moved wrongly. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AnnotationKind } from "../../../src/core/annotations/annotation";
import type { Sidecar } from "../../../src/core/annotations/sidecar/sidecar";
import type { Span } from "../../../src/core/text/span";
import { openText, saved } from "./support";

const shared = process.env["ZHUPI_SHARED"];

interface Gold extends Span {
  readonly seed_file: string;
  readonly kind?: string;
}

interface Anchor extends Span {
  readonly kind: AnnotationKind;
}

interface Outcome {
  anchored: number;
  wrong: number;
  review: number;
  orphan: number;
}

function readGold(name: string): Gold[] {
  const lines = readFileSync(join(shared ?? "", "gold", name), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Gold);
}

/** The seeds that have gold, with its spans. */
function readSeeds(): { name: string; text: string; anchors: Anchor[] }[] {
  const gold = [
    ...readGold("entities.jsonl").map((one) => ({ ...one, kind: "entity" as const })),
    ...readGold("figures.jsonl").map((one) => ({ ...one, kind: "figure" as const })),
  ];
  return [...new Set(gold.map(({ seed_file }) => seed_file))].map((name) => ({
    name,
    text: readFileSync(join(shared ?? "", "seeds", name), "utf8"),
    anchors: gold.filter(({ seed_file }) => seed_file === name),
  }));
}

/** An edit of the file for one anchor: the new text, and where the anchor truly is in it; `undefined` where it is gone. */
type Edit = (text: string, anchor: Span) => { text: string; truth: Span | undefined } | undefined;

const deleteSentence: Edit = (text, { start, end }) => {
  let from = start;
  while (from > 0 && !"。！？>\n".includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && !"。！？<\n".includes(text.charAt(to))) to++;
  if ("。！？".includes(text.charAt(to))) to++;
  return { text: text.slice(0, from) + text.slice(to), truth: undefined };
};

/** The front matter is no front matter any more, so that it is read as text. */
const insertAtTop: Edit = (text, { start, end }) => {
  const opening = "四十个字的说明放在文件的最前面，于是开头的元数据就不再是元数据而成了正文。";
  return { text: opening + text, truth: { start: start + opening.length, end: end + opening.length } };
};

/** Only the words themselves are deleted: what stood around them closes over the gap. */
const deleteQuote: Edit = (text, { start, end }) => ({ text: text.slice(0, start) + text.slice(end), truth: undefined });

/** The clause around it is deleted: the next one may have the same words. */
const deleteClause: Edit = (text, { start, end }) => {
  let from = start;
  while (from > 0 && !"，、；：。！？>\n".includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && !"，、；：。！？<\n".includes(text.charAt(to))) to++;
  if ("，、；：。！？".includes(text.charAt(to))) to++;
  return { text: text.slice(0, from) + text.slice(to), truth: undefined };
};

const insertNear: Edit = (text, { start, end }) => {
  const top = text.indexOf("\n", text.indexOf("---", 5)) + 1;
  if (start < top) return undefined;
  const opening = "这里新增了一段说明文字，长度大约四十个字，用来把后面的所有内容向后推移一些。";
  const shift = opening.length + 6;
  return {
    text: text.slice(0, top) + opening + text.slice(top, start) + "记者昨日获悉".slice(0, 6) + text.slice(start),
    truth: { start: start + shift, end: end + shift },
  };
};

const changeQuote: Edit = (text, { end }) => ({ text: `${text.slice(0, end - 1)}囧${text.slice(end)}`, truth: undefined });

const changeFigure: Edit = (text, { start, end }) => {
  const digit = /[0-9]/u.exec(text.slice(start, end));
  if (digit === null) return undefined;
  const at = start + digit.index;
  const other = ((Number(text.charAt(at)) + 4) % 10).toString();
  return { text: text.slice(0, at) + other + text.slice(at + 1), truth: undefined };
};

/** Swaps the paragraph with the one three further on. */
const moveParagraph: Edit = (text, { start, end }) => {
  const paragraphs = [...text.matchAll(/<p[\s>][^]*?<\/p>/gu)].map(({ index, 0: whole }) => ({ start: index, end: index + whole.length }));
  const own = paragraphs.findIndex((one) => one.start <= start && end <= one.end);
  const [paragraph, other] = [paragraphs[own], paragraphs[own + 3] ?? paragraphs[own - 3]];
  if (paragraph === undefined || other === undefined) return undefined;
  const content = text.slice(paragraph.start, paragraph.end);
  if (other.start > start) {
    const shift = other.end - paragraph.end;
    return {
      text: text.slice(0, paragraph.start) + text.slice(paragraph.end, other.end) + content + text.slice(other.end),
      truth: { start: start + shift, end: end + shift },
    };
  }
  const shift = other.start - paragraph.start;
  return {
    text: text.slice(0, other.start) + content + text.slice(other.start, paragraph.start) + text.slice(paragraph.end),
    truth: { start: start + shift, end: end + shift },
  };
};

const toCrlf: Edit = (text, { start, end }) => {
  const convert = (part: string): string => part.replaceAll("\n", "\r\n");
  return { text: convert(text), truth: { start: convert(text.slice(0, start)).length, end: convert(text.slice(0, end)).length } };
};

/** Another scrape of the same page: attributes, inline tags, references and spaces differ. */
const rescrape: Edit = (text, { start, end }) => {
  const convert = (part: string): string =>
    part
      .replace(/<(p|div|td|tr|table)\s[^>]*>/gu, "<$1>")
      .replace(/<\/?(span|strong|b|font|a)(\s[^>]*)?>/gu, "")
      .replaceAll("&nbsp;", "\u00a0")
      .replaceAll("“", "&ldquo;");
  // A tag must not be cut in two by measuring the way there.
  const before = text.slice(0, start);
  const inside = text.slice(start, end);
  if (before.lastIndexOf("<") > before.lastIndexOf(">")) return undefined;
  const from = convert(before).length;
  return { text: convert(text), truth: { start: from, end: from + convert(inside).length } };
};

function measure(edit: Edit, kinds: readonly AnnotationKind[]): Outcome & { total: number } {
  const outcome = { total: 0, anchored: 0, wrong: 0, review: 0, orphan: 0 };
  for (const { text, anchors } of readSeeds()) {
    const sidecar = annotate(text, anchors);
    anchors.forEach((anchor, index) => {
      const edited = kinds.includes(anchor.kind) ? edit(text, anchor) : undefined;
      const annotation = sidecar.annotations.find(({ id }) => id === `id-${index.toString()}`);
      if (edited === undefined || annotation === undefined) return;
      const session = openText(edited.text, { ...sidecar, annotations: [annotation] });
      const live = session.get(annotation.id);
      outcome.total++;
      if (live?.state === "orphan") outcome.orphan++;
      else if (live?.state === "needsReview") outcome.review++;
      else if (isRight(live?.spans[0], edited.truth, edited.text)) outcome.anchored++;
      else {
        outcome.wrong++;
        if (process.env["ZHUPI_SHOW_WRONG"] !== undefined) console.log(edit.name, live, edited.truth);
      }
    });
  }
  return outcome;
}

/** The same characters, whatever tags the two spans have at their ends. */
function isRight(found: Span | undefined, truth: Span | undefined, text: string): boolean {
  if (found === undefined || truth === undefined) return false;
  const between = (from: number, to: number): string => text.slice(Math.min(from, to), Math.max(from, to)).replace(/<[^>]*>/gu, "").trim();
  return between(found.start, truth.start) === "" && between(found.end, truth.end) === "";
}

function annotate(text: string, anchors: readonly Anchor[]): Sidecar {
  const session = openText(text);
  for (const { kind, start, end } of anchors) session.apply({ type: "add", drafts: [{ kind, label: "x", spans: [{ start, end }] }] }, { author: "li" });
  return saved(session);
}

describe.skipIf(shared === undefined)("annotations on real articles", () => {
  const all: AnnotationKind[] = ["entity", "figure"];
  const report = (name: string, { total, anchored, wrong, review, orphan }: ReturnType<typeof measure>): void => {
    const percent = ((100 * anchored) / total).toFixed(2);
    console.log(`${name}: ${total.toString()} · anchored ${percent} % · review ${review.toString()} · orphan ${orphan.toString()} · wrong ${wrong.toString()}`);
  };

  it.each([
    ["sentence deleted", deleteSentence, all],
    ["clause deleted", deleteClause, all],
    ["quote deleted", deleteQuote, all],
    ["quote changed", changeQuote, all],
    ["figure changed", changeFigure, ["figure" as const]],
  ])("%s: none is attached elsewhere", (name, edit, kinds) => {
    const outcome = measure(edit, kinds);
    report(name, outcome);
    expect(outcome.total).toBeGreaterThan(40);
    expect(outcome.wrong).toBe(0);
    expect(outcome.anchored).toBe(0);
  });

  it.each([
    ["text inserted near", insertNear, 0.99],
    ["text inserted at the top", insertAtTop, 0.995],
    ["paragraph moved", moveParagraph, 0.995],
    ["LF to CRLF", toCrlf, 0.995],
    ["re-scraped", rescrape, 0.98],
  ])("%s: found again", (name, edit, least) => {
    const outcome = measure(edit, all);
    report(name, outcome);
    expect(outcome.wrong).toBe(0);
    expect(outcome.anchored / outcome.total).toBeGreaterThanOrEqual(least);
  });
});
