/** Knows the annotations of one open article: where each stands right now, what was decided, and how to take it back. */

import type { JsonValue } from "../article/article";
import { VisibleText } from "../article/visibleText";
import { finish, type Steps } from "../text/steps";
import type { Span } from "../text/span";
import type { Annotation, Comment, ReviewReason, SpanTarget, Target } from "./annotation";
import { isSpanTarget, positionOf, quoteOf } from "./annotation";
import { grainOf, splitBlocks, writeBlocks } from "./blocks";
import {
  addComment,
  attachAnnotation,
  editComment,
  makeAnnotation,
  moveFields,
  patchAnnotation,
  resolveConflict,
  type Moment,
} from "./editAnnotation";
import { sameJson } from "./json";
import { Placer } from "./place";
import { describeSpan, quoteFile, quoteSpan, wholeCharacter } from "./quote";
import { RangeTable } from "./rangeTable";
import { ReadingText } from "./readingText";
import type {
  Actor,
  AnchorCounts,
  ArticleSource,
  Change,
  Draft,
  LiveAnnotation,
  SessionOptions,
  SessionStep,
  TextEdit,
  ThenAndNow,
  TextInfo,
} from "./session";
import type { ArticleInfo, Sidecar } from "./sidecar";
import { UndoStack, type StepEntry } from "./undoStack";

/** An annotation with the ranges of its span targets, in target order. */
export interface Entry {
  readonly annotation: Annotation;
  readonly slots: readonly number[];
}

/** Stands for the hash of a text that no sidecar was saved for yet; saving puts the true position in its place. */
const UNSAVED = "unsaved";

/** How many annotations are worked on between two pauses. */
const PER_STEP = 8;

export class AnnotationSession {
  readonly #options: SessionOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #ranges: RangeTable;
  /** Why a range that is not whole is in doubt, where anchoring said so. */
  readonly #reasons = new Map<number, ReviewReason>();
  readonly #undo = new UndoStack<Entry>();
  #sidecar: Sidecar;
  #source: ArticleSource;
  #reading: ReadingText | undefined;
  #live: readonly LiveAnnotation[] | undefined;
  #moved = 0;
  /** Whether the text has changed since positions were last loaded or saved. */
  #edited = false;

  private constructor(options: SessionOptions) {
    this.#options = options;
    this.#sidecar = options.sidecar;
    this.#source = options.source;
    this.#ranges = new RangeTable(options.source.text);
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
    return this.#ranges.text;
  }

  /** What was loaded or saved last, but for annotations; its `bad` entries are kept. */
  get sidecar(): Sidecar {
    return this.#sidecar;
  }

