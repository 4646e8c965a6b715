/** Knows how Chinese organisations are named: what before a telling word is one's name, and what proves it. */

import type { Candidate } from "../candidate";
import { TRANSLITERATION } from "../lexicon";
import { suffixLengthAt } from "./organisationEndings";
import { type Anchors, isGeneric, type Reach, REGIONAL, reachLeft } from "./organisationReach";
import { GENERIC, NOT_COMPANY_HEADS, type Suffix, SUFFIXES } from "./organisationWords";
import type { Scan } from "../scan";

/** Names that end in a telling word. */
export function findBySuffix(scan: Scan, anchors: Anchors): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < scan.norm.length; i += 1) {
    const length = suffixLengthAt(scan, i);
    if (length === 0) continue;
    const candidate = nameBefore(scan, i, i + length, anchors);
    if (candidate !== undefined) found.push(candidate);
  }
  return found;
}

function nameBefore(scan: Scan, suffixStart: number, end: number, anchors: Anchors): Candidate | undefined {
  const suffix = SUFFIXES.get(scan.norm.slice(suffixStart, end));
  if (suffix === undefined || scan.reads(suffixStart - 1, "反政府")) return undefined;
  const after = scan.after(end, 2);
  // 嘉禾物业|控股股东: who holds it.
  if (/^(?:股东|权)/u.test(after) && scan.norm.endsWith("控股", end)) return undefined;
  if (suffix.demands !== "any" && /^(?:[们化性型类感]|市场|行业|板块|产业|业务|产品|从业|机构|监管|人士|系统|领域|部门|同业|主力|合约|走势)/u.test(after)) return undefined;
  // 盲盒零售|销售额: what a line of business has, not one company.
  if (suffix.demands !== "any" && suffix.subtype === "other" && /^(?:销售|消费|产值|产量|规模|需求|渗透)/u.test(after)) return undefined;
  const reach = reachLeft(scan, suffixStart, anchors, suffix.demands);
  if (reach === undefined) return undefined;
  const core = scan.norm.slice(reach.start, suffixStart);
  // 3GWh|动力: a unit behind its number; 铜仁市中心|城区: where in the city.
  if (suffix.demands !== "any" && /\d$/u.test(scan.before(reach.start, 1)) && /^[A-Za-z]+$/u.test(core)) return undefined;
  if (scan.norm.endsWith("中心", end) && /^(?:城区|地带|位置|区域|城市|[村校镇])/u.test(after)) return undefined;
  // 中关村论坛年会: a meeting, whatever it ends in.
  if (/(?:年会|峰会|论坛|博览会|展览会|交易会|大会|研讨会|座谈会|发布会|说明会|晚会|例会|会议)$/u.test(scan.norm.slice(reach.start, end)) && !scan.norm.slice(reach.start, end).endsWith("代表大会")) return undefined;
  if (/(?:本|该|我|贵|此|子|母|分|支|各)公司$|^总公司$|[本该我贵此]集团$/u.test(scan.norm.slice(reach.start, end)) || NOT_SHARES.test(scan.norm.slice(reach.start, end))) return undefined;
  if (suffix.demands === "proper" && reach.anchored && end - suffixStart <= 3 && !NEEDS_NO_SHARE.test(scan.norm.slice(suffixStart, end)) && isPlaceOnly(anchors, reach.start, suffixStart) && !speaksOfCompany(scan, end)) return undefined;
  // 磁材公司: a line of business is no company's name.
  if (end - suffixStart === 2 && scan.norm.endsWith("公司", end) && SUFFIXES.has(core)) return undefined;
  if (core === "" || (suffix.demands === "anchored" && !reach.anchored && !isNational(core))) return undefined;
  // 零售数据, 权威信息: a noun of every day and what is published of it.
  if (suffix.demands === "listed" && /^(?:数据|信息|服务|技术|设备|材料|环境)$/u.test(scan.norm.slice(suffixStart, end)) && isPlainWord(scan, reach.start, suffixStart)) return undefined;
  if (suffix.demands === "listed" && !(core.length <= 3 && speaksOfCompany(scan, end))) return undefined;
  // 欧元区数据预计: of a place's data and markets, too, much is expected and announced.
  if (suffix.demands === "listed" && isPlaceOnly(anchors, reach.start, suffixStart) && !OF_A_SHARE.test(scan.after(end, 2))) return undefined;
  if (suffix.demands === "proper" && (GENERIC_CORE.test(core) || isOfNation(scan, reach.start, suffixStart, end))) return undefined;
  if (suffix.demands === "proper" && !reach.anchored && anchors.anchorsEndingAt(reach.start).some(({ kind }) => kind === "ORG")) return undefined;
  if (suffix.demands === "proper" && reach.anchored && core.length > 9 && end - suffixStart <= 2) return undefined;
  // 更好|端牢能源: adverbs stand before verbs.
  if (suffix.demands === "proper" && !reach.anchored && isAfterAdverb(scan, reach.start)) return undefined;
  const national = isNational(core) && (suffix.demands === "any" || suffix.demands === "anchored");
  if (!reach.anchored && !national && !provesItself(scan, reach, core, suffix, suffixStart, end)) return undefined;
  // 上海某生物科技有限公司: without a name of its own, only as it stands with its place.
  const anonymous = suffix.demands === "any" && !reach.anchored && isGeneric(scan, reach.start, suffixStart);
  if (anonymous) return undefined;
  const length = end - reach.start;
  const base = suffix.demands === "any" ? 0.86 : suffix.subtype === "government" || suffix.subtype === "regulator" ? 0.84 : 0.66;
  const confidence = Math.min(0.95, base + (reach.anchored ? 0.08 : 0) + (length >= 8 ? 0.04 : 0) - (length > 20 ? 0.15 : 0));
  return { start: reach.start, end, type: "ORG", subtype: suffix.subtype, confidence, source: `organisation:${suffix.demands}` };
}

