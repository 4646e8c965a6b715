/** Knows names that are told by their form: security codes, indices, insurance products, apps, funds, unquoted awards and meetings. */

import type { Candidate } from "./candidate";
import { isHan } from "./characters";
import type { Scan } from "./scan";
import { securityId } from "./securityCode";

/** One form: what its matches are, and how sure that is. The first group, where there is one, is the name. */
interface Form {
  readonly pattern: RegExp;
  readonly type: Candidate["type"];
  readonly subtype: string;
  readonly confidence: number;
  readonly source: string;
  readonly level?: "optional";
}

const FORMS: readonly Form[] = [
  {
    pattern: /(?<![0-9A-Za-z.])((?:00|30|60|68|83|87|43|92|20|90)\d{4}(?:\.(?:SH|SZ|BJ|SS))?|\d{5}\.HK|\d{4}\.HK|[A-Z]{1,5}\.(?:US|O|N|A)|(?:SH|SZ|sh|sz)(?:00|30|60|68)\d{4})(?=\))(?<=\((?:[^()\n]{0,24}[,:;、/ ])?\1)/gu,
    type: "SECURITY",
    subtype: "stock",
    confidence: 0.92,
    source: "security:brackets",
  },
  {
    pattern: /(?<![0-9A-Za-z])(\d{6}\.(?:SH|SZ|BJ)|\d{4,5}\.HK)(?![0-9A-Za-z])/gu,
    type: "SECURITY",
    subtype: "stock",
    confidence: 0.95,
    source: "security:market",
  },
  {
    pattern: /(?:股票代码|证券代码|股份代号|代码)(?:为|是)?[:]?\s?((?:[036]\d{5}|\d{5}))(?!\d)/gu,
    type: "SECURITY",
    subtype: "stock",
    confidence: 0.95,
    source: "security:labelled",
  },
  {
    pattern: /((?:上证|深证|中证|国证|沪深|恒生|申万|富时|标普|道琼斯|纳斯达克|MSCI|中债|CSI|Wind|万得|中信|斯托克|日经|罗素|费城)[\u4e00-\u9fffA-Za-z0-9&]{0,10}?指数)/gu,
    type: "SECURITY",
    subtype: "index",
    confidence: 0.85,
    source: "security:index",
  },
  {
    pattern: /([\u4e00-\u9fffA-Za-z]{2,8}(?:APP|App))(?![A-Za-z])/gu,
    type: "PRODUCT",
    subtype: "app",
    confidence: 0.74,
    source: "product:app",
  },
];

export function findByForm(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const form of FORMS) {
    for (const match of scan.norm.matchAll(form.pattern)) {
      const name = match[1] ?? match[0];
      let start = match.index + match[0].lastIndexOf(name);
      const end = start + name.length;
      if (form.subtype === "app") {
        start = appStart(scan, start, end);
        if (end - start <= 4) continue;
      }
      found.push({ start, end, type: form.type, subtype: form.subtype, confidence: form.confidence, source: form.source, level: form.level });
    }
  }
  return found;
}

/** The name of an app reaches left over nouns and names only. */
function appStart(scan: Scan, start: number, end: number): number {
  let at = end - 3;
  while (at > start) {
    const token = scan.tokenAt(at - 1);
    if (token === undefined || token.start < start || !/^(?:n|x|eng|b|j|a|nz|vn|g)/u.test(token.tag)) break;
    if (/^(?:手机|官方|该|下载|登录|通过|公司|客户|寿险|银行|保险|旗下|打开|移动|关注|使用|推出|一款|系统)$/u.test(scan.word(token))) break;
    at = token.start;
  }
  return at;
}

const INSURANCE_TAIL =
  /(?:(?:医疗|重大疾病|重疾|意外伤害|意外|年金|养老年金|养老|终身寿|两全|护理|责任|特定药品医疗|疾病|定期寿|防癌|财产|信用|保证|农业|补充养老年金|指数|收入|价格|产量|完全成本|成本|专属商业养老|传染病)?保险|医疗险|重疾险|意外险|年金险|责任险|寿险|护理险|惠民保|指数保险)(?:\([A-Za-z0-9\u4e00-\u9fff]{1,10}\))?(?:[A-Z]款)?/gu;
