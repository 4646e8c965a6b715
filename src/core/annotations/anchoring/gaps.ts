/** Knows what lies between the sentences of an older text that kept their order: what is gone from there, and what is new. */

import type { Span } from "../../text/span";
import type { Alignment, BlockMatch } from "./alignBlocks";
import type { TextBlock } from "./blocks";
import { OpenText } from "./openText";

/** Two old blocks that kept their order, as indexes; -1 and the number of blocks stand for the ends of the text. */
export interface Bounds {
  readonly first: number;
  readonly last: number;
}

export interface GapCount {
  /** How many old blocks were not found again, and how many new ones no old one was found in. */
  readonly gone: number;
  readonly come: number;
  /** How much longer what has come is than what has gone, in UTF-16 code units; 0 where too much was changed to tell. */
  readonly growth: number;
}

/** Blocks beyond which a gap is not counted any more: everything was edited there. */
const MOST_COUNTED = 200;

export class Gaps {
  readonly #before: readonly TextBlock[];
  readonly #after: readonly TextBlock[];
  readonly #alignment: Alignment;
  readonly #textLength: number;
  /** Stretches of new blocks that no old one was found in. */
  readonly #open: readonly Span[];
  /** By old block: the nearest old block before it, and from it on, that kept its order. */
  readonly #keptBefore: Int32Array;
  readonly #keptFrom: Int32Array;

  constructor(before: readonly TextBlock[], after: readonly TextBlock[], alignment: Alignment, textLength: number) {
    this.#before = before;
    this.#after = after;
    this.#alignment = alignment;
    this.#textLength = textLength;
    const { matches, claimed } = alignment;
    this.#open = openStretches(after, claimed);
    this.#keptBefore = new Int32Array(before.length + 1).fill(-1);
    for (let i = 0; i < before.length; i++) this.#keptBefore[i + 1] = isSure(matches[i]) ? i : (this.#keptBefore[i] ?? -1);
    this.#keptFrom = new Int32Array(before.length + 1).fill(before.length);
    for (let i = before.length - 1; i >= 0; i--) this.#keptFrom[i] = isSure(matches[i]) ? i : (this.#keptFrom[i + 1] ?? before.length);
  }

  /** What kept its order before an old block, and from it on (`behind`: behind it). */
  around(own: number, behind = own): Bounds {
    return { first: this.#keptBefore[own] ?? -1, last: this.#keptFrom[behind] ?? this.#before.length };
  }

  count({ first, last }: Bounds): GapCount {
    const { matches, claimed } = this.#alignment;
    const [lower, upper] = [matches[first]?.to ?? -1, matches[last]?.to ?? this.#after.length];
    const gone = countBlocks(this.#before, first + 1, last, (i) => matches[i] === undefined);
    const come = countBlocks(this.#after, lower + 1, upper, (i) => claimed[i] === false);
    const tooMany = Math.max(gone.count, come.count) > MOST_COUNTED;
    return { gone: gone.count, come: come.count, growth: tooMany ? 0 : come.length - gone.length };
  }

  /** What is open in the new text, seen from there. */
  open({ first, last }: Bounds): OpenText {
    return new OpenText(this.#open, { start: this.#newBlock(first)?.end ?? 0, end: this.#newBlock(last)?.start ?? this.#textLength });
  }

  #newBlock(old: number): TextBlock | undefined {
    return this.#after[this.#alignment.matches[old]?.to ?? -1];
  }
}

/** Whether a block kept its order and can be no other one: only such blocks bound what is at home. */
function isSure(match: BlockMatch | undefined): boolean {
  return match !== undefined && !match.moved && !match.ambiguous;
}

function countBlocks(blocks: readonly TextBlock[], from: number, to: number, counts: (index: number) => boolean): { count: number; length: number } {
  let [count, length] = [0, 0];
  for (let i = from; i < to && count <= MOST_COUNTED; i++) {
    const block = blocks[i];
    if (block === undefined || !counts(i)) continue;
    count++;
    length += block.end - block.start;
  }
  return { count, length };
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
