/** Knows the words of plain statements: what may stand between a subject, its period, its metric and the value. */

import { METRICS } from "../figures/lexicon/metrics";
import { Trie, wordsOf } from "../figures/lexicon/trie";

/**
 * Metrics that one organisation has once in a period, by every usual name; the first of a line stands for all.
 * Metrics of parts, deals or products (规模, 总额, 保额, 目标价 …) are not among them: two values of those are no contradiction.
 */
const LINES = [
  "归母净利润 归母净利 归属于上市公司股东的净利润 归属于上市公司股东净利润 归属于母公司股东的净利润 归属于母公司所有者的净利润",
  "扣非净利润 扣非后净利润",
  "扣非归母净利润",
  "净利润 净利",
  "利润总额",
  "营业利润",
  "营业收入 营收",
  "营业总收入",
  "营业成本",
  "销量",
  "销售额",
  "贷款余额",
  "存款余额",
  "不良贷款余额",
  "员工人数",
  "毛利率",
  "净利率",
  "总资产 资产总额",
  "净资产",
  "总负债 负债总额",
  "资产负债率",
  "每股收益",
  "每股净资产",
  "净资产收益率",
  "经营活动产生的现金流量净额",
  "注册资本",
  "总股本",
  "研发投入",
  "研发费用",
  "原保险保费收入 原保费收入",
  "保费收入",
  "规模保费",
  "总保费",
  "新业务价值",
  "内含价值",
  "赔付支出 赔款支出 赔付 赔款 赔付金额 理赔 理赔款 理赔金额",
  "综合成本率",
  "综合赔付率",
  "综合费用率",
  "核心偿付能力充足率",
  "综合偿付能力充足率",
  "不良贷款率 不良率",
  "拨备覆盖率",
  "资本充足率",
  "一级资本充足率",
  "核心一级资本充足率",
  "净息差",
  "各项贷款",
  "各项存款",
  "国内生产总值 GDP",
  "地区生产总值",
  "一般公共预算收入",
  "社会消费品零售总额",
  "进出口总值",
  "外汇储备 外储",
  "贸易顺差",
  "贸易逆差",
];

const comparable: ReadonlyMap<string, string> = new Map(
  LINES.flatMap((line) => {
    const names = line.split(" ");
    return names.map((name) => [name, names[0] ?? name] as const);
  }),
);

/** What an organisation has until it is changed, whenever it is told. */
export function isLasting(metric: string): boolean {
  return metric === "注册资本";
}

/** What stands for a metric that can be compared across texts; `undefined` for every other. */
export function comparableMetric(metric: string): string | undefined {
  return comparable.get(metric);
}

/** What a word does in a statement: `m` names a metric, `l` links it to its value, `v` leads to it, `p` is a mark, `c` a colon, `w` any other known word. */
export type WordRole = "m" | "l" | "v" | "p" | "c" | "w";

interface PlainWord {
  readonly word: string;
  readonly role: WordRole;
}

const PLAIN_WORDS = new Trie<PlainWord>([
  ...withRole("l", "为 是 达 达到 报 约 增至 升至 降至 增长至 增加至 上升至 下降至 提升至 提高至 减少至 回落至"),
  ...withRole("v", "实现 取得 录得 完成 的 全年实现 共实现 在 于"),
  ...withRole("p", "， , ； （ ） ( ) 《 》 “ ” 【 】"),
  ...withRole("c", "： :"),
  ...withRole(
    "w",
    "公司 该公司 该行 本行 其 年报 年度报告 季报 半年报 半年度报告 季度报告 业绩快报 快报 业绩报告 财报 公告 发布 披露 公布 显示 称 表示 数据",
    "最新 据 日前 近日 报告期 报告期内 期内 内 年度 了 以下简称 下称 简称 截至 同比 环比 较 比 上年 上年末 上年同期 去年同期 年初 年末",
    "增长 增加 增 提升 上升 提高 下降 减少 降低 下滑 回落 降 增幅 降幅 幅度 微增 微降 大幅 小幅",
  ),
]);

function withRole(role: WordRole, ...lines: readonly string[]): PlainWord[] {
  return wordsOf(...lines).map((word) => ({ word, role }));
}

/** The longest word of plain statements that begins at `at`; `undefined` where no such statement goes on like this. */
export function plainWordAt(text: string, at: number): PlainWord | undefined {
  const metric = METRICS.longestAt(text, at)?.word;
  const other = PLAIN_WORDS.longestAt(text, at);
  return metric !== undefined && metric.length >= (other?.word.length ?? 0) ? { word: metric, role: "m" } : other;
}
