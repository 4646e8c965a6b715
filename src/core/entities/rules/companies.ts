/** Knows how market news names companies that no table holds: before announcements and prices, and in lists of shares. */

import type { Candidate } from "../candidate";
import { isNameCharacter } from "../characters";
import { FREQUENT_SURNAMES, words } from "../lexicon";
import { NOT_COMPANIES, isKnown, looksLikeName, unknownWords } from "./companyNames";
import { findHolders, findNamedAfterPlaces, findStakes } from "./deals";
import type { Scan } from "../scan";

/** What is said of a listed company right after its short name. */
const ANNOUNCES =
  /^(?:公告|晚间公告|:(?!第|上午|下午)|披露|在互动平台|在投资者|在机构|近日在|今日(?:涨停|跌停|公告|开盘)|发布(?:公告|业绩|三季报|半年报|年报|一季报)|(?:收)?涨停|(?:收)?跌停|封板|一字(?:涨|跌)|涨超|跌超|涨逾|跌逾|大涨|大跌|跟涨|跟跌|股价|午后(?:涨|跌|拉|封|直)|盘中(?:涨|跌|触)|高开|低开|收涨|收跌|直线|冲高|封涨停|封跌停)/u;
const MOVES = /^(?:等)?(?:\d*只|多只|多股)?(?:个股|股|概念股|港股)?(?:大幅|小幅|快速|盘中|午后|早盘|开盘|收盘|均|纷纷|也|双双|一度|集体|分别|股价|亦|悉数|竞价|率先|尾盘|跟随)*(?:涨|跌|封|录得|走高|走低|走强|走弱|冲高|跟涨|跟跌|拉升|上涨|下跌|大涨|大跌|高开|低开|触及|活跃|净流入|净买入|净卖出|获净|跟随|逼近|领涨|领跌|飙升|跳水|下挫|反弹|跟进|跟风)/u;
const ITEM = /[*\u4e00-\u9fffA-Za-z0-9·-]/u;

/** 港股云想科技, 芯片股云栖微: what kind of share, before its name. */
const MARKET_WORD = /^(?:[\u4e00-\u9fff]{1,4}股(?![份权东])|[A-Z]股|科创板|创业板|北交所)(?=.{2})|^如(?=[A-Z0-9\u4e00-\u9fff]{2})/u;

/** Short names in the places where market news has companies. */
export function findCompaniesInContext(scan: Scan): Candidate[] {
  return [...findAnnouncers(scan), ...findIntroduced(scan), ...findHolders(scan), ...findStakes(scan), ...findNamedAfterPlaces(scan), ...findLatinIntroduced(scan), ...findLatinLists(scan), ...findMovers(scan), ...findInvestors(scan), ...findLists(scan)];
}

