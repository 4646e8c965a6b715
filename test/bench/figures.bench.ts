import { Bench } from "tinybench";
import { describe, expect, it } from "vitest";
import { VisibleText } from "../../src/core/article/visibleText";
import { findFigures } from "../../src/core/figures/findFigures";

/** An article of about 3,000 characters, as dense in figures as real ones. */
const PARAGRAPH =
  "东湖银行2021年实现营业收入505.5亿元，同比增长8.2%，净利润约120余亿元，较年初提升1.5个百分点。公司持续推进数字化转型，" +
  "为客户提供全方位的金融服务，第一时间响应客户需求，进一步提升服务质量。截至3月末，全行共有1200余家网点，员工逾3万人，" +
  "服务客户超过千万。据介绍，该行将于5月1日起在全国范围内开展专项活动，活动期间提供7*24小时服务，惠及广大中小微企业。";
const ARTICLE = PARAGRAPH.repeat(16);

function time(text: string): number {
  const started = performance.now();
  findFigures({ visible: VisibleText.plain(text), blocks: [], date: "2022-04-18" });
  return performance.now() - started;
}

/** The best of some runs: what the machine can do when nothing else disturbs it. */
function best(text: string, runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => time(text)));
}

describe("findFigures", () => {
  it("takes time in proportion to the text", () => {
    best(ARTICLE, 20);
    const once = best(ARTICLE.repeat(40), 5);
    const twice = best(ARTICLE.repeat(80), 5);
    console.log(`${(ARTICLE.length * 40).toString()} characters: ${once.toFixed(1)} ms, twice as many: ${twice.toFixed(1)} ms`);
    expect(twice / once).toBeLessThan(2.6);
  });

  it("takes about a millisecond for an article", async () => {
    const bench = new Bench({ time: 500 });
    bench.add("an article of 3,000 characters", () => {
      time(ARTICLE);
    });
    await bench.run();
    console.table(bench.table());
    expect(best(ARTICLE, 50)).toBeLessThan(5);
  });
});
