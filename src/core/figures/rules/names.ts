/** Knows names that hold numbers: indices, lists, bonds, events, products, and what is numbered (3号线, 图1). */

import type { Draft } from "../draft";
import { Trie, type Worded, wordsOf } from "../lexicon/trie";
import { unitAt } from "../lexicon/units";
import { readArabic } from "../numerals/arabic";
import { isArabic, isHan, isLatin } from "../numerals/characters";
import type { RuleContext } from "./context";
import { identifier } from "./identifiers";

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
  const plain = ["沪深", "中证", "上证", "深证", "国证", "北证", "科创", "创业", "标普", "日经", "富时", "罗素", "斯托克"].some((word) =>
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
  if (run.decimals > 0 || run.grouped || run.integerDigits > 5) return undefined;
  const label = LABELLED.exec(text.slice(Math.max(0, at - 3), at)) === null ? null : LABEL_NUMBER.exec(text.slice(at, at + 8));
  // 图5幅 counts the pictures.
  if (label !== null && unitAt(text, at + label[0].length)?.kind !== "count") return identifier(at, at + label[0].length, "identifier", "identifier.label", context);
  const door = DOOR.exec(text.slice(at, at + 20));
  if (door !== null) return identifier(at, at + door[0].length, "identifier", "identifier.number", context);
  const generation = GENERATION.exec(text.slice(at, at + 12));
  if (generation !== null) return identifier(at, at + generation[0].length, "name", "identifier.generation", context);
  const after = text.slice(run.end, run.end + 12);
  const numbered = (run.integerDigits >= 4 ? TRAIN : NUMBERED).exec(after);
  if (numbered !== null) return identifier(at, run.end + numbered[0].length, "identifier", "identifier.number", context);
  if (text.charAt(run.end) !== "号") return undefined;
  if (/^号(?:晚|早|上午|下午|凌晨|起|前|后|至|到|开|召|举)/u.test(text.slice(run.end, run.end + 3))) return undefined;
  return identifier(at, run.end + (text.charAt(run.end + 1) === "线" ? 2 : 1), "identifier", "identifier.number", context);
}

/** Words whose number only labels: 图1, 表2-1, 附件3; not 地图 or 代表, which end like them. */
const LABELLED = /(?:^|[^\u4e00-\u9fff]|[见如和及、])(?:图表?|表|附件|附表|附图|附注|注|脚注|备注|公式|病例|案例|方案|情景|情形|例|选项) ?$/u;
const LABEL_NUMBER = /^\d{1,3}(?:-\d{1,3})?(?![\d.%万亿千百元个家年月日倍名项条]|-\d|:\d)/u;
/** 90后, 00后: people born in those years. */
const GENERATION = /^(?:[5-9][05]、)*(?:[5-9][05]|[01][05])后(?!续|期|来|台|端|备|勤|盾|果|视|又|再)/u;
/** What a number right before it only numbers. */
const NUMBERED = /^(?:楼(?![盘市宇道])|街(?![道区头边角])|巷|弄|国道|省道|县道|高速公路)/u;

/** 3栋2单元501室 */
const DOOR = /^\d{1,3}(?:栋|幢|座|号楼|号院|楼|层)(?:\d{1,2}单元)?(?:\d{1,2}层)?\d{1,4}(?:室|号|房)(?![间厅])|^\d{1,3}(?:栋|幢|座|号楼|号院)\d{1,2}单元/u;

/** 24508次班列 */
const TRAIN = /^次(?=[^，。；\n]{0,6}(?:列车|班列|专列|航班|高铁|动车))/u;

/** 12·9, 5·20: events named after their day; 787-9; 618大促; 1+X, 1+6+N, 3+2模式: schemes. */
export function readEventName(context: RuleContext, at: number): Draft | undefined {
  const match = EVENT.exec(context.text.slice(at, at + 14));
  return match === null ? undefined : identifier(at, at + match[0].length, "name", "identifier.event", context);
}

const EVENT = /^(?:7[0-8]7-\d{1,3}(?![\d.])|7[0-8]7(?= MAX)|\d{1,2}[·•]\d{1,2}(?!\d)|(?:\d\+){1,4}[NXn](?![A-Za-z])|\d(?:\+\d){1,8}[>=]\d|\d(?:\+\d){1,8}(?=[”"」]|模式|体系|战略|布局|格局|机制|产品体系)|618(?=大促|购物|年中|电商|促销|活动|期间|预售|当天|大战|狂欢|全球)|120(?=急救)|1(?:10|19)(?=报警|火警|指挥))/u;

/** iPhone 13, 波音737, 2203合约: whole numbers that belong to the name before or after them. */
export function isNameNumber(text: string, start: number, end: number): boolean {
  if (text.startsWith("合约", end) && end - start === 4) return true;
  if (text.startsWith("系列", end)) return true;
  // 《三体2》
  if (text.charAt(end) === "》" && end - start <= 2 && isHan(text, start - 1)) return true;
  if (text.charAt(start - 1) === " " && isLatin(text, start - 2)) return true;
  return isProductBefore(text, start);
}

/** Whether a line of products ends there: what follows says which one (小米12X). */
export function isProductBefore(text: string, at: number): boolean {
  return PRODUCTS.longestBefore(text, at) !== undefined;
}

/** 东方-2009”, 土建-1标段, 歼-20: a hyphen between a word and a whole number, with more of the name behind it or a product before, is no minus. */
export function isHyphenated(text: string, start: number, end: number): boolean {
  return text.charAt(start) === "-" && isHan(text, start - 1) && (PRODUCTS.longestBefore(text, start) !== undefined || isHan(text, end) || isLatin(text, end) || "”」》".includes(text.charAt(end) || " "));
}

const PRODUCTS = new Trie<Worded>(
  wordsOf(
    "波音 空客 骁龙 天玑 麒麟 小米 红米 荣耀 极氪 问界 恒驰 运 歼 直 轰 东风 红旗 巨浪 鹰击 霹雳 快舟 朱雀 谷神星 嫦娥 天链 翼龙 彩虹 枭龙 鲲龙 新舟 长征 神舟 天舟 天宫 天问 北斗 鸿蒙 普五 茅台 国窖 酷睿 锐龙 北溪 坦克 型号 深圳航空 ARJ 特斯拉Model 尾号 航班 高铁 动车 列车 国道 省道",
  ).map((word) => ({ word })),
);
