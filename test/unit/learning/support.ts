/** Makes annotated articles of invented bodies, for tests of learning. */

import type { Draft } from "../../../src/core/annotations/session/session";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { type ReviewedSentence, listReviewedSentences } from "../../../src/core/learning/reviewedSentences";
import { find, openText } from "../annotations/support";
import { findIn } from "../entities/setup";

export interface Decision extends Pick<Draft, "kind" | "label"> {
  readonly text: string;
  readonly nth?: number;
  readonly status?: Draft["status"];
}

/** The sentences that a reviewer of an HTML article with these decisions has been through. */
export function review(html: string, decisions: readonly Decision[], words = true): ReviewedSentence[] {
  const session = openText(html);
  for (const { text, nth = 0, status = "accepted", kind, label } of decisions) {
    session.apply({ type: "add", drafts: [{ kind, label, status, spans: [find(html, text, nth)] }] }, { author: "审阅员" });
  }
  const article = parseArticle(html, { fileName: "a.md" });
  return listReviewedSentences({ article, annotations: session.annotations, cold: findIn(article, words).outer });
}

/** `sentence: text/label …` for each. */
export function show({ text, entities }: ReviewedSentence): string {
  return `${text.trim()}: ${entities.map(({ start, end, type }) => `${text.slice(start, end)}/${type}`).join(" ")}`.trim();
}
