/** Knows how currencies are written, before and after a number. */

import { Trie, type Worded } from "./trie";

export interface Currency {
  /** ISO 4217, or the symbol of a digital currency. */
  readonly code: string;
  /** The major unit as it is reported. */
  readonly unit: string;
  /** After the number. */
  readonly units: readonly string[];
  /** Words before the number (人民币3亿元): they make money only of what could be money. */
  readonly names?: readonly string[];
  /** Symbols before the number (￥30): always money. */
  readonly symbols?: readonly string[];
  readonly minor?: readonly MinorUnit[];
}

export interface MinorUnit {
  readonly word: string;
  /** Power of ten to the major unit. */
  readonly scale: number;
  /** Whether it says money by itself (50美分), not only after its major unit (3元5角). */
  readonly alone?: boolean;
}

const cents = (...words: string[]): MinorUnit[] => words.map((word) => ({ word, scale: -2, alone: true }));

export const CURRENCIES: readonly Currency[] = [
  {
    code: "CNY",
    unit: "元",
    units: ["元", "元整", "元正", "元人民币", "人民币", "人民币元", "块钱", "块", "元钱", "RMB", "CNY", "rmb", "元RMB", "多元人民币"],
    names: ["人民币", "RMB", "CNY", "rmb", "人民币￥", "离岸人民币", "在岸人民币"],
    symbols: ["￥", "¥", "RMB￥", "RMB¥", "CNY¥", "CN¥"],
    minor: [
      { word: "角", scale: -1 },
      { word: "毛", scale: -1 },
      { word: "角钱", scale: -1, alone: true },
      { word: "毛钱", scale: -1, alone: true },
      { word: "分钱", scale: -2, alone: true },
    ],
  },
  {
    code: "USD",
    unit: "美元",
    units: ["美元", "美金", "元美金", "元美元", "美金元", "USD", "US$", "$"],
    names: ["美元", "美金", "USD", "usd"],
    symbols: ["$", "US$", "USD$", "U$"],
    minor: cents("美分"),
  },
  {
    code: "HKD",
    unit: "港元",
    units: ["港元", "港币", "元港币", "元港元", "港币元", "HKD", "HK$", "港纸", "港"],
    names: ["港币", "港元", "HKD", "hkd"],
    symbols: ["HK$", "HKD$"],
    minor: cents("港仙", "仙"),
  },
  { code: "EUR", unit: "欧元", units: ["欧元", "EUR", "€"], names: ["欧元", "EUR"], symbols: ["€"], minor: cents("欧分") },
  { code: "GBP", unit: "英镑", units: ["英镑", "镑", "GBP", "£"], names: ["英镑", "GBP"], symbols: ["£"], minor: cents("便士") },
  {
    code: "JPY",
    unit: "日元",
    units: ["日元", "日币", "元日币", "JPY", "円", "日円"],
    names: ["日元", "日币", "JPY"],
    symbols: ["JP¥", "JPY¥", "円"],
  },
  { code: "KRW", unit: "韩元", units: ["韩元", "韩币", "韩圆", "韩圜", "元韩币", "KRW"], names: ["韩元", "韩币", "KRW"], symbols: ["₩"] },
  {
    code: "TWD",
    unit: "新台币",
    units: ["新台币", "台币", "元新台币", "元台币", "新台币元", "TWD", "台元"],
    names: ["新台币", "台币", "TWD", "NTD"],
    symbols: ["NT$", "NTD$", "TWD$"],
  },
  { code: "MOP", unit: "澳门元", units: ["澳门元", "澳门币", "葡币", "MOP"], names: ["澳门元", "澳门币", "MOP"], symbols: ["MOP$"] },
  {
    code: "AUD",
    unit: "澳元",
    units: ["澳元", "澳大利亚元", "澳币", "元澳币", "澳洲元", "AUD"],
    names: ["澳元", "AUD"],
    symbols: ["A$", "AU$"],
  },
  { code: "CAD", unit: "加元", units: ["加元", "加拿大元", "加币", "元加币", "CAD"], names: ["加元", "CAD"], symbols: ["C$", "CA$"] },
  { code: "NZD", unit: "新西兰元", units: ["新西兰元", "纽元", "纽币", "新西兰币", "NZD"], names: ["NZD"], symbols: ["NZ$"] },
  {
    code: "SGD",
    unit: "新加坡元",
    units: ["新加坡元", "新元", "坡币", "新加坡币", "坡元", "SGD"],
    names: ["新加坡元", "SGD"],
    symbols: ["S$", "SG$"],
  },
  { code: "CHF", unit: "瑞士法郎", units: ["瑞士法郎", "瑞郎", "CHF"], names: ["瑞郎", "瑞士法郎", "CHF"] },
  { code: "RUB", unit: "卢布", units: ["卢布", "俄罗斯卢布", "俄卢布", "RUB"], names: ["卢布", "RUB"], symbols: ["₽"] },
  { code: "INR", unit: "卢比", units: ["卢比", "印度卢比", "印尼卢比盾", "INR"], names: ["INR", "印度卢比"], symbols: ["₹", "Rs", "Rs."] },
  { code: "PKR", unit: "巴基斯坦卢比", units: ["巴基斯坦卢比", "PKR"], symbols: [] },
  { code: "LKR", unit: "斯里兰卡卢比", units: ["斯里兰卡卢比"] },
  { code: "NPR", unit: "尼泊尔卢比", units: ["尼泊尔卢比"] },
  {
    code: "IDR",
    unit: "印尼盾",
    units: ["印尼盾", "印尼卢比", "印度尼西亚盾", "印度尼西亚卢比", "IDR"],
    names: ["印尼盾", "IDR"],
    symbols: ["Rp"],
  },
  { code: "VND", unit: "越南盾", units: ["越南盾", "越盾", "VND"], names: ["越南盾", "VND"], symbols: ["₫"] },
  { code: "THB", unit: "泰铢", units: ["泰铢", "泰国铢", "THB", "铢"], names: ["泰铢", "THB"], symbols: ["฿"] },
  {
    code: "MYR",
    unit: "林吉特",
    units: ["林吉特", "马来西亚林吉特", "马币", "令吉", "马来西亚令吉", "马来西亚元", "MYR"],
    names: ["林吉特", "MYR"],
    symbols: ["RM"],
  },
  { code: "PHP", unit: "菲律宾比索", units: ["菲律宾比索", "PHP"], symbols: ["₱"] },
  { code: "MXN", unit: "墨西哥比索", units: ["墨西哥比索", "MXN"], symbols: ["MX$"] },
  { code: "ARS", unit: "阿根廷比索", units: ["阿根廷比索", "ARS"] },
  { code: "CLP", unit: "智利比索", units: ["智利比索", "CLP"] },
  { code: "COP", unit: "哥伦比亚比索", units: ["哥伦比亚比索", "COP"] },
  { code: "BRL", unit: "雷亚尔", units: ["雷亚尔", "巴西雷亚尔", "黑奥", "BRL"], names: ["雷亚尔", "BRL"], symbols: ["R$"] },
  { code: "TRY", unit: "土耳其里拉", units: ["土耳其里拉", "里拉", "TRY"], names: ["TRY"], symbols: ["₺"] },
  { code: "ZAR", unit: "南非兰特", units: ["南非兰特", "兰特", "ZAR"], names: ["ZAR"] },
  { code: "SEK", unit: "瑞典克朗", units: ["瑞典克朗", "SEK"], names: ["SEK"] },
  { code: "NOK", unit: "挪威克朗", units: ["挪威克朗", "NOK"], names: ["NOK"] },
  { code: "DKK", unit: "丹麦克朗", units: ["丹麦克朗", "DKK"], names: ["DKK"] },
  { code: "ISK", unit: "冰岛克朗", units: ["冰岛克朗", "ISK"] },
  { code: "CZK", unit: "捷克克朗", units: ["捷克克朗", "CZK"] },
  { code: "PLN", unit: "兹罗提", units: ["兹罗提", "波兰兹罗提", "PLN"], names: ["PLN"] },
  { code: "HUF", unit: "福林", units: ["福林", "匈牙利福林", "HUF"] },
  { code: "RON", unit: "罗马尼亚列伊", units: ["罗马尼亚列伊", "列伊", "RON"] },
  { code: "BGN", unit: "列弗", units: ["列弗", "保加利亚列弗"] },
  { code: "UAH", unit: "格里夫纳", units: ["格里夫纳", "乌克兰格里夫纳", "UAH"], symbols: ["₴"] },
  { code: "KZT", unit: "坚戈", units: ["坚戈", "哈萨克斯坦坚戈", "KZT"], symbols: ["₸"] },
  { code: "SAR", unit: "沙特里亚尔", units: ["沙特里亚尔", "里亚尔", "SAR"] },
  { code: "IRR", unit: "伊朗里亚尔", units: ["伊朗里亚尔"] },
  { code: "QAR", unit: "卡塔尔里亚尔", units: ["卡塔尔里亚尔"] },
  { code: "AED", unit: "迪拉姆", units: ["迪拉姆", "阿联酋迪拉姆", "AED"] },
  { code: "ILS", unit: "谢克尔", units: ["谢克尔", "以色列谢克尔", "新谢克尔", "ILS"], symbols: ["₪"] },
  { code: "KWD", unit: "科威特第纳尔", units: ["科威特第纳尔", "第纳尔"] },
  { code: "EGP", unit: "埃及镑", units: ["埃及镑", "EGP"] },
  { code: "NGN", unit: "奈拉", units: ["奈拉", "尼日利亚奈拉", "NGN"], symbols: ["₦"] },
  { code: "KES", unit: "肯尼亚先令", units: ["肯尼亚先令", "先令"] },
  { code: "BDT", unit: "塔卡", units: ["塔卡", "孟加拉塔卡"], symbols: ["৳"] },
  { code: "MMK", unit: "缅元", units: ["缅元", "缅币"] },
  { code: "LAK", unit: "基普", units: ["老挝基普", "基普"] },
  { code: "KHR", unit: "瑞尔", units: ["柬埔寨瑞尔", "瑞尔"] },
  { code: "MNT", unit: "图格里克", units: ["图格里克", "蒙古图格里克"] },
  { code: "PEN", unit: "索尔", units: ["秘鲁索尔", "秘鲁新索尔"] },
  { code: "XDR", unit: "特别提款权", units: ["特别提款权", "SDR"] },
  { code: "FRF", unit: "法国法郎", units: ["法国法郎", "法郎"] },
  { code: "DEM", unit: "德国马克", units: ["德国马克", "马克"] },
  { code: "USDT", unit: "USDT", units: ["USDT", "USDC"] },
  { code: "MXP", unit: "比索", units: ["比索"] },
  { code: "SEK", unit: "克朗", units: ["克朗"] },
];

export interface CurrencyPrefix extends Worded {
  readonly code: string;
  readonly unit: string;
  /** A symbol makes money of any number, a name only of what could be money. */
  readonly symbol: boolean;
}

/** Names and symbols of currencies that stand before a number. */
export const CURRENCY_PREFIXES = new Trie<CurrencyPrefix>(
  CURRENCIES.flatMap((currency) => [
    ...(currency.symbols ?? []).map((word) => ({ word, code: currency.code, unit: currency.unit, symbol: true })),
    ...(currency.names ?? []).map((word) => ({ word, code: currency.code, unit: currency.unit, symbol: false })),
  ]),
);
