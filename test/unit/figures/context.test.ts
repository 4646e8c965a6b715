import { describe, expect, it } from "vitest";
import { find } from "./find";

/** The figure with this text. */
function figure(text: string, span: string) {
  const found = find(text).find((each) => each.text === span);
  if (found === undefined) throw new Error(`no ${span} in ${text}`);
  return found;
}

describe("comparison", () => {
  it.each([
    ["净利润同比增长8.2%", "8.2%", { direction: "up", mode: "by", base: "yoy" }],
    ["保费环比下降3%", "3%", { direction: "down", mode: "by", base: "qoq" }],
    ["第三季度GDP环比折年率为-0.7%", "-0.7%", { direction: "down", mode: "by", base: "qoq" }],
    ["12月CPI环比下降0.3%", "0.3%", { direction: "down", mode: "by", base: "mom" }],
    ["CPI月率升0.5%", "0.5%", { direction: "up", mode: "by", base: "mom" }],
    ["营收同比+12.5%", "+12.5%", { direction: "up", mode: "by", base: "yoy" }],
    ["断点减少47%", "47%", { direction: "down", mode: "by" }],
    ["替代率提升至90.34%", "90.34%", { direction: "up", mode: "to" }],
    ["利润增长3倍", "3倍", { direction: "up", mode: "by" }],
    ["利润增至3倍", "3倍", { direction: "up", mode: "to" }],
    ["利率降至4.45%", "4.45%", { direction: "down", mode: "to" }],
    ["收涨0.36%", "0.36%", { direction: "up", mode: "by" }],
    ["营收和利润分别同比增长12.3%和下降4.5%", "4.5%", { direction: "down", mode: "by", base: "yoy" }],
    ["较发行价低11.52%", "11.52%", { direction: "down", mode: "by", base: "较发行价" }],
    ["中间价较前一交易日调升35个基点", "35个基点", { direction: "up", mode: "by", base: "较前一交易日" }],
    ["营收比去年同期多出2亿元", "2亿元", { direction: "up", mode: "by", base: "比去年同期" }],
    ["取得3%的同比降幅", "3%", { direction: "down", mode: "by", base: "yoy" }],
    ["用户数增长1200万至3.5亿", "3.5亿", { direction: "up", mode: "to" }],
    ["同比增长-33.64%", "-33.64%", { direction: "down", mode: "by", base: "yoy" }],
    ["环比变动分别为-7.22%、1.60%", "1.60%", { direction: "up", mode: "by", base: "qoq" }],
    ["同比变动分别为1.83%、-5.21%", "-5.21%", { direction: "down", mode: "by", base: "yoy" }],
    ["比2021年高3个百分点", "3个百分点", { direction: "up", mode: "by", base: "比2021年" }],
    ["增速高于全国平均0.8个百分点", "0.8个百分点", { direction: "up", mode: "by", base: "高于全国平均" }],
    ["日活用户同比增长达6成", "6成", { direction: "up", mode: "by", base: "yoy" }],
    ["恒指升331點或1.3%", "1.3%", { direction: "up", mode: "by" }],
    ["客运量同比多3.2个百分点", "3.2个百分点", { direction: "up", mode: "by", base: "yoy" }],
    ["比全省平均高0.5个百分点", "0.5个百分点", { direction: "up", mode: "by", base: "比全省平均" }],
    ["跑贏上證指數18.3%升幅", "18.3%", { direction: "up", mode: "by" }],
  ])("%s", (text, span, expected) => {
    expect(figure(text, span).comparison).toMatchObject(expected);
  });

  it.each([
    ["连升三日", "三日"],
    ["社融增量累计为30.09万亿元", "30.09万亿元"],
    ["REO每增减1%", "1%"],
    ["升跌比例为三比二", "三比二"],
  ])("finds none in %s", (text, span) => {
    expect(figure(text, span).comparison).toBeUndefined();
  });

  it("tells a change from the level it leads to", () => {
    const text = "净多头头寸增加14243手至98835手，较上年末增长8.1%";
    expect(figure(text, "14243手").comparison).toEqual({ direction: "up", mode: "by" });
    expect(figure(text, "98835手").comparison).toEqual({ direction: "up", mode: "to" });
    expect(figure(text, "8.1%").comparison).toEqual({ direction: "up", mode: "by", base: "较上年末" });
  });

  it("leads from points to per cent", () => {
    expect(figure("上升3.2个百分点至45.6%", "45.6%").comparison).toEqual({ direction: "up", mode: "to" });
  });

  it("is silent on words that only look like a change", () => {
    expect(figure("每10股转增4股", "4股").comparison).toBeUndefined();
    expect(figure("新增病例189例", "189例").comparison).toBeUndefined();
  });

  it("holds for the members of a list", () => {
    expect(figure("分别同比增长32.1%、31.6%和28.9%", "28.9%").comparison).toEqual({ direction: "up", mode: "by", base: "yoy" });
  });
});

