/** Knows organisations that are told by their form: bodies of two fields, anonymous companies, Latin names, reporters, names with a code. */

import type { Candidate } from "../candidate";
import { FREQUENT_SURNAMES } from "../lexicon";
import { GENERIC } from "./organisationWords";
import type { Scan } from "../scan";
import { securityId } from "../gazetteer/securityCode";

const JOINED = /(?:[\u4e00-\u9fff]{2,6})(?:和|与|及)[\u4e00-\u9fff]{2,9}?(?:协会|学会|联合会|商会|促进会|研究会|委员会|研究院|研究所|研究中心|中心|局|厅|署|总局|部(?![门分署长队位件下]))/gu;

/** 中国物流与采购联合会, 上海市规划和自然资源局: bodies whose name joins two fields, behind a place. */
export function findJoinedBodies(scan: Scan, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(JOINED)) {
    const end = match.index + match[0].length;
    const joint = match.index + match[0].search(/[和与及]/u);
    if (!scan.isBoundary(end) || !scan.isBoundary(joint)) continue;
    // 经济发展局|与澳门贸促局: two bodies.
    if (/[局委厅署院行校司部所]$|[^社]会$/u.test(scan.before(joint, 2))) continue;
    // The place stands right before the first field, whose length the pattern leaves open.
    for (let start = joint - 2; start >= match.index - 1; start -= 1) {
      const places = placeStartsEndingAt(start);
      if (places.length === 0) continue;
      if (onlyNouns(scan, start, end)) found.push({ start: Math.min(...places), end, type: "ORG", subtype: match[0].endsWith("会") ? "association" : "government", confidence: 0.94, source: "organisation:joined" });
      break;
    }
  }
  return found;
}

function onlyNouns(scan: Scan, start: number, end: number): boolean {
  for (let i = scan.tokenIndexAt(start); i >= 0 && i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token === undefined || !(/^(?:n|vn|v|j|b|l|x|c|s|an|g)/u.test(token.tag) || /^[和与及]$/u.test(scan.word(token))) || /^(?:召开|举行|发布|出席|联合|签署|表示)$/u.test(scan.word(token))) return false;
  }
  return true;
}

const STEERING = /(?:应对|防控|防治|防汛|抗旱|抗震|救灾|新冠|新型|疫情|森林|安全生产|金融风险|政府债务|工作)[\u4e00-\u9fff]{0,24}?(?:领导小组|指挥部|联防联控机制)(?:办公室|综合组)?/gu;

