/** Knows job positions: their head words, what may stand before them, and when a common word is someone's position. */

import type { Candidate } from "../candidate";
import { allHan, isHan } from "../characters";
import { words } from "../lexicon";
import { WordSet } from "../gazetteer/wordSet";
import type { Scan } from "../scan";

/** Positions that are named as such wherever they stand. */
const STRONG = words(`
大臣 外交大臣 财务大臣 财政大臣 国防大臣 防卫大臣 内政大臣 首席大臣 外相 财相 防相 副首相 副总统 副外长 副财长 副国务卿 次长 国际贸易谈判代表 国际贸易谈判副代表 财务部长 女皇 大公 酋长 教宗 主教 大主教 元帅 大将 上将 中将 少将 军长 师长 旅长 团长 干事长 党首 总裁助理 指导员 教导员 政治委员 贸易代表 谈判代表 首席代表 首席谈判代表 国防委员会委员长 副省长 副市长 副县长 副部长 副局长 副会长 副院长 副校长 副书记 专员 署理 总领事 领事 参赞 公使 驻华大使 武官 秘书长助理 总编室主任
委员长 副委员长 国务委员 总参谋长 特使 大法官 外交部长 国防部长 财政部长 天皇 教皇 王储 总督 党魁 国家主席 总书记 董事长 总经理 总裁 行长 理事长 监事长 书记 党委书记 党组书记 纪委书记 党支部书记 党总支书记 支部书记 市长 省长 县长 区长 镇长 乡长 村长 州长 主席 总理 首相 总统 国王 女王 部长 秘书长 局长 厅长 处长 科长 司长 署长
院长 校长 所长 会长 社长 台长 馆长 站长 行政长官 国务卿 财长 外长 防长 大使 议长 议员 参议员 众议员 委员 常委 政委 司令员 司令 参谋长 检察长 庭长 首席执行官 首席财务官 首席运营官 首席技术官 首席信息官
首席投资官 首席风险官 首席经济学家 首席分析师 首席策略师 首席科学家 首席代表 首席策略分析师 首席宏观分析师 首席架构师 首席合规官 首席营销官 首席数据官 首席保险官 CEO CFO COO CTO CIO CRO CMO 管委 财务总监 财务负责人 总会计师 总工程师 总精算师 总经济师 总审计师 总法律顾问
董事会秘书 董秘 独立董事 董事 监事 监事会主席 执行董事 非执行董事 董事总经理 法定代表人 法人代表 实际控制人 总监 总编辑 总编 主编 副主编 主任 主任委员 创始人 联合创始人 创始合伙人 主管合伙人 执行合伙人 高级合伙人 合伙人 管理合伙人 创办人 掌门人
总干事 总负责人 基金经理 客户经理 投资经理 产品经理 项目经理 大堂经理 区域经理 投资总监 研究总监 投资组合经理 理赔员 查勘员 核保员 客服专员 理赔专员 保险代理人 代理人 咨询顾问 理财经理 理财顾问 理财师 精算师 核保师
记者 通讯员 主委 副主委 立委 分析师 策略师 经济学家 发言人 新闻发言人 律师 教授 副教授 讲师 博士生导师 硕士生导师 院士 工程师 高级工程师 会计师 注册会计师 经济师 审计师 医生 医师 主任医师 主治医师 护士 护士长 药师 教练 主教练 队长 船长 机长 检察官 法官 警官 
经理 主管 顾问 秘书 助理 教师 导师 编辑 编剧 导演 制片人 监制 演员 歌手 作家 诗人 画家 设计师 摄影师 主持人 科学家 研究员 负责人 首席 交易员 操盘手 店长 厂长 车间主任 班长 组长 馆员 员工代表 常务理事 理事 代表 站务员 列车长 飞行员 乘务员 售货员 收银员 快递员 保安 司机 翻译 球员 前锋 后卫 门将 中场 裁判 总指挥 指挥长 主任科员 巡视员 调研员 督察 民警 辅警 站长 领队 助教 经纪人 制作人 策划 总策划 出品人 村支书 村主任 支书 会计 出纳`);

/** Of those, the ones that are words of every day: someone must stand beside them. */
const WEAK = words(`
CRO 管委 记者 通讯员 立委 分析师 策略师 经济学家 律师 教授 副教授 讲师 院士 工程师 高级工程师 会计师 注册会计师 经济师 审计师 医生 医师 主任医师 主治医师 护士 护士长 药师 教练 主教练 队长 船长 机长 检察官 法官 警官 经理 主管 顾问 秘书 助理 教师 导师 编辑
编剧 导演 制片人 监制 演员 歌手 作家 诗人 画家 设计师 摄影师 主持人 科学家 首席 交易员 操盘手 店长 厂长 班长 组长 馆员 理事 代表 保安 司机 翻译 球员 前锋 后卫 门将 中场 裁判 民警 辅警 督察 领队 助教 策划 会计 出纳 快递员 国王 女王 总监 站长
创始人 合伙人 董事 监事 委员 常委 代理人 主任 主席 议员 客户经理 理财经理 基金经理 理财师 精算师 实际控制人 法定代表人 大堂经理 产品经理 项目经理 村长 创办人 掌门人 独立董事 发言人 新闻发言人 保险代理人 巡视员 书记 飞行员 乘务员 售货员 收银员 投资经理 参议员 众议员 大使 司令 队员 参谋长 经纪人 制作人 出品人 理赔员 查勘员 部长 局长 会长 院长 校长 所长 处长 科长 社长 师长 团长 旅长 专员 主教 大臣 指导员 教导员`);

