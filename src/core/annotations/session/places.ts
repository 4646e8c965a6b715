/** Knows where the targets of annotations stand in the present text of an open article, and what is in doubt about them. */

import { VisibleText } from "../../article/visibleText";
import type { Span } from "../../text/span";
import type { Steps } from "../../text/steps";
import { positionOf, type Annotation, type QuoteSelector, type ReviewReason, type SpanTarget } from "../annotation";
import type { Anchoring } from "../anchoring/anchoring";
import { findContested, type Resettled } from "../anchoring/contested";
import { Placer } from "./place";
import { describeSpan, quoteFile, quoteSpan, wholeCharacter } from "../anchoring/quote";
import { RangeTable, type RangeState } from "./rangeTable";
import { ReadingText } from "../anchoring/readingText";
import type { ArticleSource, LiveAnnotation, TextEdit } from "./session";
import type { ArticleInfo } from "../sidecar/sidecar";

/** Stands for the hash of a text that no sidecar was saved for yet; saving puts the true position in its place. */
export const UNSAVED = "unsaved";

/** Places are known by slots, one a span target. */
export class Places {
  readonly #ranges: RangeTable;
  /** Why a range that is not whole is in doubt, where anchoring said so. */
  readonly #reasons = new Map<number, ReviewReason>();
  #source: ArticleSource;
  #reading: ReadingText | undefined;
  /** What was found elsewhere since {@link begin}. */
  #resettled: Omit<Resettled, "now">[] | undefined;
  #moved = 0;

  constructor(source: ArticleSource) {
    this.#source = source;
    this.#ranges = new RangeTable(source.text);
  }

  /** The present text of the file. */
  get text(): string {
    return this.#ranges.text;
  }

  /** Whether it is known what a reader sees of the present text. */
  isFresh(): boolean {
    return this.#source.text === this.#ranges.text;
  }

  /** Of the source, which is that of the present text where {@link isFresh} says so. */
  get reading(): ReadingText {
    return (this.#reading ??= ReadingText.readNow(this.#source));
  }

  /** Makes {@link reading} in steps, where it is not made yet. */
  *read(): Steps<void> {
    const source = this.#source;
    if (this.#reading !== undefined) return;
    const reading = yield* ReadingText.read(source);
    if (this.#source === source) this.#reading = reading;
  }

  /** How many were found at other offsets than they were stored with, since {@link begin}. */
  get moved(): number {
    return this.#moved;
  }

  /** Tells what a reader sees of the present text; text and visible text must belong together. */
  setSource(source: ArticleSource): void {
    if (source.text !== this.#ranges.text || source.visible === this.#source.visible) return;
    this.#source = source;
    this.#reading = undefined;
  }

  /** Finds places in the present text for what was stored with the text of `former`; `hash` is that of the present text. */
  placer(hash: string, former: ArticleInfo): Placer {
    const { text } = this.#ranges;
    if (this.isFresh()) return new Placer(this.#source, hash, former, this.#reading);
    // Where the visible text is of an older text, quotes are looked for in the bare file: fewer are found, none wrongly.
    return new Placer({ text, visible: VisibleText.plain(text) }, hash, former);
  }

  span(slot: number): Span {
    return this.#ranges.span(slot);
  }

  state(slot: number): RangeState {
    return this.#ranges.state(slot);
  }

  /** A place that a person chose. */
  add(span: Span): number {
    return this.#ranges.add(span);
  }

  /** Begins to count what moves. `same`: in the very text that it was stored with, where nothing has to be found. */
  begin(same: boolean): void {
    this.#moved = 0;
    this.#resettled = same ? undefined : [];
  }

  /** A slot for a target that comes from a sidecar, at its last known place until it is settled. */
  addStored(target: SpanTarget): number {
    const known = Math.max(0, Math.min(this.#ranges.text.length, positionOf(target)?.start ?? 0));
    return this.#ranges.add({ start: known, end: known }, "lost");
  }

  settle(slot: number, found: Anchoring, target: SpanTarget): void {
    if (found.state === "anchored") {
      this.#reasons.delete(slot);
      this.#ranges.place(slot, found.span);
      this.#note(slot, found.span.start, target);
      return;
    }
    this.#reasons.set(slot, found.reason);
    if (found.state === "needsReview") this.#ranges.place(slot, found.span, "damaged");
  }

  /** Puts in doubt what can't be right together, when all is settled. */
  *settleRivals(): Steps<void> {
    yield;
    const found = (this.#resettled ?? []).map((one) => ({ ...one, now: this.#ranges.span(one.slot) })).filter(({ slot }) => this.#ranges.state(slot) === "whole");
    yield;
    for (const slot of findContested(found)) this.doubt(slot, "ambiguous");
    this.#resettled = undefined;
  }

  doubt(slot: number, reason: ReviewReason): void {
    this.#reasons.set(slot, reason);
    this.#ranges.place(slot, this.#ranges.span(slot), "damaged");
  }

  /** Maps all places through the edits of one event; see `AnnotationSession.mapEdits`. */
  map(edits: readonly TextEdit[], textAfter: string): { readonly changed: number; readonly displaced: number } {
    const touched = this.#ranges.map(edits, textAfter);
    let displaced = 0;
    for (const slot of touched) {
      this.#reasons.delete(slot);
      if (this.#ranges.state(slot) !== "whole") displaced++;
    }
    return { changed: touched.length, displaced };
  }

  live(annotation: Annotation, slots: readonly number[]): LiveAnnotation {
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

  /** The quote of a place as it would be taken now. */
  quote(span: Span): QuoteSelector {
    return this.isFresh() ? quoteSpan(this.reading, span) : quoteFile(this.#ranges.text, span);
  }

  /** A target for a place that a person chose; `of` names the text that no sidecar was saved for yet. */
  describe(span: Span, of?: typeof UNSAVED): SpanTarget {
    if (this.isFresh() && of === undefined) return describeSpan(this.reading, span);
    return { selectors: [{ type: "position", ...span, ...(of === undefined ? {} : { of }) }, this.quote(span)] };
  }

  /** Those of the spans that are places in the present text; half a character is widened to the whole one. */
  clean(spans: readonly Span[]): Span[] {
    const { text } = this.#ranges;
    return spans.flatMap(({ start, end }) => {
      if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) return [];
      const whole = wholeCharacter(text, start) === start ? start : start - 1;
      return [{ start: whole, end: wholeCharacter(text, end) }];
    });
  }

  #note(slot: number, start: number, target: SpanTarget): void {
    const former = positionOf(target);
    if (former?.start !== start) this.#moved++;
    if (former !== undefined) this.#resettled?.push({ slot, former, of: former.of ?? "" });
  }
}
