/**
 * Random annotations, short and repeated ones above all, through random and mean edits of random articles: none may be
 * moved silently, and what no edit came near must be found again. `ZHUPI_FUZZ` is the number of rounds.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Sidecar } from "../../../src/core/annotations/sidecar/sidecar";
import type { Span } from "../../../src/core/text/span";
import { Chance, conversions, edits } from "./fuzz/edits";
import { isRightPlace } from "./fuzz/rightPlace";
import { TrackedText } from "./fuzz/trackedText";
import { hashOf, openText, saved } from "./support";

const rounds = Number(process.env["ZHUPI_FUZZ"] ?? "80");
const seed = Number(process.env["ZHUPI_FUZZ_SEED"] ?? "1");
const MOST_SPANS = 60;
/** Characters around a place that must be as they were for it to count as untouched. */
const UNTOUCHED = 32;

interface Subject {
  readonly name: string;
  readonly text: TrackedText;
  readonly spans: readonly Span[];
  readonly sidecar: Sidecar;
}

function readTexts(): { name: string; text: string }[] {
  const folders = [fileURLToPath(new URL("../../../samples/", import.meta.url))];
  const shared = process.env["ZHUPI_SHARED"];
  if (shared !== undefined) folders.push(join(shared, "seeds"));
  return folders.flatMap((folder) => {
    const names = readdirSync(folder).filter((name) => /\.(?:md|txt|html?)$/u.test(name));
    return names.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
  });
}

const WORDS = /亿元|万元|公司|[\u4e00-\u9fff]{2}(?:银行|财险|人寿|证券|基金|电气|新能)|中国|保险|养老|[0-9][0-9.,]*(?:余?万元|余?亿元|%|个百分点|元|年|月|日|家)?/gu;

