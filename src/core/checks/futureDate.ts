/** Knows when something is told as past on a day that lies after the article's own date. */

import * as l10n from "@vscode/l10n";
import type { Check } from "./finding";
import { listSentences } from "./sentences";

const PAST = /已[经于]?|了[，。；]|日前|近日|此前|曾|披露|公布了|发布了|宣布|获悉|完成了/;
const FUTURE =
  /将|拟|预计|预期|预测|计划|有望|力争|目标|到期|截止|届时|未来|明年|后年|下(?:周|月|季|半年)|前(?:完成|实现|建成)|起(?:施行|实施|执行|生效)|有效期|期限|至|争取|规划|应|须|需|可|安排/;

/**
 * A day without a year is read as the latest one before the article, so only days with a year can lie after it;
 * sentences with any word of plans, terms or validity stay silent.
 */
export const checkFutureDate: Check = (input) => {
  const today = input.article.meta.date?.slice(0, 10);
  if (today === undefined) return [];
  return listSentences(input).flatMap(({ figures, text }) => {
    if (!PAST.test(text) || FUTURE.test(text)) return [];
    return figures
      .filter(({ kind, value, level, isRange }) => kind === "date" && level === "core" && !isRange && isDay(value) && value > today)
      .map((figure) => ({
        rule: "futureDate" as const,
        start: figure.start,
        end: figure.end,
        related: [],
        message: l10n.t("{0} lies after the article's own date, {1}, but the sentence tells it as past.", figure.surface ?? figure.text, today),
      }));
  });
};

function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
