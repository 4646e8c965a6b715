/** Every check answers on any text: it throws nothing, points into the text, and says its reasoning in numbers that are some. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../src/core/article/parseArticle";
import { runChecks } from "../../src/core/checks/runChecks";
import { findFigures } from "../../src/core/figures/findFigures";
import { anyCharacter } from "../setup/anyCharacter";

const WORDS = (
  "由 从 至 到 较 比 上年同期 2024年 2025年 去年 同比 环比 增长 下降 其中 合计 共 三地 分别 占 占比 其他 车险 农险 健康险 男性 女性 100亿元 120亿元 -5亿元 0亿元 30% 0% 5个百分点 25个基点 翻番 3倍 是上年的 " +
  "， 。 ； （ ） 、 组成 用于 公司 云栖保险 净利润 1e999 亿 万 〇 2027年5月1日 已 的基础上 近 超 约 12家 9999999999999999999亿元"
).split(" ");
const text = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 4 }) }), { maxLength: 30 })
  .map((words) => words.join(""));

describe("checks", () => {
  it("answer on any text", () => {
    fc.assert(
      fc.property(text, (body) => {
        const article = parseArticle(`---\ntitle: 云栖保险净利润5亿元\ndate: 2026-04-10\n---\n<p>${body}</p>\n`);
        const { visible, blocks } = article;
        const figures = findFigures({ visible, blocks, date: "2026-04-10" });
        for (const { start, end, related, message } of runChecks({ article, figures })) {
          for (const span of [{ start, end }, ...related]) expect(span.start >= 0 && span.start < span.end && span.end <= visible.text.length).toBe(true);
          expect(message).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
