/** Knows an older text and the present one as sentences side by side: which one became which, and what is new between them. */

import type { Span } from "../../text/span";
import type { Steps } from "../../text/steps";
import { alignBlocks, type Alignment, type BlockMatch } from "./alignBlocks";
import type { QuoteSelector } from "../annotation";
import type { TextBlock } from "./blocks";
import { Copies, SHORTEST_TELLING } from "./copies";
import { Gaps, type GapCount } from "./gaps";
import type { OpenText } from "./openText";

/** A quote's place, moved along with its sentences. */
export interface Carried extends Span {
  readonly moved: boolean;
  /** Of the sentences that it stands in: whether one stands in both texts once; whether one could be another. */
  readonly unique: boolean;
  readonly ambiguous: boolean;
  /** The (first) sentence in the new text. */
  readonly sentence: Span;
  /** Whether the sentences before and after are still its neighbours. */
  readonly between: boolean;
}

/** What lies between a quote's old neighbours. */
export interface Gap extends GapCount {
  /** The new text that no old sentence was found in, seen from there. */
  readonly open: OpenText;
  /** Whether the old text held the quote's sentence more than once. */
  readonly repeated: boolean;
}

/** From this distance on, in UTF-16 code units, edits add up. */
const FAR = 2000;

export class AlignedText {
  readonly #text: string;
  readonly #before: readonly TextBlock[];
  readonly #after: readonly TextBlock[];
  readonly #alignment: Alignment;
  readonly #gaps: Gaps;
  readonly #copies: Copies;

  private constructor(text: string, before: readonly TextBlock[], after: readonly TextBlock[], alignment: Alignment) {
    this.#text = text;
    this.#before = before;
    this.#after = after;
    this.#alignment = alignment;
    this.#gaps = new Gaps(before, after, alignment, text.length);
    this.#copies = new Copies(text, before, after, alignment, this.#gaps);
  }

  /** Lays two texts side by side, in steps. `text` is what `after` are the sentences of. */
  static *align(text: string, before: readonly TextBlock[], after: readonly TextBlock[]): Steps<AlignedText> {
    const alignment = yield* alignBlocks(before, after);
    yield;
    return new AlignedText(text, before, after, alignment);
  }

  /** Moves a quote's place along with the sentences it stands in, if all of them were found side by side. */
  carry(quote: QuoteSelector): Carried | undefined {
    if (quote.at === undefined) return undefined;
    const first = blockAt(this.#before, quote.at);
    const last = blockAt(this.#before, quote.at + quote.exact.length - 1);
    if (first === undefined || last === undefined) return undefined;
    const found = this.#sideBySide(first, last);
    const [oldFirst, oldLast, newFirst, newLast] = [this.#before[first], this.#before[last], this.#newBlock(first), this.#newBlock(last)];
    if (found === undefined || oldFirst === undefined || oldLast === undefined || newFirst === undefined || newLast === undefined) return undefined;
    const to = (index: number): number | undefined => this.#alignment.matches[index]?.to;
    return {
      start: newFirst.start + quote.at - oldFirst.start,
      end: newLast.start + quote.at + quote.exact.length - oldLast.start,
      moved: found.some(({ moved }) => moved),
      unique: found.some(({ unique }) => unique),
      ambiguous: found.some(({ ambiguous }, index) => ambiguous || this.#copies.hasRival(first + index)),
      sentence: newFirst,
      between: to(first - 1) === (to(first) ?? 0) - 1 && to(last + 1) === (to(last) ?? 0) + 1,
    };
  }

  /** Whether the sentence that the quote was found in may be a copy of one that was changed. */
  mayBeCopy(quote: QuoteSelector): boolean {
    const own = blockAt(this.#before, quote.at ?? 0);
    return own !== undefined && this.#copies.hasChanged(own);
  }

  /** Whether the sentences that the quote began and ended in are both there, and not side by side any more. */
  isTorn(quote: QuoteSelector): boolean {
    const [first, last] = [blockAt(this.#before, quote.at ?? 0), blockAt(this.#before, (quote.at ?? 0) + quote.exact.length - 1)];
    if (first === undefined || last === undefined || first === last) return false;
    return this.#newBlock(first) !== undefined && this.#newBlock(last) !== undefined && this.#sideBySide(first, last) === undefined;
  }

  /** What lies between the quote's old neighbours. */
  gap(quote: QuoteSelector): Gap {
    const own = this.#ownBlock(quote);
    const bounds = this.#gaps.around(own);
    const block = this.#before[blockAt(this.#before, quote.at ?? 0) ?? -1];
    const long = block !== undefined && block.end - block.start >= SHORTEST_TELLING;
    return { ...this.#gaps.count(bounds), open: this.#gaps.open(bounds), repeated: long && this.#copies.countFormer(own) > 1 };
  }

  /**
   * Where the quote would stand if it had kept its distance from the sentence before it that kept its order; far from
   * that one, as many small edits push it on, at the same share of the way to the next.
   */
  expectedPlace(quote: QuoteSelector): number {
    const own = this.#ownBlock(quote);
    const { first: kept, last: next } = this.#gaps.around(own);
    const [oldStart, newStart] = [this.#before[kept]?.end ?? 0, this.#newBlock(kept)?.end ?? 0];
    const distance = (quote.at ?? 0) - oldStart;
    if (distance < FAR) return newStart + distance;
    const oldEnd = this.#before[next]?.start ?? this.#before.at(-1)?.end ?? 0;
    const newEnd = this.#newBlock(next)?.start ?? this.#text.length;
    return newStart + Math.round((distance * (newEnd - newStart)) / Math.max(1, oldEnd - oldStart));
  }

  #newBlock(old: number): TextBlock | undefined {
    return this.#after[this.#alignment.matches[old]?.to ?? -1];
  }

  #sideBySide(first: number, last: number): BlockMatch[] | undefined {
    const { matches } = this.#alignment;
    const found: BlockMatch[] = [];
    for (let i = first; i <= last; i++) {
      const match = matches[i];
      if (match?.to !== (matches[first]?.to ?? -1) + i - first) return undefined;
      found.push(match);
    }
    return found;
  }

  /** Index of the old block that the quote began in, or of the next one. */
  #ownBlock(quote: QuoteSelector): number {
    return firstEndingAfter(this.#before, quote.at ?? 0);
  }
}

/** Index of the block that holds an offset. */
function blockAt(blocks: readonly TextBlock[], offset: number): number | undefined {
  const index = firstEndingAfter(blocks, offset);
  const block = blocks[index];
  return block !== undefined && block.start <= offset ? index : undefined;
}

function firstEndingAfter(blocks: readonly TextBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
