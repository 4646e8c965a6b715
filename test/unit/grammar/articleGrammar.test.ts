import { beforeAll, describe, expect, it } from "vitest";
import type { IGrammar } from "vscode-textmate";
import { loadArticleGrammar, textsOf, tokenize, type ScopedText } from "./tokenizer";

let grammar: IGrammar;
const read = (text: string): ScopedText[] => tokenize(grammar, text);
const body = (text: string): ScopedText[] => read(`<p>${text}</p>`);
const figures = (text: string, kind = "constant.numeric"): string[] => textsOf(body(text), kind);

beforeAll(async () => {
  grammar = await loadArticleGrammar();
});

describe("front matter", () => {
  it("is YAML's colours, with the title as a heading", () => {
    const tokens = read('---\ntitle: "东湖银行净利润71.26亿元"\ntags: 江城财经\n---\n<p>正文</p>');
    expect(textsOf(tokens, "entity.name.tag.yaml")).toEqual(["title", "tags"]);
    expect(textsOf(tokens, "markup.heading").join("")).toBe('"东湖银行净利润71.26亿元"');
    expect(textsOf(tokens, "constant.numeric.amount")).toEqual(["71.26亿元"]);
    expect(textsOf(tokens, "comment.block.tag.html").join("")).toBe("<p></p>");
  });

  it("is found after leading blank lines", () => {
    const tokens = read("\n\n---\ntitle: '太阿基金'\ndate: Sun, 10 Apr 2022 09:38:39 GMT\n---\n\n<div>");
    expect(textsOf(tokens, "entity.name.tag.yaml")).toEqual(["title", "date"]);
    expect(textsOf(tokens, "constant.other.date.yaml")).toEqual(["Sun, 10 Apr 2022 09:38:39 GMT"]);
    expect(textsOf(tokens, "comment.block.tag.html").join("")).toBe("<div>");
  });

  it("survives a title that breaks YAML", () => {
    const tokens = read("---\ntitle: @云栖\"人寿': {\ntags: 甲\n---\n<p>保费3亿元</p>");
    expect(textsOf(tokens, "entity.name.tag.yaml")).toEqual(["title", "tags"]);
    expect(textsOf(tokens, "constant.numeric.amount")).toEqual(["3亿元"]);
  });

  it("ends at the first tag where it is never closed", () => {
    expect(textsOf(read("---\ntitle: 甲\n<p>保费3亿元</p>"), "constant.numeric.amount")).toEqual(["3亿元"]);
  });

  it("is nothing but rules further down", () => {
    expect(textsOf(read("<p>甲</p>\n---\ntitle: 乙\n---"), "meta.embedded.block.frontmatter.yaml")).toEqual([]);
  });
});

describe("markup", () => {
  it("is dimmed like a comment", () => {
    const tokens = read('<p style="a:b" class=x>甲</p><!-- EM_StockImg_Start -->乙');
    expect(textsOf(tokens, "comment").join("")).toBe('<p style="a:b" class=x></p><!-- EM_StockImg_Start -->');
  });

  it("shows the securities that it names", () => {
    const tokens = read('<a class="keytip" data-code="1,605987">昆岳</a>');
    expect(textsOf(tokens, "constant.other.symbol.identifier")).toEqual(['"1,605987"']);
  });

  it("keeps an angle bracket in the text from swallowing it", () => {
    expect(figures("市盈率<20倍，<b 收入5亿元<br>")).toEqual(["20倍"]);
    expect(textsOf(read("3分钟开户>>收入5亿元"), "constant.numeric.amount")).toEqual(["5亿元"]);
  });

  it("leaves style sheets out of the text", () => {
    const tokens = read("<style>p{width:580px}</style><p>5亿元</p>");
    expect(textsOf(tokens, "constant.numeric")).toEqual(["5亿元"]);
  });

  it("knows links and autolinks", () => {
    const tokens = read("<http://finews.example.com/a?b=1>\n[返回首页](//finews.example.com/)");
    expect(textsOf(tokens, "markup.underline.link.markdown")).toEqual(["http://finews.example.com/a?b=1", "//finews.example.com/"]);
    expect(textsOf(tokens, "constant.numeric")).toEqual([]);
  });

  it("knows character references", () => {
    expect(textsOf(body("甲&nbsp;乙&#123;丙&amp;"), "constant.character.entity.html")).toEqual(["&nbsp;", "&#123;", "&amp;"]);
  });
});

