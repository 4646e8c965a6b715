/** Knows when one article gives the same metric of the same subject and period in two values. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import { listFacts, type Fact, type SubjectMention } from "./facts";
import type { Check, CheckInput, Finding } from "./finding";
import { apart, roundedInterval } from "./precision";

/** Only what the article states in plain words is compared. */
export const checkConflict: Check = (input) => {
  const first = new Map<string, Fact>();
  const findings: Finding[] = [];
  for (const fact of listFacts(input, listSubjects(input))) {
    const [key = ""] = fact.keys;
    const known = first.get(key);
    if (known === undefined) first.set(key, fact);
    else if (apart(roundedInterval(known.figure), roundedInterval(fact.figure))) findings.push(describe(known.figure, fact));
  }
  return findings;
};

const FARTHEST = 200;
const LEGAL_FORM = /^(?:集团)?(?:股份有限公司|有限责任公司|有限公司|集团|股份)/;

/** Where the figures' subjects stand, each once, in reading order. */
function listSubjects({ article, figures }: CheckInput): SubjectMention[] {
  const { text } = article.visible;
  const subjects: SubjectMention[] = [];
  for (const { subject, start } of figures) {
    if (subject === undefined) continue;
    const from = Math.max(0, start - FARTHEST);
    const at = text.slice(from, start).lastIndexOf(subject);
    const end = from + at + subject.length;
    const form = LEGAL_FORM.exec(text.slice(end, end + 10))?.[0] ?? "";
    const mention = { identity: subject, name: subject, names: [subject], start: from + at, end: end + form.length };
    if (at >= 0 && mention.start >= (subjects.at(-1)?.end ?? 0)) subjects.push(mention);
  }
  return subjects;
}

function describe(before: Figure, { figure, subject, metric }: Fact): Finding {
  return {
    rule: "conflict",
    start: figure.start,
    end: figure.end,
    related: [before],
    message: l10n.t(
      "{0} {1} of the same period is given as {2} and as {3}.",
      subject,
      metric,
      before.surface ?? before.text,
      figure.surface ?? figure.text,
    ),
  };
}
