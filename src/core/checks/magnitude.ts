/** Knows when title and text give the same digits in different magnitudes (万 against 亿). */

import * as l10n from "@vscode/l10n";
import { toPlainDecimal } from "../cards/formatNumber";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";

/** With fewer digits than this, two figures agree by chance. */
const FEWEST_DIGITS = 3;

export const checkMagnitude: Check = ({ figures }) => {
  const quantities = figures.filter(({ kind, value }) => (kind === "amount" || kind === "count") && typeof value === "number" && value > 0);
  const body = quantities.filter(({ zone }) => zone === "body");
  return quantities.filter(({ zone }) => zone === "title").flatMap((title) => compare(title, body.filter((one) => isSameNature(one, title))));
};

function compare(title: Figure, body: readonly Figure[]): Finding[] {
  const digits = significantDigits(title);
  if (digits.length < FEWEST_DIGITS || body.some(({ value }) => value === title.value)) return [];
  const slipped = body.find((figure) => significantDigits(figure) === digits);
  if (slipped === undefined) return [];
  const message = l10n.t(
    "The title says {0}, the text says {1}: the same digits in another magnitude.",
    title.surface ?? title.text,
    slipped.surface ?? slipped.text,
  );
  return [{ rule: "magnitude", start: title.start, end: title.end, related: [slipped], message }];
}

function isSameNature(a: Figure, b: Figure): boolean {
  return a.kind === b.kind && a.currency === b.currency && (a.kind === "amount" || a.unit === b.unit);
}

function significantDigits({ value }: Figure): string {
  return toPlainDecimal(Number(value)).replace(".", "").replace(/^0+|0+$/g, "");
}
