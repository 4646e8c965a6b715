/** Knows how the targets of stored annotations get their places in the text that is there now. */

import type { Span } from "../../text/span";
import type { Steps } from "../../text/steps";
import { Anchorer } from "../anchoring/anchor";
import type { Anchoring } from "../anchoring/anchoring";
import { positionOf, quoteOf, type Annotation, type SpanTarget } from "../annotation";
import { textAt } from "../anchoring/quote";
import { ReadingText } from "../anchoring/readingText";
import type { ArticleSource } from "./session";
import type { ArticleInfo } from "../sidecar/sidecar";

/** Finds places for annotations that were stored with one text in another, or checks them in the same one. */
export class Placer {
  readonly #source: ArticleSource;
  readonly #hash: string;
  readonly #former: ArticleInfo;
  #reading: ReadingText | undefined;
  #anchorer: Anchorer | undefined;

  /** `hash` is that of `source.text`; `former` what is known of the text that the annotations were stored with. */
  constructor(source: ArticleSource, hash: string, former: ArticleInfo, reading?: ReadingText) {
    this.#source = source;
    this.#hash = hash;
    this.#former = former;
    this.#reading = reading;
  }

  /** Of {@link text}, or what stands for it. */
  get hash(): string {
    return this.#hash;
  }

  /** The file's text that places are found in. */
  get text(): string {
    return this.#source.text;
  }

  /** Built at the first need: most annotations are checked against the file alone. */
  get reading(): ReadingText {
    return (this.#reading ??= ReadingText.readNow(this.#source));
  }

  /** Does the work that annotations share in a text that has changed, in steps. */
  *prepare(): Steps<void> {
    if (this.#former.hash === this.#hash) return;
    this.#reading ??= yield* ReadingText.read(this.#source);
    this.#anchorer ??= new Anchorer(this.#reading, this.#former);
    yield* this.#anchorer.prepare();
    yield;
  }

  place(annotation: Annotation, target: SpanTarget): Anchoring {
    const { anchor } = annotation;
    const exact = this.#atPosition(annotation, target);
    if (exact !== undefined) return exact;
    const foreign = anchor !== undefined || isForeign(target, this.#former.hash);
    const found = this.#anchor(annotation, target, foreign);
    // A place that was in doubt once may not settle itself: a twin of a deleted sentence would pass for it.
    if (anchor !== undefined && found.state === "anchored") return { state: "needsReview", span: found.span, reason: anchor.reason };
    return found;
  }

  /** The stored position, where it is of this very text and right. */
  #atPosition(annotation: Annotation, target: SpanTarget): Anchoring | undefined {
    for (const selector of target.selectors) {
      if (selector.type !== "position") continue;
      const span = { start: selector.start, end: selector.end };
      if ((selector.of ?? this.#former.hash) !== this.#hash || !this.#isInside(span)) continue;
      if (this.#holds(target, span)) return { state: "anchored", span };
      if (annotation.anchor?.state === "needsReview") return { state: "needsReview", span, reason: annotation.anchor.reason };
    }
    const stillOrphan = annotation.anchor?.state === "orphan" && this.#former.hash === this.#hash;
    return stillOrphan ? { state: "orphan", reason: annotation.anchor.reason } : undefined;
  }

  #holds(target: SpanTarget, span: Span): boolean {
    const exact = quoteOf(target)?.exact;
    if (exact === undefined) return true;
    return this.#source.text.slice(span.start, span.end) === exact || textAt(this.reading, span) === exact;
  }

  #isInside({ start, end }: Span): boolean {
    return start < end && end <= this.#source.text.length;
  }

  #anchor(annotation: Annotation, target: SpanTarget, foreign: boolean): Anchoring {
    this.#anchorer ??= new Anchorer(this.reading, this.#former);
    return this.#anchorer.anchor(target, annotation.kind, foreign);
  }
}

/** Whether a target was last in place in another text than the sidecar's. */
function isForeign(target: SpanTarget, hash: string): boolean {
  const of = positionOf(target)?.of;
  return (of !== undefined && of !== hash) || quoteOf(target)?.at === undefined;
}