/** 陕西省应对新冠肺炎疫情工作领导小组办公室: a place's steering group, whatever it is to do. */
export function findSteeringGroups(scan: Scan, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate[] {
  return scan.matchesOf(STEERING, "领导小组", "指挥部", "联防联控机制").flatMap((match): Candidate[] => {
    const end = match.index + match[0].length;
    const places = placeStartsEndingAt(match.index);
    if (places.length === 0 || !scan.isBoundary(end) || /[的了是]|召开|要求/u.test(match[0])) return [];
    return [{ start: Math.min(...places), end, type: "ORG", subtype: "government", confidence: 0.9, source: "organisation:steering" }];
  });
}

const MISSION = /驻[\u4e00-\u9fff]{1,8}?(?:大使馆|总领事馆|领事馆|使馆|使团|代表团|代表处|办事处)/gu;

/** 日本驻印尼大使馆: a country's mission in another. */
export function findMissions(scan: Scan, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate[] {
  return Array.from(scan.norm.matchAll(MISSION)).flatMap((match): Candidate[] => {
    const places = placeStartsEndingAt(match.index);
    if (places.length === 0) return [];
    return [{ start: Math.min(...places), end: match.index + match[0].length, type: "ORG", subtype: "government", confidence: 0.95, source: "organisation:mission" }];
  });
}

const ARMY = /(?<![\u4e00-\u9fff]的)[美英法德俄日韩朝印以伊乌](?:[空海陆]?军)(?!事|备|费|火|工|品|人|官|民|方|港|舰|机|车|购|售|援|演|委|阀|医|团|情)/gu;

/** 美军, 俄空军: a country's forces. */
export function findArmies(scan: Scan): Candidate[] {
  return scan.matchesOf(ARMY, "军").flatMap(({ index, 0: { length } }): Candidate[] => {
    if (!scan.isBoundary(index) || !scan.isBoundary(index + length)) return [];
    return [{ start: index, end: index + length, type: "ORG", subtype: "government", confidence: 0.78, source: "organisation:army" }];
  });
}

const ANONYMOUS = /某{1,2}[\u4e00-\u9fff]{0,10}?(?:有限公司|公司|企业|银行|工厂|厂|医院|学校|超市|酒店|集团)/gu;

/** 上海某生物科技有限公司: a company that is not named, with the place that is. */
export function findAnonymous(scan: Scan, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate[] {
  return Array.from(scan.norm.matchAll(ANONYMOUS)).flatMap((match): Candidate[] => {
    const places = placeStartsEndingAt(match.index);
    if (places.length === 0) return [];
    return [{ start: Math.min(...places), end: match.index + match[0].length, type: "ORG", subtype: "other", level: "optional", confidence: 0.93, source: "organisation:anonymous" }];
  });
}

const LATIN_ORGANISATION = /(?<![A-Za-z0-9])[A-Z][A-Za-z&.-]*(?: (?:of|the|and|for|&|[A-Z][A-Za-z&.-]*)){0,5}(?: |)(?:Inc|Corp|Ltd|LLC|LLP|Co|Group|Holdings?|Capital|Bank|Partners?|Investments?|Technologies|Technology|Systems|Motors?|Energy|Securities|Associates|Management|Platforms|Networks|Airlines|Research|Institute|University|Economics|Analytics|Advisors?|Interactive|Therapeutics|Resources|Industries|Labs|Pharmaceuticals|Biotech|Entertainment|Financial|Insurance|Blockchain|Digital|Mining|Brands|Stores|Software|Semiconductor|Electric|Petroleum|Resorts|Markets|Insights|Metals|Intelligence|Ventures|Foods|Health|Sciences|Materials|International|Global|Trust|Wealth|Realty|Properties|Payments|Steel|Studios|Media|Pharma|Robotics|Aerospace|Airways|Logistics|Minerals|Solar)(?![A-Za-z])\.?/gu;

/** Paypal涨近2%, realme创始人: a Latin name that has a price or a founder. */
const LATIN_BRAND = /(?<![A-Za-z0-9.&/-])[A-Za-z][A-Za-z0-9]{2,17} ?(?=(?:盘前|盘后|盘中|现|一度|股价|收)?(?:大)?(?:涨|跌)(?:超|近|逾|约|幅|\d|停)|(?:联合)?创始人|首席(?:执行|财务|运营|技术|营销)官|董事长|总裁|CEO|(?:公司)?股价|公司(?:发布|宣布|表示|公告))/gu;
const NOT_BRANDS = /^(?:Brent|Nifty|Nikkei|Sensex|Topix|Stoxx|Euro|Bitcoin|Ether|Ethereum|Solana|Cardano|Dogecoin|Polkadot|Comex|Nymex|Nasdaq|Libor|Sofr|Saas|Paas|Model|Class|Series|Omicron|Delta|Wind|Mini|Micro|Henry|Urals|Shibor|Hibor|Caixin|Markit|the|and|inc|app|App)$/iu;

/** IHS Markit高级经济学家, 【Evercore ISI: 将…】: a Latin name whose analysts speak, or which speaks itself at the head of a flash. */
const LATIN_HOUSE = /(?<![A-Za-z0-9.&/-])[A-Z][A-Za-z&.’']+(?: [A-Z][A-Za-z&.’']+){0,3}(?= ?(?:资深|高级|首席|全球|亚太区?|市场)?(?:分析师|策略师|经济学家|基金经理|投资组合经理))|(?<=^|\[)[A-Z][A-Za-z&.’']+(?: [A-Z][A-Za-z&.’']+){0,3}(?=:(?:将|预计|维持|上调|下调|重申|给予|予|料))/gmu;

/** Cherry Lane Investments, and any Latin name with a ticker in brackets behind it. */
export function findLatinOrganisations(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(LATIN_ORGANISATION)) {
    if (match[0].length < 4) continue;
    found.push({ start: match.index, end: match.index + match[0].length, type: "ORG", subtype: "other", confidence: 0.82, source: "organisation:latin" });
  }
  for (const { index, 0: name } of scan.norm.matchAll(LATIN_HOUSE)) {
    if (/[a-z]/u.test(name) && !NOT_BRANDS.test(name)) found.push({ start: index, end: index + name.length, type: "ORG", subtype: "other", confidence: 0.76, source: "organisation:latin" });
  }
  for (const match of scan.norm.matchAll(LATIN_BRAND)) {
    const name = match[0].trimEnd();
    const led = /^(?:(?:联合)?创始人|首席|董事长|总裁|CEO)/u.test(scan.after(match.index + match[0].length, 5));
    if ((/[a-z]{2}/u.test(name) || (led && /^[A-Z]{3,6}$/u.test(name))) && !NOT_BRANDS.test(name)) found.push({ start: match.index, end: match.index + name.length, type: "ORG", subtype: "other", confidence: 0.7, source: "organisation:latin" });
  }
  return found;
}

const CREDIT = /(?<=[。!?”)）…]\s{0,3})\(([\u4e00-\u9fffA-Za-z0-9]{2,8})\)\s*$/gmu;
const CREDIT_NOT = /^(?:完|全文|略|上|下|中|待续|图|表|见|详见|注|附|记者|编辑|作者|来源|责编|如图|未完|原文|文|节选|摘要|续|[一二三]$)|(?:公司|摄|报道|制图|编译|整理|供图|综合|公里|小时|元|股|吨|点|倍)$/u;
const REPORTED_BY = /(?<=^|[。;!?,\n【])(?:据|来自)(?:《)?([\u4e00-\u9fffA-Za-z]{2,8}?)(?:》)?(?=(?:的)?(?:\d{1,2}(?:月\d{1,2})?日)?(?:报道|消息|网站(?:报道|消息)))/gmu;
const LATIN_REPORTER = /[A-Z](?<=据.)[A-Za-z]+(?: [A-Z][A-Za-z]+){0,3}(?= ?(?:的)?(?:报道|消息|统计|数据|报告))/gu;
const DATA_SHOW = /(?:(?:商店|情报|监测|最新){1,2})?(?:数据显示|数据统计|统计显示)/gu;
const DATA_HOUSE = /(?:^|[】。;\]]|据)([\u4e00-\u9fff]{2,6}|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2})$/u;
const REPORTED_NOT = /^(?:悉|了解|介绍|外媒|媒体|多家|有关|相关|此前|最新|当地|市场|知情|初步|公司|官方|可靠|内部|海外|境外|国外|国内|业内|不完全)|(?:媒体|方面|部门|人士|当局|当地)$/u;

