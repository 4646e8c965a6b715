/** Knows whether a sentence that was found again may be a copy, and what it was copied from stands elsewhere, changed or not. */

import search from "approx-string-match";
import type { Span } from "../../text/span";
import type { Alignment } from "./alignBlocks";
import type { TextBlock } from "./blocks";
import type { Bounds, Gaps } from "./gaps";

/** Shorter sentences are alike by chance, a table's cells above all, which are told apart by their rows. */
export const SHORTEST_TELLING = 16;
/** How much of a sentence's beginning and end is compared, and in how much of what is new, in UTF-16 code units. */
const LONGEST_PIECE = 64;
const MOST_LOOKED_THROUGH = 2000;
/** What share of the characters may differ; and where a neighbour of the same build may have been edited. */
const ERRORS = 1 / 4;
const FEW_ERRORS = 1 / 8;
/** Equal sentences beyond which none can be told from another. */
const MOST_RIVALS = 200;

export class Copies {
  readonly #text: string;
  readonly #before: readonly TextBlock[];
  readonly #after: readonly TextBlock[];
  readonly #alignment: Alignment;
  readonly #gaps: Gaps;
  readonly #changed = new Map<number, boolean>();
  readonly #rivals = new Map<number, boolean>();
  /** How often each key stands in the old text; and where those that no old block was found in stand in the new one. */
  #former: ReadonlyMap<string, number> | undefined;
  #unclaimed: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(text: string, before: readonly TextBlock[], after: readonly TextBlock[], alignment: Alignment, gaps: Gaps) {
    this.#text = text;
    this.#before = before;
    this.#after = after;
    this.#alignment = alignment;
    this.#gaps = gaps;
  }

  /** How often the old text held an old block's sentence. */
  countFormer(own: number): number {
    return this.#countKey(this.#before[own]?.key ?? "");
  }

  /**
   * Whether new text beside an old block's sentence, or at the place that it was moved from, is much like it: then the
   * sentence that was found may be the copy, and this one the original that was changed.
   */
  hasChanged(own: number): boolean {
    return remembered(this.#changed, own, () => this.#findChanged(own));
  }

  /** Whether an equal sentence stands elsewhere with as many of the old neighbours, or of what they may have become. */
  hasRival(own: number): boolean {
    return remembered(this.#rivals, own, () => this.#findRival(own));
  }

  #findChanged(own: number): boolean {
    const match = this.#alignment.matches[own];
    const block = this.#after[match?.to ?? -1];
    if (match === undefined || block === undefined || block.end - block.start < SHORTEST_TELLING) return false;
    const pieces = piecesOf(this.#text.slice(block.start, block.end));
    const gap = this.#gaps.around(own, own + 1);
    const sides: Bounds[] = match.moved ? [gap] : [{ first: gap.first, last: own }, { first: own, last: gap.last }];
    return sides.some((bounds) => {
      const { gone, come } = this.#gaps.count(bounds);
      if (come === 0) return false;
      const share = match.moved || gone < come ? ERRORS : FEW_ERRORS;
      return this.#gaps.open(bounds).home.some((stretch) => pieces.some((piece) => this.#holds(stretch, piece, share)));
    });
  }

  /** Whether one end of a stretch holds about these words. */
  #holds({ start, end }: Span, piece: string, share: number): boolean {
    const ends = [{ start, end: Math.min(end, start + MOST_LOOKED_THROUGH) }];
    if (end - start > MOST_LOOKED_THROUGH) ends.push({ start: Math.max(start + MOST_LOOKED_THROUGH, end - MOST_LOOKED_THROUGH), end });
    return ends.some((part) => search(this.#text.slice(part.start, part.end), piece, Math.floor(piece.length * share)).length > 0);
  }

  #findRival(own: number): boolean {
    const block = this.#before[own];
    const match = this.#alignment.matches[own];
    if (block === undefined || match === undefined || match.unique || block.end - block.start < SHORTEST_TELLING) return false;
    const rivals = (this.#unclaimed ??= listUnclaimed(this.#after, this.#alignment.claimed)).get(block.key) ?? [];
    if (rivals.length > MOST_RIVALS) return true;
    const neighbours = (to: number, counts: (from: number, to: number) => boolean): number => [-1, 1].filter((step) => counts(own + step, to + step)).length;
    const support = neighbours(match.to, (from, to) => this.#isSame(from, to) && !this.hasChanged(from));
    return rivals.some((rival) => neighbours(rival, (from, to) => this.#isSame(from, to) || this.#isNew(to)) >= support);
  }

  /** Beyond both ends of the text is the same. */
  #isSame(from: number, to: number): boolean {
    return this.#before[from]?.key === this.#after[to]?.key;
  }

  #isNew(to: number): boolean {
    return this.#alignment.claimed[to] === false && this.#countKey(this.#after[to]?.key ?? "") === 0;
  }

  #countKey(key: string): number {
    return (this.#former ??= countKeys(this.#before)).get(key) ?? 0;
  }
}

function remembered(known: Map<number, boolean>, own: number, find: () => boolean): boolean {
  const answer = known.get(own) ?? find();
  known.set(own, answer);
  return answer;
}

/** What a sentence begins and ends with: something put into it leaves one of both. */
function piecesOf(sentence: string): string[] {
  const length = Math.min(LONGEST_PIECE, Math.max(SHORTEST_TELLING, sentence.length >> 1));
  return [sentence.slice(0, length), sentence.slice(-length)];
}

function countKeys(blocks: readonly TextBlock[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of blocks) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function listUnclaimed(after: readonly TextBlock[], claimed: readonly boolean[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  after.forEach(({ key }, index) => {
    if (claimed[index] !== false) return;
    const list = places.get(key);
    if (list === undefined) places.set(key, [index]);
    else list.push(index);
  });
  return places;
}
