import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { articleRules, type ArticleRule } from "../../../src/core/checks/finding";
import { runChecks } from "../../../src/core/checks/runChecks";
import { findFigures } from "../../../src/core/figures/findFigures";
import { decodeText } from "../../../src/core/text/encoding";

function check(text: string, rules: readonly ArticleRule[] = articleRules): { rule: string; text: string; message: string }[] {
  const article = parseArticle(text);
  const { visible, blocks, meta } = article;
  const figures = findFigures({ visible, blocks, ...(meta.date === undefined ? {} : { date: meta.date }) });
  return runChecks({ article, figures }, rules).map(({ rule, message, start, end }) => ({ rule, message, text: visible.text.slice(start, end) }));
}

function articleOf(body: string, title = "东湖银行经营情况"): string {
  return `---\ntitle: "${title}"\ndate: 2026-03-18 20:00:00 +0800\n---\n<p>${body}</p>\n`;
}

const rulesOf = (body: string, title?: string): string[] => check(articleOf(body, title)).map(({ rule }) => rule);

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
});

describe("shares", () => {
  it.each(["从渠道结构看，个险、银保和团险保费占比分别为55%、35%和20%。", "个险、银保和团险分别占总保费的55%、35%和20%。", "客户按来源划分，个险、银保和团险分别占比55%、35%和20%。"])("doubts shares of more than the whole: %s", (body) => {
    expect(check(articleOf(body))).toMatchObject([{ rule: "shares", text: "55%、35%和20%" }]);
  });

  it.each([
    "从渠道结构看，个险、银保和团险保费占比分别为55.1%、35%和10%。",
    "三项业务增速分别为55%、35%和20%。",
    "占比分别为55%和20%，增长40%。",
    "东湖银行、西岭银行零售贷款占比分别为55%和60%。",
    "从渠道结构看，2024年和2025年个险占比分别为55%和60%。",
    "从年龄结构看，男性、女性客户中“90后”占比分别为55%和60%。",
  ])("stays silent: %s", (body) => {
    expect(rulesOf(body)).toEqual([]);
  });
});

