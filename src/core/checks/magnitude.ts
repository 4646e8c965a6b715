/** Knows when title and text give the same digits in different magnitudes (万 against 亿). */

import * as l10n from "@vscode/l10n";
import Big from "big.js";
import { dimension } from "../analysis/sameQuantity";
import { toPlainDecimal } from "../cards/formatNumber";
import type { Figure } from "../figures/figure";
import { comparableMetric } from "./factWords";
import type { Check, Finding } from "./finding";
import { apart, looseInterval, roundedInterval, type Interval } from "./precision";

/** With fewer digits than this, two figures agree by chance, unless both are said of the same. */
const FEWEST_DIGITS = 3;

/** Between 万 and nothing, 亿 and 万, 亿 and nothing; a factor of ten is rather 每股 against 每10股. */
const SLIPS = [1e4, 1e8];

export const checkMagnitude: Check = ({ article, figures }) => {
  const quantities = figures.filter(({ kind, value }) => (kind === "amount" || kind === "count") && typeof value === "number" && value > 0);
  const titles = quantities.filter(({ zone }) => zone === "title").slice(0, MOST_IN_TITLE);
  const body = quantities.filter(({ zone }) => zone === "body");
  const { text } = article.visible;
  return titles.flatMap((title) => compare(title, body.filter((one) => dimension(one) === dimension(title)), text));
};

/** A "title" with more figures is none. */
const MOST_IN_TITLE = 20;

function compare(title: Figure, body: readonly Figure[], text: string): Finding[] {
  if (body.some((figure) => isNear(title, figure) && agree(title, figure, 1))) return [];
  const slipped = body.find((figure) => isSlip(title, figure) && (significantDigits(title) >= FEWEST_DIGITS || isOfSame(title, figure, text)));
  if (slipped === undefined) return [];
  const message = l10n.t(
    "The title says {0}, the text says {1}: the same digits in another magnitude.",
    title.surface ?? title.text,
    slipped.surface ?? slipped.text,
  );
  return [{ rule: "magnitude", start: title.start, end: title.end, related: [slipped], message }];
}

/** 4亿元 is no rounding of a title's 3.5亿元; what is said to be over or nearly a value may lie farther off. */
function isNear(title: Figure, figure: Figure): boolean {
  const [a, b] = [Number(title.value), Number(figure.value)];
  return title.qualifier !== "exact" || figure.qualifier !== "exact" || Math.abs(a - b) <= Math.max(a, b) * NEAR;
}

const NEAR = 0.1;

/** As exactly as the less precise of the two is written, when the second is taken `factor` times. */
function agree(a: Figure, b: Figure, factor: number): boolean {
  const [one, other] = [valueInterval(a), valueInterval(b)];
  return one === undefined || other === undefined || !apart(one, { low: other.low * factor, high: other.high * factor });
}

/** 超3.5亿 and 近70亿 as far as a headline goes; plain values with a whole step to either side. */
function valueInterval(figure: Figure): Interval | undefined {
  return figure.qualifier === "exact" ? roundedInterval(figure) : looseInterval(figure);
}

function isSlip(title: Figure, figure: Figure): boolean {
  const isExact = title.qualifier === "exact" && figure.qualifier === "exact";
  if (figure.qualifier !== "exact" && title.value !== figure.value) return isExact;
  return SLIPS.some((factor) => {
    const exponents = [factor, 1 / factor];
    if (isExact) return [title, figure].map(({ value }) => Number(value)).sort((x, y) => x - y).map(toPlainDecimal)[1] === new Big(Math.min(Number(title.value), Number(figure.value))).times(factor).toFixed();
    return exponents.some((one) => agree(title, figure, one));
  });
}

/** Whether both are values of one measure: 赔付5亿元 and 累计赔付5万元. */
function isOfSame(a: Figure, b: Figure, text: string): boolean {
  if (a.metric !== undefined && b.metric !== undefined && (a.metric.includes(b.metric) || b.metric.includes(a.metric) || comparableMetric(a.metric) === (comparableMetric(b.metric) ?? ""))) return true;
  const behind = text.slice(a.end, a.end + 2);
  if (/^\p{Script=Han}{2}$/u.test(behind) && text.startsWith(behind, b.end)) return true;
  const [one, other] = [wordsBefore(a, text), wordsBefore(b, text)];
  for (let at = 0; at + 2 <= one.length; at++) if (other.includes(one.slice(at, at + 2))) return true;
  return false;
}

/** The last words before a figure in its own clause. */
function wordsBefore({ start }: Figure, text: string): string {
  const before = text.slice(Math.max(0, start - WORDS), start);
  return (/[^，。；：、\s\d]*$/u.exec(before)?.[0] ?? "").replace(/^.*(?:公司|集团|银行|保险|财险|人寿|证券)/u, "");
}

const WORDS = 8;

function significantDigits({ value }: Figure): number {
  return toPlainDecimal(Number(value)).replace(".", "").replace(/^0+|0+$/g, "").length;
}
