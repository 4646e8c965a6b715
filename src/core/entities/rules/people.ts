/** Knows how persons are named: surname and given name, honorifics; and what in the context tells them. */

import type { Candidate } from "../candidate";
import { allHan, isHan, isLatin, isUpper } from "../characters";
import {
  DOUBLE_SURNAMES,
  FREQUENT_SURNAMES,
  GIVEN_NAME_CHARACTERS,
  HONORIFICS,
  JAPANESE_SURNAMES,
  PLAIN_HONORIFICS,
  SPEECH_VERBS,
  SURNAMES,
  characters,
  words,
} from "../lexicon";
import type { Scan } from "../scan";
import { WordSet } from "../gazetteer/wordSet";

/** What else was found around a name. */
export interface PersonContext {
  readonly titleEnds: (offset: number) => boolean;
  readonly titleStarts: (offset: number) => boolean;
  /** Whether the name of an organisation ends there. */
  readonly organisationEnds: (offset: number) => boolean;
}

const COMPANY_ENDING = /(?:精机|电机|机电|机械|科技|股份|集团|电子|电气|汽车|食品|制药|化学|工业|重工|商事|银行|证券|生命|信托)$/u;

interface NameContext extends PersonContext {
  /** Whether a person's name ends there that is sure already. */
  readonly nameEnds: (offset: number) => boolean;
}

