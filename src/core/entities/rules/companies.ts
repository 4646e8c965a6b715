/** Knows how market news names companies that no table holds: before announcements and prices, and in lists of shares. */

import type { Candidate } from "../candidate";
import { allHan, isHan, isNameCharacter } from "../characters";
import { FREQUENT_SURNAMES, words } from "../lexicon";
import { GENERIC } from "./organisationWords";
import type { Scan } from "../scan";

/** What is said of a listed company right after its short name. */
const ANNOUNCES =
  /^(?:公告|晚间公告|:(?!第|上午|下午)|披露|在互动平台|在投资者|在机构|近日在|今日(?:涨停|跌停|公告|开盘)|发布(?:公告|业绩|三季报|半年报|年报|一季报)|(?:收)?涨停|(?:收)?跌停|封板|一字(?:涨|跌)|涨超|跌超|涨逾|跌逾|大涨|大跌|跟涨|跟跌|股价|午后(?:涨|跌|拉|封|直)|盘中(?:涨|跌|触)|高开|低开|收涨|收跌|直线|冲高|封涨停|封跌停)/u;
const MOVES = /^(?:等)?(?:\d*只|多只|多股)?(?:个股|股|概念股|港股)?(?:大幅|小幅|快速|盘中|午后|早盘|开盘|收盘|均|纷纷|也|双双|一度|集体|分别|股价|亦|悉数|竞价|率先|尾盘|跟随)*(?:涨|跌|封|录得|走高|走低|走强|走弱|冲高|跟涨|跟跌|拉升|上涨|下跌|大涨|大跌|高开|低开|触及|活跃|净流入|净买入|净卖出|获净|跟随|逼近|领涨|领跌|飙升|跳水|下挫|反弹|跟进|跟风)/u;
const NOT_COMPANIES = words(`
上市公司 挂牌公司 发行人 券商 信托公司 基金公司 媒体 股指 三大股指 集合竞价 PTA 变化 供应链 申报信息 主线 开发贷 美国国债 重大事项 主要原因 北京时间 上市辅导 磷酸铁 暗盘 集体 普遍 公司 本公司 具体 如下 以下 股价 日内 周内 月内 年内 股票 股市 股份 集团 个股 大市 市值 成交 成交额 成交量 盘面 尾盘 汇价 油价 金价 币价 期价 现货价 房价 均价 报价 售价 单价 楼市 债市 汇市 期市 币市 欧市 亚市 美市 权重 题材 人气 情绪 量能 板块 概念 行业 指数 大盘 两市 沪指 深成指 创业板 科创板 主板 港股 美股 A股 欧股 期货 现货 原油 黄金 白银 铜 铝 锌 镍 锡 铅 焦煤 焦炭 螺纹钢 铁矿石 铁矿 棉纱 郑棉 郑煤 郑醇 国际铜 粳米 粳稻 早籼稻 豆一 豆二 线材 胶合板 纤维板 动力煤 不锈钢 热卷 玻璃 纯碱 甲醇 尿素 棉花 白糖 豆粕 豆油 玉米 生猪 鸡蛋 苹果 红枣 花生 菜粕 菜油 棕榈油 橡胶 沥青 燃油 乙二醇 短纤 硅铁 锰硅 纸浆 液化气 苯乙烯 塑料 国债 美元 人民币 英镑 欧元 日元 比特币 以太坊 光伏 风电 锂电 锂电池 半导体 芯片 白酒 医药 中药 疫苗 新能源 新能源车 汽车 煤炭 钢铁 有色 有色金属 石油 银行 保险 券商 证券 地产 房地产 军工 航运 港口 航空 旅游 酒店 餐饮 影视 传媒 游戏 教育 农业 种业 养殖 猪肉 化工 化肥 磷化工 氟化工 建材 水泥 基建 建筑 家电 家居 食品 饮料 食品饮料 电力 水利 环保 燃气 天然气 元宇宙 区块链 云计算 大数据 人工智能 数字经济 数字货币 信创 国产软件 消费电子 机器人 工业母机 特高压 储能 氢能源 充电桩 稀土 磁材 小金属 贵金属 航天 卫星 北斗 通信 5G 物联网 计算机 软件 电子 机械 纺织 服装 造纸 零售 商业 物流 快递 电商 互联网 预制菜 新冠检测 新冠药物 医美 医疗 医疗器械 生物医药 创新药 养老 三胎 体育 冰雪 虚拟现实 同比 环比 其中 其他 此外 消息 数据 业绩 财报 报告 分析 机构 市场 投资者 监管 记者 快讯 独家 突发 最新 今日 昨日 收盘 开盘 早盘 午盘 尾盘 盘前 盘中 盘后 资金 外资 北向资金 南向资金 主力 龙头 权重股 科技股 中概股 蓝筹股 消费股 周期股 公告 方面 净利润 营收 年报 季报 债券 转债 基金 提示 声明 来源 图片 原文 链接 编辑 责任编辑 作者 时间 地点 摘要 关键词 标题 原标题 点评 结论 建议 策略 要点 风险提示 投资建议 详见 注 附 问 答 一是 二是 三是 四是 首先 其次 最后 第一 第二 第三 专家 分析师 业内人士 知情人士 发言人 负责人 外交部 商务部 央行`);
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

