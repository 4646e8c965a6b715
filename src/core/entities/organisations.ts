/** Knows how Chinese organisations are named: the words they end in, how far left a name reaches, and branches and departments behind it. */

import type { Candidate } from "./candidate";
import { isHan, isLatin } from "./characters";
import { NOT_NAMES } from "./known";
import { words } from "./lexicon";
import type { Scan } from "./scan";
import { WordSet } from "./wordSet";

/** What a name that ends in a suffix is: its subtype, and how much the name before it must prove. */
interface Suffix {
  readonly subtype: string;
  /**
   * `any`: whatever stands before it is its name (有限公司); `proper`: a place, a known or an unknown word must stand
   * before it (证券, 银行); `anchored`: it must follow a place or a known organisation (局, 中心); `listed`: a word of every day too, so the context must speak of a share or a company.
   */
  readonly demands: "any" | "proper" | "listed" | "anchored";
}

const TABLE: readonly (readonly [Suffix["demands"], string, string])[] = [
  ["any", "insurer", "保险股份有限公司 保险有限公司 保险有限责任公司 保险集团股份有限公司 保险（集团）股份有限公司 保险(集团)股份有限公司 保险公估有限公司 保险经纪有限公司 保险代理有限公司"],
  ["any", "bank", "银行股份有限公司 银行有限公司 银行有限责任公司 农村商业银行 村镇银行 农商银行 农商行 城商行 农村信用社 农村信用合作联社"],
  ["any", "other", "股份有限公司 有限责任公司 股份公司 有限公司 集团公司 总公司 (有限合伙) 合伙企业 合伙企业(有限合伙) 会计师事务所 律师事务所 事务所 控股集团 集团股份 集团 俱乐部 研究院 研究所 设计院 科学院"],
  ["any", "association", "行业协会 协会 学会 商会 联合会 促进会 基金会 联席会 理事会 同业公会 公会 总工会"],
  ["any", "hospital", "人民医院 中医院 中医医院 中心医院 妇幼保健院"],
  ["proper", "hospital", "医院 卫生院 诊所"],
  ["any", "other", "大学 理工学院 职业技术学院 师范学院 学院 中学 小学 一中 幼儿园"],
  ["any", "media", "日报 晚报 晨报 早报 商报 时报 都市报 周报 周刊 电视台 广播电台 卫视 通讯社 新闻社 出版社 杂志社 报社 报业集团 出版集团"],
  ["any", "exchange", "证券交易所 期货交易所 商品交易所 产权交易所 金属交易所 交易所"],
  ["proper", "insurer", "人寿 财险 产险 寿险 农险 健康险 养老险 再保险 保险 相互保险社 人寿保险 财产保险 保险公司 寿险公司 财险公司"],
  ["proper", "bank", "银行 信用社"],
  ["proper", "other", "证券 期货 信托 基金 资管 理财 消费金融 金融租赁 公司 控股 股份 投资公司 基金公司 证券公司 资产管理公司 资本 创投 科技 电子 实业 药业 制药 医药 生物 医疗 新材 新材料 新能源 能源 智能 通信 通讯 软件 环保 电气 电器 电力 重工 机械 化工 化学 石化 矿业 钢铁 有色 汽车 地产 置业 建工 建材 航空 航天 物流 食品 乳业 酒业 牧业 水务 水泥 燃气 服饰 家居 光电 半导体 微电子 国际 高科 股份 水电 发电 电源 电缆 精工 特钢 铝业 铜业 锂业 稀土 黄金 珠宝 百货 零售 影业 互娱 轨交 玻璃 纸业 轮胎 氟化工 动力 装备 仪器 自动化 激光 生命科学 基因 置地 数码 光学 钢构 股份 重科 智造 精密 磁材 生化 饲料 种业 面业 油服 船舶 航电"],
  ["listed", "other", "教育 旅游 酒店 高速 机场 材料 设备 机器人 芯片 存储 技术 健康 疫苗 体育 娱乐 物业 服务 商业 商城 文化 环境 网络 信息 数据 游戏 超市 零售 汽车 能源 航空 医疗 生物 农业 建设 电力 黄金 食品 传媒 影视 水泥 钢铁 煤业 煤电 能化 电气 电机 高新 高科 国际 控股 集团 发展 时代 动力 材 创新 股份 医美 美妆 家纺 啤酒 酒 乳品 调味 租赁 货运"],
  ["anchored", "government", "人民政府 政府 市委 省委 县委 区委 自治区党委 党委 人大常委会 人大 政协 纪委监委 纪委 监委 法院 人民法院 中院 高院 中级人民法院 高级人民法院 检察院 人民检察院 公安局 公安厅 公安分局 分局 派出所 发改委 发展改革委 发展和改革委员会 经信委 经信厅 工信厅 工信局 科技局 科技厅 科委 科技委 教育局 教育厅 教委 民政局 民政厅 司法局 司法厅 财政局 财政厅 人社局 人社厅 人力资源和社会保障局 人力资源和社会保障厅 自然资源局 自然资源厅 规划和自然资源局 规自局 生态环境局 生态环境厅 环保局 住建局 住建厅 住建委 住房和城乡建设局 住房和城乡建设厅 住房和城乡建设委员会 住房城乡建设局 房管局 城管局 交通局 交通运输局 交通运输厅 交通委 水利局 水利厅 水务局 农业农村局 农业农村厅 农委 商务局 商务厅 商务委 文旅局 文旅厅 文化和旅游局 文化和旅游厅 卫健委 卫健局 卫生健康委 卫生健康委员会 卫生局 卫生厅 卫计委 应急管理局 应急管理厅 应急局 审计局 审计厅 国资委 市场监管局 市场监督管理局 工商局 税务局 地税局 国税局 统计局 体育局 医保局 医疗保障局 药监局 药品监督管理局 金融办 金融局 金融工作局 地方金融监督管理局 地方金融监管局 信访局 气象局 地震局 海事局 海关 税务总局 公积金中心 公积金管理中心 疾控中心 交警支队 交警大队 消防支队 消防救援支队 公安 管委会 管理委员会 街道办 街道办事处 居委会 村委会 委员会 办公厅 办公室 指挥部 联防联控机制 外交部 国防部 财政部 商务部 司法部 内政部 能源部 劳工部 农业部 交通部 教育部 卫生部 环境部 国会 议会 参议院 众议院 最高法院 内阁 国务院 总统府 大使馆 领事馆 总领馆 使馆 军方 军队 空军 海军 陆军 警方 警察局 警察厅 情报局 统计局 移民局 药管局 卫生部 卫生厅 疾控中心 疾病预防控制中心 民政事务总署 卫生防护中心 特区政府 红十字会 妇联 团委 工商联 总商会 党校 行政学院 证监局 银保监局 保监局 银监局 外汇管理局 外管局 金管局 监管局 监管分局"],
  ["anchored", "association", "产业联盟 创新联盟 技术联盟 发展联盟 联盟 同盟"],
  ["anchored", "regulator", "银保监局 银保监分局 银保监会 证监局 证监会 金融监管局 央行 中央银行"],
  ["anchored", "other", "中心 研究中心 创新中心 服务中心 交易中心 会展集团 实验室 总队 支队 大队 队 代表队 国家队 男篮 女篮 男足 女足 女排 男排 站 分校 分院 分会 附中 附小 附属医院 厂 总厂 矿 局 厅 署 处 委 院 社 会 所 校 部 司 厅 集团 电网 供电公司 电力公司 地铁 铁路局 铁路 烟草 银行业 航空公司 自来水公司 热力公司 城投 交投 建投 国投 博物馆 图书馆 美术馆 剧院 交响乐团 乐团 动物园 车队 海事处"],
];

