/**
 * Knows every unit and classifier: what kind of figure it makes and how it is normalised.
 * A new one is a word in one of these lines; where it collides with another word, a line in `notBefore.ts`.
 */

import type { FigureKind, FigureSubkind } from "../figure";
import { isArabic, isLatin } from "../numerals/characters";
import { CURRENCIES } from "./currencies";
import { NOT_BEFORE } from "./notBefore";
import { Trie, type Worded, wordsOf } from "./trie";

export interface Unit extends Worded {
  readonly kind: FigureKind;
  /** As reported; by default the word itself. */
  readonly canonical: string;
  readonly subkind?: FigureSubkind;
  /** ISO 4217. */
  readonly currency?: string;
  /** Power of ten to the value in the canonical unit: 角 is -1, 分 is -2. */
  readonly scale?: number;
  /** For durations: the ISO 8601 designator (`TM` are minutes, `M` months) and how many of them one unit is. */
  readonly iso?: string;
  readonly factor?: number;
  /** A single Chinese digit before it is part of a word more often than a number (二线, 三方). */
  readonly weak?: boolean;
  /** 一 before it is an article (一家企业). */
  readonly article?: boolean;
  /** Lists things said (五大, 三方面). */
  readonly rhetorical?: boolean;
  /** Needs something of its kind before it: 5角 only after 元, 8分 likewise. */
  readonly minor?: boolean;
}

type UnitTemplate = Omit<Unit, "word" | "canonical"> & { readonly canonical?: string };

/** Classifiers that 一 makes an article of. */
const ARTICLES = wordsOf(
  "个 家 名 位 种 项 笔 份 次 批 套 款 只 件 条 张 台 辆 座 间 所 场 部 本 篇 支 艘 架 颗 瓶 箱 包 枚 户 宗 单 轮 段 幅 封 句 棵 根 杯 碗 盒",
  "则 组 桩 股 门 堂 档 类 例 起 片 处 栋 幢 枝 粒 块 把 盏 扇 匹 头 群 排 双 对 副 顶 株 束 捆 串 堆 滴 层 节 届 集 首 桶 袋 罐 滩 阵 趟 遍 顿 席 波",
);

const CLASSIFIERS = wordsOf(
  "人次 户次 台次 车次 架次 班次 场次 件次 笔次 批次 例次 点次 艘次 剂次 吨次 趟次 列次 床次 标箱 人份 人 名 位 口人 户 家次",
  "个 家 间 所 座 栋 幢 套 处 片 块 场 次 届 回 趟 遍 轮 批 期次 项 条 款 件 则 篇 部 本 册 页 字 句 段 章 节 集 首 幅 张 份 封 通 单 宗 起 例 桩 类 种 样 档 门",
  "只 支 枝 根 棵 株 颗 粒 枚 盒 瓶 袋 包 箱 桶 罐 杯 碗 盘 壶 听 板 卷 捆 打 组 对 双 副 台 辆 架 艘 列 班 航班 座城 座位 床 桌 席 餐 顿",
  "匹 头 羽 尾 筐 顶 把 盏 扇 面 堵 道 排 层 步 盆 束 剂 针 支剂 管 贴 团 队 连板 板 跌停 涨停 连跌 连涨 连阳 连阴 连胜",
  "车道 亩次 头次 只次 人日 人天 人月 台时 床日 代人",
  "股 手 注 票 口 帧 行 列 阶 环 圈 问 站 眼 波 伙 疗程 丸 樘 方面 重 课时 学时 票次 托位 重量箱",
);

/** Classifiers in which a single Chinese digit is part of a word as a rule. */
const WEAK_CLASSIFIERS = wordsOf("手 口 面 板 阶 环 圈 行 列 头 队 团 打 包 班 站 步 眼 节 部 字 句 通 道 根 把 单 听 管");

/** Nouns of one character that numbers count like a classifier: 两地, 三国, 300城. */
const COUNTED_NOUNS = wordsOf("地 市 国 省 州 县 城 区 岛 洲 党 省市 县市 市县 区县 县区");