const GENERIC_INSURANCE =
  /^(?:商业|社会|医疗|健康|人身|人寿|财产|车|汽车|机动车|交通|意外|意外伤害|重大|疾病|重疾|大病|养老|年金|终身|定期|两全|护理|责任|信用|保证|农业|农|补充|基本|城乡|居民|职工|失业|工伤|生育|长期|短期|百万|团体|个人|企业|家庭|家财|雇主|雇主责任|公众|公众责任|产品|产品责任|安全生产|环境污染|食品安全|旅游|航空|货运|货物|运输|船舶|工程|出口|出口信用|再|普惠|惠民|专属|特定|定制|传统|新型|分红|万能|投连|投资连结|储蓄|理财|防癌|癌症|特药|药品|特定药品|普通|相关|多种|各类|多元化|多层次|第三支柱|税优|税延|商业养老|第三方|巨灾|地震|指数|天气|价格|种植|养殖|森林|生猪|玉米|小麦|水稻|首台套|知识产权|科技|网络|网络安全|延保|退货|运费|宠物|儿童|少儿|老年|老年人|女性|学生|学平|教育|婚姻|保障|保障型|储蓄型|消费型|新能源|新冠|专项|政策性|强制|交强|第三者|三者|盗抢|车损|附加|主|单|险|的|和|及|与|、|类|型|一年期|保险|责任|保费)+$/u;

/** A company's product by its full name, unquoted, next to a company or to a year's version: 药享无忧特定药品医疗保险(H2019A). */
export function findInsuranceProducts(scan: Scan, organisationEnds: (offset: number) => boolean): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(INSURANCE_TAIL)) {
    const end = match.index + match[0].length;
    const reach = productStart(scan, match.index, organisationEnds);
    if (reach === undefined) continue;
    const name = scan.norm.slice(reach.start, end).replace(/\([^)]*\)$/u, "");
    const core = name.replace(/(?:保险|险)$/u, "");
    if (core.length < 3 || GENERIC_INSURANCE.test(core)) continue;
    const versioned = match[0].endsWith(")");
    const launched = /(?:推出|上线|上市|投保|购买|开发|承保|参保|签发|出具)(?:了|的)?$/u.test(scan.before(reach.start, 4));
    const confidence = 0.5 + (reach.anchored ? 0.25 : 0) + (versioned ? 0.25 : 0) + (launched ? 0.24 : 0) + (reach.proper ? 0.08 : 0) + (name.length >= 9 ? 0.06 : 0);
    if (confidence < 0.62) continue;
    found.push({ start: reach.start, end, type: "PRODUCT", subtype: "insurance", confidence: Math.min(confidence, 0.9), source: "product:insurance" });
  }
  return found;
}

/** 野责险, 惠蓉保: a short form that no dictionary holds. */
export function findShortProducts(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const token of scan.tokens) {
    const length = token.end - token.start;
    if (token.tag !== "x" || length < 3 || length > 4) continue;
    const word = scan.word(token);
    if (!/^[\u4e00-\u9fff]{2,3}[险保]$/u.test(word) || /^(?:车|财|产|寿|健康|意外|农|信保|再|重疾|医疗|分红|万能|投连|退|投|参|续|承|担|确|环|社|医|劳|低|自|质|增)/u.test(word)) continue;
    found.push({ start: token.start, end: token.end, type: "PRODUCT", subtype: "insurance", confidence: 0.62, source: "product:short" });
  }
  return found;
}

const FUND = /[\u4e00-\u9fffA-Za-z0-9]{0,14}?(?:灵活配置混合|混合型?|股票型?|纯债|债券型?|指数增强|ETF联接|ETF|LOF|FOF|QDII)(?:证券投资基金)?(?:[A-C](?![A-Za-z]))?/uy;

/** 易方达蓝筹精选混合: a fund by its house's name and its kind. */
export function findFunds(scan: Scan, organisationEnds: readonly number[], startOf: (end: number) => readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  for (const houseEnd of organisationEnds) {
    FUND.lastIndex = houseEnd;
    const match = FUND.exec(scan.norm);
    if (match === null || match[0].length < 3 || /[的和与及对在将为]/u.test(match[0])) continue;
    const end = houseEnd + match[0].length;
    if (!scan.isBoundary(houseEnd) || (!/[A-Z]$/u.test(match[0]) && !scan.isBoundary(end))) continue;
    const start = Math.min(...startOf(houseEnd));
    found.push({ start, end, type: "PRODUCT", subtype: "fund", confidence: 0.85, source: "product:fund" });
  }
  return found;
}

