/** Knows the short names of companies that no table holds: a word before a line of business, where the text says what companies alone do or have. */

import type { Candidate } from "../candidate";
import { words } from "../lexicon";
import { GENERIC, NOT_COMPANY_HEADS, STOPS } from "./organisationWords";
import type { Scan } from "../scan";

/** What the short names of listed and insured companies end in. */
const BUSINESS_LINES = words(`
健康 养老 医药 医疗 药业 制药 生物 生命 基因 器械 口腔 眼科 医美 美妆 日化 科技 技术 智能 智造 智联 电子 半导体 微电子 光电 光学 激光 显示 照明 通信 软件 信息 网络 数据 数科 在线 云 芯片 机器人 自动化 仪器 仪表 检测 安防
能源 新能源 光能 光伏 风电 核电 热电 储能 锂电 锂业 电池 电源 动力 电力 电气 电器 电缆 燃气 石油 石化 化工 化学 材料 新材 新材料 高新 重工 机械 装备 精密 精工 汽车 汽配 航空 航天 航运 海运 港口 物流 快递 供应链 出行
钢铁 特钢 铝业 铜业 矿业 资源 黄金 稀土 水泥 建材 建设 建工 工程 置业 置地 地产 物业 环保 环境 水务 商业 商贸 百货 连锁 零售 食品 乳业 酒业 饮料 农业 牧业 农牧 种业 水产 服饰 服装 纺织 家纺 鞋业 珠宝 家居 家电 包装 纸业 玻璃 陶瓷 宠物
文化 传媒 影业 影视 娱乐 互娱 游戏 教育 旅游 文旅 酒店 体育 支付 金服 金控 财险 产险 人寿 寿险 再保险 再保 农险 保险 证券 银行 信托 期货 租赁 消金 实业 控股 集团 资本 投资 股份 国际 时尚`);

/** Those that are things as well: 手机|游戏, 水稻|种业 and 露营|旅游 name no company. */
const THINGS = words(`
健康 养老 医药 医疗 基因 器械 口腔 眼科 医美 美妆 技术 智能 电子 半导体 激光 显示 照明 通信 软件 信息 网络 数据 在线 芯片 机器人 自动化 仪器 仪表 检测 安防 能源 新能源 光伏 风电 核电 热电 储能 锂电 电池 电源 动力 电力 电气 电器 电缆 燃气 石油 化工 化学 材料 新材料 机械 装备 汽车 航空 航天 航运 海运 港口 物流 快递 供应链 出行
钢铁 矿业 资源 黄金 稀土 水泥 建材 建设 工程 地产 物业 环保 环境 水务 商业 商贸 百货 连锁 零售 食品 饮料 农业 牧业 种业 水产 服饰 服装 纺织 珠宝 家居 家电 包装 玻璃 陶瓷 宠物 文化 影视 娱乐 游戏 教育 旅游 文旅 酒店 体育 支付 保险 银行 信托 期货 租赁 投资 资本 股份`);

/** 2025年, 一季度, 前三季度, 5月11日晚间: when it was stands between a name and what is said. */
const WHEN = String.raw`(?:(?:截至|于|在)?(?:\d{2,4}年|上半年|下半年|半年度?|[前一二三四]{1,2}季度|第[一二三四]季度|全年|年度|去年|今年|明年|\d{1,2}(?:月(?:份|末|底)?|日)|近日|日前|今日|昨日|今天|昨天|昨晚|今早|当日|早间|午间|晚间|盘前|盘后|再次|再度|正式|首次|年内|已|将|又|也))*`;
/** What lines of business and things don't have or do. */
const FIRM = String.raw`公告|晚间公告|发布(?:公告|业绩|年报|半年报|[一三]季报|财报|招股)|披露|董事[会长]|监事会|股东大?会|控股股东|实控人|实际控制人|大股东|总裁|总经理|首席|创始人|CEO|股价|股票|市值|涨停|跌停|复牌|停牌|年报|半年报|[一三]季报|财报|招股书|IPO|(?:通过|完成|获|递交|提交|启动)[^,。;]{0,10}(?:融资|IPO|招股书|上市辅导|聆讯)|拟(?:收购|回购|定增|发行|募资|减持|增持|转让|出售|赴|向|以|投资|斥资|在港|港股|分拆|设立|派|每|\d|与)|(?:子|分)公司|被(?:罚|处罚|立案|问询|警示|监管|责令|通报|约谈|起诉)|因[^,。;]{0,16}被(?:罚|处罚|立案|监管|责令)|(?:收到|收)[^,。;]{0,12}(?:罚单|监管函|问询函|警示函|处罚)|中标|回购|归属于|归母|(?:实现|取得|录得|总|累计|扣非|单季)*(?:净利|净亏|每股|资产负债率|偿付能力|综合成本率)`;
/** What of a name makes a company: businesses and things have income and news too. */
const TELLING = String.raw`(?:实现|取得|录得|总|累计|扣非|单季)*(?:营收|营业[总收]|保费|原保险|亏损|盈利|毛利|销售额|销售收入|总资产|净资产|研发投入|业绩|投资收益|赔付)|发布|宣布|推|上线|上市|挂牌|获批|获(?:得|颁|评|准|[^,。;]{0,6}批)|签(?:署|订|约)|与[^,。;]{2,16}(?:签|达成|合作|联合)|携手|联手|联合|旗下|方面(?:表示|称|回应|透露)|回应|官宣|表示|称|透露|首发|任命|聘任|裁员|更名|完成|成立|收购|增资|出售|减持|增持|持有|交付|投产|量产|员工|高管|有关负责人|相关负责人|负责人|拟|预计|计划|出资|起诉`;
/** What of these a business (盲盒零售, 卫星通信) has as well. */
const OF_BUSINESSES = /^(?:实现|取得|录得|总|累计|扣非|单季)*(?:销售额|销售收入|业绩|毛利|营收|营业)|^(?:推|上线|上市|挂牌|获批|获准|交付|投产|量产)/u;
const LONGEST_WORDS = 40;
const SAYS_FIRMLY = new RegExp(`^[(（]?${WHEN}(?:${FIRM})`, "u");
const TELLS = new RegExp(`^[(（]?${WHEN}(?:${FIRM}|${TELLING})`, "u");

