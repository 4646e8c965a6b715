import { describe, expect, it } from "vitest";
import { find, gist, only } from "./find";

describe("spans, kinds and values", () => {
  it.each([
    ["总保额7000余万元。", "7000余万元 | amount | 70000000"],
    ["约12万余件案件", "约12万余件 | count | 120000"],
    ["占比近4成。", "近4成 | percent | 40"],
    ["三成五的客户", "三成五 | percent | 35"],
    ["打八五折", "八五折 | percent | 85"],
    ["六 点 五 成", "六 点 五 成 | percent | 65"],
    ["十 成把握", "十 成 | percent | 100"],
    ["占半成", "半成 | percent | 5"],
    ["打十折", "十折 | percent | 100"],
    ["以3比1获胜", "3比1 | ratio | 3"],
    ["募资US$3.5 billion", "US$3.5 billion | amount | 3500000000"],
    ["募资$1.2bn", "$1.2bn | amount | 1200000000"],
    ["持股5%以上股东", "5%以上 | percent | 5"],
    ["最高可保300万", "300万 | amount | 3000000"],
    ["首贷额度提高20万", "20万 | amount | 200000"],
    ["5*8小时服务", "5*8小时 | frequency | 8h/d*5d/wk"],
    ["打7.5折", "7.5折 | percent | 75"],
    ["产值翻两番。", "翻两番 | ratio | 4"],
    ["超3倍", "超3倍 | ratio | 3"],
    ["百分之五十五", "百分之五十五 | percent | 55"],
    ["千分之三", "千分之三 | percent | 3"],
    ["三分之一以上", "三分之一以上 | ratio | 0.3333333333333333"],
    ["增加3个百分点", "3个百分点 | percent | 3"],
    ["下调25个基点", "25个基点 | percent | 25"],
    ["提升2.3pct", "2.3pct | percent | 2.3"],
    ["跌-2.17%", "-2.17% | percent | -2.17"],
    ["（−3.5％）", "−3.5％ | percent | -3.5"],
    ["负债率为负5%", "负5% | percent | -5"],
    ["11则案例", "11则 | count | 11"],
    ["五大主题", "五大 | count | 5"],
    ["沪深两市", "两市 | count | 2"],
    ["1117万老年客户", "1117万 | count | 11170000"],
    ["超过千人", "超过千人 | count | 1000"],
    ["上百家企业", "上百家 | count | 100"],
    ["几十包礼包", "几十包 | count | null"],
    ["孩子三岁半，", "三岁半 | age | 3.5"],
    ["走了两公里半的山路", "两公里半 | count | 2.5"],
    ["单价三万八。", "三万八 | amount | 38000"],
    ["房租每月四千五，", "四千五 | amount | 4500"],
    ["单价HK$1,288起，", "HK$1,288起 | amount | 1288"],
    ["近6月收益", "近6月 | duration | P6M"],
    ["全文附图5幅", "5幅 | count | 5"],
    ["成交额创新高，达5403亿", "5403亿 | amount | 540300000000"],
    ["60周岁及以上老人", "60周岁及以上 | age | 60"],
    ["排名第158位", "第158位 | ordinal | 158"],
    ["前十大股东", "前十大 | ordinal | 10"],
    ["第四代产品", "第四代 | ordinal | 4"],
    ["三期临床", "三期 | ordinal | 3"],
    ["比例为3：1", "3：1 | ratio | 3"],
    ["指数报3632.14点", "3632.14点 | number | 3632.14"],
    ["汇率报6.3718，", "6.3718 | number | 6.3718"],
    ["提供7*24”小时服务", "7*24”小时 | frequency | 24h/d*7d/wk"],
    ["每周三次", "每周三次 | frequency | 3/P1W"],
    ["投入3个亿。", "3个亿 | amount | 300000000"],
    ["三点建议", "三点 | count | 3"],
    ["一又二分之一", "一又二分之一 | ratio | 1.5"],
    ["7 万5 千", "7 万5 千 | count | 75000"],
    ["1220亿千瓦时", "1220亿千瓦时 | count | 122000000000"],
  ])("%s", (text, expected) => {
    expect(gist(only(text))).toBe(expected);
  });

  it.each([
    ["人民币3亿元", 300000000, "CNY"],
    ["3亿元人民币", 300000000, "CNY"],
    ["5亿港币", 500000000, "HKD"],
    ["US$30", 30, "USD"],
    ["HK$3.2亿", 320000000, "HKD"],
    ["￥1,234.56", 1234.56, "CNY"],
    ["RMB 500万", 5000000, "CNY"],
    ["1553.8億新台幣", 155380000000, "TWD"],
    ["12元5角3分", 12.53, "CNY"],
    ["十二块五毛", 12.5, "CNY"],
    ["15美元50分", 15.5, "USD"],
    ["50美分", 0.5, "USD"],
    ["壹佰贰拾叁万圆整", 1230000, "CNY"],
    ["1.85英镑/撒姆", 1.85, "GBP"],
    ["13.2里拉", 13.2, "TRY"],
    ["万亿日元", 1000000000000, "JPY"],
  ])("money: %s", (text, value, currency) => {
    const figure = only(text);
    expect(figure).toMatchObject({ text, kind: "amount", value, currency });
  });

  it("takes amounts without currency for yuan, and says so", () => {
    expect(only("审核了1000万额度的贷款")).toMatchObject({ text: "1000万", kind: "amount", currency: "CNY", currencyInferred: true });
    expect(only("云栖基金会捐赠3000万。")).toMatchObject({ kind: "amount", value: 30000000 });
  });

  it.each([
    ["600至1000元不等", "amount", 600, 1000],
    ["40-50岁", "age", 40, 50],
    ["8%-10%", "percent", 8, 10],
    ["3-5万元", "amount", 30000, 50000],
    ["1-2万亿元", "amount", 1000000000000, 2000000000000],
    ["17.9亿元-22.1亿元", "amount", 1790000000, 2210000000],
    ["3.24至3.31美元", "amount", 3.24, 3.31],
    ["51045-47300美元", "amount", 47300, 51045],
    ["两三家", "count", 2, 3],
    ["三四十个", "count", 30, 40],
  ])("range: %s", (text, kind, valueMin, valueMax) => {
    expect(only(text)).toMatchObject({ text, kind, value: null, isRange: true, valueMin, valueMax });
  });

  it.each([
    ["5、6个", [5, 6], "个"],
    ["二、三、四代", [2, 3, 4], "代"],
    ["505.5/591.8/673.9亿元", [50550000000, 59180000000, 67390000000], "元"],
  ])("list: %s", (text, values, unit) => {
    expect(only(text)).toMatchObject({ text, isList: true, value: null, values, unit });
  });

  it("counts what a slash divides by", () => {
    expect(only("股价报7.88元/股")).toMatchObject({ text: "7.88元/股", per: "股" });
    expect(only("产能90万只/天")).toMatchObject({ text: "90万只/天", per: "天", value: 900000 });
  });

  it("keeps the parts of a dividend plan apart", () => {
    expect(find("每10股转增8股派11元").map(gist)).toEqual(["10股 | count | 10", "8股 | count | 8", "11元 | amount | 11"]);
  });
});