function isWriter(scan: Scan, name: string, start: number): boolean {
  return name.length === 3 && FREQUENT_SURNAMES.has(name.charAt(0)) && !/[社网报界台视讯闻经号区委局院会人部]$/u.test(name) && scan.tokenAt(start)?.tag !== "n" && scan.matchesFrom(start).every((match) => match.end < start + 3);
}

/** （央视新闻） at the end of a flash, 据海外网报道: who reports. */
export function findReporters(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, name: string, confidence: number) => {
    found.push({ start, end: start + name.length, type: "ORG", subtype: "media", confidence, source: "organisation:reporter" });
  };
  for (const match of scan.norm.matchAll(CREDIT)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].indexOf("(") + 1;
    // (石砚旭) below a report: who wrote it.
    if (isWriter(scan, name, start)) found.push({ start, end: start + name.length, type: "PERSON", subtype: "full", confidence: 0.7, source: "person:name" });
    else if (!CREDIT_NOT.test(name) && !/^\d+$/u.test(name)) add(match.index + match[0].indexOf("(") + 1, name, 0.72);
  }
  for (const match of scan.matchesOf(REPORTED_BY, "报道", "消息")) {
    const name = match[1] ?? "";
    const start = match.index + match[0].indexOf(name);
    if (!REPORTED_NOT.test(name) && scan.isBoundary(start) && scan.isBoundary(start + name.length)) add(start, name, 0.7);
  }
  for (const { index } of scan.matchesOf(DATA_SHOW, "显示", "统计")) {
    const name = DATA_HOUSE.exec(scan.before(index, 30))?.[1];
    const token = scan.tokenAt(index - 1);
    if (name !== undefined && token?.end === index && /^(?:x|nz|eng)/u.test(token.tag)) add(index - name.length, name, 0.72);
  }
  for (const match of scan.matchesOf(LATIN_REPORTER, "据")) if (/[a-z]/u.test(match[0])) add(match.index, match[0], 0.74);
  for (const { index } of scan.matchesOf(BYLINE, "记者", "通讯员")) {
    const name = NEWSROOM.exec(scan.before(index, 13))?.[1];
    if (name !== undefined && !REPORTED_NOT.test(name) && scan.isBoundary(index - name.length)) add(index - name.length, name, 0.86);
  }
  for (const match of scan.matchesOf(DATELINE, "讯")) add(match.index, match[0], 0.86);
  for (const match of scan.matchesOf(ACCOUNT, "发布")) if (scan.isBoundary(match.index)) add(match.index, match[0], 0.76);
  return found;
}

