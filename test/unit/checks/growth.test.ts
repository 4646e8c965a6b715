import { describe, expect, it } from "vitest";
import { articleOf, check, rulesOf } from "./check";

describe("growth", () => {
  it("doubts a growth that the two values don't give, and says what they give", () => {
    const [finding] = check(articleOf("启航财险保费收入由201.5亿元增长至231.7亿元，增幅25%。"));
    expect(finding).toMatchObject({ rule: "growth", text: "25%" });
    expect(finding?.message).toContain("15.0");
  });

  it("looks at the value of the year before as well", () => {
    const [finding] = check(articleOf("启航财险保费收入231.7亿元，同比增长25%，上年同期为201.5亿元。"));
    expect(finding).toMatchObject({ rule: "growth", text: "25%" });
    expect(finding?.message).toContain("15.0");
  });

  it.each([
    "营业收入从100亿元增长到120亿元，增长30%。",
    "净利润由2024年的100亿元增至2025年的120亿元，同比增长30%。",
    "贷款余额由年初的500亿元增加至600亿元，增幅达30%。",
    "公司实现营业收入120亿元，上年同期为100亿元，同比增长30%。",
    "公司实现营业收入120亿元（上年同期：100亿元），同比增长30%。",
    "公司营业收入120亿元，较上年的100亿元增长30%。",
    "股价由10元跌至8元，跌幅30%。",
  ])("doubts it in every form: %s", (body) => {
    expect(check(articleOf(body))).toMatchObject([{ rule: "growth", text: "30%" }]);
  });

  it.each([
    ["公司2025年保费收入120亿元，2024年为100亿元，同比增长30%。", "30%", "20.0%"],
    ["公司2025年保费收入120亿元，同比增长30%。2024年，其保费收入为100亿元。", "30%", "20.0%"],
    ["公司保费收入120亿元，比2024年的100亿元增长30%。", "30%", "20.0%"],
    ["2024年和2025年保费收入分别为100亿元和120亿元，同比增长30%。", "30%", "20.0%"],
    ["保费收入从100亿元增加20亿元至130亿元。", "20亿元", "30亿元"],
    ["保费收入较上年的100亿元增加30亿元，达到120亿元。", "30亿元", "20亿元"],
    ["保费收入在2024年80亿元的基础上增长50%，达到100亿元。", "50%", "25.0%"],
    ["保费收入同比增长30%，从2024年的100亿元增长到2025年的120亿元。", "30%", "20.0%"],
    ["保费收入由100亿元增至120亿元，下降20%。", "20%", "20.0%"],
    ["净利润从50亿元增至150亿元，增长3倍。", "3倍", "2倍"],
    ["净利润由100亿元增至150亿元，实现翻一番。", "翻一番", "1.5"],
    ["车险占比由20%升至25%，提升3个百分点。", "3个百分点", "5个百分点"],
    ["利率从3.50%降到3.25%，下调50个基点。", "50个基点", "25个基点"],
    ["3月保费收入60亿元，2月为50亿元，环比增长40%。", "40%", "20.0%"],
    ["保费收入由100亿元增至120亿元，增长近三成。", "近三成", "20.0%"],
  ])("reads the values by what is said of them: %s", (body, text, real) => {
    const findings = check(articleOf(body));
    expect(findings).toMatchObject([{ rule: "growth", text }]);
    expect(findings[0]?.message).toContain(real);
  });

  it.each([
    "公司2025年保费收入120亿元，2024年为100亿元，同比增长20%。",
    "公司2024年保费收入100亿元，同比增长5%；2025年保费收入120亿元，同比增长20%。",
    "公司2025年保费收入120亿元，同比增长20%，2024年车险保费收入为90亿元。",
    "公司12月销售汽车22.7万辆，上年同期为29.3万辆；全年累计销售汽车225.2万辆，同比下降2.6%。",
    "公司2025年保费收入120亿元，2023年为100亿元，同比增长10%。",
    "按可比口径，公司保费收入由100亿元增至120亿元，增长30%。",
    "国内生产总值由101万亿元增至114万亿元，增长8.1%。",
    "保费收入由100亿元增至120亿元，净利润增长30%。",
    "保费收入由100亿元增至120亿元，年均增长9.5%。",
    "保费收入由100亿元增至120亿元，增长近两成。",
    "净利润由50亿元增至150亿元，增长2倍，是上年的3倍。",
    "贷款由3000亿元增至4000亿元，增长33.5%。",
    "公司营业收入120亿元，较上年的100亿元增长20%。",
    "公司营业收入增长120亿元，上年同期为100亿元，同比增长30%。",
    "公司实现营业收入120亿元，上年同期为100亿元，同比提高30个百分点。",
    "公司实现营业收入120亿元，上年同期赔款为100亿元，同比增长30%。",
    "启航财险保费收入231.7亿元，同比增长15%，上年同期为201.5亿元。",
    "启航财险保费收入增长231.7亿元，同比增长25%，上年同期为201.5亿元。",
    "启航财险保费收入231.7亿元，同比增长25%，上年同期赔款为201.5亿元。",
    "启航财险保费收入231.7亿元，同比增长25个百分点，上年同期为201.5亿元。",
    "启航财险保费收入由201.5亿元增长至231.7亿元，增幅15%。",
    "启航财险保费收入由2.0亿元增至2.3亿元，增长14%。",
    "启航财险保费收入由约201.5亿元增至231.7亿元，增长25%。",
    "启航财险客户由200万户增至230万户，占比25%。",
    "启航财险保费收入由201.5亿元增至231.7亿美元，增长25%。",
    "不良率由1.2%降至1.1%，下降0.1个百分点。",
  ])("stays silent: %s", (body) => {
    expect(rulesOf(body)).toEqual([]);
  });

  it.each([
    ["不良率从1.5%降至1.2%，下降0.5个百分点。", "is a fall of 0.3个百分点, but the text says a fall of 0.5个百分点"],
    ["不良率从1.2%升至1.5%，上升0.5个百分点。", "is a rise of 0.3个百分点, but the text says a rise of 0.5个百分点"],
    ["净利润由6亿元下降至5亿元，降幅为50%。", "is a fall of 16.7%, but the text says a fall of 50%"],
  ])("is told as a rise or a fall: %s", (body, said) => {
    expect(check(articleOf(body)).map(({ message }) => message).join()).toContain(said);
  });
});

