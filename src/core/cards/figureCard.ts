/** Knows what a reviewer wants to read about a figure at a glance. */

import * as l10n from "@vscode/l10n";
import type { Figure, OptionalClass } from "../figures/figure";
import type { Card, CardRow } from "./card";
import { groupDigits, inChineseMagnitudes, roundForReaders, toPlainDecimal } from "./formatNumber";
import { currencyName, kindName, qualifierName, subkindName } from "./names";
import { ruleWords } from "./ruleWords";
import { dateWords, durationWords, frequencyWords } from "./timeWords";

/** `referenceDate` is the article's date (ISO 8601), which relative dates were resolved against. */
export function figureCard(figure: Figure, referenceDate?: string): Card {
  const rows: CardRow[] = [
    ...valueRows(figure),
    ...qualifierRow(figure),
    ...currencyRow(figure),
    ...contextRows(figure),
    ...tableRows(figure),
    ...dateRow(figure, referenceDate),
    ...optionalRow(figure),
    row(l10n.t("Read as"), ruleWords(figure.rule)),
  ];
  return { title: figure.surface ?? figure.text, subtitle: subtitle(figure), rows };
}

/** The value in full; `undefined` where there is none. */
export function valueWords(figure: Figure): string | undefined {
  return valueRows(figure)[0]?.value.split(" = ", 1)[0];
}

function subtitle(figure: Figure): string {
  const kind = figure.subkind === undefined ? kindName(figure.kind) : `${kindName(figure.kind)} · ${subkindName(figure.subkind)}`;
  return figure.level === "optional" ? l10n.t("{0} (optional)", kind) : kind;
}

function row(label: string, value: string): CardRow {
  return { label, value };
}

function valueRows(figure: Figure): CardRow[] {
  if (figure.values !== undefined && figure.isList === true) {
    return [row(l10n.t("Values"), figure.values.map((value) => said(value, figure)).join(l10n.t(", ")))];
  }
  if (typeof figure.value === "string") return [row(l10n.t("Value"), textValue(figure.value, figure))];
  if (figure.value === null) {
    if (!figure.isRange || (figure.valueMin === null && figure.valueMax === null)) return [];
    return [row(l10n.t("Range"), rangeWords(figure))];
  }
  const decimal = figure.decimal ?? toPlainDecimal(figure.value);
  const rounded = roundForReaders(decimal);
  if (rounded !== undefined) return [row(l10n.t("Value"), isFraction(figure.note) ? `${figure.note} ≈ ${rounded}` : `≈ ${withUnit(rounded, figure)}`)];
  const magnitudes = inChineseMagnitudes(decimal).map((written) => withUnit(written, figure));
  return [row(l10n.t("Value"), [withUnit(groupDigits(decimal), figure), ...magnitudes].join(" = "))];
}

/** Both ends in full and, where they are large, as Chinese readers say them. */
function rangeWords(figure: Figure): string {
  const ends = [figure.valueMin, figure.valueMax];
  const full = ends.map((end) => (end === null ? "…" : said(end, figure))).join(" ～ ");
  const short = ends.map((end) => (typeof end === "number" ? inOneMagnitude(end) : undefined));
  return short.includes(undefined) ? full : `${full} = ${short.map((written) => withUnit(written ?? "", figure)).join(" ～ ")}`;
}

/** As Chinese readers say it, where it is large. */
function inOneMagnitude(value: number): string | undefined {
  return inChineseMagnitudes(toPlainDecimal(value)).findLast((written) => !/^-?0\./.test(written));
}

/** One value of a list or one end of a range. */
function said(value: number | string, figure: Figure): string {
  return typeof value === "string" ? textValue(value, figure) : withUnit(plain(value), figure);
}

/** Times in words; identifiers and whatever else is text as it is. */
function textValue(value: string, figure: Figure): string {
  switch (figure.kind) {
    case "date":
    case "datetime":
      return partOfPeriod(dateWords(value), figure.mod);
    case "duration":
      return spanOfTime(figure.unit === TRADING_DAY ? l10n.t("{0} of trading", durationWords(value)) : durationWords(value), figure);
    case "frequency":
      return frequencyWords(value);
    default:
      return value;
  }
}

const TRADING_DAY = "trading_day";

function partOfPeriod(date: string, mod: string | undefined): string {
  switch (mod) {
    case "start":
      return l10n.t("{0} (the beginning of the period)", date);
    case "end":
      return l10n.t("{0} (the end of the period)", date);
    default:
      return date;
  }
}

/** 近三年 is no stretch of any three years. */
function spanOfTime(words: string, { note }: Figure): string {
  return note === LAST_N ? l10n.t("the last {0}, up to then", words) : words;
}

const LAST_N = "last N";

/** How a proportion is written exactly: `1/3`, `1:3`. */
function isFraction(note: string | undefined): note is string {
  return note !== undefined && /^[\d.]+[/:][\d.]+$/.test(note);
}

function plain(value: number): string {
  const decimal = toPlainDecimal(value);
  return roundForReaders(decimal) ?? groupDigits(decimal);
}

function withUnit(written: string, figure: Figure): string {
  // 翻一番 is twice as much: its value says by how much, and 番 would count it once more.
  if (figure.subkind === "fold") return `× ${written}`;
  const unit = figure.kind === "percent" ? percentUnit(figure) : (figure.unit ?? (figure.kind === "amount" ? (figure.currency ?? "") : ""));
  const per = figure.per === undefined || unit.includes("/") ? "" : `/${figure.per}`;
  const gap = /^[\p{Script=Latin}/]/u.test(unit) ? " " : "";
  return written + gap + unit + per;
}