/** Role words: positions that a reader may want marked, and may not. */
const OPTIONAL = words(`负责人 相关负责人 有关负责人 主要负责人 研究员 营销员 责任编辑 栏目主编 文字编辑 成员 服务官 体验服务官 客户体验官 发言人 新闻发言人 知情人士 员工代表`);

const MODIFIERS =
  /(?:[省市县区州镇乡工团]委|副|常务|执行|非执行|独立|联席|首席|高级|资深|特级|一级|二级|三级|助理|代理|代|前|前任|时任|现任|候任|原|第一|名誉|荣誉|总|联合|党委|党组|党总支|党支部|纪委|团委|董事会|监事会|理事会|工会|全球|大中华区|中国区|亚太区|华东区|区域|集团|轮值|常任|终身|特聘|客座|候补|中央)$/u;

/** Nouns of a trade that belong to the position after them. */
const SPECIALTIES = words(`
内分泌科 内科 外科 儿科 妇科 产科 骨科 眼科 口腔科 急诊科 心内科 神经科 呼吸科 肿瘤科 全科 财务 技术 运营 市场 销售 投资 研究 产品 行政 人事 人力资源 风险 风控 合规 法务 信息 信息技术 品牌 公关 战略 项目 工程 设计
安全 质量 生产 采购 供应链 客户 客服 理赔 核保 精算 保险 银行 证券 基金 债券 股票 量化 固收 固定收益 宏观 策略 行业 大宗商品 商品 能源 原油 黄金 外汇 期货 交易 资产 资产管理 资产配置 财富 财富管理 信贷 信用 理财 咨询 高管
销售部 医药 医疗 科技 互联网 汽车 新能源 地产 房地产 军工 半导体 电子 传媒 消费 食品饮料 农业 化工 有色 钢铁 煤炭 建筑 机械 非银 金融 宏观经济 经济 政治 外交 国防 财政 商务 内政 司法 教育 卫生 劳工 农业 环境 能源 交通 住房 国家安全 安全事务 新闻 主任 特约 见习 实习 驻华 驻美 常驻 高级副 行政 执行 联席 大客户 机构 渠道 区域 业务 内容 视觉 创意 美术 动作 客座 特约 体育 娱乐 音乐 电影 电视 节目 栏目 文字 责任 图片 网络 平台 数据 算法 软件 硬件 架构 研发 工艺 设备 检测 环保 安保 培训 教学 学术 党群 组织 宣传 统战 纪检 综合 办公室 法律 税务 审计 会计 结算 首席 慈善 公益 形象 品牌 中国 美国 全球`);

/** Of the trades, those that houses are named after. */
const EMPLOYERS = words(`投资 咨询 证券 基金 资本 传媒 科技 汽车 地产 医药 金融 电子 医疗 期货 信托 保险 物流 网络 软件`);

const SPECIALTIES_OR_BODIES = new Set([...SPECIALTIES, ...words(`协会 学会 商会 公会 工会 总会 分会 农会 妇联 代表 交通 铁道 邮电 水利 文化 旅游 国土 外贸 对外经贸 民政 公安 监察 人事 建设 能源 石油 电力 煤炭 冶金 纺织 轻工 林业 渔业 移民 信息 科技 体育 卫生 教育 法务 内务 贸易 工业 计划 国防 外交 财政 组织 宣传 统战`)]);

const NOT_BEFORE = /^(?:办公室|办公会|会议|办|席位|室|处|台|团队?|节|站|证|人士|制|级|岗|职务|职位|们|大会|学院|学校|事务所|楼|院|队伍|库(?![克尔里珀兹普马洛雷切])|群体|招聘|培养|名单|联盟|峰会|论坛|协会|助手|公司|资格|资质|人数|[0-9])/u;
const HEADS = new WordSet([...STRONG, ...OPTIONAL]);

/** A title's compound tail: 总经理助理, 董事长秘书. */
const TAILS = /^(?:助理|秘书|办公室主任)/u;

export interface Neighbours {
  /** Whether a name of an organisation or place ends at an offset, or begins there. */
  readonly organisationEnds: (offset: number) => boolean;
}

/** Positions in the text; confidence is raised later where a person stands beside them. */
export function findTitles(scan: Scan, neighbours: Neighbours): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < scan.norm.length; i += 1) {
    const head = headAt(scan, i);
    if (head === undefined) continue;
    const start = extendLeft(scan, i, neighbours);
    found.push(titleCandidate(scan, start, i, head, neighbours));
    i = head - 1;
  }
  return found;
}

