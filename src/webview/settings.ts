/** Knows what the host's settings mean for the article: its type, and what its elements say around the article's own words. */

import type { PreviewSettings } from "../protocol/preview";
import type { BlockContext } from "./blockView";
import type { Legend } from "./legend";

export function setType({ fontFamily, fontSize, lineHeight }: PreviewSettings): void {
  const { style } = document.documentElement;
  style.setProperty("--reading-size", `${fontSize.toString()}px`);
  style.setProperty("--reading-line", lineHeight.toString());
  if (fontFamily === "") style.removeProperty("--reading-font");
  else style.setProperty("--reading-font", fontFamily);
}

export function blockContext({ strings, canLoadImages }: PreviewSettings, legend: Legend): BlockContext {
  return {
    ...strings,
    canLoadImages,
    categoryNumber: (category) => legend.number(category),
    badge: (category) => legend.badge(category),
  };
}

/** Whether the article's elements say the same. */
export function hasSameWords(a: PreviewSettings, b: PreviewSettings): boolean {
  return a.canLoadImages === b.canLoadImages && JSON.stringify(a.strings) === JSON.stringify(b.strings);
}
