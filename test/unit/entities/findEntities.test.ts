import { describe, expect, it } from "vitest";
import { parseArticle, parsePlain } from "../../../src/core/article/parseArticle";
import { findIn, named, show } from "./setup";

describe("places in the whole article", () => {
  it("takes a word of every day for the place that the article speaks of elsewhere", () => {
    expect(named("嘉定将给予扶持，嘉定还围绕产业发展。到2025年，嘉定区产出1000亿元。").filter((name) => name.startsWith("嘉定"))).toEqual(["嘉定/PLACE", "嘉定/PLACE", "嘉定区/PLACE"]);
  });
});

describe("organisations", () => {
  it.each([
    ["平安银行杭州分行行长卓一鸣表示", "平安银行杭州分行/ORG"],
    ["中国人寿成都市分公司党委书记", "中国人寿成都市分公司/ORG"],
    ["启航财险股份有限公司发布公告", "启航财险股份有限公司/ORG"],
    ["获得浙江省保险行业协会颁发的证书", "浙江省保险行业协会/ORG"],
    ["联合中国社科院世界社保研究中心发布", "中国社科院世界社保研究中心/ORG"],
    ["据江西省统计局网站消息", "江西省统计局/ORG"],
    ["杭州市西湖区人民法院作出判决", "杭州市西湖区人民法院/ORG"],
    ["广西分公司快速启动应急预案", "广西分公司/ORG"],
    ["沪深交易所发布通知", "沪深交易所/ORG"],
    ["（新华社）讯", "新华社/ORG"],
    ["云栖科技（688999）公告称", "云栖科技/ORG"],
  ])("%s", (text, expected) => {
    expect(named(text)).toContain(expected);
  });

  it("finds no name in bare nouns", () => {
    for (const text of ["该公司表示，分公司将继续努力。", "多家保险公司和商业银行参与。", "当地政府高度认可。", "总公司要求各分公司落实。"]) {
      expect(named(text).filter((name) => name.endsWith("/ORG"))).toEqual([]);
    }
  });

  it("keeps position, company and person apart", () => {
    expect(named("平安人寿南京分公司代理人罗小红回忆道")).toEqual(["平安人寿南京分公司/ORG", "代理人/TITLE", "罗小红/PERSON"]);
  });

  it("learns a short name from the article", () => {
    const text = "启航远洋渔业股份有限公司（以下简称“启航远洋”）今日上市。启航远洋总经理出席。";
    const found = findIn(parsePlain(text)).outer.filter(({ text: name }) => name === "启航远洋");
    expect(found).toHaveLength(2);
    expect(found[1]).toMatchObject({ type: "ORG", canonical: "启航远洋渔业股份有限公司" });
  });

  it("takes a code in the markup as exact evidence", () => {
    const article = parseArticle(`---\ntitle: "x"\n---\n<p>昨日，<span id="stock_1.600999"><a class="keytip" data-code="1,600999">云栖新材</a></span>涨停。</p>`);
    expect(findIn(article).outer.find(({ text }) => text === "云栖新材")).toMatchObject({ type: "ORG", ids: ["600999.SH"], source: "markup" });
  });

  it("wants evidence for a name that is a word of the language", () => {
    expect(named("发展太阳能和机器人产业，充满新希望。").filter((name) => name.endsWith("/ORG"))).toEqual([]);
    expect(named("新希望公告，太阳能涨停，机器人（300024）走高。")).toEqual(expect.arrayContaining(["新希望/ORG", "机器人/ORG"]));
  });

  it.each([
    ["江砚科技股份有限公司公告，江砚科技净利润增长。", ["江砚科技股份有限公司", "江砚科技股份有限公司"]],
    ["北京云砚科技有限公司与上海云砚科技有限公司签约，云砚科技表示满意。", ["北京云砚科技有限公司", "上海云砚科技有限公司", "云砚科技"]],
    ["浙江省杭州市的企业落户杭州。", ["杭州", "杭州"]],
    ["吉林市位于吉林省。", ["吉林市", "吉林"]],
    ["贵州茅台与茅台集团签约。", ["贵州茅台", "中国贵州茅台酒厂（集团）有限责任公司"]],
  ])("tells who is meant in %s", (text, canonicals) => {
    expect(findIn(parsePlain(text)).outer.map(({ canonical }) => canonical)).toEqual(canonicals);
  });

  it("gives full names and codes", () => {
    const [company] = findIn(parsePlain("中国平安公布业绩。")).outer;
    expect(company).toMatchObject({ canonical: "中国平安保险（集团）股份有限公司", ids: ["601318.SH", "02318.HK"] });
    const [branch] = findIn(parsePlain("太保产险杭州分公司开业。")).outer;
    expect(branch?.canonical).toBe("中国太平洋财产保险股份有限公司杭州分公司");
  });

  it("matches names padded with spaces in tables", () => {
    const [entity] = findIn(parsePlain("一 心 堂  12.5")).outer;
    expect(entity).toMatchObject({ text: "一 心 堂", type: "ORG", canonical: "一心堂" });
  });

  it("matches traditional characters", () => {
    expect(named("中國平安與騰訊合作")).toEqual(expect.arrayContaining(["中國平安/ORG", "騰訊/ORG"]));
  });

  it("keeps the names inside a name", () => {
    const { outer, nested } = findIn(parsePlain("平安银行杭州分行今日开业"));
    expect(outer.map(show)).toEqual(["平安银行杭州分行/ORG"]);
    expect(nested.map(show)).toEqual(["平安银行/ORG", "杭州/PLACE"]);
  });
});