function productStart(
  scan: Scan,
  from: number,
  organisationEnds: (offset: number) => boolean,
): { readonly start: number; readonly anchored: boolean; readonly proper: boolean } | undefined {
  let start = from;
  let proper = false;
  while (start > 0 && from - start < 18) {
    if (organisationEnds(start)) return start < from ? { start, anchored: true, proper } : undefined;
    const token = scan.tokenAt(start - 1);
    if (token === undefined) break;
    const word = scan.word(token);
    if (!isHan(scan.norm.charCodeAt(token.start)) && !/^[A-Za-z]$/u.test(word)) break;
    if (/^[ucpry]/u.test(token.tag) || /^(?:投保|推出|购买|上线|开发|承保|参保|提供|为|的|含有|包括|包含|办理|签发|出具|赠送|捐赠|获得|扩展|持续|开展|发展|推广|试点|首单|首个|全国|全市|多款|一款|该款|上述)$/u.test(word)) break;
    proper ||= token.tag === "x" || token.tag === "nz";
    start = token.start;
  }
  return start < from ? { start, anchored: false, proper } : undefined;
}

const JOINED = /(?:[\u4e00-\u9fff]{2,6})(?:和|与|及)[\u4e00-\u9fff]{2,9}?(?:协会|学会|联合会|商会|促进会|研究会|委员会|研究院|研究中心|局|厅|署|总局)/gu;

/** 中国物流与采购联合会, 上海市规划和自然资源局: bodies whose name joins two fields, behind a place. */
export function findJoinedBodies(scan: Scan, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(JOINED)) {
    const end = match.index + match[0].length;
    const joint = match.index + match[0].search(/[和与及]/u);
    if (!scan.isBoundary(end) || !scan.isBoundary(joint)) continue;
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
    if (token === undefined || !/^(?:n|vn|v|j|b|l|x|c|s|an|g)/u.test(token.tag) || /^(?:召开|举行|发布|出席|联合|签署|表示)$/u.test(scan.word(token))) return false;
  }
  return true;
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

const ORDINAL = "(?:第[一二三四五六七八九十百0-9]{1,4}(?:届|次|轮|期)|\\d{4}(?:年(?:度)?)?|首届|[一二三四五六七八九十]届)";
const MEETING = "(?:博览会|交易会|进博会|服贸会|广交会|消博会|洽谈会|展览会|车展|展会|论坛年会|年会|论坛|峰会|党代会|代表大会|运动会|锦标赛|世锦赛|亚锦赛|公开赛|大奖赛|挑战赛|邀请赛|联赛|冬奥会|奥运会|残奥会|亚运会|世博会|世界杯|亚洲杯|欧洲杯|电影节|音乐节|文化节|购物节|旅游节|服务节|消费节|啤酒节|会议|大会|大赛|研讨会|座谈会)";
const MEETING_TAIL = new RegExp(MEETING, "gu");
const MEETING_STOP = /[的了在和与及对向从由被把将为是以于据称说而但也都就还又至到召开举行举办出席参加本届此次这届该]/u;
const BARE_MEETING = /^(?:服务四届|四届|股东|临时股东|年度股东|董事|董事会|监事|监事会|常务|全体|新闻|发布|业绩|业绩说明|说明|工作|电视电话|电话|视频|线上|线下|重要|专题|本次|全国|国际|行业|高峰|高端|主题|年度|国务院常务|专家|学术|政策|投资者|分析师|货币政策|利率|议息|政策|例行|紧急|闭门|峰会|座谈|产品|员工|动员|表彰|总结|誓师|运动|代表|党员|职工|群众|人民|世界|全球|大型|系列|上述|相关|大|联盟|会|国|法国|政府|内阁|党组|党委|办公|理事)$/u;

