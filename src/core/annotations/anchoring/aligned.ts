/** Knows an older text and the present one as sentences side by side: which one became which, and what is new between them. */

import search from "approx-string-match";
import type { Span } from "../../text/span";
import type { Steps } from "../../text/steps";
import { alignBlocks, type Alignment, type BlockMatch } from "./alignBlocks";
import type { QuoteSelector } from "../annotation";
import type { TextBlock } from "./blocks";
import { OpenText } from "./openText";

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

const MUCH_CHANGED = 8;
/** From this distance on, in UTF-16 code units, edits add up. */
const FAR = 2000;
/** Sentences beyond which a gap is not counted any more: everything was edited there. */
const MOST_COUNTED = 200;
/** How much of a sentence is compared with what is new beside it, and in how much of that, in UTF-16 code units. */
const LONGEST_TWIN = 64;
const MOST_LOOKED_THROUGH = 2000;
/** Shorter sentences are alike by chance; of longer ones, what share of the characters may differ. */
const SHORTEST_TWIN = 16;
const TWIN_ERRORS = 1 / 4;

export class AlignedText {
  readonly #text: string;
  readonly #before: readonly TextBlock[];
  readonly #after: readonly TextBlock[];
  readonly #alignment: Alignment;
  /** Stretches of new blocks that no old one was found in. */
  readonly #open: readonly Span[];
  /** By old block: the nearest old block before it, and from it on, that kept its order. */
  readonly #keptBefore: Int32Array;
  readonly #keptFrom: Int32Array;
  readonly #twins = new Map<number, boolean>();
  /** How often each key stands in the old text. */
  #keys: ReadonlyMap<string, number> | undefined;

  private constructor(text: string, before: readonly TextBlock[], after: readonly TextBlock[], alignment: Alignment) {
    this.#text = text;
    this.#before = before;
    this.#after = after;
    this.#alignment = alignment;
    const { matches, claimed } = alignment;
    this.#open = openStretches(after, claimed);
    this.#keptBefore = new Int32Array(before.length + 1).fill(-1);
    for (let i = 0; i < before.length; i++) this.#keptBefore[i + 1] = matches[i]?.moved === false ? i : (this.#keptBefore[i] ?? -1);
    this.#keptFrom = new Int32Array(before.length + 1).fill(before.length);
    for (let i = before.length - 1; i >= 0; i--) this.#keptFrom[i] = matches[i]?.moved === false ? i : (this.#keptFrom[i + 1] ?? before.length);
  }

  /** Lays two texts side by side, in steps. `text` is what `after` are the sentences of. */
  static *align(text: string, before: readonly TextBlock[], after: readonly TextBlock[]): Steps<AlignedText> {
    const alignment = yield* alignBlocks(before, after);
    yield;
    return new AlignedText(text, before, after, alignment);
  }

