/** Knows whether a figure is a change or the level a change leads to, in which direction, and against what. */

import type { Draft } from "../draft";
import type { Comparison } from "../figure";
import { BASES, CHANGE_FILLERS, CHANGE_WORDS, type ChangeWord, COMPARED_TO, COMPARES, LEVEL_MARKS } from "../lexicon/contextWords";

/** Kinds that something can grow by or to. */
const COMPARABLE = new Set(["percent", "amount", "count", "number", "ratio", "duration"]);

/** The figure before, and what stands between. */
export interface Before {
  readonly draft: Draft;
  readonly gap: string;
}

/** What the clause before a figure says of its change. */
export function compare(text: string, draft: Draft, clause: string, before: Before | undefined): Comparison | undefined {
  if (!COMPARABLE.has(draft.kind) || draft.subkind === "discount" || isNoChange(text, draft)) return undefined;
  const chained = before === undefined ? undefined : chainedWith(draft, before);
  if (chained !== undefined) return chained;
  const change = lastChange(clause) ?? difference(text, clause, before);
  if (change === undefined) {
    const behind = changeBehind(text, draft);
    if (behind !== undefined) return behind;
  }
  const base = baseOf(text, clause, change, before) ?? sharedBase(clause, before);
  const plus = text.charAt(draft.start) === "+" || VARIES.test(clause);
  const direction = change?.word.direction;
  if (change === undefined || direction === undefined) return baseOnly(draft, base, plus);
  const between = clause.slice(change.end).trimEnd();
  // 低于35元 is a bound, 高于全国平均0.8个百分点 a difference.
  if (/^[高低]于$/u.test(change.word.word)) {
    return POINTS.has(draft.subkind) && EXCEEDED.test(between) ? { direction, mode: "by", base: change.word.word + between } : baseOnly(draft, base, plus);
  }
  // 增长达20% is by so much, 升达98点 to it.
  const isGrown = draft.kind === "percent" && GROWN.test(between);
  const mode = !isGrown && LEVEL_MARKS.test(between) && !change.word.noun ? "to" : CHANGE_FILLERS.test(between) ? "by" : undefined;
  if (mode === undefined) return baseOnly(draft, base, plus);
  // 同比增长-33.6%
  const fell = mode === "by" && direction === "up" && draft.kind === "percent" && isSigned(draft);
  return { direction: fell ? "down" : direction, mode, ...(base === undefined ? {} : { base }) };
}

/** Differences of shares. */
const POINTS: ReadonlySet<Draft["subkind"]> = new Set(["pp", "bp"]);
/** What something is higher or lower than. */
const EXCEEDED = /^[\u4e00-\u9fffA-Za-z]{2,14}(?<![约近超逾达的])$/u;

const GROWN = /^(?:幅度|率|比例)?(?:均|都|已|将|分别|也)*(?:高?达|达到|高达到)(?:了)?$/u;

/** 加息两次 says how often, 50年来 since when, 提升三年行动 and 10年期 how long; 领涨两市 names who is led. */
function isNoChange(text: string, { unit, kind, start, end }: Draft): boolean {
  if (kind === "duration") return TERMS.test(text.slice(end, end + 2)) || IN_A_ROW.test(text.slice(Math.max(0, start - 2), start));
  if (kind !== "count" || unit === null) return false;
  return PLACES.has(unit) || (unit === "次" && RATES.test(text.slice(Math.max(0, start - RATES_REACH), start)));
}

/** 连升三日 */
const IN_A_ROW = /连[升涨跌降增减挫]$/u;
const TERMS = /^(?:来|期|行动|计划|规划|专项)/u;
const PLACES = new Set("市地国省州");

const RATES = /[加降]息[^，。；\d]{0,6}$/u;
const RATES_REACH = 8;

/** 增长32.1%、31.6%和28.9% say one thing three times; 增加5万手至9万手 say by how much and to what. */
function chainedWith(draft: Draft, { draft: previous, gap }: Before): Comparison | undefined {
  const { comparison } = previous;
  if (comparison === undefined) return undefined;
  // 升331点或1.3%
  if (gap.trimEnd() === "或" && comparison.mode === "by" && draft.kind === "percent") return comparison;
  if (previous.unit !== draft.unit && !isShareOf(previous, draft)) return undefined;
  if (/^(?:[、和及与/]|以及|、?分别)$/u.test(gap)) return isSigned(previous) || isSigned(draft) ? baseOnly(draft, comparison.base, true) : comparison;
  return /^[至到]$/u.test(gap) && comparison.mode === "by" ? { ...comparison, mode: "to" } : undefined;
}

/** Whether its own sign says which way it goes: 环比变动分别为-7.22%、1.60%. */
function isSigned({ value }: Draft): boolean {
  return value !== null && typeof value !== "string" && value.lt(0);
}

/** 上升3个百分点至45%, 下调9%至18.5亿元: points lead to per cent, per cent to anything. */
function isShareOf(change: Draft, level: Draft): boolean {
  if (change.kind !== "percent") return false;
  return level.kind === "percent" ? change.subkind !== undefined && level.subkind === undefined : change.subkind === undefined;
}