/** 中国国际进口博览会, 青岛市第十三次党代会: a meeting with a place, an ordinal or a name before it. */
export function findMeetings(scan: Scan, placeStartsEndingAt: (offset: number) => readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  const ordinal = new RegExp(`${ORDINAL}$`, "u");
  for (const match of scan.norm.matchAll(MEETING_TAIL)) {
    const end = match.index + match[0].length;
    if (!scan.isBoundary(end)) continue;
    let start = match.index;
    let numbered = false;
    let placed = false;
    for (let steps = 0; steps < 8 && match.index - start < 18; steps += 1) {
      const known = placeStartsEndingAt(start);
      if (known.length > 0) {
        start = Math.min(...known);
        placed = true;
        continue;
      }
      const number = ordinal.exec(scan.before(start, 7));
      if (number !== null) {
        // A year is no part of the name; an ordinal is.
        if (/^\d{4}/u.test(number[0])) break;
        start -= number[0].length;
        numbered = true;
        continue;
      }
      const token = scan.tokenAt(start - 1);
      if (token === undefined || placed || numbered || !/^(?:n|x|j|vn|b|nz|eng|a|ns|nt)/u.test(token.tag) || MEETING_STOP.test(scan.word(token))) break;
      if (token.end > start) {
        start = token.start;
        continue;
      }
      start = token.start;
    }
    const core = scan.norm.slice(start, match.index);
    if (core.length < 2 || BARE_MEETING.test(core) || !(numbered || placed)) continue;
    if (/^(?:会议|大会|座谈会|研讨会|大赛)$/u.test(match[0]) && !numbered) continue;
    found.push({ start, end, type: "EVENT", subtype: "conference", confidence: numbered && placed ? 0.84 : numbered ? 0.74 : 0.7, source: "event:meeting" });
  }
  return found;
}

const AWARD_CUE = /(?:荣获|获评|获颁|斩获|摘得|荣膺|喜获|揽获|获得了?|被授予|被评为|评为|入选|授予|颁发的?|获选)(?:了|为|的)?(?:\d{4}年度?)?([^，,。；;：:！!？?“”《》()（）、\n]{4,24}?(?:奖|称号|单位|企业|百强|[0-9]{2,4}强|典型案例|典范案例|示范案例|优秀案例|赔案|十佳[\u4e00-\u9fff]{2,8}))(?=[，,。；;、“”和及与等（(\n]|$|荣誉|称号|殊荣)/gu;
const AWARD_NOT = /^(?:多|一|两|三|各|若干|诸多|众多|该|此|相关|国家级|省级|市级|上述|最|A级|纳税)|的/u;

/** An award that follows a verb of winning, unquoted. */
export function findAwards(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(AWARD_CUE)) {
    const name = match[1] ?? "";
    const cut = name.lastIndexOf("的") + 1;
    const award = name.slice(cut);
    if (award.length < 4 || AWARD_NOT.test(award)) continue;
    const start = match.index + match[0].length - award.length;
    found.push({ start, end: start + award.length, type: "AWARD", subtype: "award", confidence: 0.76, source: "award:won" });
  }
  for (const match of scan.norm.matchAll(/《[^《》\n]{2,12}》(?:[\u4e00-\u9fff]{0,6})?(?:世界|中国|全球|亚洲)?(?:[0-9]{2,4}强|排行榜|榜单|百强)|“[^“”\n]{2,10}”[\u4e00-\u9fff]{2,12}(?:单位|奖|称号|企业|集体|个人)(?![\u4e00-\u9fff])|“[^“”\n]{2,10}”(?:志愿服务|社会责任|扶贫|创新|服务|抗疫)[\u4e00-\u9fff]{2,10}单位/gu)) {
    found.push({ start: match.index, end: match.index + match[0].length, type: "AWARD", subtype: /强|榜/u.test(match[0]) ? "ranking" : "award", confidence: 0.93, source: "award:form" });
  }
  return found;
}

const LATIN_ORGANISATION = /(?<![A-Za-z0-9])[A-Z][A-Za-z&.-]*(?: (?:of|the|and|for|&|[A-Z][A-Za-z&.-]*)){0,5}(?: |)(?:Inc|Corp|Ltd|LLC|LLP|Co|Group|Holdings?|Capital|Bank|Partners?|Investments?|Technologies|Technology|Systems|Motors?|Energy|Securities|Associates|Management|Platforms|Networks|Airlines|Research|Institute|University|Economics|Analytics|Advisors?|Interactive|Therapeutics|Resources|Industries|Labs|Pharmaceuticals|Biotech|Entertainment|Financial|Insurance|Blockchain|Digital|Mining|Brands|Stores|Software|Semiconductor|Electric|Petroleum|Resorts|Robotics|Aerospace|Airways|Logistics|Minerals|Solar)(?![A-Za-z])\.?/gu;