  /** Whether so many sentences were not found again that looking for what they held pays. */
  get isMuchChanged(): boolean {
    return this.#alignment.matches.filter((match) => match === undefined).length > MUCH_CHANGED;
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
      ambiguous: found.some(({ ambiguous }) => ambiguous),
      sentence: newFirst,
      between: to(first - 1) === (to(first) ?? 0) - 1 && to(last + 1) === (to(last) ?? 0) + 1,
    };
  }

  /**
   * Whether new text right beside a quote's sentence, or at the place that it was moved from, is much like it: then
   * the sentence that was found may be the copy, and this one the original that was changed.
   */
  hasTwin(quote: QuoteSelector): boolean {
    const own = blockAt(this.#before, quote.at ?? 0);
    if (own === undefined) return false;
    const known = this.#twins.get(own);
    if (known !== undefined) return known;
    const found = this.#findTwin(own);
    this.#twins.set(own, found);
    return found;
  }

  /** The new text that no old sentence was found in, seen from a quote's old place. */
  openText(quote: QuoteSelector): OpenText {
    const own = this.#ownBlock(quote);
    return this.#openAround(this.#keptBefore[own] ?? -1, this.#keptFrom[own] ?? this.#before.length);
  }

  /** Whether fewer new sentences than old ones stand between the quote's old neighbours. */
  isCrowded(quote: QuoteSelector): boolean {
    const own = this.#ownBlock(quote);
    const { gone, come } = this.#countBetween(this.#keptBefore[own] ?? -1, this.#keptFrom[own] ?? this.#before.length);
    return gone > come;
  }

  /** Whether the old text held the quote's sentence more than once, a table's cells left out: those are told apart by their rows. */
  isRepeated(quote: QuoteSelector): boolean {
    const block = this.#before[blockAt(this.#before, quote.at ?? 0) ?? -1];
    if (block === undefined || block.end - block.start < SHORTEST_TWIN) return false;
    this.#keys ??= countKeys(this.#before);
    return (this.#keys.get(block.key) ?? 0) > 1;
  }

  /**
   * Where the quote would stand if it had kept its distance from the sentence before it that kept its order; far from
   * that one, as many small edits push it on, at the same share of the way to the next.
   */
  expectedPlace(quote: QuoteSelector): number {
    const own = this.#ownBlock(quote);
    const [kept, next] = [this.#keptBefore[own] ?? -1, this.#keptFrom[own] ?? this.#before.length];
    const [oldStart, newStart] = [this.#before[kept]?.end ?? 0, this.#newBlock(kept)?.end ?? 0];
    const distance = (quote.at ?? 0) - oldStart;
    if (distance < FAR) return newStart + distance;
    const oldEnd = this.#before[next]?.start ?? this.#before.at(-1)?.end ?? 0;
    const newEnd = this.#newBlock(next)?.start ?? this.#text.length;
    return newStart + Math.round((distance * (newEnd - newStart)) / Math.max(1, oldEnd - oldStart));
  }

  /** How many old sentences between two that kept their order were not found again, and how many new ones came. */
  #countBetween(first: number, last: number): { readonly gone: number; readonly come: number } {
    const { matches, claimed } = this.#alignment;
    const lower = matches[first]?.to ?? -1;
    const upper = matches[last]?.to ?? this.#after.length;
    let gone = 0;
    for (let i = first + 1; i < last && gone <= MOST_COUNTED; i++) if (matches[i] === undefined) gone++;
    let come = 0;
    for (let i = lower + 1; i < upper && come <= MOST_COUNTED; i++) if (claimed[i] === false) come++;
    return { gone, come };
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

  #findTwin(own: number): boolean {
    const block = this.#newBlock(own);
    if (block === undefined || block.end - block.start < SHORTEST_TWIN) return false;
    const sentence = this.#text.slice(block.start, Math.min(block.end, block.start + LONGEST_TWIN));
    const [first, last] = [this.#keptBefore[own] ?? -1, this.#keptFrom[own + 1] ?? this.#before.length];
    const { gone, come } = this.#countBetween(first, last);
    // Where as many have gone as come, a neighbour of the same build was edited.
    if (gone >= come) return false;
    const around = this.#openAround(first, last);
    return around.home.some(({ start, end }) => {
      const windows = [{ start, end: Math.min(end, start + MOST_LOOKED_THROUGH) }];
      if (end - start > MOST_LOOKED_THROUGH) windows.push({ start: Math.max(start + MOST_LOOKED_THROUGH, end - MOST_LOOKED_THROUGH), end });
      return windows.some((window) => search(this.#text.slice(window.start, window.end), sentence, Math.floor(sentence.length * TWIN_ERRORS)).length > 0);
    });
  }

  /** `first` and `last`: old blocks that kept their order; what is open between them is at home. */
  #openAround(first: number, last: number): OpenText {
    return new OpenText(this.#open, { start: this.#newBlock(first)?.end ?? 0, end: this.#newBlock(last)?.start ?? this.#text.length });
  }

  /** Index of the old block that the quote began in, or of the next one. */
  #ownBlock(quote: QuoteSelector): number {
    return firstEndingAfter(this.#before, quote.at ?? 0);
  }
}

function openStretches(after: readonly TextBlock[], claimed: readonly boolean[]): Span[] {
  const open: Span[] = [];
  let last: { start: number; end: number } | undefined;
  after.forEach(({ start, end }, index) => {
    if (claimed[index] === true) last = undefined;
    else if (last === undefined) open.push((last = { start, end }));
    else last.end = end;
  });
  return open;
}

function countKeys(blocks: readonly TextBlock[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of blocks) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
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
