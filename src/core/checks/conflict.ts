/** Knows when one article gives the same metric of the same subject and period in two values. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";
import { apart, writtenInterval } from "./precision";
import { listSentences, type Sentence } from "./sentences";

interface Statement {
  readonly key: string;
  readonly figure: Figure;
}

/** Only statements that name subject, metric and exactly one period are compared. */
export const checkConflict: Check = (input) => {
  const first = new Map<string, Figure>();
  const findings: Finding[] = [];
  for (const { key, figure } of listSentences(input).flatMap(readStatements)) {
    const known = first.get(key);
    if (known === undefined) first.set(key, figure);
    else if (contradict(known, figure)) findings.push(describe(known, figure));
  }
  return findings;
};

function readStatements(sentence: Sentence): Statement[] {
  const periods = new Set(sentence.figures.filter(({ kind }) => kind === "date").map(({ value }) => String(value)));
  const [period] = periods;
  if (period === undefined || periods.size > 1) return [];
  return sentence.figures.flatMap((figure) => {
    const { kind, subject, metric, comparison, currency, unit } = figure;
    if ((kind !== "amount" && kind !== "count") || subject === undefined || metric === undefined) return [];
    if (comparison?.mode === "by" || figure.bound !== undefined || figure.per !== undefined || figure.table !== undefined) return [];
    return [{ key: JSON.stringify([subject, metric, period, kind, currency, unit]), figure }];
  });
}

function contradict(a: Figure, b: Figure): boolean {
  const [first, second] = [writtenInterval(a), writtenInterval(b)];
  return first !== undefined && second !== undefined && apart(first, second);
}

function describe(before: Figure, figure: Figure): Finding {
  return {
    rule: "conflict",
    start: figure.start,
    end: figure.end,
    related: [before],
    message: l10n.t(
      "{0} {1} of the same period is given as {2} and as {3}.",
      figure.subject ?? "",
      figure.metric ?? "",
      before.surface ?? before.text,
      figure.surface ?? figure.text,
    ),
  };
}
