import { describe, expect, it } from "vitest";
import { parsePlain } from "../../../src/core/article/parseArticle";
import { findEntities } from "../../../src/core/entities/findEntities";
import { loadJieba, tagText } from "../../../src/platform/node/jiebaSegmenter";
import { gazetteer } from "./setup";

/** Text of each organisation to who is meant, as of a day. */
function meant(text: string, date = "2022-03-01"): Record<string, string> {
  const found = findEntities({ article: parsePlain(text), gazetteer, date, tokens: tagText(loadJieba(), text) });
  return Object.fromEntries(found.outer.filter(({ type }) => type === "ORG").map((entity) => [entity.text, entity.canonical ?? ""]));
}

describe("one identity for one company", () => {
  it("gives the full name, the declared short one and the table's alias one identity", () => {
    const found = meant("贵州茅台酒股份有限公司（以下简称贵州茅台）公告，茅台集团增持，茅台股价上涨。");
    expect(new Set([found["贵州茅台酒股份有限公司"], found["贵州茅台"], found["茅台"]])).toHaveProperty("size", 1);
    expect(found["茅台集团"]).toBe("中国贵州茅台酒厂（集团）有限责任公司");
  });

  it("calls a known company in the whole article what the article calls it in full", () => {
    const found = meant("深圳市物业发展（集团）股份有限公司（以下简称深物业A）公告，深物业股价上涨。");
    expect(new Set([found["深圳市物业发展（集团）股份有限公司"], found["深物业A"], found["深物业"]])).toEqual(new Set(["深圳市物业发展（集团）股份有限公司"]));
  });

  it("knows a company by its short name and legal form", () => {
    const found = meant("万科A（000002）公告，万科企业股份有限公司董事会主席表示，万科将稳健经营。");
    expect(found["万科企业股份有限公司"]).toBe(found["万科A"]);
    expect(meant("国寿财险公司表示。")["国寿财险公司"]).toBe("中国人寿财产保险股份有限公司");
  });

  it("keeps groups and namesakes apart", () => {
    const found = meant("浙江云砚电子股份有限公司（简称“云砚电子”）与浙江云砚集团签约，云砚集团出资，云砚电子公告。");
    expect(found["云砚集团"]).toBe("浙江云砚集团");
    expect(found["云砚电子"]).toBe("浙江云砚电子股份有限公司");
    const twins = meant("北京云砚科技有限公司与上海云砚科技有限公司签约。云砚科技表示合作深入。");
    expect(twins["云砚科技"]).toBe("云砚科技");
    expect(meant("江淮汽车集团增持江淮汽车。")).toMatchObject({ 江淮汽车集团: "江淮汽车集团", 江淮汽车: "江淮汽车" });
  });

  it("reads a regulator's former name as of the day", () => {
    expect(meant("银保监会发布通知。", "2022-03-01")["银保监会"]).toBe("中国银行保险监督管理委员会");
    expect(meant("银保监会发布通知。", "2024-03-01")["银保监会"]).toBe("国家金融监督管理总局");
  });
});

describe("sentences without names", () => {
  it.each(["上市公司应当真实披露信息。", "挂牌公司应当及时披露重大事项。", "外资银行看好市场前景。", "联想能力是创造力的组成部分。", "蚂蚁搬家，豆瓣入味。", "喜临门，福到家。", "券商纷纷披露业绩。"])("%s", (text) => {
    expect(meant(text)).toEqual({});
  });
});
