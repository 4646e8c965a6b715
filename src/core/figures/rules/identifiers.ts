/** Knows numbers that name things: stock codes, telephone numbers, versions, models, indices, web and mail addresses. */

import type { Draft } from "../draft";
import { newDraft } from "../draft";
import type { OptionalClass } from "../figure";
import { Trie, type Worded, wordsOf } from "../lexicon/trie";
import { unitAt } from "../lexicon/units";
import { isArabic, isHan, isLatin } from "../numerals/characters";
import { readArabic } from "../numerals/arabic";
import type { RuleContext } from "./context";

/** Where an address ends (nothing in it is a figure), or -1. */
export function addressEnd(text: string, at: number): number {
  const word = text.slice(at, at + 8).toLowerCase();
  const web = word.startsWith("http://") || word.startsWith("https:/") || word.startsWith("www.") || word.startsWith("ftp://");
  if (!web) return -1;
  let end = at;
  while (end < text.length && isAddressCharacter(text.charCodeAt(end))) end++;
  return end;
}

function isAddressCharacter(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== 0x3c && code !== 0x3e && code !== 0x22 && code !== 0x29;
}

/** Indices and lists that carry their size in their names (沪深300, 标普500); the number belongs to the name. */
const INDEX_NAMES = new Trie<Worded>(
  wordsOf(
    "沪深 中证 上证 深证 国证 北证 科创 创业 创业板 科创板 标普 标准普尔 纳斯达克 纳指 富时 罗素 日经 道指 道琼斯 恒生 恒指",
    "斯托克 欧洲斯托克 泛欧斯托克 东证 万得 双创 央视 巨潮 中小 中小板 港股通 全国 孟买 雅加达 澳洲标普 泰国 印度 伊斯坦布尔",
    "富时中国A 中国A MSCI中国A 富时罗素 意大利富时MIB 英国富时 法国CAC 德国DAX 南非富时 证券指数 上海 深圳",
  ).map((word) => ({ word })),
);

/** The index whose name ends with the number at `at`. */
export function readIndexName(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const run = readArabic(text, at);
  if (run.decimals > 0 || run.grouped || run.integerDigits < 2 || run.integerDigits > 4) return undefined;
  const name = INDEX_NAMES.longestBefore(text, at, context.floor);
  if (name === undefined) return undefined;
  const plain = ["沪深", "中证", "上证", "深证", "国证", "北证", "科创", "标普", "日经", "富时", "罗素", "斯托克"].some((word) =>
    name.word.startsWith(word),
  ) || (run.digits === "100" && name.word.startsWith("纳"));
  const next = text.charAt(run.end);
  if (!plain && !["指数", "股指", "ETF", "成分", "指"].some((word) => text.startsWith(word, run.end))) return undefined;
  if ("点年月日%家只元亿万个".includes(next || " ") && next !== "") return undefined;
  return identifier(at - name.word.length, run.end, "name", "identifier.index", context);
}

/** 500强, behind a name or not. */
export function readTopList(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const run = readArabic(text, at);
  if (run.decimals > 0 || text.charAt(run.end) !== "强" || "势调化劲度烈制".includes(text.charAt(run.end + 1) || " ")) return undefined;
  const before = ["世界", "中国", "全球", "财富", "亚洲"].find((word) => text.endsWith(word, at) && at - word.length >= context.floor);
  const start = before === undefined ? at : at - before.length;
  return identifier(start, run.end + 1, "name", "identifier.list", context);
}

const PHONE_WORDS = [
  "热线",
  "电话",
  "拨打",
  "客服",
  "致电",
  "专线",
  "传真",
  "短信",
  "Tel",
  "TEL",
  "tel",
  "手机",
  "号码",
  "QQ",
  "qq",
  "微信",
  "邮编",
  "账号",
  "证号",
  "编号",
  "单号",
  "代码",
  "热线:",
  "电话:",
  "执业证书",
  "文号",
  "许可证",
  "备案",
  "ID",
  "咨询",
  "举报",
];

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
  if (phone || (groups > 1 && PHONE_WORDS.some((word) => endsBefore(text, word, at))))
    return identifier(at, end, "identifier", "identifier.phone", context);
  if (groups > 1) return undefined;
  if (isStockCode(text, at, run.end, digits)) return identifier(at, stockCodeEnd(text, run.end), "identifier", "identifier.stock", context);
  const phoneLike = digits >= 5 && digits <= 12 && !isUnitLike(text, run.end);
  if (
    phoneLike &&
    (PHONE_WORDS.some((word) => endsBefore(text, word, at)) || /^(?:客服|服务)?(?:热线|电话|专线)/u.test(text.slice(run.end, run.end + 4)))
  ) {
    return identifier(at, run.end, "identifier", "identifier.phone", context);
  }
  if (SERVICE_NUMBER.test(text.slice(at, run.end)) && !isUnitLike(text, run.end))
    return identifier(at, run.end, "identifier", "identifier.phone", context);
  if ((digits >= 13 || (leadingZero && digits >= 4)) && !isUnitLike(text, run.end))
    return identifier(at, run.end, "identifier", "identifier.code", context);
  return undefined;
}

