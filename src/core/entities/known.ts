/** Knows what a name of the gazetteer is worth where it stands: word boundaries, ambiguity, and the context's say. */

import type { Candidate } from "./candidate";
import type { GazetteerEntry, GazetteerMatch } from "./gazetteer";
import type { Scan } from "./scan";

const COMPANY_AFTER =
  /^(?:\(|公告|股份|集团|公司|发布|表示|宣布|称|收涨|收跌|涨|跌|封板|封涨停|涨停|跌停|拟|披露|回应|旗下|董事|总裁|创始人|CEO|高开|低开|盘前|盘后|大涨|大跌|跟涨|跟跌|走高|走低|现|一度|等(?:个股|公司|多股|股|概念|龙头)|:|最新|研报|认为|方面|股价|市值|控股|入股|近日|今日|昨日|午后|持续|开盘|收盘|逼近|冲击|冲高|直线)/u;
const COMPANY_BEFORE = /(?:收购|入股|持有|控股|增持|减持|旗下|公司|股东|个股方面|其中|龙头股?|【|概念股|买入|关注|推荐|子公司|竞争对手|包括|据|与|方面,|板块|联合)$/u;
const PLACE_AFTER = /^(?:省|市|县|区|州|镇|方面|地区|当地|政府|法院|警方|人|籍|境内|等地|分公司|支公司|分行|支行|的)/u;

/** The candidates of all known names in the text. */
export function findKnown(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const match of scan.matches) {
    const seen = new Set<string>();
    for (const entry of match.entries) {
      if (seen.has(entry.type)) continue;
      seen.add(entry.type);
      const confidence = confidenceOf(scan, match, entry);
      if (confidence < 0.3) continue;
      found.push({
        start: match.start,
        end: match.end,
        type: entry.type,
        subtype: entry.subtype,
        canonical: match.entries.length > 1 && entry.type === "PLACE" ? undefined : entry.canonical,
        ids: entry.type === "PLACE" ? match.entries.flatMap((other) => (other.type === "PLACE" ? other.ids : [])) : entry.ids,
        level: entry.level,
        confidence,
        source: `gazetteer:${entry.table}`,
      });
    }
  }
  return found;
}

function confidenceOf(scan: Scan, { start, end }: GazetteerMatch, entry: GazetteerEntry): number {
  const length = end - start;
  let confidence = length >= 4 ? 0.92 : length === 3 ? 0.88 : length === 2 ? 0.82 : 0.3;
  const misfit = length <= 2 ? 0.34 : length === 3 ? 0.22 : length === 4 ? 0.12 : 0.05;
  if (!scan.isBoundary(start)) confidence -= misfit;
  if (!scan.isBoundary(end)) confidence -= misfit;
  if (entry.ambiguous) confidence += ambiguity(scan, start, end, entry);
  return Math.min(confidence, 0.97);
}

function ambiguity(scan: Scan, start: number, end: number, entry: GazetteerEntry): number {
  const before = scan.before(start, 5);
  const after = scan.after(end, 6);
  let evidence = -0.42;
  if (entry.type === "ORG") {
    if (COMPANY_AFTER.test(after)) evidence += 0.28;
    if (COMPANY_BEFORE.test(before)) evidence += 0.16;
    if (/[、,]$/u.test(before) && /^(?:、|等|涨|跌|封|,)/u.test(after)) evidence += 0.2;
  } else if (entry.type === "PLACE") {
    const token = scan.tokenAt(start);
    if (token !== undefined && token.start === start && token.end === end && token.tag === "ns") evidence += 0.2;
    if (PLACE_AFTER.test(after)) evidence += 0.12;
    if (scan.matchesTo(start).some((match) => match.end - match.start >= 2 && match.entries.some((other) => other.type === "PLACE"))) evidence += 0.35;
    if (/[在赴抵]$|位于$|来自$/u.test(before)) evidence += 0.15;
  } else if (/[“《]$/u.test(before)) {
    evidence += 0.3;
  }
  return evidence;
}

/** What the segmenter's own tags say of places and organisations that no table holds. */
export function findTagged(scan: Scan): Candidate[] {
  if (!scan.hasTags) return [];
  const found: Candidate[] = [];
  for (const token of scan.tokens) {
    const length = token.end - token.start;
    if (length < 2 || (token.tag !== "ns" && token.tag !== "nt")) continue;
    const place = token.tag === "ns";
    if (!/^[\u4e00-\u9fff]+$/u.test(scan.word(token)) || NOT_NAMES.test(scan.word(token))) continue;
    found.push({
      start: token.start,
      end: token.end,
      type: place ? "PLACE" : "ORG",
      subtype: place ? "gpe" : "other",
      confidence: place ? (length >= 3 ? 0.68 : 0.58) : 0.62,
      source: "segmenter",
    });
  }
  return found;
}

const NOT_NAMES =
  /^(?:全国|我国|本国|各国|两国|国内|国外|境内|境外|内地|大陆|东部|西部|南部|北部|中部|沿海|沿线|东方|西方|市区|城区|郊区|省市|总公司|分公司|公司|股份|集团|银行|央行|法院|检察院|政府|大学|医院|学校|证券|基金|保险|委员会|办公室|总部|本部|海外|外国|各地|当地|港股|美股|欧股|中概|广场|公园|机场|车站|火车站|高速公路|交易所|研究院|学院|人民法院|人民政府|董事会|监事会|股东大会|常委会|俱乐部|出版社|电视台|法国梧桐|长江后浪|新城|中资|港口|沪市|深市|沪深|公安局|公安部门|派出所|工商局|税务局|财政局)$/u;