/** 郑州煤电: …, 天创时尚公告: at the start of a sentence or heading. */
function findAnnouncers(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(/(?<=^|[\n。;,【\[\]("“]|据)\s*((?:\*?ST)?[A-Z\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]{1,7}?)(?=公告(?!栏)|晚间公告|:|披露|在互动平台|在投资者|在机构|近日在|消息|发布公告|发布业绩|涨停|跌停|封板|涨超|跌超|涨逾|跌逾|大涨|大跌|收涨|收跌|股价|午后|盘中|高开|低开|直线)/gmu)) {
    const name = match[1] ?? "";
    const matched = match.index + match[0].length;
    const start = matched - name.length + (MARKET_WORD.exec(name)?.[0].length ?? 0);
    const end = nameEnd(scan, start, matched);
    const colon = scan.charAt(end) === ":";
    if (!ANNOUNCES.test(scan.after(matched, 10)) && !scan.after(matched, 2).startsWith("消息")) continue;
    if (startsKnown(scan, start, end) || endsKnown(scan, start, end) || !looksLikeName(scan, start, end) || (colon && isSomeone(scan, name))) continue;
    // A heading with a colon is a company only where the text says the name again with an announcement, or the name is no word.
    const confidence = colon ? (scan.norm.includes(`${name}公告`) || scan.norm.includes(`${name}发布`) || scan.norm.includes(`${name}在`) ? 0.86 : 0.4) : unknownWords(scan, start, end) ? 0.8 : 0.6;
    found.push({ start, end, type: "ORG", subtype: "other", confidence, source: "organisation:announces" });
  }
  return found;
}

/** 上交所年报预约披露: a known name and what is said of it. */
function startsKnown(scan: Scan, start: number, end: number): boolean {
  return scan.matchesFrom(start).some((match) => match.end < end - 1 && match.end - start >= 3 && match.entries.some((entry) => entry.type === "ORG" && !entry.ambiguous));
}

/** 按原|中国银保监会: a known name, and what stands before it. */
function endsKnown(scan: Scan, start: number, end: number): boolean {
  return scan.matchesTo(end).some((match) => match.start > start && end - match.start >= 3 && match.entries.some((entry) => entry.type === "ORG" && !entry.ambiguous));
}

/** 【古砚榕: …】 where the text has 分析师古砚榕: who speaks in the heading is a person. */
function isSomeone(scan: Scan, name: string): boolean {
  return name.length <= 3 && FREQUENT_SURNAMES.has(name.charAt(0)) && ["师", "家", "员", "长", "总裁", "经理", "教授", "人", "官", "董事", "主席", "书记", "主任"].some((title) => scan.norm.includes(title + name));
}

/** 云栖电气|连续三日涨停: when and how often is said of a company, not part of its name. */
function nameEnd(scan: Scan, start: number, end: number): number {
  for (let i = scan.tokenIndexAt(start) + 1; i > 0 && i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token === undefined || token.start < start + 2) continue;
    if (/^[tdmp]/u.test(token.tag) || (token.tag.startsWith("v") && (isKnown(scan, start, token.start) || NOT_COMPANIES.has(scan.norm.slice(start, token.start)))) || SAID_OF_SHARES.has(scan.word(token))) return token.start;
  }
  return end;
}

const SAID_OF_SHARES = words(`复牌 停牌 上市 首日 应当 应该 必须 可以 需要 及时 如实 真实 纷纷 发布 接近 震荡 异动 触及 曝光 集体 普遍 计划 持有 所持 连续 继续 持续 再度 再次 早盘 午盘 尾盘 早间 午间 开盘 收盘 盘中 盘前 盘后 竞价 集合竞价 全天 今早 股价 股票 临近 快速 一度 昨夜 隔夜 周一 周二 周三 周四 周五 直线 强势 大幅 小幅 秒速 闪崩 涉嫌 后续 未来 当前 目前`);

/** 科创板新股云栖医药开盘破发, 全资子公司云栖资讯的产品: what a company is, right before its name. */
function findIntroduced(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(INTRODUCED)) {
    const start = match.index + match[0].length;
    const end = introducedEnd(scan, start);
    if (end - start < 3 || /\d/u.test(scan.norm.slice(start, end)) || isKnown(scan, start, end) || !looksLikeName(scan, start, end) || !(unknownWords(scan, start, end) || isListedNow(scan, start, end) || (BUSINESS_END.test(scan.norm.slice(start, end)) && !isOneWord(scan, start, end)))) continue;
    found.push({ start, end, type: "ORG", subtype: "other", confidence: match[0].endsWith("新股") ? 0.84 : 0.72, source: "organisation:introduced" });
  }
  return found;
}

/** 注册资本: a word of the dictionary, whatever it ends in. */
function isOneWord(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  return token?.start === start && token.end === end && token.tag.startsWith("n");
}

/** 新股三维天地高开: two words of every day, where they open or rise. */
function isListedNow(scan: Scan, start: number, end: number): boolean {
  return scan.before(start, 2).endsWith("新股") && end - start === 4 && /^(?:开盘|高开|低开|上市|首日|破发|涨|跌|大涨|大跌|收涨|收跌|盘中|今日|中签|申购)/u.test(scan.after(end, 2));
}
const BUSINESS_END = /^[\u4e00-\u9fff]{2}(?:资讯|科技|信息|技术|智能|生物|医药|药业|电子|通信|软件|材料|能源|新能源|环保|网络|半导体|微电子|光电|化工|新材|矿业|锂业|光能|电力|重工|机械|汽车|物流|航空|传媒|影业|食品|乳业|酒业|证券|期货|基金|租赁|置业|地产|物业|建设|实业|控股|集团|黄金|投资|资本|教育|旅游|文化)$/u;
const INTRODUCED = /(?:新股|分拆|(?:全资|控股|参股)(?:子|孙)?公司|(?<![母分])子公司|孙公司|关联方|供应商|开发商|运营商|制造商|生产商|初创公司|母公司|控股股东|独角兽)(?=[\u4e00-\u9fff]{3})/gu;
/** Of a short name the first word and the business: the unknown word, and one that says what is done. */
function introducedEnd(scan: Scan, start: number): number {
  for (const length of [4, 5]) if (BUSINESS_END.test(scan.norm.slice(start, start + length)) && scan.isBoundary(start + length)) return start + length;
  const index = scan.tokenIndexAt(start);
  let end = start;
  for (let i = index; i >= 0 && i < index + 4; i += 1) {
    const token = scan.tokens[i];
    if (token === undefined || token.start < start || !isNameCharacter(scan.norm.charCodeAt(token.start)) || !(/^(?:n|x|j|vn|g|b|eng)/u.test(token.tag)) || SAID_OF_SHARES.has(scan.word(token)) || token.end - start > 6) break;
    end = token.end;
    if (end - start >= 4) break;
  }
  // 东莞炬光拟|与: the guess for an unknown name took the next word along.
  return end > start && scan.tokenAt(end - 1)?.tag === "x" && /[拟将与和对向为]/u.test(scan.charAt(end - 1)) ? end - 1 : end;
}

const LATIN_INTRODUCED = /(?:机构|公司|网站|平台|厂商|巨头|企业|集团|供应商|运营商|开发商|制造商|服务商|独角兽|交易所|券商|投行)([A-Z][a-z][A-Za-z]{2,18}(?: [A-Z][A-Za-z&.]{2,18}){0,2})(?![A-Za-z0-9])/gu;

/** 研究机构Chainalysis: what a Latin name is, right before it. */
function findLatinIntroduced(scan: Scan): Candidate[] {
  return Array.from(scan.norm.matchAll(LATIN_INTRODUCED), (match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? "").length, end, type: "ORG" as const, subtype: "other", confidence: 0.74, source: "organisation:introduced" };
  });
}