describe("bounds, signs and what is counted per what", () => {
  it.each([
    ["每人最高可赔付51.8万元", "51.8万元", { bound: "max", per: "人" }],
    ["突破500亿元", "500亿元", { bound: "reached" }],
    ["AUM首破2万亿", "2万亿", { bound: "reached", kind: "amount", currencyInferred: true }],
    ["亏损由1.2亿扩大到近3亿元", "1.2亿", { kind: "amount", currencyInferred: true }],
    ["项目分3期建设", "3期", { kind: "count", value: 3 }],
    ["最低触及232.05美元", "232.05美元", { bound: "min" }],
    ["东湖银行亏损5亿元", "5亿元", { sign: -1, value: 500000000 }],
    ["年缴600至1000元不等", "600至1000元不等", { per: "年" }],
    ["每股派息0.5元", "0.5元", { per: "股" }],
    ["标准为每人每月2690元", "2690元", { per: "人/月" }],
    ["金价还不到500元一克", "不到500元", { per: "克" }],
    ["每吨分别提高290元和280元", "280元", { per: "吨" }],
    ["净资产为负的1.35亿元", "1.35亿元", { sign: -1 }],
    ["每10股派11元", "11元", { per: "10股" }],
  ])("%s", (text, span, expected) => {
    expect(figure(text, span)).toMatchObject(expected);
  });

  it("takes no adjective for a difference", () => {
    expect(figure("占比高于5%", "5%").comparison).toBeUndefined();
    expect(figure("涨幅高达30%", "30%").comparison?.mode).toBe("by");
  });

  it("takes the measure of a share for no value of it", () => {
    expect(figure("减持股份占总股本的0.85%", "0.85%").metric).toBeUndefined();
    expect(figure("占总股本的比例为0.85%", "0.85%").metric).toBe("比例");
    expect(figure("总股本5亿股", "5亿股").metric).toBe("总股本");
  });

  it("names subject and metric where the sentence does", () => {
    expect(figure("启航财险：2021年净利润5.37亿元", "5.37亿元")).toMatchObject({ subject: "启航财险", metric: "净利润" });
    const text = "启航财产保险股份有限公司赔付3亿元，东湖人寿保险股份有限公司实现保费20亿元";
    expect(figure(text, "3亿元")).toMatchObject({ subject: "启航财产保险股份有限公司", metric: "赔付" });
    expect(figure(text, "20亿元")).toMatchObject({ subject: "东湖人寿保险股份有限公司", metric: "保费" });
  });

  it("names nobody where another may be the subject, and nothing that a subject does", () => {
    const text = "东湖科技公司收涨7.5%，清源涨超6.9%，同比增长8.1%";
    expect(figure(text, "7.5%").subject).toBe("东湖科技公司");
    expect(figure(text, "超6.9%").subject).toBeUndefined();
    expect(figure("云栖科技业绩快报：净利润3亿元", "3亿元").subject).toBe("云栖科技");
  });

  it.each([
    ["完成交付7万辆", "7万辆", undefined],
    ["出口总值2999.2亿元", "2999.2亿元", "出口总值"],
    ["净利润增速为7.2%", "7.2%", "净利润增速"],
    ["支付5.37亿元的理赔款", "5.37亿元", "理赔款"],
    ["营收50.2亿元，同比增长8.1%", "8.1%", "营收"],
    ["不良率1.02%，较年初下降0.03个百分点", "0.03个百分点", "不良率"],
    ["毛利率由35.2%提升至38.6%", "38.6%", "毛利率"],
    ["净利润2021年达3亿元", "3亿元", "净利润"],
    ["扣除发行费用后用于年产12万吨材料", "12万吨", undefined],
    ["净利润3年复合增速", "3年", undefined],
  ])("knows what %s measures", (text, span, metric) => {
    expect(figure(text, span).metric).toBe(metric);
  });

  it("compares how much, and neither how often nor since when", () => {
    expect(figure("预计加息至少2次", "至少2次").comparison).toBeUndefined();
    expect(figure("涨幅创下50年来最高", "50年").comparison).toBeUndefined();
    expect(figure("质量提升三年行动方案", "三年").comparison).toBeUndefined();
    expect(figure("中药股领涨两市", "两市").comparison).toBeUndefined();
    expect(figure("成交额创纪录 两市走低", "两市").metric).toBeUndefined();
  });
});

describe("money left unsaid", () => {
  it("is told by the words before a date, and goes on to what it shrinks to", () => {
    const text = "亏损由上年的2.3亿收窄至0.8亿。";
    expect(figure(text, "2.3亿")).toMatchObject({ kind: "amount", currency: "CNY", sign: -1 });
    expect(figure(text, "0.8亿")).toMatchObject({ kind: "amount", comparison: { direction: "down", mode: "to" } });
  });

  it("needs digits: a placeholder is none", () => {
    expect(find("总投资约XX亿元")).toEqual([]);
  });
});
