/** Knows how Chinese organisations are named: from a telling word at the end, how far left a name reaches. */

import type { Candidate } from "../candidate";
import { allHan, isHan, isLatin } from "../characters";
import { NOT_NAMES } from "../gazetteer/known";
import { TRANSLITERATION, characters, words } from "../lexicon";
import { BUSINESS, GENERIC, LEADS, NOT_COMPANY_HEADS, STOPS, type Suffix, SUFFIX_WORDS, SUFFIXES } from "./organisationWords";
import type { Token } from "../../ports";
import type { Scan } from "../scan";

/** The anchors of a name: places and organisations that are known already, by their start. */
export interface Anchors {
  readonly anchorsEndingAt: (offset: number) => readonly { readonly start: number; readonly kind: "ORG" | "PLACE" }[];
}

const MAX_REACH = 28;

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

/** The longest suffix that begins at an offset and ends where a word ends; 0 where there is none. */
function suffixLengthAt(scan: Scan, start: number): number {
  for (const length of SUFFIX_WORDS.lengthsAt(scan.norm, start)) {
    if (length === 1 && /[还也都将才就不可都]会$/u.test(scan.norm.slice(start - 1, start + 1))) continue;
    if (length < 4 && !scan.isBoundary(start + length) && !scan.reads(start, "农商行") && !isBeforeMember(scan, start, start + length)) continue;
    // 网站, 平台: the last character of a common word is no ending of a name.
    if (length <= 2 && !scan.isBoundary(start) && !/^(?:x|ns|nt|nz|nr|g)/u.test(scan.tokenAt(start)?.tag ?? "") && !isKindOfHospital(scan, start, length) && !isKindOfAssociation(scan, start, length) && !isWorks(scan, start, length) && !( /^(?:监测|研究|检测|检验|服务|交易|救援|指挥|控制|评价|评估|培训|创新|信息|发展|交流|合作|推广|管理|审计|实验|科研|培育|教育|保障|促进)中心$|^(?:教育|公安|财政|税务|卫生|工商|商务|交通|文化|旅游|环保|农业|水利|民政|司法|人社|体育|气象|统计|审计|国土|规划|住建|城管|应急|市场监管|城市管理|综合管理|监督管理|管理|监察|规划|公路|运输|邮政|园林|绿化|环境|水务|移民|知识产权|质监|药监|海洋|林业|粮食|能源|科技|档案)[局厅委部]$/u.test(scan.norm.slice(scan.tokenAt(start)?.start ?? start, start + length)))) continue;
    return length;
  }
  return 0;
}

/** 肿瘤医院, 中医医院: the dictionary's words for a kind of hospital end many a hospital's name. */
function isKindOfHospital(scan: Scan, start: number, length: number): boolean {
  const token = scan.tokenAt(start);
  return scan.norm.slice(start, start + length) === "医院" && token?.end === start + length && token.end - token.start >= 4;
}

/** 无机盐|工业协会: the dictionary's words for a kind of association end many a one's name. */
function isKindOfAssociation(scan: Scan, start: number, length: number): boolean {
  const token = scan.tokenAt(start);
  return token?.end === start + length && token.end - token.start === 4 && token.tag.startsWith("n") && /^(?:协会|学会|商会)$/u.test(scan.norm.slice(start, start + length));
}

/** 大连|造船厂, 古巴|队: the dictionary's word for what a works makes, or for a place's team. */
function isWorks(scan: Scan, start: number, length: number): boolean {
  const token = scan.tokenAt(start);
  if (length !== 1 || token?.end !== start + 1) return false;
  if (scan.charAt(start) === "厂") return token.end - token.start >= 3;
  return scan.charAt(start) === "队" && scan.matchesFrom(token.start).some((match) => match.end === start && match.entries.some(({ type }) => type === "PLACE"));
}

/** 政协委员, 人大代表: the dictionary's words for members of a body. */
function isBeforeMember(scan: Scan, start: number, end: number): boolean {
  return /^(?:政协|人大|党委|纪委|省委|市委|县委|区委|协会|学会|商会)$/u.test(scan.norm.slice(start, end)) && /^(?:委员|主席|副|书记|常委|代表|秘书长|会长|理事|会员)/u.test(scan.after(end, 3));
}

interface Reach {
  readonly start: number;
  readonly proper: boolean;
  readonly anchored: boolean;
}

