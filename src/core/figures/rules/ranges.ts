/** Knows two quantities as the ends of a range, and when they are something else: a change and its level, a score, a code. */

import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { CHANGE_WORDS } from "../lexicon/contextWords";
import type { Unit } from "../lexicon/units";
import { isHan } from "../numerals/characters";
import { shift } from "../numerals/decimal";
import { rangeConnectorEnd } from "./connectors";
import type { RuleContext } from "./context";
import { describe, inherit, isoDuration, kindOf, type Member, ownUnit, readMember, setRange, signed } from "./members";
import { type Quantity, scaled } from "./quantity";

/** The range that begins with `first`: 40-50岁, 600至1000元, 8%-10%. */
export function readRange(context: RuleContext, first: Member): Draft | undefined {
  const { text } = context;
  const { quantity } = first;
  if (quantity.numeral.bare || quantity.numeral.approximate === "pair") return undefined;
  const connector = rangeConnectorEnd(text, quantity.end + inclusionLength(text, quantity.end));
  if (connector < 0) return undefined;
  // 数十万元到上百万元: 上 before a magnitude alone is as vague as 数.
  const reaches = quantity.numeral.approximate === "several" && text.charAt(connector) === "上";
  const second = readMember(context, reaches ? connector + 1 : connector, quantity.end);
  if (second === undefined || !joins(context, first, second, text.charAt(quantity.end))) return undefined;
  if (isChangeToLevel(text, first, second) || isDifference(first, second)) return undefined;
  if (reaches !== second.quantity.numeral.bare) return undefined;
  const isVague = [first, second].some((member) => member.quantity.numeral.approximate === "several");
  const unit = second.quantity.unit;
  const own = ownUnit(quantity, second.quantity) ?? unit;
  const low = signed(scaled(inherit(quantity, second.quantity), own), first.lead);
  const high = signed(scaled(isVague ? second.quantity.high : second.quantity.low, unit), second.lead);
  if (isVague && high.lte(low)) return undefined;
  // A currency before the first number is that of both (US$3-5).
  const { currency } = first.lead;
  const described = currency === undefined ? second : { ...second, lead: { ...second.lead, currency } };
  const kind = kindOf(described, unit);
  const draft = newDraft(first.lead.start, second.quantity.end, kind, `quantity.range.${kind}`, null);
  describe(draft, described, unit);
  if (isVague) draft.marks.push("about");
  if (draft.kind === "duration") {
    setRange(draft, isoDuration(low, own), isoDuration(high, unit));
    return draft;
  }
  setRange(draft, low, high);
  draft.decimals = Math.max(0, second.quantity.numeral.decimals - second.quantity.numeral.magnitude);
  return draft;
}

/** 18周岁(含)至60周岁: length of what says that an end is one of the range; 0 for none. */
function inclusionLength(text: string, at: number): number {
  return ["(含)", "(含本数)", "(不含)"].find((word) => text.startsWith(word, at))?.length ?? 0;
}

/** 增加14243手至98835手: by how much, and to what; but 增长5%至10% and 增加1亿元至1.5亿元 are estimates. */
function isChangeToLevel(text: string, first: Member, second: Member): boolean {
  const unit = ownUnit(first.quantity, second.quantity);
  if (unit === undefined && first.quantity.numeral.magnitude === 0) return false;
  if (unit?.kind === "percent" || !"至到".includes(text.charAt(first.quantity.end) || " ")) return false;
  if (CHANGE_WORDS.longestBefore(text, first.lead.start)?.direction === undefined) return false;
  const one = first.quantity.low;
  const other = second.quantity.low;
  return unit?.kind === "count" || other.lt(one) || other.gt(one.times(3));
}

/** 10年-2年期限利差: from the longer term to the shorter, two terms are compared. */
function isDifference({ quantity }: Member, { quantity: other }: Member): boolean {
  return quantity.unit?.kind === "duration" && quantity.unit === other.unit && quantity.low.gt(other.low);
}

/** What says that two numbers are the ends of a range: 在7.75至7.85区间. */
const IN_FRAME = /(?:介于|位于|[^至到]在|^在|区间)$/u;
const FRAMES = /^(?:的?区间|之间|的?范围)/u;

/** Whether a cell holds nothing else. */
function isCell(text: string, start: number, end: number): boolean {
  return /(?:^|[\n|]) ?$/u.test(text.slice(Math.max(0, start - 2), start)) && /^ ?(?:[\n|]|$)/u.test(text.slice(end, end + 2));
}

function isSameMeasure(one: Unit, other: Unit): boolean {
  return one.kind === other.kind && (one.currency ?? one.canonical) === (other.currency ?? other.canonical) && one.subkind === other.subkind;
}

/** 3个月至1年, 30秒到3分钟: the second time is longer, and in another unit. */
function isLonger({ quantity }: Member, { quantity: other }: Member): boolean {
  const [days, otherDays] = [daysOf(quantity), daysOf(other)];
  return days !== undefined && otherDays !== undefined && otherDays > days;
}

function daysOf({ low, unit }: Quantity): number | undefined {
  // 月, 日 and 夜 belong to a date or to another duration (两个星期至1月17日, 三天两夜).
  const days = unit?.kind === "duration" && !"月日夜晚".includes(unit.word) ? DAYS[unit.iso ?? ""] : undefined;
  return days === undefined ? undefined : scaled(low, unit).toNumber() * days;
}

/** About how many days a unit of time has: enough to see which of two times is the longer one. */
const DAYS: Readonly<Record<string, number>> = { Y: 365, M: 30, W: 7, D: 1, TH: 1 / 24, TM: 1 / 1440, TS: 1 / 86400 };

/** Whether two quantities are the ends of one range. */
function joins(context: RuleContext, first: Member, second: Member, connector: string): boolean {
  const one = ownUnit(first.quantity, second.quantity);
  const other = second.quantity.unit;
  if (one !== undefined && other !== undefined) return isSameMeasure(one, other) || isLonger(first, second);
  if (one !== undefined) return false;
  if (first.quantity.noun !== undefined) return false;
  const a = first.quantity.numeral;
  const b = second.quantity.numeral;
  if (other !== undefined || second.quantity.noun !== undefined) {
    return a.style === b.style || a.style === "mixed" || b.style === "mixed";
  }
  // 41-60, alone in its cell.
  if (context.isTable && isCell(context.text, first.lead.start, second.quantity.end) && !context.text.startsWith("0", first.quantity.start)) return a.low.lt(b.low);
  // Two bare numbers: only what can't be a code, a score or a telephone number.
  if (first.lead.currency !== undefined) return true;
  if (a.magnitude > 0 && b.magnitude > 0) return a.low.lt(b.low);
  // 8-9万
  if (b.magnitude >= 4 && a.style === "arabic") return a.low.lt(shift(b.low, -b.magnitude));
  if (IN_FRAME.test(context.text.slice(Math.max(0, first.lead.start - 2), first.lead.start)) || FRAMES.test(context.text.slice(second.quantity.end, second.quantity.end + 3)))
    return a.low.lt(b.low);
  if (connector === "至" || connector === "到") return a.style !== "hanzi" && !isHan(context.text, first.lead.start - 2);
  return a.decimals > 0 && b.decimals > 0 && a.low.lt(b.low);
}