const LATIN_ITEM = /(?<=[、和及] ?)[A-Z][A-Za-z&.]{2,18}(?: [A-Z][A-Za-z&.]{1,18}){0,3}(?= ?(?:[、。,;]|和|及|等|$))/gmu;

/** Rivian、Lucid、BorgWarner 和KAR Auction Services: what is listed beside a company is one. */
function findLatinLists(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  const ends = new Set(scan.matches.filter(({ entries }) => entries.some(({ type }) => type === "ORG")).map(({ end }) => end));
  for (const match of scan.norm.matchAll(LATIN_ITEM)) {
    const end = match.index + match[0].length;
    const before = scan.before(match.index, 3).replace(/ ?[、和及] ?$/u, "");
    const previous = match.index - (scan.before(match.index, 3).length - before.length);
    if (!ends.has(previous) || isKnown(scan, match.index, end) || !/[a-z]/u.test(match[0])) continue;
    found.push({ start: match.index, end, type: "ORG", subtype: "other", confidence: 0.72, source: "organisation:list" });
    ends.add(end);
  }
  return [...found, ...findLatinListHeads(scan)];
}

const LATIN_HEADS = /[A-Z](?<=(?:包括|[如有为及]).)[A-Za-z&.-]{2,18}、(?:[A-Z][A-Za-z&.-]{2,18}、)*(?=[\u4e00-\u9fffA-Z])/gu;

/** 包括Cerebras、Graphcore、壁仞科技: what is listed before a company. */
function findLatinListHeads(scan: Scan): Candidate[] {
  return scan.matchesOf(LATIN_HEADS, "、").flatMap((match): Candidate[] => {
    const isOrganisation = scan.matchesFrom(match.index + match[0].length).some(({ end, start, entries }) => end - start >= 2 && entries.some(({ type, ambiguous }) => type === "ORG" && !ambiguous));
    if (!isOrganisation) return [];
    let start = match.index;
    return match[0].slice(0, -1).split("、").map((name): Candidate => {
      const candidate: Candidate = { start, end: start + name.length, type: "ORG", subtype: "other", confidence: 0.72, source: "organisation:list" };
      start += name.length + 1;
      return candidate;
    });
  });
}

const MOVER = /(?<=^|[,。;、])([\u4e00-\u9fff]{3,8}?)(?=[涨跌](?:近|超|逾|约)?\d+(?:\.\d+)?%)/gmu;
const OF_SHARES = /个股|股(?:走|普|齐|集体|全线|大|午后|开盘|早盘|盘中|收盘|涨|跌|高|低)|股价|概念股|港股|美股/u;

/** 指尖悦动涨6.4%，友谊时光涨1.6%: short names in a row of shares that move, in a line that speaks of shares. */
function findMovers(scan: Scan): Candidate[] {
  return scan.matchesOf(MOVER, "%").flatMap((match): Candidate[] => {
    const name = match[1] ?? "";
    const end = match.index + name.length;
    if (/[等均也]$/u.test(name) || isKnown(scan, match.index, end) || isOfIndex(scan, match.index, end) || NOT_COMPANIES.has(name) || NO_MOVER.test(name) || !scan.isBoundary(match.index) || !OF_SHARES.test(scan.before(match.index, 120))) return [];
    return [{ start: match.index, end, type: "ORG", subtype: "other", confidence: 0.74, source: "organisation:mover" }];
  });
}

