/** Knows lists of numbers that share a unit, and the numbers of paragraphs that look like them. */

import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { lastSeparatorEnd, listSeparatorEnd } from "./connectors";
import type { RuleContext } from "./context";
import { describe, inheritListed, kindOf, type Member, ownUnit, readMember, setRange, signed, toDuration } from "./members";
import { scaled } from "./quantity";

/** Members that share the last one's unit: 5、6个, 505.5/591.8/673.9亿元. */
export function readList(context: RuleContext, first: Member): Draft | undefined {
  const { text } = context;
  const { quantity } = first;
  if (!goesOn(first) || quantity.noun !== undefined || quantity.numeral.bare || quantity.numeral.approximate !== undefined)
    return undefined;
  if (listSeparatorEnd(text, quantity.end) < 0 && lastSeparatorEnd(text, quantity.end) < 0) return undefined;
  const separator = text.charAt(quantity.end);
  // At the head of a line "1、" is the number of a paragraph.
  if (separator === "、" && isIndex(context, first)) return undefined;
  if (first.quantity.start < context.listFloor) return undefined;
  const members = readMembers(context, first);
  const last = members?.at(-1);
  if (members === undefined || last === undefined) return undefined;
  const unit = last.quantity.unit;
  // One slash between whole numbers is a fraction or a code (but 2/10年期, 380/220伏), and 和 alone joins two things rather than two numbers (but 5个和10个基点).
  const isTerms = (unit?.kind === "duration" && text.charAt(last.quantity.end) === "期") || isDescending(members, separator);
  if (members.length === 2 && separator !== "、" && separator !== "或" && !isTerms && quantity.unit === undefined && quantity.numeral.decimals === 0)
    return undefined;
  const values = members.map((member) => signed(scaled(inheritListed(member.quantity, last.quantity), unit), member.lead));
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

/** 380/220伏: the larger one over the smaller is no fraction. */
function isDescending([first, second]: readonly Member[], separator: string): boolean {
  return separator === "/" && first !== undefined && second?.quantity.unit?.kind === "count" && first.quantity.low.gt(second.quantity.low);
}

/** The members up to the first with a unit that isn't the head of the last one's; `undefined` where there are not two. */
function readMembers(context: RuleContext, first: Member): readonly Member[] | undefined {
  const { text } = context;
  const members = [first];
  let last = first;
  while (goesOn(last) && last.quantity.noun === undefined) {
    let next = listSeparatorEnd(text, last.quantity.end);
    if (next < 0) next = lastSeparatorEnd(text, last.quantity.end);
    const member = next < 0 || members.length > 30 ? undefined : readMember(context, next, last.quantity.end);
    if (member === undefined || isHanzi(member) !== isHanzi(first) || member.quantity.numeral.bare) {
      if (last.quantity.unit !== undefined) break;
      context.listFloor = last.quantity.start;
      return undefined;
    }
    members.push(member);
    last = member;
  }
  const { quantity } = last;
  const end = members.findIndex((member) => ownUnit(member.quantity, quantity) !== undefined);
  const list = end < 0 ? members : members.slice(0, end + 1);
  if (list.length > 1) return list;
  // The next members say as much for themselves, up to the first that has its unit still to come.
  context.listFloor = (members.slice(1).find((member) => member.quantity.unit === undefined) ?? last).quantity.start;
  return undefined;
}

/** Whether the unit is still to come; 个 may be the head of a longer one. */
function goesOn({ quantity: { unit } }: Member): boolean {
  return unit === undefined || unit.word === "个";
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
  // 1、3、5年: no paragraph begins with another number of its kind and a comma.
  if (next?.style === quantity.numeral.style && text.charAt(next.end) === "、" && context.numeralAt(next.end + 1)?.style === next.style) return false;
  if (quantity.numeral.style === "hanzi" || quantity.numeral.low.gt(30)) return isLineHead(text, lead.start);
  return (
    isLineHead(text, lead.start) ||
    (":；;！？".includes(text.charAt(lead.start - 1) || " ") && quantity.numeral.decimals === 0 && quantity.numeral.magnitude === 0)
  );
}

/** 两、三家 says "two or three". */
function isConsecutivePair(members: readonly Member[]): boolean {
  const [one, other] = members;
  if (members.length !== 2 || one === undefined || other === undefined) return false;
  return one.quantity.numeral.style === "hanzi" && one.quantity.numeral.low.eq(2) && other.quantity.numeral.low.eq(3);
}

/** Whether nothing but blanks stands before in its line, or a full stop. */
export function isLineHead(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && " \t".includes(text.charAt(before))) before--;
  return before < 0 || "\n\r。".includes(text.charAt(before));
}
