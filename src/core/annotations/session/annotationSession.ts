/** Knows the annotations of one open article: where each stands right now, what was decided, and how to take it back. */

import { finish, type Steps } from "../../text/steps";
import { isSpanTarget, quoteOf, type Annotation, type SpanTarget } from "../annotation";
import { describeArticle } from "../anchoring/describeArticle";
import { Decisions } from "./decisions";
import { restoreAnnotation, type Moment } from "./editAnnotation";
import { moveBetween, type Entry } from "./entry";
import { sameJson } from "../sidecar/json";
import { inReadingOrder, shortestFirst } from "./liveOrder";
import type { Placer } from "./place";
import { Places, UNSAVED } from "./places";
import type { Actor, AnchorCounts, ArticleSource, Change, LiveAnnotation, SessionOptions, SessionStep, TextEdit, TextInfo, ThenAndNow } from "./session";
import type { Sidecar } from "../sidecar/sidecar";
import { storeAnnotation } from "./storeAnnotation";
import { UndoStack, type StepEntry } from "./undoStack";

/** How many annotations are worked on between two pauses. */
const PER_STEP = 8;

export class AnnotationSession {
  readonly #options: SessionOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #places: Places;
  readonly #decisions: Decisions;
  readonly #undo = new UndoStack<Entry>();
  #sidecar: Sidecar;
  #live: readonly LiveAnnotation[] | undefined;
  /** Of the present text, where that is known. */
  #hash = UNSAVED;
  /** Whether the text has changed since positions were last loaded or saved. */
  #edited = false;

