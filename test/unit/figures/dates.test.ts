import { describe, expect, it } from "vitest";
import { find, gist, only } from "./find";

describe("dates against an article of 2022-04-18", () => {
  it("reads weekdays in brackets as the days before them", () => {
    expect(find("展会于4月7日至9日（周四至周六）举行").map(gist)).toEqual(["4月7日至9日 | date | 2022-04-07/2022-04-09", "周四至周六 | date | 2022-04-07/2022-04-09"]);
  });

  it("counts months where they go on", () => {
    expect(find("销量连降三月，三月上旬回升").map(gist)).toEqual(["三月 | duration | P3M", "三月上旬 | date | 2022-03-01/2022-03-10"]);
  });

  it("looks ahead where something is waited for", () => {
    expect(gist(only("要等到下半年"))).toBe("下半年 | date | 2022-07/2022-12");
  });

  it.each([
    ["2021年", "2021年 | date | 2021"],
    ["2021年度", "2021年度 | date | 2021"],
    ["二〇二一年十二月", "二〇二一年十二月 | date | 2021-12"],
    ["2019年11月13日", "2019年11月13日 | date | 2019-11-13"],
    ["2022-04-11", "2022-04-11 | date | 2022-04-11"],
    ["2021.7.1-2021.12.31", "2021.7.1-2021.12.31 | date | 2021-07-01/2021-12-31"],
    ["2022.4.11", "2022.4.11 | date | 2022-04-11"],
    ["2022/4/11", "2022/4/11 | date | 2022-04-11"],
    ["11/24/2020, 3:54:49 PM", "11/24/2020, 3:54:49 PM | datetime | 2020-11-24T15:54:49"],
    ["4月7日", "4月7日 | date | 2022-04-07"],
    ["5月1日", "5月1日 | date | 2021-05-01"],
    ["11月", "11月 | date | 2021-11"],
    ["15日", "15日 | date | 2022-04-15"],
    ["28日", "28日 | date | 2022-03-28"],
    ["今年3月中旬", "今年3月中旬 | date | 2022-03-11/2022-03-20"],
    ["2月下旬", "2月下旬 | date | 2022-02-21/2022-02-28"],
    ["2021年1-11月", "2021年1-11月 | date | 2021-01/2021-11"],
    ["2016-2020年", "2016-2020年 | date | 2016/2020"],
    ["21-23年", "21-23年 | date | 2021/2023"],
    ["3月12日至3月18日", "3月12日至3月18日 | date | 2022-03-12/2022-03-18"],
    ["2021年12月27日至1月3日", "2021年12月27日至1月3日 | date | 2021-12-27/2022-01-03"],
    ["2020年底", "2020年底 | date | 2020-12-31"],
    ["3月末", "3月末 | date | 2022-03-31"],
    ["2021年初", "2021年初 | date | 2021-01-01"],
    ["前三季度", "前三季度 | date | 2021-01/2021-09"],
    ["2021年第四季度", "2021年第四季度 | date | 2021-10/2021-12"],
    ["2021Q4", "2021Q4 | date | 2021-10/2021-12"],
    ["2021年春季", "2021年春季 | date | 2021-21"],
    ["民國111年", "民國111年 | date | 2022"],
    ["21世纪", "21世纪 | date | 20XX"],
    ["上世纪90年代", "上世纪90年代 | date | 199X"],
    ["4月6日晚", "4月6日晚 | datetime | 2022-04-06TEV"],
    ["4月7日上午", "4月7日上午 | datetime | 2022-04-07TMO"],
    ["4月8日15时30分", "4月8日15时30分 | datetime | 2022-04-08T15:30"],
    ["4月8日晚8点半", "4月8日晚8点半 | datetime | 2022-04-08T20:30"],
    ["1月9日0—24时", "1月9日0—24时 | datetime | 2022-01-09T00:00/2022-01-09T24:00"],
    ["8:30", "8:30 | datetime | 2022-04-18T08:30"],
    ["上周五", "上周五 | date | 2022-04-15"],
    ["周三", "周三 | date | 2022-04-13"],
    ["周一至周五", "周一至周五 | date | 2022-04-18/2022-04-22"],
    ["第一至第四季度", "第一至第四季度 | date | 2021-01/2021-12"],
    ["今年前两个月", "今年前两个月 | date | 2022-01/2022-02"],
    ["3Q21", "3Q21 | date | 2021-07/2021-09"],
    ["农历正月初五", "农历正月初五 | date | 2022-02-05"],
    ["98年", "98年 | date | 1998"],
    ["20220418", "20220418 | date | 2022-04-18"],
  ])("%s", (text, expected) => {
    expect(gist(only(text))).toBe(expected);
  });

  it.each([
    ["截至3月末", "until", "../2022-03-31"],
    ["2021年以来", "since", "2021/.."],
    ["自2022年1月1日起", "since", "2022-01-01/.."],
    ["15日前", "before", "../2022-04-15"],
    ["2020年至今", "since", "2020/.."],
  ])("boundary words: %s", (text, qualifier, interval) => {
    expect(only(text)).toMatchObject({ text, qualifier, interval });
  });

  it("looks ahead only where the text does", () => {
    expect(only("会议将于5月1日召开").value).toBe("2022-05-01");
    expect(only("预计6月交付").value).toBe("2022-06");
    expect(only("将公布12月数据").value).toBe("2021-12");
  });

  it("places a range of months by its end", () => {
    expect(only("1-12月", "2022-01-11").value).toBe("2021-01/2021-12");
    expect(only("11月至次年", "2022-01-11").value).toBe("2021-11");
    expect(only("2021年12月至2月", "2022-03-11").value).toBe("2021-12/2022-02");
  });

  it("goes on from the date before", () => {
    expect(find("计划于5月17日和18日开会").map((figure) => figure.value)).toEqual(["2022-05-17", "2022-05-18"]);
    expect(find("2022年3月15日（星期二）上午九时开会").map((figure) => figure.value)).toEqual([
      "2022-03-15",
      "2022-03-15",
      "2022-03-15T09:00",
    ]);
  });

  it("counts the month before from the one spoken of where the two are compared", () => {
    expect(find("2月PMI为50.2%，比上月上升0.1个百分点", "2026-03-18").find(({ text }) => text === "上月")?.value).toBe("2026-01");
    expect(find("销量比上月上升3%", "2026-03-18").find(({ text }) => text === "上月")?.value).toBe("2026-02");
  });

  it("reports words without a numeral as optional", () => {
    expect(only("去年")).toMatchObject({ value: "2021", level: "optional", class: "deictic" });
    expect(only("昨日")).toMatchObject({ value: "2022-04-17", level: "optional" });
    expect(only("今年以来")).toMatchObject({ value: "2022", qualifier: "since", level: "optional" });
    expect(only("一季度")).toMatchObject({ value: "2022-01/2022-03", level: "core" });
  });

  it("leaves open what only an article's date could say", () => {
    expect(only("3月15日", "")).toMatchObject({ value: "XXXX-03-15", note: "relative: no article date" });
  });

  it("reads a date at UTC+8", () => {
    expect(only("今天", "2022-04-10T20:00:00Z").value).toBe("2022-04-11");
  });

  it("knows years in brackets and titles", () => {
    expect(find("《养老金发展指数(2020)》").map(gist)).toEqual(["2020 | date | 2020"]);
    expect(find("2022民航工作会议").map(gist)).toEqual(["2022 | date | 2022"]);
  });
});

