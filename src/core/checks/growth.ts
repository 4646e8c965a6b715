/**
 * Knows when a stated growth doesn't fit the two values that it compares: 由V0增至V1，增长P%; V1，同比增长P%，上年同期为V0; V1，
 * 上年同期为V0，同比增长P%; V1，较上年的V0增长P%.
 */

import * as l10n from "@vscode/l10n";
import type { Figure } from "../figures/figure";
import type { Check, Finding } from "./finding";
import { apart, writtenInterval } from "./precision";
import { between, listSentences, type Sentence } from "./sentences";

const MORE_OR_LESS = "(?:大幅|小幅|快速|稳步|进一步)?(?:增长|增加|上升|提升|提高|扩大|下降|减少|降低|回落|收窄|攀升|增|升|降|减|涨|跌)";
/** The time of a value. */
const WHEN = "(?:(?:\\d{4}年|上年|去年|今年|年初|上年末|年末)(?:同期|初|末|底)?的?)?";

const FROM = new RegExp(`[由从]${WHEN}$`, "u");
/** Between the earlier and the later value: nothing but the step from one to the other. */
const TO = new RegExp(`^(?:（[^（）]{0,12}）)?(?:${MORE_OR_LESS})?(?:至|到|为)${WHEN}$`, "u");
/** Between the later value and the percentage. */
const BY = /^[，,（(]?(?:同比|较上年(?:同期|末)?|增幅|降幅|涨幅|跌幅|幅度)?(?:大幅)?(?:增长|增加|上升|提升|提高|下降|减少|降低|回落|达到|达|为|约)*$/;
/** Between a value and its growth on the year before. */
const ON_YEAR = new RegExp(`^[，,（(]?同比${MORE_OR_LESS}(?:了|达|约)?$`, "u");
/** Between a value, or its growth, and the value of the year before. */
const THAT_YEAR = /^[，,（(](?:上年|去年)同期(?:为|是|：|:)?$/;
/** Between that value and the growth. */
const SINCE = new RegExp(`^[）)]?[，,]同比${MORE_OR_LESS}(?:了|达|约)?$`, "u");
/** Between a value and what it is compared with: 较上年的. */
const THAN = /^[，,](?:同比)?(?:较|比)(?:上年|去年)(?:同期)?的$/;
const GROWN = new RegExp(`^(?:同比)?${MORE_OR_LESS}(?:了|达|约)?$`, "u");

export const checkGrowth: Check = (input) => listSentences(input).flatMap((sentence) => findWrongGrowth(sentence, input.article.visible.text));

function findWrongGrowth({ figures }: Sentence, text: string): Finding[] {
  const values = figures.filter(({ kind }) => kind !== "date");
  return values.flatMap((first, i) => {
    const [second, third] = [values[i + 1], values[i + 2]];
    if (second === undefined || third === undefined) return [];
    const gaps = [between(text, first, second), between(text, second, third)] as const;
    if (areComparable(first, third)) return isChange(first) ? [] : matches(gaps, ON_YEAR, THAT_YEAR) ? judge(third, first, second) : [];
    if (!areComparable(first, second)) return [];
    if (FROM.test(text.slice(Math.max(0, first.start - LONGEST_TIME), first.start)) && matches(gaps, TO, BY)) return judge(first, second, third);
    return !isChange(first) && (matches(gaps, THAT_YEAR, SINCE) || matches(gaps, THAN, GROWN)) ? judge(second, first, third) : [];
  });
}

/** In code units, the preposition before it included. */
const LONGEST_TIME = 12;

function matches([one, other]: readonly [string, string], first: RegExp, second: RegExp): boolean {
  return first.test(one) && second.test(other);
}

/** 增长231.7亿元 is no value that grows. */
function isChange({ comparison }: Figure): boolean {
  return comparison?.mode === "by";
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
