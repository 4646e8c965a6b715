/** Knows all checks and runs those that are wanted. */

import { checkConflict } from "./conflict";
import type { Check, CheckInput, CheckRule, Finding } from "./finding";
import { checkFutureDate } from "./futureDate";
import { checkGrowth } from "./growth";
import { checkMagnitude } from "./magnitude";
import { checkShares } from "./shares";
import { checkTableTotal } from "./tableTotal";

const checks: Readonly<Record<CheckRule, Check>> = {
  growth: checkGrowth,
  shares: checkShares,
  tableTotal: checkTableTotal,
  conflict: checkConflict,
  futureDate: checkFutureDate,
  magnitude: checkMagnitude,
};

/** Findings in reading order, in offsets of the visible text. Never throws. */
export function runChecks(input: CheckInput, rules: readonly CheckRule[]): Finding[] {
  return rules.flatMap((rule) => checks[rule](input)).sort((a, b) => a.start - b.start);
}