describe("parts", () => {
  it.each([
    ["启航财险共接到报案182件（武汉市121件、黄石市31件、咸宁市42件）。", "182件", "194件"],
    ["启航财险共接到报案190件（武汉市120件、黄石市30件、咸宁市50件）。", "190件", "200件"],
    ["第一、二、三季度净利润分别为10.1亿元、12.2亿元和13.3亿元，前三季度合计36.6亿元。", "36.6亿元", "35.6亿元"],
    ["三大险种保费分别为10.1亿元、20.2亿元和30.3亿元，合计70.6亿元。", "70.6亿元", "60.6亿元"],
    ["沪市融资余额报8968.74亿元，较前一日增加10.6亿元；深市融资余额报8076.63亿元；两市合计17145.37亿元。", "17145.37亿元", "17045.37亿元"],
    ["北向资金净买入57.58亿元，其中沪股通净买入29.14亿元，深股通净买入18.44亿元。", "57.58亿元", "47.58亿元"],
    ["投保人中男性占比55%，女性占比48%。", "55%，女性占比48%", "103"],
    ["总保费100亿元，其中车险60亿元，农险30亿元，健康险20亿元。", "100亿元", "110亿元"],
    ["总保费100亿元，其中车险60亿元，同比增长8%，农险30亿元，占比30%，健康险20亿元。", "100亿元", "110亿元"],
    ["三地合计赔付10亿元，甲地4亿元、乙地3亿元、丙地2亿元。", "10亿元", "9亿元"],
    ["A、B、C三家公司分别赔付4亿元、3亿元、2亿元，合计10亿元。", "10亿元", "9亿元"],
    ["全年赔付100亿元，由车险60亿元、农险30亿元和健康险20亿元组成。", "100亿元", "110亿元"],
    ["车险60亿元，农险30亿元，健康险20亿元，总保费共120亿元。", "120亿元", "110亿元"],
    ["全年共接报案1000件，上半年400件，下半年500件。", "1000件", "900件"],
    ["本次募集资金20亿元，其中8亿元用于建设，7亿元用于研发，6亿元用于偿还贷款。", "20亿元", "21亿元"],
    ["拟募集资金20亿元，分别投入甲项目8亿元、乙项目7亿元、丙项目6亿元。", "20亿元", "21亿元"],
    ["全年发生费用9.0亿元，其中销售费用4.0亿元，管理费用3.0亿元，研发费用3.0亿元。", "9.0亿元", "10.0亿元"],
    ["共处罚机构20家，其中银行12家、保险公司10家。", "20家", "22家"],
    ["公司共有门店300家，其中一线城市100家，二线城市120家，三线城市90家。", "300家", "310家"],
  ])("doubts a total that its parts don't give: %s", (body, text, real) => {
    const findings = check(articleOf(body));
    expect(findings).toMatchObject([{ text }]);
    expect(findings[0]?.message).toContain(real);
  });

  it.each([
    "启航财险共接到报案194件（武汉市121件、黄石市31件、咸宁市42件）。",
    "启航财险共接到报案282件（其中武汉市121件、黄石市31件、咸宁市42件）。",
    "启航财险共接到报案182件（武汉市121件、黄石市31件等）。",
    "启航财险共接到报案逾182件（武汉市121件、黄石市31件、咸宁市42件）。",
    "启航财险共接到报案182件（武汉市约121件、黄石市31件、咸宁市42件）。",
    "启航财险共接到报案182件（武汉市121件、黄石市31件；咸宁市42件另计）。",
    "赔付总额1.9亿元（武汉市1.24亿元、黄石市0.68亿元）。",
    "三大险种保费分别为10.4亿元、20.4亿元和30.4亿元，合计61亿元。",
    "启航财险共接到报案1900件（武汉市1200件、黄石市310件、咸宁市400件）。",
    "三大险种保费分别为10.1亿元、20.2亿元和30.3亿元，合计增长70.6亿元。",
    "营业收入100亿元，其中线上收入60亿元、海外收入55亿元。",
    "北向资金净买入57.58亿元，其中沪股通净买入29.14亿元，深股通净卖出18.44亿元。",
    "投保人中男性占比55%，女性投保人占比提高48%。",
    "沪市成交3000亿元，深市成交4000亿元，北交所成交20亿元，两市合计7000亿元。",
    "总保费100亿元，其中车险60亿元，农险30亿元。",
    "新增报案97件（河南省60件，其中郑州市24件、许昌市21件、安阳市15件；天津市21件）。",
    "累计客户148户（其中男性83户，女性65户），流失145户。",
    "汽车销量100万辆，其中乘用车80万辆，新能源汽车50万辆。",
    "贷款增加100亿元，其中住户贷款增加60亿元，短期贷款增加50亿元。",
    "该股成交9.3亿元，净买入0.8亿元，期间合计净买入12.5亿元。",
    "居民人均可支配收入8561元，其中城镇居民11691元，农村居民4641元。",
    "保费收入100亿元，其中财产险60亿元，车险50亿元。",
    "车险60亿元，农险30亿元等，合计100亿元。",
    "三地合计赔付10.1亿元，甲地4.3亿元、乙地3.2亿元、丙地2.5亿元。",
  ])("stays silent: %s", (body) => {
    expect(rulesOf(body)).toEqual([]);
  });
});

