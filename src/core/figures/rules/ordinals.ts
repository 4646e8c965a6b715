/** Knows ranks: 第158位, 第一大, 前十大, 前三, TOP10, No.1. */

import type Big from "big.js";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { wordsOf, wordTrie } from "../lexicon/trie";
import { unitAt } from "../lexicon/units";
import { isHan, isLatin } from "../numerals/characters";
import { readNumeral } from "../numerals/readNumeral";
import { COUNTED_WORDS } from "./evidence";
import { lastSeparatorEnd, listSeparatorEnd, rangeConnectorEnd } from "./connectors";
import type { RuleContext } from "./context";

/** 第 and a numeral, with the classifier that follows; rules may have numbers with points (第6.07条). */
export function readOrdinal(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const numeralAt = text.charAt(at + 1) === " " ? at + 2 : at + 1;
  const numeral = context.numeralAt(numeralAt);
  if (numeral === undefined || numeral.approximate === "several" || numeral.bare || (numeral.decimals > 0 && !"条章节款项".includes(text.charAt(numeral.end) || " "))) return undefined;
  const draft = newDraft(at, numeral.end, "ordinal", "ordinal.第", numeral.low);
  if (numeral.approximate === "pair") {
    draft.value = null;
    draft.isRange = true;
    draft.min = numeral.low;
    draft.max = numeral.high;
  }
  readFurtherRanks(text, draft, numeral.low);
  const classifier = ordinalClassifier(text, draft.end);
  if (classifier !== undefined) {
    draft.end += classifier.length;
    draft.unit = classifier;
  } else if (IN_NAME.test(text.slice(draft.end, draft.end + 8))) draft.optional = "name";
  return draft;
}

/** 第三人民医院, 第五中学, 第二机床厂: the number is part of the name. */
const IN_NAME = /^(?:人民|附属|中级|实验|[\u4e00-\u9fff]{0,5}?(?:医院|[中小]学|幼儿园|[^工]厂|研究[院所]|设计院|工程局|分局|大学|学院|监狱|法院|法庭|支行|营业部|集团军))/u;

/** 第一、二大, 第1、4、7天, 第一至第三名: further ranks behind one 第. */
function readFurtherRanks(text: string, draft: Draft, first: Big): void {
  const connector = rangeConnectorEnd(text, draft.end);
  if (connector > 0) {
    const at = text.charAt(connector) === "第" ? connector + 1 : connector;
    const last = readNumeral(text, at);
    if (last === undefined || last.bare || last.decimals > 0 || last.low.lte(first) || !isRankEnd(text, last.end)) return;
    draft.end = last.end;
    draft.value = null;
    draft.isRange = true;
    draft.min = first;
    draft.max = last.low;
    return;
  }
  const values: Big[] = [first];
  let end = draft.end;
  for (;;) {
    const separator = listSeparatorEnd(text, end);
    const next = separator < 0 ? lastSeparatorEnd(text, end) : separator;
    const numeral = next < 0 ? undefined : readNumeral(text, next);
    if (numeral === undefined || numeral.bare || numeral.decimals > 0 || numeral.low.lte(values.at(-1) ?? first)) break;
    // 第一和三家: only what is numbered rather than counted goes on behind a word.
    if (separator < 0 && !"条款项章节页期批届位名".includes(text.charAt(numeral.end) || " ")) break;
    values.push(numeral.low);
    end = numeral.end;
  }
  if (values.length === 1 || !isRankEnd(text, end)) return;
  draft.end = end;
  draft.value = null;
  draft.values = values;
}

/** Ranks that share a classifier end before it. */
function isRankEnd(text: string, at: number): boolean {
  return ordinalClassifier(text, at) !== undefined;
}

/** Words that a rank counts but that are no classifiers elsewhere. */
const RANK_WORDS = wordTrie(
  "个年头 梯队 名 位 次 大 届 届次 条 款 号 期 代 批 个 家 轮 季 章 节 页 版 级 等 针 剂 集 场 天 年 周 日 排 站 把 步 行 列 组 阶段 部 支 只 座 台 架 艘 类 种 项 笔 单 件 例 人 回 遍 顺位 小时 分钟 交易日 个月 个交易日 个工作日",
  "波 工作日 股 层 段 幅 方阵 起 张 辆 棒 枪 炮 课 讲 枚 块 座城 篇 册 卷 间 户 胎 孩",
);

