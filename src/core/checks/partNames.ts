/** Knows which names divide a whole without overlapping, and which leave nothing of it out. */

import { METRICS } from "../figures/lexicon/metrics";

/** Each line divides one whole: nothing belongs to two of its words. Wider words (人身险 for 寿险 and 健康险) stand in lines of their own. */
const DIVISIONS = [
  "车险 机动车辆险 机动车险 农险 农业险 健康险 意外险 责任险 信用险 保证险 企财险 家财险 货运险 船舶险 工程险 特险 其他险",
  "寿险 健康险 意外险 年金险",
  "财险 财产险 人身险",
  "车险 非车险",
  "个险 银保 银邮 团险 经代 电销 网销",
  "直销 代理 经纪 个人代理 专业代理 兼业代理",
  "股票 债券 存款 银行存款 现金 基金 贵金属 另类资产 不动产 衍生品",
  "权益类 固收类 固定收益类 现金类 另类 商品类",
  "活期 定期",
  "第一产业 第二产业 第三产业",
  "一产 二产 三产",
  "农业 工业 制造业 建筑业 服务业 采矿业 基础设施 房地产业 批发零售业 金融业",
  "东部 中部 西部 东北部",
  "东 中 西部",
  "中期 末期",
  "华东 华南 华北 华中 西南 西北 东北",
  "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 内蒙古 香港 澳门 台湾",
  "北京 天津 上海 重庆 广州 深圳 武汉 成都 杭州 南京 西安 郑州 长沙 合肥 济南 青岛 大连 沈阳 长春 哈尔滨 福州 厦门 宁波 苏州 昆明 贵阳 南宁 南昌 太原 石家庄 兰州 海口",
  "一线城市 新一线城市 二线城市 三线城市 四线城市",
  "沪市 深市 北交所",
  "沪股通 深股通",
  "男性 女性",
  "男 女",
  "男员工 女员工",
  "境内 境外",
  "国内 国外",
  "国内 海外",
  "城镇 农村",
  "城市 农村",
  "线上 线下",
  "出口 进口",
  "个人 公司 企业 机构 票据",
  "零售 对公 批发 同业",
  "住户 企业 企事业单位 非银行业金融机构",
  "短期 中期 长期",
  "短期 中长期",
  "流动 非流动",
  "流动资产 非流动资产",
  "流动负债 非流动负债",
  "国有法人 境内自然人 境外法人 境内非国有法人 境外自然人",
  "国有 民营 外资",
  "银行 保险公司 保险机构 证券公司 券商 基金公司 信托公司",
  "保险 证券 信托",
  "火电 水电 风电 核电 光伏",
  "上半年 下半年",
  "一季度 二季度 三季度 四季度",
  "第一季度 第二季度 第三季度 第四季度",
  "公募 私募",
  "个人 团体",
  "期交 趸交",
  "本科 硕士 博士 大专 专科",
  "销售费用 管理费用 研发费用 财务费用",
  "原材料 人工 制造费用",
  "手续费 利息 投资收益 汇兑收益",
  "财产损失 人身伤亡",
  "省级 市级 地市级 县级 乡级",
  "城区 郊区 县域 乡镇 农村",
  "市区 郊区 县城 乡镇 农村",
  "省内 省外",
  "市内 市外",
  "本地 异地",
  "直营 加盟",
  "研发 销售 行政 财务",
  "研发部 销售部 行政部 财务部 市场部",
].map((line) => new Set(line.split(" ")));

/** Pairs that leave no third. */
const COMPLETE = new Set(["车险 非车险", "沪股通 深股通", "男性 女性", "男 女", "男员工 女员工", "境内 境外", "城镇 农村", "线上 线下", "流动资产 非流动资产", "上半年 下半年"]);
const REST = /^(?:其他|其它|其余)/;

