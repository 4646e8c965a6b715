/** Knows what a number without unit is from the words beside it: money left unsaid, a count before its noun, a year, or just a number. */

import Big from "big.js";
import type { Draft } from "../draft";
import { wordTrie } from "../lexicon/trie";
import { isArabic, isHan, isLatin } from "../numerals/characters";
import type { Numeral } from "../numerals/numeral";
import type { RuleContext } from "./context";

/** Nouns right behind a large number that make it money. */
const MONEY_AFTER = wordTrie(
  "额度 巨资 贷款 借款 保额 保障 资金 融资 投资 市值 订单 票房 补贴 补助 罚款 罚单 奖金 年薪 薪酬 身家 身价 估值 营收 净利",
  "利润 保费 理赔 赔款 赔付 赔偿 现金 存款 存单 资产 规模 级 红包 大奖 善款 捐款 项目 定增 债券 债务 欠款 授信 信贷 成交",
  "交易 逆回购 专项债 国债 销售额 收入 豪宅 财富 富豪 富翁 学费 彩礼 医疗费 赏金 诈骗 注册资本 注资 基金 市场 蓝海 赛道 产业 盈利 亏损 减持 增持",
  "价格 单价 总价 均价 售价 报价 成交价 高价 低价 天价 底价 起拍价 首付 定金 押金 租金 成本 代价 造价 回购 分红 大单 预算 工程款 并购 收购 货款 货值 消费 医疗 重疾 意外险 意外保障 身故",
);
/** Nouns and verbs before it that do. */
const MONEY_BEFORE = wordTrie(
  "可保 保障 捐赠 捐款 捐 奖 罚金 支出 融资 投资 罚款 罚 被罚 罚没 可贷 贷 贷款 借款 斥资 耗资 出资 注资 增资 募资 募集资金 募集 拨款",
  "补贴 奖励 奖补 奖金 赔付 赔偿 获赔 理赔 保额 身价 年薪 薪酬 月薪 市值 估值 营收 净利 净利润 利润 收入 成交额 交易额 销售额 票房",
  "净流入 净流出 净买入 净卖出 买入 卖出 成交 流入 流出 资金 金额 总额 总资产 净资产 资产 负债 债务 欠款 欠 花费 花 花了 支付",
  "付款 费用 成本 预算 造价 售价 价格 单价 总价 房价 均价 价值 市价 报价 起价 保费 余额 规模 盈利 亏损 净亏 亏 赚 套现 减持",
  "增持 回购 分红 派息 缴纳 上缴 纳税 税收 流水 赔 只值 仅值 能值 还值 GDP 生产总值 存款 授信 额度 注册资本 涉案 诈骗 骗取 受贿 贪污 转账 汇款 首付",
  "赚钱 亏钱 月供 房租 租金 年终奖 卖 卖了 卖出 学费 彩礼 消费 让利 减税 减免 退税 总值 专项债 国债 认购 定增 发债 发行 筹资 众筹 拍出 成交价 落槌 身家 财富 投入 超收 短收 下达 盈余 顺差 逆差 贡献",
  "AUM 月入 年入 创收 增收 揽金 吸金 入账 进账 到账 融资额 募资额",
);
const PEOPLE_AFTER = wordTrie(
  "人口 老年 客户 用户 群众 市民 居民 村民 农民 民众 网民 学生 教师 员工 职工 工人 粉丝 会员 家庭 家长 病例 确诊 感染 死亡",
  "企业 商户 商家 店铺 门店 公司 品牌 设备 粉 观众 读者 老人 患者 医护 志愿者 党员 司机 骑手 股民 基民 投资者 股东 车主 车辆",
  "岗位 就业 就业岗位 劳动力 大军 贫困 儿童 青年 青少年 消费者 参保 保单 订单量 下载 播放 点击 阅读 访问 活跃 注册用户 月活",
  "日活 种 座 城 高校毕业生 毕业生 考生",
);

