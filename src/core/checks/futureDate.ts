/** Knows when something is told as past on a day that lies after the article's own date. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Check } from "./finding";
import { listSentences, type Sentence } from "./sentences";

const CLAUSE_REACH = 40;

/** In the clause of the date itself: what was made known lately may well lie ahead. */
const PAST = /已(?!定)|曾|了/;
const FUTURE =
  /将|拟|预计|预期|预测|计划|有望|力争|目标|到期|截止|届时|未来|明年|后年|下(?:周|月|季|半年)|前(?:完成|实现|建成|[，,。])|日起|起(?:施行|实施|执行|生效)|有效期|期限|至|争取|规划|应|须|需|可|安排|或|不会|会(?:在|于|有|再|继续)|定于|原定|暂停|推迟|延期|顺延|提前|届满|解禁|续期/;

/** Only days written with their year are looked at; sentences with any word of plans, terms or validity stay silent. */
export const checkFutureDate: Check = (input) => {
  const today = input.article.meta.date?.slice(0, 10);
  if (today === undefined) return [];
  return listSentences(input).flatMap((sentence) =>
    sentence.figures
      .filter((figure) => isDayAfter(today, figure) && PAST.test(clauseOf(sentence, figure)) && !FUTURE.test(sentence.text))
      .map((figure) => ({
        rule: "futureDate" as const,
        start: figure.start,
        end: figure.end,
        related: [],
        message: l10n.t("{0} lies after the article's own date, {1}, but the sentence tells it as past.", figure.surface ?? figure.text, today),
      })),
  );
};

function isDayAfter(today: string, { kind, value, level, isRange, text, mod, qualifier }: Figure): boolean {
  if (kind !== "date" || level !== "core" || isRange || mod !== undefined || qualifier !== "exact" || !/年|\d{4}[-./]/.test(text)) return false;
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && value > today;
}

/** From the comma before the figure to the next one after a word that follows it. */
function clauseOf({ text, start }: Sentence, figure: Figure): string {
  const before = text.slice(Math.max(0, figure.start - start - CLAUSE_REACH), figure.start - start);
  const after = text.slice(figure.end - start, figure.end - start + CLAUSE_REACH);
  return `${/[^，,：:]*$/.exec(before)?.[0] ?? ""}${/^[，,]?[^，,]*/.exec(after)?.[0] ?? ""}`;
}