const HOLDER = /(?:股东|一致行动人|控制的?|平台)([\u4e00-\u9fff]{3,6}?)(?=将其|(?:计划|拟|合计|累计|已)?(?:在?未来)?(?:\d+个月内)?(?:通过[\u4e00-\u9fff]{2,6})?(?:减持|增持|质押|所持|持有|持股|解除质押)|拟(?:通过|以|向)[^,。;\n]{0,16}(?:转让|减持|增持))/gu;
const NO_HOLDER = /^(?:的|因|及|将|已|拟|计划|合计|累计|通过|自愿|承诺|未来|减持|增持|可能|大额|集中|部分|持续|大幅|多次|被动|先后|提前|终止|完成|违规|近期|此次|本次|以及|及其|也|均|或)|(?:股份|股票|计划|公司|先生|女士|方面|完成|先后|合计|期间|数量|比例)$/u;

/** 股东常州云栖计划减持: a holding company by a place or an unknown word and one more. */
function findHolders(scan: Scan): Candidate[] {
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
function findStakes(scan: Scan): Candidate[] {
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
function findNamedAfterPlaces(scan: Scan): Candidate[] {
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

function isKnown(scan: Scan, start: number, end: number): boolean {
  return scan.matchesFrom(start).some((match) => match.end === end && match.entries.some((entry) => entry.type === "ORG"));
}

function looksLikeName(scan: Scan, start: number, end: number): boolean {
  const name = scan.norm.slice(start, end);
  if (NOT_COMPANIES.has(name) || end - start < 2 || !scan.isBoundary(start) || !scan.isBoundary(end)) return false;
  if (/涉嫌|破发|频现|[\u4e00-\u9fff]\d+$|(?:集体|普遍|触及|曝光|股价大?|计划|[等且暴掀曾])$|^公司|[暂尚并]未$|^(?:此前|前者|后者|同期|通报|拟更名|自|称截|截止|主线|变化|主要|三大|暗盘|内盘|外盘|科指|道指|纳指|重大|日元|美元|欧元|英镑)|^.?信息$|(?:网站|官网|两市|公众号|官微|板块|概念|指数|概念股|原油|交投|期指|期货|夜盘|早盘|午盘|尾盘|日盘|主力|连续|合约|ETF|转债|行业|产业|股|消息|机构|部门|方面|报告|分析|专家|人士|地区|国家|政府|记者|会议|数据|价格|利率|收益率|银行业|券商)$|^沪[金银铜铝锌镍锡铅胶油锂]|^(?:据|其中|今年|去年|截至|目前|关于|因|由于|如果|其|该|这|那|但|而|并|且|受|多家|多只|另|对|第|[0-9]+月|[0-9]+日)|的|了|是|在|将/u.test(name)) return false;
  const first = scan.tokenAt(start);
  // 相信|股价: what someone does.
  if (first?.start === start && first.end === end && first.tag === "v") return false;
  // 航空航天, 中小银行: a dictionary's word of this length is a business.
  if (first?.start === start && first.end === end && end - start >= 4 && /^(?:n|j|l)$/u.test(first.tag)) return false;
  return first !== undefined && !/^(?:[pcudrmt]|ad)/u.test(first.tag) && (isHan(scan.norm.charCodeAt(start)) || /[A-Z*]/u.test(name));
}

/** Whether one of the words is of no dictionary, or a name's. */
function unknownWords(scan: Scan, start: number, end: number): boolean {
  for (let i = scan.tokenIndexAt(start); i >= 0 && i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token !== undefined && /^(?:x|nz|nr|nrt|eng|g|ng|ns|nt)/u.test(token.tag)) return true;
  }
  return false;
}