/** 纳指初步收|涨: an index, and what is said of it. */
function isOfIndex(scan: Scan, start: number, end: number): boolean {
  return scan.matchesFrom(start).some((match) => match.end <= end && match.entries.some((entry) => entry.type === "SECURITY"));
}

/** What moves and is no company: markets, goods, sums, and times. */
const NO_MOVER = /(?:股|板块|概念|指数|指|期货|合约|主力|行业|产业|原油|油|金|银|铜|铝|锌|镍|锡|铅|矿|煤|价|市|债|汇|币|元|镑|额|量|值|率|同比|环比|累计|合计|今年|去年|年内|月内|周内|本周|盘中|一度|以来|至今|分别|平均|整体|其中|收盘|开盘|做多|做空|[收开大暴狂急普上下且])$|^(?:科指|同期|此前|前者|后者|自|较|比|按|其|该|本|均|全|最|上|下|今|昨|日内|月|周|年|另|而|但|并|且|均)/u;

const INVESTORS = /(?<=由|[,。;、和及]|^|投资[方人]|机构)([\u4e00-\u9fffA-Za-z]{2,6}(?:创投|资本|投资|基金|集团|创新院|科创|产投|国投|金控|控股|银行|证券|中心))(?=(?:等|联合|共同|独家)?(?:领投|跟投|参投)|[、和及][\u4e00-\u9fffA-Za-z、和及]{0,40}?(?:领投|跟投|参投))/gmu;

/** 由元生创投领投，邦明资本跟投: who puts money into a company. */
function findInvestors(scan: Scan): Candidate[] {
  return scan.matchesOf(INVESTORS, "领投", "跟投", "参投").flatMap((match): Candidate[] => {
    const name = match[1] ?? "";
    const end = match.index + name.length;
    return isKnown(scan, match.index, end) || /[的由和及]/u.test(name) || !scan.isBoundary(end) ? [] : [{ start: match.index, end, type: "ORG", subtype: "other", confidence: 0.78, source: "organisation:investor" }];
  });
}

/** 新宏泽涨停,宜宾纸业、仙鹤股份、博汇纸业等跟涨: the items of a list that moves, where one of them is known. */
function findLists(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (let i = scan.norm.indexOf("、"); i >= 0; i = scan.norm.indexOf("、", i + 1)) {
    const list = listAround(scan, i);
    if (list === undefined) continue;
    i = Math.max(i, list.end - 1);
    const known = list.items.filter(({ start, end }) => isKnown(scan, start, end)).length;
    // 养殖业、银行、体育股: where one is a line of business, all are.
    if (known * 2 < list.items.length && list.items.some(({ start, end }) => NOT_COMPANIES.has(scan.norm.slice(start, end)))) continue;
    if (known === 0 && !/个股|概念股|成份股|龙头/u.test(scan.before(list.start, 12))) continue;
    for (const { start, end } of list.items) {
      if (isKnown(scan, start, end) || !looksLikeName(scan, start, end)) continue;
      found.push({ start, end, type: "ORG", subtype: "other", confidence: known * 3 >= list.items.length ? 0.82 : 0.68, source: "organisation:list" });
    }
  }
  return found;
}

interface List {
  readonly start: number;
  readonly end: number;
  readonly items: readonly { readonly start: number; readonly end: number }[];
}

/** The enumeration around a mark, if what follows it is a movement of prices. */
function listAround(scan: Scan, mark: number): List | undefined {
  const items: { start: number; end: number }[] = [];
  let start = mark;
  while (start > 0 && mark - start < 9 && ITEM.test(scan.charAt(start - 1))) start -= 1;
  items.push({ start: trimmedStart(scan, start, mark), end: mark });
  let at = mark;
  while (scan.charAt(at) === "、" && items.length < 40) {
    const from = at + 1;
    let end = from;
    while (end < scan.norm.length && end - from < 9 && ITEM.test(scan.charAt(end)) && !MOVES.test(scan.after(end, 12))) end += 1;
    items.push({ start: from, end });
    at = end;
  }
  if (!MOVES.test(scan.after(at, 14)) && !/^等?(?:个股|多股)/u.test(scan.after(at, 4))) return undefined;
  if (/^(?:等)?(?:板块|概念|行业|指数|题材)/u.test(scan.after(at, 4))) return undefined;
  return { start, end: at, items: items.filter((item) => item.end - item.start >= 2 && item.end - item.start <= 8) };
}

/** The first item may have words before it (个股方面,… 其中…): it begins at the last known or unknown word. */
function trimmedStart(scan: Scan, start: number, end: number): number {
  for (const match of scan.matchesTo(end)) {
    if (match.start >= start && match.entries.some((entry) => entry.type === "ORG")) return match.start;
  }
  const token = scan.tokenAt(start);
  return token?.start === start ? start : end;
}
