/** Knows when a stated growth doesn't fit the two values that it compares: 由V0增至V1，增长P%. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";
import { apart, writtenInterval } from "./precision";
import { between, listSentences, type Sentence } from "./sentences";

/** Between the earlier and the later value: nothing but the step from one to the other. */
const FROM_TO = /^(?:（[^（）]{0,12}）)?(?:大幅|快速|稳步|进一步)?(?:增长|增加|上升|提升|提高|扩大|下降|减少|降低|回落|收窄|攀升|增|升|降|减)?(?:至|到|为)$/;
/** Between the later value and the percentage. */
const BY = /^[，,（(]?(?:同比|较上年(?:同期|末)?|增幅|降幅|幅度|涨幅)?(?:大幅)?(?:增长|增加|上升|提升|提高|下降|减少|降低|回落|达|为|约)*$/;

export const checkGrowth: Check = (input) => listSentences(input).flatMap((sentence) => findWrongGrowth(sentence, input.article.visible.text));

function findWrongGrowth(sentence: Sentence, text: string): Finding[] {
  const findings: Finding[] = [];
  const { figures } = sentence;
  for (let i = 0; i + 2 < figures.length; i++) {
    const [before, after, change] = [figures[i], figures[i + 1], figures[i + 2]];
    if (before === undefined || after === undefined || change === undefined || !areComparable(before, after)) continue;
    const opening = text.slice(Math.max(0, before.start - 1), before.start);
    if (!/[由从]/.test(opening) || !FROM_TO.test(between(text, before, after)) || !BY.test(between(text, after, change))) continue;
    const finding = judge(before, after, change);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

function areComparable(a: Figure, b: Figure): boolean {
  return (a.kind === "amount" || a.kind === "count") && a.kind === b.kind && a.currency === b.currency && a.unit === b.unit;
}

function judge(before: Figure, after: Figure, change: Figure): Finding | undefined {
  const [v0, v1, said] = [writtenInterval(before), writtenInterval(after), writtenInterval(change)];
  if (change.kind !== "percent" || change.subkind !== undefined || v0 === undefined || v1 === undefined || said === undefined) return undefined;
  if (v0.low <= 0 || v1.low < 0) return undefined;
  const real = { low: Math.abs(v1.low / v0.high - 1) * 100, high: Math.abs(v1.high / v0.low - 1) * 100 };
  const possible = { low: Math.min(real.low, real.high), high: Math.max(real.low, real.high) };
  if (!apart(possible, { low: Math.abs(said.low), high: Math.abs(said.high) })) return undefined;
  const share = ((Number(after.value) / Number(before.value) - 1) * 100).toFixed(1);
  return {
    rule: "growth",
    start: change.start,
    end: change.end,
    related: [before, after],
    message: l10n.t("From {0} to {1} is a change of {2} %, but the text says {3}.", shown(before), shown(after), share, shown(change)),
  };
}

function shown(figure: Figure): string {
  return figure.surface ?? figure.text;
}
