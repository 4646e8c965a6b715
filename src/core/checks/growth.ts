/** Knows when a stated change doesn't fit the two values that it lies between, wherever these stand in their sentence. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import { pairOf, type Pair } from "./changePairs";
import type { Check, Finding } from "./finding";
import { apart, likeWritten, looseInterval, writtenInterval, type Interval } from "./precision";
import { listSentences } from "./sentences";
import { groupStatements } from "./statementGroups";
import { readStatements, type Statement } from "./statements";

const PARAGRAPH = /[^\n]+/g;
/**
 * What is reckoned on another footing than the values themselves: comparable bases, constant prices, samples and restatements.
 * The official growth of output and of investment always is.
 */
export const OTHER_FOOTING =
  /可比|口径|剔除|扣除|调整|重述|追溯|不变价|实际增|汇率|年均|复合|规模以上|规上|生产总值|GDP|增加值|固定资产投资|开发投资|折年|名义|季调|两年平均/;
const REACH = 60;

export const checkGrowth: Check = (input) => {
  const { text } = input.article.visible;
  return listSentences(input, PARAGRAPH).flatMap((paragraph) =>
    groupStatements(readStatements(paragraph, text)).flatMap((group) =>
      group.flatMap((change, index) => {
        const pair = change.role === "level" ? undefined : pairOf(group, index);
        return pair === undefined || hasOtherFooting(text, pair, change) ? [] : judgeChange(pair.before.figure, pair.after.figure, change.figure, change.role);
      }),
    ),
  );
};

function hasOtherFooting(text: string, { before, after }: Pair, change: Statement): boolean {
  const spans = [before.figure, after.figure, change.figure];
  const start = Math.min(...spans.map((one) => one.start));
  const told = text.slice(Math.max(text.lastIndexOf("\n", start) + 1, start - REACH), Math.max(...spans.map(({ end }) => end)) + 1);
  return OTHER_FOOTING.test(told);
}

/** Doubts the change that `figure` states (`role`: by how much, or how many times) between two values; nothing where they may well fit. */
export function judgeChange(before: Figure, after: Figure, figure: Figure, role: Statement["role"]): Finding[] {
  const [v0, v1] = [writtenInterval(before), writtenInterval(after)];
  const said = signed(figure);
  const real = v0 === undefined || v1 === undefined ? undefined : changeBetween(before, v0, v1, figure, role);
  if (said === undefined || real === undefined || [before, after].some(({ sign }) => sign === -1)) return [];
  if (!apart(real, said) || (figure.comparison?.direction === undefined && !apart(mirrored(real), said))) return [];
  const exact = changeBetween(before, point(before), point(after), figure, role);
  if (exact === undefined) return [];
  const message = isMultiple(figure.subkind, role)
    ? l10n.t("{1} is {2} times {0}, but the text says {3}.", shown(before), shown(after), Number(exact.low.toFixed(2)), shown(figure))
    : l10n.t("From {0} to {1} is {2}, but the text says {3}.", shown(before), shown(after), changeInWords(exact.low, figure), saidChange(figure));
  return [{ rule: "growth", start: figure.start, end: figure.end, related: [before, after], message }];
}

/** The change that a figure states, below zero where it goes down. */
function signed(figure: Figure): Interval | undefined {
  const said = looseInterval(figure);
  if (said === undefined || figure.comparison?.direction !== "down") return said;
  return said.low < 0 ? said : mirrored(said);
}

function mirrored({ low, high }: Interval): Interval {
  return { low: -high, high: -low };
}

function point({ value }: Figure): Interval {
  return { low: Number(value), high: Number(value) };
}

/** What the change is in the way that `figure` states it; `undefined` where it states no change of such values. */
function changeBetween(level: Figure, v0: Interval, v1: Interval, { kind, subkind }: Pick<Figure, "kind" | "subkind">, role: Statement["role"]): Interval | undefined {
  const step = { low: v1.low - v0.high, high: v1.high - v0.low };
  if (level.kind === "percent") return subkind === "pp" ? step : subkind === "bp" ? { low: step.low * 100, high: step.high * 100 } : undefined;
  if (kind === level.kind) return step;
  if (v0.low <= 0 || v1.low < 0) return undefined;
  const times = { low: v1.low / v0.high, high: v1.high / v0.low };
  if (isMultiple(subkind, role)) return times;
  if (subkind === "multiple") return { low: times.low - 1, high: times.high - 1 };
  return kind === "percent" && subkind === undefined ? { low: (times.low - 1) * 100, high: (times.high - 1) * 100 } : undefined;
}

/** 翻一番, 是上年的2倍; but 增长2倍 is a change. */
function isMultiple(subkind: Figure["subkind"], role: Statement["role"]): boolean {
  return subkind === "fold" || (subkind === "multiple" && role === "times");
}

/** A rise or a fall, by how much in the way that `figure` is written. */
function changeInWords(value: number, figure: Figure): string {
  const size = shownChange(Math.abs(value), figure);
  return value === 0 ? l10n.t("no change") : value > 0 ? l10n.t("a rise of {0}", size) : l10n.t("a fall of {0}", size);
}

function saidChange(figure: Figure): string {
  const { sign, comparison } = figure;
  if (comparison?.direction === undefined || sign === -1) return shown(figure);
  return comparison.direction === "up" ? l10n.t("a rise of {0}", shown(figure)) : l10n.t("a fall of {0}", shown(figure));
}

function shownChange(value: number, figure: Figure): string {
  if (figure.kind === "percent" && figure.subkind === undefined) return `${value.toFixed(1)}%`;
  return likeWritten(Number(value.toPrecision(12)).toString(), figure);
}

function shown(figure: Figure): string {
  return figure.surface ?? figure.text;
}
