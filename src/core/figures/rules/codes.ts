/** Knows numbers that are dialled or looked up: stock codes, telephone numbers, numbers of accounts and licences. */

import type { Draft } from "../draft";
import { unitAt } from "../lexicon/units";
import { readArabic } from "../numerals/arabic";
import { isArabic, isLatin } from "../numerals/characters";
import type { RuleContext } from "./context";
import { identifier } from "./identifiers";

/** What a number is dialled, written to or looked up by; further numbers may stand between. */
const DIALLED = new RegExp(
  "(?:热线|电话|拨打|客服|致电|专线|传真|短信|Tel|TEL|tel|手机|号码|QQ群?|qq群?|微信|邮编|账号|证号|编号|单号|代码|执业证书|文号|许可证|备案|ICP备|公网安备|ID|咨询|举报)" +
    "(?:分别)?[:是为“\"'( ]?(?:\\d[\\d-]{4,19}[、,，/或和] ?)*$",
  "u",
);
const DIALLED_REACH = 64;

/** Telephone numbers and other long codes. */
export function readCode(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const run = readArabic(text, at);
  let end = run.end;
  if (run.decimals > 0 || run.grouped) return undefined;
  // 010-88888888, 400-820-8820: groups of digits.
  let groups = 1;
  while (text.charAt(end) === "-" && isArabic(text, end + 1)) {
    const next = readArabic(text, end + 1);
    if (next.decimals > 0) break;
    end = next.end;
    groups++;
  }
  const digits = run.integerDigits;
  const leadingZero = text.charAt(at) === "0" && digits > 1;
  const phone = groups > 1 && (leadingZero || /^(?:400|800)$/u.test(run.digits) || groups > 2) && end - at >= 9;
  if (phone || (groups > 1 && isDialled(text, at)))
    return identifier(at, end, "identifier", "identifier.phone", context);
  if (groups > 1) return undefined;
  if (isStockCode(context, at, run.end, digits)) return identifier(at, stockCodeEnd(text, run.end), "identifier", "identifier.stock", context);
  const phoneLike = digits >= 5 && digits <= 12 && !isUnitLike(text, run.end);
  if (
    phoneLike &&
    (isDialled(text, at) || /^(?:客服|服务)?(?:热线|电话|专线)/u.test(text.slice(run.end, run.end + 4)))
  ) {
    return identifier(at, run.end, "identifier", "identifier.phone", context);
  }
  if (LAST_DIGITS.test(text.slice(Math.max(0, at - DIALLED_REACH), at))) return identifier(at, run.end, "identifier", "identifier.code", context);
  if (SERVICE_NUMBER.test(text.slice(at, run.end)) && !isUnitLike(text, run.end))
    return identifier(at, run.end, "identifier", "identifier.phone", context);
  if ((digits >= 13 || (leadingZero && digits >= 3)) && !isUnitLike(text, run.end))
    return identifier(at, run.end, "identifier", "identifier.code", context);
  return undefined;
}

/** 末四位：1234、6234: what numbers that have been drawn end with. */
const LAST_DIGITS = /[末尾后][一二三四五六七八九]位(?:数|号码)?:(?:\d{1,10}[、,，] ?)*$/u;

/** Mobile phones, and numbers that everybody calls: banks and insurers (95xxx), public services (12xxx). */
const SERVICE_NUMBER = /^(?:1[3-9]\d{9}|95\d{3}|12(?:306|309|315|318|319|320|321|331|333|345|348|355|358|363|366|378|380|386|388|395))$/u;

/** Whether something follows that a number counts. */
function isUnitLike(text: string, at: number): boolean {
  return unitAt(text, at) !== undefined || "年月日元万亿%个家人股点.".includes(text.charAt(at) || " ");
}

function isDialled(text: string, at: number): boolean {
  return DIALLED.test(text.slice(Math.max(0, at - DIALLED_REACH), at));
}

const NAME_BEFORE = /[\u4e00-\u9fffA-Za-z]{3}\($/u;

/** （600028）, 00700.HK, 601318.SH, SH600028. */
function isStockCode({ text, isTable }: RuleContext, at: number, end: number, digits: number): boolean {
  if (digits < 3 || digits > 6) return false;
  if (stockCodeEnd(text, end) > end) return true;
  // 小米集团(1810): in prose, behind a name.
  if (digits <= 4 && !isTable && text.charAt(end) === ")" && NAME_BEFORE.test(text.slice(Math.max(0, at - 4), at)) && !/^(?:19[5-9]|20[0-4])\d$/u.test(text.slice(at, end))) return true;
  if (digits !== 6 && digits !== 5) return false;
  if (digits === 6 && CODE_FOLLOWS.test(text.slice(Math.max(0, at - 24), at)) && !isUnitLike(text, end)) return true;
  const open = text.charAt(at - 1);
  const close = text.charAt(end);
  if (open === "(" && (close === ")" || close === "," || close === "，" || close === "、")) return digits === 6 || text.charAt(at) === "0";
  return digits === 6 && ((open === "[" && close === "]") || ((open === "、" || open === ",") && close === ")"));
}

/** 证券简称:某某股份,302977 */
const CODE_FOLLOWS = /(?:简称|代码)(?:[^。；;\n\d]{0,14}[^。；;\n\d\u4e00-\u9fff])?$/u;

const MARKETS = [
  ".SH",
  ".SZ",
  ".BJ",
  ".HK",
  ".SS",
  ".NQ",
  ".OC",
  ".KS",
  ".T",
  ".TW",
  ".US",
  ".sh",
  ".sz",
  ".hk",
  ".OF",
  "-HK",
  "HK",
  ".IB",
  ".CSI",
  ".SI",
  ".WI",
];

function stockCodeEnd(text: string, end: number): number {
  const market = MARKETS.find((suffix) => text.startsWith(suffix, end));
  return market === undefined || isLatin(text, end + market.length) || isArabic(text, end + market.length) ? end : end + market.length;
}
