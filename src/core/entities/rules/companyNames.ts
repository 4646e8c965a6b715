/** Knows what may be a company's short name: not what markets, goods and times are called, and how a name shows that it is one. */

import { isHan } from "../characters";
import { words } from "../lexicon";
import type { Scan } from "../scan";

/** What market news speaks of that is no company. */
export const NOT_COMPANIES = words(`
上市公司 挂牌公司 发行人 券商 信托公司 基金公司 媒体 股指 三大股指 集合竞价 PTA 变化 供应链 申报信息 主线 开发贷 美国国债 重大事项 主要原因 北京时间 上市辅导 磷酸铁 暗盘 集体 普遍 公司 本公司 具体 如下 以下 股价 日内 周内 月内 年内 股票 股市 股份 集团 个股 大市 市值 成交 成交额 成交量 盘面 尾盘 汇价 油价 金价 币价 期价 现货价 房价 均价 报价 售价 单价 楼市 债市 汇市 期市 币市 欧市 亚市 美市 权重 题材 人气 情绪 量能 板块 概念 行业 指数 大盘 两市 沪指 深成指 创业板 科创板 主板 港股 美股 A股 欧股 期货 现货 原油 黄金 白银 铜 铝 锌 镍 锡 铅 焦煤 焦炭 螺纹钢 铁矿石 铁矿 棉纱 郑棉 郑煤 郑醇 国际铜 粳米 粳稻 早籼稻 豆一 豆二 线材 胶合板 纤维板 动力煤 不锈钢 热卷 玻璃 纯碱 甲醇 尿素 棉花 白糖 豆粕 豆油 玉米 生猪 鸡蛋 苹果 红枣 花生 菜粕 菜油 棕榈油 橡胶 沥青 燃油 乙二醇 短纤 硅铁 锰硅 纸浆 液化气 苯乙烯 塑料 国债 美元 人民币 英镑 欧元 日元 比特币 以太坊 光伏 风电 锂电 锂电池 半导体 芯片 白酒 医药 中药 疫苗 新能源 新能源车 汽车 煤炭 钢铁 有色 有色金属 石油 银行 保险 券商 证券 地产 房地产 军工 航运 港口 航空 旅游 酒店 餐饮 影视 传媒 游戏 教育 农业 种业 养殖 猪肉 化工 化肥 磷化工 氟化工 建材 水泥 基建 建筑 家电 家居 食品 饮料 食品饮料 电力 水利 环保 燃气 天然气 元宇宙 区块链 云计算 大数据 人工智能 数字经济 数字货币 信创 国产软件 消费电子 机器人 工业母机 特高压 储能 氢能源 充电桩 稀土 磁材 小金属 贵金属 航天 卫星 北斗 通信 5G 物联网 计算机 软件 电子 机械 纺织 服装 造纸 零售 商业 物流 快递 电商 互联网 预制菜 新冠检测 新冠药物 医美 医疗 医疗器械 生物医药 创新药 养老 三胎 体育 冰雪 虚拟现实 同比 环比 其中 其他 此外 消息 数据 业绩 财报 报告 分析 机构 市场 投资者 监管 记者 快讯 独家 突发 最新 今日 昨日 收盘 开盘 早盘 午盘 尾盘 盘前 盘中 盘后 资金 外资 北向资金 南向资金 主力 龙头 权重股 科技股 中概股 蓝筹股 消费股 周期股 公告 方面 净利润 营收 年报 季报 债券 转债 基金 提示 声明 来源 图片 原文 链接 编辑 责任编辑 作者 时间 地点 摘要 关键词 标题 原标题 点评 结论 建议 策略 要点 风险提示 投资建议 详见 注 附 问 答 一是 二是 三是 四是 首先 其次 最后 第一 第二 第三 专家 分析师 业内人士 知情人士 发言人 负责人 外交部 商务部 央行`);

/** Whether a table holds the stretch as an organisation. */
export function isKnown(scan: Scan, start: number, end: number): boolean {
  return scan.matchesFrom(start).some((match) => match.end === end && match.entries.some((entry) => entry.type === "ORG"));
}

/** Whether a stretch may be a company's short name, by its words. */
export function looksLikeName(scan: Scan, start: number, end: number): boolean {
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
export function unknownWords(scan: Scan, start: number, end: number): boolean {
  for (let i = scan.tokenIndexAt(start); i >= 0 && i <= scan.tokenIndexAt(end - 1); i += 1) {
    const token = scan.tokens[i];
    if (token !== undefined && /^(?:x|nz|nr|nrt|eng|g|ng|ns|nt)/u.test(token.tag)) return true;
  }
  return false;
}
