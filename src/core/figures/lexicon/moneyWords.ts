/** Knows the words beside a bare number that make it money, and those that make it a number of people or things. */

import { wordTrie } from "./trie";

/** Nouns right behind a large number that make it money: 1000万额度, 百亿市值. */
export const MONEY_AFTER = wordTrie(
  // What is borrowed, lent, insured and paid out.
  "额度 贷款 借款 欠款 授信 信贷 债务 债券 国债 专项债 逆回购 存款 存单 保额 保障 保费 理赔 赔款 赔付 赔偿 医疗 重疾 意外险 意外保障 身故 医疗费",
  // What is given, fined and won.
  "补贴 补助 罚款 罚单 奖金 红包 大奖 善款 捐款 彩礼 学费 赏金 诈骗",
  // What a company raises, earns, spends and is worth.
  "巨资 资金 融资 投资 注资 注册资本 定增 基金 市值 估值 身家 身价 营收 收入 净利 利润 盈利 亏损 分红 回购 减持 增持 并购 收购 销售额 订单 大单 票房 项目 预算 工程款 货款 货值 成交 交易 消费",
  // Prices and pay.
  "年薪 薪酬 价格 单价 总价 均价 售价 报价 成交价 高价 低价 天价 底价 起拍价 首付 定金 押金 租金 成本 代价 造价 现金",
  // Fees, and sums that are held or owed.
  "服务费 咨询费 咨询服务费 技术服务费 手续费 管理费 顾问费 中介费 代理费 加盟费 培训费 律师费 通道费 代言费 佣金 保证金 违约金 罚金 补偿金 补偿款 赃款 工资 欠薪 房款 购房款 车款 尾款 预付款",
  // Sizes of fortunes and markets, which are sums by custom.
  "资产 规模 级 市场 蓝海 赛道 产业 豪宅 财富 富豪 富翁",
);

/** Nouns and verbs before a number that make it money: 保额50万, 豪掷2亿. */
export const MONEY_BEFORE = wordTrie(
  // What is insured, borrowed and lent.
  "可保 保障 保额 保费 赔付 赔偿 获赔 理赔 赔 可贷 贷 贷款 借款 授信 额度 债务 负债 欠款 欠 存款 余额 国债 专项债 发债 认购",
  // What is given, fined, taxed and lost to fraud.
  "捐赠 捐款 捐 奖 奖励 奖补 奖金 补贴 拨款 下达 让利 罚金 罚款 罚 被罚 罚没 纳税 税收 缴纳 上缴 减税 减免 退税 涉案 诈骗 骗取 骗 受贿 贪污 彩礼 学费",
  // What is spent and invested.
  "支出 斥资 耗资 出资 注资 增资 融资 投资 投入 投 砸 掏 豪掷 拿出 垫付 预付 花费 花 花了 支付 付款 费用 成本 预算 造价 消费 转账 汇款 首付 月供 房租 租金 增持 回购 分红 派息",
  // What is raised, earned, sold and lost.
  "募资 募集资金 募集 定增 发行 筹资 众筹 融资额 募资额 收入 营收 净利 净利润 利润 创收 增收 揽金 吸金 入账 进账 到账 盈利 亏损 净亏 亏 亏钱 赚 赚钱 套现 减持 卖 卖了 卖出 流水 票房 贡献 超收 短收 盈余 顺差 逆差",
  // What flows and changes hands in markets.
  "净流入 净流出 净买入 净卖出 买入 流入 流出 成交 成交额 交易额 销售额 拍出 落槌",
  // Prices, pay and worth.
  "售价 价格 单价 总价 房价 均价 市价 报价 起价 成交价 价值 只值 仅值 能值 还值 市值 估值 总值 身价 身家 财富 年薪 薪酬 月薪 年终奖 月入 年入",
  // Totals of an economy or a company.
  "资金 金额 总额 总资产 净资产 资产 规模 注册资本 GDP 生产总值 AUM",
);

/** What may stand between such a word and its number: 市值一度突破, 保费累计约. */
export const MONEY_LINKERS = wordTrie(
  ") 破 过 首破 首次 有望 成功 一举 达 达到 高达 超 超过 突破 约 近 逾 为 了 至 到 是 的 共 共计 合计 累计 总计 仅 只 就 已 最高 最低 可达 将达 已达 已超 不超过 不足 上",
  "掉 出 走 进 进去 都 均 基本 基本上 普遍 大多 一般 每年 每月 每天 每人 再 人民币 分别为 分别达 分别 由 从 A股 港股",
  "增加至 涨到 涨至 跌到 跌至 升到 降到 增至 减至 升至 降至 提高 提高至 提高到 上调 上调至 下调 下调至 增加到 增加 变更为 调整为",
);

/** People and things behind a number of 万 or 亿, which count it. */
export const PEOPLE_AFTER = wordTrie(
  "人口 老年 客户 用户 群众 市民 居民 村民 农民 民众 网民 学生 教师 员工 职工 工人 粉丝 会员 家庭 家长 病例 确诊 感染 死亡",
  "观众 读者 老人 患者 医护 志愿者 党员 司机 骑手 股民 基民 投资者 股东 车主 粉 大军 贫困 儿童 青年 青少年 消费者 高校毕业生 毕业生 考生",
  "企业 商户 商家 店铺 门店 公司 品牌 设备 车辆 座 城 种 岗位 就业 就业岗位 劳动力 参保 保单 订单量",
  "下载 播放 点击 阅读 访问 活跃 注册用户 月活 日活",
);