function percentUnit(figure: Figure): string {
  if (figure.subkind === "pp") return l10n.t("percentage points");
  if (figure.subkind === "bp") return l10n.t("basis points");
  return figure.subkind === "permille" ? "‰" : "%";
}

function currencyRow(figure: Figure): CardRow[] {
  if (figure.currency === null) return [];
  const name = currencyName(figure.currency);
  const value = name === figure.currency ? name : `${name} ${figure.currency}`;
  return [row(l10n.t("Currency"), figure.currencyInferred === true ? l10n.t("{0}, inferred", value) : value)];
}

/** What 余, 近, 逾 and the like say of the true value, in words and as an interval. */
function qualifierRow(figure: Figure): CardRow[] {
  if (figure.qualifier === "exact") return [];
  const words = figure.qualifier.split("+").map(qualifierName).join(l10n.t(", "));
  const interval = qualifierInterval(figure);
  return [row(l10n.t("Qualifier"), interval === undefined ? words : l10n.t("{0}: {1}", words, interval))];
}

function qualifierInterval(figure: Figure): string | undefined {
  const { valueMin: min, valueMax: max, value, interval } = figure;
  if (interval !== undefined) return dateWords(interval);
  const truth = l10n.t("true value");
  const said = (bound: number): string => withUnit(inOneMagnitude(bound) ?? plain(bound), figure);
  if (typeof min === "number" && typeof max === "number" && !figure.isRange) return `${said(min)} < ${truth} < ${said(max)}`;
  if (typeof value !== "number") return undefined;
  const marks = figure.qualifier.split("+");
  if (marks.includes("over")) return `${truth} > ${said(value)}`;
  if (marks.includes("under") || marks.includes("nearly")) return `${truth} < ${said(value)}`;
  if (marks.includes("at_least")) return `${truth} ≥ ${said(value)}`;
  if (marks.includes("at_most")) return `${truth} ≤ ${said(value)}`;
  return marks.includes("about") ? `${truth} ≈ ${said(value)}` : undefined;
}

function contextRows(figure: Figure): CardRow[] {
  const rows: CardRow[] = [];
  if (figure.subject !== undefined) rows.push(row(l10n.t("Subject"), figure.subject));
  if (figure.metric !== undefined) rows.push(row(l10n.t("Metric"), figure.metric));
  if (figure.comparison !== undefined) rows.push(row(l10n.t("Comparison"), comparisonWords(figure.comparison)));
  if (figure.sign === -1) rows.push(row(l10n.t("Sign"), l10n.t("a loss or outflow")));
  if (figure.bound !== undefined) rows.push(row(l10n.t("Bound"), boundWords(figure.bound)));
  if (figure.rhetorical === true) rows.push(row(l10n.t("Use"), l10n.t("counts what is listed, no quantity of its own")));
  if (figure.note !== undefined && figure.note !== LAST_N && !isFraction(figure.note)) rows.push(row(l10n.t("Note"), figure.note));
  return rows;
}

function comparisonWords(comparison: NonNullable<Figure["comparison"]>): string {
  const parts: string[] = [];
  if (comparison.base !== undefined) parts.push(baseWords(comparison.base));
  if (comparison.direction === "up") parts.push(l10n.t("up"));
  if (comparison.direction === "down") parts.push(l10n.t("down"));
  if (comparison.direction === "flat") parts.push(l10n.t("unchanged"));
  if (comparison.mode === "by") parts.push(l10n.t("by this much"));
  if (comparison.mode === "to") parts.push(l10n.t("to this level"));
  return parts.join(" · ");
}

function baseWords(base: string): string {
  if (base === "yoy") return l10n.t("year on year");
  if (base === "mom") return l10n.t("month on month");
  if (base === "wow") return l10n.t("week on week");
  return base === "qoq" ? l10n.t("on the preceding period") : base;
}

function boundWords(bound: NonNullable<Figure["bound"]>): string {
  if (bound === "max") return l10n.t("at most, as the context says");
  return bound === "min" ? l10n.t("at least, as the context says") : l10n.t("reached, as the context says");
}

/** Why a reviewer may leave it unmarked; of a code, its kind says that already. */
function optionalRow(figure: Figure): CardRow[] {
  return figure.level === "optional" && figure.class !== undefined && figure.kind !== "identifier" ? [row(l10n.t("Optional, since it is"), optionalWords(figure.class))] : [];
}

function optionalWords(reason: OptionalClass): string {
  switch (reason) {
    case "indefinite":
      return l10n.t("an indefinite number");
    case "deictic":
      return l10n.t("a word that points at a time");
    case "vague":
      return l10n.t("a vague word");
    case "slogan":
      return l10n.t("part of a slogan");
    case "name":
      return l10n.t("part of a name");
    case "identifier":
      return l10n.t("a code");
  }
}

function tableRows(figure: Figure): CardRow[] {
  const { table } = figure;
  if (table === undefined) return [];
  // A column is often headed by nothing but its period or unit.
  const parts = new Set([table.row, table.column, table.unit, table.period].filter((part) => part !== undefined && part !== ""));
  return parts.size === 0 ? [] : [row(l10n.t("Table"), [...parts].join(" · "))];
}

function dateRow(figure: Figure, referenceDate: string | undefined): CardRow[] {
  if (figure.kind !== "date" && figure.kind !== "datetime") return [];
  if (typeof figure.value === "string" && figure.value.startsWith("XXXX")) {
    return [row(l10n.t("Resolved against"), l10n.t("nothing: the article has no date"))];
  }
  // A date with its own year is resolved against nothing.
  const hasYear = /(?:\d|[〇○零一二三四五六七八九]){4}/u.test(figure.surface ?? figure.text);
  return referenceDate === undefined || hasYear ? [] : [row(l10n.t("Resolved against"), l10n.t("the article's date, {0}", referenceDate.slice(0, 10)))];
}
