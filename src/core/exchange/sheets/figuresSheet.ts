/** Knows the sheet of figures: one row a figure, its value as numbers and days that a spreadsheet can reckon with. */

import * as l10n from "@vscode/l10n";
import { labelName, qualifierName } from "../../cards/names";
import { ruleWords } from "../../cards/ruleWords";
import type { Figure } from "../../figures/figure";
import type { ExportDocument } from "../exportDocument";
import { findDays } from "./calendar";
import { findSentence } from "./context";
import { defineSheet, toNumberCell, toTextCell } from "./sheet";
import { zoneName } from "./zones";

interface FigureRow {
  readonly document: ExportDocument;
  readonly figure: Figure;
}

export const figuresSheet = defineSheet<FigureRow>({
  id: "figures",
  title: () => l10n.t("Figures"),
  rowsOf: (document) => document.figures.map((figure) => ({ document, figure })),
  columns: [
    { id: "file", title: () => l10n.t("File"), width: 28, of: ({ document }) => document.path },
    { id: "text", title: () => l10n.t("Text"), width: 18, of: ({ figure }) => figure.surface ?? figure.text },
    { id: "kind", title: () => l10n.t("Kind"), width: 10, of: ({ figure }) => figure.kind, display: labelName },
    { id: "value", title: () => l10n.t("Value"), width: 16, of: ({ figure }) => toNumberCell(figure.value, exactOf(figure)) },
    { id: "unit", title: () => l10n.t("Unit"), width: 8, of: ({ figure }) => toTextCell(figure.unit) },
    { id: "currency", title: () => l10n.t("Currency"), width: 8, of: ({ figure }) => toTextCell(figure.currency) },
    { id: "qualifier", title: () => l10n.t("Qualifier"), width: 10, of: ({ figure }) => figure.qualifier, display: nameQualifier },
    { id: "min", title: () => l10n.t("From (value)"), width: 16, of: ({ figure }) => toNumberCell(figure.valueMin) },
    { id: "max", title: () => l10n.t("To (value)"), width: 16, of: ({ figure }) => toNumberCell(figure.valueMax) },
    { id: "from", title: () => l10n.t("From (day)"), width: 12, of: ({ figure }) => daysOf(figure).from },
    { id: "to", title: () => l10n.t("To (day)"), width: 12, of: ({ figure }) => daysOf(figure).to },
    { id: "normalized", title: () => l10n.t("Normalised"), width: 20, of: ({ figure }) => normalizedOf(figure) },
    { id: "subkind", title: () => l10n.t("Subkind"), width: 9, of: ({ figure }) => toTextCell(figure.subkind), display: nameOf },
    { id: "per", title: () => l10n.t("Per"), width: 7, of: ({ figure }) => toTextCell(figure.per) },
    { id: "bound", title: () => l10n.t("Bound"), width: 8, of: ({ figure }) => toTextCell(figure.bound), display: nameOf },
    {
      id: "direction",
      title: () => l10n.t("Direction"),
      width: 9,
      of: ({ figure }) => toTextCell(figure.comparison?.direction),
      display: nameOf,
    },
    { id: "change", title: () => l10n.t("By or to"), width: 9, of: ({ figure }) => toTextCell(figure.comparison?.mode), display: nameOf },
    {
      id: "base",
      title: () => l10n.t("Compared with"),
      width: 12,
      of: ({ figure }) => toTextCell(figure.comparison?.base),
      display: nameOf,
    },
    { id: "sign", title: () => l10n.t("Sign"), width: 6, of: ({ figure }) => toNumberCell(figure.sign) },
    { id: "row", title: () => l10n.t("Table row"), width: 14, of: ({ figure }) => toTextCell(figure.table?.row) },
    { id: "column", title: () => l10n.t("Table column"), width: 14, of: ({ figure }) => toTextCell(figure.table?.column) },
    { id: "zone", title: () => l10n.t("Zone"), width: 8, of: ({ figure }) => figure.zone, display: zoneName },
    { id: "level", title: () => l10n.t("Level"), width: 9, of: ({ figure }) => figure.level, display: levelName },
    { id: "rule", title: () => l10n.t("Rule"), width: 30, of: ({ figure }) => figure.rule, display: ruleWords },
    { id: "start", title: () => l10n.t("Start"), width: 8, of: ({ figure }) => toNumberCell(figure.start) },
    { id: "end", title: () => l10n.t("End"), width: 8, of: ({ figure }) => toNumberCell(figure.end) },
    {
      id: "sentence",
      title: () => l10n.t("Sentence"),
      width: 60,
      of: ({ document, figure }) => toTextCell(findSentence(document.article, figure)),
    },
  ],
});

/** `decimal` says more than the number only where the number can't hold it. */
function exactOf(figure: Figure): string | undefined {
  return figure.decimal !== undefined && Number(figure.decimal) === figure.value ? figure.decimal : undefined;
}

function daysOf(figure: Figure): ReturnType<typeof findDays> {
  if (figure.kind !== "date" && figure.kind !== "datetime") return { from: null, to: null };
  if (typeof figure.value === "string") return findDays(figure.value);
  const { valueMin, valueMax } = figure;
  return {
    from: typeof valueMin === "string" ? findDays(valueMin).from : null,
    to: typeof valueMax === "string" ? findDays(valueMax).to : null,
  };
}

/** What no number cell holds: dates, durations, lists, and decimals longer than a double. */
function normalizedOf(figure: Figure): string | null {
  if (figure.values !== undefined && figure.values.length > 0) return figure.values.map(String).join("; ");
  if (typeof figure.value === "string") return toTextCell(figure.value);
  if (figure.decimal !== undefined) return figure.decimal;
  return null;
}

/** The closed sets of a figure's lesser fields; what is as written in the article (`较年初`) stays so. */
const names: ReadonlyMap<string, () => string> = new Map([
  ["pp", () => l10n.t("percentage points")],
  ["bp", () => l10n.t("basis points")],
  ["permille", () => l10n.t("per mille")],
  ["discount", () => l10n.t("discount")],
  ["multiple", () => l10n.t("multiple")],
  ["fold", () => l10n.t("doublings")],
  ["max", () => l10n.t("at the most")],
  ["min", () => l10n.t("at the least")],
  ["reached", () => l10n.t("reached")],
  ["up", () => l10n.t("up")],
  ["down", () => l10n.t("down")],
  ["flat", () => l10n.t("flat")],
  ["by", () => l10n.t("by")],
  ["to", () => l10n.t("to")],
  ["yoy", () => l10n.t("year on year")],
  ["qoq", () => l10n.t("on the period before")],
  ["mom", () => l10n.t("month on month")],
  ["wow", () => l10n.t("week on week")],
]);

function nameOf(value: string): string {
  return names.get(value)?.() ?? value;
}

function nameQualifier(value: string): string {
  if (value === "exact") return l10n.t("exact");
  return value.split("+").map(qualifierName).join(" + ");
}

export function levelName(level: string): string {
  return level === "optional" ? l10n.t("optional") : l10n.t("core");
}
