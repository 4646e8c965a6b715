/**
 * Knows how an annotation finds its place in a changed text, in stages that agree or say so: the sentence by its
 * hash, then the context around the place, then the same words elsewhere. It never moves one silently.
 */

import { finish, type Steps } from "../../text/steps";
import type { Span } from "../../text/span";
import { AlignedText, type Gap } from "./aligned";
import type { Anchoring } from "./anchoring";
import type { AnnotationKind, QuoteSelector, SpanTarget } from "../annotation";
import { grainOf, readBlocks, splitBlocks } from "./blocks";
import { findByContext } from "./findByContext";
import { GramIndex } from "./gramIndex";
import { OpenText } from "./openText";
import type { ReadingText } from "./readingText";
import { rateContext } from "./rateContext";

/** The text that quotes were taken from, as far as a sidecar remembers it. */
export interface FormerText {
  /** Of the file, in UTF-16 code units. */
  readonly length: number;
  readonly blocks?: readonly string[];
}

/** The score, of 1, from which a place counts as found. */
export const ANCHORED_SCORE = 0.9;
/** What both sides must be worth where the sentence stands in the text more than once. */
const WHOLE_CONTEXT = 0.97;
/** In UTF-16 code units. */
const LONGEST_CONTEXT = 64;
/** A sentence with fewer different letters than this may come again by chance, a table's cell above all. */
const TELLING_LETTERS = 6;

/** Finds targets in one new text. Aligning the sentences is done once, at the first question. */
export class Anchorer {
  readonly #reading: ReadingText;
  readonly #former: FormerText;
  #aligned: AlignedText | undefined;
  /** Of the reading text and of the file, built at the first need. */
  #index: GramIndex | undefined;
  #fileIndex: GramIndex | undefined;
  #prepared = false;

  constructor(reading: ReadingText, former: FormerText) {
    this.#reading = reading;
    this.#former = former;
  }

  /**
   * `foreign`: the quote was not taken from the former text, so its sentences lead nowhere. `position` is the last
   * known place in the file, for quotes of the file.
   */
  anchor(target: SpanTarget, kind: AnnotationKind, foreign = false): Anchoring {
    const quote = shortened(target.selectors.find((selector) => selector.type === "quote"));
    const position = target.selectors.find((selector) => selector.type === "position");
    if (quote === undefined || quote.exact === "") return { state: "orphan", reason: "deleted" };
    if (quote.scope === "file") return this.#anchorInFile(quote, position?.start ?? 0);
    const aligned = foreign ? undefined : this.#align();
    const sentence = aligned === undefined ? undefined : this.#anchorBySentence(quote, aligned);
    const found = sentence ?? this.#search(quote, kind, aligned, position);
    return found.state === "orphan" ? found : this.#inFile(found);
  }

  /** Does the work that all targets share, in steps: no question can be answered in steps. */
  *prepare(): Steps<void> {
    this.#prepared = true;
    const before = readBlocks(this.#former.blocks ?? []) ?? [];
    yield;
    if (before.length > 0) {
      const after = (yield* splitBlocks(this.#reading.text, grainOf(this.#former.length))).flat();
      yield;
      this.#aligned = yield* AlignedText.align(this.#reading.text, before, after);
    }
    this.#index ??= yield* GramIndex.build(this.#reading.text);
  }

  #align(): AlignedText | undefined {
    if (!this.#prepared) finish(this.prepare());
    return this.#aligned;
  }

  /** The place in the same sentence; `undefined` where the sentence is not there any more. */
  #anchorBySentence(quote: QuoteSelector, aligned: AlignedText): Anchoring | undefined {
    const span = aligned.carry(quote);
    if (span === undefined || this.#reading.text.slice(span.start, span.end) !== quote.exact) return undefined;
    const { score, prefix, suffix } = rateContext(this.#reading.text, span, quote);
    const sure = score >= ANCHORED_SCORE || span.between;
    const alone = span.between || Math.min(prefix, suffix) >= WHOLE_CONTEXT;
    if (!span.unique && (span.ambiguous || !alone)) return { state: "needsReview", span, reason: "ambiguous" };
    if (!span.between && aligned.mayBeCopy(quote)) return { state: "needsReview", span, reason: "ambiguous" };
    if (!isTelling(this.#reading.text.slice(span.sentence.start, span.sentence.end)) && !sure) {
      return { state: "needsReview", span, reason: span.moved ? "moved" : "context" };
    }
    return { state: "anchored", span };
  }

  #search(quote: QuoteSelector, kind: AnnotationKind, aligned: AlignedText | undefined, position: Span | undefined): Anchoring {
    const index = (this.#index ??= finish(GramIndex.build(this.#reading.text)));
    const exactOnly = kind === "figure";
    if (aligned === undefined) {
      const expected = quote.at ?? (position === undefined ? undefined : this.#reading.fromFile(position)?.start) ?? 0;
      return findByContext({ index, quote, gap: wholeText(index.text), expected, exactOnly, informed: false });
    }
    const found = findByContext({ index, quote, gap: aligned.gap(quote), expected: aligned.expectedPlace(quote), exactOnly, informed: true });
    // Where each part of it stands elsewhere, the whole may be a copy.
    return found.state === "anchored" && aligned.isTorn(quote) ? { ...found, state: "needsReview", reason: "ambiguous" } : found;
  }

  #inFile(found: Exclude<Anchoring, { state: "orphan" }>): Anchoring {
    const span = this.#reading.toFile(found.span);
    return span === undefined ? { state: "orphan", reason: "deleted" } : { ...found, span };
  }

  #anchorInFile(quote: QuoteSelector, expected: number): Anchoring {
    const index = (this.#fileIndex ??= finish(GramIndex.build(this.#reading.file)));
    return findByContext({ index, quote, gap: wholeText(index.text), expected, exactOnly: true, informed: false });
  }
}

/** Where nothing is known of the former text. */
function wholeText(text: string): Gap {
  return { open: OpenText.whole(text.length), gone: 0, come: 0, growth: 0, repeated: false };
}

/** Comparing costs the square of a context's length, and another program may have written a page of it. */
function shortened(quote: QuoteSelector | undefined): QuoteSelector | undefined {
  if (quote === undefined || (quote.prefix.length <= LONGEST_CONTEXT && quote.suffix.length <= LONGEST_CONTEXT)) return quote;
  return { ...quote, prefix: quote.prefix.slice(-LONGEST_CONTEXT), suffix: quote.suffix.slice(0, LONGEST_CONTEXT) };
}

/** Whether a sentence, unique in both texts, is the same one wherever it stands. */
function isTelling(sentence: string): boolean {
  const letters = new Set<string>();
  for (const character of sentence) {
    if (/\p{L}/u.test(character)) letters.add(character);
    if (letters.size >= TELLING_LETTERS) return true;
  }
  return false;
}