/** 分别同比增长12.3%和下降4.5%: both against the same. */
function sharedBase(clause: string, before: Before | undefined): string | undefined {
  return before?.draft.comparison?.base !== undefined && /^(?:[和、与及]|以及)[\u4e00-\u9fff]{1,4}$/u.test(before.gap) && clause.endsWith(before.gap) ? before.draft.comparison.base : undefined;
}

/** 同比变动分别为1.83%: up, unless it is negative. */
const VARIES = /(?:变动|变化)(?:幅度|率|比例)?(?:分别)?(?:为|是|约)?$/u;

/** 同比-5%, 环比+3%: without a word of change the sign says the direction. */
function baseOnly(draft: Draft, base: string | undefined, plus: boolean): Comparison | undefined {
  if (base === undefined) return undefined;
  if (draft.kind !== "percent" || draft.value === null || typeof draft.value === "string") return { base };
  const direction = draft.value.lt(0) ? "down" : plus ? "up" : undefined;
  return direction === undefined ? { base } : { direction, mode: "by", base };
}

/** 8%的同比增速, 两位数的涨幅: by how much, as a noun behind says. */
function changeBehind(text: string, { end, kind }: Draft): Comparison | undefined {
  if (kind !== "percent") return undefined;
  if (text.charAt(end) !== "的") {
    const noun = CHANGE_WORDS.longestAt(text, end);
    return noun?.noun === true && noun.direction !== undefined ? { direction: noun.direction, mode: "by" } : undefined;
  }
  const base = BEHIND_BASES.find(([word]) => text.startsWith(word, end + 1));
  const word = CHANGE_WORDS.longestAt(text, end + 1 + (base?.[0].length ?? 0));
  if (word?.direction === undefined || !(word.noun || /[长升涨降滑跌]$/u.test(word.word))) return undefined;
  return { direction: word.direction, mode: "by", ...(base === undefined ? {} : { base: base[1] }) };
}

const BEHIND_BASES: readonly (readonly [string, string])[] = [
  ["同比", "yoy"],
  ["环比", "qoq"],
];

/** 12月环比: on the month before. */
function isMonth(before: Before | undefined): boolean {
  if (before === undefined || before.gap.length > 12) return false;
  const { kind, value, isRange } = before.draft;
  return kind === "date" && !isRange && typeof value === "string" && /^(?:\d{4}|XXXX)-\d{2}$/u.test(value);
}

/** How much something changes is no part of what it is compared with: 较上月大幅增长. */
const DEGREES = /(?<=..)(?:大幅|小幅|明显|显著|略有|有所|略|微|再|又|(?<!平)均|各|分别|也|已|共|累计|合计|净|调)+$/u;
/** 较去年同期 */
const SAME_TIME = /^(?:同期|同月|同季|同日)/u;

interface FoundChange {
  readonly word: ChangeWord;
  readonly start: number;
  readonly end: number;
}

/** 较发行价低, 比〔上年〕高: a difference to what was named before. */
function difference(text: string, clause: string, before: Before | undefined): FoundChange | undefined {
  const word = /(?<![提走最新极偏升降])[高低多少]$/u.exec(clause)?.[0];
  if (word === undefined) return undefined;
  const named = COMPARED_TO.test(clause.slice(0, -1)) || (before?.draft.kind === "date" && before.gap.length <= clause.length && COMPARES.test(text.slice(Math.max(0, before.draft.start - 1), before.draft.start))) || /[同环]比.$/u.test(clause);
  if (!named) return undefined;
  return { word: { word, direction: word === "高" || word === "多" ? "up" : "down", noun: false }, start: clause.length - 1, end: clause.length };
}

function lastChange(clause: string): FoundChange | undefined {
  let found: FoundChange | undefined;
  for (let at = 0; at < clause.length; at++) {
    const word = CHANGE_WORDS.longestAt(clause, at);
    if (word === undefined) continue;
    found = word.direction === undefined ? undefined : { word, start: at, end: at + word.word.length };
    at += word.word.length - 1;
  }
  return found;
}

function baseOf(text: string, clause: string, change: FoundChange | undefined, before: Before | undefined): string | undefined {
  for (const [pattern, name] of BASES) {
    if (pattern.test(clause)) return name === "qoq" && isMonth(before) ? "mom" : name;
  }
  if (change === undefined) return undefined;
  const compared = COMPARED_TO.exec(clause.slice(0, change.start));
  if (compared !== null) return compared[0].replace(DEGREES, "");
  if (before?.draft.kind !== "date" || before.gap.length > clause.length) return undefined;
  const { start, end } = before.draft;
  const word = COMPARES.exec(text.slice(Math.max(0, start - 1), start));
  return word === null ? undefined : word[0] + text.slice(start, end) + (SAME_TIME.exec(text.slice(end, end + 2))?.[0] ?? "");
}