/** Mobile phones, and numbers that everybody calls: banks and insurers (95xxx), public services (12xxx). */
const SERVICE_NUMBER = /^(?:1[3-9]\d{9}|95\d{3}|12(?:306|309|315|318|319|320|321|331|333|345|348|355|358|363|366|378|380|386|388|395))$/u;

function isUnitLike(text: string, at: number): boolean {
  return "年月日元万亿%个家人股点.".includes(text.charAt(at) || " ") && text.charAt(at) !== "";
}

function endsBefore(text: string, word: string, at: number): boolean {
  if (text.endsWith(word, at)) return true;
  const joint = text.charAt(at - 1);
  return ":“\"'(是为 ".includes(joint || "x") && text.endsWith(word, at - 1);
}

/** （600028）, 00700.HK, 601318.SH, SH600028. */
function isStockCode(text: string, at: number, end: number, digits: number): boolean {
  if (digits < 3 || digits > 6) return false;
  if (stockCodeEnd(text, end) > end) return true;
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

/** 2.0, v1.2.3, 1.0版: numbers of versions. */
export function readVersion(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const match = /^\d{1,4}(?:\.\d{1,5})+/u.exec(text.slice(at, at + 24));
  if (match === null) return undefined;
  const end = at + match[0].length;
  const dots = match[0].split(".").length - 1;
  if (isArabic(text, end) || isLatin(text, end)) return undefined;
  if (dots >= 2) return identifier(at, end, "identifier", "identifier.version", context);
  if (text.charAt(end) === "版" && dots === 1) return identifier(at, end, "identifier", "identifier.version", context);
  if (PLATFORMS.test(text.slice(Math.max(0, at - 10), at))) return identifier(at, end, "identifier", "identifier.version", context);
  const isZero = /^[1-9]\.0$/u.test(match[0]);
  const next = text.slice(end, end + 2);
  const nextIsWord = /^(?:版|产品|时代|系统|模式|平台|战略|阶段|计划|规划|方案|”|"|》|」|$|[，。、；！？)])/u.test(next);
  if (
    isZero &&
    nextIsWord &&
    (isHan(text, at - 1) || isLatin(text, at - 1) || text.charAt(at - 1) === "“") &&
    !/(?:至|为|达|到|报|于|跌|涨|升|降|了|约|数|值|率|%|[vV])$/u.test(text.slice(Math.max(0, at - 1), at))
  ) {
    return identifier(at, end, "identifier", "identifier.version", context);
  }
  return undefined;
}

/** What has versions: iOS 15.4, 鸿蒙3.1. */
const PLATFORMS = /(?:iOS|macOS|Android|安卓|Windows|HarmonyOS|鸿蒙|鸿蒙系统|GPT|Python|USB|Wi-Fi|蓝牙|MIUI|OS) ?-?$/u;

/** 银保监发〔2022〕12号, (2021)辽01破申24号: the numbers of documents and court cases. */
export function readDocumentNumber(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  if (!"〔[([".includes(text.charAt(at - 1) || " ")) return undefined;
  const match = /^(?:19|20)\d{2}[〕\])][\u4e00-\u9fff]{0,6}\d{0,5}[\u4e00-\u9fff]{0,6}第?\d{1,6} ?号/u.exec(text.slice(at, at + 32));
  return match === null ? undefined : identifier(at - 1, at + match[0].length, "identifier", "identifier.document", context);
}

/** “20恒大01”, 17鲁胜01: the names of bonds. */
export function readBondName(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  if (isArabic(text, at - 1)) return undefined;
  const convertible = /^\d{1,2}(?=转债)/u.exec(text.slice(at, at + 4));
  if (convertible !== null) return identifier(at, at + convertible[0].length, "name", "identifier.bond", context);
  const match = /^[012]\d ?[\u4e00-\u9fff]{2,4} ?(?:[A-Z]{1,3}\d{1,3}|\d{2})(?![\d.:])/u.exec(text.slice(at, at + 16));
  if (match !== null && unitAt(text, at + 2) !== undefined) return undefined;
  if (
    match === null ||
    /[年月日时点分个家元亿万倍岁天号周股]/u.test(match[0].charAt(2)) ||
    "年月日亿万%元个家只倍天股时点".includes(text.charAt(at + match[0].length) || " ")
  )
    return undefined;
  return identifier(at, at + match[0].length, "name", "identifier.bond", context);
}

