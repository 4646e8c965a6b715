/** Knows what of a preview depends on the article's text alone, so that a change of its marks need not work it out again. */

import type { ShownArticle } from "../../analysis/documentAnalysis";
import { layOutBlocks, type ImagePolicy, type PlacedBlock } from "./blocks";
import { limitBlocks } from "./limits";
import { SourceIndex } from "./sourceIndex";

export class ArticleLayout {
  readonly article: ShownArticle;
  readonly index: SourceIndex;
  readonly blocks: readonly PlacedBlock[];
  /** Whether the article is too long to be shown whole. */
  readonly cut: boolean;
  /** What each block says, as text: equal for equal blocks. */
  readonly signatures: readonly string[];

  /** `whole`: for a file, which can be of any length, rather than for a page. */
  constructor(article: ShownArticle, images: ImagePolicy, extent: "page" | "whole" = "page") {
    this.article = article;
    this.index = new SourceIndex(article.visible);
    const all = layOutBlocks(article, images);
    const { blocks, cut } = extent === "whole" ? { blocks: all, cut: false } : limitBlocks(all);
    this.blocks = blocks;
    this.cut = cut;
    this.signatures = this.blocks.map(({ content }) => JSON.stringify(content));
  }
}