/** 国家农作物品种审定委员会: the nation's own bodies. */
function isNational(core: string): boolean {
  return core.startsWith("国家") && core.length >= 4 && core.length <= 16;
}

function isAfterAdverb(scan: Scan, start: number): boolean {
  const token = scan.tokenAt(start - 1);
  return token?.tag === "d" && token.end === start && /^(?:更|更好|更加|不断|持续|进一步|全力|牢牢|切实|充分|积极|大力|加快|着力|努力|全面|深入|坚决|稳步|有序)$/u.test(scan.word(token));
}

/** Shares and contracts that end like companies. */
const NOT_SHARES = /(?:存托股份|优先股份|普通股份|限售股份|流通股份|库存股份|[豆粕油气木牛猪煤炭米麦棉糖胶铜铝锌镍锡铅金银煤炭钢铁矿纸浆币率]期货|原油期货|指数期货|股指期货|国债期货|商品期货|[指债]期货|主力期货)$/u;
/** Endings that make a name of any place before them; after others (俄罗斯国际) the text must speak of a company. */
const NEEDS_NO_SHARE = /^(?:银行|证券|信托|期货|基金|人寿|财险|保险|医院|诊所|公司|农险|产险|寿险|特钢|重工|药业|制药|置业|乳业|酒业|纸业|铝业|铜业|锂业)$/u;

function isPlaceOnly(anchors: Anchors, start: number, end: number): boolean {
  return anchors.anchorsEndingAt(end).some((anchor) => anchor.start === start && anchor.kind === "PLACE");
}

