/** Knows which figure a quantity is: money, per cent, count, age, duration or bare number; also ranges and lists of them. */

import Big from "big.js";
import type { Draft, DraftValue } from "../draft";
import { newDraft } from "../draft";
import { type Unit, unitAt } from "../lexicon/units";
import { CHANGE_WORDS } from "../lexicon/contextWords";
import { qualifierBefore } from "../lexicon/qualifiers";
import { wordTrie } from "../lexicon/trie";
import { isHan, isNumeralChar } from "../numerals/characters";
import { significantExponent } from "../numerals/numeral";
import { shift } from "../numerals/readNumeral";
import { readCompound } from "./compounds";
import { lastSeparatorEnd, listSeparatorEnd, rangeConnectorEnd } from "./connectors";
import type { RuleContext } from "./context";
import { formatDuration, halfMore } from "./durations";
import { type Lead, overStep, type Quantity, readLead, readQuantity, scaled } from "./quantity";

/** A quantity with sign and currency, ready to become a figure. */
interface Member {
  readonly quantity: Quantity;
  readonly lead: Lead;
}

/** The quantity at `at`, alone or as the first of a range or list. Qualifiers around it are not yet read. */
export function readQuantityFigure(context: RuleContext, at: number): Draft | undefined {
  const quantity = readQuantity(context, at);
  if (quantity === undefined) return undefined;
  const first = member(context, quantity, context.floor);
  return readRange(context, first) ?? readList(context, first) ?? readSingle(context, first);
}

/** A name of a currency before what is no money (美元 3个月期) stands on its own. */
function member(context: RuleContext, quantity: Quantity, floor: number): Member {
  const lead = readLead(context.text, quantity.start, floor);
  if (lead.currency === undefined || lead.currency.symbol) return { quantity, lead };
  const { unit } = quantity;
  const isMoney = unit === undefined ? couldBeMoney(quantity) : unit.kind === "amount";
  return isMoney ? { quantity, lead } : { quantity, lead: readLead(context.text, quantity.start, quantity.start - (lead.negative ? 1 : 0)) };
}

/** Without unit, behind a currency's name: 人民币3亿, RMB500, but not 人民币6.35 (a rate). */
function couldBeMoney({ numeral, noun }: Quantity): boolean {
  return noun === undefined && (numeral.magnitude > 0 || numeral.grouped || (numeral.style === "arabic" && numeral.decimals <= 2 && numeral.low.gte(10)));
}

function readSingle(context: RuleContext, member: Member): Draft | undefined {
  const { quantity, lead } = member;
  const unit = unitOf(member);
  if (!isFigure(context, member, unit)) return undefined;
  const compound = readCompound(context, quantity);
  const end = compound?.end ?? quantity.end;
  const low = signed(compound?.value ?? valueOf(quantity, quantity.low), lead);
  const high = signed(valueOf(quantity, quantity.high), lead);
  const draft = newDraft(lead.start, end, kindOf(member, unit), `quantity.${kindOf(member, unit)}`, low);
  describe(draft, member, unit);
  draft.significant = significantExponent(quantity.numeral) + (unit?.scale ?? 0);
  draft.decimals = Math.max(0, quantity.numeral.decimals - quantity.numeral.magnitude - (unit?.scale ?? 0));
  if (compound !== undefined) delete draft.decimals;
  if (quantity.half === true) addHalf(draft, quantity);
  else if (unit?.word === "成") addTenth(context, draft);
  if (quantity.numeral.approximate === "pair") {
    setRange(draft, low, high);
  } else if (quantity.numeral.approximate === "several") {
    draft.value = null;
    draft.min = low;
    draft.max = high;
    draft.marks.push("about");
  } else if (quantity.infix === "over" && draft.value instanceof Big) {
    draft.marks.push("over");
    draft.min = draft.value;
    draft.max = signed(scaled(quantity.low.plus(overStep(quantity.numeral)), unit), lead);
  }
  if (draft.kind === "duration") toDuration(draft, unit);
  return draft;
}

