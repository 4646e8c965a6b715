/** Knows which period comes a year or one of its own length before another. */

/** Months from the beginning of the calendar, the end exclusive. */
interface Months {
  readonly start: number;
  readonly end: number;
}

/** Whether the period or day `before` lies a year, or its own length, before `after`; both in EDTF. */
export function isBefore(before: string, after: string, by: "year" | "period"): boolean {
  const [day0, day1] = [dayOf(before), dayOf(after)];
  if (day0 !== undefined || day1 !== undefined) return by === "year" && isSameDayYearBefore(before, after);
  const [b, a] = [monthsOf(before), monthsOf(after)];
  if (b === undefined || a === undefined || b.end - b.start !== a.end - a.start) return false;
  return a.start - b.start === (by === "year" ? YEAR : a.end - a.start);
}

const YEAR = 12;

function isSameDayYearBefore(before: string, after: string): boolean {
  return Number(before.slice(0, 4)) + 1 === Number(after.slice(0, 4)) && before.slice(4) === after.slice(4);
}

function dayOf(value: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.exec(value)?.[0];
}

function monthsOf(value: string): Months | undefined {
  const [first = "", last = first] = value.split("/");
  const [start, end] = [/^(\d{4})(?:-(\d{2}))?$/.exec(first), /^(\d{4})(?:-(\d{2}))?$/.exec(last)];
  if (start === null || end === null) return undefined;
  return { start: Number(start[1]) * YEAR + Number(start[2] ?? 1) - 1, end: Number(end[1]) * YEAR + Number(end[2] ?? YEAR) };
}
