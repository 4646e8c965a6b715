/** Knows what every rule is given: the text, what is known of it, and how far it has been read. */

import type Big from "big.js";
import type { CalendarDate } from "../dates/calendar";
import type { DateParts } from "../dates/parts";
import type { Draft } from "../draft";
import { readNumeral } from "../numerals/readNumeral";
import type { Numeral } from "../numerals/numeral";

/** What the rules see of one text. */
export class RuleContext {
  /** The folded text. */
  readonly text: string;
  /** The article's own date; `undefined` where there is none. */
  readonly reference: CalendarDate | undefined;
  /** Where the last figure ended: nothing reaches back beyond it. */
  floor = 0;
  /** Where the last amount without currency ended: the next member of its list is money too. */
  lastImplied = -1;
  /** The last date, for what follows it in the same sentence. */
  lastDate: { readonly start: number; readonly end: number; readonly parts: DateParts; readonly draft: Draft; readonly day?: CalendarDate; readonly year?: number } | undefined;
  #numeralAt = -1;
  #numeral: Numeral | undefined;

  constructor(text: string, reference: CalendarDate | undefined) {
    this.text = text;
    this.reference = reference;
  }

  /** `readNumeral`, remembering the last answer, since several rules ask at the same place. */
  numeralAt(at: number): Numeral | undefined {
    if (at !== this.#numeralAt) {
      this.#numeral = readNumeral(this.text, at);
      this.#numeralAt = at;
    }
    return this.#numeral;
  }

  char(at: number): string {
    return this.text.charAt(at);
  }
}

/** Behind at most one blank. */
export function skipBlank(text: string, at: number): number {
  return text.charCodeAt(at) === 0x20 ? at + 1 : at;
}

export type Range<T = Big> = readonly [T, T];
