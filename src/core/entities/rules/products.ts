/** Knows how insurance products and funds are named where no quotes set them off: by their kind, their company and their version. */

import type { Candidate } from "../candidate";
import { isHan } from "../characters";
import type { Scan } from "../scan";

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
    const confidence = 0.5 + (reach.anchored ? 0.25 : 0) + (versioned ? 0.25 : 0) + (launched ? 0.24 : 0) + (reach.proper ? 0.08 : 0) + (name.length >= 9 ? 0.06 : 0) + (/.{6}(?:指数|收入|价格|成本)保险$/u.test(name) ? 0.12 : 0);
    if (confidence < 0.62) continue;
    found.push({ start: reach.start, end, type: "PRODUCT", subtype: "insurance", confidence: Math.min(confidence, 0.9), source: "product:insurance" });
  }
  return found;
}

/** 推出妈咪保贝(新生版): what is launched, and its edition. */
const EDITION = /(?:推出|上线|升级)了?([\u4e00-\u9fffA-Za-z0-9]{2,10}\((?:[\u4e00-\u9fff]{1,4}|\d{4})?(?:版|[A-Z]款)\))/gu;

/** 野责险, 惠蓉保: a short form that no dictionary holds. */
export function findShortProducts(scan: Scan): Candidate[] {
  const found: Candidate[] = scan.matchesOf(EDITION, "版)", "款)").map((match): Candidate => {
    const name = match[1] ?? "";
    const end = match.index + match[0].length;
    return { start: end - name.length, end, type: "PRODUCT", subtype: "insurance", confidence: 0.74, source: "product:edition" };
  });
  for (const token of scan.tokens) {
    const length = token.end - token.start;
    if (token.tag !== "x" || length < 3 || length > 4) continue;
    const word = scan.word(token);
    if (!/^[\u4e00-\u9fff]{2,3}[险保]$/u.test(word) || /^(?:车|财|产|寿|健康|意外|农|信保|再|重疾|医疗|分红|万能|投连|退|投|参|续|承|担|确|环|社|医|劳|低|自|质|增)/u.test(word)) continue;
    found.push({ start: token.start, end: token.end, type: "PRODUCT", subtype: "insurance", confidence: 0.62, source: "product:short" });
  }
  return found;
}

const FUND = /[\u4e00-\u9fffA-Za-z0-9]{0,14}?(?:灵活配置混合|混合型?|股票型|股票(?=[A-C](?![A-Za-z])|证券投资基金)|纯债|债券型|债券(?=[A-C](?![A-Za-z])|证券投资基金|基金)|指数增强|(?:[一二两三五六九十]|\d{1,3})(?:年|个月|天)(?:定期开放|定开|滚动持有|持有期?|封闭)(?:混合|债券|股票|纯债)?|ETF联接|ETF|LOF|FOF|QDII)(?:证券投资基金)?(?:[A-C](?![A-Za-z]))?/uy;

/** 易方达蓝筹精选混合: a fund by its house's name and its kind. */
export function findFunds(scan: Scan, organisationEnds: readonly number[], startOf: (end: number) => readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  for (const houseEnd of organisationEnds) {
    FUND.lastIndex = houseEnd;
    const match = FUND.exec(scan.norm);
    if (match === null || match[0].length < 3 || /[的和与及对在将为]/u.test(match[0])) continue;
    const end = houseEnd + match[0].length;
    if (scan.tokens.slice(scan.tokenIndexAt(houseEnd), scan.tokenIndexAt(end - 1)).some(({ tag }) => /^[pdrcu]/u.test(tag))) continue;
    if (!scan.isBoundary(houseEnd) || (!/[A-Z]$/u.test(match[0]) && !scan.isBoundary(end))) continue;
    const start = Math.min(...startOf(houseEnd));
    found.push({ start, end, type: "PRODUCT", subtype: "fund", confidence: 0.85, source: "product:fund" });
  }
  return found;
}

const NUMBERED_FUND = /[壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十\d]{1,3}[号期](?:私募|股权|创业|产业|证券|投资|母|并购|集合|资产管理|信托){1,4}(?:基金|计划)/gu;

/** 元禾重元叁号股权投资基金: a fund by its manager's name and its number. */
export function findNumberedFunds(scan: Scan): Candidate[] {
  return scan.matchesOf(NUMBERED_FUND, "基金", "计划").flatMap((match): Candidate[] => {
    let start = match.index;
    for (let token = scan.tokenAt(start - 1); token?.end === start && match.index - token.start <= LONGEST_MANAGER; token = scan.tokenAt(start - 1)) {
      if (!isHan(scan.norm.charCodeAt(token.start)) || /^[ucpryvd]/u.test(token.tag)) break;
      start = token.start;
    }
    return match.index - start < 2 ? [] : [{ start, end: match.index + match[0].length, type: "PRODUCT", subtype: "fund", confidence: 0.86, source: "product:fund" }];
  });
}

const LONGEST_MANAGER = 10;

function productStart(
  scan: Scan,
  from: number,
  organisationEnds: (offset: number) => boolean,
): { readonly start: number; readonly anchored: boolean; readonly proper: boolean } | undefined {
  let start = from;
  let proper = false;
  while (start > 0 && from - start < 18) {
    // 签署|大病保险: what the organisation does.
    if (organisationEnds(start)) return start < from && !isDeed(scan, start) ? { start, anchored: true, proper } : undefined;
    const token = scan.tokenAt(start - 1);
    if (token === undefined) break;
    const word = scan.word(token);
    if (!isHan(scan.norm.charCodeAt(token.start)) && !/^[A-Za-z]$/u.test(word)) break;
    if (/^[ucpry]/u.test(token.tag) || /^(?:投保|推出|购买|上线|开发|承保|参保|提供|牵头|成立|设立|组建|参与|签订|续保|荣获|为|的|含有|包括|包含|办理|签发|出具|赠送|捐赠|获得|扩展|持续|开展|发展|推广|试点|首单|首个|全国|全市|多款|一款|该款|上述)$/u.test(word)) break;
    proper ||= token.tag === "x" || token.tag === "nz";
    start = token.start;
  }
  return start < from ? { start, anchored: false, proper } : undefined;
}

function isDeed(scan: Scan, start: number): boolean {
  const token = scan.tokenAt(start);
  return token?.start === start && token.tag === "v" && token.end - start >= 2;
}
