/** Knows how drugs are named: by the stems of their substances, the forms they are taken in, and the word for what they are. */

import type { Candidate } from "../candidate";
import { isHan } from "../characters";
import { characters, words } from "../lexicon";
import type { Scan } from "../scan";

/** The stems that drugs' names end in by their kind (WHO's list of stems, as the pharmacopoeia writes them), and the form they are sold in. */
const DRUG_STEM = /(?:替尼|单抗|他汀|沙坦|普利|地平|洛尔|拉唑|西林|霉素|沙星|列净|列汀|鲁肽|那韦|韦林|瑞韦|夫定|西普|莫德|昔布|唑仑|前列素|格雷|沙班|佐米|替康|培南)(?:钙|钠|酯)?(?:片|胶囊|注射液|颗粒|口服液)?/gu;
/** What foreign names of substances are written with. */
const SYLLABLES = characters(`阿奥安艾巴班贝比波伯布达德地迪丁度多厄恩尔法凡非芬夫伏伐福戈格哈海赫华吉加金卡坎克库拉来莱兰劳雷里立利列林卢鲁罗洛马麦美门米莫木纳那奈尼诺帕培匹泊普奇齐曲瑞塞赛沙舒斯司索苏他塔泰坦特替托妥维韦沃乌西希昔辛雅亚伊依英尤扎泽佐孟氟氯溴碘甲乙丙丁苯环聚盐酸硫珠帝仑琥可`);
const SHORTEST_DRUG = 3;
const LONGEST_DRUG = 9;

/** 芬戈里莫德, 云栖替尼片: substances, by their stems. */
export function findDrugs(scan: Scan): Candidate[] {
  const stems = Array.from(scan.norm.matchAll(DRUG_STEM)).flatMap((match): Candidate[] => {
    const end = match.index + match[0].length;
    let start = match.index;
    while (start > 0 && end - start < LONGEST_DRUG && SYLLABLES.has(scan.charAt(start - 1)) && !isCommonWord(scan, start - 1)) start -= 1;
    if (match.index === start || end - start < SHORTEST_DRUG || !scan.isBoundary(end)) return [];
    return [{ start, end, type: "PRODUCT", subtype: "drug", confidence: 0.86, source: "product:drug" }];
  });
  return [...stems, ...findForms(scan), ...findDrugBrands(scan)];
}

/** Whether the character belongs to a word that the dictionary has as one of several characters, and not as a name. */
function isCommonWord(scan: Scan, offset: number): boolean {
  const token = scan.tokenAt(offset);
  return token !== undefined && token.end - token.start > 1 && !/^(?:x|n[rstz])/u.test(token.tag);
}

const DRUG_CUE = /(?:特药|新药|靶向药|抗癌药|降糖药|降压药|减肥药|明星药|原研药|仿制药|神药|重磅药物?)(?=[\u4e00-\u9fff]{2})/gu;

/** 特药爱博新: a brand that no dictionary has, right behind the word for what it is. */
function findDrugBrands(scan: Scan): Candidate[] {
  return Array.from(scan.norm.matchAll(DRUG_CUE)).flatMap((match): Candidate[] => {
    const start = match.index + match[0].length;
    const token = scan.tokenAt(start);
    if (token?.start !== start || token.tag !== "x" || token.end - start < 2 || token.end - start > 4 || !isHan(scan.norm.charCodeAt(token.end - 1))) return [];
    return [{ start, end: token.end, type: "PRODUCT", subtype: "drug", confidence: 0.74, source: "product:drug" }];
  });
}

const FORM = /(?:缓释片|分散片|肠溶片|咀嚼片|泡腾片|口服液|口服溶液|注射液|滴眼液|缓释胶囊|软胶囊|胶囊|颗粒|滴丸|糖浆|喷雾剂|气雾剂|吸入剂|贴剂|乳膏|凝胶|合剂|片|丸)/gu;
/** What the names of traditional medicines say they do, or where. */
const CURES = /[止清消化活补益舒通健宣润温祛散安宁养护固降][\u4e00-\u9fff]{0,2}$|[肝肾胃肺咳痛热痰血骨脉心脑毒炎瘀湿]/u;
const CODE = /(?<![A-Za-z0-9])[A-Z]{2,5}-?\d{2,6}[A-Z]?$/u;
const LONGEST_MEDICINE = 9;

/** QLH11906片, 布地奈德缓释胶囊, 玄七健骨片: a code or a name that no dictionary has, and the form it is taken in. */
function findForms(scan: Scan): Candidate[] {
  return Array.from(scan.norm.matchAll(FORM)).flatMap((match): Candidate[] => {
    const end = match.index + match[0].length;
    const code = CODE.exec(scan.before(match.index, 12));
    const start = code === null ? medicineStart(scan, match.index, match[0].length) : match.index - code[0].length;
    if (start === match.index || (code === null && !scan.isBoundary(end))) return [];
    return [{ start, end, type: "PRODUCT", subtype: "drug", confidence: 0.8, level: code === null ? "core" : "optional", source: "product:drug" }];
  });
}

/** Left over names, unknown words and what a medicine does; its own place where no word of it is unknown. */
function medicineStart(scan: Scan, from: number, form: number): number {
  let start = from;
  let unknown = false;
  while (start > 0 && from - start < LONGEST_MEDICINE) {
    const token = scan.tokenAt(start - 1);
    if (token === undefined || !isHan(scan.norm.charCodeAt(token.start)) || !/^(?:x|n|g|j|a|v|b|z)/u.test(token.tag) || NOT_IN_MEDICINE.has(scan.word(token)) || isDone(token.tag, scan.word(token)) || from - token.start > LONGEST_MEDICINE) break;
    unknown ||= token.tag === "x" || /^n[rz]/u.test(token.tag);
    start = token.start;
  }
  const name = scan.norm.slice(start, from);
  // 片 and 丸 end words of every day: the name before them must say what it cures.
  return unknown && name.length >= 3 && (form >= 2 || CURES.test(name)) ? start : from;
}

/** 停止|莲必治注射液: what is done with a medicine, unless it is what the medicine does. */
function isDone(tag: string, word: string): boolean {
  return tag === "v" && word.length >= 2 && !/^[止清消化活补益舒通健宣润温祛散安宁养固降]/u.test(word);
}

const NOT_IN_MEDICINE = words(`药品 产品 公司 子公司 全资 控股 旗下 获批 上市 申请 新进 供应 生产 销售 推出 研发 开发 注射 包括 治疗 用于 相关 创新药 新药 中药 中成药 仿制药 原研 国产 进口 独家 核心 重点 品种 拥有 主打 服用 使用 首仿 复方药`);
