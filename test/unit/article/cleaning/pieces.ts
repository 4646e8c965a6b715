/** What the tests of cleaning share: prose around a line, and what is read of an article. */

import { expect } from "vitest";
import type { Article, Block } from "../../../../src/core/article/article";
import { parseArticle } from "../../../../src/core/article/parseArticle";

export const PROSE =
  "<p>东湖银行日前发布一季度经营数据，截至3月末，该行资产总额较年初增长2.3%，不良贷款率为1.02%，与上年末持平，拨备覆盖率继续保持在较高水平，风险抵御能力稳步提升。</p>";

export function textOf(article: Article, block: Block): string {
  return block.type === "image" ? block.url : article.visible.text.slice(block.start, block.end);
}

/** The rule that removes the given HTML, put where it is said; `prose` where none does. */
export function ruleFor(html: string, place: "head" | "middle" | "tail"): string {
  const before = place === "head" ? "" : PROSE;
  const after = place === "tail" ? "" : PROSE;
  const plain = parseArticle(before + after).blocks.length;
  const { blocks } = parseArticle(before + html + after);
  const own = blocks.filter((_, index) => index >= (before === "" ? 0 : 1) && index < blocks.length - (after === "" ? 0 : 1));
  expect(blocks.length).toBe(plain + own.length);
  return [...new Set(own.map((block) => block.removedBy ?? "prose"))].join("+");
}

/** What is left for reading. */
export function reading(text: string): readonly string[] {
  const article = parseArticle(text);
  return article.blocks.filter((block) => block.removedBy === undefined).map((block) => textOf(article, block));
}
