/** Knows what stands behind an organisation's name and belongs to it: branches, offices and departments. */

import type { Candidate } from "../candidate";
import { STOPS } from "./organisationWords";
import type { Scan } from "../scan";

const BRANCHES =
  "分公司|中心支公司|支公司|省分公司|市分公司|中支|分行营业部|分行|支行|营业部|营业厅|证券营业部|营销服务部|营服|办事处|代表处|事业部|分理处|营业所|分部|子公司|事业群|事业本部|监管支局|支局|分局|分中心|分院|分会|分校|研究院|研究所|研究中心|客户服务中心|客服中心|电话中心|运营中心|数据中心|结算中心|信用卡中心|直属支行|管理部|电网|联通|移动|电信|石油|石化|烟草|中心城区支行|公司";

const BRANCH_TAIL = new RegExp(`^(?:集团|总公司|总行)?(?:${BRANCHES})`, "u");
const UNIT = /^[\u4e00-\u9fffA-Za-z0-9]{1,10}?(?:研究院|研究所|研究中心|实验室|事业部|事业群|营业部|办公室|委员会|工作室|中心|学院|总部|党委|工会|部|处|司|室|团队|小组|组)/u;
/** 复旦大学|附属华山医院 */
const AFFILIATED = /^附属[\u4e00-\u9fff]{0,8}?(?:医院|中学|小学|学校|幼儿园)/u;
const UNIT_STOP = /(?:专家|工作|调查|检查|督查|督导|核查|巡视|考察|评估|课题|攻关|领导|应急)小?组$|总裁|经理|董事|主席|[行局部厅处院校会社署所]长|主任|书记|重组|年产|\d+[万亿]|[的了在和与及对向从由被把将为是以于据称说而但也都就还又至到给让使因如]|小组$|公司|全体|内部|外部|我们|相关|有关|\d[年月日个只家项]|[模机班]组$/u;

/**
 * Lengthens a name over the places, branches and departments behind it: company + place + branch is one name.
 * `placeEndsFrom` gives the ends of places that begin at an offset.
 */
export function extendRight(scan: Scan, end: number, placeEndsFrom: (offset: number) => readonly number[]): number {
  let current = end;
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const affiliated = AFFILIATED.exec(scan.after(current, 14));
    const next = affiliated === null ? (branchEnd(scan, current, placeEndsFrom) ?? unitEnd(scan, current)) : current + affiliated[0].length;
    if (next === undefined) break;
    current = next;
  }
  return current;
}

/** 招行东直门支行: a branch named by what no table knows as a place. */
const NAMED_BRANCH = /^([\u4e00-\u9fff]{2,8}?)(?:中心支公司|支公司|分公司|支行|分行|证券营业部|营业部|分理处)/u;

function namedBranchEnd(scan: Scan, start: number): number | undefined {
  const match = NAMED_BRANCH.exec(scan.after(start, 14));
  if (match === null || !scan.isBoundary(start)) return undefined;
  const nameEnd = start + (match[1] ?? "").length;
  for (let i = scan.tokenIndexAt(start); i <= scan.tokenIndexAt(nameEnd - 1); i += 1) {
    const token = scan.tokens[i];
    if (token === undefined || !/^(?:n|x|j|g|s|zg)/u.test(token.tag) || STOPS.has(scan.word(token))) return undefined;
  }
  return start + match[0].length;
}

function branchEnd(scan: Scan, start: number, placeEndsFrom: (offset: number) => readonly number[]): number | undefined {
  let at = start;
  for (let places = 0; places < 3; places += 1) {
    const ends = placeEndsFrom(at);
    const next = Math.max(at, ...ends);
    // 营口|中支: the dictionary has the ending as a place.
    if (next === at || (at > start && BRANCH_TAIL.test(scan.norm.slice(at, next)))) break;
    at = next;
  }
  const tail = BRANCH_TAIL.exec(scan.after(at, 10));
  if (tail === null) return namedBranchEnd(scan, start);
  const end = at + tail[0].length;
  if (tail[0].endsWith("公司") && !/分公司$|支公司$/u.test(tail[0]) && at === start) return undefined;
  if (at === start && !/^(?:分公司|中心支公司|支公司|分行|支行|营业部|办事处|代表处|事业部|研究院|研究所|信用卡中心|客户服务中心|客服中心|数据中心|研究中心|事业群|管理部)/u.test(tail[0])) return undefined;
  if (/^[们们]/u.test(scan.after(end, 1))) return undefined;
  return scan.isBoundary(end) ? end : undefined;
}

