import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { checkRules, type CheckRule } from "../../../src/core/checks/finding";
import { runChecks } from "../../../src/core/checks/runChecks";
import { findFigures } from "../../../src/core/figures/findFigures";
import { decodeText } from "../../../src/core/text/encoding";

function check(text: string, rules: readonly CheckRule[] = checkRules): { rule: string; text: string; message: string }[] {
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

  it.each([
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
  it("doubts shares of more than the whole", () => {
    expect(check(articleOf("个险、银保和团险保费占比分别为55%、35%和20%。"))).toMatchObject([{ rule: "shares", text: "55%、35%和20%" }]);
  });

  it.each(["个险、银保和团险保费占比分别为55.1%、35%和10%。", "三项业务增速分别为55%、35%和20%。", "占比分别为55%和20%，增长40%。"])(
    "stays silent: %s",
    (body) => {
      expect(rulesOf(body)).toEqual([]);
    },
  );
});

describe("table totals", () => {
  const table = (total: string, extra = ""): string =>
    articleOf(
      `单位：亿元</p><table><tr><th>险种</th><th>保费</th></tr><tr><td>车险</td><td>12.5</td></tr>${extra}<tr><td>农险</td><td>3.5</td></tr><tr><td>合计</td><td>${total}</td></tr></table><p>完`,
    );

  it("doubts a total that the rows don't give", () => {
    expect(check(table("17.0"))).toMatchObject([{ rule: "tableTotal", text: "17.0" }]);
  });

  it.each([table("16.0"), table("16.1"), table("17.0", "<tr><td>其中：新能源车险</td><td>2.0</td></tr>"), table("17.0", "<tr><td>健康险</td><td>—</td></tr>")])(
    "stays silent",
    (text) => {
      expect(check(text)).toEqual([]);
    },
  );
});

describe("dates", () => {
  it("doubts a past event on a later day", () => {
    expect(check(articleOf("东湖银行已于2026年4月2日完成增资。"))).toMatchObject([{ rule: "futureDate", text: "2026年4月2日" }]);
  });

  it.each(["东湖银行已于2026年3月2日完成增资。", "东湖银行将于2026年4月2日完成增资。", "该产品已获批，有效期截至2027年4月2日。"])(
    "stays silent: %s",
    (body) => {
      expect(rulesOf(body)).toEqual([]);
    },
  );
});

describe("magnitude", () => {
  it("doubts a title that gives the text's digits in another magnitude", () => {
    expect(check(articleOf("东湖银行去年净利润71.26亿元。", "东湖银行净利润71.26万元"))).toMatchObject([{ rule: "magnitude", text: "71.26万元" }]);
  });

  it.each([
    ["东湖银行去年净利润71.26亿元。", "东湖银行净利润71.26亿元"],
    ["东湖银行去年净利润71.26亿元，另获补助71.26万元。", "东湖银行获补助71.26万元"],
    ["东湖银行在12个城市赔付12亿元。", "东湖银行赔付12万元"],
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
