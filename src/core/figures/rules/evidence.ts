/** Knows when a number is more than a piece of a word: what units, nouns and surroundings must bear out. */

import { qualifierBefore } from "../lexicon/qualifiers";
import { wordsOf, wordTrie } from "../lexicon/trie";
import type { Unit } from "../lexicon/units";
import { isHan } from "../numerals/characters";
import { readCompound } from "./compounds";
import type { RuleContext } from "./context";
import type { Member } from "./members";
import type { Quantity } from "./quantity";

/** Whether number and unit together are more than a piece of a word. */
export function isFigure(context: RuleContext, member: Member): boolean {
  const { quantity, lead } = member;
  const { numeral, unit } = quantity;
  if (unit?.minor === true && !isMinorMoney(context, quantity)) return false;
  if (numeral.bare && (isPlaceholder(context.text, lead.start) || isRatePer(context.text, lead.start, quantity.end))) return false;
  if (numeral.bare) return isBareMagnitudeFigure(quantity, unit, isMarkedBefore(context, quantity)) && !isUnitLabel(context.text, lead.start, quantity.end);
  if (unit !== undefined || quantity.noun !== undefined || lead.currency !== undefined) return true;
  if (numeral.style !== "hanzi") return true;
  if (isAgeBefore(context.text, lead.start)) return true;
  // Chinese digits without unit: only numbers of some length that stand apart, or large ones.
  if (numeral.magnitude >= 4 || numeral.approximate === "several") return true;
  if (numeral.low.gte(100) && /^(?:有余|左右|上下|开外)/u.test(context.text.slice(quantity.end, quantity.end + 2))) return true;
  if (isShorthand(context.text, quantity)) return true;
  if (numeral.approximate === "pair")
    return isHan(context.text, quantity.end) && COUNTED_WORDS.longestAt(context.text, quantity.end) !== undefined;
  if (COUNTED_WORDS.longestAt(context.text, quantity.end) !== undefined && numeral.low.gte(2)) return true;
  const long = numeral.end - numeral.start > 1;
  return (long || numeral.decimals > 0 || isWholeText(context, numeral)) && standsApart(context.text, lead.start, quantity.end);
}

/** 三万八, 四千五, 一百二 as one says them: a numeral with a magnitude inside, and nothing behind that it could begin a word with. */
function isShorthand(text: string, { numeral, end }: Quantity): boolean {
  return numeral.end - numeral.start >= 3 && numeral.magnitude === 0 && !numeral.positional && numeral.low.gte(100) && (!isHan(text, end) || text.startsWith("大关", end) || text.startsWith("关口", end));
}

/** 年满70, 年过五十: whether what stands before says that a number is an age. */
export function isAgeBefore(text: string, at: number): boolean {
  return AGE_BEFORE.test(text.slice(Math.max(0, at - 3), at));
}

/** Not 2021年近60%, 全年逾80次, which count within a year. */
const AGE_BEFORE = /(?:^|[^\d零〇一二三四五六七八九十全每去今前半多历当本])年[满过近逾]$/u;

/** XX亿元, ××万: the digits are left out. */
function isPlaceholder(text: string, at: number): boolean {
  return /(?<![A-WYZa-mo-wyz])[XxNn×*＊□_]$/u.test(text.slice(Math.max(0, at - 2), at));
}

/** 亿元保费投诉量, 万元产值能耗: what such a rate is counted by is part of its name. */
function isRatePer(text: string, start: number, end: number): boolean {
  return text.charAt(start - 1) !== "每" && RATES.test(text.slice(end, end + 8));
}

const RATES = /^(?:保费|保单|人次)?(?:投诉[量率]|产值(?:能耗|耗|用)|(?:GDP|工业增加值|国内生产总值|地区生产总值)(?:能耗|用水|水耗|电耗|二氧化碳|碳排放)|能耗|水耗|电耗)/u;

/** Nouns that Chinese digits count without a classifier, themselves outside the figure: 〔三〕部门. */
export const COUNTED_WORDS = wordTrie(
  "部门 部委 省份 城市 国家 机构 企业 公司 交易所 行业 单位 领域 阶段 时段 环节 平台 板块 高校 央企 车企 房企 险企 药企 钢企 银行 巨头 协会 指数 股指 期指 品种 股东 高管 兄弟",
  "县市 地区 院校 家庭 方向 维度 渠道 路径 时期 步骤 要素 原则 举措 措施 目标 任务 主线 赛道 产品 基金 券商 主体 商户 街道 社区 油田 矿区 基地 工厂 门店 车型 机型 版本",
  "子公司 分公司 因素 原因 理由 条件 问题 重点 亮点 特点 看点 趋势 挑战 机遇 优势 能力 体系 标准 政策 法规 文件 通知 协议 合同 项目 航线 港口 机场 车站 口岸 核国",
);

function isWholeText({ text, isAlone }: RuleContext, span: { start: number; end: number }): boolean {
  return isAlone && text.length < 64 && text.trim().length <= span.end - span.start + 1;
}

function standsApart(text: string, start: number, end: number): boolean {
  return !isHan(text, start - 1) && !isHan(text, end);
}

/** 5毛 and 3角 are money where nothing follows that they could count, 3角5分 by its smaller coin; 三角 are corners. */
function isMinorMoney(context: RuleContext, quantity: Quantity): boolean {
  if (readCompound(context, quantity) !== undefined) return true;
  const isCoin = quantity.unit?.word === "毛" || (quantity.unit?.word === "角" && quantity.numeral.style === "arabic");
  return isCoin && !isHan(context.text, quantity.end);
}

/** (万桶), 单位:万元, 项目/万元, and a cell or line with nothing but a unit, name one. */
function isUnitLabel(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  if (ENDS_CELL.test(text.slice(end, end + 2)) && ((before === "/" && isHan(text, start - 2)) || (start > 0 && BEGINS_CELL.test(text.slice(Math.max(0, start - 2), start))))) return true;
  return (before === "(" && text.charAt(end) === ")") || text.slice(Math.max(0, start - 3), start).includes("单位");
}

const BEGINS_CELL = /[\n|] ?$/u;
const ENDS_CELL = /^ ?(?:[\n|]|$)/u;

/** Units that a hundred or a thousand without digit may count: 千人, 百元. */
const COUNTED_BY_BARE = new Set(wordsOf("人 名 位 家 套 吨 亩 辆 台 倍 天 个 公里 户 只 股 张 件 万 平方米 平 人次 克 斤 点"));

/** Whether a qualifier or a verb of reaching stands right before (超百家, 过亿). */
function isMarkedBefore(context: RuleContext, { start }: Quantity): boolean {
  return (
    qualifierBefore(context.text, start, context.floor, true) !== undefined || "过破达".includes(context.text.charAt(start - 1) || " ")
  );
}

function isBareMagnitudeFigure(quantity: Quantity, unit: Unit | undefined, isMarked: boolean): boolean {
  if (quantity.numeral.low.eq(1_000_000_000_000) && quantity.numeral.end - quantity.numeral.start === 1) return false;
  // 万, 亿 alone are parts of names; a qualifier before them makes them numbers.
  if (unit === undefined) return quantity.numeral.end - quantity.numeral.start > 1 || quantity.open || isMarked;
  // 上百度 is a web site rather than a hundred degrees.
  if (isMarked && (unit.kind === "count" || unit.kind === "duration") && unit.word !== "度") return true;
  return unit.kind === "amount" || quantity.numeral.low.gt(10000) || COUNTED_BY_BARE.has(unit.word) || unit.word.length > 1;
}
