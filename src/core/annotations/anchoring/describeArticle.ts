/** Knows what a sidecar says of the article's present text, so that places are found again in a later one. */

import type { Steps } from "../../text/steps";
import { grainOf, splitBlocks, writeBlocks } from "./blocks";
import type { Places } from "../session/places";
import type { TextInfo } from "../session/session";
import type { ArticleInfo } from "../sidecar/sidecar";

/** `former` is what the sidecar said; the same object where that still holds. */
export function* describeArticle(places: Places, former: ArticleInfo, { hash, encoding }: TextInfo): Steps<ArticleInfo> {
  if (former.hash === hash && former.blocks !== undefined && former.encoding === encoding) return former;
  const { encoding: _, ...rest } = former;
  yield* places.read();
  const { file, text } = places.reading;
  const { length } = file;
  const paragraphs = yield* splitBlocks(text, grainOf(length));
  yield;
  return { ...rest, hash, length, ...(encoding === undefined ? {} : { encoding }), blocks: writeBlocks(paragraphs) };
}
