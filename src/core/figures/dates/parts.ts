/** Knows what a date expression says, before it is placed in the calendar. */

import type { PartOfDay } from "../lexicon/timeWords";

/** One level of a date: one value, both ends of a range, or a list. */
export interface Level {
  readonly values: readonly number[];
  readonly mode: "single" | "range" | "list";
}

export interface ClockTime {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
}

/** What was said; absent levels are left to the article's date. */
export interface DateParts {
  year?: Level;
  /** Years from the article's. */
  relativeYear?: number;
  /** Years from the one spoken of before. */
  anaphoricYear?: number;
  decade?: { readonly digits: string };
  half?: number;
  season?: number;
  quarter?: Level;
  relativeQuarter?: number;
  month?: Level;
  relativeMonth?: number;
  tenDay?: number;
  halfMonth?: number;
  relativeWeek?: number;
  /** 1 is Monday; 6.5 stands for the weekend. */
  weekday?: number;
  weekend?: boolean;
  day?: Level;
  relativeDay?: number;
  part?: PartOfDay;
  time?: ClockTime;
  timeEnd?: ClockTime;
  mod?: "start" | "mid" | "end" | "early" | "late";
  /** Republic of China, lunar and the like, already turned into a date. */
  fixed?: { readonly year: number; readonly month: number; readonly day: number };
  /** Whether a 前 covers the months or quarters from the first one on. */
  fromFirst?: boolean;
}

export function single(value: number): Level {
  return { values: [value], mode: "single" };
}

export function firstOf(level: Level | undefined): number | undefined {
  return level?.values[0];
}

export function lastOf(level: Level | undefined): number | undefined {
  return level?.values.at(-1);
}

/** The month that a date lies in or begins with, where its year decides no more than that. */
export function monthOf({ month, quarter, half }: DateParts): number | undefined {
  if (half !== undefined) return half * 6 - 5;
  return quarter === undefined ? firstOf(month) : (firstOf(quarter) ?? 1) * 3 - 2;
}

/** What a rule read of a date: its parts, where it ends, and whether a numeral takes part in it. */
export interface PartRead {
  readonly parts: DateParts;
  readonly end: number;
  readonly numeral: boolean;
}
