/** Knows how to read the numerals of one text without reading any of them twice in a row. */

import type { Numeral } from "./numeral";
import { readNumeral } from "./readNumeral";

/** A text and its numerals. */
export interface NumeralSource {
  readonly text: string;
  numeralAt(at: number): Numeral | undefined;
}

/** Slots are few: rules ask again for numerals near each other, and forget them together. */
const SLOTS = 64;

/** Remembers the numerals that were read last, since many rules ask at the same place. */
export class NumeralMemo implements NumeralSource {
  readonly text: string;
  readonly #places: number[] = [];
  readonly #numerals: (Numeral | undefined)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  numeralAt(at: number): Numeral | undefined {
    // Most parts of a text are asked about few places, so slots are made as far as they are needed.
    const slot = at % SLOTS;
    while (this.#places.length <= slot) {
      this.#places.push(-1);
      this.#numerals.push(undefined);
    }
    if (this.#places[slot] === at) return this.#numerals[slot];
    const numeral = readNumeral(this.text, at);
    this.#places[slot] = at;
    this.#numerals[slot] = numeral;
    return numeral;
  }
}
