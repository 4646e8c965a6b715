/** Knows stretches of time in halves and parts: 半小时, 一年半, 1年零3个月, 3小时20分. */

import Big from "big.js";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { wordsOf } from "../lexicon/trie";
import { type Unit, unitAt } from "../lexicon/units";
import { readNumeral } from "../numerals/readNumeral";
import type { RuleContext } from "./context";
import { formatDuration, formatHalf, formatParts, halfMore } from "./durations";

/** 半 and a unit of time, 个 between them or not; half a point, half a measure. */
export function readHalf(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const before = text.charAt(at - 1);
  if ("上下前后大小参折减夜一多".includes(before || " ")) return undefined;
  const share = readHalfUnit(text, at);
  if (share !== undefined) return share;
  const from = text.charAt(at + 1) === "个" ? at + 2 : at + 1;
  const unit = unitAt(text, from) ?? (from === at + 2 && text.charAt(from) === "月" ? MONTH : undefined);
  if (unit?.kind !== "duration" || unit.iso === undefined) return undefined;
  if (text.startsWith("半年报", at) || text.startsWith("半年度", at) || text.startsWith("半年线", at) || text.startsWith("半夜", at))
    return undefined;
  const draft = newDraft(at, from + unit.word.length, "duration", "duration.half", unit.factor === undefined ? formatHalf(unit.iso) : formatDuration(new Big(unit.factor).div(2), unit.iso));
  draft.unit = unit.canonical;
  return draft;
}

/** Measures that are spoken of by halves; 半里, 半尺 and the like are proverbial. */
const HALVED = new Set(wordsOf("公里 公斤 千克 斤 吨 亩 公顷 米 升 度电 个百分点 个基点 个BP 个bp"));

function readHalfUnit(text: string, at: number): Draft | undefined {
  const unit = unitAt(text, at + 1);
  if (unit === undefined || !HALVED.has(unit.word)) return undefined;
  const draft = newDraft(at, at + 1 + unit.word.length, unit.kind, `${unit.kind}.half`, new Big("0.5"));
  draft.unit = unit.canonical;
  if (unit.subkind !== undefined) draft.subkind = unit.subkind;
  return draft;
}

const MONTH: Unit = { word: "月", kind: "duration", canonical: "个月", iso: "M" };

/** What follows a duration and belongs to it: a half, or smaller units. */
export function extendDuration(context: RuleContext, draft: Draft, unit: Unit, value: Big): void {
  const { text } = context;
  if (unit.iso === undefined || unit.factor !== undefined || unit.scale !== undefined) return;
  if (text.charAt(draft.end) === "半" && !"年导".includes(text.charAt(draft.end + 1) || " ")) {
    draft.end++;
    draft.value = halfMore(value, unit.iso);
    return;
  }
  const parts: [Big, string][] = [[value, unit.iso]];
  let end = draft.end;
  let last = RANKS.indexOf(unit.iso);
  for (let count = 0; count < 4; count++) {
    const at = "零又".includes(text.charAt(end) || " ") ? end + 1 : end;
    const numeral = readNumeral(text, at);
    if (numeral === undefined || numeral.approximate !== undefined || numeral.bare) break;
    const next =
      unitAt(text, numeral.end) ??
      (text.charAt(numeral.end) === "分" && last === RANKS.indexOf("TH") && !text.startsWith("分之", numeral.end) ? MINUTE : undefined);
    const designator = next?.word === "分" ? "TM" : next?.iso;
    if (
      next === undefined ||
      designator === undefined ||
      next.factor !== undefined ||
      next.canonical.endsWith("_day") ||
      next.word === "夜" ||
      next.word === "晚"
    )
      break;
    const rank = RANKS.indexOf(designator);
    // 一周7天 says one thing twice.
    if (rank <= last || numeral.low.gte(fullCount(designator, RANKS[last]))) break;
    parts.push([numeral.low, designator]);
    last = rank;
    end = numeral.end + next.word.length;
  }
  const hundredths = RANKS[last] === "TS" ? HUNDREDTHS.exec(text.slice(end, end + 4))?.[0] : undefined;
  if (hundredths !== undefined) addHundredths(parts, hundredths);
  if (parts.length === 1 && hundredths === undefined) return;
  draft.end = end + (hundredths?.length ?? 0);
  draft.value = formatParts(parts);
}

/** 9秒83, 1分05秒88: behind seconds, two digits are hundredths, as in sports. */
const HUNDREDTHS = /^\d{2}(?![\d.%:：-]|[年月日时分秒万亿个])/u;

function addHundredths(parts: [Big, string][], digits: string): void {
  const [seconds, designator] = parts.at(-1) ?? [new Big(0), "TS"];
  parts[parts.length - 1] = [seconds.plus(`0.${digits}`), designator];
}

const MINUTE: Unit = { word: "分", kind: "duration", canonical: "分钟", iso: "TM" };
/** How many of a unit make a longer one, or more. */
function fullCount(designator: string, longer: string | undefined): number {
  if (designator === "D") return longer === "W" ? 7 : longer === "M" ? 32 : 367;
  const counts: Readonly<Record<string, number>> = { M: 12, W: 53, TH: 24, TM: 60, TS: 60 };
  return counts[designator] ?? Number.POSITIVE_INFINITY;
}

const RANKS = ["Y", "M", "W", "D", "TH", "TM", "TS"];