const BRANCHES =
  "分公司|中心支公司|支公司|省分公司|市分公司|中支|分行营业部|分行|支行|营业部|营业厅|证券营业部|营销服务部|营服|办事处|代表处|事业部|分部|子公司|事业群|事业本部|分局|分中心|分院|分会|分校|研究院|研究所|研究中心|客户服务中心|客服中心|电话中心|运营中心|数据中心|结算中心|信用卡中心|直属支行|管理部|电网|联通|移动|电信|石油|石化|烟草|中心城区支行|公司";

const SUFFIXES: ReadonlyMap<string, Suffix> = new Map(
  // Reversed: of a word that stands in several rows, the first row counts.
  TABLE.toReversed().flatMap(([demands, subtype, list]) => list.split(" ").map((word): [string, Suffix] => [word, { demands, subtype }])),
);
const SUFFIX_WORDS = new WordSet(SUFFIXES.keys());

/** Words that no name begins with or reaches across, whatever their tag. */
const STOPS = words(`
大力推广 大力发展 因 因涉嫌 因涉 如 例如 比如 诸如 占 致电信 鉴于 截至 截止 超过 高于 低于 下调 上调 调高 调低 维持 给予 重申 首予 提振 称截止 称截至 截止本 截至本 详细 港股 美股 A股 H股 B股 台股 日股 韩股 概念股 个股 龙头股 权重股 蓝筹股 成分股 成份股 次新股 妖股 牛股 对标 曝 传 疑 惊现 评级 目标价 致电 来电 致信 走访 调研 考察 视察 会见 会晤 接见 看望 慰问 一流 优质 大中城市 中小城市 各省市 指令 责令 敦促 警告 批评 指责 谴责 抨击 呼吁 游说 状告 约谈 问询 督促 通报 表彰 嘉奖 奖励 祝贺 感谢 力挺 抄底 清仓 建仓 重仓 加仓 减仓 做空 做多 唱空 唱多 狙击
日起 月起 年起 暨 兼 系 vs VS 图为 原 位于 告 告上 起诉 对阵 坐落 的 了 在 和 与 及 以及 并 或 对 向 从 由 被 把 将 为 是 以 于 等 据 称 说 而 但 也 都 就 还 又 至 到 给 让 使 因 如 若 之 所 者 其 该 本 此 这 那 某 某某 各 每 多 几 全 据 向 另据 有 无 未 不 已 曾 共 均 则 即 家 名 位 个 间 户 项 起 次 多家 一家 两家 三家 数家 首家 各家 这家 那家 多个 一个
我 你 他 她 它 我们 他们 自己 目前 日前 近日 今年 去年 昨日 今日 其中 其他 其它 包括 以下 简称 下称 又称 旗下 下属 所属 隶属 公司 本公司 企业 机构 集团旗下 上述 有关 相关 多数 部分 全部 所有 一些 某些 许多 大量 众多 各大 各地 各级 全行业 其后 随后 此外 同时 位于 来自 通过 关于 根据 按照 依据 作为 成为 称为 属于 称作 叫做
获得 获 成立 收购 携手 联合 参股 增持 减持 持有 买入 卖出 看好 任命 访问 拜访 加入 离开 前往 起诉 处罚 支持 推荐 推出 发布 公布 公告 宣布 签署 签约 合作 参加 出席 参与 走进 进入 进驻 入驻 落户 拟 拟以 拟向 拟将 要求 委托 授权 批准 同意 接受 提交 报送 聘请 担任 出任 历任 曾任 现任 兼任 任职 就职 就读 毕业于 毕业 考入 任 兼 现 原任 调任 转任 加盟 效力 投奔 挑战 击败 战胜 对阵 迎战 主场 客场 对
包含 涉及 针对 围绕 依托 借助 面对 经过 遭 遭遇 受 受到 感谢 邀请 组织 主办 承办 协办 牵头 指导 监督 管理部门 打造 建设 建立 设立 组建 控股股东 股东 大股东 第一大股东 子公司 全资子公司 控股子公司 参股公司 关联方 母公司 客户 供应商 合作伙伴 同行 国内 国外 海外 境内 境外 全球 世界 当地 本地 我国 全国 我省 我市 该市 该省
最大 最 期间 额外 万余 某些 一座 这座 齐聚 随着 其余 除 截止 总额 附加 增资 投 新 大 小 老 建成 互联网 会同 显示 表示 认为 指出 透露 介绍 强调 报道 讯 记者 消息 数据 来源 文章来源 责任编辑 编辑 作者 图片 声明 标题 原标题 转让 出售 收到 涉嫌 关联 投入 出资 融资 借款 贷款 担保 质押 中标 承接 承建 供货 供应 采购 租赁 运营 经营 负责 完成 实现 推进 推动 促进 加强 提升 提高 增强 优化 深化 落实 开展 启动 开通 上线 覆盖 服务 助力 赋能 引领 领先 优秀 优质 先进 知名 著名 大型 中型 小型 中小型 中小 微型 龙头 头部 传统 新兴 国有 民营 外资 合资 私营 上市 非上市 拟上市 全资 独资 专业 综合 主要 重要 核心 代表性 典型 类似 同类 不同 另外 另 另有 还有 尤其 特别 例如 比如 譬如 像 跟 同 比 较 向着 朝 往 经 经由 自 自从 当 当时 时 后 前 中 里 内 外 上 下 间 期间 以来 之后 之前 以后 以前`);

