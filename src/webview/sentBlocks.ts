/** Knows what the host has sent of the article, and how much of it is built at once. */

import type { BlockKey, BlockPlace, PreviewBlock, PreviewMark, PreviewUpdate } from "../protocol/preview";

/** Blocks of so much weight are built at once, in characters. */
const MOST_AT_ONCE = 40_000;
/** What an element weighs, its words aside. */
const ELEMENT = 200;
const CELL = 60;

/** A block and where it stands. */
export interface SentBlock {
  readonly block: PreviewBlock;
  readonly place: BlockPlace;
}

export class SentBlocks {
  readonly #blocks = new Map<BlockKey, PreviewBlock>();
  readonly #early = new Map<BlockKey, PreviewBlock>();
  #places: readonly BlockPlace[] = [];
  #more = false;

  /** Whether this is only the beginning of an article, whose rest the host sends next. */
  get more(): boolean {
    return this.#more;
  }

  /** Keeps blocks of the next update, which comes in parts. */
  expect(blocks: readonly PreviewBlock[]): void {
    for (const block of blocks) this.#early.set(block.key, block);
  }

  /** Keeps more marks of such a block. */
  expectMarks(key: BlockKey, marks: readonly PreviewMark[]): void {
    const block = this.#early.get(key);
    if (block !== undefined) this.#early.set(key, { ...block, marks: [...block.marks, ...marks] });
  }

  /** Takes over what the host sent. False when it builds on blocks that the page doesn't have. */
  accept(update: PreviewUpdate): boolean {
    if (update.serial === 0) this.#blocks.clear();
    for (const block of [...this.#early.values(), ...update.blocks]) this.#blocks.set(block.key, block);
    this.#early.clear();
    const wanted = new Set(update.places.map((place) => place.key));
    for (const key of this.#blocks.keys()) if (!wanted.has(key)) this.#blocks.delete(key);
    this.#places = update.places;
    this.#more = update.more;
    return update.places.every((place) => this.#blocks.has(place.key));
  }

  /** In reading order, removed parts only where they are shown. */
  list(isShown: (part: string) => boolean): readonly SentBlock[] {
    return this.#places.flatMap((place) => {
      const block = this.#blocks.get(place.key);
      return block === undefined || (place.part !== undefined && !isShown(place.part)) ? [] : { block, place };
    });
  }
}

/** The first `sure` blocks, and of the others as many as are built within a frame or two, at least one. */
export function takeAtOnce(all: readonly SentBlock[], sure: number): readonly SentBlock[] {
  let weight = 0;
  const heavy = all.findIndex(({ block }, index) => index >= sure && (weight += weigh(block)) > MOST_AT_ONCE);
  return heavy < 0 ? all : all.slice(0, heavy + 1);
}

function weigh(block: PreviewBlock): number {
  const cells = block.type === "table" ? block.rows.reduce((sum, row) => sum + row.length, 0) : 0;
  return ELEMENT + block.text.length + CELL * cells;
}
