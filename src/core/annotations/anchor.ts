/**
 * Knows how an annotation finds its place in a changed text, in stages that agree or say so: the sentence by its
 * hash, then the context around the place, then the same words elsewhere. It never moves one silently.
 */

import { finish, type Steps } from "../text/steps";
import type { Span } from "../text/span";
import { alignBlocks, type Alignment } from "./alignBlocks";
import type { Anchoring } from "./anchoring";
import type { AnnotationKind, QuoteSelector, SpanTarget } from "./annotation";
import { grainOf, readBlocks, splitBlocks, type TextBlock } from "./blocks";
import { findByContext, type Region } from "./findByContext";
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
/** A sentence with fewer different letters than this may come again by chance, a table's cell above all. */
const TELLING_LETTERS = 6;

/** Finds targets in one new text. Aligning the sentences is done once, at the first question. */
export class Anchorer {
  readonly #reading: ReadingText;
  readonly #former: FormerText;
  #aligned: Aligned | undefined;
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
    const quote = target.selectors.find((selector) => selector.type === "quote");
    const position = target.selectors.find((selector) => selector.type === "position");
    if (quote === undefined || quote.exact === "") return { state: "orphan", reason: "deleted" };
    if (quote.scope === "file") return this.#anchorInFile(quote, position?.start ?? 0);
    const aligned = foreign ? undefined : this.#align();
    const sentence = aligned === undefined ? undefined : this.#anchorBySentence(quote, aligned);
    const found = sentence ?? this.#search(quote, kind, aligned, position);
    return found.state === "orphan" ? found : this.#inFile(found);
  }

  /** Does the work that all targets share, in steps. */
  *prepare(): Steps<void> {
    this.#prepared = true;
    const before = readBlocks(this.#former.blocks ?? []);
    if (before === undefined || before.length === 0) return;
    yield;
    const after = splitBlocks(this.#reading.text, grainOf(this.#former.length)).flat();
    yield;
    this.#aligned = align(before, after);
  }

  #align(): Aligned | undefined {
    if (!this.#prepared) finish(this.prepare());
    return this.#aligned;
  }

  /** The place in the same sentence; `undefined` where the sentence is not there any more. */
  #anchorBySentence(quote: QuoteSelector, aligned: Aligned): Anchoring | undefined {
    const span = carryOver(quote, aligned);
    if (span === undefined || this.#reading.text.slice(span.start, span.end) !== quote.exact) return undefined;
    const { match, sentence } = span;
    const { score, prefix, suffix } = rateContext(this.#reading.text, span, quote);
    const sure = score >= ANCHORED_SCORE || span.between;
    const alone = span.between || Math.min(prefix, suffix) >= WHOLE_CONTEXT;
    if (!match.unique && (match.ambiguous || !alone)) return { state: "needsReview", span, reason: "ambiguous" };
    if (!isTelling(this.#reading.text.slice(sentence.start, sentence.end)) && !sure) return { state: "needsReview", span, reason: match.moved ? "moved" : "context" };
    return { state: "anchored", span };
  }

  #search(quote: QuoteSelector, kind: AnnotationKind, aligned: Aligned | undefined, position: Span | undefined): Anchoring {
    const { text } = this.#reading;
    const whole: Region = { start: 0, end: text.length, home: true };
    const expected = aligned === undefined ? (quote.at ?? this.#reading.fromFile(position ?? whole)?.start ?? 0) : expectedPlace(quote, aligned);
    const regions = aligned === undefined ? [whole] : openRegions(quote, aligned);
    const crowded = aligned !== undefined && isCrowded(quote, aligned);
    return findByContext({ text, quote, regions, expected, exactOnly: kind === "figure", informed: aligned !== undefined, crowded });
  }

  #inFile(found: Exclude<Anchoring, { state: "orphan" }>): Anchoring {
    const span = this.#reading.toFile(found.span);
    return span === undefined ? { state: "orphan", reason: "deleted" } : { ...found, span };
  }

  #anchorInFile(quote: QuoteSelector, expected: number): Anchoring {
    const text = this.#reading.file;
    const regions: Region[] = [{ start: 0, end: text.length, home: true }];
    return findByContext({ text, quote, regions, expected, exactOnly: true, informed: false, crowded: false });
  }
}

interface Aligned {
  readonly before: readonly TextBlock[];
  readonly after: readonly TextBlock[];
  readonly alignment: Alignment;
  /** Stretches of new blocks that no old one was found in: indices of the first and past the last. */
  readonly open: readonly { readonly from: number; readonly to: number }[];
  /** By old block: the nearest old block before it, and from it on, that kept its order. */
  readonly keptBefore: Int32Array;
  readonly keptFrom: Int32Array;
}

function align(before: readonly TextBlock[], after: readonly TextBlock[]): Aligned {
  const alignment = alignBlocks(before, after);
  const { matches, claimed } = alignment;
  const open: { from: number; to: number }[] = [];
  for (let i = 0; i < claimed.length; i++) {
    const last = open.at(-1);
    if (claimed[i] === true) continue;
    if (last?.to === i) last.to = i + 1;
    else open.push({ from: i, to: i + 1 });
  }
  const keptBefore = new Int32Array(before.length + 1).fill(-1);
  for (let i = 0; i < before.length; i++) keptBefore[i + 1] = matches[i]?.moved === false ? i : (keptBefore[i] ?? -1);
  const keptFrom = new Int32Array(before.length + 1).fill(before.length);
  for (let i = before.length - 1; i >= 0; i--) keptFrom[i] = matches[i]?.moved === false ? i : (keptFrom[i + 1] ?? before.length);
  return { before, after, alignment, open, keptBefore, keptFrom };
}

type Carried = Span & {
  readonly match: Exclude<Alignment["matches"][number], undefined>;
  /** The (first) sentence in the new text. */
  readonly sentence: Span;
  /** Whether the sentences before and after are still its neighbours. */
  readonly between: boolean;
};

/** Moves a quote's place along with the sentences it stands in, if all of them were found side by side. */
function carryOver(quote: QuoteSelector, { before, after, alignment }: Aligned): Carried | undefined {
  if (quote.at === undefined) return undefined;
  const first = blockAt(before, quote.at);
  const last = blockAt(before, quote.at + quote.exact.length - 1);
  if (first === undefined || last === undefined) return undefined;
  const match = alignment.matches[first];
  const lastMatch = alignment.matches[last];
  if (match === undefined || lastMatch === undefined || lastMatch.to - match.to !== last - first) return undefined;
  for (let i = first; i <= last; i++) if (alignment.matches[i]?.to !== match.to + i - first) return undefined;
  const [oldFirst, oldLast, newFirst, newLast] = [before[first], before[last], after[match.to], after[lastMatch.to]];
  if (oldFirst === undefined || oldLast === undefined || newFirst === undefined || newLast === undefined) return undefined;
  const start = newFirst.start + quote.at - oldFirst.start;
  const end = newLast.start + quote.at + quote.exact.length - oldLast.start;
  const between = alignment.matches[first - 1]?.to === match.to - 1 && alignment.matches[last + 1]?.to === lastMatch.to + 1;
  return { start, end, match, sentence: newFirst, between };
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

/** Index of the block that holds an offset. */
function blockAt(blocks: readonly TextBlock[], offset: number): number | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block === undefined) return undefined;
    if (offset < block.start) high = middle - 1;
    else if (offset >= block.end) low = middle + 1;
    else return middle;
  }
  return undefined;
}

