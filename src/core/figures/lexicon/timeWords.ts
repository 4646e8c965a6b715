/** Knows the words that place a figure in time, relative to the article's date or within a day, month or year. */

import { Followers } from "./notBefore";
import { Trie, type Worded, wordsOf } from "./trie";

/** TIMEX3 parts of the day. */
export type PartOfDay = "MO" | "MI" | "AF" | "EV" | "NI";

export type TimeWordKind =
  | "year"
  | "anaphoricYear"
  | "month"
  | "day"
  | "week"
  | "quarter"
  | "half"
  | "part"
  | "season"
  | "yearMod"
  | "monthMod"
  | "quarterMod"
  | "tenDay"
  | "yearTail"
  | "halfMonth"
  | "anchoredMod";

export interface TimeWord extends Worded {
  readonly kind: TimeWordKind;
  /** How many units from the present one; for halves, seasons and the like, which one. */
  readonly value: number;
  readonly part?: PartOfDay;
  readonly mod?: "start" | "mid" | "end" | "early" | "late";
  /** Followed by one of these it is the head of another word. */
  readonly notBefore?: Followers;
  /** Preceded by one of these characters it is the end of another word. */
  readonly notAfter?: string;
}

type Line = readonly [Omit<TimeWord, "word" | "notBefore" | "notAfter">, string, notBefore?: string, notAfter?: string];

const RELATIVE: readonly Line[] = [
  [{ kind: "year", value: 0 }, "今年 本年 本年度 今年度 今岁"],
  [{ kind: "year", value: -1 }, "去年 上年 上年度 去年度 上一年 上一年度"],
  [{ kind: "year", value: -2 }, "前年"],
  [{ kind: "year", value: 1 }, "明年 明年度 下年度 下一年度"],
  [{ kind: "year", value: 1 }, "来年", "", "以近未本原历从"],
  [{ kind: "year", value: 2 }, "后年"],
  [{ kind: "anaphoricYear", value: 0 }, "同年 当年 该年"],
  [{ kind: "anaphoricYear", value: 1 }, "次年 翌年 转年"],
  [{ kind: "month", value: 0 }, "本月 这个月", "份"],
  [{ kind: "month", value: -1 }, "上月 上个月"],
  [{ kind: "month", value: -2 }, "前月"],
  [{ kind: "month", value: 1 }, "下月 下个月"],
  [{ kind: "quarter", value: 0 }, "本季度 本季 这个季度", "初末"],
  [{ kind: "quarter", value: -1 }, "上季度 上个季度 上一季度 上季"],
  [{ kind: "quarter", value: 1 }, "下季度 下个季度 下一季度"],
  [{ kind: "week", value: 0 }, "本周 这周 本星期 这个星期", "期 转"],
  [{ kind: "week", value: -1 }, "上周 上星期 上个星期 上礼拜 上一周", "期"],
  [{ kind: "week", value: -2 }, "上上周"],
  [{ kind: "week", value: 1 }, "下周 下星期 下个星期 下礼拜 下一周", "期"],
  [{ kind: "week", value: 2 }, "下下周"],
  [{ kind: "day", value: 0 }, "今日 今天", "头条 资本 美术"],
  [{ kind: "day", value: -1 }, "昨日 昨天"],
  [{ kind: "day", value: -2 }, "前日 前天", "", "日目"],
  [{ kind: "day", value: -3 }, "大前天"],
  [{ kind: "day", value: 1 }, "明日 明天", "之星 之子 系"],
  [{ kind: "day", value: 2 }, "后天 后日", "性", "日之年月以大"],
  [{ kind: "day", value: 3 }, "大后天"],
  [{ kind: "day", value: 0, part: "MO" }, "今早 今晨 今天早上 今日早间"],
  [{ kind: "day", value: 0, part: "EV" }, "今晚"],
  [{ kind: "day", value: 0, part: "NI" }, "今夜"],
  [{ kind: "day", value: -1, part: "EV" }, "昨晚"],
  [{ kind: "day", value: -1, part: "NI" }, "昨夜"],
  [{ kind: "day", value: 1, part: "MO" }, "明早 明晨"],
  [{ kind: "day", value: 1, part: "EV" }, "明晚"],
];

/** These follow a year (or stand for the present one). */
const WITHIN: readonly Line[] = [
  [{ kind: "half", value: 1 }, "上半年 上半年度"],
  [{ kind: "half", value: 2 }, "下半年 下半年度"],
  [{ kind: "halfMonth", value: 1 }, "上半月"],
  [{ kind: "halfMonth", value: 2 }, "下半月"],
  [{ kind: "season", value: 21 }, "春季 春天"],
  [{ kind: "season", value: 22 }, "夏季 夏天", "奥运"],
  [{ kind: "season", value: 23 }, "秋季 秋天"],
  [{ kind: "season", value: 24 }, "冬季 冬天", "奥运 奥林匹克"],
  [{ kind: "tenDay", value: 1, mod: "early" }, "上旬"],
  [{ kind: "tenDay", value: 2, mod: "mid" }, "中旬"],
  [{ kind: "tenDay", value: 3, mod: "late" }, "下旬"],
  [{ kind: "tenDay", value: 6 }, "中下旬"],
  [{ kind: "tenDay", value: 7 }, "上中旬"],
];