/** What stands behind the names of listed companies: announcements and prices. */
export function speaksOfCompany(scan: Scan, end: number): boolean {
  return /^(?:公告|公布|披露|发布|表示|宣布|[:(]|股份|涨|跌|封|收涨|收跌|收报|高开|低开|大涨|大跌|跟涨|跟跌|走高|走低|冲高|冲击|拟|等(?:个股|多股|股|公司|跟|涨|跌|概念)|消息|近日|今日|在(?:互动|机构|投资者)|一字|直线|午后|盘中|一度|触及|逼近|此前|预计|回应|签署|签订|达成|涨超|跌超|股价|旗下|净利)/u.test(scan.after(end, 8));
}

function isPlainWord(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  return token?.start === start && token.end === end && /^(?:n|v|vn|a|ad|an|b|d)$/u.test(token.tag);
}

/** What no company's name holds: kinds of shares and goods, times, markets. */
const GENERIC_CORE = /科创板|创业板|主板|北交所|地区$|市场|初创|高性能|轻型|新型|重特大|时间|爆款|热门|第三代|新旧|主辅|楼宇|宽禁带|开放式$|报告$/u;
const NAMED_BY_NATION = /^(?:银行|证券|信托|人寿|保险|财险|航空|国际)$/u;

/** 美国公司, 法国医院, 中国新能源汽车: a nation's, whose name nothing else says. */
function isOfNation(scan: Scan, start: number, suffixStart: number, end: number): boolean {
  const nation = scan.matchesFrom(start).find((match) => match.end <= suffixStart && match.entries.some(({ type, subtype, table, ids }) => type === "PLACE" && subtype === "gpe" && table === "places-world" && ids.length === 0));
  if (nation === undefined || NAMED_BY_NATION.test(scan.norm.slice(suffixStart, end)) || (speaksOfCompany(scan, end) && !(nation.end === suffixStart && scan.reads(suffixStart, "公司")))) return false;
  return nation.end === suffixStart || isGeneric(scan, nation.end, suffixStart);
}

const OF_A_SHARE = /^(?:公告|[(:]|股份|股价|[涨跌封]|收[涨跌]|高开|低开|大[涨跌]|跟[涨跌]|[拟等]|一字|直线|旗下)/u;

/** Whether a name without a known beginning is one: a word of no dictionary, a name's tag, or enough of them. */
function provesItself(scan: Scan, reach: Reach, core: string, suffix: Suffix, suffixStart: number, end: number): boolean {
  if (core.replace(/[A-Za-z]+/gu, "a").length > 14 || (core.length === 1 && suffix.demands !== "any")) return false;
  if (suffix.demands === "any") {
    return reach.proper || (core.length >= 2 && end - suffixStart >= 4 && !isGeneric(scan, reach.start, suffixStart));
  }
  if (suffix.demands === "listed") return isCompanyShortName(scan, reach.start, core, end);
  if (!reach.proper && isHouse(scan, reach.start, core, suffixStart, end)) return true;
  if (!reach.proper || core.length > 6) return false;
  // 砚城科技|公司: with its line of business.
  if (core.length >= 4 && suffix.demands === "proper" && scan.norm.slice(suffixStart, end) === "公司" && SUFFIXES.get(core.slice(-2))?.demands === "proper") return isCompanyShortName(scan, reach.start, core.slice(0, -2), end);
  // 容砚达|云计算|公司
  const first = scan.tokenAt(reach.start);
  if (first?.tag === "x" && first.start === reach.start && first.end < suffixStart && first.end - first.start >= 2 && scan.norm.slice(suffixStart, end) === "公司" && isGeneric(scan, first.end, suffixStart)) return true;
  if (end - suffixStart <= 3 && suffix.subtype === "other") return isCompanyShortName(scan, reach.start, core, end);
  return true;
}

const HOUSES = /^(?:证券|信托|期货|银行|人寿|财险|产险|保险|基金)$/u;

/** 东南证券, 砚山控股发布公告: a word of the dictionary that names a company, by its region or by what is said of it. */
function isHouse(scan: Scan, start: number, core: string, suffixStart: number, end: number): boolean {
  if (!scan.isBoundary(start) || !scan.isBoundary(end)) return false;
  if (REGIONAL.has(core) && HOUSES.test(scan.norm.slice(suffixStart, end))) return !/^(?:[区省市各]|地区)/u.test(scan.after(end, 2));
  const token = scan.tokenAt(start);
  return core.length === 2 && token?.start === start && token.end === suffixStart && /^(?:n|ns|nz)$/u.test(token.tag) && scan.isSentenceStart(start) && !GENERIC.has(core) && !NOT_COMPANY_HEADS.has(core) && /^(?:发布公告|公告|晚间公告|披露|涨超|跌超|涨逾|跌逾|涨停|跌停|\()/u.test(scan.after(end, 4));
}

/** 韦德布什证券: a foreign house's name, written as it sounds. */
function isTransliterated(core: string): boolean {
  return core.length <= 6 && Array.from(core).every((character) => TRANSLITERATION.has(character));
}

/** 爱科科技, 鞍重股份: two characters that are no word, before a line of business. */
function isCompanyShortName(scan: Scan, start: number, core: string, end: number): boolean {
  if (NOT_COMPANY_HEADS.has(core)) return false;
  if (core.length > 3 && !/[A-Za-z]/u.test(core) && !isTransliterated(core)) return false;
  // 由元生|创投: the guess for an unknown name took a function word along.
  return (scan.isBoundary(start) || scan.tokenAt(start)?.tag === "x") && scan.isBoundary(end);
}
