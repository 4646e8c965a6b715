/** Knows how much fits into one message to the editor's thread, which must never take long to receive one. */

import type { SectionNames } from "../../core/analysis/section";
import { cutIntoParts, weigh } from "../../core/analysis/sectionParts";
import type { Slice } from "../../protocol/openArticles";

/** Received in 3 to 5 ms: about 2,000 mentions. */
const FULL = 2_000;

let lastTicket = 0;

/** Items that are sent slice by slice. */
export class Outbox<Item extends SectionNames> {
  #items: readonly Item[] = [];
  #sent = 0;
  /** Of the item before `#sent`, what is still to be sent. */
  #parts: Item[] = [];
  #ticket: number | undefined;

  /** Sends these from now on. */
  fill(items: readonly Item[]): Slice<Item> {
    this.#items = items;
    this.#sent = 0;
    this.#parts = [];
    return this.#next();
  }

  /** `undefined` for a ticket of an answer before. */
  next(ticket: number): Slice<Item> | undefined {
    return ticket === this.#ticket ? this.#next() : undefined;
  }

  #next(): Slice<Item> {
    const part = this.#parts.shift();
    const slice = part === undefined ? { items: this.#fillSlice() } : { items: [part], continues: true };
    if (this.#sent < this.#items.length || this.#parts.length > 0) return { ...slice, ticket: (this.#ticket = ++lastTicket) };
    this.#items = [];
    this.#ticket = undefined;
    return slice;
  }

  /** What is too heavy for a slice ends it with its first part. */
  #fillSlice(): Item[] {
    const items: Item[] = [];
    for (let weight = 0; weight < FULL; this.#sent++) {
      const item = this.#items[this.#sent];
      if (item === undefined) break;
      const own = weigh(item);
      if (own > FULL && items.length > 0) break;
      weight += own;
      if (own <= FULL) items.push(item);
      else {
        this.#parts = cutIntoParts(item, FULL);
        items.push(...this.#parts.splice(0, 1));
      }
    }
    return items;
  }
}