/** In the canonical unit; 85折 and 八五折 are 85 %, 8折 and 8.5折 tenths of it. */
function valueOf(quantity: Quantity, value: Big): Big {
  const wholeDiscount = quantity.unit?.subkind === "discount" && value.gte(10);
  return wholeDiscount ? value : scaled(value, quantity.unit);
}

function addHalf(draft: Draft, { low, unit }: Quantity): void {
  draft.value = unit?.iso === undefined ? low.plus("0.5") : halfMore(low, unit.iso);
  delete draft.decimals;
}

/** 三成五 is 35 %. */
function addTenth(context: RuleContext, draft: Draft): void {
  if (context.text.charAt(draft.end) === "半" && draft.value instanceof Big) {
    draft.value = draft.value.plus(5);
    draft.end++;
    return;
  }
  const next = context.numeralAt(draft.end);
  if (next?.style !== "hanzi" || next.end - next.start !== 1 || next.low.gte(10) || !(draft.value instanceof Big)) return;
  if (unitAt(context.text, next.end) !== undefined) return;
  draft.value = draft.value.plus(next.low);
  draft.end = next.end;
}

function setRange(draft: Draft, one: DraftValue, other: DraftValue): void {
  draft.value = null;
  draft.isRange = true;
  const ordered = one instanceof Big && other instanceof Big && one.gt(other);
  draft.min = ordered ? other : one;
  draft.max = ordered ? one : other;
}

/** Numbers become ISO 8601 durations, in the unit that was written. */
export function toDuration(draft: Draft, unit: Unit | undefined): void {
  if (unit?.iso === undefined) return;
  const { iso } = unit;
  const format = (value: DraftValue): DraftValue => (value instanceof Big ? formatDuration(value, iso) : value);
  draft.value = format(draft.value);
  draft.min = format(draft.min);
  draft.max = format(draft.max);
  if (draft.values !== undefined) draft.values = draft.values.map((value) => format(value) as Big | string);
  delete draft.decimals;
}

function signed(value: Big, lead: Lead): Big {
  return lead.negative ? value.times(-1) : value;
}

function unitOf(member: Member): Unit | undefined {
  return member.quantity.unit;
}

function kindOf(member: Member, unit: Unit | undefined): Draft["kind"] {
  if (unit?.minor === true && unit.word === "分") return "count";
  if (member.lead.currency !== undefined && (unit === undefined || unit.kind === "amount")) return "amount";
  // 三点建议 are counted, 3400点 are an index.
  if (unit?.word === "点" && member.quantity.numeral.style === "hanzi" && member.quantity.numeral.decimals === 0 && member.quantity.high.lt(20)) return "count";
  if (unit !== undefined) return unit.kind;
  return member.quantity.noun === undefined ? "number" : "count";
}

/** What the unit and its surroundings say, for a single figure, a range or a list alike. */
function describe(draft: Draft, member: Member, unit: Unit | undefined): void {
  const { quantity, lead } = member;
  draft.unit = unit?.canonical ?? quantity.noun ?? null;
  if (draft.kind === "amount") {
    draft.currency = lead.currency?.code ?? unit?.currency ?? "CNY";
    draft.unit = unit === undefined || lead.currency !== undefined ? (lead.currency?.unit ?? "元") : majorUnit(unit);
  }
  if (unit?.subkind !== undefined) draft.subkind = unit.subkind;
  if (unit?.rhetorical === true) draft.rhetorical = true;
  if (quantity.per !== undefined) draft.per = quantity.per;
  if (unit === undefined && quantity.noun === undefined && draft.kind === "number") draft.bare = true;
}

function majorUnit(unit: Unit): string {
  return unit.minor === true ? "元" : unit.canonical;
}