describe("table totals", () => {
  const table = (total: string, extra = ""): string =>
    articleOf(
      `单位：亿元</p><table><tr><th>险种</th><th>保费</th></tr><tr><td>车险</td><td>12.5</td></tr>${extra}<tr><td>农险</td><td>3.5</td></tr><tr><td>合计</td><td>${total}</td></tr></table><p>完`,
    );

  const shares = (...[one, two, three, total]: [string, string, string, string]): string =>
    articleOf(
      `持仓</p><table><tr><th>序号</th><th>名称</th><th>占净值比例</th></tr><tr><td>1</td><td>云栖</td><td>${one}</td></tr><tr><td>2</td><td>启航</td><td>${two}</td></tr>` +
        `<tr><td>3</td><td>东湖</td><td>${three}</td></tr><tr><td>合计</td><td></td><td>${total}</td></tr></table><p>完`,
    );

  it("doubts a total that the rows don't give", () => {
    expect(check(table("17.0"))).toMatchObject([{ rule: "tableTotal", text: "17.0" }]);
  });

  it.each([
    ["without marked headers", table("17.0").replaceAll("<th>", "<td>").replaceAll("</th>", "</td>"), "17.0"],
    ["of shares", shares("34.0%", "33.0%", "33.0%", "101.0%"), "101.0%"],
    ["of more than a whole", shares("34.0%", "34.0%", "33.0%", "101.0%"), "101.0%"],
    ["behind merged cells", shares("34.0%", "33.0%", "33.0%", "101.0%").replace("<td>合计</td><td></td>", "<td colspan=2>合计</td>"), "101.0%"],
  ])("is found %s", (_, text, said) => {
    expect(check(text)).toMatchObject([{ rule: "tableTotal", text: said }]);
  });

  it.each([shares("33.34%", "33.33%", "33.34%", "100.01%"), shares("34%", "33%", "12%", "79%"), shares("3%", "4%", "5%", "15%").replace("占净值比例", "同比增长")])(
    "lets roundings, choices and rates pass",
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );

  it("adds up no averages", () => {
    expect(check(table("17.0").replace("<th>保费</th>", "<th>件均保费</th>"))).toEqual([]);
  });

  it.each([table("16.0"), table("16.1"), table("17.0", "<tr><td>其中：新能源车险</td><td>2.0</td></tr>"), table("17.0", "<tr><td>健康险</td><td>—</td></tr>")])(
    "stays silent",
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );
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

describe("one metric in two values", () => {
  it("doubts what two sentences state of the same subject and period", () => {
    const findings = check(articleOf("东湖银行股份有限公司2025年实现净利润71.26亿元，同比增长5.2%。东湖银行股份有限公司2025年净利润为76.21亿元。"));
    expect(findings).toMatchObject([{ rule: "conflict", text: "76.21亿元" }]);
    expect(findings[0]?.message).toContain("71.26亿元");
  });

  it.each([
    "东湖银行2025年净利润5亿元，同比增长10%。东湖银行2025年净利润为6亿元。",
    "东湖银行股份有限公司2025年营业收入50.5亿元。东湖银行2025年实现营业收入55.5亿元。",
    "截至2025年12月31日，东湖银行总资产为5100亿元。截至2025年末，公司总资产达到5500亿元。",
    "东湖银行去年实现净利润51亿元。数据显示，2025年东湖银行净利润为57亿元。",
    "东湖银行注册资本50亿元。该行注册资本为60亿元。",
  ])("knows by which names an article calls its subject: %s", (body) => {
    expect(rulesOf(body)).toEqual(["conflict"]);
  });

  it.each([
    "东湖银行2025年净利润71.2亿元。东湖银行2025年净利润71.3亿元。",
    "东湖银行2025年净利润51亿元，西岭证券2025年净利润7亿元。公司2025年净利润为7亿元。",
    "东湖银行2025年净利润51亿元。其子公司2025年净利润为7亿元。",
    "云栖保险2025年净利润5亿元。云栖保险集团2025年净利润8亿元。",
    "云栖保险2025年净利润5亿元。扣除非经常性损益后，公司2025年净利润4亿元。",
    "东湖银行注册资本50亿元。增资后，东湖银行注册资本将增至60亿元。",
    "东湖银行股份有限公司2025年净利润71.26亿元。东湖银行股份有限公司2025年净利润约76亿元。",
    "东湖银行股份有限公司2025年净利润71.26亿元。东湖银行股份有限公司2025年净利润71.3亿元。",
    "东湖银行股份有限公司2025年净利润71.26亿元。东湖银行股份有限公司2024年净利润76.21亿元。",
    "东湖银行股份有限公司2025年净利润71.26亿元。预计东湖银行股份有限公司2025年净利润76.21亿元。",
    "东湖银行股份有限公司2025年净利润71.26亿元。东湖银行股份有限公司旗下消费金融公司2025年净利润7.21亿元。",
    "东湖银行股份有限公司2025年净利润71.26亿元。东湖银行股份有限公司2025年零售业务净利润7.21亿元。",
    "东湖银行股份有限公司2025年净利润71.26亿元，西岭证券股份有限公司净利润7.21亿元。",
    "东湖银行股份有限公司2025年净利润由61.26亿元增至71.26亿元。",
  ])("stays silent: %s", (body) => {
    expect(rulesOf(body)).toEqual([]);
  });
});

describe("dates", () => {
  it("doubts a past event on a later day", () => {
    expect(check(articleOf("东湖银行已于2026年4月2日完成增资。"))).toMatchObject([{ rule: "futureDate", text: "2026年4月2日" }]);
  });

  it.each([
    ["2026年5月1日，东湖银行完成增资。", "2026年5月1日"],
    ["2026年8月15日，监管部门对该行处以罚款50万元。", "2026年8月15日"],
    ["据悉，该行成立于2028年。", "2028年"],
    ["东湖银行于2026年5月成立。", "2026年5月"],
    ["截至2026年5月末，东湖银行总资产达5000亿元。", "截至2026年5月末"],
    ["2027年，东湖银行实现净利润5亿元，同比增长10%。", "2027年"],
    ["2026年三季度，该行存款余额同比增长10%。", "2026年三季度"],
  ])("knows what only the past can tell: %s", (body, text) => {
    expect(check(articleOf(body))).toMatchObject([{ rule: "futureDate", text }]);
  });

  it.each([
    "2026年5月1日，该办法正式施行。",
    "股东大会定于2026年5月20日召开，会议通知已发布。",
    "分析师预计该行2026年净利润5亿元。2027年净利润为6亿元，同比增长20%。",
    "考核目标为：2027年累计实现营业收入不低于95亿元。",
    "一期工程2027年建成，已完成招标。",
    "债券2028年到期，发行人已公告。",
    "股权登记日为2026年5月6日，除息日为2026年5月7日，公司已公告。",
    "2027年春节档影片已发布海报。",
    "公司与客户签署协议，2027年交付完成，合同金额5亿元。",
    "2026年一季度，该行存款余额同比增长10%。",
  ])("lets plans, schedules and forecasts pass: %s", (body) => {
    expect(rulesOf(body)).toEqual([]);
  });

  it.each([
    "东湖银行已于2026年3月2日完成增资。",
    "东湖银行将于2026年4月2日完成增资。",
    "该产品已获批，有效期截至2027年4月2日。",
    "东湖银行日前披露，2026年5月20日召开股东大会。",
    "东湖银行已定于2026年5月20日召开股东大会。",
    "2026年6月30日前，费率已不再调整。",
  ])("stays silent: %s", (body) => {
    expect(rulesOf(body)).toEqual([]);
  });
});

describe("magnitude", () => {
  it("doubts a title that gives the text's digits in another magnitude", () => {
    expect(check(articleOf("东湖银行去年净利润71.26亿元。", "东湖银行净利润71.26万元"))).toMatchObject([{ rule: "magnitude", text: "71.26万元" }]);
  });

  it.each([
    ["东湖银行累计赔付5万元。", "东湖银行赔付5亿元"],
    ["截至4月9日，东湖银行已支付赔款1.2万元。", "东湖银行暴雨理赔1.2亿元"],
    ["启航财险共赔付3.52万元。", "启航财险赔付超3.5亿元"],
    ["启航财险保费收入69.8万元。", "启航财险保费近70亿元"],
    ["启航财险共接到报案3.5亿件。", "启航财险接报案3.5万件"],
  ])("needs few digits where both are said of one measure: %s", (body, title) => {
    expect(rulesOf(body, title)).toEqual(["magnitude"]);
  });

  it.each([
    ["东湖银行去年净利润71.26亿元。", "东湖银行净利润71.26亿元"],
    ["东湖银行去年净利润71.26亿元，另获补助71.26万元。", "东湖银行获补助71.26万元"],
    ["东湖银行在12个城市捐款12亿元。", "东湖银行赔付12万元"],
    ["启航财险已赔付3.9亿元，单笔最高赔付3.5万元。", "启航财险赔付超3.5亿元"],
    ["东湖银行去年净利润71.3亿元，另获补助71.26万元。", "东湖银行净利润71.26亿元"],
    ["每10股派发现金红利12.53元。", "东湖银行拟每股派1.253元"],
  ])("stays silent: %s", (body, title) => {
    expect(rulesOf(body, title)).toEqual([]);
  });
});

describe("all checks", () => {
  it("doubt nothing in the sample articles", () => {
    const samples = join(__dirname, "../../../samples");
    for (const name of readdirSync(samples)) {
      const { text } = decodeText(new Uint8Array(readFileSync(join(samples, name))));
      expect(check(text), name).toEqual([]);
    }
  });

  const shared = process.env["ZHUPI_SHARED"];
  it.skipIf(shared === undefined)("doubt nothing in real articles", () => {
    const seeds = join(shared ?? "", "seeds");
    for (const name of readdirSync(seeds)) expect(check(readFileSync(join(seeds, name), "utf8")), name).toEqual([]);
  });
});

describe("shares that the text adds up itself, parts of one place, and their wording", () => {
  it.each([
    ["三项业务占比分别为60%、30%和20%，合计110%。", "come to 110 %"],
    ["车险、农险、健康险三项业务占比分别为60%、30%和20%，合计110%。", "come to 110 %"],
    ["手机、电脑、家电三项业务占比分别为60%、30%和20%。", "come to 110 %"],
    ["三项业务占比分别为60%、30%和20%，合计100%。", "come to 110%, but the total says 100%"],
    ["截至3月末，共有网点120家，其中城区80家，县域50家。", "come to 130家, but the total says 120家"],
    ["公司共有员工500人，其中研发300人，销售250人。", "come to 550人"],
    ["总保费1200亿元，其中车险800亿元，农险500亿元。", "come to 1300亿元, but the total says 1200亿元"],
    ["总保费1,200亿元，其中车险800亿元，农险500亿元。", "come to 1,300亿元, but the total says 1,200亿元"],
    ["不良率从1.5%降至1.2%，下降0.5个百分点。", "is a fall of 0.3个百分点, but the text says a fall of 0.5个百分点"],
    ["不良率从1.2%升至1.5%，上升0.5个百分点。", "is a rise of 0.3个百分点, but the text says a rise of 0.5个百分点"],
    ["净利润由6亿元下降至5亿元，降幅为50%。", "is a fall of 16.7%, but the text says a fall of 50%"],
  ])("%s", (body, said) => {
    expect(check(articleOf(body)).map(({ message }) => message).join()).toContain(said);
  });

  it.each([
    "三项业务占比分别为60%、30%和10%，合计100%。",
    "三项业务占比分别为50%、30%和10%，合计90%。",
    "三项业务占比分别为33.3%、33.3%和33.3%，合计100%。",
    "甲行、乙行、丙行三家银行零售贷款占比分别为60%、50%和40%。",
    "三项业务线上化率分别为60%、50%和40%。",
    "2023年、2024年和2025年占比分别为60%、50%和40%。",
    "截至3月末，共有网点120家，其中城区70家，县域50家。",
    "截至3月末，共有网点120家，其中境内80家，县域50家。",
  ])("finds nothing in %s", (body) => {
    expect(check(articleOf(body))).toEqual([]);
  });
});