/** Nouns that say what kind of organisation, not which: alone before a suffix they name none. */
const GENERIC = words(`
财险 产险 寿险 健康险 养老险 农险 再保险 车险 保险 证券 银行 基金 商业 投资 股份 股份制 城商 政策性 地方 地方性 区域性 农村 城市 城商 民营 国有 国有大型 中央 外资 中资 内资 合资 上市 非上市 大型 中型 小型 中小 中小型 财产 人寿 人身 健康 养老 医疗 汽车 责任 意外 农业 工程 信用 保证 再 互联网 网络 科技 金融 金融科技 小额贷款 小贷 消费 消费金融 租赁 融资 融资租赁 融资担保 担保 信托 资产 资产管理 财富 财富管理 理财 私募 公募 公募基金 私募基金 股权 创业 产业 行业
房地产 地产 物业 建筑 建材 家电 家居 家具 电子 电力 能源 新能源 石油 天然气 煤炭 钢铁 有色 有色金属 化工 医药 制药 生物 生物医药 食品 饮料 白酒 纺织 服装 零售 百货 电商 电子商务 物流 快递 运输 航空 航运 铁路 公路 港口 旅游 酒店 餐饮 传媒 文化 影视 游戏 教育 培训 体育 环保 水务 通信 通讯 电信 软件 信息 信息技术 半导体 芯片 光伏 风电 锂电 锂电池 动力电池 电池 军工 机械 装备 设备 制造 制造业 工业 农林 种业 贸易 外贸 进出口 咨询 广告 会计 律师 法律 审计 评级 信用评级 经纪 保险经纪 代理 中介 第三方 平台 品牌 龙头 头部 公立 民办 私立 三甲 三级甲等 定点 专科 综合 综合性 儿童 妇幼 口腔 方舱 重点 高等 普通 职业 国家级 省级 市级 区级 县级 当地 本地 全国 全国性 国际 国际性 全球 海外 境外 境内 国内 外国 相关 主管 监管 管理 行政 执法 职能 政府 公共 社会 社区 街道 公益 慈善 研究 科研 学术 专业 技术 高新 高新技术 创新 服务 客户 客户服务 业务 营业 总 分 子 母 控股 参股 关联 集团 合作 签约 第一 第二 首家 优秀 主流 新 老 大 小 高 优质 智能 智慧 数字 绿色 低碳 现代 传统 人工智能 大数据 云计算 区块链 物联网 商品 期货 现货 外汇 黄金 股票 债券 指数 货币 混合 量化 对冲 原油 铁矿石 以太币 比特币 焦炭 焦煤 铜 铝 锌 镍 锡 铅 白银 豆粕 豆油 棕榈油 玉米 生猪 鸡蛋 棉花 白糖 螺纹 螺纹钢 热卷 沪铜 沪铝 甲醇 乙二醇 纯碱 动力煤 国债 股指 交割 主力 夜盘 海关 统计 指数 主权 主权财富 母 产业投资 引导 并购 风险投资 风投 家族 医保 社保 公积金 养老金 企业 企业年金 数据 芯 原 核 电 水 油 气 车 家 男子 女子 青年 青少年 老年 专家 业主 业主委员会 家长 党组织 工会 基层 上级 下级 直属 派出 内部 外部 独立 审核 薪酬 提名 战略 风险 合规 风控 发展 战略发展 仲裁 调解 评审 评选 组织 筹备 筹委会 执行 常务 特别 临时 联合 首届 本届 会员 理事 股东 职工 员工 债权人 债委会 持有人 基金份额 中国 生命 安全 卫生 财务 人力 行政 市场 销售 采购 后勤 综合管理 技术研发 研发 生产 质量 检测 检验 认证 第三方检测 民间 官方 半官方 非营利 营利性`);