const AFTER_NAME = /^(?:夫人|一家|[,、]?(?:男|女)[,]|\((?!\d)|:|等人|同志|个人|一案|本人)/u;
const BEFORE_NAME = /(?:姓名|作者|编辑|主编|记者|撰文|文\/|主持人|嘉宾|译者|编译|摄影|见习|通讯员|客户|股东|叫|名叫|叫做|村民|居民|市民|选手|球星|明星|影星|歌手|业主|患者|学生|青年|老人|嫌疑人|被告人|原告|被告|当事人|受害人|小将|老将|名将|新秀|得主|冠军|大师|妻子|丈夫|儿子|女儿|父亲|母亲|夫人|诗人|学者|作家|烈士|战士|士兵|姑娘|小伙|女孩|男孩|少年|老汉|企业家|航天员|宇航员|交警|弟弟|妹妹|哥哥|姐姐|牧民|渔民|矿工|护工|村支书|农民|工人|教师|干部|青年|市民|好友|搭档|夫妇|农户|种植户|养殖户|[粮棉茶烟]农|[果菜蔗]农|种粮大户|人员|队员|员工|同事)$|(?:作者|编辑|主编|责编|记者|撰文|译者|编译|摄影|校对|审核|通讯员|主持人|姓名|联系人|被告人|原告|被告):$|(?:代表人|法人|董事长|创始人|控制人|负责人|经理|总裁|主席)为$/u;
export const NAME_TAGS = new Set(["nr", "nrt", "nrfg"]);
/** Words that the segmenter's dictionary takes for persons, or that begin with a surname, and are none. */
const NOT_NAMES = words(`
盘前 盘中 盘后 周边游 单克隆 高精尖 任期内 董秘办 空天军 颜悦色 和政府 司令 居留权 党建强 智慧 白皮书 和新 高铁 金融 黄金 高新 高端 高层 高校 高等 万元 阳光 平安 安全 和谐 方案 方面 方向 方式 方便 常规 常年 文化 文明 文件 成功 成立 成本 成为 成果 成交 项目 时间 时代 时期 时候 水平 水电 马上
马力 温度 温暖 温馨 安排 安心 安装 安静 明显 明确 明年 明星 古代 古董 白银 石油 石化 石墨 金属 金额 金牌 花费 花园 花生 夏季 夏天 冬奥 雷达 云南 康复 齐全 严格 严重 严峻 严肃 严厉 左右 全国 全球 全面
全部 全年 全体 全力 全程 车辆 关于 关系 关注 关键 关联 关税 经济 经营 经理 经验 经历 经过 应用 应急 应当 解决 解释 解读 解放 程度 程序 管理 管道 国家 国际 国内 国务 国债 国企 和解 和平 曾经 宁愿 包括
包装 单位 能够 能源 能力 强调 强化 强势 强烈 强劲 从事 从而 习惯 任务 任何 任命 任职 广告 广泛 广大 广场 充分 充电 充足 连续 连锁 连接 都市 通过 通知 通道 通信 通用 满足 满意 农业 农村 农民 别墅 别人
易方达 相关 相互 相应 相信 相比 后续 后期 空间 空气 空调 那么 简单 简称 丰富 盛大 富裕 富豪 利润 利率 利用 利益 利息 师傅 师资 水利 水果 水泥 居民 居住 步伐 步骤 耿直 显示 东西 东方 东部 文章 文字 海外
海洋 海关 海域 归属 年度 年底 年内 年轻 年龄 阳性 言论 福利 福建 福州 幸福 司机 司法 由于 尤其 冷静 段时间 柏林 公开 公司 公里 公共 公众 公告 公积金 公布 公益 公路 公园 公安 公平 商业 商务 商品 商家
商贸 商场 商标 计划 计算 初步 初期 修改 修复 修订 种类 种植 种子 上市 上涨 上海 上升 上午 上述 上调 战略 战争 门票 门槛 党员 党委 党组织 党中央 曲线 江苏 江西 江南 江湖 江北 贵州 贵阳 苏州 许可 许多
何时 何种 安徽 宁波 宁夏 宁静 钱币 马路 马尾 元旦 元素 元宇宙 秋季 秋天 常务 舒适 舒服 纪念 纪律 纪录 席位 季度 季节 强国 房屋 房产 房价 房地产 房间 石家庄 牧场 牧业 车间 车站 全省 全市 全新 全家 游戏
游客 游泳 权益 权利 权力 盖章 习近平时代 边境 边缘 边际 代表 代理 代码 古城 广州 广东 广西 聚焦 沙漠 沙特 沙发 养老 养殖 须知 丰收 关闭 荆州 红色 法律 法院 法国 法规 法治 法定 法人 余额 余家 余万 毕竟
毕业 罗马 乐园 乐观 于是 时尚 时报 皮肤 皮革 齐鲁 元件 顾客 顾问 孟加拉 平台 平均 平稳 平衡 平板 黄河 黄山 萧山 姚明 毛利 毛巾 米兰 米饭 贝壳 贝尔 明明 明日 明天 计量 成都 成品 成员 成长 成熟 成绩 成分
谈判 谈话 宋代 宋朝 屈服 项羽 祝福 祝贺 董事 董事会 梁山 杜绝 蓝图 蓝色 麻醉 强迫 路径 路线 娄底 危机 危险 危害 童年 颜色 梅花 梅雨 林业 林区 徐州 高速 高位 高度 高峰 高级 高压 高温 高达 高于 高盛 高通
高空 高水平 夏粮 田园 田间 胡同 胡萝卜 凌晨 虞城 万一 万家 万余 万吨 万股 万辆 万里 万圣节 支持 支付 支出 支撑 支援 支柱 支队 管辖 莫斯科 经常 经典 经济学 干部 干预 干扰 干净 解散 应该 应届 宗旨 宗教
丁二烯 宣传 宣布 宣告 郁闷 单纯 单一 单独 杭州 洪水 洪涝 包裹 诸多 诸如 左侧 石英 石狮 崔巍 吉利 吉祥 钮扣 滑雪 荣誉 荣获 荣耀 羊毛 羊肉 惠民 惠普 封闭 封面 储备 储蓄 储存 巫山 乌克兰 乌鲁木齐 焦点 焦虑
弓箭 山东 山西 山区 山体 谷物 车牌 侯马 班子 仲裁 伊朗 伊拉克 宫殿 宁德 仇恨 暴雨 暴力 甘肃 厉害 祖国 武汉 武器 武装 符合 刘海 景区 景点 景观 束缚 龙头 龙虎榜 叶片 幸运 黎明 薄弱 薄膜 印度 印尼 印刷
印度尼西亚 宿迁 宿舍 白天 白宫 白色 白领 白俄罗斯 怀疑 怀孕 蒲公英 从容 从业 从此 索尼 索马里 咸阳 籍贯 卓越 屠宰 蒙古 池塘 乔迁 阴影 阴谋 双方 双边 双双 双向 双重 双循环 闻讯 党派 党内 贡献 劳动 劳务
劳工 申请 申报 扶持 扶贫 堵塞 冉冉升起 桂林 牛奶 牛肉 寿命 寿光 通报 通常 通车 通行 通讯 通货膨胀 边界 冀望 尚未 尚无 农行 农历 农药 温州 温差 庄园 庄严 晏子 柴油 阎王 充满 慕名 慕尼黑 连云港 连日 连带
连年 习俗 宦官 艾滋病 鱼类 容量 容易 容纳 容忍 向前 向上 向下 向往 向来 古典 古老 易于 易懂 慎重 戈壁 终于 终端 终止 终身 终极 终究 居然 居多 衡量 步行 步入 满载 弘扬 文学 文艺 文凭 寇准 广播 欧洲 欧盟
欧元 沃尔玛 沃尔沃 沃土 蔚然 越南 越来越 隆重 巩固 巩义 聂耳 勾勒 勾结 敖包 融资 融合 冷却 訾议 辛苦 辛勤 那些 那样 那时 简介 简化 简易 简洁 空军 空白 空前 沙石 养成 关怀 关口 关心 关头 关切 关节 相继
相同 相似 相当 相对 相处 查看 查询 查处 查明 后来 后市 后者 后果 后台 荆门 红火 红海 红军 红旗 竺可桢 权威 权限 盖茨 桓仁 公认 公正 公关 公民 公约 公务 公寓 公职 公道 况且 有限 有效 有关 有望 有力 有利
有序 有所 有助于 有机 有钱 有意 有些 归还 归来 海上 海底 海尔 海运 海军 海水 海岸 海峡 海南 海口 海德 晋级 晋升 法案 法兰克福 汝阳 鄢陵 涂料 钦佩 伯爵 伯明翰 墨西哥 哈尔滨 哈萨克 年初 年末 年均 年份 年薪
年代 爱心 爱情 爱尔兰 爱好 阳泉 福祉 肖像 付出 付诸 岩石 沐浴 苟且 邸宅 化工 化学 化解 化妆品 化肥 揭露 揭示 修养 修理 修建 水域 水产 水位 代价 代替 麦当劳 麦德龙 郎朗 初中 小米 小学 小区 小组 小时
双引擎 米其林 花旗 华为 连平`);
/** What is named behind these is a thing. */
const NOT_A_PERSON_BEFORE = /(?:特药|药物|新药|药品|疫苗|品牌|车型)$/u;
const NOT_A_PERSON_AFTER = /^债|^(?:[\d.]*%)?(?:的)?(?:股权|股份)|^(?:基金|债券|混合|纯债|定开|货币|指数)/u;
const BAD_GIVEN = new Set("的了是在和与及或等也都就不为被把将从对到说称表又再很更最各每个位名几些们吗呢吧这那此其所着过除企拟");
/** Words of every day that given names hold now and then (刘向东, 王者元). */
const RARE_GIVEN = new Set("之向家元年月日时分万亿千百十者会能要可已正未均则作任获");

/** Characters that end words for things, hardly ever a given name. */
const NOT_LAST = characters(`人地性度率费房店机车卡业类型税券股债款额值量价书城路街港区县市省室厅局部队院校馆站场园楼桥村镇乡所社会员者家长师品物器具药病毒菌油气煤钢铁铜铝电网线管板材料粮棉麻糖盐酒茶烟奶肉蛋菜果米面水火土风雨雪雾霾热冷赛季届期轮次行圈链端版号码单证照税据库表图片段层级项湖寺祠庙塔岛滩道赛帮派族杯球牌货币奖法案件`);

const SURNAME_STARTS = new WordSet([...SURNAMES, ...DOUBLE_SURNAMES]);
const DOUBLE_STARTS = new WordSet(DOUBLE_SURNAMES);

/** Persons with a Chinese name, in full. */
export function findPeople(scan: Scan, context: PersonContext): Candidate[] {
  const found: Candidate[] = [];
  const sure = new Set(scan.matches.filter(({ entries }) => entries.some(({ type }) => type === "PERSON")).map(({ end }) => end));
  const following: NameContext = { ...context, nameEnds: (offset) => sure.has(offset) };
  for (let i = 0; i < scan.norm.length; i += 1) {
    if (!SURNAME_STARTS.canBegin(scan.norm.charCodeAt(i))) continue;
    if (!SURNAMES.has(scan.charAt(i)) && !DOUBLE_SURNAMES.has(scan.norm.slice(i, i + 2))) continue;
    if (!scan.isBoundary(i) && !context.titleEnds(i) && !isJoinedToRole(scan, i)) continue;
    const best = bestNameAt(scan, i, following);
    if (best === undefined) continue;
    found.push(best);
    if (best.confidence >= 0.62) sure.add(best.end);
  }
  return found;
}

function bestNameAt(scan: Scan, start: number, context: NameContext): Candidate | undefined {
  const double = DOUBLE_SURNAMES.has(scan.norm.slice(start, start + 2));
  let best: Candidate | undefined;
  const japanese = double && JAPANESE_SURNAMES.has(scan.norm.slice(start, start + 2));
  for (const surname of double ? [2, 1] : [1]) {
    for (const given of japanese && surname === 2 ? [3, 2, 1] : [2, 1]) {
      const end = start + surname + given;
      const score = scoreName(scan, start, surname, end, context);
      if (score <= 0) continue;
      const confidence = Math.min(0.97, 0.41 + score * 0.14);
      if (best === undefined || confidence > best.confidence) {
        best = { start, end, type: "PERSON", subtype: "full", confidence, source: "person:name" };
      }
    }
  }
  return best;
}

/** Weighs all evidence for a name; the sum is positive where it speaks for one. Most places are no name's: what tells so at least cost is asked first. */
function scoreName(scan: Scan, start: number, surnameLength: number, end: number, context: NameContext): number {
  if (end > scan.norm.length) return -9;
  // The dictionary may join the end of a name with the next word; behind a position the name counts more.
  const cut = scan.isBoundary(end) || isJoinedToVerb(scan, end) ? 0 : -1.1;
  if (cut < 0 && !context.titleEnds(start)) return -9;
  for (let i = start + surnameLength; i < end; i += 1) if (BAD_GIVEN.has(scan.charAt(i))) return -9;
  const name = scan.norm.slice(start, end);
  const introduced = NOT_NAMES.has(name) && isNamedAfterTitle(scan, start, end, context);
  if (!allHan(name) || (NOT_NAMES.has(name) && !introduced) || (NOT_NAMES.has(name.slice(0, 2)) && !introduced && (!context.titleEnds(start) || name.endsWith("工")))) return -9;
  if (PLAIN_HONORIFICS.has(name.slice(surnameLength)) || HONORIFICS.has(name.slice(1))) return -9;
  // 老师包学生: whom it is done to.
  if (/^(?:学生|干部|群众|党员|员工|职工|客户|企业|农户|家庭|项目|社区|家长|基层)$/u.test(name.slice(surnameLength))) return -9;
  if (isPartOfOther(scan, name, start, end, context)) return -9;
  const known = scan.matchesFrom(start).find((match) => match.end === end);
  if (known !== undefined && !known.entries.every((entry) => entry.ambiguous || entry.type === "PERSON")) return -3;
  const around = contextEvidence(scan, start, end, context) - (name.length === 2 && endsSurname(scan, start) ? 1.2 : 0);
  // Two characters that nothing around speaks for are a word more often than a name.
  const alone = name.length === 2 && around <= 0.2 ? -0.6 : 0;
  return cut + alone + around + (introduced ? 0 : wordEvidence(scan, start, surnameLength, end)) + characterEvidence(name, surnameLength);
}

/** 常务副书记庄严, …: a word of every day, where a position stands before it and a mark behind. */
function isNamedAfterTitle(scan: Scan, start: number, end: number, context: PersonContext): boolean {
  return context.titleEnds(start) && /^[,。;、]?$/u.test(scan.after(end, 1)) && /^(?:a|an|ad|nr|nrt|z)$/u.test(scan.tokenAt(start)?.tag ?? "") && scan.tokenAt(start)?.end === end;
}

/** Whether what stands around shows that the characters belong to other words. */
function isPartOfOther(scan: Scan, name: string, start: number, end: number, context: NameContext): boolean {
  if (NOT_A_PERSON_BEFORE.test(scan.before(start, 3)) || NOT_A_PERSON_AFTER.test(scan.after(end, 9))) return true;
  // 门店和华致连锁: between two names, the surname is the conjunction.
  if (CONJUNCTIONS.has(name.charAt(0)) && /[\u4e00-\u9fffA-Za-z0-9)”》]$/u.test(scan.before(start, 1)) && !context.titleEnds(start) && !PLAIN_HONORIFICS.has(scan.after(end, 2))) return true;
  if (/^[上下本]?周[一二三四五六日末天]/u.test(name)) return true;
  // 田中精机: a founder's surname and what his company makes.
  if (name.length >= 3 && COMPANY_ENDING.test(name)) return true;
  // 2022年|首周, 天津辛庄镇: a year's, a place's.
  if (name.startsWith("年") && /[\d万今去明每近前后]$/u.test(scan.before(start, 1))) return true;
  if (name.length === 3 && /[镇乡县]$/u.test(name) && !context.titleEnds(start)) return true;
  // 省长王凯|作政府工作报告: what was made.
  if (name.length === 3 && name.endsWith("作") && /^[^,。;\n]{0,8}(?:报告|讲话|发言|演讲|说明|致辞|部署)/u.test(scan.after(end, 12))) return true;
  // 会见罗斯|后表示: when it was said.
  if (name.length === 3 && name.endsWith("后") && (SPEECH_VERBS.has(scan.after(end, 2)) || /^[,说称]/u.test(scan.after(end, 1)))) return true;
  // 董事长白涛|致开篇辞
  if (name.length === 3 && name.endsWith("致") && /^[^,。;\n]{0,6}[辞词]/u.test(scan.after(end, 8))) return true;
  // 单季|增8.1%: the last character is what the number does.
  if (/[增减涨跌升降超达占破]$/u.test(name) && /^[\d.-]/u.test(scan.after(end, 1))) return true;
  // 400亩黄精田: what is counted.
  if (/\d[余多]?[亩吨斤株棵头只箱袋盒瓶]$/u.test(scan.before(start, 3))) return true;
  // 派发现金红利: the dictionary may cut 发现 there, but the words are 现金 and 红利.
  return name.startsWith("金") && scan.before(start, 1) === "现";
}

