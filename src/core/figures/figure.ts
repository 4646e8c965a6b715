/** Knows what a figure is: an expression of quantity, rank or time, with its exact meaning. */

import type { Zone } from "../article/article";
import type { Span } from "../text/span";

export const figureKinds = [
  "amount",
  "percent",
  "count",
  "number",
  "ordinal",
  "date",
  "datetime",
  "duration",
  "age",
  "frequency",
  "ratio",
  "identifier",
] as const;
export type FigureKind = (typeof figureKinds)[number];

/** Single markers; two are joined with `+` in text order (`about+over`). */
export type QualifierMark =
  "exact" | "about" | "nearly" | "over" | "under" | "at_least" | "at_most" | "since" | "until" | "before" | "after";

/** What tells apart percentages and ratios that must never be mixed up. */
export type FigureSubkind = "pp" | "bp" | "permille" | "discount" | "multiple" | "fold";

export type OptionalClass = "indefinite" | "deictic" | "vague" | "slogan" | "name" | "identifier";

/** How a figure is compared with another (同比增长3倍, 降至2%). */
export interface Comparison {
  readonly direction?: "up" | "down" | "flat";
  /** `by`: the change itself; `to`: the level that is reached. */
  readonly mode?: "by" | "to";
  /** 同比 `yoy`; 环比 `mom` or `wow` where a month or week is meant, otherwise `qoq` (on the preceding period); anything else as written (`较年初`). */
  readonly base?: string;
}

/** Where in a table a figure stands. */
export interface TableContext {
  readonly row?: string;
  readonly column?: string;
  /** The unit that a header or caption gives, as written. */
  readonly unit?: string;
  readonly period?: string;
}

/**
 * One figure. `start` and `end` are UTF-16 code units into the text it was found in, end exclusive;
 * `text` is that slice; `surface`, where it differs, is what a reader sees of it.
 */
export interface Figure extends Span {
  readonly text: string;
  readonly surface?: string;
  readonly kind: FigureKind;
  /**
   * A number for quantities (in the major currency unit; in percent, points or basis points for `percent`),
   * a string for dates (EDTF), durations (ISO 8601), frequencies and identifiers; null for numeric ranges and lists.
   */
  readonly value: number | string | null;
  /** The exact decimal as a string, where a JSON number can't hold it or precision (1.10) would be lost. */
  readonly decimal?: string;
  readonly unit: string | null;
  readonly unitInferred?: boolean;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly currencyInferred?: boolean;
  readonly qualifier: string;
  readonly isRange: boolean;
  readonly valueMin: number | string | null;
  readonly valueMax: number | string | null;
  readonly isList?: boolean;
  readonly values?: readonly (number | string)[];
  readonly subkind?: FigureSubkind;
  /** What 高达, 最高, 突破 … say of the figure from outside its span. */
  readonly bound?: "max" | "min" | "reached";
  readonly comparison?: Comparison;
  /** -1 for a loss (亏损5亿元), with the value kept positive. */
  readonly sign?: -1 | 1;
  /** What the figure is counted per (每人 → `人`, 元/股 → `股`, 年缴 → `年`). */
  readonly per?: string;
  readonly subject?: string;
  readonly metric?: string;
  /** TIMEX-like modifier of a date: `start`, `end`, `early`, `mid`, `late`. */
  readonly mod?: string;
  /** What a date's boundary words say, as an EDTF interval (`../2022-03-31`, `2021/..`). */
  readonly interval?: string;
  readonly note?: string;
  /** One step of the last significant digit as written (`1e6` for 6.07亿): how precise the figure is. */
  readonly step?: string;
  readonly rhetorical?: boolean;
  readonly level: "core" | "optional";
  readonly class?: OptionalClass;
  readonly zone: Zone;
  readonly table?: TableContext;
  /** The name of the rule that read it, so that a reviewer can see why. */
  readonly rule: string;
}