describe("names of works", () => {
  it("stand out, with the figures in them", () => {
    const tokens = body("《东湖银行2026—2028年发展规划》发布");
    expect(textsOf(tokens, "string.quoted.other.work").join("")).toBe("《东湖银行2026—2028年发展规划》");
    expect(textsOf(tokens, "constant.numeric.date")).toEqual(["2026—2028年"]);
  });

  it("need both brackets", () => {
    expect(textsOf(body("《东湖银行发展规划 发布"), "string.quoted.other.work")).toEqual([]);
  });
});

describe("figures", () => {
  it.each([
    ["营业收入186.54亿元，拟派3.60元", ["186.54亿元", "3.60元"]],
    ["赔付7000余万元、约5.6亿元、600至1000元不等", ["7000余万元", "约5.6亿元", "600至1000元不等"]],
    ["募资2386亿港元、7.2亿美元，合4.6亿元人民币", ["2386亿港元", "7.2亿美元", "4.6亿元人民币"]],
    ["定价￥4,860，回购价不超过22元/股", ["￥4,860", "不超过22元/股"]],
  ])("amounts: %s", (text, expected) => {
    expect(figures(text, "constant.numeric.amount")).toEqual(expected);
  });

  it.each([
    ["增长6.9%，不良率1.12％，提高8.4个百分点", ["6.9%", "1.12％", "8.4个百分点"]],
    ["收窄11个基点，区间为15至20个基点", ["11个基点", "15至20个基点"]],
    ["近4成客户，认购1,286倍，占百分之三十", ["近4成", "1,286倍", "百分之三十"]],
    ["下降-2.3%，占三分之一", ["-2.3%", "三分之一"]],
  ])("percentages: %s", (text, expected) => {
    expect(figures(text, "constant.numeric.percent")).toEqual(expected);
  });

  it.each([
    ["2026年3月18日晚发布2025年度报告", ["2026年3月18日", "2025年度"]],
    ["2016-2020年，3月中旬，4月6日晚，一季度", ["2016-2020年", "3月中旬", "4月6日晚", "一季度"]],
    ["2026-04-21 07:50:11更新，9时30分开盘", ["2026-04-21 07:50:11", "9时30分"]],
    ["48小时内办结，历时14个月", ["48小时内", "14个月"]],
  ])("dates and durations: %s", (text, expected) => {
    expect(figures(text, "constant.numeric.date")).toEqual(expected);
  });

  it.each([
    ["承保14万余户，1,126家网点，八项举措", ["14万余户", "1,126家", "八项"]],
    ["服务67.8万人，60周岁以上占半数", ["67.8万人", "60周岁以上"]],
    ["上证指数报4018.37点", ["4018.37点"]],
  ])("counts: %s", (text, expected) => {
    expect(figures(text, "constant.numeric.count")).toEqual(expected);
  });

  it("ranks", () => {
    expect(figures("排名第158位，第十三次会议，位居第二", "constant.numeric.ordinal")).toEqual(["第158位", "第十三次", "第二"]);
  });

  it.each(["第一时间赶到", "万一一旦一直统一老百姓", "十分重视，千万注意", "一家企业的一方面", "三角洲的第三方"])("nothing in: %s", (text) => {
    expect(figures(text)).toEqual([]);
  });

  it.each(["W020210317436536325380", "H2019A", "5G", "CJ-207"])("no quantity in the identifier %s", (text) => {
    expect(figures(`编号${text}，`)).toEqual([]);
  });

  it("takes a bracketed code for a security", () => {
    expect(textsOf(body("东湖银行（605981）公告"), "constant.other.symbol.identifier")).toEqual(["605981"]);
  });
});