/** 赵振元|拟减持: the guess for an unknown name took the next word along. */
function isJoinedToVerb(scan: Scan, end: number): boolean {
  const token = scan.tokenAt(end);
  return token?.tag === "x" && token.end === end + 1 && /[拟将与和因对向从被称说均也并系是在以为及已未曾于就作做任致赴率摄则都仍]/u.test(scan.charAt(end));
}

/** 种植|户张|正林: the guess for an unknown name took the end of the word before it. */
function isJoinedToRole(scan: Scan, start: number): boolean {
  const token = scan.tokenAt(start);
  return token?.tag === "x" && token.start === start - 1 && BEFORE_NAME.test(scan.before(start, 4));
}

/** 、许|孔斌先生: a surname that stands alone before a name is part of it. */
function endsSurname(scan: Scan, start: number): boolean {
  return FREQUENT_SURNAMES.has(scan.charAt(start - 1)) && scan.isBoundary(start - 1) && (/^[\s、,。;:(“【]?$/u.test(scan.before(start - 1, 1)) || BEFORE_NAME.test(scan.before(start - 1, 4)));
}

function wordEvidence(scan: Scan, start: number, surnameLength: number, end: number): number {
  const first = scan.tokenAt(start);
  if (first === undefined || !scan.hasTags) return scan.hasTags ? -2 : -0.6;
  if (first.start === start && first.end === end) {
    if (NAME_TAGS.has(first.tag)) return end - start >= 3 ? 2.2 : 0.9;
    if (first.tag === "x") return end - start >= 3 ? 1.2 : 0;
    if (first.tag.startsWith("n") && end - start >= 3) return first.tag === "n" ? -0.3 : 0;
    return end - start >= 3 ? -0.5 : -2;
  }
  const given = scan.tokens[scan.tokenIndexAt(start) + 1];
  let score = first.end === start + surnameLength && NAME_TAGS.has(first.tag) ? 1.2 : 0.2;
  if (given?.start === start + surnameLength && given.end === end) {
    if (NAME_TAGS.has(given.tag) || given.tag === "x") score += 0.9;
    else if (/^[vdpcrumfq]/u.test(given.tag)) score -= given.end - given.start === 1 ? 0.9 : 1.5;
    else if (given.tag === "ns" || given.tag === "nt") score -= 0.8;
    else score -= given.end - given.start === 1 ? 0.2 : 0.5;
  } else {
    score -= 0.1;
  }
  return score;
}

const CONJUNCTIONS = characters("和与于从向应将");
/** Surnames that are function words, verbs or common nouns first of all. */
const DOUBTFUL_SURNAMES = characters(`和于从向应能后那都将连强满易全安成常时步高平方明文水车白黄金花马牛万千百经管党双通应关解相单计从束终空钱权年海归国师东西南北阳公开谈楼`);

function characterEvidence(name: string, surnameLength: number): number {
  let score = FREQUENT_SURNAMES.has(name.charAt(0)) || surnameLength === 2 ? 0.4 : -0.7;
  if (name.length - surnameLength === 3) return JAPANESE_GIVEN.test(name) ? 1 : -3;
  if (surnameLength === 1 && "和于从向应能后那都将连强满全束".includes(name.charAt(0))) score -= 1.2;
  else if (surnameLength === 1 && DOUBTFUL_SURNAMES.has(name.charAt(0))) score -= 0.3;
  for (const character of name.slice(surnameLength)) score += RARE_GIVEN.has(character) ? -0.6 : GIVEN_NAME_CHARACTERS.has(character) ? 0.3 : -0.5;
  if (name.length - surnameLength === 1) score -= 0.5;
  if (NOT_LAST.has(name.charAt(name.length - 1))) score -= 1.3;
  const [first, second] = name;
  if (first === second) score -= 1;
  return score;
}

function contextEvidence(scan: Scan, start: number, end: number, context: NameContext): number {
  let score = 0;
  // 副总经理|楊照|到: behind a position, a word of no dictionary.
  if (context.titleEnds(start)) score += isUnknownWord(scan, start, end) ? 2.6 : 2;
  else if (BEFORE_NAME.test(scan.before(start, 4))) score += 0.9;
  else if (context.organisationEnds(start) && end - start >= 3) score += 0.5;
  // 【易会满: …】: who speaks, in a heading.
  if (/[【\[]$/u.test(scan.before(start, 1)) && scan.charAt(end) === ":") score += 0.5;
  // 总书记|曾|来到: an adverb and a verb, cut or whole.
  if (end - start === 2 && /^[dc]/u.test(scan.tokenAt(start)?.tag ?? "") && scan.isBoundary(start + 1)) score -= 2;
  // 没有|商定新的: what is denied or done is no one.
  if (/(?:没有|尚未|并未|未|不|无)$/u.test(scan.before(start, 2)) && scan.isBoundary(start)) score -= 1.5;
  if (context.titleStarts(end)) score += 1.2;
  const next = scan.tokenAt(end);
  const following = next?.start !== end ? "" : scan.word(next);
  if (SPEECH_VERBS.has(following) || SPEECH_VERBS.has(scan.after(end, 2))) score += 1.5;
  if (PLAIN_HONORIFICS.has(scan.after(end, 2))) score += 2;
  if (AFTER_NAME.test(scan.after(end, 3))) score += 0.6;
  // 祁宏、|范志毅: what is listed beside someone is someone.
  if (/[、和与 ]$/u.test(scan.before(start, 1)) && context.nameEnds(start - 1)) score += end - start >= 3 ? 0.7 : 0.5;
  if (/[、]$/u.test(scan.before(start, 1)) && /^[、和等]/u.test(scan.after(end, 1))) score += 0.2;
  if (next?.tag === "uj" || /^[,。]/u.test(scan.after(end, 1))) score += 0.1;
  // A common noun right after (陈列室, 高新企业) speaks for a compound.
  if (next !== undefined && /^(?:n|vn|nz)$/u.test(next.tag) && next.end - next.start === 1) score -= 0.7;
  return score;
}

function isUnknownWord(scan: Scan, start: number, end: number): boolean {
  const token = scan.tokenAt(start);
  const next = scan.tokenAt(end);
  return token?.tag === "x" && token.start === start && token.end === end && (next === undefined || /^[pcuvd]/u.test(next.tag) || !isHan(scan.norm.charCodeAt(end)));
}

/** 桥本龙太郎: given names of three characters. */
const JAPANESE_GIVEN = /[郎子介夫雄彦太助树美惠]$/u;

const HONORIFIC_STARTS = new WordSet(HONORIFICS);

/** 宋女士, Z先生, 张某某, 王医生. */
export function findHonorifics(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < scan.norm.length; i += 1) {
    const familiar = familiarLength(scan, i);
    if (familiar > 0) {
      found.push({ start: i, end: i + familiar, type: "PERSON", subtype: "honorific", confidence: 0.72, source: "person:familiar" });
      continue;
    }
    const prefix = honorificPrefix(scan, i);
    // 孙|中山先生, 格|林女士: what is the end of a longer name.
    if (!scan.isBoundary(i) && (prefix === 2 || NAME_TAGS.has(scan.tokenAt(i)?.tag ?? ""))) continue;
    // 仇|云龙先生: what is the end of a given name that the dictionary has as a word.
    const around = scan.tokenAt(i);
    if (prefix === 1 && around !== undefined && around.start < i && around.end === i + 1 && endsSurname(scan, around.start)) continue;
    if (prefix === 0 || !HONORIFIC_STARTS.canBegin(scan.norm.charCodeAt(i + prefix))) continue;
    const length = honorificLength(scan, i, i + prefix);
    if (length === 0) continue;
    found.push({ start: i, end: i + prefix + length, type: "PERSON", subtype: "honorific", confidence: 0.9, source: "person:honorific" });
  }
  return found;
}

/** 茶农老陈, 小李说: a surname with 老 or 小, behind who it is or before what is said. */
function familiarLength(scan: Scan, start: number): number {
  const first = scan.charAt(start);
  if ((first !== "老" && first !== "小") || !FREQUENT_SURNAMES.has(scan.charAt(start + 1))) return 0;
  const end = start + 2;
  const introduced = /(?:农|户|员|师傅|村民|店主|老板|车主|客户|司机)$/u.test(scan.before(start, 2));
  // 查勘|员小李, 老|陈在: the guess for an unknown name takes its neighbours along.
  const starts = scan.isBoundary(start) || (introduced && scan.tokenAt(start)?.tag === "x");
  const ends = scan.isBoundary(end) || (introduced && scan.tokenAt(end)?.tag === "x" && /[在向对说的和与]/u.test(scan.charAt(end)));
  const speaks = SPEECH_VERBS.has(scan.after(end, 2)) || /^[说称]/u.test(scan.after(end, 1));
  // 小米回应: the company.
  if (!starts || !ends || !(introduced || speaks) || scan.matchesFrom(start).some((match) => match.end === end)) return 0;
  return 2;
}

/** The length of a surname or initial that can stand before an honorific. */
function honorificPrefix(scan: Scan, start: number): number {
  const code = scan.norm.charCodeAt(start);
  if (isUpper(code) && !isLatin(scan.norm.charCodeAt(start - 1))) return 1;
  if (!SURNAME_STARTS.canBegin(code)) return 0;
  if (DOUBLE_STARTS.canBegin(code) && DOUBLE_SURNAMES.has(scan.norm.slice(start, start + 2))) return 2;
  // 去年|先生产: the end of another word.
  if (DOUBTFUL_SURNAMES.has(scan.charAt(start)) && !scan.isBoundary(start)) return 0;
  return SURNAMES.has(scan.charAt(start)) ? 1 : 0;
}

function honorificLength(scan: Scan, start: number, from: number): number {
  const someone = /^某{1,2}/u.exec(scan.after(from, 2))?.[0] ?? "";
  const rest = scan.after(from + someone.length, 4);
  for (const length of [3, 2, 1]) {
    const honorific = rest.slice(0, length);
    if (honorific.length < length || honorific.startsWith("某") || !HONORIFICS.has(honorific)) continue;
    if (PLAIN_HONORIFICS.has(honorific)) return someone.length + length;
    const lone = scan.isBoundary(start) && scan.isBoundary(from) && FREQUENT_SURNAMES.has(scan.charAt(start));
    const boundary = scan.isBoundary(from + someone.length + length);
    if (length === 1 || !lone || !boundary) continue;
    // 高经理, 常主任: a surname that is a word too must not belong to what stands before.
    if (/[一-鿿]$/u.test(scan.before(start, 1)) && !scan.isBoundary(start)) continue;
    // 老师向校长请假: a function word or a verb, and a position.
    if ("向于和从由与应能时将连包对安全常解关管单相计".includes(scan.charAt(start)) && /[一-鿿]$/u.test(scan.before(start, 1))) continue;
    if (/^(?:高|常|总|副|大|老|小|原|前|代|正|王牌|金牌)/u.test(scan.charAt(start))) continue;
    return someone.length + length;
  }
  return someone === "" || !scan.isBoundary(start) ? 0 : someone.length;
}