function makeSubject(name: string, source: string, chance: Chance): Subject {
  const text = TrackedText.of(source);
  const words = [...source.matchAll(WORDS)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  const spans = new Map<string, Span>();
  for (let i = 0; i < MOST_SPANS * 4 && spans.size < MOST_SPANS; i++) {
    const start = chance.upTo(source.length);
    const span = chance.upTo(4) > 0 ? chance.pick(words) : { start, end: Math.min(source.length, start + 1 + chance.upTo(chance.upTo(4) === 0 ? 60 : 10)) };
    const body = source.indexOf("---", 4);
    if (span === undefined || span.start < body || splitsPair(source, span) || text.shownIn(span).length === 0 || /[<>&]/u.test(source.slice(span.start, span.end))) continue;
    spans.set(`${span.start.toString()}-${span.end.toString()}`, span);
  }
  const session = openText(source);
  const list = [...spans.values()];
  for (const span of list) {
    const kind = /[0-9]/u.test(source.slice(span.start, span.end)) ? "figure" : "entity";
    session.apply({ type: "add", drafts: [{ kind, label: "x", spans: [span] }] }, { author: "li" });
  }
  return { name, text, spans: list, sidecar: saved(session) };
}

/** Whether a span begins or ends within a surrogate pair: no annotation does. */
function splitsPair(text: string, { start, end }: Span): boolean {
  // A whole character begins where its code point begins.
  return [start, end].some((at) => at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff);
}

class Tally {
  total = 0;
  anchored = 0;
  review = 0;
  orphan = 0;
  untouched = 0;
  untouchedFound = 0;
  readonly wrong: string[] = [];

  toString(): string {
    const share = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(2)} %`);
    const untouched = `untouched ${this.untouched.toString()}, found ${share(this.untouchedFound, this.untouched)}`;
    return `${this.total.toString()}: ${untouched}; anchored ${share(this.anchored, this.total)}, wrong ${this.wrong.length.toString()}`;
  }
}

/** Edits a subject a few times around its annotations, opens its sidecar with the result and compares with the truth. */
function play(subject: Subject, subjects: readonly Subject[], names: readonly string[], seedOfRound: number, tally: Tally): void {
  const chance = new Chance(seedOfRound);
  let text = subject.text;
  const other = chance.pick(subjects) ?? subject;
  // Nobody can tell a sentence that is deleted here and typed again there from one that is moved.
  const sentences = (other.text.text.match(/[^<>\n。&]{6,60}。/gu) ?? []).filter((sentence) => !subject.text.text.includes(sentence));
  for (const name of names) {
    const chosen = chance.pick(subject.spans);
    if (chosen === undefined) return;
    const start = text.find(chosen.start);
    const end = text.find(chosen.end - 1) + 1;
    if (start < 0 || end - start !== chosen.end - chosen.start) continue;
    const words = subject.spans.map((span) => subject.text.text.slice(span.start, span.end));
    const edit = edits[name] ?? conversions[name];
    if (edit !== undefined) text = edit(text, { chance, focus: { start, end }, words, sentences });
  }
  const session = openText(text.text, subject.sidecar);
  subject.spans.forEach((span, index) => {
    const live = session.get(`id-${index.toString()}`);
    const ids = subject.text.shownIn(span);
    const there = text.holds(ids);
    const untouched = there && text.holds(subject.text.withContext(ids, UNTOUCHED));
    tally.total++;
    if (untouched) tally.untouched++;
    if (live?.state !== "anchored") {
      if (live?.state === "orphan") tally.orphan++;
      else tally.review++;
      return;
    }
    if (live.spans[0] !== undefined && isRightPlace(subject.text, span, text, live.spans[0])) {
      tally.anchored++;
      if (untouched) tally.untouchedFound++;
      return;
    }
    const quote = subject.text.text.slice(span.start, span.end);
    const around = (one: string, at: number, length: number): string => JSON.stringify(`${one.slice(Math.max(0, at - 40), at)}【${one.slice(at, at + length)}】${one.slice(at + length, at + length + 40)}`);
    const at = live.spans[0]?.start ?? 0;
    tally.wrong.push(
      `${subject.name} ${names.join("+")} seed ${seedOfRound.toString()} "${quote}" ${there ? "elsewhere" : "gone"}\n   then ${around(subject.text.text, span.start, quote.length)}\n   now  ${around(text.text, at, (live.spans[0]?.end ?? 0) - at)}`,
    );
  });
}

function expectFaithful(tally: Tally, found: number): void {
  expect(tally.wrong).toEqual([]);
  expect(tally.untouchedFound / tally.untouched).toBeGreaterThanOrEqual(found);
}

describe("annotations under random edits", () => {
  const chance = new Chance(seed);
  const subjects = readTexts().map(({ name, text }) => makeSubject(name, text, chance));

  const run = (pickNames: (chance: Chance) => string[], many: number): Tally => {
    const tally = new Tally();
    for (let round = 0; round < many; round++) {
      const subject = chance.pick(subjects);
      if (subject !== undefined) play(subject, subjects, pickNames(chance), chance.upTo(1 << 30), tally);
    }
    if (process.env["ZHUPI_SHOW_WRONG"] !== undefined) for (const wrong of tally.wrong) console.log(wrong);
    return tally;
  };

  const single = Object.keys(edits);
  it.each([...single, ...Object.keys(conversions)])("%s: none is moved silently, what is untouched is found", (name) => {
    const tally = run(() => [name], Math.ceil(rounds / 10));
    console.log(`${name.padEnd(16)} ${tally.toString()}`);
    // Which of two equal sentences was meant is asked.
    expectFaithful(tally, name === "copySentence" ? 0.95 : 0.995);
  });

  it("several edits at once", { timeout: 60_000 + rounds * 200 }, () => {
    const tally = run((by) => {
      const names = Array.from({ length: 2 + by.upTo(4) }, () => by.pick(single) ?? "");
      return by.upTo(2) === 0 ? names : [...names, by.pick(Object.keys(conversions)) ?? ""];
    }, rounds);
    console.log(`several          ${tally.toString()}`);
    // There are copies among them.
    expectFaithful(tally, 0.98);
  });

  it("is about annotations that were in their place to begin with", () => {
    for (const { text, sidecar, spans } of subjects) {
      expect(sidecar.article.hash).toBe(hashOf(text.text));
      expect(openText(text.text, sidecar).counts()).toMatchObject({ anchored: spans.length, needsReview: 0, orphan: 0 });
    }
  });
});