  /** All annotations in reading order, orphans at their last known place, relations last. */
  get annotations(): readonly LiveAnnotation[] {
    this.#live ??= [...this.#entries.values()]
      .map((entry) => ({ live: this.#liveOf(entry), start: this.#startOf(entry) }))
      .sort((a, b) => a.start - b.start || (a.live.spans[0]?.end ?? 0) - (b.live.spans[0]?.end ?? 0) || compareIds(a.live, b.live))
      .map(({ live }) => live);
    return this.#live;
  }

  get(id: string): LiveAnnotation | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : this.#liveOf(entry);
  }

  /** The annotations whose spans hold or touch an offset, shortest first. */
  at(offset: number): LiveAnnotation[] {
    const around = this.annotations.filter(({ spans }) => spans.some(({ start, end }) => start <= offset && offset <= end));
    return around.sort((a, b) => extent(a) - extent(b));
  }

  /** What stood at an annotation's first place when it was anchored last, and what stands there now, with surroundings. */
  thenAndNow(id: string): ThenAndNow | undefined {
    const entry = this.#entries.get(id);
    const [slot] = entry?.slots ?? [];
    const target = entry?.annotation.targets.find(isSpanTarget);
    const quote = target === undefined ? undefined : quoteOf(target);
    if (slot === undefined || quote === undefined) return undefined;
    const now = this.#isFresh() ? quoteSpan(this.#readingText(), this.#ranges.span(slot)) : quoteFile(this.#ranges.text, this.#ranges.span(slot));
    return { then: quote, now };
  }

  counts(): AnchorCounts {
    const counts = { anchored: 0, needsReview: 0, orphan: 0 };
    for (const { state } of this.annotations) counts[state]++;
    return { ...counts, moved: this.#moved };
  }

  /** Does what a person decided; ids that are not there are left out. */
  apply(change: Change, actor: Actor): SessionStep {
    const step = new Map<string, StepEntry<Entry>>();
    const how = actor.how ?? (change.type === "bulk" ? "bulk" : "single");
    this.#do(change, { ...actor, how, at: this.#timestamp() }, step);
    return this.#finishStep([...step.values()], "apply");
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
    const touched = this.#ranges.map(edits, textAfter);
    let displaced = 0;
    for (const slot of touched) {
      this.#reasons.delete(slot);
      if (this.#ranges.state(slot) !== "whole") displaced++;
    }
    this.#live = undefined;
    this.#edited = true;
    return { changed: touched.length, displaced };
  }

  /** Tells what a reader sees of the present text; text and visible text must belong together. */
  setSource(source: ArticleSource): void {
    if (source.text !== this.#ranges.text || source.visible === this.#source.visible) return;
    this.#source = source;
    this.#reading = undefined;
  }

  /** Looks for places that edits have changed or taken away (a paragraph moved, the file reloaded) in the present text. */
  *reanchor(hash: string): Steps<AnchorCounts> {
    if (!this.#isFresh()) return this.counts();
    const placer = this.#placer(hash, this.#sidecar);
    yield* placer.prepare();
    let done = 0;
    for (const entry of this.#entries.values()) {
      spanTargets(entry.annotation).forEach((target, index) => {
        const slot = entry.slots[index];
        if (slot === undefined || this.#ranges.state(slot) === "whole") return;
        this.#settle(slot, placer.place(entry.annotation, target), target);
      });
      if (++done % PER_STEP !== 0) continue;
      yield;
      if (!this.#isFresh()) break;
    }
    this.#live = undefined;
    return this.counts();
  }

  /**
   * The sidecar as it is to be saved: positions and quotes of the present text for what is anchored, the old ones
   * for the rest. `info` is of the same text as the source; `undefined` where the text has changed since.
   */
  *toSidecar(info: TextInfo): Steps<Sidecar | undefined> {
    if (!this.#isFresh()) return undefined;
    const article = this.#articleInfo(info);
    const same = info.hash === this.#sidecar.article.hash;
    const annotations: Annotation[] = [];
    for (const [id, entry] of this.#entries) {
      const annotation = this.#store(entry, info.hash, same);
      if (annotation !== entry.annotation) this.#entries.set(id, { ...entry, annotation });
      annotations.push(annotation);
      if (annotations.length % PER_STEP !== 0) continue;
      yield;
      if (!this.#isFresh()) return undefined;
    }
    this.#live = undefined;
    this.#sidecar = { ...this.#sidecar, article, annotations };
    this.#edited = false;
    return this.#sidecar;
  }

  /** Takes another state as it is: what another program wrote where nothing was left to save, or a merge's result. */
  *adopt(sidecar: Sidecar, hash: string): Steps<void> {
    yield* this.#take(sidecar, hash);
  }

  /** Puts another state in place of the present one, as one step that can be taken back. */
  *replaceAll(sidecar: Sidecar, hash: string): Steps<SessionStep> {
    const before = new Map(this.#entries);
    yield* this.#take(sidecar, hash);
    const ids = new Set([...before.keys(), ...this.#entries.keys()]);
    const step = [...ids].flatMap((id) => {
      const [from, to] = [before.get(id), this.#entries.get(id)];
      return from === to || sameJson(from?.annotation, to?.annotation) ? [] : [{ id, before: from, after: to }];
    });
    return this.#finishStep(step, "apply");
  }

  *#take(sidecar: Sidecar, hash: string): Steps<void> {
    let placer = this.#placer(hash, sidecar);
    yield* placer.prepare();
    if (placer.text !== this.#ranges.text) placer = this.#placer(UNSAVED, sidecar);
    const known = new Set<string>();
    let done = 0;
    this.#moved = 0;
    for (const annotation of sidecar.annotations) {
      known.add(annotation.id);
      const present = this.#entries.get(annotation.id);
      if (present !== undefined && sameJson(present.annotation.targets, annotation.targets)) {
        this.#entries.set(annotation.id, { annotation, slots: present.slots });
      } else {
        const slots = spanTargets(annotation).map((target) => this.#placeNew(placer, annotation, target));
        this.#entries.set(annotation.id, { annotation, slots });
      }
      if (++done % PER_STEP !== 0) continue;
      yield;
      if (placer.text !== this.#ranges.text) placer = this.#placer(UNSAVED, sidecar);
    }
    for (const id of this.#entries.keys()) if (!known.has(id)) this.#entries.delete(id);
    this.#sidecar = sidecar;
    this.#live = undefined;
  }

  /** Where the visible text is of an older text, quotes are looked for in the bare file: fewer are found, none wrongly. */
  #placer(hash: string, sidecar: Sidecar): Placer {
    const { text } = this.#ranges;
    if (this.#isFresh()) return new Placer(this.#source, hash, sidecar.article, this.#reading);
    return new Placer({ text, visible: VisibleText.plain(text) }, hash, sidecar.article);
  }

  #placeNew(placer: Placer, annotation: Annotation, target: SpanTarget): number {
    const slot = this.#ranges.add({ start: 0, end: 0 }, "lost");
    const { length } = this.#ranges.text;
    const known = Math.max(0, Math.min(length, positionOf(target)?.start ?? 0));
    this.#ranges.place(slot, { start: known, end: known }, "lost");
    this.#settle(slot, placer.place(annotation, target), target);
    return slot;
  }

  #settle(slot: number, found: ReturnType<Placer["place"]>, target: SpanTarget): void {
    if (found.state === "orphan") {
      this.#reasons.set(slot, found.reason);
      return;
    }
    if (found.state === "anchored") {
      this.#reasons.delete(slot);
      if (found.span.start !== positionOf(target)?.start) this.#moved++;
      this.#ranges.place(slot, found.span);
      return;
    }
    this.#reasons.set(slot, found.reason);
    this.#ranges.place(slot, found.span, "damaged");
  }

  #do(change: Change, moment: Moment, step: Map<string, StepEntry<Entry>>): void {
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
        this.#attach(change.id, this.#cleanSpans(change.spans), moment, step);
        return;
      case "confirm":
        for (const id of change.ids) this.#confirm(id, moment, step);
        return;
      case "comment":
        this.#edit(change.id, step, (annotation) => addComment(annotation, this.#newComment(change.text, moment)));
        return;
      case "editComment":
        this.#edit(change.id, step, (annotation) => editComment(annotation, change.comment, change.text, moment.at));
        return;
      case "resolve":
        this.#resolve(change.id, change.field, change.value, moment, step);
        return;
    }
  }

  #add(draft: Draft, moment: Moment, step: Map<string, StepEntry<Entry>>): void {
    const spans = this.#cleanSpans(draft.spans);
    const targets: Target[] = [...spans.map((span) => this.#describe(span)), ...(draft.relates ?? [])];
    if (targets.length === 0) return;
    const id = this.#options.newId();
    const annotation = makeAnnotation(draft, id, targets, moment);
    this.#put(id, { annotation, slots: spans.map((span) => this.#ranges.add(span)) }, step);
  }

  #attach(id: string, spans: readonly Span[], moment: Moment, step: Map<string, StepEntry<Entry>>): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || spans.length === 0) return;
    const annotation = attachAnnotation(entry.annotation, spans.map((span) => this.#describe(span)), moment);
    // New slots: an undo puts the old ones back, which have followed the edits made since.
    this.#put(id, { annotation, slots: spans.map((span) => this.#ranges.add(span)) }, step);
  }

  #confirm(id: string, moment: Moment, step: Map<string, StepEntry<Entry>>): void {
    const live = this.get(id);
    const entry = this.#entries.get(id);
    if (live?.state !== "needsReview" || entry?.slots.length !== live.spans.length) return;
    this.#attach(id, live.spans, moment, step);
  }

  #resolve(id: string, field: string, value: JsonValue, moment: Moment, step: Map<string, StepEntry<Entry>>): void {
    if (field === "annotation" && value === null) this.#put(id, undefined, step);
    else this.#edit(id, step, (annotation) => resolveConflict(annotation, field, value, moment));
  }

  #edit(id: string, step: Map<string, StepEntry<Entry>>, edit: (annotation: Annotation) => Annotation): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    const annotation = edit(entry.annotation);
    if (annotation !== entry.annotation) this.#put(id, { ...entry, annotation }, step);
  }

  #put(id: string, after: Entry | undefined, step: Map<string, StepEntry<Entry>>): void {
    const before = this.#entries.get(id);
    if (before === undefined && after === undefined) return;
    if (after === undefined) this.#entries.delete(id);
    else this.#entries.set(id, after);
    const first = step.get(id);
    step.set(id, { id, before: first === undefined ? before : first.before, after });
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

  #liveOf({ annotation, slots }: Entry): LiveAnnotation {
    let state: LiveAnnotation["state"] = "anchored";
    let reason: ReviewReason | undefined;
    const spans: Span[] = [];
    for (const slot of slots) {
      const range = this.#ranges.state(slot);
      if (range !== "lost") spans.push(this.#ranges.span(slot));
      if (range === "whole" || state === "orphan") continue;
      state = range === "lost" ? "orphan" : "needsReview";
      reason = this.#reasons.get(slot) ?? (range === "lost" ? "deleted" : "changed");
    }
    return { annotation, spans, state, ...(reason === undefined ? {} : { reason }) };
  }

  #startOf({ slots }: Entry): number {
    const [first] = slots;
    return first === undefined ? Number.MAX_SAFE_INTEGER : this.#ranges.span(first).start;
  }

  #store(entry: Entry, hash: string, same: boolean): Annotation {
    const { annotation } = entry;
    let index = 0;
    const targets = annotation.targets.map((target) => {
      const slot = isSpanTarget(target) ? entry.slots[index++] : undefined;
      return slot === undefined || !isSpanTarget(target) ? target : this.#storeTarget(target, slot, hash, same);
    });
    const { state, reason } = this.#liveOf(entry);
    const anchor = state === "anchored" ? undefined : { state, reason: reason ?? "changed" };
    if (targets.every((target, i) => target === annotation.targets[i]) && sameJson(anchor, annotation.anchor)) return annotation;
    const { anchor: former, ...rest } = annotation;
    return { ...rest, targets, ...(anchor === undefined ? {} : { anchor: { ...former, ...anchor } }) };
  }

  #storeTarget(target: SpanTarget, slot: number, hash: string, same: boolean): SpanTarget {
    const span = this.#ranges.span(slot);
    if (this.#ranges.state(slot) === "whole") {
      const position = positionOf(target);
      const inPlace = position?.start === span.start && position.end === span.end && position.of === undefined;
      if (same && inPlace && quoteOf(target)?.at !== undefined) return target;
      const described = describeSpan(this.#readingText(), span);
      const quote = quoteOf(target);
      if (quote === undefined || quote.scope === "file" || quote.exact === quoteOf(described)?.exact) return withSelectors(target, described);
      // A reader sees other text there than before (it stands in a comment now): not the same place any more.
      this.#ranges.place(slot, span, "damaged");
    }
    const origin = target.selectors.filter((selector) => selector.type === "position").at(-1);
    const old = origin === undefined ? [] : [{ ...origin, of: origin.of ?? this.#sidecar.article.hash }];
    const guess = this.#ranges.state(slot) === "damaged" ? [{ type: "position" as const, ...span }] : [];
    const stays = this.#sidecar.article.hash === hash && guess.length === 0 && origin?.of === undefined;
    const selectors = [...(stays && origin !== undefined ? [origin] : [...guess, ...old]), ...target.selectors.filter(({ type }) => type !== "position")];
    return sameJson(selectors, target.selectors) ? target : { ...target, selectors };
  }

  #articleInfo({ hash, encoding }: TextInfo): ArticleInfo {
    const former = this.#sidecar.article;
    if (former.hash === hash && former.blocks !== undefined && former.encoding === encoding) return former;
    const { encoding: _, ...rest } = former;
    const reading = this.#readingText();
    const { length } = reading.file;
    const blocks = writeBlocks(splitBlocks(reading.text, grainOf(length)));
    return { ...rest, hash, length, ...(encoding === undefined ? {} : { encoding }), blocks };
  }

  #describe(span: Span): SpanTarget {
    const quote = this.#isFresh() ? quoteSpan(this.#readingText(), span) : quoteFile(this.#ranges.text, span);
    return { selectors: [{ type: "position", ...span, ...(this.#edited ? { of: UNSAVED } : {}) }, quote] };
  }

  #isFresh(): boolean {
    return this.#source.text === this.#ranges.text;
  }

  #readingText(): ReadingText {
    return (this.#reading ??= new ReadingText(this.#source));
  }

  #cleanSpans(spans: readonly Span[]): Span[] {
    const { text } = this.#ranges;
    return spans.flatMap(({ start, end }) => {
      if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) return [];
      // Half a character is widened to the whole one.
      const whole = wholeCharacter(text, start) === start ? start : start - 1;
      return [{ start: whole, end: wholeCharacter(text, end) }];
    });
  }

  #newComment(text: string, { author, at }: Moment): Comment {
    return { id: this.#options.newId(), author, created: at, text };
  }

  #timestamp(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

/** One annotation's way from one state to another, where it may have changed meanwhile; the same entry where there is none. */
function moveBetween(current: Entry | undefined, from: Entry | undefined, to: Entry | undefined, moment: Moment): Entry | undefined {
  if (to === undefined) return undefined;
  if (from === undefined) return current ?? to;
  return current === undefined ? undefined : moveEntry(current, from, to, moment);
}

/** Puts the fields of one state in place of another's, and its places where they differ. */
function moveEntry(current: Entry, from: Entry, to: Entry, moment: Moment): Entry {
  if (from.slots === to.slots || current.slots !== from.slots) {
    return { ...current, annotation: moveFields(current.annotation, from.annotation, to.annotation, moment) };
  }
  const { anchor, ...rest } = current.annotation;
  const back = { ...rest, targets: to.annotation.targets, ...(to.annotation.anchor === undefined ? {} : { anchor: to.annotation.anchor }) };
  return { annotation: moveFields(current.annotation, from.annotation, to.annotation, moment, back), slots: to.slots };
}

/** New position and quote; other selectors and fields that this version doesn't know stay. */
function withSelectors(target: SpanTarget, { selectors }: SpanTarget): SpanTarget {
  const unknown = target.selectors.filter(({ type }) => !knownSelectors.has(type));
  const known = selectors.map((selector) => {
    const former = target.selectors.find(({ type }) => type === selector.type);
    const fields = Object.entries(former ?? {}).filter(([field]) => !selectorFields.has(field));
    return { ...selector, ...Object.fromEntries(fields) };
  });
  const next = [...known, ...unknown];
  return sameJson(next, target.selectors) ? target : { ...target, selectors: next };
}

const knownSelectors: ReadonlySet<string> = new Set(["position", "quote"]);
const selectorFields: ReadonlySet<string> = new Set(["type", "start", "end", "of", "exact", "prefix", "suffix", "at", "scope"]);

function spanTargets({ targets }: Annotation): SpanTarget[] {
  return targets.filter(isSpanTarget);
}

function extent({ spans }: LiveAnnotation): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function compareIds(a: LiveAnnotation, b: LiveAnnotation): number {
  return a.annotation.id < b.annotation.id ? -1 : 1;
}

