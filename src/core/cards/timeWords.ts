/** Knows how ISO 8601 durations, EDTF dates and frequencies are said to a reader; what it can't read comes back as it is. */

import * as l10n from "@vscode/l10n";

const DURATION = /^P(?=.)(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;

/** `P1Y6M` as "1 year 6 months". */
export function durationWords(iso: string): string {
  const match = DURATION.exec(iso);
  if (match === null) return iso;
  const parts = UNITS.flatMap((words, i) => {
    const count = match[i + 1];
    return count === undefined ? [] : [words(count)];
  });
  return parts.length === 0 ? iso : parts.join(" ");
}

/** In the order in which ISO 8601 writes them: years, months, weeks, days, hours, minutes, seconds. */
const UNITS: readonly ((count: string) => string)[] = [
  (count) => (count === "1" ? l10n.t("1 year") : l10n.t("{0} years", count)),
  (count) => (count === "1" ? l10n.t("1 month") : l10n.t("{0} months", count)),
  (count) => (count === "1" ? l10n.t("1 week") : l10n.t("{0} weeks", count)),
  (count) => (count === "1" ? l10n.t("1 day") : l10n.t("{0} days", count)),
  (count) => (count === "1" ? l10n.t("1 hour") : l10n.t("{0} hours", count)),
  (count) => (count === "1" ? l10n.t("1 minute") : l10n.t("{0} minutes", count)),
  (count) => (count === "1" ? l10n.t("1 second") : l10n.t("{0} seconds", count)),
];

/** `3/P1W` as "3 times a week", `24h/d*7d/wk` as "24 hours a day, 7 days a week". */
export function frequencyWords(value: string): string {
  const clock = /^([\d.]+)h\/d\*([\d.]+)d\/wk$/.exec(value);
  if (clock !== null) return l10n.t("{0} hours a day, {1} days a week", clock[1] ?? "", clock[2] ?? "");
  const [, count, period] = /^([\d.]+)\/(P.+)$/.exec(value) ?? [];
  if (count === undefined || period === undefined) return value;
  return count === "1" ? l10n.t("once {0}", everyWords(period)) : l10n.t("{0} times {1}", count, everyWords(period));
}

function everyWords(period: string): string {
  switch (period) {
    case "P1Y":
      return l10n.t("a year");
    case "P3M":
      return l10n.t("a quarter");
    case "P1M":
      return l10n.t("a month");
    case "P1W":
      return l10n.t("a week");
    case "P1D":
      return l10n.t("a day");
    case "PT1H":
      return l10n.t("an hour");
    default:
      return l10n.t("every {0}", durationWords(period));
  }
}

/** An EDTF date, time or interval: `2026-01/2026-06`, `2026-03-18TEV`, `2021/..`, `201X`, `2026-21`. */
export function dateWords(edtf: string): string {
  const slash = edtf.indexOf("/");
  if (slash < 0) return oneDate(edtf);
  const [from, to] = [edtf.slice(0, slash), edtf.slice(slash + 1)];
  if (from === "..") return l10n.t("up to {0}", oneDate(to));
  return to === ".." ? l10n.t("from {0} on", oneDate(from)) : `${oneDate(from)} ～ ${oneDate(to)}`;
}

function oneDate(edtf: string): string {
  if (edtf.endsWith("~")) return l10n.t("about {0}", oneDate(edtf.slice(0, -1)));
  const [, year, season] = /^(\d{4})-(2[1-4])$/.exec(edtf) ?? [];
  if (year !== undefined) return `${year} ${seasonName(season)}`;
  const [, decade] = /^(\d{3})X$/.exec(edtf) ?? [];
  if (decade !== undefined) return l10n.t("the years {0}0 to {0}9", decade);
  const [, day, time] = /^([\dX-]+)T(.+)$/.exec(edtf) ?? [];
  if (day === undefined || time === undefined) return withoutYear(edtf);
  return `${withoutYear(day)} ${partOfDay(time)}`;
}

/** A date whose year nobody can tell. */
function withoutYear(date: string): string {
  return date.startsWith("XXXX-") ? l10n.t("{0}, year unknown", date.slice("XXXX-".length)) : date;
}

function seasonName(season: string | undefined): string {
  switch (season) {
    case "21":
      return l10n.t("spring");
    case "22":
      return l10n.t("summer");
    case "23":
      return l10n.t("autumn");
    default:
      return l10n.t("winter");
  }
}

function partOfDay(time: string): string {
  switch (time) {
    case "MO":
      return l10n.t("morning");
    case "MI":
      return l10n.t("midday");
    case "AF":
      return l10n.t("afternoon");
    case "EV":
      return l10n.t("evening");
    case "NI":
      return l10n.t("night");
    default:
      return time;
  }
}