/** Whether number and unit together are more than a piece of a word. */
function isFigure(context: RuleContext, member: Member, unit: Unit | undefined): boolean {
  const { quantity, lead } = member;
  const { numeral } = quantity;
  if (unit?.minor === true && !isMinorMoney(context, quantity)) return isScore(quantity);
  if (numeral.bare) return isBareMagnitudeFigure(quantity, unit, isMarkedBefore(context, quantity)) && !isUnitLabel(context.text, quantity);
  if (unit !== undefined || quantity.noun !== undefined || lead.currency !== undefined) return true;
  if (numeral.style !== "hanzi") return true;
  // Chinese digits without unit: only numbers of some length that stand apart, or large ones.
  if (numeral.magnitude >= 4 || numeral.approximate === "several") return true;
  if (numeral.approximate === "pair") return isHan(context.text, quantity.end) && COUNTED_WORDS.longestAt(context.text, quantity.end) !== undefined;
  if (COUNTED_WORDS.longestAt(context.text, quantity.end) !== undefined && numeral.low.gte(2)) return true;
  const long = numeral.end - numeral.start > 1;
  return (long || numeral.decimals > 0 || isWholeText(context.text, numeral)) && standsApart(context.text, lead.start, quantity.end);
}

/** Nouns that Chinese digits count without a classifier, themselves outside the figure: 〔三〕部门. */
const COUNTED_WORDS = wordTrie(
  "部门 部委 省份 城市 国家 机构 企业 公司 交易所 行业 单位 领域 阶段 时段 环节 平台 板块 高校 央企 车企 房企 险企 药企 钢企 银行 巨头 协会 指数 股指 期指 品种 股东 高管 兄弟",
  "县市 地区 院校 家庭 方向 维度 渠道 路径 时期 步骤 要素 原则 举措 措施 目标 任务 主线 赛道 产品 基金 券商 主体 商户 街道 社区 油田 矿区 基地 工厂 门店 车型 机型 版本",
  "子公司 分公司 因素 原因 理由 条件 问题 重点 亮点 特点 看点 趋势 挑战 机遇 优势 能力 体系 标准 政策 法规 文件 通知 协议 合同 项目 航线 港口 机场 车站 口岸 核国",
);

function isWholeText(text: string, span: { start: number; end: number }): boolean {
  return text.length < 64 && text.trim().length <= span.end - span.start + 1;
}

function standsApart(text: string, start: number, end: number): boolean {
  return !isHan(text, start - 1) && !isHan(text, end);
}

/** 9.5分 is a score. */
function isScore(quantity: Quantity): boolean {
  return quantity.unit?.word === "分" && quantity.numeral.style !== "hanzi";
}

/** 5毛 is money where nothing follows that it could count. */
function isMinorMoney(context: RuleContext, quantity: Quantity): boolean {
  return quantity.unit?.word === "毛" && !isHan(context.text, quantity.end);
}

/** (万桶), 单位:万元 name a unit. */
function isUnitLabel(text: string, { start, end }: Quantity): boolean {
  const before = text.charAt(start - 1);
  return (before === "(" && text.charAt(end) === ")") || (text.slice(Math.max(0, start - 3), start).includes("单位"));
}

/** Units that a hundred or a thousand without digit may count: 千人, 百元. */
const COUNTED_BY_BARE = new Set(["人", "名", "位", "家", "套", "吨", "亩", "辆", "台", "倍", "天", "个", "公里", "户", "只", "股", "张", "件", "万", "平方米", "平", "人次", "克", "斤", "点"]);

/** Whether a qualifier or a verb of reaching stands right before (超百家, 过亿). */
function isMarkedBefore(context: RuleContext, { start }: Quantity): boolean {
  return qualifierBefore(context.text, start, context.floor, true) !== undefined || "过破达".includes(context.text.charAt(start - 1) || " ");
}

function isBareMagnitudeFigure(quantity: Quantity, unit: Unit | undefined, isMarked: boolean): boolean {
  if (quantity.numeral.low.eq(1_000_000_000_000) && quantity.numeral.end - quantity.numeral.start === 1) return false;
  // 万, 亿 alone are parts of names; a qualifier before them makes them numbers.
  if (unit === undefined) return quantity.numeral.end - quantity.numeral.start > 1 || quantity.infix !== undefined || isMarked;
  if (isMarked && unit.kind === "count") return true;
  return unit.kind === "amount" || quantity.numeral.low.gte(10000) || COUNTED_BY_BARE.has(unit.word) || unit.word.length > 1;
}