const OFFICE = /^(?:[\u4e00-\u9fff]{0,8}?(?:监管|管理|政策|财务|审计|法规|税政|条法|稽查|发展|改革|保护|调查|统计|国际|金融|市场|机构|综合|规划|预算|国库|外事|新闻|研究|投资|贸易|运行|消费|运输|审查|评价|人事|政法|产业|服务|疾控|医政|应急|宣传|科教|卫生|健康|基础|装备|原材料|消费品|电子|通信|税收|关税|会计|社保|民生)[司局厅]|发审委|并购重组委|上市委|重组委|投保局|新闻办|货币政策委员会|公开市场委员会|审核委员会)/u;

/** 人力资源和社会保障部|就业促进司副司长: whatever it has to do, by who is at its head. */
const HEADED_OFFICE = /^(?:(?!主任|书记|兼|[部司局厅处]长|委员|发言|报告|表示)[\u4e00-\u9fff]){2,9}?(?:(?<!公)司|[局厅])(?=(?:副)?[司局厅处]长|[一二]级(?:高级)?(?:巡视员|调研员|主任科员)|(?:有关|相关)?负责人)/u;

/** 证监会投资者保护局, 财政部税政司: an office within an authority. */
export function officeEnd(scan: Scan, end: number): number | undefined {
  const headed = HEADED_OFFICE.exec(scan.after(end, 16));
  if (headed !== null && scan.isBoundary(end) && scan.isBoundary(end + headed[0].length)) return end + headed[0].length;
  const match = OFFICE.exec(scan.after(end, 12));
  // 国家卫生健康委|疾控局: the guess for an unknown word lies across the seam.
  if (match === null || !(scan.isBoundary(end) || scan.tokenAt(end)?.tag === "x")) return undefined;
  const last = end + match[0].length;
  return scan.isBoundary(last) && !UNIT_STOP.test(match[0]) ? last : undefined;
}

/** 西方石油公司, 江淮汽车集团: the word behind a company's short name; 公司债 and 公司治理 are said of it. */
export function companyEnd(scan: Scan, { end, source, subtype }: Candidate): number | undefined {
  // 尤文图斯|队, 古巴|队
  if (source === "gazetteer:leisure" && scan.reads(end, "队") && scan.isBoundary(end + 1) && !scan.reads(end - 1, "队")) return end + 1;
  // 大众汽车|中国CEO: the company in the country, where someone is at its head.
  if (source.startsWith("gazetteer") && subtype === "other" && scan.reads(end, "中国") && IN_COUNTRY.test(scan.after(end + 2, 8))) return end + 2;
  if (!source.startsWith("gazetteer") || subtype === "exchange" || subtype === "media" || !/^(?:公司|集团)/u.test(scan.after(end, 2)) || /(?:公司|集团)$/u.test(scan.before(end, 2))) return undefined;
  return scan.isBoundary(end + 2) && !/^(?:债|治理|章程|法|类)/u.test(scan.after(end + 2, 2)) ? end + 2 : undefined;
}

const IN_COUNTRY = /^(?:区|地区)?(?:(?:执行|高级|联席)?(?:副)?(?:总裁|董事长|总经理)|CEO|首席[\u4e00-\u9fff]{2}官|(?:相关)?负责人)/u;

