/** Knows holidays and where they lie in the calendar: 元旦, 春节, 清明, “五一”, 国庆节. */

import { LunarDay, SolarTerm } from "tyme4ts";
import { addDays, type CalendarDate, formatDate, toDays } from "../dates/calendar";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { Trie, type Worded, wordsOf } from "../lexicon/trie";
import type { RuleContext } from "./context";

interface Holiday extends Worded {
  readonly dayIn: (year: number) => CalendarDate;
  /** Also something else (五一, 国庆): needs a year before it, quotation marks, or 假期 and the like behind it. */
  readonly shared: boolean;
}

/** A day with a name, and where its name ends. */
export interface NamedDay {
  readonly date: CalendarDate;
  readonly end: number;
}

/** What makes a holiday of 五一 and 国庆. */
const KEPT = /^(?:[”」"]|假期|小长假|长假|黄金周|中秋|国际劳动节|劳动节|国庆|期间|假日|档|[前后]|节(?!能|约))/u;
const QUOTES = "“「\"";

const HOLIDAYS = new Trie<Holiday>([
  ...holidays("元旦", solar(1, 1)),
  ...holidays("情人节", solar(2, 14)),
  ...holidays("劳动节 五一劳动节", solar(5, 1)),
  ...holidays("国庆节", solar(10, 1)),
  ...holidays("国庆", solar(10, 1), true),
  ...holidays("圣诞节 圣诞", solar(12, 25)),
  ...holidays("春节", lunar(1, 1)),
  ...holidays("除夕", (year) => addDays(lunar(1, 1)(year), -1)),
  ...holidays("元宵节", lunar(1, 15)),
  ...holidays("端午 端午节", lunar(5, 5)),
  ...holidays("七夕 七夕节", lunar(7, 7)),
  ...holidays("中秋 中秋节", lunar(8, 15)),
  ...holidays("重阳节", lunar(9, 9)),
  ...holidays("清明节", clearAndBright),
  ...holidays("清明", clearAndBright, true),
  ...holidays("五一", solar(5, 1), true),
  ...holidays("十一", solar(10, 1), true),
]);

function holidays(words: string, dayIn: Holiday["dayIn"], shared = false): Holiday[] {
  const known = remembered(dayIn);
  return wordsOf(words).map((word) => ({ word, dayIn: known, shared }));
}

/** Days of the lunar calendar take long to find, and there are few years. */
function remembered(dayIn: Holiday["dayIn"]): Holiday["dayIn"] {
  const days = new Map<number, CalendarDate>();
  return (year) => {
    const day = days.get(year) ?? dayIn(year);
    days.set(year, day);
    return day;
  };
}

function solar(month: number, day: number): Holiday["dayIn"] {
  return (year) => ({ year, month, day });
}

function lunar(month: number, day: number): Holiday["dayIn"] {
  return (year) => fromSolar(LunarDay.fromYmd(year, month, day).getSolarDay());
}

function clearAndBright(year: number): CalendarDate {
  return fromSolar(SolarTerm.fromName(year, "清明").getSolarDay());
}

function fromSolar(day: { getYear: () => number; getMonth: () => number; getDay: () => number }): CalendarDate {
  return { year: day.getYear(), month: day.getMonth(), day: day.getDay() };
}

/** The holiday that begins at `at`, alone: an optional date, the one nearest to the article. */
export function readHoliday(context: RuleContext, at: number): Draft | undefined {
  const { text, reference } = context;
  const holiday = HOLIDAYS.longestAt(text, at, (one, end) => !one.shared || isKept(text, at, end));
  if (holiday === undefined) return undefined;
  const date = nearest(holiday, reference);
  const draft = newDraft(at, at + holiday.word.length, "date", "date.holiday", date === undefined ? "XXXX" : formatDate(date));
  draft.optional = "deictic";
  if (date === undefined) draft.note = "relative: no article date";
  return draft;
}

/** The holiday at `at` in the year that stands right before it: 2022年春节. 十一 behind a year may still be November, or eleven. */
export function holidayOfYear({ text }: RuleContext, at: number, year: number): NamedDay | undefined {
  const holiday = HOLIDAYS.longestAt(text, at, ({ word }, end) => word !== "十一" || isKept(text, at, end));
  return holiday === undefined || !inRange(year) ? undefined : { date: holiday.dayIn(year), end: at + holiday.word.length };
}

function isKept(text: string, at: number, end: number): boolean {
  const after = KEPT.exec(text.slice(end, end + 6))?.[0];
  if (after === undefined) return false;
  return !"”」\"".includes(after) || QUOTES.includes(text.charAt(at - 1) || " ");
}

function nearest(holiday: Holiday, reference: CalendarDate | undefined): CalendarDate | undefined {
  if (reference === undefined || !inRange(reference.year)) return undefined;
  const days = [-1, 0, 1].map((step) => holiday.dayIn(reference.year + step));
  const distance = (day: CalendarDate): number => Math.abs(toDays(day) - toDays(reference));
  return days.reduce((best, day) => (distance(day) < distance(best) ? day : best));
}

/** The calendar library's tables reach no further. */
function inRange(year: number): boolean {
  return year > 1901 && year < 2099;
}

/** Characters that holidays begin with. */
export const holidayFirstCodes = (): Iterable<number> => HOLIDAYS.firstCodes();
