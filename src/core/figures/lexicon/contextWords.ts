/** Knows the words around a figure that say how it is meant: change, bound, loss, and what is counted per what. */

import { Trie, type Worded, wordsOf } from "./trie";

export interface ChangeWord extends Worded {
  /** Absent in words that only look like a change (转增, 减持). */
  readonly direction?: "up" | "down" | "flat";
  /** A noun of change (涨幅) is always by how much. */
  readonly noun: boolean;
}

const CHANGES: readonly (readonly ["up" | "down" | "flat" | undefined, boolean, ...string[]])[] = [
  [undefined, false, "新增 升跌 涨跌 增减 转增 定增 增持 减持 增资 增发 降准 减税 减免 减资 涨停 跌停 升级 降级 增值 减值 减排 减灾 增信 上升期 满减 增量"],
  [
    "up",
    false,
    "提速 增长 增加 上升 上涨 收涨 高开 提高 提升 上调 攀升 扩大 回升 走高 走强 多增 净增 净增加 预增 大增 猛增 飙升 激增 陡增 上浮",
    "拉升 反弹 回弹 上行 调高 调增 调升 增 涨 升 累涨 大涨 微涨 领涨 微增 高出 高于 多出 延长 加快 上扬 跃升 暴涨 暴增 剧增 陡升 骤增 激升 扩张 累计上涨 加息",
    "冲高 涨超 走阔 走宽 弹高 弹升 急升 走扬 劲扬 收扬 扬近 扬逾",
  ],
  [
    "down",
    false,
    "减少 下降 下跌 收跌 低开 降低 下滑 回落 缩减 下调 缩小 收窄 萎缩 走低 走弱 下挫 预减 下浮 缩水 重挫 下行 调低 调减 调降 调贬 减 跌",
    "放缓 减慢 降 累跌 大跌 微跌 领跌 微降 低于 缩短 减弱 暴跌 大降 锐减 骤降 骤减 稀释 摊薄 腰斩 下探 压缩 压减 下探 降息 压降 少增 急挫 急跌 倒跌 连挫 挫逾",
  ],
  ["up", true, "涨幅 增幅 增速 增长率 升幅 升值 同比增速"],
  ["down", true, "跌幅 降幅 减幅 贬值"],
  ["flat", false, "持平"],
];

export const CHANGE_WORDS = new Trie<ChangeWord>(
  CHANGES.flatMap(([direction, noun, ...words]) =>
    wordsOf(...words).map((word) => ({ word, noun, ...(direction === undefined ? {} : { direction }) })),
  ),
);

/** Between a word of change and its figure: these make it the level that is reached. */
export const LEVEL_MARKS = /(?:至|到|为|成|达)(?:了)?$/u;
/** These leave it the change itself. */
export const CHANGE_FILLERS =
  /^(?:了|达|约|近|超|逾|幅度|幅|率|额|量|为|至少|逾|分别|均|也|各|将|可|高达|达到|合计|共|大约|接近|将近|仅|不到|不足|超过|人民币|已达|已|小幅|大幅|共计|速度|超|[（(]){0,3}$/u;

/** Against what a figure is compared. */
export const BASES: readonly (readonly [RegExp, string])[] = [
  [/同比|按年(?!利|化|度|息|费|均)|年比|(?<!折)年率|(?<![全每去今明上本前同逐当近多])年[增减升降涨跌]|YoY|YOY|yoy/u, "yoy"],
  [/月环比|单月环|月率|按月(?!利|度|息|费|均)|月[增减升降涨跌]|MoM|MOM|mom/u, "mom"],
  [/周环比|单周环|周率/u, "wow"],
  [/环比|按季(?!度|节)|季比|季[增减升降涨跌]|QoQ|QOQ|qoq/u, "qoq"],
];
/** 较年初, 比上年同期, at the end of what stands before a word of change: what is compared with, as written. */
export const COMPARED_TO = /(?:较(?![大小多少高低快慢长短好差强弱])|相比|(?<![占同环对性正反可])比(?![例重率价特亚利尔如分赛克基]))[^较比]{1,14}$/u;
/** The same where a date stands between: 较〔上年末〕增长. */
export const COMPARES = /(?:较|比|与|同)$/u;

export interface BoundWord extends Worded {
  readonly bound: "max" | "min" | "reached";
}

const BOUNDS: readonly (readonly ["max" | "min" | "reached", string])[] = [
  ["max", "最高 最大 最长 最多 至高 上限 封顶 可达 最高可 最高可达 最高达 最高为 最长可 不高于"],
  ["min", "最低 最小 最短 最少 下限 低至 最低至 不低于 最低为 起步"],
  ["reached", "达 达到 高达 长达 多达 突破 站上 跌破 升破 涨破 跌穿 失守 触及 创 重返 超越 可达到 已达 突破了 达到了 收复 冲破 逼近 破 首破"],
];

export const BOUND_WORDS = new Trie<BoundWord>(BOUNDS.flatMap(([bound, words]) => wordsOf(words).map((word) => ({ word, bound }))));

/** A loss or an outflow right before an amount. */
export const LOSS_WORDS = new Trie<Worded>(
  wordsOf("亏损 净亏损 预亏 净亏 亏 巨亏 亏损额 逆差 赤字 净流出 流出 净卖出 净赎回 净减少 浮亏 为负的 亏损达 预计亏损 减值损失").map((word) => ({
    word,
  })),
);

/** What a figure is per: 年缴, 人均, 日均. */
export const PER_WORDS: ReadonlyMap<string, string> = new Map([
  ["年缴", "年"],
  ["月缴", "月"],
  ["年均", "年"],
  ["月均", "月"],
  ["日均", "日"],
  ["周均", "周"],
  ["人均", "人"],
  ["户均", "户"],
  ["件均", "件"],
  ["单均", "单"],
  ["笔均", "笔"],
  ["店均", "店"],
  ["亩均", "亩"],
  ["年薪", "年"],
  ["月薪", "月"],
  ["时薪", "小时"],
  ["日薪", "日"],
  ["月租", "月"],
  ["年租", "年"],
  ["年化", "年"],
  ["年产", "年"],
  ["日产", "日"],
  ["月供", "月"],
  ["每股", "股"],
]);