/** The leading words of such names come before a place without being part of the name. */
const LEADS = words(`中国 全国`);

const NOT_COMPANY_HEADS = words(`央企 国企 民企 车企 房企 药企 外企 名企 公司 本公司 持有 增持 减持 回购 部分 流通 发行 认购 优先 国有 收购 转让 质押 限售 普通 原始 股份 高新 现代 传统 新型 绿色 清洁 可再生 核心 关键 前沿 先进 智能 智慧 数字 信息 生物 医疗 金融 教育 体育 农业 人工 电动 国产 进口 消费 商用 乘用 家用 工业 军用 民用 海洋 航空 航天 城市 农村 乡村 社区 居家 健康 专业 配套 基础 公共 社会 政务 综合 客户 特色 便民 增值 技术 知识 文化 红色 研学 跨境 在线 线上 线下 移动 企业 个人 精准 保险 理赔 法律 养老 医养 普惠 优质 高端 一体 服务 新兴 战略 未来 成熟 高等 职业 义务 家庭 学前 素质 网络 大宗 国际`);

/** The anchors of a name: places and organisations that are known already, by their start. */
export interface Anchors {
  readonly anchorsEndingAt: (offset: number) => readonly { readonly start: number; readonly kind: "ORG" | "PLACE" }[];
}

const MAX_REACH = 28;

/** Names that end in a telling word. */
export function findBySuffix(scan: Scan, anchors: Anchors): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < scan.norm.length; i += 1) {
    const length = suffixLengthAt(scan, i);
    if (length === 0) continue;
    const candidate = nameBefore(scan, i, i + length, anchors);
    if (candidate !== undefined) found.push(candidate);
  }
  return found;
}

