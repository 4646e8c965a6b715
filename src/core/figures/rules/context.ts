/** Knows what every rule is given: the text, what is known of it, and how far it has been read. */

import type { CalendarDate } from "../dates/calendar";
import type { DateParts } from "../dates/parts";
import type { Draft } from "../draft";
import { NumeralMemo } from "../numerals/numeralSource";
import type { Topic } from "../topic";

/** What the rules see of one text. */
export class RuleContext extends NumeralMemo {
  /** The article's own date; `undefined` where there is none. */
  readonly reference: CalendarDate | undefined;
  /** Whether this is all the text there is, and no part of a longer one. */
  readonly isAlone: boolean;
  /** Whether it is a table, where brackets are a minus sign rather than the number of a paragraph. */
  readonly isTable: boolean;
  /** What the sentence before was about. */
  readonly topic: Topic | undefined;
  /** Where the last figure ended: nothing reaches back beyond it. */
  floor = 0;
  /** Up to here a list was looked for in vain: its later members begin none either. */
  listFloor = 0;
  /** The last amount: a number that goes on from it is money too, of the same currency. */
  lastMoney: Draft | undefined;
  /** The last date, for what follows it in the same sentence. */
  lastDate: LastDate | undefined;

  constructor(text: string, reference: CalendarDate | undefined, { isAlone, isTable, topic }: PartTraits) {
    super(text);
    this.reference = reference;
    this.isAlone = isAlone;
    this.isTable = isTable;
    this.topic = topic;
  }
}

/** What kind of part the text is, and what it goes on from. */
export interface PartTraits {
  readonly isAlone: boolean;
  readonly isTable: boolean;
  readonly topic: Topic | undefined;
}

/** A date that was read, with what later ones may take over from it. */
export interface LastDate {
  readonly start: number;
  readonly end: number;
  readonly parts: DateParts;
  readonly draft: Draft;
  readonly day: CalendarDate | undefined;
  readonly year: number | undefined;
  /** Its day, or the last day of a range whose days are known, ISO 8601. */
  readonly reaches: string | undefined;
  /** The one year that the text says of it, itself or by going on from the date before. */
  readonly saidYear: number | undefined;
  /** Quarters one after the other that end with it, none of which says its year. */
  readonly quarters: readonly Pick<LastDate, "parts" | "draft">[];
  /** Whether the words around it say that it lies ahead of the article. */
  readonly isAhead: boolean;
}
