/** Knows shares written with 分之, as half, and multiplied by 番. */

import Big from "big.js";
import type { Draft } from "../draft";
import { newDraft } from "../draft";
import { qualifierStartingAt } from "../lexicon/qualifiers";
import { unitAt } from "../lexicon/units";
import { isHan } from "../numerals/characters";
import { type Numeral, significantExponent } from "../numerals/numeral";
import { readNumeral } from "../numerals/readNumeral";
import type { RuleContext } from "./context";
import { COUNTED_WORDS } from "./evidence";
import { readLead } from "./leads";
import { rangeConnectorEnd } from "./connectors";

const ZERO = new Big(0);

const HUNDREDTHS: readonly (readonly [string, "%" | "‰" | "万分之"])[] = [
  ["百分之", "%"],
  ["千分之", "‰"],
  ["万分之", "万分之"],
];

/** 百分之五十五, 千分之三, 万分之二点五, also as a range. */
export function readPerHundred(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const head = HUNDREDTHS.find(([word]) => text.startsWith(word, at));
  if (head === undefined) return undefined;
  const from = at + head[0].length;
  const lead = readLead(text, from, from - 1);
  let numeralAt = from;
  const negative = text.charAt(from) === "负" || text.charAt(from) === "-";
  if (negative) numeralAt++;
  const numeral = readNumeral(text, numeralAt);
  if (numeral === undefined || lead.currency !== undefined) return undefined;
  const outer = readLead(text, at, context.floor);
  const sign = negative || outer.negative ? -1 : 1;
  const draft = newDraft(outer.negative ? outer.start : at, numeral.end, "percent", "percent.分之", numeral.low.times(sign));
  draft.unit = head[1];
  if (head[1] !== "%") draft.subkind = "permille";
  draft.significant = significantExponent(numeral);
  draft.decimals = numeral.decimals;
  if (head[1] === "万分之") {
    // Reported in permille, so that like is compared with like.
    draft.value = numeral.low.times(sign).div(10);
    draft.unit = "‰";
    delete draft.decimals;
  }
  if (numeral.approximate !== undefined) {
    draft.value = null;
    draft.min = numeral.low;
    draft.max = numeral.high;
    if (numeral.approximate === "pair") draft.isRange = true;
    else draft.marks.push("about");
    return draft;
  }
  const connector = rangeConnectorEnd(text, numeral.end);
  if (connector > 0 && head[1] !== "万分之") {
    const second = text.startsWith(head[0], connector) ? readNumeral(text, connector + head[0].length) : readNumeral(text, connector);
    if (
      (second !== undefined && second.approximate === undefined && !isHan(text, second.end) === !text.startsWith(head[0], connector)) ||
      text.startsWith(head[0], connector)
    ) {
      if (second !== undefined) {
        draft.end = second.end;
        draft.isRange = true;
        draft.value = null;
        draft.min = numeral.low;
        draft.max = second.low;
      }
    }
  }
  return draft;
}

/** 十万分之一: 万分之 is no magnitude elsewhere. */
const TEN_THOUSANDS: ReadonlyMap<string, Big> = new Map([
  ["十", new Big(1e5)],
  ["百", new Big(1e6)],
  ["千", new Big(1e7)],
]);

/** 三分之一, 5分之2, 十万分之三. */
export function readFraction(context: RuleContext, at: number): Draft | undefined {
  const denominator = context.numeralAt(at);
  const { text } = context;
  const large = denominator?.end === at + 1 && text.startsWith("万分之", at + 1) ? TEN_THOUSANDS.get(text.charAt(at)) : undefined;
  if (denominator !== undefined && large !== undefined) {
    return fractionOf(context, at, at, { ...denominator, low: large, high: large, end: at + 2 }, ZERO);
  }
  if (denominator === undefined || denominator.approximate !== undefined || !text.startsWith("分之", denominator.end)) return undefined;
  return fractionOf(context, at, at, denominator, ZERO);
}

/** 3又一千分之23: a whole number and a fraction. */
export function readMixedFraction(context: RuleContext, at: number): Draft | undefined {
  const whole = context.numeralAt(at);
  const { text } = context;
  if (whole === undefined || whole.approximate !== undefined || text.charAt(whole.end) !== "又") return undefined;
  const denominator = readNumeral(text, whole.end + 1);
  if (denominator === undefined || denominator.approximate !== undefined || !text.startsWith("分之", denominator.end)) return undefined;
  return fractionOf(context, at, whole.end + 1, denominator, whole.low);
}

