/** Knows which year a sentence lends to the next one of its paragraph: 2021年5月成立。9月，… */

import type { CalendarDate } from "./dates/calendar";
import { type DateParts, monthOf } from "./dates/parts";

/** What a sentence was about when it ended. */
export interface Topic {
  readonly year: number;
  /** The month it had come to; `undefined` where it spoke of the year as a whole. */
  readonly month: number | undefined;
}

export function isSameTopic(one: Topic | undefined, other: Topic | undefined): boolean {
  return one?.year === other?.year && one?.month === other?.month;
}

/** Months that are so fresh that an article names them without their year, whatever it spoke of before. */
const FRESH = 1;

/**
 * The year for a date without one at the head of a sentence: what the sentence before told of goes on, unless the date
 * could be the news itself or lies before the month that was told of. A year as a whole lends itself to whole months only.
 */
export function yearOfTopic(topic: Topic, parts: DateParts, reference: CalendarDate | undefined): number | undefined {
  const month = monthOf(parts);
  if (month === undefined || (topic.month === undefined ? parts.day !== undefined : month < topic.month)) return undefined;
  if (reference === undefined) return topic.year;
  const behind = (reference.month - month + 12) % 12;
  return topic.year < reference.year && behind > FRESH ? topic.year : undefined;
}
