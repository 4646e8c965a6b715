/** Knows magnitudes in Latin letters: 40k, 3.5 billion, $12.5M, and 20w as people post it. */

import { CharClass, classAt } from "./characters";

/** Powers of ten; the single letter stands right behind its digits. */
const MAGNITUDES: readonly (readonly [string, number])[] = [
  ["k", 3],
  ["thousand", 3],
  ["million", 6],
  ["mn", 6],
  ["billion", 9],
  ["bn", 9],
  ["trillion", 12],
  ["tn", 12],
];

/** Capitals are units elsewhere (12.5M is a size), but magnitudes of money. */
const MONEY_MAGNITUDES: typeof MAGNITUDES = [...MAGNITUDES, ["K", 3], ["M", 6], ["m", 6], ["B", 9], ["b", 9], ["T", 12], ["w", 4], ["W", 4]];

/** 20w元, 年薪30w+: w is 万 beside words of money and people, and watt elsewhere. */
const TEN_THOUSAND_BEHIND = /^[wW]\+?(?:元|块|[美港欧]元|[美港]币|美金|人|粉|用户|存款|现金|彩礼|年薪|的(?:房|车|彩礼|存款|工资|贷款))/u;
const TEN_THOUSAND_BEFORE = /(?:[薪价值款额本入赚亏花贷卖存赔欠]|工资|奖金|收益|身家|彩礼|首付)[了约近超到达只仅要]{0,2}$/u;

function isTenThousand(text: string, start: number, at: number): boolean {
  return "wW".includes(text.charAt(at) || " ") && (TEN_THOUSAND_BEHIND.test(text.slice(at, at + 8)) || TEN_THOUSAND_BEFORE.test(text.slice(Math.max(0, start - 4), start)));
}

/** The magnitude that stands at `at` or behind one blank there, behind digits that begin at `start`, and where it ends. */
export function englishMagnitudeAt(text: string, start: number, at: number): { readonly exponent: number; readonly end: number } | undefined {
  const money = "$€£¥".includes(text.charAt(start - 1) || " ") || isTenThousand(text, start, at);
  const from = text.charAt(at) === " " ? at + 1 : at;
  const found = (money ? MONEY_MAGNITUDES : MAGNITUDES).find(([word]) => text.startsWith(word, from) && (from === at || word.length > 1));
  if (found === undefined) return undefined;
  const [word, exponent] = found;
  const end = from + word.length;
  const next = classAt(text, end);
  return next === CharClass.latin || next === CharClass.arabic ? undefined : { exponent, end };
}
