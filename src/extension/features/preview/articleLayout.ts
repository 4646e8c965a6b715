/** Knows what of a preview depends on the article's text alone, so that a change of its marks need not work it out again. */

import type { Steps } from "../../../core/text/steps";
import type { ImagePolicy, PlacedBlock, SectionBlocks, ShownSections } from "./blocks";
import { limitBlocks, MOST_BLOCKS } from "./limits";

export interface ArticleLayout {
  readonly shown: ShownSections;
  readonly blocks: readonly PlacedBlock[];
  /** Whether the article is too long to be shown whole. */
  readonly cut: boolean;
}

/** A file can be of any length, a page cannot. `sections` keeps what was laid out before. */
export function* layOut(shown: ShownSections, images: ImagePolicy, sections: SectionBlocks): Steps<ArticleLayout> {
  if (sections.extent === "whole") return { shown, blocks: yield* sections.layOut(shown, images), cut: false };
  // One more than fits tells that something is left out.
  return { shown, ...limitBlocks(yield* sections.layOut(shown, images, MOST_BLOCKS + 1)) };
}