  private constructor(options: SessionOptions) {
    this.#options = options;
    this.#sidecar = options.sidecar;
    this.#places = new Places(options.source);
    this.#decisions = new Decisions(this.#entries, this.#places, {
      newId: options.newId,
      place: (annotation) => this.#placeNew(this.#places.placer(this.#hash, this.#sidecar.article), annotation),
    });
  }

  /** Puts every annotation in its place, in steps. */
  static *open(options: SessionOptions): Steps<AnnotationSession> {
    const session = new AnnotationSession(options);
    yield* session.#take(options.sidecar, options.hash);
    return session;
  }

  /** As {@link open}, without pauses. */
  static openNow(options: SessionOptions): AnnotationSession {
    return finish(AnnotationSession.open(options));
  }

  get canUndo(): boolean {
    return this.#undo.canUndo;
  }

  get canRedo(): boolean {
    return this.#undo.canRedo;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The present text of the file. */
  get text(): string {
    return this.#places.text;
  }

  /** What was loaded or saved last, but for annotations; its `bad` entries are kept. */
  get sidecar(): Sidecar {
    return this.#sidecar;
  }

  /** All annotations in reading order, orphans at their last known place, relations last. */
  get annotations(): readonly LiveAnnotation[] {
    return (this.#live ??= inReadingOrder(this.#entries.values(), this.#places));
  }

  get(id: string): LiveAnnotation | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : this.#places.live(entry.annotation, entry.slots);
  }

  /** The annotations whose spans hold or touch an offset, shortest first. */
  at(offset: number): LiveAnnotation[] {
    return shortestFirst(this.annotations.filter(({ spans }) => spans.some(({ start, end }) => start <= offset && offset <= end)));
  }

  /** What stood at an annotation's first place when it was anchored last, and what stands there now, with surroundings. */
  thenAndNow(id: string): ThenAndNow | undefined {
    const entry = this.#entries.get(id);
    const [slot] = entry?.slots ?? [];
    const target = entry?.annotation.targets.find(isSpanTarget);
    const quote = target === undefined ? undefined : quoteOf(target);
    if (slot === undefined || quote === undefined) return undefined;
    return { then: quote, now: this.#places.quote(this.#places.span(slot)) };
  }

  counts(): AnchorCounts {
    const counts = { anchored: 0, needsReview: 0, orphan: 0 };
    for (const { state } of this.annotations) counts[state]++;
    return { ...counts, moved: this.#places.moved };
  }

  /** Does what a person decided; ids that are not there are left out. */
  apply(change: Change, actor: Actor): SessionStep {
    const how = actor.how ?? (change.type === "bulk" ? "bulk" : "single");
    return this.#finishStep(this.#decisions.make(change, { ...actor, how, at: this.#timestamp() }, this.#edited), "apply");
  }

  /** Takes the last step back that was not taken back yet; `author` is who does so. */
  undo(author: string): SessionStep {
    return this.#travel("undo", author);
  }

  redo(author: string): SessionStep {
    return this.#travel("redo", author);
  }

  /**
   * Maps all places through the edits of one event. `displaced` counts the places that were changed or lost, for
   * which {@link reanchor} may find a better answer. Offsets of `edits` are into the text before the event.
   */
  mapEdits(edits: readonly TextEdit[], textAfter: string): { readonly changed: number; readonly displaced: number } {
    this.#live = undefined;
    this.#edited = true;
    this.#hash = UNSAVED;
    return this.#places.map(edits, textAfter);
  }

  /** Tells what a reader sees of the present text; text and visible text must belong together. */
  setSource(source: ArticleSource): void {
    this.#places.setSource(source);
  }

  /** Looks for places that edits have changed or taken away (a paragraph moved, the file reloaded) in the present text. */
  *reanchor(hash: string): Steps<AnchorCounts> {
    if (!this.#places.isFresh()) return this.counts();
    const placer = this.#places.placer(hash, this.#sidecar.article);
    yield* placer.prepare();
    this.#places.begin(false);
    let done = 0;
    for (const entry of this.#entries.values()) {
      spanTargets(entry.annotation).forEach((target, index) => {
        const slot = entry.slots[index];
        if (slot === undefined || this.#places.state(slot) === "whole") return;
        this.#places.settle(slot, placer.place(entry.annotation, target), target);
      });
      if (++done % PER_STEP !== 0) continue;
      yield;
      if (!this.#places.isFresh()) break;
    }
    yield* this.#places.settleRivals();
    this.#live = undefined;
    return this.counts();
  }

  /**
   * The sidecar as it is to be saved: positions and quotes of the present text for what is anchored, the old ones
   * for the rest. `info` is of the same text as the source; `undefined` where the text has changed since.
   */
  *toSidecar(info: TextInfo): Steps<Sidecar | undefined> {
    if (!this.#places.isFresh()) return undefined;
    const article = yield* describeArticle(this.#places, this.#sidecar.article, info);
    if (!this.#places.isFresh()) return undefined;
    const texts = { now: info.hash, former: this.#sidecar.article.hash };
    const annotations: Annotation[] = [];
    for (const [id, entry] of this.#entries) {
      const annotation = storeAnnotation(entry, this.#places, texts);
      if (annotation !== entry.annotation) this.#entries.set(id, { ...entry, annotation });
      annotations.push(annotation);
      if (annotations.length % PER_STEP !== 0) continue;
      yield;
      if (!this.#places.isFresh()) return undefined;
    }
    this.#live = undefined;
    this.#sidecar = { ...this.#sidecar, article, annotations };
    this.#hash = info.hash;
    this.#edited = false;
    return this.#sidecar;
  }

  /** Forgets the entries that can't be read, once they are kept elsewhere. */
  dropBad(): void {
    this.#sidecar = { ...this.#sidecar, bad: [] };
  }

  /** Takes another state as it is: what another program wrote where nothing was left to save, or a merge's result. */
  *adopt(sidecar: Sidecar, hash: string): Steps<void> {
    yield* this.#take(sidecar, hash);
  }

  /** Puts another state in place of the present one, as one step that can be taken back; `author` is who does so. */
  *replaceAll(sidecar: Sidecar, hash: string, author: string): Steps<SessionStep> {
    const moment: Moment = { author, how: "bulk", at: this.#timestamp() };
    const before = new Map(this.#entries);
    const annotations: Annotation[] = [];
    for (const former of sidecar.annotations) {
      const present = before.get(former.id)?.annotation;
      annotations.push(present === undefined || sameJson(present, former) ? former : restoreAnnotation(present, former, moment));
      if (annotations.length % PER_STEP === 0) yield;
    }
    yield* this.#take({ ...sidecar, annotations }, hash);
    const ids = new Set([...before.keys(), ...this.#entries.keys()]);
    const step = [...ids].flatMap((id) => {
      const [from, to] = [before.get(id), this.#entries.get(id)];
      return from === to || sameJson(from?.annotation, to?.annotation) ? [] : [{ id, before: from, after: to }];
    });
    return this.#finishStep(step, "apply");
  }

  *#take(sidecar: Sidecar, hash: string): Steps<void> {
    let placer = this.#places.placer(hash, sidecar.article);
    yield* placer.prepare();
    if (placer.text !== this.#places.text) placer = this.#places.placer(UNSAVED, sidecar.article);
    const known = new Set<string>();
    let done = 0;
    this.#places.begin(hash === sidecar.article.hash);
    for (const annotation of sidecar.annotations) {
      known.add(annotation.id);
      const present = this.#entries.get(annotation.id);
      if (present !== undefined && sameJson(present.annotation.targets, annotation.targets)) {
        this.#entries.set(annotation.id, { annotation, slots: present.slots });
      } else {
        const slots = this.#placeNew(placer, annotation);
        this.#entries.set(annotation.id, { annotation, slots });
      }
      if (++done % PER_STEP !== 0) continue;
      yield;
      if (placer.text !== this.#places.text) placer = this.#places.placer(UNSAVED, sidecar.article);
    }
    yield* this.#places.settleRivals();
    for (const id of this.#entries.keys()) if (!known.has(id)) this.#entries.delete(id);
    this.#sidecar = sidecar;
    this.#hash = placer.text === this.#places.text ? placer.hash : UNSAVED;
    this.#live = undefined;
  }

  #placeNew(placer: Placer, annotation: Annotation): number[] {
    return spanTargets(annotation).map((target) => {
      const slot = this.#places.addStored(target);
      this.#places.settle(slot, placer.place(annotation, target), target);
      return slot;
    });
  }

  #travel(direction: "undo" | "redo", author: string): SessionStep {
    const moment: Moment = { author, how: direction, at: this.#timestamp() };
    const done: StepEntry<Entry>[] = [];
    const changes: StepEntry<Entry>[] = [];
    for (const entry of this.#undo.pop(direction)) {
      const { id } = entry;
      const [from, to] = direction === "undo" ? [entry.after, entry.before] : [entry.before, entry.after];
      const current = this.#entries.get(id);
      const next = moveBetween(current, from, to, moment);
      if (next === current) continue;
      if (next === undefined) this.#entries.delete(id);
      else this.#entries.set(id, next);
      changes.push({ id, before: current, after: next });
      // What was changed since is kept for the way back.
      const origin = to === undefined ? current : from;
      done.push(direction === "undo" ? { ...entry, after: origin } : { ...entry, before: origin });
    }
    return this.#finishStep(done, direction, changes);
  }

  #finishStep(step: StepEntry<Entry>[], direction: "apply" | "undo" | "redo", changes = step): SessionStep {
    this.#live = undefined;
    this.#undo.push(step, direction);
    const entries = changes.map(({ id, before, after }) => ({ id, before: before?.annotation, after: after?.annotation }));
    return {
      ids: entries.map(({ id }) => id),
      added: entries.filter(({ before }) => before === undefined).length,
      updated: entries.filter(({ before, after }) => before !== undefined && after !== undefined).length,
      removed: entries.filter(({ after }) => after === undefined).length,
      entries,
    };
  }

  #timestamp(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

function spanTargets({ targets }: Annotation): SpanTarget[] {
  return targets.filter(isSpanTarget);
}