function nameBefore(scan: Scan, suffixStart: number, end: number, anchors: Anchors): Candidate | undefined {
  const suffix = SUFFIXES.get(scan.norm.slice(suffixStart, end));
  if (suffix === undefined || scan.reads(suffixStart - 1, "反政府")) return undefined;
  const after = scan.after(end, 2);
  if (suffix.demands !== "any" && /^(?:[们化性型类感]|市场|行业|板块|产业|业务|产品|从业|机构|监管|人士|系统|领域|部门|同业|主力|合约|走势)/u.test(after)) return undefined;
  const reach = reachLeft(scan, suffixStart, anchors, suffix.demands);
  if (reach === undefined) return undefined;
  const core = scan.norm.slice(reach.start, suffixStart);
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

/** Directions and regions that houses are named after: 东南证券. */
const REGIONAL = words("东南 东北 西南 西北 东方 南方 北方 西部 东部 华东 华南 华北 华中 中原 江南 岭南 江海 东海 南海 渤海 黄海 长江 黄河 珠江 太平洋 大西洋 环球 寰宇");
const HOUSES = /^(?:证券|信托|期货|银行|人寿|财险|产险|保险|基金)$/u;

/** 东南证券, 砚山控股发布公告: a word of the dictionary that names a company, by its region or by what is said of it. */
function isHouse(scan: Scan, start: number, core: string, suffixStart: number, end: number): boolean {
  if (!scan.isBoundary(start) || !scan.isBoundary(end)) return false;
  if (REGIONAL.has(core) && HOUSES.test(scan.norm.slice(suffixStart, end))) return !/^(?:[区省市各]|地区)/u.test(scan.after(end, 2));
  const token = scan.tokenAt(start);
  return core.length === 2 && token?.start === start && token.end === suffixStart && /^(?:n|ns|nz)$/u.test(token.tag) && scan.isSentenceStart(start) && !GENERIC.has(core) && !NOT_COMPANY_HEADS.has(core) && /^(?:发布公告|公告|晚间公告|披露|涨超|跌超|涨逾|跌逾|涨停|跌停|\()/u.test(scan.after(end, 4));
}

/** Whether a stretch is made of words that name no one in particular. */
function isGeneric(scan: Scan, start: number, end: number): boolean {
  for (let i = scan.tokenIndexAt(start); i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token !== undefined && !GENERIC.has(scan.word(token))) return false;
  }
  return true;
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

/**
 * How far left of a suffix its name reaches: over nouns, names and unknown words, to the first known place or
 * organisation where there is one, never over a stop word, a verb or punctuation.
 */
function reachLeft(scan: Scan, from: number, anchors: Anchors, demands: Suffix["demands"]): Reach | undefined {
  let start = from;
  let proper = false;
  let anchoredAt = -1;
  // 青岛市城市管理局, 中国企业联合会: what an authority or association has to do is part of its name.
  const official = OFFICIAL.test(scan.after(from, 3));
  const around = scan.tokenAt(from);
  if (around !== undefined && around.start < from && !scan.isBoundary(from) && !NOT_NAMES.has(scan.word(around))) {
    // The dictionary has the whole name as one word (上海申花队).
    start = around.start;
    // 外资|银行: the dictionary has kinds of bodies as names.
    proper = /^(?:x|nz|nr|nt|ns|g)/u.test(around.tag) && !GENERIC.has(scan.norm.slice(start, from));
    if (scan.matchesFrom(start).some((match) => match.end <= from && match.entries.some((entry) => entry.type === "PLACE"))) return { start, proper, anchored: true };
  }
  while (start > 0 && from - start < MAX_REACH) {
    const anchor = longest(anchors.anchorsEndingAt(start), from);
    // A company's name is followed by its own business only: what else follows it is said of it.
    if (anchor?.kind === "ORG" && (demands === "listed" || (demands === "proper" && start < from))) break;
    // 任命胡衡华为|重庆市人民政府: an authority's place follows no company.
    if (anchor?.kind === "ORG" && anchoredAt >= 0 && demands === "anchored" && /^人民|^[市省县区][委府]|^政府/u.test(scan.norm.slice(from, from + 2))) break;
    if (anchor !== undefined) {
      start = anchor.start;
      anchoredAt = anchor.start;
      proper = true;
      if (anchor.kind === "ORG") {
        // 上海|世茂|建设有限公司: the place before a company's short name is part of the registered one.
        const place = demands === "any" && from > anchor.start ? longest(anchors.anchorsEndingAt(start).filter(({ kind }) => kind === "PLACE"), from) : undefined;
        if (place !== undefined) start = anchoredAt = place.start;
        break;
      }
      continue;
    }
    if (scan.charAt(start - 1) === ")" && anchoredAt < 0) {
      const open = bracketBefore(scan, start);
      if (open === undefined) break;
      start = open;
      proper = true;
      continue;
    }
    if (scan.charAt(start - 1) === " " && demands === "any" && isLatin(scan.norm.charCodeAt(start)) && isLatin(scan.norm.charCodeAt(start - 2))) {
      start -= 1;
      continue;
    }
    const token = scan.tokenAt(start - 1);
    if (token?.end !== start) break;
    // 半在|公司: a guessed word that ends in a function word ends no name's first half.
    if (token.tag === "x" && /[在的了是将被把由从到让给于]$/u.test(scan.word(token))) break;
    const joined = token.tag === "x" ? joinedBefore(scan, token) : 0;
    if (joined > 0) {
      if (token.end - token.start - joined < 2) break;
      start = token.start + joined;
      proper = true;
      break;
    }
    if (scan.word(token) === "新" && NEW_BUSINESS.test(scan.after(start, 2))) {
      start = token.start;
      continue;
    }
    if (/^第[一二三四五六七八九十百\d]{1,3}$/u.test(scan.word(token)) && NUMBERED.test(scan.after(start, 3))) {
      start = token.start;
      continue;
    }
    const pair = start === from ? cutNameStart(scan, token) : undefined;
    if (pair !== undefined) {
      start = pair;
      proper = true;
      break;
    }
    const opening = start === from && demands === "any" ? openingName(scan, from) : undefined;
    if (opening !== undefined) {
      start = opening;
      proper = true;
      break;
    }
    const kind = official && BUSINESS.has(scan.word(token)) ? "common" : wordKind(scan, token.start, token.end, token.tag, demands === "any" && anchoredAt < 0);
    if (kind === "stop") break;
    if (anchoredAt >= 0 && kind !== "proper") break;
    start = token.start;
    proper ||= kind === "proper";
  }
  if (anchoredAt >= 0 && start > anchoredAt) start = anchoredAt;
  start = trimLead(scan, start, from, anchoredAt);
  return start < from ? { start, proper, anchored: anchoredAt >= 0 && anchoredAt === firstAnchor(start, anchoredAt) } : undefined;
}

const OFFICIAL = /^(?:[局厅署]|委员会|协会|学会|联合会|联盟|促进会|研究会)/u;

/** 第二人民医院, 第三中学: bodies that a place numbers. */
const NUMBERED = /^(?:人民|中医|中心|附属|临床|妇幼|医院|中学|小学|实验|师范|工程|建筑|水利|地质|勘[察测]|设计|研究|检察)/u;

/** 由|云|栖|人寿: a name of two characters that the dictionary has as a noun and a verb, behind a function word or a mark. */
function cutNameStart(scan: Scan, second: Token): number | undefined {
  const first = scan.tokenAt(second.start - 1);
  if (first === undefined || second.end - second.start !== 1 || first.end - first.start !== 1) return undefined;
  if (!/^(?:v|a)$/u.test(second.tag) || !/^(?:ns|nr|nz|n?g|j)$/u.test(first.tag) || STOPS.has(scan.word(first)) || STOPS.has(scan.word(second))) return undefined;
  const before = scan.tokenAt(first.start - 1);
  return before === undefined || /^[pc]$/u.test(before.tag) || /[\s,。;:、!?”“《》(【]$/u.test(scan.before(first.start, 1)) ? first.start : undefined;
}

/** What may open a clause before 集团 and is no part of a name. */
const OPENING_WORDS = characters("据由对向与和在该本各此为被从因将是按经某多两三四五六七八九几这那其原前");

/** 【比优|集团: single characters that make no word, from the head of a clause on, whatever each of them is. */
function openingName(scan: Scan, from: number): number | undefined {
  for (const length of [2, 3]) {
    const start = from - length;
    if (start < 0 || !/^[\n。[“]?$/u.test(scan.norm.slice(Math.max(0, start - 1), start)) || OPENING_WORDS.has(scan.charAt(start))) continue;
    const core = scan.norm.slice(start, from);
    if (allHan(core) && !STOPS.has(core) && Array.from(core).every((_, index) => scan.isBoundary(start + index))) return start;
  }
  return undefined;
}

/** 新材料, 新能源: lines of business that the dictionary cuts in two. */
const NEW_BUSINESS = /^(?:材料|能源|媒体|技术|科技|零售|农业|消费|基建|药)/u;

/** Function words that the dictionary's guesses join to an unknown name: 至达欣|公司, 1日向|深圳市达欣. */
const JOINED_TO_NAME = /^(?:按|据|这是?|那是?|至|对|将|[日月年](?:向|与|对|从|由|在|和|经)|与|及|于|被|把|由|为|给|让|称|设)/u;

/** How many characters of a guessed word belong to what stands before the name in it: 控制|人广晟 one. */
function joinedBefore(scan: Scan, token: Token): number {
  if (scan.reads(token.start, "人") && /(?:控制|发起|投资|持有|受让|出租|竞买)$/u.test(scan.before(token.start, 2))) return 1;
  return JOINED_TO_NAME.exec(scan.word(token))?.[0].length ?? 0;
}

function firstAnchor(start: number, anchoredAt: number): number {
  return anchoredAt >= start ? anchoredAt : -1;
}

function longest(
  candidates: readonly { readonly start: number; readonly kind: "ORG" | "PLACE" }[],
  from: number,
): { readonly start: number; readonly kind: "ORG" | "PLACE" } | undefined {
  let best: { readonly start: number; readonly kind: "ORG" | "PLACE" } | undefined;
  for (const candidate of candidates) {
    if (from - candidate.start > MAX_REACH) continue;
    if (best === undefined || candidate.start < best.start) best = candidate;
  }
  return best;
}

/** A place or addition in brackets within a name: 平安科技(深圳)有限公司. */
function bracketBefore(scan: Scan, end: number): number | undefined {
  const open = scan.norm.lastIndexOf("(", end - 2);
  if (open < 0 || end - open > 8) return undefined;
  const inner = scan.norm.slice(open + 1, end - 1);
  return /^[\u4e00-\u9fff]{2,5}$/u.test(inner) && /[\u4e00-\u9fff]$/u.test(scan.before(open, 1)) ? open : undefined;
}

/** The dictionary's tags for characters that are no words of their own: what an unknown name is cut into. */
const RARE = words("g ng vg ag");

function wordKind(scan: Scan, start: number, end: number, tag: string, nameNeeded: boolean): "proper" | "common" | "stop" {
  const word = scan.norm.slice(start, end);
  if (nameNeeded && BUSINESS.has(word) && !scan.isSentenceStart(start)) return "common";
  if (STOPS.has(word)) return "stop";
  const code = scan.norm.charCodeAt(start);
  if (!isHan(code)) {
    if (/^(?:AI|IT|IP|VR|AR|ESG|ETF|GDP|APP|App|IPO|CEO|PC|LED|OLED|IC|SaaS|Saas|IoT|PE|VC|A|H|B|C)$/u.test(word)) return "stop";
    if (isLatin(code) && /^[A-Za-z&.-]+$/u.test(word)) return "proper";
    return /^\d{1,4}$/u.test(word) && tag === "m" && nameNeeded ? "common" : "stop";
  }
  if (/^(?:p|c|u|r|y|e|o|d)/u.test(tag)) return word.length >= 2 && tag === "d" ? "stop" : word.length === 1 && tag !== "d" ? "stop" : "stop";
  if (nameNeeded && REGIONAL.has(word)) return "proper";
  if (/^(?:q|t|f|m)/u.test(tag)) return word.length === 1 && tag === "q" ? "common" : "stop";
  if (GENERIC.has(word) || NOT_NAMES.has(word)) return "common";
  if (word.length === 1 && RARE.has(tag)) return "proper";
  if (tag === "x" || tag === "nz" || tag === "nr" || tag === "nrt" || tag === "nt" || tag === "ns" || tag === "g") return "proper";
  if (tag.startsWith("v") && tag !== "vn") return nameNeeded && word.length <= 2 && !GENERIC.has(word) ? "common" : "stop";
  return "common";
}

/** 确定|河东农商行: with a place's name behind it, the verb names no one. */
function holdsName(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  if (token?.start === start && token.tag === "ns" && token.end - start >= 2) return true;
  return scan.matchesFrom(start).some((match) => match.end - start >= 2 && match.end <= end && match.entries.some(({ type }) => type === "PLACE"));
}

/** Takes common words off the front of a name: what stands before its first telling word is not part of it. */
function trimLead(scan: Scan, start: number, from: number, anchoredAt: number): number {
  if (anchoredAt >= 0) return start;
  let trimmed = start;
  while (trimmed < from) {
    const token = scan.tokenAt(trimmed);
    if (token === undefined || token.end >= from) break;
    const word = scan.word(token);
    if (!(GENERIC.has(word) || /^[vadb]/u.test(token.tag)) || LEADS.has(word)) break;
    // 启航财险股份有限公司: where nothing else names it, the verb is its name.
    const opensClause = trimmed === start && !/[\u4e00-\u9fffA-Za-z0-9]$/u.test(scan.before(start, 1));
    if (!GENERIC.has(word) && ((opensClause && !holdsName(scan, token.end, from)) || isGeneric(scan, token.end, from))) break;
    trimmed = token.end;
  }
  return trimmed;
}
