/** Knows where an organisation's name may end: telling words that stand as words of their own, or end one of the dictionary's. */

import { SUFFIX_WORDS } from "./organisationWords";
import type { Scan } from "../scan";

/** The longest suffix that begins at an offset and ends where a word ends; 0 where there is none. */
export function suffixLengthAt(scan: Scan, start: number): number {
  for (const length of SUFFIX_WORDS.lengthsAt(scan.norm, start)) {
    if (length === 1 && /[还也都将才就不可都]会$/u.test(scan.norm.slice(start - 1, start + 1))) continue;
    // 疫情仍处快速发展阶段: the verb.
    if (length === 1 && /[仍正尚还均都也所地身各此何好]处/u.test(scan.norm.slice(start - 1, start + 1))) continue;
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
