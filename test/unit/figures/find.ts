/** Knows how the tests of figures ask: plain text in, figures (or their gist) out. */

import { VisibleText } from "../../../src/core/article/visibleText";
import type { Figure } from "../../../src/core/figures/figure";
import { findFigures } from "../../../src/core/figures/findFigures";

/** All figures of a plain text; the article's date is 2022-04-18 unless told otherwise. */
export function find(text: string, date = "2022-04-18"): readonly Figure[] {
  return findFigures({ visible: VisibleText.plain(text), blocks: [], date });
}

/** The core figures' texts, in order. */
export function spans(text: string): readonly string[] {
  return find(text)
    .filter((figure) => figure.level === "core")
    .map((figure) => figure.text);
}

/** The only figure of a text; fails the test where there are none or several. */
export function only(text: string, date?: string): Figure {
  const figures = find(text, date);
  const [figure] = figures;
  if (figure === undefined || figures.length !== 1) {
    throw new Error(`expected one figure in ${text}, found ${JSON.stringify(figures.map((each) => each.text))}`);
  }
  return figure;
}

/** Span, kind and value in one line: what most expectations are about. */
export function gist(figure: Figure): string {
  const value =
    figure.values !== undefined
      ? figure.values.join(",")
      : figure.isRange && typeof figure.value !== "string"
        ? `${String(figure.valueMin)}~${String(figure.valueMax)}`
        : String(figure.value);
  return [figure.text, figure.kind, value].join(" | ");
}
