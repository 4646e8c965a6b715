/** Knows companies by the deals that are made with them: who holds shares, whose shares are sold, with whom a contract is made. */

import type { Candidate } from "../candidate";
import { allHan, isNameCharacter } from "../characters";
import { isKnown, looksLikeName, unknownWords } from "./companyNames";
import { GENERIC } from "./organisationWords";
import type { Scan } from "../scan";

const HOLDER = /(?:股东|一致行动人|控制的?|平台)([\u4e00-\u9fff]{3,6}?)(?=将其|(?:计划|拟|合计|累计|已)?(?:在?未来)?(?:\d+个月内)?(?:通过[\u4e00-\u9fff]{2,6})?(?:减持|增持|质押|所持|持有|持股|解除质押)|拟(?:通过|以|向)[^,。;\n]{0,16}(?:转让|减持|增持))/gu;
const NO_HOLDER = /^(?:的|因|及|将|已|拟|计划|合计|累计|通过|自愿|承诺|未来|减持|增持|可能|大额|集中|部分|持续|大幅|多次|被动|先后|提前|终止|完成|违规|近期|此次|本次|以及|及其|也|均|或)|(?:股份|股票|计划|公司|先生|女士|方面|完成|先后|合计|期间|数量|比例)$/u;

/** 股东常州云栖计划减持: a holding company by a place or an unknown word and one more. */
export function findHolders(scan: Scan): Candidate[] {
  return scan.matchesOf(HOLDER, "将其", "持", "押", "转让").flatMap((match): Candidate[] => {
    const reach = match.index + match[0].length;
    const start = reach - (match[1] ?? "").length;
    // 控股股东东易天正|拟将持有的: what it will do.
    const end = reach - (/(?:拟将|拟|将)$/u.exec(match[1] ?? "")?.[0].length ?? 0);
    if (NO_HOLDER.test(match[1] ?? "") || !scan.isBoundary(start) || !(scan.isBoundary(end) || isJoinedCompany(scan, start, end)) || scan.tokenAt(start)?.tag.startsWith("nr") === true || !unknownWords(scan, start, end) || isKnown(scan, start, end)) return [];
    return scan.tokenIndexAt(end - 1) === scan.tokenIndexAt(start) && end - start === 3 ? [] : [{ start, end, type: "ORG", subtype: "other", confidence: 0.74, source: "organisation:holder" }];
  });
}

/** 云南工|投拟: the guess for an unknown name took the next word along; three characters may be someone's name. */
function isJoinedCompany(scan: Scan, start: number, end: number): boolean {
  return scan.reads(end, "拟") && scan.tokenAt(end)?.tag === "x" && end - start >= 4;
}

const STAKE = /(?:收购|转让|受让|出售|购买|持有|取得|挂牌)([\u4e00-\u9fffA-Za-z]{3,10}?)(?=\d+(?:\.\d+)?%(?:的)?(?:股权|股份))/gu;

/** 收购昆砚利德51%股权: what has shares is a company. */
export function findStakes(scan: Scan): Candidate[] {
  return scan.matchesOf(STAKE, "%").flatMap((match): Candidate[] => {
    const end = match.index + match[0].length;
    const start = end - (match[1] ?? "").length;
    if (!scan.isBoundary(start) || !scan.isBoundary(end) || isKnown(scan, start, end) || !unknownWords(scan, start, end) || !looksLikeName(scan, start, end)) return [];
    return /公司|[其的]|股东|标的|旗下|合计|所持/u.test(match[1] ?? "") ? [] : [{ start, end, type: "ORG", subtype: "other", confidence: 0.84, source: "organisation:stake" }];
  });
}

/** What companies do and people and places hardly: behind a place and an unknown word. */
const DEALS = /^(?:转让|出售|增资|减持|增持|质押|公告|签订|签署|出资|注资|提供担保|借款|持有|所持|承诺|注册资本|破产|中标|投产|为公司|系公司|是公司|(?:以)?[\d.]+(?:%|亿|万元?)|等(?:公司|企业))/u;

