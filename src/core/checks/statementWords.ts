/** Knows the words that tell what a figure is said to be: a level or a change, since when, of what. */

import { CHANGE_WORDS } from "../figures/lexicon/contextWords";
import { METRICS } from "../figures/lexicon/metrics";
import { Trie, wordsOf } from "../figures/lexicon/trie";

/**
 * What a word does before a figure: `from` and `than` lead to what was before, `to` to what came of it, `becomes` to either a level
 * (降为5%) or a change (降幅为5%); `year` and `period` say what a change is on, `same` that the time is that of the year before;
 * `change` is a verb of change and `extent` a noun; `part` begins parts of what was told, `given` those that it was spent on, `sum` their sum, `each` values in turn;
 * `basis` makes what stands before it the level of before; `mark` parts clauses, `stop` sentences; `link` adds nothing,
 * `other` only looks like one of these.
 */
export type StatementRole =
  "from" | "than" | "to" | "reach" | "becomes" | "year" | "period" | "same" | "change" | "extent" | "part" | "sum" | "given" | "each" | "basis" | "mark" | "stop" | "link" | "other";

interface StatementWord {
  readonly word: string;
  readonly role: StatementRole;
}

const WORDS = new Trie<StatementWord>([
  ...withRole("from", "由 从"),
  ...withRole("than", "较 比 相比 相较于 相较 对比"),
  ...withRole("to", "至 到 达至"),
  ...withRole("reach", "达 达到 高达 已达 突破"),
  ...withRole("becomes", "为 成为 变为"),
  ...withRole("year", "同比 按年"),
  ...withRole("period", "环比 按季 按月"),
  ...withRole("same", "同期 同月 同季 同季度 同日"),
  ...withRole("change", "变动 变化 增收 减收"),
  ...withRole("extent", "增幅 降幅 涨幅 跌幅 升幅 减幅 幅度 增长率 增长幅度 增加额 变动幅度 变化幅度"),
  ...withRole("part", "其中 包括 包含"),
  ...withRole("given", "分别投入 分别投向 分别用于 分别投资 分别出资"),
  ...withRole("sum", "合计 共计 总计 总共 一共 合共 共"),
  ...withRole("each", "分别 分别为 分别是 分别达 分别达到 依次为"),
  ...withRole("basis", "的基础上 基础上"),
  ...withRole("mark", "， , 、 ： : （ ） ( ) ； ;"),
  ...withRole("stop", "。 ！ ？"),
  ...withRole(
    "link",
    "的 了 是 约 报 系 仅 仅为 则 则为 均 均为 也 亦 又 已 还 有 就 并 且 而 和 与 及 以及 但 同时 其 实现 完成 取得 录得 达成 创 创下 获 获得",
    "公司 该公司 该行 本行 该集团 本公司 在 于 当时 期初 期末 大幅 小幅 快速 稳步 进一步 持续 显著 明显 大幅度 略 略有 有所 微 净 再 相当于 水平 左右 规模 为止 截至 当期 本期 报告期 期内 报告期内",
    "“ ” 《 》 【 】",
  ),
  ...withRole("other", "累计 其他 其它 其余 构成 组成 形成 国有 用于 投资于 由于 自由 理由 从事 从业 从而 占比 对比 到期 到位 达成 报告 报案 合约 约定 签约 公司债 含税 公共 共同 股份"),
]);

function withRole(role: StatementRole, ...lines: readonly string[]): StatementWord[] {
  return wordsOf(...lines).map((word) => ({ word, role }));
}

/** The longest word that begins at `at` and says what a figure is. */
export function statementWordAt(text: string, at: number): StatementWord | undefined {
  const known = longer(WORDS.longestAt(text, at), METRICS.longestAt(text, at)?.word);
  const change = CHANGE_WORDS.longestAt(text, at);
  if (change === undefined || change.word.length < (known?.word.length ?? 0) || known?.role === "extent") return known;
  // 新增, 减持 and the like only look like changes: they belong to what is told.
  return change.direction === undefined ? undefined : { word: change.word, role: change.noun ? "extent" : "change" };
}

function longer(known: StatementWord | undefined, metric: string | undefined): StatementWord | undefined {
  return metric !== undefined && metric.length > (known?.word.length ?? 0) ? { word: metric, role: "other" } : known;
}