/** Settles a bare number, or says (by returning false) that it is nothing. */
export function settleBare(context: RuleContext, draft: Draft, numeral: Numeral | undefined): boolean {
  const { text } = context;
  if (draft.isRange || draft.values !== undefined) return settleShared(context, draft);
  if (isCash(context, draft)) {
    asImpliedMoney(draft);
    return true;
  }
  if (isBareYear(context, draft, numeral)) {
    asYear(draft);
    if (text.startsWith("全年", draft.end)) draft.end += 2;
    return true;
  }
  const large =
    numeral !== undefined &&
    (numeral.magnitude >= 4 ||
      (numeral.low.gte(10000) && numeral.style !== "arabic") ||
      numeral.approximate === "several" ||
      (numeral.low.gte(100) && numeral.style === "hanzi" && followsMoney(context, draft.start)));
  if (large) {
    settleLarge(context, draft, numeral);
    return true;
  }
  if (isHan(text, draft.end) && numeral?.decimals === 0 && isCountable(text, draft.end)) {
    draft.kind = "count";
    draft.rule = "count.bare";
  }
  return true;
}

/** The cash of a dividend (10送3派1) or of a discount (满200减30), however small. */
function isCash({ text, floor }: RuleContext, { start, end }: Draft): boolean {
  const before = text.slice(floor, start);
  if (floor > 0 && /^(?:派[发现息]?|减)$/u.test(before)) return true;
  return text.charAt(start - 1) === "满" && text.charAt(end) === "减" && isArabic(text, end + 1);
}

/** 百万, 千万 and 亿 alone are money unless people or things are spoken of: 获得百万的保障, but 客户数破亿. */
function isBareMoney(text: string, draft: Draft, numeral: Numeral | undefined): boolean {
  if (numeral?.bare !== true || numeral.low.lt(1_000_000)) return false;
  if (COUNTED_BEFORE.test(text.slice(Math.max(0, draft.start - COUNTED_REACH), draft.start))) return false;
  return draft.marks.every((mark) => mark !== "over" || numeral.low.gte(100_000_000));
}

/** Numbers of people and things, and what may stand between them and how many. */
const COUNTED_BEFORE = /(?:[数量]|人口|人次|用户|客户|粉丝|会员|日活|月活)(?:已|均|也|即将|有望|成功|首次|累计|合计)?(?:突破|破|过|达|达到|超|超过|逼近|接近|上|近|逾|约){0,2}$/u;
const COUNTED_REACH = 10;

/** A number of 万 or 亿: people and things are counted, otherwise money words decide. */
function settleLarge(context: RuleContext, draft: Draft, numeral: Numeral): void {
  const { text } = context;
  const money = moneyBefore(context, draft);
  const people = PEOPLE_AFTER.longestAt(text, draft.end) !== undefined || LEVEL_OF_PEOPLE.test(text.slice(draft.end, draft.end + LEVEL_REACH));
  if (
    !people &&
    (draft.per !== undefined ||
      isMoneyBehind(text, draft.end) ||
      followsMoney(context, draft.start) ||
      isBareMoney(text, draft, numeral) ||
      LEADS_TO_MONEY.test(text.slice(draft.end, draft.end + MONEY_REACH)) ||
      LENT.test(text.slice(draft.end, draft.end + MONEY_REACH)) ||
      money !== undefined)
  ) {
    if (numeral.bare) markProductName(text, draft);
    asImpliedMoney(draft);
    if (money !== undefined) draft.currency = money.currency;
    return;
  }
  draft.kind = (isHan(text, draft.end) && isCountable(text, draft.end)) || people ? "count" : "number";
  draft.rule = "count.bare";
  // Some thousands of a thing not named next to it are still so many of it.
  const size = draft.value ?? draft.min;
  if (draft.kind === "number" && size instanceof Big && size.gte(10000)) draft.kind = "count";
}

/** 1000万额度, 3.8万亿的市值 */
function isMoneyBehind(text: string, end: number): boolean {
  return MONEY_AFTER.longestAt(text, text.charAt(end) === "的" ? end + 1 : end) !== undefined;
}

/** A 千万级机场 has so many passengers. */
const LEVEL_OF_PEOPLE = /^级(?:以上)?的?[^，。；、\d]{0,4}(?:机场|人口|城市|用户|流量|粉丝|客流)/u;
const LEVEL_REACH = 12;

/** Between two sums: 3亿、5亿, 2.3亿收窄至0.8亿; 91.2万亿，比2020年底的79.7万亿，增加了11.5万亿. */
const GOES_ON =
  /^(?:[、和及]|[\u4e00-\u9fff]{0,4}[到至为]|，(?:[较比](?:[去上前]年|(?:19|20)\d{2}年|\d{1,2}月|年?[初末底]|同期|[上下]半年|的){1,4})?(?:大幅|小幅|净)?(?:增加|增长|减少|下降|上升|多|少|增|减)?了?(?:近|超|约|逾)?)$/u;

