/** Knows all checks of a single article and runs those that are wanted. */

import type { Article } from "../article/article";
import { checkConflict } from "./conflict";
import { articleRules, type ArticleRule, type Check, type CheckInput, type Finding } from "./finding";
import { checkFutureDate } from "./futureDate";
import { checkGrowth } from "./growth";
import { checkMagnitude } from "./magnitude";
import { checkParts } from "./parts";
import { checkShares } from "./shares";
import { checkTableGrowth } from "./tableGrowth";
import { checkTableTotal } from "./tableTotal";

const checks: Readonly<Record<ArticleRule, Check>> = {
  growth: (input) => [...checkGrowth(input), ...checkTableGrowth(input)],
  shares: checkShares,
  parts: checkParts,
  tableTotal: checkTableTotal,
  conflict: checkConflict,
  futureDate: checkFutureDate,
  magnitude: checkMagnitude,
};

/** Findings in reading order, in offsets of the visible text. Never throws. */
export function runChecks(input: CheckInput, rules: readonly ArticleRule[] = articleRules): Finding[] {
  return rules.flatMap((rule) => checks[rule](input)).sort((a, b) => a.start - b.start);
}

/** The same findings in offsets of the file; one that has no place there is left out. */
export function locateFindings(findings: readonly Finding[], { visible }: Article): Finding[] {
  return findings.flatMap((finding) => {
    const span = visible.toSource(finding);
    return span === undefined ? [] : [{ ...finding, ...span, related: finding.related.flatMap((one) => visible.toSource(one) ?? []) }];
  });
}
