/** Knows the forms in which articles write their date, and reads a date without a zone as China's. */

/** China has had one offset, and no summer time, since 1991. */
const CHINA_MINUTES = 8 * 60;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const TIME = String.raw`(?:[ T,]{1,3}(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:[.,]\d{1,9})?秒?|分)?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const NUMERIC = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?${TIME}${ZONE}$`, "i");
const RFC_822 = new RegExp(String.raw`^(?:[A-Za-z]{3,9},?\s)?(\d{1,2})\s([A-Za-z]{3})[a-z]*\s(\d{4})${TIME}${ZONE}$`, "i");
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),?(?:\s(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s?([AP]M)?)?$/i;
const LONE_ZONE = /^[+-]\d{2}:?\d{2}$/;

/** Whether a date field says nothing: empty, or only a zone. */
export function isEmptyDate(value: string): boolean {
  const trimmed = value.trim();
  return trimmed === "" || LONE_ZONE.test(trimmed);
}

/**
 * The date as ISO 8601 in China's time, e.g. `2022-04-11T23:52:43+08:00`; without a zone it is read as China's.
 * `undefined` for anything that is no date.
 */
export function readArticleDate(value: string): string | undefined {
  const text = value.trim();
  if (text.length > 60) return undefined;
  const numeric = NUMERIC.exec(text);
  if (numeric) return inChina(numeric[1], numeric[2], numeric[3], numeric.slice(4, 7), numeric[7]);
  const rfc = RFC_822.exec(text);
  if (rfc) return inChina(rfc[3], String(MONTHS.indexOf((rfc[2] ?? "").toLowerCase()) + 1), rfc[1], rfc.slice(4, 7), rfc[7]);
  const american = AMERICAN.exec(text);
  return american ? inChina(american[3], american[1], american[2], twelveHours(american.slice(4, 7), american[7]), undefined) : undefined;
}

function twelveHours(time: readonly (string | undefined)[], half: string | undefined): readonly (string | undefined)[] {
  if (half === undefined || time[0] === undefined) return time;
  const hour = (Number(time[0]) % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
  return [String(hour), time[1], time[2]];
}

function inChina(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: readonly (string | undefined)[],
  zone: string | undefined,
): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const [hour, minute, second] = [Number(time[0] ?? 0), Number(time[1] ?? 0), Number(time[2] ?? 0)];
  if (!isCalendarDate(y, m, d) || hour > 23 || minute > 59 || second > 59) return undefined;
  const utc = Date.UTC(y, m - 1, d, hour, minute, second) - offsetMinutes(zone) * 60_000;
  const local = new Date(utc + CHINA_MINUTES * 60_000);
  return Number.isNaN(local.getTime()) ? undefined : `${local.toISOString().slice(0, 19)}+08:00`;
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === "") return CHINA_MINUTES;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
