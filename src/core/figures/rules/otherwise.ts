/** Knows what quantities turn out to be something else: articles, the numbers of paragraphs, names, sessions. */

import type { Draft } from "../draft";
import { unitAt } from "../lexicon/units";
import { isHan } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import type { RuleContext } from "./context";
import { isLineHead } from "./lists";

/** 一家企业 names no number, 每一家 and 一家家 none at all. */
export function isWordInstead(context: RuleContext, draft: Draft, numeral: Numeral): boolean {
  const { text } = context;
  if (numeral.style !== "hanzi" || numeral.end - numeral.start !== 1 || !numeral.low.eq(1) || draft.isRange || draft.values !== undefined)
    return false;
  const unit = unitAt(text, numeral.end);
  // 一天天, 一年年; but 一个半小时 is a stretch of time.
  if (draft.kind === "duration") return unit?.word.length === 1 && text.startsWith(unit.word, draft.end);
  if (unit === undefined) return text.charAt(numeral.start) === "一" && draft.kind === "number";
  if (unit.kind !== "count" && unit.kind !== "ordinal" && unit.kind !== "number") return false;
  if (
    text.startsWith(unit.word, draft.end) ||
    unit.kind === "number" ||
    (unit.kind === "ordinal" ? unit.word !== "期" || "近上下每这那会".includes(text.charAt(draft.start - 1) || " ") : unit.article !== true)
  )
    return true;
  if (unit.kind === "ordinal") return false;
  if ("每这那某哪任另又同第统唯".includes(text.charAt(draft.start - 1) || " ") || text.endsWith("任何", draft.start)) return true;
  if (!isInEnumeration(text, draft)) draft.optional = "indefinite";
  return false;
}

/** 一个目标、两个愿景: counted after all. */
function isInEnumeration(text: string, draft: Draft): boolean {
  const window = text.slice(draft.end, draft.end + 14);
  if (/^[^，。；！？\n]{1,10}[、，](?:两|二|三)(?:个|大|项|种|条|家|位|座|套|类|张)/u.test(window)) return true;
  return /[两二三四五](?:个|大|项|种|条|类)[^，。；！？、\n]{1,10}、$/u.test(text.slice(Math.max(0, draft.start - 14), draft.start));
}

/** 国十条, “科创八条”: programmes are named after how many articles they have. */
export function isProgramme(text: string, draft: Draft): boolean {
  if (draft.unit !== "条" || draft.kind !== "count" || draft.isRange || draft.values !== undefined || !isHan(text, draft.start - 1)) return false;
  if (text.charAt(draft.start - 1) === "国") return true;
  return "”’」".includes(text.charAt(draft.end) || " ") && /[“‘「][\u4e00-\u9fff]{1,4}$/u.test(text.slice(Math.max(0, draft.start - 5), draft.start));
}

/** 《一千零一夜》, 《第二十二条军规》: Chinese numerals in the title of a work are its name; documents count (《二十条措施》). */
export function isInTitle(text: string, { start, end }: Draft): boolean {
  const head = /《[^《》\d\n]{0,8}$/u.exec(text.slice(Math.max(0, start - TITLE_REACH), start));
  const tail = /^[^《》\d\n]{0,8}》/u.exec(text.slice(end, end + TITLE_REACH));
  return head !== null && tail !== null && !DOCUMENT.test(tail[0]) && !/\d|年/u.test(text.slice(start, end));
}

const TITLE_REACH = 9;
const DOCUMENT = /(?:法|条例|规定|办法|细则|准则|指引|意见|通知|公告|决定|措施|方案|规划|纲要|计划|报告|协议|声明|指数|排行榜|名单|政策|[条项点])》$/u;

/** “618”, “111极速赔”: a number alone in quotation marks is a name, and so is one that begins a short one and is no year. */
export function isQuoted(text: string, { start, end }: Draft): boolean {
  if (!"“‘「".includes(text.charAt(start - 1) || " ")) return false;
  return "”’」".includes(text.charAt(end) || " ") || (!/^(?:19|20)\d{2}$/u.test(text.slice(start, end)) && /^[\u4e00-\u9fff]{2,5}[”’」]/u.test(text.slice(end, end + 6)));
}

/** "1、", "2." and "(3)" at the head of a line number a paragraph, [17] a reference. */
export function isListIndex({ text, isTable }: RuleContext, draft: Draft): boolean {
  const next = text.charAt(draft.end);
  const bracketed = text.charAt(draft.start - 1) === "(" && next === ")";
  if (bracketed) return !isTable && draft.end - draft.start <= 2;
  if (text.charAt(draft.start - 1) === "[" && next === "]") return draft.end - draft.start <= 3;
  return (
    draft.end - draft.start <= 2 &&
    "、.)．".includes(next || " ") &&
    (isLineHead(text, draft.start) || "；;。：:".includes(text.charAt(draft.start - 1) || " ")) &&
    !isHan(text, draft.start - 1)
  );
}

/** 十三届全国人大二次会议: sessions are counted by rank. */
export function asSession(text: string, draft: Draft): void {
  if (draft.kind !== "count" || (draft.unit !== "届" && draft.unit !== "次") || draft.isRange || draft.values !== undefined) return;
  if (
    !/^(?:人大|人民代表|政协|省委|市委|中央|中全会|[一二三四五六七]中|委员|理事|[一二三四五六七八九十]{1,2}次|董事会|监事会|全国人大|常委|会议|全会|全体)/u.test(
      text.slice(draft.end, draft.end + 4),
    )
  )
    return;
  draft.kind = "ordinal";
  draft.rule = "ordinal.session";
}