function readRange(context: RuleContext, first: Member): Draft | undefined {
  const { text } = context;
  const { quantity } = first;
  if (quantity.numeral.bare || quantity.numeral.approximate !== undefined) return undefined;
  const connector = rangeConnectorEnd(text, quantity.end);
  if (connector < 0) return undefined;
  const second = readMember(context, connector, quantity.end);
  if (second === undefined || !joins(context, first, second, text.charAt(quantity.end))) return undefined;
  if (isChangeToLevel(text, first, second)) return undefined;
  const unit = unitOf(second);
  const ownUnit = quantity.unit ?? unit;
  const low = signed(scaled(inherit(quantity, second.quantity), ownUnit), first.lead);
  const high = signed(scaled(second.quantity.low, unit), second.lead);
  const kind = kindOf(first.lead.currency === undefined ? second : { ...second, lead: { ...second.lead, currency: first.lead.currency } }, unit);
  const draft = newDraft(first.lead.start, second.quantity.end, kind, `quantity.range.${kind}`, null);
  describe(draft, first.lead.currency === undefined ? second : { ...second, lead: { ...second.lead, currency: first.lead.currency } }, unit);
  setRange(draft, low, high);
  draft.decimals = Math.max(0, second.quantity.numeral.decimals - second.quantity.numeral.magnitude);
  if (draft.kind === "duration") toDuration(draft, unit);
  return draft;
}

/** 增加14243手至98835手: by how much, and to what; but 增长5%至10% and 增加1亿元至1.5亿元 are estimates. */
function isChangeToLevel(text: string, first: Member, second: Member): boolean {
  const { unit } = first.quantity;
  if (unit === undefined || unit.kind === "percent" || !"至到".includes(text.charAt(first.quantity.end) || " ")) return false;
  if (CHANGE_WORDS.longestBefore(text, first.lead.start)?.direction === undefined) return false;
  const one = first.quantity.low;
  const other = second.quantity.low;
  return unit.kind === "count" || other.lt(one) || other.gt(one.times(3));
}

/** A quantity behind a connector, its sign and currency included, none of which may reach back over `floor`. */
function readMember(context: RuleContext, at: number, floor: number): Member | undefined {
  let numeralAt = at;
  while (numeralAt < at + 8 && !isNumeralChar(context.text, numeralAt) && numeralAt < context.text.length) numeralAt++;
  const quantity = readQuantity(context, numeralAt);
  if (quantity === undefined) return undefined;
  const found = member(context, quantity, Math.max(at, floor));
  return found.lead.start === at ? found : undefined;
}

/** Whether two quantities are the ends of one range. */
function joins(context: RuleContext, first: Member, second: Member, connector: string): boolean {
  const one = first.quantity.unit;
  const other = second.quantity.unit;
  if (second.quantity.numeral.bare) return false;
  if (one !== undefined && other !== undefined) {
    return one.kind === other.kind && (one.currency ?? one.canonical) === (other.currency ?? other.canonical) && one.subkind === other.subkind;
  }
  if (one !== undefined) return false;
  if (first.quantity.noun !== undefined) return false;
  const a = first.quantity.numeral;
  const b = second.quantity.numeral;
  if (other !== undefined || second.quantity.noun !== undefined) {
    return a.style === b.style || a.style === "mixed" || b.style === "mixed";
  }
  // Two bare numbers: only what can't be a code, a score or a telephone number.
  if (first.lead.currency !== undefined) return true;
  if (connector === "至" || connector === "到") return a.style !== "hanzi" && !isHan(context.text, first.lead.start - 2);
  return a.decimals > 0 && b.decimals > 0 && a.low.lt(b.low);
}

