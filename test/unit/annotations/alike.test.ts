/** Sentences of the same build, all edited: a quote that was changed in one of them is not taken for that of another. */

import { describe, expect, it } from "vitest";
import { find, openText, saved } from "./support";

const flash = (comma: string, months: string, rate: string, end: string): string =>
  `常备借贷便利利率发挥了利率走廊上限的作用，有利于维护货币市场利率平稳运行${comma}隔夜、7天、${months}个月常备借贷便利利率分别为${rate}%、3.2%、3.55%${end}。`;

describe("two sentences that are nearly the same", () => {
  const before = `<p>开头。</p>\n<p>中国央行：${flash("，", "1", "3.05", "")}</p>\n<p>据悉${flash(",", "1", "3.05", "")}</p>\n<p>结尾的另一句话。</p>\n`;
  const after = `<p>开头。</p>\n<p>中国央行：${flash("，", "3", "3.05", "左右")}</p>\n<p>据悉${flash(",", "1", "4.05", "")}</p>\n<p>结尾的另一句话。</p>\n`;

  it("are told apart where the quote of one was changed", () => {
    const session = openText(before);
    session.apply({ type: "add", drafts: [{ kind: "figure", label: "count", spans: [find(before, "1个月")].map(({ start }) => ({ start, end: start + 1 })) }] }, { author: "李" });
    const live = openText(after, saved(session)).get("id-0");
    expect(live).toMatchObject({ state: "needsReview" });
    expect(live?.spans.map(({ start, end }) => after.slice(start, end))).toEqual(["3"]);
  });
});

describe("a sentence that stands in the text twice", () => {
  const sentence = "要建立健全用于识别违法和不良信息的特征库，发现违法和不良信息的，应当采取相应的处置措施。";
  const before = `<p>第一则提到了影响网络舆论、规避监督管理以及垄断和不正当竞争的行为。${sentence}</p>\n<p>第二则提到了影响网络舆论、规避监督管理以及垄断和不正当竞争的行为。${sentence}</p>\n`;

  it("is asked about where both copies were edited and one was moved", () => {
    const session = openText(before);
    session.apply({ type: "add", drafts: [{ kind: "entity", label: "x", spans: [find(before, "发现违", 0)] }] }, { author: "李" });
    const edited = sentence.replaceAll("相应", "相应（600000.SH）").replace("不良信息的，", "不良（600000.SH）信息的，");
    const after = `<p>${edited}第一则提到了影响网络舆论的行为。</p>\n<p>第二则还提到了影响网络舆论、规避监督管理以及垄断和不正当竞争的行为。${edited}</p>\n`;
    expect(openText(after, saved(session)).get("id-0")?.state).toBe("needsReview");
  });
});

describe("a stretch that is copied to right before the quote", () => {
  const next = "据悉：各家银行正与监管机构就能源供应商的贷款谈判。";
  const before = `市场消息：清江新能任命周明远（Zhou Mingyuan）为理事，任期到2024年。\n\n${next}\n\n云栖人寿表示不予置评。\n`;
  const after = before.replace("任期到", `另据了解，24年。\n\n${next}\n\n云栖也是如此，任期到`);

  it("is not taken for it", () => {
    const session = openText(before);
    session.apply({ type: "add", drafts: [{ kind: "figure", label: "date", spans: [find(before, "年。")] }] }, { author: "李" });
    expect(openText(after, saved(session)).get("id-0")?.state).toBe("needsReview");
  });
});

describe("words that stand twice in a paragraph", () => {
  const before = "<p>开头。</p>\n<p>【云栖人寿：公司为灾区捐赠价值一百万元的物资】云栖人寿表示，公司作为保险企业，将继续捐赠物资。</p>\n<p>结尾。</p>\n";

  it("are asked about where what is gone between them may have been the one or the other, and not where it can't", () => {
    const session = openText(before);
    session.apply({ type: "add", drafts: [{ kind: "entity", label: "ORG", spans: [find(before, "公司", 0)] }] }, { author: "李" });
    const stateIn = (after: string): string | undefined => openText(after, saved(session)).get("id-0")?.state;
    expect(stateIn(before.replace("为灾区捐赠价值一百万元的物资】云栖人寿表示，公司", ""))).toBe("needsReview");
    expect(stateIn(before.replace("将继续捐赠", "今后将一如既往地继续捐赠"))).toBe("anchored");
  });
});

describe("a sentence that was copied", () => {
  const sentence = "东湖银行去年实现营业收入505.5亿元，同比增长12.5%，拨备覆盖率为310.2%。";
  const before = `<p>开头的一句话。${sentence}董事会审议通过了利润分配预案。</p>\n<p>结尾。</p>\n`;
  const stateIn = (after: string): string | undefined => {
    const session = openText(before);
    session.apply({ type: "add", drafts: [{ kind: "figure", label: "percent", spans: [find(before, "12.5%")] }] }, { author: "李" });
    return openText(after, saved(session)).get("id-0")?.state;
  };

  it("is asked about where the copy stands beside it", () => {
    expect(stateIn(before.replace(sentence, sentence + sentence))).toBe("needsReview");
  });

  it("is asked about where the original was changed and a neighbour is gone", () => {
    const after = before.replace(sentence, sentence.replace("310.2", "280.4") + sentence).replace("董事会审议通过了利润分配预案。", "");
    expect(stateIn(after)).toBe("needsReview");
  });

  it("is in its place where the copy stands among others", () => {
    expect(stateIn(before.replace("结尾。", `另一段的开头。${sentence}结尾。`))).toBe("anchored");
  });
});
