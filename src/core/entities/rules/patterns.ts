/** Knows names that are told by their form: security codes, indices, apps and whatever else one pattern tells. */

import type { Candidate } from "../candidate";
import type { Scan } from "../scan";

/** One form: what its matches are, and how sure that is. The first group, where there is one, is the name. */
interface Form {
  readonly pattern: RegExp;
  readonly type: Candidate["type"];
  readonly subtype: string;
  readonly confidence: number;
  readonly source: string;
  readonly level?: "optional";
  /** Without this the text need not be looked through. */
  readonly part?: string;
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
    pattern: /(?:股票代码|证券代码|股份代号|代码)(?:为|是)?[:]?\s?[“"]?((?:[036]\d{5}|\d{5}))(?!\d)/gu,
    type: "SECURITY",
    subtype: "stock",
    confidence: 0.95,
    source: "security:labelled",
  },
  {
    // Five digits in brackets right behind a name: a share in Hong Kong.
    pattern: /\((?<=[\u4e00-\u9fffA-Za-z]\()(0\d{4})\)/gu,
    part: "(0",
    type: "SECURITY",
    subtype: "stock",
    confidence: 0.9,
    source: "security:brackets",
  },
  {
    pattern: /(?<![0-9A-Za-z])([GSX]?\d{3}(?:国道|省道|县道))/gu,
    type: "PLACE",
    subtype: "facility",
    confidence: 0.86,
    source: "place:road",
    part: "道",
  },
  {
    pattern: /((?:党的)?(?:十[一二三四五六七八九]?|二十|二十一)届[一二三四五六七八九]中全会)/gu,
    type: "EVENT",
    subtype: "conference",
    confidence: 0.94,
    source: "event:plenum",
    part: "中全会",
  },
  {
    pattern: /((?:党的|中共)十[一二三四五六七八九]大|十[七八九]大(?=以来|报告|精神|召开|代表|期间|提出))/gu,
    type: "EVENT",
    subtype: "conference",
    confidence: 0.92,
    source: "event:plenum",
    part: "大",
  },
  {
    pattern: /((?:上证|深证|中证|国证|沪深|恒生|申万|富时|标普|道琼斯|纳斯达克|MSCI|中债|CSI|Wind|万得|中信|斯托克|日经|罗素|费城)(?:(?![等的和及与])[\u4e00-\u9fffA-Za-z0-9&]){0,10}?指数)/gu,
    type: "SECURITY",
    subtype: "index",
    confidence: 0.85,
    source: "security:index",
  },
  {
    // A share under special treatment: the mark and the company's short name, of two characters as a rule.
    pattern: /(?<![A-Za-z*])(\*?ST[\u4e00-\u9fff]{2})/gu,
    type: "ORG",
    subtype: "other",
    confidence: 0.84,
    source: "organisation:specialTreatment",
  },
  {
    // The numbered works of the building groups: 中铁四局, 中国水电八局, 中建三局.
    pattern: /((?:中国水电|中铁|中建|中交|中冶|中核)(?:第)?[一二三四五六七八九十]{1,3}[局冶](?:集团(?:有限公司)?)?)/gu,
    type: "ORG",
    subtype: "other",
    confidence: 0.9,
    source: "organisation:numbered",
  },
];

export function findByForm(scan: Scan): Candidate[] {
  const found: Candidate[] = [...findApps(scan), ...findCountryIndices(scan)];
  for (const form of FORMS) {
    for (const match of scan.matchesOf(form.pattern, form.part ?? "")) {
      const name = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(name);
      found.push({ start, end: start + name.length, type: form.type, subtype: form.subtype, confidence: form.confidence, source: form.source, level: form.level });
    }
  }
  return found;
}

const LATIN_INDEX = /[A-Z][A-Z0-9-]{1,7}指数/gu;
/** Of the economy, not of shares. */
const NO_INDEX = /^(?:PMI|CPI|PPI|GDP|ISM|ZEW|IFO|NAHB|HPI|ESI)/u;

/** 希腊ASE指数, 法国CAC-40指数: a country's index in Latin letters. */
function findCountryIndices(scan: Scan): Candidate[] {
  return scan.matchesOf(LATIN_INDEX, "指数").flatMap(({ index, 0: name }): Candidate[] => {
    if (NO_INDEX.test(name)) return [];
    const country = scan.matchesTo(index).find(({ start, entries }) => index - start >= 2 && entries.some(({ type, subtype }) => type === "PLACE" && subtype === "gpe"));
    return country === undefined ? [] : [{ start: country.start, end: index + name.length, type: "SECURITY", subtype: "index", confidence: 0.9, source: "security:index" }];
  });
}

/** 云栖健康APP: a name with the word for what it is. */
function findApps(scan: Scan): Candidate[] {
  return scan.matchesOf(/A(?:PP|pp)(?![A-Za-z])/gu, "APP", "App").flatMap(({ index }): Candidate[] => {
    const end = index + 3;
    const name = /[\u4e00-\u9fffA-Za-z]{2,8}$/u.exec(scan.before(index, 8))?.[0] ?? "";
    const start = appStart(scan, index - name.length, end);
    return name === "" || end - start <= 4 ? [] : [{ start, end, type: "PRODUCT", subtype: "app", confidence: 0.74, source: "product:app" }];
  });
}

/** The name of an app reaches left over nouns and names only. */
function appStart(scan: Scan, start: number, end: number): number {
  let at = end - 3;
  while (at > start) {
    const token = scan.tokenAt(at - 1);
    if (token === undefined || token.start < start || !/^(?:n|x|eng|b|j|a|nz|vn|g)/u.test(token.tag)) break;
    if (/^(?:手机|官方|该|下载|登录|通过|公司|客户|寿险|银行|保险|旗下|打开|移动|关注|龙头|企业|巨头|使用|推出|一款|系统)$/u.test(scan.word(token))) break;
    at = token.start;
  }
  return at;
}