/** Names at the head of a clause, or behind a function word, that end in a line of business. Linear in the text. */
export function findShortNames(scan: Scan): Candidate[] {
  return scan.tokens.flatMap((_, index): Candidate[] => {
    const start = scan.tokens[index]?.start ?? 0;
    if (!opensName(scan, start)) return [];
    const end = nameEnd(scan, start);
    return end === undefined ? [] : [{ start, end, type: "ORG", subtype: "other", confidence: 0.78, source: "organisation:shortName" }];
  });
}

/** What the subject of a sentence may stand behind. */
function opensName(scan: Scan, offset: number): boolean {
  if (scan.isSentenceStart(offset)) return true;
  const before = scan.tokenAt(offset - 1);
  return before?.end === offset && (/^[ct]$/u.test(before.tag) || /^[、》）) ]$|^(?:与|和|由|向|对|从|据|被|是|因)$/u.test(scan.word(before)) || VISITS.has(scan.word(before)));
}

/** 专访|云砚智能: what reporters do with companies. */
const VISITS = words("专访 采访 对话 走进 探访 独家对话");
const LONGEST_CORE = 4;

function nameEnd(scan: Scan, start: number): number | undefined {
  for (let length = 2; length <= LONGEST_CORE; length += 1) {
    const from = start + length;
    if (!/^[\u4e00-\u9fff]+$/u.test(scan.norm.slice(start, from))) return undefined;
    for (const size of [3, 2]) {
      const end = from + size;
      if (BUSINESS_LINES.has(scan.norm.slice(from, end)) && endsThere(scan, end) && isSaid(scan, start, from, end)) return end;
    }
  }
  return undefined;
}

/** 青禾|新材拟|发行: the guess for an unknown word took the next one along; 控股|子公司 is a kind of company. */
function endsThere(scan: Scan, end: number): boolean {
  if (scan.norm.endsWith("控股", end) && /^(?:[子孙]?公司|股东|权|地位)/u.test(scan.after(end, 3))) return false;
  return scan.isBoundary(end) || scan.tokenAt(end)?.tag === "x";
}

function isSaid(scan: Scan, start: number, from: number, end: number): boolean {
  const told = scan.after(end, LONGEST_WORDS);
  if (!TELLS.test(told) || isKnownWithin(scan, start, end)) return false;
  const kind = coreKind(scan, start, from, end);
  if (kind === "plain" || (kind !== "unknown" && !scan.isSentenceStart(start))) return false;
  const thing = THINGS.has(scan.norm.slice(from, end));
  const isNamed = (kind === "unknown" && !(thing && OF_BUSINESSES.test(told))) || (kind !== "word" && !thing);
  return isNamed || SAYS_FIRMLY.test(told);
}

/** Whether a table's name begins or ends there: that one is meant. */
function isKnownWithin(scan: Scan, start: number, end: number): boolean {
  const isOrganisation = ({ entries }: (typeof scan.matches)[number]): boolean => entries.some(({ type, ambiguous }) => type === "ORG" && !ambiguous);
  return scan.matchesFrom(start).some((match) => match.end - start >= 3 && isOrganisation(match)) || scan.matchesTo(end).some((match) => end - match.start >= 3 && isOrganisation(match));
}

/** What stands before the line of business: a word of no dictionary or a name's, a noun or other word of every day, or what names no one. */
function coreKind(scan: Scan, start: number, from: number, end: number): "unknown" | "noun" | "word" | "plain" {
  const core = scan.norm.slice(start, from);
  const first = scan.tokenAt(start);
  if (first?.start !== start || VISITS.has(scan.word(first)) || isPlain(core) || NAMES_NO_ONE.test(core)) return "plain";
  if (first.end >= end) return /^(?:x|nz|nr)/u.test(first.tag) && first.end === end ? "unknown" : "plain";
  // 鹿|鸣健康: the guess for an unknown name took the line of business along.
  if (!scan.isBoundary(from)) return scan.tokenAt(from)?.tag === "x" ? "unknown" : "plain";
  const tags: string[] = [];
  for (let i = scan.tokenIndexAt(start); i <= scan.tokenIndexAt(from - 1); i += 1) {
    const token = scan.tokens[i];
    if (token === undefined) continue;
    if (/^(?:[pcuryeoqmtf]|d)/u.test(token.tag) || isPlain(scan.word(token))) return "plain";
    tags.push(token.end - token.start === 1 ? "single" : token.tag);
  }
  if (tags.every((tag) => tag === "single")) return "unknown";
  if (tags.some((tag) => /^(?:x|nz|nr)/u.test(tag))) return tags.some((tag) => /^n[st]/u.test(tag)) ? "plain" : "unknown";
  if (tags.length > 1 || core.length > 2) return "plain";
  return tags[0]?.startsWith("n") === true ? "noun" : "word";
}

function isPlain(word: string): boolean {
  return GENERIC.has(word) || NOT_COMPANY_HEADS.has(word) || STOPS.has(word) || BUSINESS_LINES.has(word);
}

/** Groups, markets and grades: of their business much is said, and no company meant. */
const NAMES_NO_ONE = /[拟将股业界圈类级型化性式用民某该本其各多几两的等大中小新老]$|^(?:[拟将该本其各某多几两大小新全整])/u;
