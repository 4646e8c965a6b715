/** Knows the article that a text is which has neither front matter nor markup. */

import type { Article } from "../core/article/article";
import { VisibleText } from "../core/article/visibleText";

/** All of `text` is body; offsets into the article and into the text are the same. */
export function createPlainArticle(text: string): Article {
  return {
    text,
    meta: { editors: [], family: "plain", extra: {} },
    problems: [],
    visible: VisibleText.plain(text),
    blocks: [],
    links: [],
    removed: [],
    hints: [],
  };
}