/** Behind a sum whose currency is written: 由1.2亿美元增至3亿, 报3.25万亿美元，预估3.23万亿. */
const GOES_ON_FROM_WRITTEN = /^(?:[、和及]|[\u4e00-\u9fff]{0,4}[到至]|[，,；;(](?:市场)?(?:预[估期测计]值?|前值)(?:为|是)?)$/u;

/** The sum that a number goes on from. */
function moneyBefore({ text, lastMoney }: RuleContext, { start }: Draft): Draft | undefined {
  if (lastMoney === undefined || start - lastMoney.end > MONEY_REACH) return undefined;
  const goesOn = lastMoney.currencyInferred === true ? GOES_ON : GOES_ON_FROM_WRITTEN;
  return goesOn.test(text.slice(lastMoney.end, start)) ? lastMoney : undefined;
}

/** 由1.2亿扩大到3亿元: what a sum grows to is a sum as well. */
const LEADS_TO_MONEY = /^(?:扩大|增加|增长|上升|提高|提升|缩小|收窄|减少|下降|压缩|上调|下调|[升降增减])?[到至](?:约|近|超|逾)?[\d.,]+(?:万|亿|万亿)?(?:元|[美港欧日澳]元|英镑)/u;
/** 2500亿7天期逆回购: what is lent for a term. */
const LENT = /^\d{1,3}(?:天|年|个月)期?[^，。；\d]{0,4}(?:逆回购|国债|存单|债券|贷款|资金|MLF|SLF)/u;
const MONEY_REACH = 24;

/** Money whose currency is left unsaid is that of the country. */
function asImpliedMoney(draft: Draft): void {
  draft.kind = "amount";
  draft.rule = "amount.implied";
  draft.currency = "CNY";
  draft.currencyInferred = true;
}

/** 百万医疗险 and “安享百万” are products, 千亿俱乐部 is a name. */
function markProductName(text: string, draft: Draft): void {
  const product = /^(?:俱乐部|医疗|重疾|意外|身价|守护|保障险|[a-zA-Z\u4e00-\u9fff]{0,4}(?:险|保险|医疗))/u.test(
    text.slice(draft.end, draft.end + 8),
  );
  const quoted = /^[”」』》"]/u.test(text.slice(draft.end, draft.end + 1));
  if (product || quoted) draft.optional = "name";
}

/** 月收入五千到八千 */
const SMALL_SUM = 1000;

function settleShared(context: RuleContext, draft: Draft): boolean {
  if (!(draft.max instanceof Big) || draft.max.lt(SMALL_SUM)) return true;
  const isNamed = followsMoney(context, draft.start);
  if (draft.max.lt(10000) && !isNamed) return true;
  if (isNamed || MONEY_AFTER.longestAt(context.text, draft.end) !== undefined) {
    asImpliedMoney(draft);
  } else if (draft.isRange) draft.kind = "count";
  return true;
}

/** Money words directly before; qualifiers, 达, 约, 了 and a date between them allowed (亏损由上年的2.3亿). */
function followsMoney(context: RuleContext, start: number): boolean {
  const { text, lastDate } = context;
  const near = beforeLinkers(text, start, context.floor);
  // 下达 ends like a linker.
  if (isMoneyWord(text, start, context.floor) || isMoneyWord(text, near, context.floor)) return true;
  if (near === lastDate?.end && near === context.floor) {
    const floor = Math.max(0, lastDate.start - MONEY_REACH);
    return isMoneyWord(text, beforeLinkers(text, lastDate.start, floor), floor);
  }
  // 成交额创历史新高，达5403亿: the clause before names what reaches so much.
  const named = text.charAt(near - 1) === "，" ? near - 1 : near;
  return CLAUSE_OF_MONEY.test(text.slice(Math.max(0, near - MONEY_REACH), named));
}

function beforeLinkers(text: string, start: number, floor: number): number {
  let end = start;
  for (let step = 0; step < 3; step++) {
    if (text.charAt(end - 1) === " " && end - 1 > floor) end--;
    const linker = LINKERS.longestBefore(text, end, floor);
    if (linker === undefined) break;
    end -= linker.word.length;
  }
  return end;
}

function isMoneyWord(text: string, end: number, floor: number): boolean {
  return MONEY_BEFORE.longestBefore(text, end, floor) !== undefined || MONEY_NOUN.test(text.slice(Math.max(floor, end - 2), end));
}

const CLAUSE_OF_MONEY = /(?:[单总均售房报]价|[月年]薪|总值|成交额|交易额|销售额|总额|金额|市值|营收|收入|利润|规模|余额|资产|投资额|票房)[^，。；、\d]{0,10}$/u;

/** Nouns that end like money (限额, 违约金, 手续费, 团购价), but not 名额 or 黄金. */
const MONEY_NOUN = /(?:[^名份配]额|[^黄]金|[^条新同爆车]款|[^免]费|.[价薪])$/u;

const LINKERS = wordTrie(
  ") 破 过 首破 首次 有望 成功 一举 达 达到 高达 超 超过 突破 约 近 逾 为 了 至 到 是 的 共 共计 合计 累计 总计 仅 只 就 已 最高 最低 可达 将达 已达 已超 不超过 不足 上 每年 每月 每天 每人 再 人民币 分别为 分别达 分别 增加至 涨到 涨至 跌到 跌至 升到 降到 增至 减至 升至 降至 提高 提高至 提高到 上调 上调至 下调 下调至 增加到 由 从 增加 变更为 调整为 A股 港股",
);

/** Behind a number, words that begin with these say something else than what is counted. */
function isCountable(text: string, at: number): boolean {
  if (/^(?:关口|大关|整数|关(?![\u4e00-\u9fff]))/u.test(text.slice(at, at + 2))) return false;
  return !"的是为和与及至到或在于以了等则并且但又也都将已被从由向比对较之其如若因而上下内外前后左点分秒转派送配拆兑换赔".includes(
    text.charAt(at) || "的",
  );
}

/** A year without 年: in brackets, at the end of a title, or before the name of an event. */
function isBareYear(context: RuleContext, draft: Draft, numeral: Numeral | undefined): boolean {
  if (numeral?.style !== "arabic" || numeral.digits !== 4 || numeral.decimals > 0 || numeral.grouped || draft.marks.length > 0)
    return false;
  if (draft.start !== numeral.start || draft.end !== numeral.end) return false;
  const latest = (context.reference?.year ?? 2030) + 15;
  if (numeral.low.lt(1950) || numeral.low.gt(latest)) return false;
  const { text } = context;
  const before = text.charAt(draft.start - 1);
  const after = text.charAt(draft.end);
  if (before === "(" && (after === ")" || (after === " " && isLatin(text, draft.end + 1)))) return true;
  if (text.startsWith("同期", draft.end) || YEARS_GO_ON.test(text.slice(draft.end, draft.end + 21))) return true;
  if (/(?:展望|回顾|告别|迎接|聚焦)$/u.test(text.slice(Math.max(0, draft.start - 2), draft.start))) return true;
  if (
    "在于比较自从".includes(before || " ") &&
    numeral.low.gte(1990) &&
    !DENIES_YEAR.test(text.slice(Math.max(0, draft.start - 3), draft.start))
  )
    return true;
  if (
    (after === "》" || after === "”" || after === "」" || after === ")") &&
    (isHan(text, draft.start - 1) || before === "(" || before === "-" || before === " ")
  )
    return true;
  if (before === "《" || before === "“" || before === "「") return isHan(text, draft.end) || after === "-";
  // 2022民航工作会, 2021全年, CES 2022开幕: a number of this size before a word is a year.
  const plausible = numeral.low.gte(1990) && numeral.low.lte(latest - 12);
  if (numeral.low.gte(2020) && PLANS.test(text.slice(draft.end, draft.end + 2))) return true;
  return plausible && (isHan(text, draft.end) || (before === " " && isLatin(text, draft.start - 2)));
}

/** 2023、2024两年 */
const YEARS_GO_ON = /^(?:[、和及](?:19|20)\d{2}){1,4}[年两三四五]/u;

/** 2030战略 */
const PLANS = /^(?:战略|愿景|规划|目标|计划|议程|行动)/u;

/** 位于, 低于 and the like compare with a number. */
const DENIES_YEAR = /(?:位于|低于|高于|大于|小于|等于|多于|少于|处于|介于|优于)$/u;

function asYear(draft: Draft): void {
  const year = draft.value instanceof Big ? draft.value.toFixed() : "";
  draft.kind = "date";
  draft.rule = "date.bareYear";
  draft.value = year;
  delete draft.decimals;
  delete draft.significant;
}