/** 向天津城信转让, 由江苏融能提供担保: a place and a word that no dictionary has, where a deal is made. */
export function findNamedAfterPlaces(scan: Scan): Candidate[] {
  return scan.matches.flatMap(({ start, end, entries }): Candidate[] => {
    if (end - start < 2 || end - start > 3 || !entries.some(({ type, subtype }) => type === "PLACE" && subtype === "gpe") || !scan.isBoundary(start) || !scan.isBoundary(end)) return [];
    const last = unknownPairEnd(scan, end) ?? (/[向由与]$/u.test(scan.before(start, 1)) ? nounEnd(scan, end) ?? partnerEnd(scan, end) : undefined);
    if (last === undefined || isKnown(scan, start, last) || /[涨跌升降增减达超近约逾共仅占]/u.test(scan.norm.slice(end, last)) || !(DEALS.test(scan.after(last, 6)) || isAmongCompanies(scan, start, last))) return [];
    // 上海|北卡: where both are places, what it is outweighs them.
    return [{ start, end: last, type: "ORG", subtype: "other", confidence: IS_COMPANY.test(scan.before(start, 4)) ? 0.9 : 0.76, source: "organisation:deal" }];
  });
}

const IS_COMPANY = /(?:子公司|孙公司|大股东|控股股东)$/u;
const COMPANY_END = /(?:人寿|信托|证券|银行|投资|资本|基金|集团|公司|理财|控股|股份|科技|创投|保险|财险)$/u;

/** 深圳麦克|韦尔: behind the name stands no more of it. */
function endsWord(scan: Scan, end: number): boolean {
  const next = scan.tokenAt(end);
  return next === undefined || /^[pcuvd]/u.test(next.tag) || !isNameCharacter(scan.norm.charCodeAt(end));
}

/** 无锡惠开、东吴人寿, 子公司上海北卡: beside a company, or behind what it is. */
function isAmongCompanies(scan: Scan, start: number, end: number): boolean {
  if (IS_COMPANY.test(scan.before(start, 4))) return endsWord(scan, end);
  if (scan.charAt(start - 1) === "、" && COMPANY_END.test(scan.before(start - 1, 2)) && /^(?:等|、|和|及|[,。;])/u.test(scan.after(end, 1))) return true;
  return scan.charAt(end) === "、" && scan.matchesFrom(end + 1).some((match) => match.entries.some((entry) => entry.type === "ORG" && !entry.ambiguous));
}

/** 向|天津|城信|转让: a noun that names no kind of body may name one, where a deal is made with it. */
function nounEnd(scan: Scan, start: number): number | undefined {
  const token = scan.tokenAt(start);
  const fits = token?.start === start && token.end === start + 2 && token.tag === "n" && !GENERIC.has(scan.word(token)) && !/[民众户友人员者家区会]$/u.test(scan.word(token));
  return fits ? token.end : undefined;
}

const PARTNER = /^[\u4e00-\u9fff]{2,4}?(?=签署|签订|达成|合作开发|共同)/u;

/** 与|北京|盈科瑞|签署: up to four characters, one of their words a name's or none, with whom a contract is made. */
function partnerEnd(scan: Scan, start: number): number | undefined {
  const name = PARTNER.exec(scan.after(start, 8))?.[0];
  if (name === undefined || /政府|方面|双方|企业|公司|当局|代表|有关|相关|[等各方]/u.test(name) || !scan.isBoundary(start + name.length)) return undefined;
  return unknownWords(scan, start, start + name.length) ? start + name.length : undefined;
}

/** Where two characters end that are an unknown word, or two that make none. */
function unknownPairEnd(scan: Scan, start: number): number | undefined {
  const first = scan.tokenAt(start);
  if (first?.start !== start || !allHan(scan.norm.slice(start, start + 2))) return undefined;
  const word = scan.word(first);
  if (word.length === 2) return /^(?:x|nz|nr)/u.test(first.tag) ? first.end : undefined;
  const second = scan.tokenAt(start + 1);
  return word.length === 1 && /^(?:[ngx]|ng|vg|ag|nr|j)/u.test(first.tag) && second?.end === start + 2 && /^(?:[ngxa]|ng|vg|ag|nr|j)/u.test(second.tag) ? second.end : undefined;
}
