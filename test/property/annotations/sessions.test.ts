/** Random work of two people on one article, with undo, edits of the text and merges: histories replay, and nothing is lost. */

import fc from "fast-check";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { AnnotationSession } from "../../../src/core/annotations/session/annotationSession";
import { decidedState, replay } from "../../../src/core/annotations/history";
import { mergeSidecars } from "../../../src/core/annotations/merge/merge";
import { parseSidecar } from "../../../src/core/annotations/sidecar/readSidecar";
import type { Change } from "../../../src/core/annotations/session/session";
import { emptySidecar, type Sidecar } from "../../../src/core/annotations/sidecar/sidecar";
import { serializeSidecar } from "../../../src/core/annotations/sidecar/writeSidecar";
import { VisibleText } from "../../../src/core/article/visibleText";
import { finish } from "../../../src/core/text/steps";

const schema = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(
  JSON.parse(readFileSync(new URL("../../../media/schemas/zhupi-sidecar.schema.json", import.meta.url), "utf8")) as object,
);
const article = Array.from({ length: 12 }, (_, index) => `东湖银行第${index.toString()}号公告称，启航财险营收${(1000 + index * 7).toString()}万元。\n`).join("");

const word = fc.constantFrom("甲", "乙", "丙", "丁");
const command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant("add" as const), at: fc.nat(article.length - 8), length: fc.integer({ min: 1, max: 7 }) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom("label", "note", "noNote", "status", "link", "value"), which: fc.nat(50), word }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom("remove", "confirm", "settle", "comment", "editComment", "deleteComment"), which: fc.nat(50), word }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("attach" as const), which: fc.nat(50), at: fc.nat(article.length - 8) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("bulk" as const), which: fc.nat(50), word }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom("undo", "redo") }) },
);
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never;

class Window {
  readonly session: AnnotationSession;
  readonly #name: string;
  #base: Sidecar;
  /** What this person has taken away, or made and taken back. */
  readonly removed = new Set<string>();

  constructor(name: string, disk: Sidecar, clock: () => number) {
    let ids = 0;
    this.#name = name;
    this.#base = disk;
    const source = { text: article, visible: VisibleText.plain(article) };
    this.session = AnnotationSession.openNow({ sidecar: disk, source, hash: article, now: clock, newId: () => `${name}-${(ids++).toString()}` });
  }

  do(command: Command): void {
    const step = this.#step(command);
    for (const { id, after } of step?.entries ?? []) {
      if (after === undefined) this.removed.add(id);
      else this.removed.delete(id);
    }
  }