/** The longest suffix that begins at an offset and ends where a word ends; 0 where there is none. */
function suffixLengthAt(scan: Scan, start: number): number {
  for (const length of SUFFIX_WORDS.lengthsAt(scan.norm, start)) {
    if (length < 4 && !scan.isBoundary(start + length) && !isBeforeMember(scan, start, start + length)) continue;
    // 网站, 平台: the last character of a common word is no ending of a name.
    if (length <= 2 && !scan.isBoundary(start) && !/^(?:x|ns|nt|nz|nr|g)/u.test(scan.tokenAt(start)?.tag ?? "") && !(length === 2 && /^(?:监测|研究|检测|检验|服务|交易|救援|指挥|控制|评价|评估|培训|创新|信息|发展|交流|合作|推广|管理|审计|实验|科研|培育|教育|保障|促进)中心$|^(?:教育|公安|财政|税务|卫生|工商|商务|交通|文化|旅游|环保|农业|水利|民政|司法|人社|体育|气象|统计|审计|国土|规划|住建|城管|应急|市场监管|知识产权|质监|药监|海洋|林业|粮食|能源|科技|档案)[局厅委部]$/u.test(scan.norm.slice(scan.tokenAt(start)?.start ?? start, start + length)))) continue;
    return length;
  }
  return 0;
}

/** 政协委员, 人大代表: the dictionary's words for members of a body. */
function isBeforeMember(scan: Scan, start: number, end: number): boolean {
  return /^(?:政协|人大|党委|纪委|省委|市委|县委|区委)$/u.test(scan.norm.slice(start, end)) && /^(?:委员|主席|副|书记|常委|代表|秘书长)/u.test(scan.after(end, 3));
}

interface Reach {
  readonly start: number;
  readonly proper: boolean;
  readonly anchored: boolean;
}

function nameBefore(scan: Scan, suffixStart: number, end: number, anchors: Anchors): Candidate | undefined {
  const suffix = SUFFIXES.get(scan.norm.slice(suffixStart, end));
  if (suffix === undefined) return undefined;
  const after = scan.after(end, 2);
  if (suffix.demands !== "any" && /^(?:[们化性型类感]|市场|行业|板块|产业|业务|产品|从业|机构|监管|人士|系统|领域)/u.test(after)) return undefined;
  const reach = reachLeft(scan, suffixStart, anchors, suffix.demands);
  if (reach === undefined) return undefined;
  const core = scan.norm.slice(reach.start, suffixStart);
  if (/(?:本|该|我|贵|此|子|母|总|分|支|各)公司$/u.test(scan.norm.slice(reach.start, end)) || NOT_SHARES.test(scan.norm.slice(reach.start, end))) return undefined;
  if (suffix.demands === "proper" && reach.anchored && end - suffixStart === 2 && !NEEDS_NO_SHARE.test(scan.norm.slice(suffixStart, end)) && isPlaceOnly(anchors, reach.start, suffixStart) && !speaksOfCompany(scan, end)) return undefined;
  if (core === "" || (suffix.demands === "anchored" && !reach.anchored)) return undefined;
  if (suffix.demands === "listed" && !(core.length <= 3 && speaksOfCompany(scan, end))) return undefined;
  if (suffix.demands === "proper" && !reach.anchored && anchors.anchorsEndingAt(reach.start).some(({ kind }) => kind === "ORG")) return undefined;
  if (suffix.demands === "proper" && reach.anchored && core.length > 9 && end - suffixStart <= 2) return undefined;
  if (!reach.anchored && !provesItself(scan, reach, core, suffix, suffixStart, end)) return undefined;
  // 上海某生物科技有限公司: without a name of its own, only as it stands with its place.
  const anonymous = suffix.demands === "any" && !reach.anchored && isGeneric(scan, reach.start, suffixStart);
  if (anonymous) return undefined;
  const length = end - reach.start;
  const base = suffix.demands === "any" ? 0.86 : suffix.subtype === "government" || suffix.subtype === "regulator" ? 0.84 : 0.66;
  const confidence = Math.min(0.95, base + (reach.anchored ? 0.08 : 0) + (length >= 8 ? 0.04 : 0) - (length > 20 ? 0.15 : 0));
  return { start: reach.start, end, type: "ORG", subtype: suffix.subtype, confidence, source: `organisation:${suffix.demands}` };
}

/** Shares and contracts that end like companies. */
const NOT_SHARES = /(?:存托股份|优先股份|普通股份|限售股份|流通股份|库存股份|[豆粕油米麦棉糖胶铜铝锌镍锡铅金银煤炭钢铁矿纸浆]期货|原油期货|指数期货|股指期货|国债期货|商品期货)$/u;
/** Endings that make a name of any place before them; after others (俄罗斯国际) the text must speak of a company. */
const NEEDS_NO_SHARE = /^(?:银行|证券|信托|期货|基金|人寿|财险|保险|医院|诊所|公司|农险|产险|寿险)$/u;

function isPlaceOnly(anchors: Anchors, start: number, end: number): boolean {
  return anchors.anchorsEndingAt(end).some((anchor) => anchor.start === start && anchor.kind === "PLACE");
}

