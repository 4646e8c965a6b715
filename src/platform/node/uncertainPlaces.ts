/** Knows what is still in doubt in an article that is not open: what would be suggested there, less what was decided. */

import { analyzeArticle, type AnalyzeOptions } from "../../core/analysis/analyze";
import { byUncertainty, listSuggestions, undecided } from "../../core/analysis/suggestions";
import { parseArticle } from "../../core/article/parseArticle";
import { cutText, cutTextStart } from "../../core/text/cutText";
import { decodeText } from "../../core/text/encoding";
import type { EngineCalls, UncertainPlace } from "../../protocol/engine";
import { readAnnotations } from "./readAnnotations";

/** Of one article. */
const MOST_PLACES = 20;
/** UTF-16 code units on each side. */
const CONTEXT = 18;
/** What is surer than this is not in doubt. */
const SURE = 0.9;

export async function listUncertainPlaces({ uri, bytes, sidecars }: EngineCalls["uncertain"]["params"], options: AnalyzeOptions): Promise<readonly UncertainPlace[]> {
  const fileName = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
  const article = parseArticle(decodeText(bytes).text, { fileName });
  const { entities, marks } = await analyzeArticle(article, { ...options, fileName });
  const decided = readAnnotations(article, sidecars).annotations.flatMap(({ annotation, spans }) => spans.map(({ start, end }) => ({ start, end, kind: annotation.kind })));
  const open = undecided(listSuggestions([], entities, marks), decided).filter(({ confidence = 1 }) => confidence < SURE);
  return byUncertainty(open)
    .slice(0, MOST_PLACES)
    .flatMap(({ start, end, label, text, confidence = 1 }): UncertainPlace[] => {
      const shown = article.visible.toVisible({ start, end });
      if (shown === undefined) return [];
      const before = cutTextStart(article.visible.text.slice(0, shown.start), CONTEXT);
      const after = cutText(article.visible.text.slice(shown.end), CONTEXT);
      const context = `${before}【${text}】${after}`.replace(/\s+/gu, " ");
      return [{ uri, start, end, label, text, confidence, context, ...(article.meta.title === undefined ? {} : { title: article.meta.title }) }];
    });
}
