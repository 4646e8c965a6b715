/** Knows what of a preview depends on the article's text alone, so that a change of its marks need not work it out again. */

import type { Steps } from "../../../core/text/steps";
import { SectionBlocks, type ImagePolicy, type PlacedBlock, type ShownSections } from "./blocks";
import { limitBlocks } from "./limits";

export interface ArticleLayout {
  readonly shown: ShownSections;
  readonly blocks: readonly PlacedBlock[];
  /** Whether the article is too long to be shown whole. */
  readonly cut: boolean;
}

/** `whole`: for a file, which can be of any length, rather than for a page. `known` keeps what was laid out before. */
export function* layOut(
  shown: ShownSections,
  images: ImagePolicy,
  { extent = "page", known = new SectionBlocks() }: { readonly extent?: "page" | "whole"; readonly known?: SectionBlocks } = {},
): Steps<ArticleLayout> {
  const blocks = yield* known.layOut(shown, images);
  return { shown, ...(extent === "whole" ? { blocks, cut: false } : limitBlocks(blocks)) };
}
