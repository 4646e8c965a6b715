/** Knows what financial texts measure: the nouns that a figure is the value of. */

import { Trie, type Worded, wordsOf, wordTrie } from "./trie";

export const METRICS = wordTrie(
  "归属于上市公司股东的净利润 归属于上市公司股东净利润 归属于母公司股东的净利润 归属于母公司所有者的净利润 归母净利润 归母净利 扣非净利润",
  "扣非归母净利润 扣非后净利润 净利润 净利 利润总额 营业利润 毛利润 毛利率 毛利 净利率 利润率 利润",
  "营业总收入 营业收入 主营业务收入 营收 总收入 收入 销售收入 销售额 销售金额 合同销售额 签约销售额 协议销售额 合约销售额 合同销售面积",
  "销量 销售量 销售面积 产量 产值 总产值 工业总产值 增加值 交付量 出货量 订单 订单量 合同金额 中标金额",
  "总资产 净资产 资产总额 资产规模 资产负债率 负债总额 总负债 负债 资本公积 注册资本 实缴资本 总股本 股本 市值 总市值 估值 市盈率",
  "市净率 市销率 净资产收益率 每股收益 每股盈利 每股净资产 每股亏损 股息 股息率 分红 派息 现金分红 现金流 现金流量净额",
  "经营活动产生的现金流量净额 货币资金",
  "保费收入 原保险保费收入 原保费收入 规模保费 总保费 保费 新单保费 期交保费 续期保费 新业务价值 内含价值 偿付能力充足率",
  "核心偿付能力充足率 综合偿付能力充足率 综合成本率 综合赔付率 综合费用率 赔付率 退保率 退保金 赔付 赔付金额 赔款 赔款支出 赔付支出",
  "理赔 理赔款 理赔金额 理赔件数 获赔率 获赔 赔付限额 限额 免赔额 保额 保险金额 总保额 保障额度 承保人数 参保人数 投保人数 承保",
  "贷款余额 存款余额 各项贷款 各项存款 人民币贷款 人民币存款 新增贷款 新增人民币贷款 贷款 存款 授信额度 授信 不良贷款率 不良率",
  "不良贷款 不良贷款余额 拨备覆盖率 资本充足率 核心一级资本充足率 一级资本充足率 净息差 存款准备金率 利率 年利率 票面利率 年化利率",
  "期限利差 信用利差 利差 期限溢价 风险溢价 溢价率 贷款利率 存款利率 收益率 年化收益率 到期收益率 中标利率 逆回购 社会融资规模 社融",
  "融资余额 融券余额 两融余额 融资融券余额 融资净买入 净买入 净卖出 净流入 净流出 成交额 成交量 成交金额 成交 成交价 换手率 振幅",
  "涨幅 跌幅 增幅 降幅 涨跌幅 收盘价 开盘价 目标价 股价 发行价 价格 均价 单价 总价 报价 中间价 汇率 指数 点位 基金规模 规模",
  "管理规模 净值 单位净值 份额 持仓 持股比例 持股 股权 占比 比例 比重 渗透率 市场份额 市占率 份额占比",
  "募资 募集资金 募资总额 融资 融资额 投资 投资额 总投资 投资总额 固定资产投资 研发投入 研发费用 销售费用 管理费用 财务费用 费用",
  "成本 营业成本 支出 罚款 罚没金额 补助 政府补助 补贴 税收 纳税 减税 GDP 国内生产总值 地区生产总值 生产总值 财政收入",
  "一般公共预算收入 社会消费品零售总额 进出口总值 进出口 出口 进口 出口额 进口额 贸易顺差 贸易逆差 顺差 逆差 外汇储备 外储 黄金储备",
  "LPR MLF利率 Shibor 盈利 可支配收入 人均可支配收入 集资净额 销售净利率 净资本 保证金 资本开支 CPI PPI PMI M2 M1 失业率 通胀率 通货膨胀率 就业人数 新增就业",
  "用户数 用户 月活用户 日活用户 活跃用户 客户数 客户 员工人数 员工 门店数 门店 网点 装机容量 装机量 发电量 用电量 产能 库存",
  "库存量 吞吐量 客运量 货运量 票房 门票 下载量 播放量 确诊病例 新增确诊 累计确诊 死亡病例 无症状感染者 接种 产能利用率 开工率",
  "入住率 出租率 有效率 阳性率 替代率 覆盖率 满意度 降本 面积 建筑面积 用地面积 土地面积 金额 总额 总金额 交易金额 涉案金额 数量",
  "总量 人数 件数 案件 期限 保障期限 保险期间 保险期限 年龄 平均年龄 时长 平均耗时 耗时",
);

/** Characters around a metric that make another word of it: 投资|者, 完|成交, 客户|端. */
const OTHERWISE: readonly (readonly [string, notAfter: string, notBefore: string])[] = [
  ["投资", "", "者人方机建于管"],
  ["成交", "完达构促", ""],
  ["融资", "", "方租"],
  ["客户", "", "端经"],
  ["用户", "", "端体"],
  ["员工", "", "持"],
  ["收入", "", "囊"],
  ["募资", "私公", ""],
  ["贷款", "", "人方市"],
  ["存款", "", "人准"],
  ["股权", "", "激登结转质"],
  ["分红", "", "险型"],
  ["规模", "", "以化"],
  ["案件", "", "审"],
  ["报价", "", "行"],
  ["指数", "", "型基"],
  ["面积", "", "性"],
  ["费用", "", "由"],
];

const OTHER_WORDS: ReadonlyMap<string, { readonly notAfter: string; readonly notBefore: string }> = new Map(
  OTHERWISE.map(([word, notAfter, notBefore]) => [word, { notAfter, notBefore }]),
);

/** The longest metric that begins at `at` and is no piece of another word. */
export function metricAt(text: string, at: number): Worded | undefined {
  return METRICS.longestAt(text, at, ({ word }, end) => {
    const other = OTHER_WORDS.get(word);
    if (other === undefined) return true;
    const [before, after] = [text.charAt(at - 1), text.charAt(end)];
    return (before === "" || !other.notAfter.includes(before)) && (after === "" || !other.notBefore.includes(after));
  });
}

/** What makes a longer metric of the one before it: 净利润增速, 出口总值, 收入占比. */
const HEADS = new Trie<Worded>(
  wordsOf("总值 总额 余额 增速 增长率 增幅 降幅 涨幅 跌幅 占比 比例 比重 比率 均价 同比增速 环比增速 同比增幅 环比增幅 同比降幅 环比降幅 复合增速 复合增长率 年均增速").map((word) => ({ word })),
);

/** Where a metric that ends at `end` ends with its head noun. */
export function metricEnd(text: string, end: number): number {
  return end + (HEADS.longestAt(text, end)?.word.length ?? 0);
}