/** Paypal涨近2%, realme创始人: a Latin name that has a price or a founder. */
const LATIN_BRAND = /(?<![A-Za-z0-9.&/-])[A-Za-z][A-Za-z0-9]{2,17} ?(?=(?:盘前|盘后|盘中|现|一度|股价|收)?(?:大)?(?:涨|跌)(?:超|近|逾|约|幅|\d|停)|(?:联合)?创始人|首席(?:执行|财务|运营|技术|营销)官|董事长|总裁|CEO|(?:公司)?股价|公司(?:发布|宣布|表示|公告))/gu;
const NOT_BRANDS = /^(?:Brent|Nifty|Nikkei|Sensex|Topix|Stoxx|Euro|Bitcoin|Ether|Ethereum|Solana|Cardano|Dogecoin|Polkadot|Comex|Nymex|Nasdaq|Libor|Sofr|Saas|Paas|Model|Class|Series|Omicron|Delta|Wind|Mini|Micro|Henry|Urals|Shibor|Hibor|Caixin|Markit|the|and|inc|app|App)$/iu;

/** Cherry Lane Investments, and any Latin name with a ticker in brackets behind it. */
export function findLatinOrganisations(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(LATIN_ORGANISATION)) {
    if (match[0].length < 4) continue;
    found.push({ start: match.index, end: match.index + match[0].length, type: "ORG", subtype: "other", confidence: 0.82, source: "organisation:latin" });
  }
  for (const match of scan.norm.matchAll(LATIN_BRAND)) {
    const name = match[0].trimEnd();
    if (/[a-z]{2}/u.test(name) && !NOT_BRANDS.test(name)) found.push({ start: match.index, end: match.index + name.length, type: "ORG", subtype: "other", confidence: 0.7, source: "organisation:latin" });
  }
  return found;
}

const CREDIT = /(?<=[。!?”)）…\s])\s*\(([\u4e00-\u9fffA-Za-z0-9]{2,8})\)\s*$/gmu;
const CREDIT_NOT = /^(?:完|全文|略|上|下|中|待续|图|表|见|详见|注|附|记者|编辑|作者|来源|责编|如图|未完|原文|文|节选|摘要|续|一|二|三)|(?:公司|摄|报道|制图|编译|整理|供图|综合|公里|小时)$/u;
const REPORTED_BY = /(?<=^|[。;!?,\n【])(?:据|来自)(?:《)?([\u4e00-\u9fffA-Za-z]{2,8}?)(?:》)?(?=(?:的)?(?:\d{1,2}(?:月\d{1,2})?日)?(?:报道|消息|网站(?:报道|消息)))/gmu;
const REPORTED_NOT = /^(?:悉|了解|介绍|外媒|媒体|多家|有关|相关|此前|最新|当地|市场|知情|初步|公司|官方|可靠|内部|海外|境外|国外|国内|业内|不完全)|(?:媒体|方面|部门|人士|当局)$/u;

/** （央视新闻） at the end of a flash, 据海外网报道: who reports. */
export function findReporters(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, name: string, confidence: number) => {
    found.push({ start, end: start + name.length, type: "ORG", subtype: "media", confidence, source: "organisation:reporter" });
  };
  for (const match of scan.norm.matchAll(CREDIT)) {
    const name = match[1] ?? "";
    if (!CREDIT_NOT.test(name) && !/^\d+$/u.test(name)) add(match.index + match[0].indexOf("(") + 1, name, 0.72);
  }
  for (const match of scan.norm.matchAll(REPORTED_BY)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].indexOf(name);
    if (!REPORTED_NOT.test(name) && scan.isBoundary(start) && scan.isBoundary(start + name.length)) add(start, name, 0.7);
  }
  return found;
}

const NAMED_WITH_CODE = /([\u4e00-\u9fffA-Za-z*][\u4e00-\u9fffA-Za-z0-9·&*.' -]{1,29})\((?:[^()\n]{0,12}[,:、 ])?(?:[034689]\d{5}(?:\.(?:SH|SZ|BJ|SS))?|\d{4,5}\.HK|[A-Z.]{1,6}\.(?:US|O|N|A)|(?:SH|SZ)\d{6})(?:[,;、/ ][^()\n]{0,20})?\)/gu;

/** A name with its code in brackets is a listed company: 启航财险（600028）. */
export function findNamesWithCode(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.norm.matchAll(NAMED_WITH_CODE)) {
    const name = match[1] ?? "";
    const end = match.index + name.length;
    const start = nameStart(scan, match.index, end);
    if (end - start < 2) continue;
    const code = /(?:[034689]\d{5}(?:\.(?:SH|SZ|BJ|SS))?|\d{4,5}\.HK|[A-Z.]{1,6}\.(?:US|O|N|A)|(?:SH|SZ)\d{6})/u.exec(match[0].slice(name.length))?.[0];
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