/** 3-5万: the first number shares the magnitude of the second, unless it is the larger one as it stands. */
function inherit(first: Quantity, second: Quantity): Big {
  if (first.numeral.magnitude > 0 || second.numeral.magnitude === 0 || first.unit !== undefined) return first.low;
  const coefficient = shift(second.numeral.low, -second.numeral.magnitude);
  return first.low.lte(coefficient) ? shift(first.low, second.numeral.magnitude) : first.low;
}

/** Members that share the last one's unit: 5、6个, 505.5/591.8/673.9亿元. */
function readList(context: RuleContext, first: Member): Draft | undefined {
  const { text } = context;
  const { quantity } = first;
  if (quantity.unit !== undefined || quantity.noun !== undefined || quantity.numeral.bare || quantity.numeral.approximate !== undefined) return undefined;
  if (listSeparatorEnd(text, quantity.end) < 0 && lastSeparatorEnd(text, quantity.end) < 0) return undefined;
  const separator = text.charAt(quantity.end);
  // At the head of a line "1、" is the number of a paragraph.
  if (separator === "、" && isIndex(context, first)) return undefined;
  if (first.quantity.start < context.listFloor) return undefined;
  const members: Member[] = [first];
  let last = first;
  while (unitOf(last) === undefined && last.quantity.noun === undefined) {
    let next = listSeparatorEnd(text, last.quantity.end);
    if (next < 0) next = lastSeparatorEnd(text, last.quantity.end);
    const member = next < 0 || members.length > 30 ? undefined : readMember(context, next, last.quantity.end);
    if (member === undefined || isHanzi(member) !== isHanzi(first) || member.quantity.numeral.bare) {
      context.listFloor = last.quantity.start;
      return undefined;
    }
    members.push(member);
    last = member;
  }
  const unit = unitOf(last);
  // One slash between whole numbers is a fraction or a code, and 和 alone joins two things rather than two numbers.
  if (members.length === 2 && separator !== "、" && quantity.numeral.decimals === 0) return undefined;
  const values = members.map((member) => signed(scaled(inherit(member.quantity, last.quantity), unit), member.lead));
  const kind = kindOf(last, unit);
  if (isConsecutivePair(members)) {
    const pair = newDraft(first.lead.start, last.quantity.end, kind, `quantity.pair.${kind}`, null);
    describe(pair, last, unit);
    setRange(pair, values[0] ?? null, values[1] ?? null);
    if (pair.kind === "duration") toDuration(pair, unit);
    return pair;
  }
  const draft = newDraft(first.lead.start, last.quantity.end, kind, `quantity.list.${kind}`, null);
  describe(draft, last, unit);
  draft.values = values;
  draft.decimals = Math.max(0, last.quantity.numeral.decimals - last.quantity.numeral.magnitude);
  if (draft.kind === "duration") toDuration(draft, unit);
  return draft;
}

function isHanzi(member: Member): boolean {
  return member.quantity.numeral.style === "hanzi";
}

/** 1、 at the head of a line or behind a colon or full stop. */
function isIndex(context: RuleContext, { quantity, lead }: Member): boolean {
  const { text } = context;
  const next = context.numeralAt(quantity.end + 1);
  // 5、6个 goes on by one; a paragraph 5 rarely begins with 6.
  if (next?.low.eq(quantity.low.plus(1)) === true && !quantity.low.eq(1)) return false;
  if (quantity.numeral.style === "hanzi" || quantity.numeral.low.gt(30)) return isLineHead(text, lead.start);
  return isLineHead(text, lead.start) || (":；;！？".includes(text.charAt(lead.start - 1) || " ") && quantity.numeral.decimals === 0 && quantity.numeral.magnitude === 0);
}

/** 两、三家 says "two or three". */
function isConsecutivePair(members: readonly Member[]): boolean {
  const [one, other] = members;
  if (members.length !== 2 || one === undefined || other === undefined) return false;
  return one.quantity.numeral.style === "hanzi" && one.quantity.numeral.low.eq(2) && other.quantity.numeral.low.eq(3);
}

export function isLineHead(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && " \t".includes(text.charAt(before))) before--;
  return before < 0 || "\n\r。".includes(text.charAt(before));
}
