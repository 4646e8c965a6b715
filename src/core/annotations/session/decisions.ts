/** Knows what each change that a person makes does to an article's annotations. */

import type { JsonValue } from "../../article/article";
import type { Span } from "../../text/span";
import type { Annotation, SpanTarget, Target } from "../annotation";
import { addComment, attachAnnotation, editComment, makeAnnotation, patchAnnotation, resolveConflict, type Moment } from "./editAnnotation";
import type { Entry } from "./entry";
import { sameJson } from "../sidecar/json";
import { UNSAVED, type Places } from "./places";
import type { Change, Draft } from "./session";
import type { StepEntry } from "./undoStack";

/** What a step has done so far, by annotation. */
type Step = Map<string, StepEntry<Entry>>;

export interface DecisionsOptions {
  /** An id that never collides. */
  newId(): string;
  /** The slots of stored places, looked for in the present text. */
  place(annotation: Annotation): readonly number[];
}

export class Decisions {
  readonly #entries: Map<string, Entry>;
  readonly #places: Places;
  readonly #options: DecisionsOptions;
  /** Whether the text has changed since it was loaded or saved. */
  #edited = false;

  /** `entries` are changed in place. */
  constructor(entries: Map<string, Entry>, places: Places, options: DecisionsOptions) {
    this.#entries = entries;
    this.#places = places;
    this.#options = options;
  }

  /** Ids that are not there are left out. */
  make(change: Change, moment: Moment, edited: boolean): StepEntry<Entry>[] {
    this.#edited = edited;
    const step: Step = new Map();
    this.#do(change, moment, step);
    return [...step.values()];
  }

  #do(change: Change, moment: Moment, step: Step): void {
    switch (change.type) {
      case "bulk":
        for (const part of change.changes) this.#do(part, moment, step);
        return;
      case "add":
        for (const draft of change.drafts) this.#add(draft, moment, step);
        return;
      case "update":
        for (const id of change.ids) this.#edit(id, step, (annotation) => patchAnnotation(annotation, change.patch, moment));
        return;
      case "remove":
        for (const id of change.ids) this.#put(id, undefined, step);
        return;
      case "attach":
        this.#attach(change.id, this.#places.clean(change.spans), moment, step);
        return;
      case "confirm":
        for (const id of change.ids) this.#confirm(id, moment, step);
        return;
      case "comment":
        this.#edit(change.id, step, (annotation) => addComment(annotation, { id: this.#options.newId(), author: moment.author, created: moment.at, text: change.text }));
        return;
      case "editComment":
        this.#edit(change.id, step, (annotation) => editComment(annotation, change.comment, change.text, moment.at));
        return;
      case "resolve":
        this.#resolve(change.id, change.field, change.value, moment, step);
        return;
    }
  }

  #add(draft: Draft, moment: Moment, step: Step): void {
    const spans = this.#places.clean(draft.spans);
    const targets: Target[] = [...spans.map((span) => this.#describe(span)), ...(draft.relates ?? [])];
    if (targets.length === 0) return;
    const id = this.#options.newId();
    const annotation = makeAnnotation(draft, id, targets, moment);
    this.#put(id, { annotation, slots: spans.map((span) => this.#places.add(span)) }, step);
  }

  #attach(id: string, spans: readonly Span[], moment: Moment, step: Step): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || spans.length === 0 || this.#standsAt(entry, spans)) return;
    const annotation = attachAnnotation(entry.annotation, spans.map((span) => this.#describe(span)), moment);
    // New slots: an undo puts the old ones back, which have followed the edits made since.
    this.#put(id, { annotation, slots: spans.map((span) => this.#places.add(span)) }, step);
  }

  #confirm(id: string, moment: Moment, step: Step): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    const { state, spans } = this.#places.live(entry.annotation, entry.slots);
    if (state === "needsReview" && entry.slots.length === spans.length) this.#attach(id, spans, moment, step);
  }

  #resolve(id: string, field: string, value: JsonValue, moment: Moment, step: Step): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    const annotation = resolveConflict(entry.annotation, field, value, moment);
    if (annotation === entry.annotation) return;
    if (field === "annotation" && value === null) this.#put(id, undefined, step);
    else this.#put(id, { annotation, slots: field === "targets" ? this.#options.place(annotation) : entry.slots }, step);
  }

  /** Whether an annotation stands at these places already, and nobody doubts it. */
  #standsAt({ annotation, slots }: Entry, spans: readonly Span[]): boolean {
    return this.#places.live(annotation, slots).state === "anchored" && annotation.conflicts === undefined && sameJson(slots.map((slot) => this.#places.span(slot)), spans);
  }

  #edit(id: string, step: Step, edit: (annotation: Annotation) => Annotation): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    const annotation = edit(entry.annotation);
    if (annotation !== entry.annotation) this.#put(id, { ...entry, annotation }, step);
  }

  #put(id: string, after: Entry | undefined, step: Step): void {
    const before = this.#entries.get(id);
    if (before === undefined && after === undefined) return;
    if (after === undefined) this.#entries.delete(id);
    else this.#entries.set(id, after);
    const first = step.get(id);
    step.set(id, { id, before: first === undefined ? before : first.before, after });
  }

  #describe(span: Span): SpanTarget {
    return this.#places.describe(span, this.#edited ? UNSAVED : undefined);
  }
}