/** The end of the longest head word that begins at an offset. */
function headAt(scan: Scan, start: number): number | undefined {
  for (const length of HEADS.lengthsAt(scan.norm, start)) {
    let end = start + length;
    const tail = TAILS.exec(scan.after(end, 5));
    if (tail !== null) end += tail[0].length;
    if (NOT_BEFORE.test(scan.after(end, 4))) return undefined;
    // A head inside a longer word of the dictionary (代表性, 会计学) is none.
    // 产险处|处长: twice the same character, which the dictionary may cut anywhere.
    const doubled = scan.charAt(start - 1) === scan.charAt(start) && /^([部局处厅司院会所署])\1长$/u.test(scan.norm.slice(start - 1, end));
    if (scan.hasTags && !scan.isBoundary(end) && length < 3 && !doubled) return undefined;
    const fits = doubled || scan.isBoundary(start) || MODIFIERS.test(scan.before(start, 3)) || scan.matchesTo(start).some((match) => scan.isBoundary(match.start)) || /(?:政协|人大|[省市县区州镇乡工团]委)$/u.test(scan.before(start, 2)) || endsBody(scan, start, end);
    if (scan.hasTags && !fits && length < 3) return undefined;
    // 在研报中|将评级上调: the dictionary has a general's rank there.
    if (scan.reads(start, "中将") && end - start === 2 && /[报告书文件案函表论会程话谈信市]$/u.test(scan.before(start, 1))) return undefined;
    return end;
  }
  return undefined;
}

/** 卫生部长, 协会会长: the dictionary's word begins with the body and ends with the head. */
function endsBody(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  if (token === undefined || end - start !== 2 || token.start >= start || !/^[部局厅会院校所署团]长$/u.test(scan.norm.slice(start, end))) return false;
  return (token.end === end || token.end === start + 1) && SPECIALTIES_OR_BODIES.has(scan.norm.slice(token.start, start));
}

function extendLeft(scan: Scan, head: number, neighbours: Neighbours): number {
  let start = head;
  for (let steps = 0; steps < 6; steps += 1) {
    if (neighbours.organisationEnds(start)) break;
    const modifier = MODIFIERS.exec(scan.before(start, 4));
    if (modifier !== null) {
      start -= modifier[0].length;
      continue;
    }
    const specialty = specialtyBefore(scan, start);
    if (specialty === undefined) break;
    start = specialty;
  }
  return start;
}

function specialtyBefore(scan: Scan, end: number): number | undefined {
  for (let length = 5; length >= 2; length -= 1) {
    const word = scan.norm.slice(Math.max(0, end - length), end);
    if (word.length !== length || !SPECIALTIES.has(word) || !scan.isBoundary(end - length)) continue;
    return endsEmployer(scan, end - length, word) ? undefined : end - length;
  }
  return undefined;
}

/** 植信|投资首席经济学家: behind an unknown word, a line of business ends the name of whose economist it is. */
function endsEmployer(scan: Scan, start: number, word: string): boolean {
  return EMPLOYERS.has(word) && /^(?:x|nz|nr|ng|g)/u.test(scan.tokenAt(start - 1)?.tag ?? "") && isHan(scan.norm.charCodeAt(start - 1));
}

/** 植信投资|首席经济学家, 知趣咨询|总经理: who a position is with, by an unknown word and a line of business. */
export function findEmployers(scan: Scan, titles: readonly Candidate[]): Candidate[] {
  return titles.flatMap(({ start: end }): Candidate[] => {
    const word = scan.norm.slice(end - 2, end);
    if (!EMPLOYERS.has(word) || !endsEmployer(scan, end - 2, word)) return [];
    const last = scan.tokenAt(end - 3);
    // 知|趣: the dictionary may have a character of its own for each half of a name.
    const start = last === undefined ? end : last.end - last.start > 1 ? last.start : last.start - 1;
    if (end - 2 - start > 4 || !allHan(scan.norm.slice(start, end)) || !scan.isBoundary(start)) return [];
    const before = scan.tokenAt(start - 1);
    if (before !== undefined && isHan(scan.norm.charCodeAt(start - 1)) && !/^[pcuv]/u.test(before.tag)) return [];
    return [{ start, end, type: "ORG", subtype: "other", confidence: 0.76, source: "organisation:employer" }];
  });
}

function titleCandidate(scan: Scan, start: number, headStart: number, end: number, neighbours: Neighbours): Candidate {
  const head = scan.norm.slice(headStart, end);
  const optional = OPTIONAL.has(head) || /^(?:相关|有关|主要)/u.test(scan.before(headStart, 2));
  const wide = optional && /(?:相关|有关|主要)$/u.test(scan.before(headStart, 2)) ? Math.min(start, headStart - 2) : start;
  const afterOrganisation = neighbours.organisationEnds(wide);
  const modified = wide < headStart;
  let confidence = WEAK.has(head) || optional ? 0.3 : 0.72;
  if (afterOrganisation) confidence += WEAK.has(head) ? 0.3 : 0.2;
  if (modified) confidence += 0.12;
  return {
    start: wide,
    end,
    type: "TITLE",
    subtype: "position",
    level: optional ? "optional" : "core",
    confidence: Math.min(confidence, 0.95),
    source: afterOrganisation ? "title:afterOrganisation" : "title:lexicon",
  };
}
