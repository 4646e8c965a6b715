import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../../src/core/article/parseArticle";
import { PROSE, reading } from "./pieces";

describe("boilerplate in a paragraph of prose", () => {
  const SENTENCE = "东湖银行发布公告，拟派现10亿元。";

  it.each([
    `${SENTENCE}（文章来源：东湖日报）`,
    `${SENTENCE}（文章来源：东湖日报）（责任编辑：张三）`,
    `${SENTENCE}　　责任编辑：张三`,
    `${SENTENCE} 来源：东湖日报`,
    `${SENTENCE}（编辑 张三 校对 李四）`,
    `${SENTENCE}（责编：张三(实习生)、李四）`,
    `${SENTENCE}<br>来源：东湖日报<br>责任编辑：张三`,
    `${SENTENCE}<br>免责声明：本文仅供参考，不构成投资建议。`,
    `${SENTENCE}本文仅供参考，不构成投资建议。`,
    `${SENTENCE}　　免责声明：以上信息仅供参考，不构成投资建议。据此操作，风险自担。`,
    `${SENTENCE}<br />3分钟极速开户&gt;&gt;`,
    `${SENTENCE}&nbsp;<span>（文章来源：</span><a href="#">东湖日报</a>）`,
  ])("%s ends in it", (html) => {
    expect(reading(`<p>${html}</p>`).map((text) => text.trim())).toEqual([SENTENCE]);
  });

  it.each([`来源：东湖日报　　${SENTENCE}`, `（原标题：东湖银行派现）${SENTENCE}`, `来源：东湖日报 作者：张三<br>${SENTENCE}`, `本文转载自微信公众号“东湖观察”，作者：张三<br>${SENTENCE}`])("%s begins with it", (html) => {
    expect(reading(`<p>${html}</p>${PROSE}`)[0]).toBe(SENTENCE);
  });

  it("leaves from the middle of an article only where nothing else is written so", () => {
    expect(reading(`${PROSE}<p>${SENTENCE}（文章来源：东湖日报）</p>${PROSE}`)[1]).toBe(SENTENCE);
    expect(reading(`${PROSE}<p>${SENTENCE}<br>（责任编辑：张三）</p>${PROSE}`)[1]).toBe(SENTENCE);
    expect(reading(`${PROSE}<p>${SENTENCE}（来源：东湖日报）</p>${PROSE}`)[1]).toBe(`${SENTENCE}（来源：东湖日报）`);
  });

  it.each([
    `${SENTENCE}（记者 张三 李四）`,
    `${SENTENCE}（数据来源：东湖研究院）`,
    `${SENTENCE}（以上数据均来自公司公告）`,
    `来源多样化 东湖银行拓宽负债渠道，存款增长12%。`,
    `（记者 张三）${SENTENCE}`,
    `${SENTENCE}他说，来源：一是自有资金。`,
  ])("%s stays whole", (html) => {
    expect(reading(`<p>${html}</p>`)).toEqual([html]);
  });

  it("says where what was cut off stands", () => {
    const html = `<p>${SENTENCE}（文章来源：<b>东湖日报</b>）</p>`;
    const { removed, meta } = parseArticle(html);
    expect(removed.map(({ source }) => html.slice(source.start, source.end))).toEqual(["（文章来源：<b>东湖日报</b>）"]);
    expect(meta.source).toBe("东湖日报");
  });
});
