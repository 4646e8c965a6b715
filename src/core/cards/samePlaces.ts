/** Knows how a figure's card tells where else in the article the same quantity stands. */

import * as l10n from "@vscode/l10n";
import { findSameQuantity } from "../analysis/sameQuantity";
import type { Figure } from "../figures/figure";
import type { Card } from "./card";

const MOST_SHOWN = 5;

/** The card with a row for equal and one for about equal figures; `figures` are those of the article. */
export function withSamePlaces(card: Card, figure: Figure, figures: readonly Figure[]): Card {
  const { exact, approximate } = findSameQuantity(figure, figures);
  const rows = [...card.rows];
  if (exact.length > 0) rows.push({ label: l10n.t("Also in this article"), value: describePlaces(exact) });
  if (approximate.length > 0) rows.push({ label: l10n.t("About the same"), value: describePlaces(approximate) });
  return { ...card, rows };
}

function describePlaces(figures: readonly Figure[]): string {
  const shown = figures.slice(0, MOST_SHOWN).map((figure) => figure.surface ?? figure.text);
  const more = figures.length > shown.length ? " …" : "";
  const count = figures.length === 1 ? l10n.t("1 place") : l10n.t("{0} places", figures.length);
  return `${count}: ${shown.join(l10n.t(", "))}${more}`;
}