/** Nouns that one thing has several of, each of them apart from the others: 甲公司, 手机业务, 武汉市. */
const APART = /(?:业务|板块|分部|部门|事业部|项目|公司|银行|基金|股东|工厂|基地|大区|[部市省县区镇州地险类级期档])$/;
/** What cuts across other divisions, or holds some of them. */
const ACROSS =
  /海外|境外|国际|国内|境内|线上|线下|电商|互联网|数字|科技|绿色|普惠|小微|新|高端|出口|进口|自有|自主|非|全|总|本|子公司|分公司|以上|以下|及|等|财产险|人身险|寿险|短期|长期|商业|个人|团体|重点|主要|核心|上市|民营|国有|中小|大型|直辖|首|老|中国|开发区|高新/;

/**
 * Whether parts of these names share nothing: words of one division, numbered or lettered ones, or names of the same kind of thing.
 * Words that all names end with (车险保费, 农险保费) don't count; the first may have others before it.
 */
export function areApart(names: readonly string[]): boolean {
  const own = names.filter((name) => !REST.test(name));
  if (own.length === 0 || new Set(own).size < own.length || own.some((name) => name === "")) return false;
  // What is named beside “the others” is none of them.
  if (own.length < names.length || areBands(own)) return true;
  return endings(own).some((short) => DIVISIONS.some((words) => short.every((name, i) => words.has(name) || (i === 0 && endsWithAny(name, words)) || (i === short.length - 1 && startsWithAny(name, words)))) || areOfOneKind(short));
}

/** 个险、银保、团险渠道保费: the last of a list carries what belongs to all. */
function startsWithAny(name: string, words: ReadonlySet<string>): boolean {
  return [...words].some((word) => word.length > 1 && name.startsWith(word));
}

function endsWithAny(name: string, words: ReadonlySet<string>): boolean {
  return [...words].some((word) => word.length > 1 && name.endsWith(word));
}

/** 甲公司, 乙公司; A产品, B产品; 武汉市, 黄石市: neither holds the other. */
function areOfOneKind(names: readonly string[]): boolean {
  if (names.some((name) => name === "" || name.length > 8 || ACROSS.test(name))) return false;
  if (names.every((name) => NUMBERED.test(name))) return true;
  const kind = APART.exec(names[0] ?? "")?.[0];
  if (kind === undefined || !names.every((name) => name.endsWith(kind) && name.length > kind.length)) return false;
  return names.every((name, i) => names.every((other, j) => i === j || !name.includes(other.slice(0, -kind.length))));
}

const NUMBERED = /^第?[甲乙丙丁戊己庚辛A-Z一二三四五六七八九十\d]{1,2}(?:[^\d]{0,4})$/u;

/** The names as they stand, and without more and more of what all of them end with. */
function endings(names: readonly string[]): string[][] {
  const plain = names.map(withoutMetric);
  const found = [[...names], plain];
  for (let cut = 1; cut <= sharedEnding(plain); cut++) found.push(plain.map((name) => name.slice(0, name.length - cut)));
  return found;
}

function sharedEnding([first = "", ...others]: readonly string[]): number {
  let length = 0;
  while (length < first.length - 1 && others.every((other) => other.length > length + 1 && other.endsWith(first.slice(first.length - length - 1)))) length++;
  return length;
}

/** 车险赔付 and 农险 are named alike: what is measured need be said once only. */
function withoutMetric(name: string): string {
  const measured = name.replace(/(?:占比?|有|的)$/u, "");
  const metric = METRICS.longestBefore(measured, measured.length)?.word ?? "";
  return metric.length < measured.length ? measured.slice(0, measured.length - metric.length) : measured;
}

/** 30岁以下, 30至50岁, 50岁以上. */
function areBands(names: readonly string[]): boolean {
  const inner = names.slice(1, -1);
  return /\d.*(?:以下|以内)/u.test(names[0] ?? "") && /\d.*以上/u.test(names.at(-1) ?? "") && inner.every((name) => /^\d[^上下内]*$/u.test(name));
}

/** Whether these parts leave nothing out. */
export function areAll(names: readonly string[]): boolean {
  if (names.some((name) => REST.test(name))) return true;
  return names.length === 2 && endings(names).some(([first = "", second = ""]) => COMPLETE.has(`${first} ${second}`) || COMPLETE.has(`${second} ${first}`));
}
