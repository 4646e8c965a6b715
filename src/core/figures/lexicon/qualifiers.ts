/** Knows the closed set of qualifiers: before, inside and after a quantity. */

import type { QualifierMark } from "../figure";
import { Followers } from "./notBefore";
import { Trie, type Worded, wordsOf } from "./trie";

export interface Qualifier extends Worded {
  readonly mark: QualifierMark;
  /** After one of these characters it is the end of another word (合约, 附近). */
  readonly notAfter: string;
  /** Words that end like it all the same and leave it a qualifier (损失约3亿元, 其中超八成). */
  readonly butAfter: readonly string[];
  /** Before one of these it is the head of another word (内部, 起诉). */
  readonly notBefore: Followers;
  /** Only before a magnitude without digit: 上百. */
  readonly beforeMagnitude: boolean;
  /** What it belongs to; by default quantities, durations and ages alike. */
  readonly after?: "time";
}

const PREPOSED: readonly (readonly [QualifierMark, string, notAfter?: string, butAfter?: string])[] = [
  ["about", "约 大约 大概", "合签预条契公节制违履相誓租续邀盟赴失特简解绿", "损失 控制 持续 连续 后续 出租 承租 研制 配制 限制 了解 办公 场合 适合 综合 联合 结合 融合 整合 混合 互相"],
  ["nearly", "近 将近 接近", "最附靠临逼迫邻亲远贴凑抵渐走切拉就"],
  ["over", "超 超过 逾", "不未赶反高中英商", "其中 当中 最高 更高 新高 走高 提高 升高 年中 盘中 期中 手中 集中"],
  ["over", "> ﹥", ">-="],
  ["under", "不足 不到 未满 不满 不及", "达得想看买收找等感受碰见做"],
  ["under", "<", "<-"],
  ["at_least", "至少 最少 不少于 不低于 不少于(含) 不低于(含) 不小于 不得少于 不得低于 不得小于 不应少于 不应低于 ≥ >="],
  ["at_most", "至多 最多 不超过 不超过(含) 不高于(含) 不超 未超过 未超 不得超过 不能超过 不应超过 不得高于 不得多于 不得大于 不得晚于 不高于 不多于 不大于 不逾 ≤ <="],
];

const POSTPOSED: readonly (readonly [QualifierMark, string, notBefore?: string, after?: "time"])[] = [
  ["about", "左右 上下 前后"],
  ["at_least", "以上 及以上 或以上 及其以上 (含)以上 (含本数)以上 以上(含)", "述 是 为"],
  ["at_most", "以下 及以下 或以下 以内 之内 (含)以下 (含)以内 (含本数)以下 以下(含)", "简称 称 同 是 为 几"],
  [
    "at_most",
    "内",
    "部^署 地 容 外 幕 蒙 涵 阁 陆 河 湖 敛 参",
    "time",
  ],
  ["over", "余", "额 下 款 量 热 杭 姚 地 波 粮 温"],
  [
    "over",
    "多",
    "家 个 名 位 项 种 次 年 元 地 国 省 市 数 样 层 头 方 边 只 条 款 部 人 件 晶 云 媒 所 为 发 久 于 少 空 项 起 达 重 次 点 部门 轮 维 能 多 用 肽 功 场 类 渠 处 股 批 档 支 日 天 月 城 区 单 笔",
  ],
  ["over", "有余 开外"],
  ["at_least", "起", "诉 草 飞 点 源 伏 重 义 步 因 火 码 家 初 死 底 落 伏 亏 薪 征 哄"],
  ["exact", "不等 整 正"],
];

/** Between number and unit, all of them "over": 200余人, 20多家, 十来个, 100+家. */
const INFIXED = "余多来+";

const NOTHING = new Followers([]);

const PRE = new Trie<Qualifier>([
  ...PREPOSED.flatMap(([mark, words, notAfter = "", butAfter = ""]) =>
    wordsOf(words).map((word) => ({ word, mark, notAfter, butAfter: wordsOf(butAfter), notBefore: NOTHING, beforeMagnitude: false })),
  ),
  { word: "上", mark: "at_least", notAfter: "以之加网线市海马晚早路同向岛跟谈碰赶涨爬往至如在站登冲升跃攀", butAfter: [], notBefore: NOTHING, beforeMagnitude: true },
]);

const POST = new Trie<Qualifier>(
  POSTPOSED.flatMap(([mark, words, notBefore, after]) =>
    wordsOf(words).map((word) => ({
      word,
      mark,
      notAfter: "",
      butAfter: [],
      notBefore: notBefore === undefined ? NOTHING : new Followers(wordsOf(notBefore)),
      beforeMagnitude: false,
      ...(after === undefined ? {} : { after }),
    })),
  ),
);

/** The qualifier that ends at `end`. */
export function qualifierBefore(text: string, end: number, from: number, bareMagnitude: boolean): Qualifier | undefined {
  const found = PRE.longestBefore(text, end, from);
  if (found === undefined || (found.beforeMagnitude && !bareMagnitude)) return undefined;
  const before = end - found.word.length - 1;
  if (before >= 0 && found.notAfter.includes(text.charAt(before)) && !found.butAfter.some((word) => text.endsWith(word, before + 1))) return undefined;
  return found;
}

/** The preposed qualifier that begins at `at`, inside an expression whose number it precedes. */
export function qualifierStartingAt(text: string, at: number): Qualifier | undefined {
  return PRE.longestAt(text, at, ({ beforeMagnitude }) => !beforeMagnitude);
}

/** The qualifier that begins at `at`, behind a figure; `time` says whether that is a stretch of time. */
export function qualifierAfter(text: string, at: number, time: boolean): Qualifier | undefined {
  return POST.longestAt(text, at, (qualifier, end) => {
    if (qualifier.after === "time" && !time) return false;
    return !qualifier.notBefore.areAt(text, end);
  });
}

export function isInfixAt(text: string, at: number): boolean {
  return at < text.length && INFIXED.includes(text.charAt(at));
}
