/** Knows what the tests of entities share: the built-in tables, words from nodejieba, and short ways to ask. */

import { join } from "node:path";
import { parsePlain } from "../../../src/core/article/parseArticle";
import type { Article } from "../../../src/core/article/article";
import type { Entities, Entity } from "../../../src/core/entities/entity";
import { findEntities } from "../../../src/core/entities/findEntities";
import { loadJieba, tagText } from "../../../src/platform/node/jiebaSegmenter";
import { loadGazetteer } from "../../../src/platform/node/loadGazetteers";

export const gazetteer = loadGazetteer(join(process.cwd(), "media", "gazetteers"));

export function findIn(article: Article, words = true): Entities {
  return findEntities({ article, gazetteer, ...(words ? { tokens: tagText(loadJieba(), article.visible.text) } : {}) });
}

/** `text/TYPE` of the outer mentions, in order. */
export function named(text: string, words = true): string[] {
  return findIn(parsePlain(text), words).outer.map(show);
}

export function show(entity: Entity): string {
  return `${entity.text}/${entity.type}`;
}