/** 云州导报见习记者 王砚, 云州全媒体记者: whose reporter it is. */
const BYLINE = /(?:见习|首席|特约|实习|驻[\u4e00-\u9fff]{1,3})?(?:记者|通讯员)/gu;
const NEWSROOM = /(?:^|[。;”)】\]( |])((?![本该据由对向在]|接受|多家|当地)[\u4e00-\u9fff]{2,7}(?:[网报社台]|新闻|在线|媒体|客户端|频道))$/u;

/** 云州经济网讯, 云州导报、云州发展网讯 */
const DATELINE = /(?<=^|[\n。、 】])(?!本)[\u4e00-\u9fff]{2,11}(?:[网报]|在线|新闻|客户端)(?=(?:\d{1,2}月\d{1,2}日)?讯(?:[\s(【:,]|[\u4e00-\u9fff]{2,4}报道|\d|记者|通讯员|$)|、[\u4e00-\u9fff]{2,11}[网报]讯)/gmu;

/** 据云州发布: a city's own account. */
const ACCOUNT = /(?<=据|来源:|来源[:]?“|据“)[\u4e00-\u9fff]{2,5}发布(?=[:,”)]|消息|官微|微信|公众号|官方)/gu;
const CODE_IN_BRACKETS = /\((?:[^()\n]{0,12}[,:、 ])?([034689]\d{5}(?:\.(?:SH|SZ|BJ|SS))?|\d{4,5}\.HK|[A-Z.]{1,6}\.(?:US|O|N|A)|(?:SH|SZ)\d{6})(?:[,;、/ ][^()\n]{0,20})?\)/gu;
const NAME_BEFORE_CODE = /[\u4e00-\u9fffA-Za-z*][\u4e00-\u9fffA-Za-z0-9·&*.' -]{1,29}$/u;

/** A name with its code in brackets is a listed company: 启航财险（600028）. */
export function findNamesWithCode(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(CODE_IN_BRACKETS)) {
    const end = scan.norm.slice(0, match.index).endsWith(" ") ? match.index - 1 : match.index;
    const name = NAME_BEFORE_CODE.exec(scan.before(end, 30));
    if (name === null) continue;
    const start = nameStart(scan, end - name[0].length, end);
    // 该基金（代码：003547）: what it is, not its name.
    if (end - start < 2 || GENERIC.has(scan.norm.slice(start, end))) continue;
    const code = match[1];
    if (/指数|ETF|转债$/u.test(scan.norm.slice(start, end))) continue;
    found.push({
      start,
      end,
      type: "ORG",
      subtype: "other",
      ids: code === undefined ? [] : [securityId(code)],
      confidence: 0.93,
      source: "organisation:code",
    });
  }
  return found;
}

/** A name before its code goes left to punctuation, a function word or a verb. */
function nameStart(scan: Scan, limit: number, end: number): number {
  const exact = scan.matchesTo(end).filter((match) => match.start >= limit && match.entries.some((entry) => entry.type === "ORG"));
  const longest = exact.reduce((best, match) => Math.min(best, match.start), end);
  if (longest < end) return longest;
  if (/^[A-Za-z*]/u.test(scan.norm.slice(limit, end)) && !/[\u4e00-\u9fff]/u.test(scan.norm.slice(limit, end))) return limit;
  let start = end;
  while (start > limit) {
    const token = scan.tokenAt(start - 1);
    if (token === undefined || token.start < limit) break;
    const word = scan.word(token);
    // 砚山控股(08876.HK): what ends the name is part of it.
    const last = start === end && /^(?:控股|股份|集团|公司|龙头)$/u.test(word) && token.start > limit;
    if (!last && (/^[pcuryd]/u.test(token.tag) || /^(?:将|对|称|公司|股东|子公司|母公司|旗下|上市公司|收购|携手|个股|龙头|概念股|其中|公告|附|控股|下调|上调|持有|增持|减持|给予|维持|关注|包括|如|有|买入|沽出)$/u.test(word))) break;
    if (!last && token.tag.startsWith("v") && end - start >= 4) break;
    if (end - token.start > 8 && /[\u4e00-\u9fff]/u.test(word) && !/(?:公司|集团|控股)$/u.test(scan.norm.slice(limit, end))) break;
    start = token.start;
  }
  return start;
}