function ordinalClassifier(text: string, at: number): string | undefined {
  if (text.startsWith("个年头", at)) return "个";
  const unit = unitAt(text, at);
  if (unit !== undefined && (unit.kind === "count" || unit.kind === "ordinal" || unit.kind === "duration")) return unit.word;
  const word = RANK_WORDS.longestAt(text, at)?.word;
  if (word === undefined || unit !== undefined) return undefined;
  return word.length === 1 && !isClassifierHere(text, word, at) ? undefined : word;
}

/** 第二次 takes its classifier, 第一人称 and 第三部分 are left to the words they begin. */
function isClassifierHere(text: string, word: string, at: number): boolean {
  return !NOT_CLASSIFIERS.some((other) => other.startsWith(word) && text.startsWith(other, at));
}

const NOT_CLASSIFIERS = wordsOf(
  "次要 家庭 部分 人称 人民 日期 季度 类型 级别 行业 步骤 组织 排名 年度 大道 届会 批发 号称 人口 人均",
);

/** 前三, 前十大, 前五名: ranks from the first on. */
export function readTop(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  if (isWordBeforeTop(text, at)) return undefined;
  const numeral = context.numeralAt(at + 1);
  if (
    numeral === undefined ||
    numeral.bare ||
    numeral.decimals > 0 ||
    numeral.approximate !== undefined ||
    numeral.low.gt(10000) ||
    numeral.low.lt(2)
  )
    return undefined;
  const unit = unitAt(text, numeral.end);
  const word = TOP_WORDS.find((candidate) => text.startsWith(candidate, numeral.end));
  const standsAlone =
    !isHan(text, numeral.end) ||
    TOP_FOLLOWERS.longestAt(text, numeral.end) !== undefined ||
    COUNTED_WORDS.longestAt(text, numeral.end) !== undefined ||
    (unit === undefined && RANKED.test(text.slice(Math.max(0, at - 2), at)));
  if (word === undefined && unit !== undefined && !(unit.kind === "count" || unit.kind === "percent")) return undefined;
  if (word === undefined && unit?.kind !== "count" && !standsAlone) return undefined;
  if (word === undefined && unit?.kind === "percent") return undefined;
  const draft = newDraft(at, numeral.end, "ordinal", "ordinal.前", numeral.low);
  const tail = word ?? unit?.word;
  if (tail !== undefined) {
    draft.end += tail.length;
    draft.unit = tail;
  }
  return draft;
}

const TOP_WORDS = ["大", "名", "强", "位", "甲"];
const TOP_FOLLOWERS = wordTrie(
  "的 为 分别 依次 是 行列 之列 股东 企业 公司 行业 省份 城市 板块 品牌 厂商 房企 席位 合计 客户 供应商",
);

/** Where things are ranked, 前 and a number are ranks whatever they rank: 全球前六整机企业. */
const RANKED = /(?:全球|全国|国内|世界|国际|亚洲|行业|业内|全省|全市|排名|排行|位列|位居|名列|跻身|稳居)$/u;

function isWordBeforeTop(text: string, at: number): boolean {
  return "以之目此提年月日空往期周天时向眼会午席史".includes(text.charAt(at - 1) || " ");
}

/** TOP10, Top 5, No.1, NO.3. */
export function readLatinRank(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  if (isLatin(text, at - 1)) return undefined;
  const match = /^(?:TOP|Top|top|No\.|NO\.|no\.) ?(?=\d)/u.exec(text.slice(at, at + 5));
  if (match === null) return undefined;
  const numeral = context.numeralAt(at + match[0].length);
  if (numeral === undefined || numeral.decimals > 0 || isLatin(text, numeral.end)) return undefined;
  return newDraft(at, numeral.end, "ordinal", "ordinal.latin", numeral.low);
}