function unitEnd(scan: Scan, start: number): number | undefined {
  const match = UNIT.exec(scan.after(start, 14));
  if (match === null) return undefined;
  const end = start + match[0].length;
  const unit = match[0];
  if (unit.length < 3 || UNIT_STOP.test(unit) || !scan.isBoundary(end) || !scan.isBoundary(start)) return undefined;
  if (unit.endsWith("团队")) {
    // A team is a unit only where a formal group follows (…团队数字营销组).
    const group = /^[\u4e00-\u9fff]{2,6}[组部](?!成部分)/u.exec(scan.after(end, 8));
    if (group !== null && scan.after(end, group[0].length + 2).endsWith("组成员")) return end + group[0].length;
    return /^[\u4e00-\u9fff]{2,6}[组部]/u.test(scan.after(end, 7)) && !UNIT_STOP.test(scan.after(end, 5)) ? end : undefined;
  }
  for (let i = scan.tokenIndexAt(start); i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token === undefined || !/^(?:n|vn|b|j|l|x|eng|an|k|g|a|v|s|q|m|i)/u.test(token.tag) || STOPS.has(scan.word(token)) ) {
      if (token !== undefined && /^(?:专业|服务|运营|管理|建设|投资|综合|合作|客户|供应|采购|贷款|融资|租赁)$/u.test(scan.word(token))) continue;
      return undefined;
    }
    if (token.tag === "v" && !/^(?:服务|运营|管理|营销|投资|研究|开发|研发|交易|采购|结算|清算|保全|理赔|核保|销售|消费|指导|宣传|组织|教育|培训|咨询|评审|信访|保卫|监察|法制|统战|综合|规划|创新|审计|发展|设计|监管|监督|稽查|检查|改革|督查|发行|上市|推进|促进|推广)$/u.test(scan.word(token))) return undefined;
  }
  if (/^部$/u.test(unit) || /(?:全部|大部|内部|外部|西部|东部|南部|北部|中部|头部)$/u.test(unit)) return undefined;
  return end;
}

const STANDING = /(?<=^|[、,。;:“《\s])([\u4e00-\u9fff]{2,6}?)(?:支行|支公司|分理处|营销服务部|储蓄所|营业所)/gmu;
/** What stands before the word and names no branch. */
const NO_BRANCH = /^(?:[各该本其所某在由从向与和对到等总全我省市县区辖多两几一二三四五六七八九十当异同附新原]|辖内|下辖|基层|所有|部分|前往|农村|城区|县域|撤销|走进)|(?:[的等各个家设内下辖属该本和与及或]|[\d一二三四五六七八九十]级|农村|地区|新型|基层|商业|设立|开立|开户|成立|新设)$/u;

/** 角弓镇支行, 从化支公司: in lists and at the head of a clause, a branch by a place that no table holds. */
export function findStandingBranches(scan: Scan): Candidate[] {
  return scan.matchesOf(STANDING, "支行", "支公司", "分理处", "营销服务部", "储蓄所", "营业所").flatMap((match): Candidate[] => {
    const lead = /^(?:包括|以及|涉及|位于)/u.exec(match[0])?.[0].length ?? 0;
    const start = match.index + lead;
    const end = match.index + match[0].length;
    const name = (match[1] ?? "").slice(lead);
    const nameEnd = start + name.length;
    if (name.length < 2 || NO_BRANCH.test(name) || STOPS.has(name) || !scan.isBoundary(end) || !scan.isBoundary(nameEnd)) return [];
    for (let i = scan.tokenIndexAt(start); i <= scan.tokenIndexAt(nameEnd - 1); i += 1) if (/^[pcurydm]/u.test(scan.tokens[i]?.tag ?? "")) return [];
    return [{ start, end, type: "ORG", subtype: "other", confidence: 0.74, source: "organisation:branch" }];
  });
}

const ABBREVIATED = new RegExp(`^(?:分公司|中心支公司|支公司|分行|支行|中支|营业部|办事处|代表处|分局)`, "u");

/** A branch named by its place alone: 山西分公司. */
export function findAbbreviatedBranches(scan: Scan, places: readonly { readonly start: number; readonly end: number }[]): Candidate[] {
  const found: Candidate[] = [];
  for (const place of places) {
    const tail = ABBREVIATED.exec(scan.after(place.end, 6));
    if (tail === null) continue;
    found.push({ start: place.start, end: place.end + tail[0].length, type: "ORG", confidence: 0.86, source: "organisation:branch" });
  }
  return found;
}
