/** Knows which figure a quantity is: money, per cent, count, age, duration or bare number, alone or with others of its kind. */

import Big from "big.js";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { type Unit, unitAt } from "../lexicon/units";
import { isHan } from "../numerals/characters";
import { significantExponent } from "../numerals/numeral";
import { readCompound } from "./compounds";
import type { RuleContext } from "./context";
import { halfMore } from "./durations";
import { isFigure } from "./evidence";
import { readList } from "./lists";
import { describe, kindOf, type Member, setRange, signed, toDuration, toMember } from "./members";
import { overStep, type Quantity, readQuantity, scaled } from "./quantity";
import { readRange } from "./ranges";

/** The quantity at `at`, alone or as the first of a range or list. Qualifiers around it are not yet read. */
export function readQuantityFigure(context: RuleContext, at: number): Draft | undefined {
  const quantity = readQuantity(context, at);
  if (quantity === undefined) return undefined;
  const first = toMember(context, quantity, context.floor);
  return readRange(context, first) ?? readList(context, first) ?? readSingle(context, first);
}

function readSingle(context: RuleContext, member: Member): Draft | undefined {
  const { quantity, lead } = member;
  const { unit } = quantity;
  if (!isFigure(context, member)) return undefined;
  const compound = readCompound(context, quantity);
  const end = compound?.end ?? quantity.end;
  const low = signed(compound?.value ?? valueOf(quantity, quantity.low), lead);
  const high = signed(valueOf(quantity, quantity.high), lead);
  // 分3期建设: parts, which are counted.
  const kind = unit?.word === "期" && "分共".includes(context.text.charAt(lead.start - 1) || " ") ? "count" : kindOf(member, unit);
  const draft = newDraft(lead.start, end, kind, `quantity.${kind}`, low);
  describe(draft, member, unit);
  draft.significant = significantExponent(quantity.numeral) + (unit?.scale ?? 0);
  draft.decimals = Math.max(0, quantity.numeral.decimals - quantity.numeral.magnitude - (unit?.scale ?? 0));
  if (compound !== undefined) delete draft.decimals;
  if (quantity.half) addHalf(draft, quantity);
  else if (!addHalfBehind(context, draft, unit) && unit?.word === "成") addTenth(context, draft);
  if (quantity.numeral.approximate === "pair") {
    setRange(draft, low, high);
  } else if (quantity.numeral.approximate === "several") {
    draft.value = null;
    draft.min = low;
    draft.max = high;
    draft.marks.push("about");
  } else if (quantity.open && draft.value instanceof Big) {
    draft.marks.push("over");
    draft.min = draft.value;
    // 100+ has no upper end.
    if (context.text.charAt(quantity.numeral.end) !== "+") draft.max = signed(scaled(quantity.low.plus(overStep(quantity.numeral)), unit), lead);
  }
  if (draft.kind === "duration") toDuration(draft, unit);
  return draft;
}

/** In the canonical unit; 85折 and 八五折 are 85 %, 8折 and 8.5折 tenths of it. */
function valueOf(quantity: Quantity, value: Big): Big {
  const wholeDiscount = quantity.unit?.subkind === "discount" && value.gt(10);
  return wholeDiscount ? value : scaled(value, quantity.unit);
}

function addHalf(draft: Draft, { low, unit }: Quantity): void {
  draft.value = unit?.iso === undefined ? low.plus("0.5") : halfMore(low, unit.iso);
  delete draft.decimals;
}

/** What is counted in halves: 三岁半, 十五斤半, 五张半, 一倍半, 三成半, 两块半. */
const HALVED: ReadonlySet<Draft["kind"]> = new Set(["count", "age", "amount", "ratio", "percent"]);

/** Half a unit more, written behind the unit; 半 that a word goes on from (半价, 半年) is none. Whether there was one. */
function addHalfBehind({ text }: RuleContext, draft: Draft, unit: Unit | undefined): boolean {
  if (text.charAt(draft.end) !== "半" || unit === undefined || !HALVED.has(draft.kind) || !(draft.value instanceof Big)) return false;
  const isShare = unit.word === "成" || unit.subkind === "multiple";
  if (!isShare && isHan(text, draft.end + 1) && !"的了多".includes(text.charAt(draft.end + 1))) return false;
  draft.value = draft.value.plus(scaled(HALF, unit));
  delete draft.decimals;
  draft.end++;
  return true;
}

const HALF = new Big("0.5");

/** 三成五 is 35 %. */
function addTenth(context: RuleContext, draft: Draft): void {
  const next = context.numeralAt(draft.end);
  if (next?.style !== "hanzi" || next.end - next.start !== 1 || next.low.gte(10) || !(draft.value instanceof Big)) return;
  if (unitAt(context.text, next.end) !== undefined) return;
  draft.value = draft.value.plus(next.low);
  draft.end = next.end;
}
