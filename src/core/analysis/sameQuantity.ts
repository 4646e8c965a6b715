/** Knows when two figures say the same quantity: exactly, or as far as their qualifiers allow. */

import type { Figure } from "../figures/figure";

export interface SameQuantity {
  readonly exact: readonly Figure[];
  readonly approximate: readonly Figure[];
}

/** The other figures among `figures` that say what `figure` says. Linear. */
export function findSameQuantity(figure: Figure, figures: readonly Figure[]): SameQuantity {
  const exact: Figure[] = [];
  const approximate: Figure[] = [];
  for (const other of figures) {
    if (other.start === figure.start && other.end === figure.end) continue;
    if (!isComparable(figure, other)) continue;
    if (sameValue(figure, other)) exact.push(other);
    else if (intervalsMeet(figure, other)) approximate.push(other);
  }
  return { exact, approximate };
}

/** Quantities of different nature are never the same: 3% is not 3个百分点, 5亿元 is not 5亿美元. */
function isComparable(a: Figure, b: Figure): boolean {
  return dimension(a) === dimension(b);
}

/** A key that figures of one nature share. */
export function dimension(figure: Figure): string {
  return [
    figure.kind === "number" ? "count" : figure.kind,
    figure.subkind ?? "",
    figure.currency ?? "",
    figure.kind === "amount" ? (figure.per ?? "") : figure.kind === "percent" ? "" : (figure.unit ?? ""),
    figure.isRange ? "range" : "",
    figure.isList === true ? "list" : "",
  ].join("|");
}

function sameValue(a: Figure, b: Figure): boolean {
  if (a.isRange) return a.valueMin === b.valueMin && a.valueMax === b.valueMax;
  if (a.isList === true) return JSON.stringify(a.values) === JSON.stringify(b.values);
  return a.value !== null && a.value === b.value;
}

/** Only a figure that says it is not exact may be met approximately. */
function intervalsMeet(a: Figure, b: Figure): boolean {
  if (a.isRange || b.isRange || (a.qualifier === "exact" && b.qualifier === "exact")) return false;
  const [minA, maxA] = interval(a);
  const [minB, maxB] = interval(b);
  return minA !== undefined && maxA !== undefined && minB !== undefined && maxB !== undefined && minA <= maxB && minB <= maxA;
}

function interval(figure: Figure): readonly [number | undefined, number | undefined] {
  if (typeof figure.valueMin === "number" && typeof figure.valueMax === "number") return [figure.valueMin, figure.valueMax];
  return typeof figure.value === "number" ? [figure.value, figure.value] : [undefined, undefined];
}
