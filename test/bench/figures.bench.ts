/**
 * What finding figures costs: an article of 3,000 characters, and texts at n and 2n, whose ratio holds on any machine.
 * `HOSTILE` texts are those that a careless rule would take quadratic time for.
 */

import { bench, describe } from "vitest";
import { VisibleText } from "../../src/core/article/visibleText";
import { findFigures } from "../../src/core/figures/findFigures";

/** As dense in figures as real articles. */
const paragraph =
  "东湖银行2021年实现营业收入505.5亿元，同比增长8.2%，净利润约120余亿元，较年初提升1.5个百分点。公司持续推进数字化转型，" +
  "为客户提供全方位的金融服务，第一时间响应客户需求，进一步提升服务质量。截至3月末，全行共有1200余家网点，员工逾3万人，" +
  "服务客户超过千万。据介绍，该行将于5月1日起在全国范围内开展专项活动，活动期间提供7*24小时服务，惠及广大中小微企业。";
const article = VisibleText.plain(paragraph.repeat(16));
const long = VisibleText.plain(paragraph.repeat(640));
const twice = VisibleText.plain(paragraph.repeat(1280));

function find(visible: VisibleText): void {
  findFigures({ visible, blocks: [], date: "2022-04-18" });
}

describe("figures", () => {
  bench("an article of 3,000 characters", () => {
    find(article);
  });
  bench("120,000 characters", () => {
    find(long);
  });
  bench("240,000 characters", () => {
    find(twice);
  });
});

describe("figures in hostile text, 100,000 and 200,000 characters", () => {
  for (const piece of ["9", "1、", "一", "万", "第", "年", "1-", "约", "1/1:", "a1-", "百分之", "每", "2021年", "“"]) {
    for (const size of [100_000, 200_000]) {
      const visible = VisibleText.plain(piece.repeat(size / piece.length));
      bench(
        `${piece} × ${String(size)}`,
        () => {
          find(visible);
        },
        { time: 50, iterations: 2, warmupTime: 0, warmupIterations: 1 },
      );
    }
  }
});