describe("exactness", () => {
  it("never shows binary noise", () => {
    expect(only("10.75万人次").value).toBe(107500);
    expect(only("1.005亿元").value).toBe(100500000);
    expect(only("0.1%").value).toBe(0.1);
  });

  it("keeps written zeros and long numbers as strings", () => {
    expect(only("报1.10元")).toMatchObject({ value: 1.1, decimal: "1.10" });
    expect(only("12345678901234567890元").decimal).toBe("12345678901234567890");
    expect(only("1.10亿元")).not.toHaveProperty("decimal");
  });

  it("says how precisely a figure was written", () => {
    expect(only("6.07亿元").step).toBe("1e6");
    expect(only("7000元").step).toBe("1e3");
  });
});

describe("qualifiers", () => {
  it.each([
    ["约6.07亿元", "about", null, null],
    ["超过3.3亿元", "over", 330000000, null],
    ["逾200余人", "over", 200, 300],
    ["约12万余件", "about+over", 120000, 130000],
    ["900多元", "over", 900, 1000],
    ["1200余家", "over", 1200, 1300],
    ["3.3亿余元", "over", 330000000, 340000000],
    ["不足5万人", "under", null, 50000],
    ["不低于360万头", "at_least", 3600000, null],
    ["10人以下", "at_most", null, 10],
    ["5%左右", "about", null, null],
    ["3倍或以上", "at_least", 3, null],
    ["不超过1.896%", "at_most", null, 1.896],
    ["900多", "over", 900, 1000],
  ])("%s", (text, qualifier, valueMin, valueMax) => {
    expect(only(text)).toMatchObject({ text, qualifier, valueMin, valueMax });
  });

  it.each([
    ["签约12个项目", "12个"],
    ["附近20家门店", "20家"],
    ["5天内部整改", "5天"],
    ["贷款3万元余额", "3万元"],
  ])("leaves other words alone: %s", (text, span) => {
    expect(only(text).text).toBe(span);
  });
});
