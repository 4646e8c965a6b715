/** Knows when title and text give the same digits in different magnitudes (万 against 亿). */

import * as l10n from "@vscode/l10n";
import Big from "big.js";
import { dimension } from "../analysis/sameQuantity";
import { toPlainDecimal } from "../cards/formatNumber";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";
import { apart, roundedInterval } from "./precision";

/** With fewer digits than this, two figures agree by chance. */
const FEWEST_DIGITS = 3;

/** Between 万 and nothing, 亿 and 万, 亿 and nothing; a factor of ten is rather 每股 against 每10股. */
const SLIPS = [1e4, 1e8];

export const checkMagnitude: Check = ({ figures }) => {
  const quantities = figures.filter(({ kind, value }) => (kind === "amount" || kind === "count") && typeof value === "number" && value > 0);
  const titles = quantities.filter(({ zone }) => zone === "title").slice(0, MOST_IN_TITLE);
  const body = quantities.filter(({ zone }) => zone === "body");
  return titles.flatMap((title) => compare(title, body.filter((one) => dimension(one) === dimension(title))));
};

/** A "title" with more figures is none. */
const MOST_IN_TITLE = 20;

function compare(title: Figure, body: readonly Figure[]): Finding[] {
  if (significantDigits(title) < FEWEST_DIGITS || body.some((figure) => agree(title, figure))) return [];
  const slipped = body.find((figure) => isSlip(title, figure));
  if (slipped === undefined) return [];
  const message = l10n.t(
    "The title says {0}, the text says {1}: the same digits in another magnitude.",
    title.surface ?? title.text,
    slipped.surface ?? slipped.text,
  );
  return [{ rule: "magnitude", start: title.start, end: title.end, related: [slipped], message }];
}

/** As exactly as the less precise of the two is written. */
function agree(a: Figure, b: Figure): boolean {
  return a.value === b.value || !apart(roundedInterval(a), roundedInterval(b));
}

function isSlip(a: Figure, b: Figure): boolean {
  const [small, large] = [Number(a.value), Number(b.value)].sort((x, y) => x - y);
  return small !== undefined && large !== undefined && SLIPS.some((factor) => toPlainDecimal(large) === new Big(small).times(factor).toFixed());
}

function significantDigits({ value }: Figure): number {
  return toPlainDecimal(Number(value)).replace(".", "").replace(/^0+|0+$/g, "").length;
}