  /** As an open window saves: takes what others have written, then writes. */
  save(disk: Sidecar): Sidecar {
    const info = { hash: this.session.text };
    const ours = finish(this.session.toSidecar(info));
    if (ours === undefined) throw new Error("stale");
    const merged = mergeSidecars({ base: this.#base, ours, theirs: disk, keepText: "ours" }).sidecar;
    finish(this.session.adopt(merged, info.hash));
    const saved = finish(this.session.toSidecar(info)) ?? merged;
    this.#base = saved;
    return saved;
  }

  #step(command: Command): ReturnType<AnnotationSession["apply"]> | undefined {
    if (command.type === "undo") return this.session.undo(this.#name);
    if (command.type === "redo") return this.session.redo(this.#name);
    const change = this.#change(command);
    return change === undefined ? undefined : this.session.apply(change, { author: this.#name });
  }

  #change(command: Command): Change | undefined {
    if ("length" in command) return { type: "add", drafts: [{ kind: "entity", label: "ORG", spans: [{ start: command.at, end: command.at + command.length }] }] };
    if (!("which" in command)) return undefined;
    const all = this.session.annotations;
    const chosen = all[command.which % Math.max(1, all.length)]?.annotation;
    if (chosen === undefined) return undefined;
    const { id } = chosen;
    if ("at" in command) return { type: "attach", id, spans: [{ start: command.at, end: command.at + 4 }] };
    const { word: text } = command;
    const [comment] = chosen.comments ?? [];
    const [conflict] = chosen.conflicts ?? [];
    switch (command.type) {
      case "label":
        return { type: "update", ids: [id], patch: { label: text } };
      case "note":
        return { type: "update", ids: [id], patch: { note: text } };
      case "noNote":
        return { type: "update", ids: [id], patch: { note: null } };
      case "status":
        return { type: "update", ids: [id], patch: { status: text === "甲" ? "rejected" : "reviewed" } };
      case "link":
        return { type: "update", ids: [id], patch: { link: text === "甲" ? null : { state: "linked", canonical: text } } };
      case "value":
        return { type: "update", ids: [id], patch: { value: { value: text } } };
      case "remove":
        return { type: "remove", ids: [id] };
      case "confirm":
        return { type: "confirm", ids: [id] };
      case "settle":
        return conflict === undefined ? undefined : { type: "resolve", id, field: conflict.field, value: conflict.values[0] ?? null };
      case "comment":
        return { type: "comment", id, text };
      case "editComment":
        return comment === undefined ? undefined : { type: "editComment", id, comment: comment.id, text };
      case "deleteComment":
        return comment === undefined ? undefined : { type: "editComment", id, comment: comment.id, text: null };
      default:
        return { type: "bulk", changes: all.slice(0, 5).map(({ annotation }) => ({ type: "update", ids: [annotation.id], patch: { note: text, status: "unsure" } })) };
    }
  }
}

function clockFrom(start: number): () => number {
  let now = start;
  return () => (now += 1000);
}

const numRuns = Number(process.env["ZHUPI_RUNS"] ?? "150");
const empty = emptySidecar({ name: "a.txt", hash: article, length: article.length });

/** What anybody would call the state of an article's annotations, however it came about. */
function stateOf(session: AnnotationSession): unknown {
  return session.annotations.map(({ annotation, spans }) => ({
    id: annotation.id,
    ...decidedState(annotation),
    spans,
    comments: (annotation.comments ?? []).map(({ id, text }) => [id, text]),
  }));
}

function expectSound(sidecar: Sidecar): void {
  const text = serializeSidecar(sidecar);
  expect(schema(JSON.parse(text))).toBe(true);
  const parsed = parseSidecar(text);
  expect(parsed.status === "ok" && parsed.sidecar.bad).toEqual([]);
  for (const annotation of sidecar.annotations) expect(replay(annotation.history)).toEqual(decidedState(annotation));
}

describe("one person's random work", () => {
  it("is taken back step by step to the beginning and made again to the end", () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 25 }), fc.array(command, { minLength: 1, maxLength: 15 }), (before, work) => {
        const first = new Window("a", empty, clockFrom(0));
        for (const one of before) first.do(one);
        const disk = first.save(empty);
        const window = new Window("b", disk, clockFrom(1e6));
        const beginning = stateOf(window.session);
        for (const one of work.filter(({ type }) => type !== "undo" && type !== "redo")) window.do(one);
        const end = stateOf(window.session);
        while (window.session.canUndo) window.session.undo("b");
        expect(stateOf(window.session)).toEqual(beginning);
        while (window.session.canRedo) window.session.redo("b");
        expect(stateOf(window.session)).toEqual(end);
        expectSound(window.save(disk));
      }),
      { numRuns },
    );
  });
});

describe("two people's random work", () => {
  const turn = fc.record({ who: fc.nat(1), commands: fc.array(command, { maxLength: 6 }), saves: fc.boolean() });

  it("replays to the present state after every save, and loses nothing that nobody took away", () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 12 }), (turns) => {
        let disk: Sidecar = empty;
        const windows = [new Window("a", disk, clockFrom(0)), new Window("b", disk, clockFrom(500))];
        const seen = new Set<string>();
        const save = (window: Window): void => {
          disk = window.save(disk);
          expectSound(disk);
          for (const { id } of disk.annotations) seen.add(id);
        };
        for (const { who, commands, saves } of turns) {
          const window = windows[who];
          for (const one of commands) window?.do(one);
          if (saves && window !== undefined) save(window);
        }
        for (const window of [...windows, ...windows]) save(window);
        const kept = new Set(disk.annotations.map(({ id }) => id));
        for (const id of seen) if (!windows.some(({ removed }) => removed.has(id))) expect(kept).toContain(id);
        // Both windows have come to the same.
        const [one, other] = windows.map(({ session }) => stateOf(session));
        expect(one).toEqual(other);
      }),
      { numRuns },
    );
  });
});
