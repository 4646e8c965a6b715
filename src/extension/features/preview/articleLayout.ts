/** Knows what of a preview depends on the article's text alone, so that a change of its marks need not work it out again. */

import type { Article } from "../../../core/article/article";
import { layOutBlocks, type ImagePolicy, type PlacedBlock } from "./blocks";
import { SourceIndex } from "./sourceIndex";

export class ArticleLayout {
  readonly article: Article;
  readonly index: SourceIndex;
  readonly blocks: readonly PlacedBlock[];
  /** What each block says, as text: equal for equal blocks. */
  readonly signatures: readonly string[];

  constructor(article: Article, images: ImagePolicy) {
    this.article = article;
    this.index = new SourceIndex(article.visible);
    this.blocks = layOutBlocks(article, images);
    this.signatures = this.blocks.map(({ content }) => JSON.stringify(content));
  }
}