/** The new text that no old sentence was found in; a region is `home` where it lies between the quote's old neighbours. */
function openRegions(quote: QuoteSelector, aligned: Aligned): Region[] {
  const { after, alignment, open, keptBefore, keptFrom } = aligned;
  const own = ownBlock(quote, aligned);
  const lower = alignment.matches[keptBefore[own] ?? -1]?.to ?? -1;
  const upper = alignment.matches[keptFrom[own] ?? -1]?.to ?? after.length;
  return open.map(({ from, to }) => ({
    start: after[from]?.start ?? 0,
    end: after[to - 1]?.end ?? 0,
    // Blocks that kept their order are claimed, so a stretch lies on one side of each.
    home: from > lower && to <= upper,
  }));
}

/** Whether fewer new sentences than old ones stand between the quote's old neighbours. */
function isCrowded(quote: QuoteSelector, aligned: Aligned): boolean {
  const { before, after, alignment, keptBefore, keptFrom } = aligned;
  const own = ownBlock(quote, aligned);
  const [first, last] = [keptBefore[own] ?? -1, keptFrom[own] ?? before.length];
  const lower = alignment.matches[first]?.to ?? -1;
  const upper = alignment.matches[last]?.to ?? after.length;
  let gone = 0;
  for (let i = first + 1; i < last && gone <= MOST_COUNTED; i++) if (alignment.matches[i] === undefined) gone++;
  let come = 0;
  for (let i = lower + 1; i < upper && come <= MOST_COUNTED; i++) if (alignment.claimed[i] === false) come++;
  return gone > come;
}

/** Sentences beyond which a gap is not counted any more: everything was edited there. */
const MOST_COUNTED = 200;

/** Where the quote would stand if it had kept its distance from the sentence before it. */
function expectedPlace(quote: QuoteSelector, aligned: Aligned): number {
  const { before, after, alignment, keptBefore } = aligned;
  const kept = keptBefore[ownBlock(quote, aligned)] ?? -1;
  const shift = kept < 0 ? 0 : (after[alignment.matches[kept]?.to ?? -1]?.end ?? 0) - (before[kept]?.end ?? 0);
  return (quote.at ?? 0) + shift;
}

/** Index of the old block that the quote began in, or of the next one. */
function ownBlock(quote: QuoteSelector, { before }: Aligned): number {
  let low = 0;
  let high = before.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle]?.end ?? 0) <= (quote.at ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