/** What stands behind the names of listed companies: announcements and prices. */
export function speaksOfCompany(scan: Scan, end: number): boolean {
  return /^(?:公告|公布|披露|发布|表示|宣布|[:(]|股份|涨|跌|封|收涨|收跌|收报|高开|低开|大涨|大跌|跟涨|跟跌|走高|走低|冲高|冲击|拟|等(?:个股|多股|股|公司|跟|涨|跌|概念)|消息|近日|今日|在(?:互动|机构|投资者)|一字|直线|午后|盘中|一度|触及|逼近|此前|预计|回应|涨超|跌超|股价|旗下|净利)/u.test(scan.after(end, 8));
}

/** Whether a name without a known beginning is one: a word of no dictionary, a name's tag, or enough of them. */
function provesItself(scan: Scan, reach: Reach, core: string, suffix: Suffix, suffixStart: number, end: number): boolean {
  if (core.length > 14 || (core.length === 1 && suffix.demands !== "any")) return false;
  if (suffix.demands === "any") {
    return reach.proper || (core.length >= 2 && end - suffixStart >= 4 && !isGeneric(scan, reach.start, suffixStart));
  }
  if (suffix.demands === "listed") return isCompanyShortName(scan, reach.start, core, end);
  if (!reach.proper && isHouse(scan, reach.start, core, suffixStart, end)) return true;
  if (!reach.proper || core.length > 6) return false;
  if (end - suffixStart <= 3 && suffix.subtype === "other") return isCompanyShortName(scan, reach.start, core, end);
  return true;
}

/** Directions and regions that houses are named after: 东南证券. */
const REGIONAL = words("东南 东北 西南 西北 东方 南方 北方 西部 东部 华东 华南 华北 华中 中原 江南 岭南 江海 东海 南海 渤海 黄海 长江 黄河 珠江 太平洋 大西洋 环球 寰宇");
const HOUSES = /^(?:证券|信托|期货|银行|人寿|财险|产险|保险|基金)$/u;

/** 东南证券, 砚山控股发布公告: a word of the dictionary that names a company, by its region or by what is said of it. */
function isHouse(scan: Scan, start: number, core: string, suffixStart: number, end: number): boolean {
  if (!scan.isBoundary(start) || !scan.isBoundary(end)) return false;
  if (REGIONAL.has(core) && HOUSES.test(scan.norm.slice(suffixStart, end))) return !/^(?:[区省市各]|地区)/u.test(scan.after(end, 2));
  const token = scan.tokenAt(start);
  return core.length === 2 && token?.start === start && token.end === suffixStart && /^(?:n|ns|nz)$/u.test(token.tag) && scan.isSentenceStart(start) && !GENERIC.has(core) && !NOT_COMPANY_HEADS.has(core) && /^(?:发布公告|公告|晚间公告|披露|涨超|跌超|涨逾|跌逾|涨停|跌停|\()/u.test(scan.after(end, 4));
}

/** Whether a stretch is made of words that name no one in particular. */
function isGeneric(scan: Scan, start: number, end: number): boolean {
  for (let i = scan.tokenIndexAt(start); i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token !== undefined && !GENERIC.has(scan.word(token))) return false;
  }
  return true;
}

/** 爱科科技, 鞍重股份: two characters that are no word, before a line of business. */
function isCompanyShortName(scan: Scan, start: number, core: string, end: number): boolean {
  if (NOT_COMPANY_HEADS.has(core)) return false;
  if (core.length > 3 && !/[A-Za-z]/u.test(core)) return false;
  return scan.isBoundary(start) && scan.isBoundary(end);
}

/**
 * How far left of a suffix its name reaches: over nouns, names and unknown words, to the first known place or
 * organisation where there is one, never over a stop word, a verb or punctuation.
 */
function reachLeft(scan: Scan, from: number, anchors: Anchors, demands: Suffix["demands"]): Reach | undefined {
  let start = from;
  let proper = false;
  let anchoredAt = -1;
  const around = scan.tokenAt(from);
  if (around !== undefined && around.start < from && !scan.isBoundary(from) && !NOT_NAMES.has(scan.word(around))) {
    // The dictionary has the whole name as one word (上海申花队).
    start = around.start;
    proper = /^(?:x|nz|nr|nt|ns|g)/u.test(around.tag);
    if (scan.matchesFrom(start).some((match) => match.end <= from && match.entries.some((entry) => entry.type === "PLACE"))) return { start, proper, anchored: true };
  }
  while (start > 0 && from - start < MAX_REACH) {
    const anchor = longest(anchors.anchorsEndingAt(start), from);
    // A company's name is followed by its own business only: what else follows it is said of it.
    if (anchor?.kind === "ORG" && (demands === "listed" || (demands === "proper" && start < from))) break;
    if (anchor !== undefined) {
      start = anchor.start;
      anchoredAt = anchor.start;
      proper = true;
      if (anchor.kind === "ORG") {
        // 上海|世茂|建设有限公司: the place before a company's short name is part of the registered one.
        const place = demands === "any" && from > anchor.start ? longest(anchors.anchorsEndingAt(start).filter(({ kind }) => kind === "PLACE"), from) : undefined;
        if (place !== undefined) start = anchoredAt = place.start;
        break;
      }
      continue;
    }
    if (scan.charAt(start - 1) === ")") {
      const open = bracketBefore(scan, start);
      if (open === undefined) break;
      start = open;
      proper = true;
      continue;
    }
    if (scan.charAt(start - 1) === " " && demands === "any" && isLatin(scan.norm.charCodeAt(start)) && isLatin(scan.norm.charCodeAt(start - 2))) {
      start -= 1;
      continue;
    }
    const token = scan.tokenAt(start - 1);
    if (token?.end !== start) break;
    const joined = token.tag === "x" ? (JOINED_TO_NAME.exec(scan.word(token))?.[0].length ?? 0) : 0;
    if (joined > 0) {
      if (token.end - token.start - joined < 2) break;
      start = token.start + joined;
      proper = true;
      break;
    }
    const kind = wordKind(scan, token.start, token.end, token.tag, demands === "any" && anchoredAt < 0);
    if (kind === "stop") break;
    if (anchoredAt >= 0 && kind !== "proper") break;
    start = token.start;
    proper ||= kind === "proper";
  }
  if (anchoredAt >= 0 && start > anchoredAt) start = anchoredAt;
  start = trimLead(scan, start, from, anchoredAt);
  return start < from ? { start, proper, anchored: anchoredAt >= 0 && anchoredAt === firstAnchor(start, anchoredAt) } : undefined;
}

/** Function words that the dictionary's guesses join to an unknown name: 至达欣|公司, 1日向|深圳市达欣. */
const JOINED_TO_NAME = /^(?:这是?|那是?|至|[日月年](?:向|与|对|从|由|在|和|经)|与|及|于|被|把|由)/u;

function firstAnchor(start: number, anchoredAt: number): number {
  return anchoredAt >= start ? anchoredAt : -1;
}

function longest(
  candidates: readonly { readonly start: number; readonly kind: "ORG" | "PLACE" }[],
  from: number,
): { readonly start: number; readonly kind: "ORG" | "PLACE" } | undefined {
  let best: { readonly start: number; readonly kind: "ORG" | "PLACE" } | undefined;
  for (const candidate of candidates) {
    if (from - candidate.start > MAX_REACH) continue;
    if (best === undefined || candidate.start < best.start) best = candidate;
  }
  return best;
}

/** A place or addition in brackets within a name: 平安科技(深圳)有限公司. */
function bracketBefore(scan: Scan, end: number): number | undefined {
  const open = scan.norm.lastIndexOf("(", end - 2);
  if (open < 0 || end - open > 8) return undefined;
  const inner = scan.norm.slice(open + 1, end - 1);
  return /^[\u4e00-\u9fff]{2,5}$/u.test(inner) && /[\u4e00-\u9fff]$/u.test(scan.before(open, 1)) ? open : undefined;
}

/** Lines of business that are verbs elsewhere: within 世茂建设有限公司 they are part of the name. */
const BUSINESS = words(`企业 建设 投资 运营 经营 服务 租赁 担保 融资 供应 销售 开发 管理 咨询 设计 施工 制造 生产 贸易 发展 置业 控股 推广 检测 监理 维修 印刷 装饰 清洁 安装 拍卖 评估 培训 教育 代理 经纪 承包 旅游 出租 采购 建立`);

function wordKind(scan: Scan, start: number, end: number, tag: string, nameNeeded: boolean): "proper" | "common" | "stop" {
  const word = scan.norm.slice(start, end);
  if (nameNeeded && BUSINESS.has(word) && !scan.isSentenceStart(start)) return "common";
  if (STOPS.has(word)) return "stop";
  const code = scan.norm.charCodeAt(start);
  if (!isHan(code)) {
    if (/^(?:AI|IT|IP|VR|AR|ESG|ETF|GDP|APP|App|IPO|CEO|PC|LED|OLED|IC|SaaS|Saas|IoT|PE|VC|A|H|B|C)$/u.test(word)) return "stop";
    if (isLatin(code) && /^[A-Za-z&.-]+$/u.test(word)) return "proper";
    return /^\d{1,4}$/u.test(word) && tag === "m" && nameNeeded ? "common" : "stop";
  }
  if (/^(?:p|c|u|r|y|e|o|d)/u.test(tag)) return word.length >= 2 && tag === "d" ? "stop" : word.length === 1 && tag !== "d" ? "stop" : "stop";
  if (/^(?:q|t|f|m)/u.test(tag)) return word.length === 1 && tag === "q" ? "common" : "stop";
  if (GENERIC.has(word) || NOT_NAMES.has(word)) return "common";
  if (tag === "x" || tag === "nz" || tag === "nr" || tag === "nrt" || tag === "nt" || tag === "ns" || tag === "g") return "proper";
  if (tag.startsWith("v") && tag !== "vn") return nameNeeded && word.length <= 2 && !GENERIC.has(word) ? "common" : "stop";
  return "common";
}

/** Takes common words off the front of a name: what stands before its first telling word is not part of it. */
function trimLead(scan: Scan, start: number, from: number, anchoredAt: number): number {
  if (anchoredAt >= 0) return start;
  let trimmed = start;
  while (trimmed < from) {
    const token = scan.tokenAt(trimmed);
    if (token === undefined || token.end >= from) break;
    const word = scan.word(token);
    if (!(GENERIC.has(word) || /^[vadb]/u.test(token.tag)) || LEADS.has(word)) break;
    // 启航财险股份有限公司: where nothing else names it, the verb is its name.
    const opensClause = trimmed === start && !/[\u4e00-\u9fffA-Za-z0-9]$/u.test(scan.before(start, 1));
    if (!GENERIC.has(word) && (opensClause || isGeneric(scan, token.end, from))) break;
    trimmed = token.end;
  }
  return trimmed;
}

const BRANCH_TAIL = new RegExp(`^(?:集团|总公司|总行)?(?:${BRANCHES})`, "u");
const UNIT = /^[\u4e00-\u9fffA-Za-z0-9]{1,10}?(?:研究院|研究所|研究中心|实验室|事业部|事业群|营业部|办公室|委员会|工作室|中心|学院|总部|党委|工会|部|处|司|室|团队|小组|组)/u;
const UNIT_STOP = /[的了在和与及对向从由被把将为是以于据称说而但也都就还又至到给让使因如]|小组$|公司|全体|内部|外部|我们|相关|有关/u;

/**
 * Lengthens a name over the places, branches and departments behind it: company + place + branch is one name.
 * `placeEndsFrom` gives the ends of places that begin at an offset.
 */
export function extendRight(scan: Scan, end: number, placeEndsFrom: (offset: number) => readonly number[]): number {
  let current = end;
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const next = branchEnd(scan, current, placeEndsFrom) ?? unitEnd(scan, current);
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
    if (token === undefined || !/^(?:n|x|j|g|s)/u.test(token.tag) || STOPS.has(scan.word(token))) return undefined;
  }
  return start + match[0].length;
}