describe("persons and positions", () => {
  it.each([
    ["客户宋女士十分感动", ["宋女士/PERSON"]],
    ["案例中的Z先生", ["Z先生/PERSON"]],
    ["国际货币基金组织总裁克里斯塔利娜·格奥尔基耶娃宣布", ["国际货币基金组织/ORG", "总裁/TITLE", "克里斯塔利娜·格奥尔基耶娃/PERSON"]],
    ["总经理卓一鸣介绍", ["总经理/TITLE", "卓一鸣/PERSON"]],
  ])("%s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it("takes no word for a person", () => {
    expect(named("智慧助老，金融服务温暖人心，高铁方便出行。").filter((name) => name.endsWith("/PERSON"))).toEqual([]);
  });

  it("marks role words as optional", () => {
    const role = findIn(parsePlain("平安产险相关负责人介绍")).outer.find(({ type }) => type === "TITLE");
    expect(role).toMatchObject({ text: "相关负责人", level: "optional" });
  });
});

describe("places", () => {
  it.each([
    ["浙江省杭州市今日发布", ["浙江省杭州市/PLACE"]],
    ["沪深两市高开", ["沪/PLACE", "深/PLACE"]],
    ["上海市民", ["上海/PLACE"]],
    ["京津冀、长三角、珠三角三大区域", ["京津冀/PLACE", "长三角/PLACE", "珠三角/PLACE"]],
  ])("%s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it("names none in 我国, 全国, 当地", () => {
    expect(named("我国各地、全国和当地居民")).toEqual([]);
  });
});

describe("other names", () => {
  it.each([
    ["发布《云栖养老白皮书》", "云栖养老白皮书/LAW_DOC"],
    ["据《东湖日报》报道", "东湖日报/ORG"],
    ["通过“云账房”系统办理", "云账房/PRODUCT"],
    ["下载“云栖保险”APP", "云栖保险/PRODUCT"],
    ["荣获“年度卓越服务奖”", "年度卓越服务奖/AWARD"],
    ["开展“保险进乡村”活动", "保险进乡村/EVENT"],
    ["入选《财富》世界500强", "《财富》世界500强/AWARD"],
    ["上证指数收涨", "上证指数/SECURITY"],
    ["中国石化（600028）", "600028/SECURITY"],
    ["落实“六稳”“六保”要求", "六稳/LAW_DOC"],
    ["参加中国国际进口博览会", "中国国际进口博览会/EVENT"],
  ])("%s", (text, expected) => {
    expect(named(text)).toContain(expected);
  });

  it("lets words in quotes be words", () => {
    expect(named("织起安全防护“网”，打通“最后一公里”。")).toEqual([]);
  });
});

describe("without words", () => {
  it("still finds what tables and patterns know", () => {
    const found = named("中国平安上海分公司总经理出席，据《东湖日报》报道，上证指数上涨，宋女士表示满意。", false);
    expect(found).toEqual(expect.arrayContaining(["中国平安上海分公司/ORG", "东湖日报/ORG", "上证指数/SECURITY", "宋女士/PERSON"]));
  });
});
