/** Knows how a test asks for the doubts about an article. */

import { parseArticle } from "../../../src/core/article/parseArticle";
import { articleRules, type ArticleRule } from "../../../src/core/checks/finding";
import { runChecks } from "../../../src/core/checks/runChecks";
import { findFigures } from "../../../src/core/figures/findFigures";

export function check(text: string, rules: readonly ArticleRule[] = articleRules): { rule: string; text: string; message: string }[] {
  const article = parseArticle(text);
  const { visible, blocks, meta } = article;
  const figures = findFigures({ visible, blocks, ...(meta.date === undefined ? {} : { date: meta.date }) });
  return runChecks({ article, figures }, rules).map(({ rule, message, start, end }) => ({ rule, message, text: visible.text.slice(start, end) }));
}

export function articleOf(body: string, title = "东湖银行经营情况"): string {
  return `---\ntitle: "${title}"\ndate: 2026-03-18 20:00:00 +0800\n---\n<p>${body}</p>\n`;
}

export const rulesOf = (body: string, title?: string): string[] => check(articleOf(body, title)).map(({ rule }) => rule);