function branchEnd(scan: Scan, start: number, placeEndsFrom: (offset: number) => readonly number[]): number | undefined {
  let at = start;
  for (let places = 0; places < 3; places += 1) {
    const ends = placeEndsFrom(at);
    const next = Math.max(at, ...ends);
    if (next === at) break;
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

const OFFICE = /^(?:[\u4e00-\u9fff]{1,8}?(?:监管|管理|政策|财务|审计|法规|税政|条法|稽查|发展|改革|保护|调查|统计|国际|金融|市场|机构|综合|规划|预算|国库|外事|新闻|研究|投资|贸易|运行|消费|运输|审查|评价|人事|政法|产业|服务)[司局厅]|发审委|并购重组委|上市委|重组委|投保局|新闻办|货币政策委员会|公开市场委员会|审核委员会)/u;

/** 证监会投资者保护局, 财政部税政司: an office within an authority. */
export function officeEnd(scan: Scan, end: number): number | undefined {
  const match = OFFICE.exec(scan.after(end, 12));
  if (match === null || !scan.isBoundary(end)) return undefined;
  const last = end + match[0].length;
  return scan.isBoundary(last) && !UNIT_STOP.test(match[0]) ? last : undefined;
}

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
      if (token !== undefined && /^(?:服务|运营|管理|建设|投资|综合|合作|客户|供应|采购|贷款|融资|租赁)$/u.test(scan.word(token))) continue;
      return undefined;
    }
    if (token.tag === "v" && !/^(?:服务|运营|管理|营销|投资|研究|开发|研发|交易|采购|结算|清算|保全|理赔|核保|销售|消费|指导|宣传|组织|教育|培训|咨询|评审|信访|保卫|监察|法制|统战|综合|规划|创新|审计|发展|设计|监管|监督|稽查|检查|改革|督查|发行|上市)$/u.test(scan.word(token))) return undefined;
  }
  if (/^部$/u.test(unit) || /(?:全部|大部|内部|外部|西部|东部|南部|北部|中部|头部)$/u.test(unit)) return undefined;
  return end;
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
