/** Knows when a stated growth doesn't fit the two values that it compares: 由V0增至V1，增长P%; V1，同比增长P%，上年同期为V0. */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";
import { apart, writtenInterval } from "./precision";
import { between, listSentences, type Sentence } from "./sentences";

/** Between the earlier and the later value: nothing but the step from one to the other. */
const FROM_TO = /^(?:（[^（）]{0,12}）)?(?:大幅|快速|稳步|进一步)?(?:增长|增加|上升|提升|提高|扩大|下降|减少|降低|回落|收窄|攀升|增|升|降|减)?(?:至|到|为)$/;
/** Between the later value and the percentage. */
const BY = /^[，,（(]?(?:同比|较上年(?:同期|末)?|增幅|降幅|幅度|涨幅)?(?:大幅)?(?:增长|增加|上升|提升|提高|下降|减少|降低|回落|达|为|约)*$/;

/** Between the later value and its growth on the year before, and from there to the value of that year. */
const ON_YEAR = /^[，,（(]?同比(?:大幅|小幅)?(?:增长|增加|上升|提升|提高|下降|减少|降低|增|降|减)(?:了|达|约)?$/;
const THAT_YEAR = /^同期(?:为|是|：|:)?$/;

export const checkGrowth: Check = (input) => listSentences(input).flatMap((sentence) => findWrongGrowth(sentence, input.article.visible.text));

function findWrongGrowth({ figures }: Sentence, text: string): Finding[] {
  return figures.flatMap((first, i) => {
    const [second, third, fourth] = [figures[i + 1], figures[i + 2], figures[i + 3]];
    if (second === undefined || third === undefined) return [];
    if (areComparable(first, second)) return isFromTo(text, first, second, third) ? judge(first, second, third) : [];
    return fourth !== undefined && areComparable(first, fourth) && isOnYear(text, [first, second, third, fourth]) ? judge(fourth, first, second) : [];
  });
}

/** 由V0增至V1，增长P% */
function isFromTo(text: string, before: Figure, after: Figure, change: Figure): boolean {
  const opening = text.slice(Math.max(0, before.start - 1), before.start);
  return /[由从]/.test(opening) && FROM_TO.test(between(text, before, after)) && BY.test(between(text, after, change));
}

/** V1，同比增长P%，〔上年〕同期为V0 */
function isOnYear(text: string, [after, change, year, before]: readonly [Figure, Figure, Figure, Figure]): boolean {
  if (!/^(?:上年|去年)$/.test(year.text) || after.comparison?.mode === "by") return false;
  return ON_YEAR.test(between(text, after, change)) && /^[，,（(]$/.test(between(text, change, year)) && THAT_YEAR.test(between(text, year, before));
}

function areComparable(a: Figure, b: Figure): boolean {
  return (a.kind === "amount" || a.kind === "count") && a.kind === b.kind && a.currency === b.currency && a.unit === b.unit;
}

function judge(before: Figure, after: Figure, change: Figure): Finding[] {
  const [v0, v1, said] = [writtenInterval(before), writtenInterval(after), writtenInterval(change)];
  if (change.kind !== "percent" || change.subkind !== undefined || v0 === undefined || v1 === undefined || said === undefined) return [];
  if (v0.low <= 0 || v1.low < 0) return [];
  const real = { low: Math.abs(v1.low / v0.high - 1) * 100, high: Math.abs(v1.high / v0.low - 1) * 100 };
  const possible = { low: Math.min(real.low, real.high), high: Math.max(real.low, real.high) };
  if (!apart(possible, { low: Math.abs(said.low), high: Math.abs(said.high) })) return [];
  const share = ((Number(after.value) / Number(before.value) - 1) * 100).toFixed(1);
  const message = l10n.t("From {0} to {1} is a change of {2} %, but the text says {3}.", shown(before), shown(after), share, shown(change));
  return [{ rule: "growth", start: change.start, end: change.end, related: [before, after], message }];
}

function shown(figure: Figure): string {
  return figure.surface ?? figure.text;
}