describe("changes in tables", () => {
  const table = (header: string, ...rows: readonly string[]): string =>
    articleOf(`单位：亿元</p><table>${[header, ...rows].map((row) => `<tr>${row.split(" ").map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table><p>完`);
  const fitting = ["车险 120.0 100.0 20.0", "农险 33.0 30.0 10.0"];

  it.each([
    ["险种 本期 上年同期 同比增减（%）", "健康险 45.0 50.0 10.5"],
    ["险种 2025年（亿元） 2024年（亿元） 增长率", "健康险 45.0 50.0 -15.0%"],
    ["险种 期末余额 期初余额 增减变动(%)", "健康险 45.0 50.0 12.0"],
    ["险种 2025年1-9月 2024年1-9月 本年比上年增减(%)", "健康险 60.0 50.0 2.0"],
  ])("are doubted where they don't fit both columns: %s", (header, wrong) => {
    expect(check(table(header, ...fitting, wrong))).toMatchObject([{ rule: "growth", text: wrong.split(" ").at(-1)?.replace("%", header.includes("率") ? "%" : "") }]);
  });

  it.each([
    ["both columns fit", "险种 本期 上年同期 同比增减（%）", ...fitting],
    ["rounded values may fit", "险种 本期 上年同期 同比增减（%）", ...fitting, "健康险 0.4 0.3 18.0"],
    ["most rows don't fit", "险种 本期 上年同期 同比增减（%）", "车险 120.0 100.0 2.0", "农险 33.0 30.0 1.0"],
    ["it is not said which column came first", "险种 保费 赔款 增减（%）", ...fitting, "健康险 45.0 50.0 10.5"],
    ["two changes stand in the table", "险种 本期 上年同期 同比增减（%） 增速", ...fitting.map((row) => `${row} 1.0`), "健康险 45.0 50.0 10.5 3.0"],
    ["the change is on the month before", "险种 本期 上年同期 环比增减（%）", ...fitting, "健康险 45.0 50.0 10.5"],
    ["the change is an amount", "险种 本期 上年同期 增减额", "车险 120.0 100.0 20.0", "农险 33.0 30.0 9.0"],
    ["the years are apart", "险种 2025年 2023年 同比增减（%）", ...fitting, "健康险 45.0 50.0 10.5"],
    ["a loss is compared", "险种 本期 上年同期 同比增减（%）", ...fitting, "健康险 -45.0 50.0 10.5"],
    ["the values are reckoned anew", "险种（可比口径） 本期 上年同期 同比增减（%）", ...fitting, "健康险 45.0 50.0 10.5"],
  ])("are left alone where %s", (_, header, ...rows) => {
    expect(check(table(header, ...rows))).toEqual([]);
  });
});
