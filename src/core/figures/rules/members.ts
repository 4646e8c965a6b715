/** Knows a quantity as a member of a figure: alone, as the end of a range, or in a list; sign and currency included. */

import Big from "big.js";
import type { Draft, DraftValue } from "../draft";
import type { Unit } from "../lexicon/units";
import { isLatin, isNumeralChar } from "../numerals/characters";
import { shift } from "../numerals/decimal";
import type { RuleContext } from "./context";
import { formatDuration } from "./durations";
import { type Lead, readLead } from "./leads";
import { type Quantity, readQuantity } from "./quantity";

/** A quantity with sign and currency, ready to become a figure. */
export interface Member {
  readonly quantity: Quantity;
  readonly lead: Lead;
}

/** A name of a currency before what is no money (美元 3个月期) stands on its own. */
export function toMember(context: RuleContext, quantity: Quantity, floor: number): Member {
  const lead = readLead(context.text, quantity.start, floor);
  const { unit } = quantity;
  if (lead.currency === undefined) return { quantity, lead };
  if (lead.currency.symbol) return { quantity: unit?.word === "起" ? withoutUnit(quantity) : quantity, lead };
  // 港币 0.63 元, but 美元 100强
  const isApart = context.text.charAt(quantity.start - 1) === " " && !isLatin(lead.currency.word, 0);
  const isMoney = unit === undefined ? !isApart && couldBeMoney(quantity) : unit.kind === "amount";
  return isMoney
    ? { quantity, lead }
    : { quantity, lead: readLead(context.text, quantity.start, quantity.start - (lead.negative ? 1 : 0)) };
}

/** HK$1,288起: from so much on; money is not counted by events. */
function withoutUnit({ unit, ...quantity }: Quantity): Quantity {
  return { ...quantity, unit: undefined, end: quantity.end - (unit?.word.length ?? 0) };
}

/** Without unit, behind a currency's name: 人民币3亿, RMB500, but not 人民币6.35 (a rate). */
function couldBeMoney({ numeral, noun }: Quantity): boolean {
  return (
    noun === undefined &&
    (numeral.magnitude > 0 || numeral.grouped || (numeral.style === "arabic" && numeral.decimals <= 2 && numeral.low.gte(10)))
  );
}

/** A quantity behind a connector, its sign and currency included, none of which may reach back over `floor`. */
export function readMember(context: RuleContext, at: number, floor: number): Member | undefined {
  let numeralAt = at;
  while (numeralAt < at + 8 && !isNumeralChar(context.text, numeralAt) && numeralAt < context.text.length) numeralAt++;
  const quantity = readQuantity(context, numeralAt);
  if (quantity === undefined) return undefined;
  const found = toMember(context, quantity, Math.max(at, floor));
  return found.lead.start === at ? found : undefined;
}

/** 10个、15个基点: before a longer unit that begins with it, 个 is no unit of its own. */
export function ownUnit(first: Quantity, second: Quantity): Unit | undefined {
  const shares = first.unit?.word === "个" && second.unit?.word !== "个" && second.unit?.word.startsWith("个") === true;
  return shares ? undefined : first.unit;
}

/** 3-5万: the first number shares the magnitude of the second, unless it is the larger one as it stands. */
export function inherit(first: Quantity, second: Quantity): Big {
  if (first.numeral.magnitude > 0 || second.numeral.magnitude === 0 || first.unit !== undefined) return first.low;
  const coefficient = shift(second.numeral.low, -second.numeral.magnitude);
  return first.low.lte(coefficient) ? shift(first.low, second.numeral.magnitude) : first.low;
}

/** 53.1、21万人: in a list, what has decimals shares the magnitude, too. */
export function inheritListed(first: Quantity, second: Quantity): Big {
  const shares = first.numeral.magnitude === 0 && first.numeral.decimals > 0 && first.unit === undefined;
  return shares ? shift(first.low, second.numeral.magnitude) : inherit(first, second);
}

/** Two ends, the lower one first. */
export function setRange(draft: Draft, one: DraftValue, other: DraftValue): void {
  draft.value = null;
  draft.isRange = true;
  const ordered = one instanceof Big && other instanceof Big && one.gt(other);
  draft.min = ordered ? other : one;
  draft.max = ordered ? one : other;
}

/** Numbers become ISO 8601 durations, in the unit that was written. */
export function toDuration(draft: Draft, unit: Unit | undefined): void {
  draft.value = isoDuration(draft.value, unit);
  draft.min = isoDuration(draft.min, unit);
  draft.max = isoDuration(draft.max, unit);
  if (draft.values !== undefined) draft.values = draft.values.map((value) => isoDuration(value, unit));
  delete draft.decimals;
}

/** A number of a unit of time as an ISO 8601 duration; anything else as it is. */
export function isoDuration<T extends DraftValue>(value: T, unit: Unit | undefined): T | string {
  return value instanceof Big && unit?.iso !== undefined ? formatDuration(value, unit.iso) : value;
}

/** Negative behind a minus sign. */
export function signed(value: Big, lead: Lead): Big {
  return lead.negative ? value.times(-1) : value;
}

/** What kind of figure number, unit and currency make. */
export function kindOf(member: Member, unit: Unit | undefined): Draft["kind"] {
  if (member.lead.currency !== undefined && (unit === undefined || unit.kind === "amount")) return "amount";
  // 三点建议 are counted, 3400点 and 两个多点 are of an index.
  if (
    unit?.word === "点" &&
    !member.quantity.half &&
    !member.quantity.open &&
    member.quantity.numeral.style === "hanzi" &&
    member.quantity.numeral.decimals === 0 &&
    member.quantity.high.lt(20)
  )
    return "count";
  if (unit !== undefined) return unit.kind;
  return member.quantity.noun === undefined ? "number" : "count";
}

/** What the unit and its surroundings say, for a single figure, a range or a list alike. */
export function describe(draft: Draft, member: Member, unit: Unit | undefined): void {
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