const MEASURES = wordsOf(
  "吨 公吨 万吨级 吨级 公斤 千克 克 毫克 微克 纳克 斤 市斤 两 钱重 磅 盎司 克拉 担 吨位 载重吨 总吨 吨公里 人公里 客公里 座公里",
  "公里 千米 米 分米 厘米 毫米 微米 纳米 英里 英尺 英寸 寸 海里 华里 丈 尺 光年 车公里 延米 延长米",
  "平方米 平方公里 平方千米 平方厘米 平方毫米 平方英尺 平方尺 平方呎 呎 平米 平方 亩 公顷 英亩 平 坪 ㎡ km² m² cm² 立方米 立方",
  "立方英尺 立方厘米 立方公里 方 m³ 标准立方米 标方 百万英热 百万英热单位 英热单位 撒姆",
  "升 公升 毫升 加仑 桶油当量 桶 蒲式耳 千桶 标准箱 TEU teu 箱 立升 品脱",
  "千瓦时 兆瓦时 吉瓦时 太瓦时 瓦时 千瓦 兆瓦 吉瓦 太瓦 瓦 度电 度 千伏安 千伏 伏 安 安时 毫安时 毫安 欧姆 赫兹 千赫 兆赫",
  "吉赫 帕 千帕 兆帕 百帕 焦耳 千焦 兆焦 卡 千卡 大卡 卡路里 马力 匹马力 牛米 千瓦小时 吨标准煤 吨标煤 标准煤",
  "GW MW KW kW W GWh GWH MWh MWH KWh kWh KWH kwh Wh TWh TWH gw mw kw gwh",
  "mwh GWp MWp kV KV kVA kva MVA Ah mAh V Hz GHz MHz kHz",
  "km KM m cm CM mm MM nm NM um μm kg KG Kg g mg mcg μg t ml mL ML L l dB",
  "db Mbps Gbps bps TB GB MB KB TFLOPS PFLOPS EFLOPS FLOPS TOPS Nm PPM ppm",
  "ppb Hz rpm fps mol lux",
  "吋 吉焦 太焦 比特 字节 兆字节 像素 英寸屏 克重 目 毫克当量 度角 标准大气压 转 节速 海里每小时 万亿次 亿次 美制加仑 国际单位 毫米汞柱 英亩次",
  "摄氏度 华氏度 ℃ ℉ °C °F ° 千字节 贝可 贝克勒尔 毫希沃特 微克每立方米 里格 公担 短吨 长吨 金衡盎司 盎司黄金",
  "BTC ETH 比特币 以太币 以太坊 比特币枚",
);

const TABLE: readonly (readonly [UnitTemplate, string])[] = [
  [{ kind: "percent", canonical: "%" }, "% ％ 个% 巴仙 厘"],
  [{ kind: "percent", subkind: "permille", canonical: "‰" }, "‰"],
  [{ kind: "percent", subkind: "permille", canonical: "‰", scale: -1 }, "‱"],
  [{ kind: "percent", subkind: "pp", canonical: "pp" }, "个百分点 百分点 pct pcts pp PCT PCTS PP Pct ppt ppts pts 个ppt 个pct 个pcts 个pp 个PCT %点"],
  [{ kind: "percent", subkind: "bp", canonical: "bp" }, "个基点 基点 个基本点 基本点 bp bps BP BPs BPS Bp 个bp 个bps 个BP 个BPs 个BPS"],
  [{ kind: "percent", canonical: "成", scale: 1 }, "成"],
  [{ kind: "percent", canonical: "折", scale: 1, subkind: "discount" }, "折"],
  [{ kind: "ratio", canonical: "倍", subkind: "multiple" }, "倍 x X"],
  [{ kind: "duration", canonical: "年", iso: "Y" }, "年"],
  [{ kind: "duration", canonical: "周年", iso: "Y" }, "周年"],
  [{ kind: "duration", canonical: "年", iso: "Y", weak: true }, "载 年头"],
  [{ kind: "duration", canonical: "世纪", iso: "Y", factor: 100 }, "个世纪 世纪"],
  [{ kind: "duration", canonical: "季度", iso: "M", factor: 3 }, "个季度 季度 个财季 个季"],
  [{ kind: "duration", canonical: "财年", iso: "Y" }, "个财年 个财政年度 个会计年度 个年度"],
  [{ kind: "duration", canonical: "个月", iso: "M" }, "个月 月份数 个自然月 月"],
  [{ kind: "duration", canonical: "周", iso: "W" }, "周 个星期 星期 个周 个礼拜 礼拜 个交易周"],
  [{ kind: "duration", canonical: "天", iso: "D" }, "天 个自然日 自然日 个昼夜 昼夜 整天 个整天"],
  [{ kind: "duration", canonical: "日", iso: "D" }, "日"],
  [{ kind: "duration", canonical: "夜", iso: "D", weak: true }, "夜 晚 个晚上"],
  [{ kind: "duration", canonical: "business_day", iso: "D" }, "个工作日 工作日"],
  [{ kind: "duration", canonical: "trading_day", iso: "D" }, "个交易日 交易日"],
  [{ kind: "duration", canonical: "小时", iso: "TH" }, "小时 个小时 钟头 个钟头 个钟"],
  [{ kind: "duration", canonical: "小时", iso: "TH" }, "h hr hrs hour hours"],
  [{ kind: "duration", canonical: "分钟", iso: "TM" }, "分钟 分种 min mins"],
  [{ kind: "duration", canonical: "刻钟", iso: "TM", factor: 15 }, "刻钟"],
  [{ kind: "duration", canonical: "秒", iso: "TS" }, "秒 秒钟 s sec"],
  [{ kind: "duration", canonical: "毫秒", iso: "TS", scale: -3 }, "毫秒 ms"],
  [{ kind: "duration", canonical: "微秒", iso: "TS", scale: -6 }, "微秒 μs"],
  [{ kind: "age", canonical: "岁" }, "岁 周岁"],
  [{ kind: "age", canonical: "岁", scale: 1 }, "旬"],
  [{ kind: "number", canonical: "点" }, "点"],
  [{ kind: "number", canonical: "点" }, "个点 个点子 指数点 点子"],
  [{ kind: "ordinal", canonical: "代" }, "代"],
  [{ kind: "ordinal", canonical: "期" }, "期"],
  [{ kind: "ordinal", canonical: "年级" }, "年级"],
  [{ kind: "count", canonical: "级", weak: true }, "级"],
  [{ kind: "count", canonical: "星", weak: true }, "星 星级"],
  [{ kind: "count", canonical: "分", weak: true }, "分"],
  [{ kind: "count", canonical: "大", rhetorical: true }, "大"],
  [{ kind: "count", weak: true }, "维 联 角 心 胎 孩 线 世 产 权 声 体 里 季 气 宝 味 员 室 厅 房 卫 居 流 力 分位"],
];

