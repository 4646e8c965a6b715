/** Knows what a reviewer wants to read about a figure at a glance. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Card, CardRow } from "./card";
import { groupDigits, inChineseMagnitudes, toPlainDecimal } from "./formatNumber";
import { currencyName, kindName, qualifierName, subkindName } from "./names";

/** `referenceDate` is the article's date (ISO 8601), which relative dates were resolved against. */
export function figureCard(figure: Figure, referenceDate?: string): Card {
  const rows: CardRow[] = [
    ...valueRows(figure),
    ...currencyRow(figure),
    ...qualifierRow(figure),
    ...contextRows(figure),
    ...tableRows(figure),
    ...dateRow(figure, referenceDate),
    row(l10n.t("Rule"), figure.rule),
  ];
  return { title: figure.surface ?? figure.text, subtitle: subtitle(figure), rows };
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
    return [row(l10n.t("Values"), figure.values.map((value) => withUnit(plain(value), figure)).join(l10n.t(", ")))];
  }
  if (figure.isRange && (figure.valueMin !== null || figure.valueMax !== null)) {
    const ends = [figure.valueMin, figure.valueMax].map((end) => (end === null ? "…" : withUnit(plain(end), figure)));
    return [row(l10n.t("Range"), ends.join(" ～ "))];
  }
  if (figure.value === null) return [];
  if (typeof figure.value === "string") return [row(l10n.t("Value"), figure.value)];
  const decimal = figure.decimal ?? toPlainDecimal(figure.value);
  const magnitudes = inChineseMagnitudes(decimal).map((written) => withUnit(written, figure));
  return [row(l10n.t("Value"), [withUnit(groupDigits(decimal), figure), ...magnitudes].join(" = "))];
}

function plain(value: number | string): string {
  return typeof value === "number" ? groupDigits(toPlainDecimal(value)) : value;
}

function withUnit(written: string, figure: Figure): string {
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
  return [row(l10n.t("Qualifier"), interval === undefined ? words : `${words}: ${interval}`)];
}

function qualifierInterval(figure: Figure): string | undefined {
  const { valueMin: min, valueMax: max, value } = figure;
  if (typeof min === "number" && typeof max === "number" && !figure.isRange) return `${plain(min)} < v < ${plain(max)}`;
  if (typeof value !== "number") return undefined;
  const marks = figure.qualifier.split("+");
  if (marks.includes("over")) return `v > ${plain(value)}`;
  if (marks.includes("under") || marks.includes("nearly")) return `v < ${plain(value)}`;
  if (marks.includes("at_least")) return `v ≥ ${plain(value)}`;
  if (marks.includes("at_most")) return `v ≤ ${plain(value)}`;
  return marks.includes("about") ? `v ≈ ${plain(value)}` : undefined;
}

function contextRows(figure: Figure): CardRow[] {
  const rows: CardRow[] = [];
  if (figure.subject !== undefined) rows.push(row(l10n.t("Subject"), figure.subject));
  if (figure.metric !== undefined) rows.push(row(l10n.t("Metric"), figure.metric));
  if (figure.comparison !== undefined) rows.push(row(l10n.t("Comparison"), comparisonWords(figure.comparison)));
  if (figure.sign === -1) rows.push(row(l10n.t("Sign"), l10n.t("a loss or outflow")));
  if (figure.bound !== undefined) rows.push(row(l10n.t("Bound"), boundWords(figure.bound)));
  if (figure.note !== undefined) rows.push(row(l10n.t("Note"), figure.note));
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
  return base === "qoq" ? l10n.t("on the preceding period") : base;
}

function boundWords(bound: NonNullable<Figure["bound"]>): string {
  if (bound === "max") return l10n.t("at most, as the context says");
  return bound === "min" ? l10n.t("at least, as the context says") : l10n.t("reached, as the context says");
}

function tableRows(figure: Figure): CardRow[] {
  const { table } = figure;
  if (table === undefined) return [];
  const parts = [table.row, table.column, table.unit, table.period].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? [] : [row(l10n.t("Table"), parts.join(" · "))];
}

function dateRow(figure: Figure, referenceDate: string | undefined): CardRow[] {
  if (figure.kind !== "date" && figure.kind !== "datetime") return [];
  if (typeof figure.value === "string" && figure.value.startsWith("XXXX")) {
    return [row(l10n.t("Resolved against"), l10n.t("nothing: the article has no date"))];
  }
  return referenceDate === undefined ? [] : [row(l10n.t("Resolved against"), l10n.t("the article's date, {0}", referenceDate.slice(0, 10)))];
}
