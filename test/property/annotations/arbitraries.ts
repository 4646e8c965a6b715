/** Makes random sidecars, edits and histories for property tests. */

import fc from "fast-check";
import type { JsonValue } from "../../../src/core/article/article";
import type { Annotation, SpanTarget } from "../../../src/core/annotations/annotation";
import type { JsonObject } from "../../../src/core/annotations/sidecar/json";
import type { Sidecar } from "../../../src/core/annotations/sidecar/sidecar";
import { addComment, attachAnnotation, editComment, makeAnnotation, patchAnnotation, type Moment } from "../../../src/core/annotations/session/editAnnotation";

/** Chinese, markup, surrogate pairs, halves of them, controls: all that a text can hold. */
export const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom("东", "湖", "银", "行", "。", "<b>", "&amp;", "\n", "\r\n", " ", "𠮷", "\ud842", "\u0000", '"', "\\", "{", "]"), fc.string({ maxLength: 2 })),
  maxLength: 40,
});

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
const unknownFields: fc.Arbitrary<JsonObject> = fc.dictionary(fc.constantFrom("x", "futureField", "__proto__", "constructor", "z-9"), json, { maxKeys: 3 });
const time = fc.integer({ min: 0, max: 50 }).map((second) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString());

const span = fc.tuple(fc.nat(500), fc.nat(20)).map(([start, length]) => ({ start, end: start + length + 1 }));

const target = fc.tuple(span, anyText, anyText, anyText, unknownFields).map(([{ start, end }, exact, prefix, suffix, more]) => ({
  ...more,
  selectors: [
    { type: "position" as const, start, end, ...more },
    { type: "quote" as const, exact, prefix, suffix, at: start },
  ],
}));

export function annotationWith(id: string): fc.Arbitrary<Annotation> {
  return fc
    .record({ targets: fc.array(target, { minLength: 1, maxLength: 2 }), at: time, author: anyText, label: fc.constantFrom("ORG", "PERSON", "自定"), note: fc.option(anyText, { nil: undefined }), more: unknownFields })
    .map(({ targets, at, author, label, note, more }) => ({
      comments: [{ id: `${id}-c`, author, created: at, text: "原有的话" }],
      ...makeAnnotation({ kind: "entity", label, spans: [], ...(note === undefined ? {} : { note }) }, id, targets, { author, at, how: "single" }),
      ...more,
    }));
}

export const anySidecar: fc.Arbitrary<Sidecar> = fc
  .uniqueArray(fc.nat(40), { maxLength: 8 })
  .chain((ids) => fc.tuple(fc.tuple(...ids.map((id) => annotationWith(`id${id.toString()}`))), anyText, unknownFields, unknownFields))
  .map(([annotations, name, more, rest]) => ({
    format: "zhupi-sidecar" as const,
    version: 1,
    article: { name, hash: "sha256:0", length: 1000, blocks: ["12:abc 3:x", ""], ...more },
    annotations,
    bad: [],
    rest,
  }));

const actions = ["add", "remove", "label", "note", "status", "bulk", "attach", "comment", "editComment", "deleteComment"] as const;

interface Material {
  readonly text: string;
  readonly place: SpanTarget;
  /** Of a new comment. */
  readonly id: string;
}

function quoting(place: SpanTarget, exact: string): SpanTarget {
  return { ...place, selectors: place.selectors.map((selector) => (selector.type === "quote" ? { ...selector, exact } : selector)) };
}

function decide(annotation: Annotation, action: (typeof actions)[number], { text, place, id }: Material, moment: Moment): Annotation {
  const [comment] = annotation.comments ?? [];
  switch (action) {
    case "label":
      return patchAnnotation(annotation, { label: `L${text.length.toString()}` }, moment);
    case "note":
      return patchAnnotation(annotation, { note: text }, moment);
    case "attach":
      // To other words: at another place of the same ones nobody sees from the file whether a person or the program put it there.
      return attachAnnotation(annotation, [quoting(place, `${text}（${id}）`)], moment);
    case "comment":
      return addComment(annotation, { id, author: moment.author, created: moment.at, text });
    case "editComment":
      return comment === undefined ? annotation : editComment(annotation, comment.id, text, moment.at);
    case "deleteComment":
      return comment === undefined ? annotation : editComment(annotation, comment.id, null, moment.at);
    default:
      return patchAnnotation(annotation, { status: "unsure" }, moment);
  }
}

/** What one annotator does to a sidecar; ids of new annotations begin with `who`, so that they differ. */
export function workOn(sidecar: Sidecar, who: string, only?: ReadonlySet<string>): fc.Arbitrary<Sidecar> {
  const steps = fc.array(
    fc.record({ action: fc.constantFrom(...actions), which: fc.nat(100), text: anyText, at: time, place: target }),
    { maxLength: 8 },
  );
  return fc.tuple(steps, fc.tuple(annotationWith(`${who}0`), annotationWith(`${who}1`), annotationWith(`${who}2`))).map(([todo, fresh]) => {
    let annotations = [...sidecar.annotations];
    const spare = [...fresh];
    todo.forEach(({ action, which, text, at, place }, step) => {
      const own = annotations.filter(({ id }) => only === undefined || only.has(id));
      const chosen = own[which % Math.max(1, own.length)];
      const moment: Moment = { author: who, at, how: action === "bulk" ? "bulk" : "single" };
      if (action === "add") {
        const next = spare.pop();
        if (next !== undefined) annotations.push(next);
      } else if (chosen !== undefined) {
        if (action === "remove") annotations = annotations.filter((one) => one !== chosen);
        else if (action === "bulk") annotations = annotations.map((one) => (own.includes(one) ? patchAnnotation(one, { status: "reviewed" }, moment) : one));
        else {
          const next = decide(chosen, action, { text, place, id: `${who}-c${step.toString()}` }, moment);
          annotations = annotations.map((one) => (one === chosen ? next : one));
        }
      }
    });
    return { ...sidecar, annotations };
  });
}