function* allUnits(): Generator<Unit> {
  for (const currency of CURRENCIES) {
    for (const word of currency.units) {
      yield { word, kind: "amount", canonical: currency.unit, currency: currency.code };
    }
    for (const minor of currency.minor ?? []) {
      yield {
        word: minor.word,
        kind: "amount",
        canonical: currency.unit,
        currency: currency.code,
        scale: minor.scale,
        ...(minor.alone === true ? {} : { minor: true }),
      };
    }
  }
  for (const [template, words] of TABLE) {
    for (const word of wordsOf(words)) yield { ...template, word, canonical: template.canonical ?? word };
  }
  const articles = new Set(ARTICLES);
  const weak = new Set(WEAK_CLASSIFIERS);
  for (const word of new Set([...CLASSIFIERS, ...ARTICLES])) {
    yield {
      word,
      kind: "count",
      canonical: word,
      ...(articles.has(word) ? { article: true } : {}),
      ...(weak.has(word) ? { weak: true } : {}),
    };
  }
  for (const word of MEASURES) yield { word, kind: "count", canonical: word };
}

const UNITS = new Trie<Unit>(allUnits());
const COUNTED = new Trie<Worded>(COUNTED_NOUNS.map((word) => ({ word })));

/** The longest unit at a place that isn't the head of another word there. */
export function unitAt(text: string, at: number): Unit | undefined {
  return UNITS.longestAt(text, at, (unit, end) => isUnitHere(text, unit.word, end));
}

/** A noun that numbers count without a classifier. */
export function countedNounAt(text: string, at: number): Worded | undefined {
  return COUNTED.longestAt(text, at, (noun, end) => isUnitHere(text, noun.word, end));
}

function isUnitHere(text: string, word: string, end: number): boolean {
  // A unit in Latin letters ends where the letters end: 5G is no unit in 5GHz.
  if (isLatin(word, word.length - 1) && (isLatin(text, end) || isArabic(text, end))) return false;
  return NOT_BEFORE.get(word)?.areAt(text, end) !== true;
}

/** Units that may follow a slash: 元/股, 万只/天. */
export function perUnitAt(text: string, at: number): Worded | undefined {
  return unitAt(text, at) ?? PER_ONLY.longestAt(text, at);
}

const PER_ONLY = new Trie<Worded>(
  wordsOf("百公里 千人 万人 百人 签 车 店 村 学生 学员 员工 家庭 客户 用户 学期 学年 月 日 季 晚 人 夜 单 分 平 年度 瓦 W Wp wp 标准箱 篇 干吨 湿吨 班 平方米").map((word) => ({ word })),
);