const PARTS: readonly Line[] = [
  [{ kind: "part", value: 0, part: "MO" }, "早上 早间 早晨 清晨 清早 上午 晨间"],
  [{ kind: "part", value: 0, part: "MO" }, "早", "于 在 前 就 期 些 已 点 日 盘 餐 间"],
  [{ kind: "part", value: 0, part: "MI" }, "中午 午间 正午", "收盘公告"],
  [{ kind: "part", value: 0, part: "AF" }, "下午 午后"],
  [{ kind: "part", value: 0, part: "EV" }, "傍晚 晚间 晚上 当晚"],
  [{ kind: "part", value: 0, part: "EV" }, "晚", "于 年 期 会 些 点 报 婚 餐 宴 辈 清 间"],
  [{ kind: "part", value: 0, part: "NI" }, "夜间 夜里 深夜 午夜 凌晨 半夜"],
  [{ kind: "part", value: 0, part: "NI" }, "夜", "盘 市 场 间"],
];

/** What may follow a year, a quarter or a month directly. */
const MODS: readonly Line[] = [
  [
    { kind: "anchoredMod", value: 0, mod: "end" },
    "末 底 年末 年底 年终 月末 月底 季末",
    "部 层 期^间 气 盘 薪 稿 线 蕴 仓 价 特律 座 日 端 梢 代 位",
  ],
  [
    { kind: "anchoredMod", value: 0, mod: "start" },
    "初 年初 月初 季初 伊始",
    "步 期 次 中 创 始 级 心 衷 评 一 二 三 七 八 审 稿 选 试 赛 夏 秋 冬 春 十",
  ],
  [{ kind: "anchoredMod", value: 0, mod: "mid" }, "年中 月中", "国 央 期 信 报"],
  [{ kind: "yearTail", value: 0 }, "全年 度 全年度 整年 当年 当月 份 整月 全月 当季 当日 当天", "假 过 数 量 额 电 钱"],
];

const MODS_ALONE: readonly Line[] = [
  [{ kind: "yearMod", value: 0, mod: "start" }, "年初 今年年初", "一二三四五六七八九十", "每明逐多前"],
  [{ kind: "yearMod", value: 0, mod: "mid" }, "年中", "国 央 期", "每去近些光流几多"],
  [{ kind: "yearMod", value: 0, mod: "end" }, "年末 年底 年终", "奖", "每逐"],
  [{ kind: "yearMod", value: 0 }, "年内", "在 部 涝", "近两三四五六七八九十几半数多百0123456789"],
  [{ kind: "monthMod", value: 0, mod: "start" }, "月初", "", "每逐正腊冬一二三四五六七八九十"],
  [{ kind: "monthMod", value: 0, mod: "end" }, "月末 月底", "", "每逐"],
  [{ kind: "monthMod", value: 0 }, "月内", "", "个近"],
];

function build(...groups: readonly (readonly Line[])[]): Trie<TimeWord> {
  const entries: TimeWord[] = [];
  for (const [template, words, notBefore, notAfter] of groups.flat()) {
    for (const word of wordsOf(words)) {
      entries.push({
        ...template,
        word,
        ...(notBefore === undefined ? {} : { notBefore: new Followers(wordsOf(notBefore)) }),
        ...(notAfter === undefined ? {} : { notAfter }),
      });
    }
  }
  return new Trie(entries);
}

const STARTERS = build(RELATIVE, WITHIN.slice(0, 2), MODS_ALONE);
const INNER = build(WITHIN);
const PART_WORDS = build(PARTS);
const MOD_WORDS = build(MODS);

function find(trie: Trie<TimeWord>, text: string, at: number): TimeWord | undefined {
  const found = trie.longestAt(text, at, (word, end) => word.notBefore?.areAt(text, end) !== true);
  if (found?.notAfter !== undefined && at > 0 && found.notAfter.includes(text.charAt(at - 1))) return undefined;
  return found;
}

/** A word that by itself has a place in the calendar (去年, 上周, 年底). */
export const relativeWordAt = (text: string, at: number): TimeWord | undefined => find(STARTERS, text, at);
/** A part of a year or month that follows it. */
export const innerWordAt = (text: string, at: number): TimeWord | undefined => find(INNER, text, at);
export const partOfDayAt = (text: string, at: number): TimeWord | undefined => find(PART_WORDS, text, at);
/** The end, the beginning, or the whole of what stands before it. */
export const modAt = (text: string, at: number): TimeWord | undefined => find(MOD_WORDS, text, at);

/** Codes of the characters that relative words begin with. */
export const relativeFirstCodes = (): Iterable<number> => STARTERS.firstCodes();