/** 3号线, 北溪2号, 8号通告, 图1, 表2-1, 90后: numbers that name one of several. */
export function readNumberedName(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  const run = readArabic(text, at);
  if (run.decimals > 0 || run.grouped || run.integerDigits > 4) return undefined;
  const label = LABELLED.exec(text.slice(Math.max(0, at - 3), at)) === null ? null : LABEL_NUMBER.exec(text.slice(at, at + 8));
  if (label !== null) return identifier(at, at + label[0].length, "identifier", "identifier.label", context);
  const generation = GENERATION.exec(text.slice(at, at + 12));
  if (generation !== null) return identifier(at, at + generation[0].length, "name", "identifier.generation", context);
  const numbered = NUMBERED.exec(text.slice(run.end, run.end + 4));
  if (numbered !== null) return identifier(at, run.end + numbered[0].length, "identifier", "identifier.number", context);
  if (text.charAt(run.end) !== "号") return undefined;
  if (/^号(?:晚|早|上午|下午|凌晨|起|前|后|至|到|开|召|举)/u.test(text.slice(run.end, run.end + 3))) return undefined;
  return identifier(at, run.end + (text.charAt(run.end + 1) === "线" ? 2 : 1), "identifier", "identifier.number", context);
}

/** Words whose number only labels: 图1, 表2-1, 附件3; not 地图 or 代表, which end like them. */
const LABELLED = /(?:^|[^\u4e00-\u9fff]|[见如和及、])(?:图表?|表|附件|附表|附图|附注|注|脚注|备注|公式) ?$/u;
const LABEL_NUMBER = /^\d{1,3}(?:-\d{1,3})?(?![\d.%万亿千百元个家年月日倍名项条]|-\d|:\d)/u;
/** 90后, 00后: people born in those years. */
const GENERATION = /^(?:[5-9][05]、)*(?:[5-9][05]|[01][05])后(?!续|期|来|台|端|备|勤|盾|果|视|又|再)/u;
/** What a number right before it only numbers. */
const NUMBERED = /^(?:楼(?![盘市宇道])|国道|省道|县道|高速公路)/u;

/** 12·9, 5·20: events named after their day; 618大促; 1+X, 1+N: schemes. */
export function readEventName(context: RuleContext, at: number): Draft | undefined {
  const match = EVENT.exec(context.text.slice(at, at + 8));
  return match === null ? undefined : identifier(at, at + match[0].length, "name", "identifier.event", context);
}

const EVENT = /^(?:\d{1,2}[·•]\d{1,2}(?!\d)|\d\+[NXn](?![A-Za-z])|618(?=大促|购物|年中|电商|促销|活动|期间|预售|当天|大战|狂欢|全球))/u;

/** iPhone 13, 波音737, 2203合约: whole numbers that belong to the name before or after them. */
export function isNameNumber(text: string, start: number, end: number): boolean {
  if (text.startsWith("合约", end) && end - start === 4) return true;
  // 《三体2》
  if (text.charAt(end) === "》" && end - start <= 2 && isHan(text, start - 1)) return true;
  if (text.charAt(start - 1) === " " && isLatin(text, start - 2)) return true;
  return PRODUCTS.longestBefore(text, start) !== undefined;
}

const PRODUCTS = new Trie<Worded>(
  wordsOf(
    "波音 空客 骁龙 天玑 麒麟 小米 红米 荣耀 极氪 问界 恒驰 运 歼 直 长征 神舟 天舟 天宫 天问 北斗 鸿蒙 普五 国窖 酷睿 锐龙 北溪 型号 深圳航空 ARJ 特斯拉Model 尾号 航班 高铁 动车 列车 国道 省道",
  ).map((word) => ({ word })),
);

/** The token of letters, digits and joints around `at`: 5G, H2019A, B.1.640, F-35. */
export function readModel(context: RuleContext, at: number): Draft | undefined {
  const { text } = context;
  let end = at;
  let digits = false;
  let letters = false;
  for (;;) {
    if (isArabic(text, end)) digits = true;
    else if (isLatin(text, end)) letters = true;
    else if (!isJoint(text, end)) break;
    end++;
  }
  if (digits && letters && METRICS.test(text.slice(at, end))) return undefined;
  return digits && letters ? identifier(at, end, "identifier", "identifier.model", context) : undefined;
}

/** PMI50.9, EPS0.5: the name of a measure runs into its value. */
const METRICS = /^(?:PMI|CPI|PPI|GDP|EPS|PE|PB|ROE|ROA|LPR|MLF|SLF|WTI|EBITDA|CDS|IRR|NAV|DXY|TTM)\d/u;

/** A hyphen, dot or the like between two letters or digits. */
function isJoint(text: string, at: number): boolean {
  return (
    "-._/&+".includes(text.charAt(at) || " ") &&
    (isArabic(text, at + 1) || isLatin(text, at + 1)) &&
    (isArabic(text, at - 1) || isLatin(text, at - 1))
  );
}

export function identifier(start: number, end: number, optional: OptionalClass, rule: string, context: RuleContext): Draft {
  const draft = newDraft(start, end, "identifier", rule, context.text.slice(start, end));
  draft.optional = optional;
  return draft;
}
