/**
 * What finding figures costs: an article of 3,000 characters, and texts at n and 2n, whose ratio holds on any machine.
 * The hostile texts are those that a careless rule would take quadratic time for.
 */

import { VisibleText } from "../../src/core/article/visibleText";
import { findFigures } from "../../src/core/figures/findFigures";
import { updateFigures } from "../../src/core/figures/updateFigures";
import { compare } from "./measure";

/** As dense in figures as real articles. */
const paragraph =
  "东湖银行2021年实现营业收入505.5亿元，同比增长8.2%，净利润约120余亿元，较年初提升1.5个百分点。公司持续推进数字化转型，" +
  "为客户提供全方位的金融服务，第一时间响应客户需求，进一步提升服务质量。截至3月末，全行共有1200余家网点，员工逾3万人，" +
  "服务客户超过千万。据介绍，该行将于5月1日起在全国范围内开展专项活动，活动期间提供7*24小时服务，惠及广大中小微企业。";

function finding(text: string): () => unknown {
  const visible = VisibleText.plain(text);
  return () => findFigures({ visible, blocks: [], date: "2022-04-18" });
}

await compare("an article of 3,000 characters", { figures: finding(paragraph.repeat(16)) });
await compare("long articles", { "120,000 characters": finding(paragraph.repeat(640)), "240,000 characters": finding(paragraph.repeat(1280)) });
await compareEdit("an edit in a text of a million characters", paragraph.repeat(6400).slice(0, 1_000_000));
for (const piece of ["9", "1、", "一", "万", "第", "年", "1-", "约", "1/1:", "a1-", "百分之", "每", "2021年", "“"]) {
  const times = 100_000 / piece.length;
  await compare(`${piece} repeated`, { "100,000 characters": finding(piece.repeat(times)), "200,000 characters": finding(piece.repeat(times * 2)) }, 100);
}

/** Typing one character in the middle and taking it away again, beside reading all of it. */
async function compareEdit(title: string, text: string): Promise<void> {
  const middle = text.length / 2;
  const texts = [`${text.slice(0, middle)}9${text.slice(middle)}`, text].map((each) => VisibleText.plain(each));
  let reading = updateFigures(undefined, { visible: VisibleText.plain(text), blocks: [], date: "2022-04-18" });
  let turn = 0;
  const edit = () => {
    for (const visible of [texts[turn++ % 2] ?? VisibleText.plain(text)]) reading = updateFigures(reading, { visible, blocks: [], date: "2022-04-18" });
  };
  await compare(title, { "after an edit": edit, "from the beginning": finding(text) });
}