function fractionOf(context: RuleContext, start: number, at: number, denominator: Numeral, whole: Big): Draft | undefined {
  const { text } = context;
  const numerator = readNumeral(text, denominator.end + 2);
  if (numerator === undefined || denominator.low.eq(0)) return undefined;
  const lead = readLead(text, start, context.floor);
  const value = numerator.low.div(denominator.low).plus(whole);
  const from = lead.currency === undefined ? lead.start : start;
  const draft = newDraft(from, numerator.end, "ratio", "ratio.分之", from < start && lead.negative ? value.times(-1) : value);
  if (at !== start) return draft;
  draft.note = `${numerator.low.toFixed()}/${denominator.low.toFixed()}`;
  if (numerator.approximate === "pair") {
    draft.value = null;
    draft.isRange = true;
    draft.min = numerator.low.div(denominator.low);
    draft.max = numerator.high.div(denominator.low);
  }
  return draft;
}

/** 一半, 半数; 半成 and 半折 of ten. */
export function readHalfShare(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const tenths = text.charAt(at) === "半" && !"上下前后大小过参减夜一多".includes(text.charAt(at - 1) || " ") ? unitAt(text, at + 1) : undefined;
  if (tenths?.word === "成" || tenths?.word === "折") {
    const draft = newDraft(at, at + 2, "percent", "percent.half", new Big(tenths.word === "成" ? 5 : 50));
    draft.unit = tenths.canonical;
    if (tenths.subkind !== undefined) draft.subkind = tenths.subkind;
    return draft;
  }
  // 近半, 逾半: a half that a qualifier counts, and nothing that it is the head of (近半年).
  if (text.charAt(at) === "半" && isCountedHalf(text, at)) return newDraft(at, at + 1, "ratio", "ratio.half", new Big("0.5"));
  if (text.charAt(at) === "半" && PASSED.test(text.slice(Math.max(0, at - 2), at)) && (text.charAt(at + 1) === "数" || endsHalf(text, at + 1))) return moreThanHalf(text, at);
  if (!text.startsWith("一半", at) && !text.startsWith("半数", at)) return undefined;
  if (text.charAt(at) === "半" && "分".includes(text.charAt(at + 2) || " ")) return undefined;
  return newDraft(at, at + 2, "ratio", "ratio.half", new Big("0.5"));
}

const COUNTS_HALF = /(?:^|[^最附靠赶])(?:近|超|超过|逾|将近|接近|不足|不到)$/u;

function isCountedHalf(text: string, at: number): boolean {
  return COUNTS_HALF.test(text.slice(Math.max(0, at - 3), at)) && endsHalf(text, at + 1);
}

/** Whether what stands behind 半 is counted by it or begins something else, and 半 is no head of a word (半年, 半导体). */
function endsHalf(text: string, at: number): boolean {
  return !isHan(text, at) || "的来由为是在用客股资业产市收成人投".includes(text.charAt(at)) || COUNTED_WORDS.longestAt(text, at) !== undefined;
}

const PASSED = /(?:^|[^超通经不渡越路])过$/u;

/** 过半, 过半数: more than half, in one word. */
function moreThanHalf(text: string, at: number): Draft {
  const draft = newDraft(at - 1, at + (text.charAt(at + 1) === "数" ? 2 : 1), "ratio", "ratio.half", new Big("0.5"));
  draft.marks.push("over");
  return draft;
}

/** 翻两番 is four times as much; a qualifier may stand inside (翻了近两番). */
export function readFold(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const match = /^翻了?/u.exec(text.slice(at, at + 2));
  if (match === null) return undefined;
  const from = at + match[0].length;
  const inside = qualifierStartingAt(text, from);
  const numeral = readNumeral(text, from + (inside?.word.length ?? 0));
  if (numeral === undefined || numeral.approximate !== undefined || numeral.low.gt(20) || numeral.decimals > 0) return undefined;
  if (text.charAt(numeral.end) !== "番") return undefined;
  const draft = newDraft(at, numeral.end + 1, "ratio", "ratio.fold", new Big(2).pow(numeral.low.toNumber()));
  draft.unit = "番";
  draft.subkind = "fold";
  if (inside !== undefined) draft.marks.push(inside.mark);
  return draft;
}
