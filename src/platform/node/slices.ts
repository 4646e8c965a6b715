/** Knows how much fits into one message to the editor's thread, which must never take long to receive one. */

import type { Section, SectionNames } from "../../core/analysis/section";
import type { Slice } from "../../protocol/openArticles";

/** Received in 3 to 5 ms: about 2,000 mentions. */
const FULL = 2_000;

let lastTicket = 0;

/** Items that are sent slice by slice. */
export class Outbox<Item extends SectionNames> {
  #items: readonly Item[] = [];
  #sent = 0;
  #ticket: number | undefined;

  /** Sends these from now on. */
  fill(items: readonly Item[]): Slice<Item> {
    this.#items = items;
    this.#sent = 0;
    return this.#next();
  }

  /** `undefined` for a ticket of an answer before. */
  next(ticket: number): Slice<Item> | undefined {
    return ticket === this.#ticket ? this.#next() : undefined;
  }

  #next(): Slice<Item> {
    const first = this.#sent;
    for (let weight = 0; weight < FULL && this.#sent < this.#items.length; this.#sent++) weight += weightOf(this.#items[this.#sent]);
    const items = this.#items.slice(first, this.#sent);
    if (this.#sent < this.#items.length) return { items, ticket: (this.#ticket = ++lastTicket) };
    this.#items = [];
    this.#ticket = undefined;
    return { items };
  }
}

/** In mentions: a run, a cell or a segment weighs half as much, and text next to nothing. */
function weightOf(item: Section | SectionNames | undefined): number {
  if (item === undefined) return 0;
  const names = item.entities.length + item.nested.length + item.marks.length;
  if (!("text" in item)) return 1 + names;
  return 1 + names + item.figures.length + item.links.length + item.segments.length / 8 + partsOf(item) / 2 + item.text.length / 2_000;
}

function partsOf({ block }: Section): number {
  if (block === undefined || block.type === "image") return 0;
  return block.type === "table" ? block.rows.reduce((sum, row) => sum + row.reduce((cells, { runs }) => cells + 1 + runs.length, 0), 0) : block.runs.length;
}