describe("durations", () => {
  it.each([
    ["半小时内", "PT30M", "小时", "at_most"],
    ["48小时", "PT48H", "小时", "exact"],
    ["3小时20分钟", "PT3H20M", "小时", "exact"],
    ["一年半", "P1Y6M", "年", "exact"],
    ["两个半小时", "PT2H30M", "小时", "exact"],
    ["1年零3个月", "P1Y3M", "年", "exact"],
    ["三个多月", "P3M", "个月", "over"],
    ["30周年", "P30Y", "周年", "exact"],
    ["2个工作日", "P2D", "business_day", "exact"],
    ["近5个交易日", "P5D", "trading_day", "exact"],
    ["近三年", "P3Y", "年", "exact"],
    ["三个季度", "P9M", "季度", "exact"],
    ["十余年", "P10Y", "年", "over"],
  ])("%s", (text, value, unit, qualifier) => {
    expect(only(text)).toMatchObject({ text, kind: "duration", value, unit, qualifier });
  });

  it("tells days of the month from days counted", () => {
    expect(only("5日内完成").kind).toBe("duration");
    expect(only("近30日").kind).toBe("duration");
    expect(only("5日发布").kind).toBe("date");
    expect(only("不少于30日")).toMatchObject({ kind: "duration", value: "P30D", qualifier: "at_least" });
    expect(only("于30日召开").kind).toBe("date");
  });

  it("adds smaller units up only while they don't fill a larger one", () => {
    expect(find("一周7天").map(gist)).toEqual(["一周 | duration | P1W", "7天 | duration | P7D"]);
    expect(find("2周零3天").map(gist)).toEqual(["2周零3天 | duration | P2W3D"]);
  });
});
