import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../../src/core/article/parseArticle";
import { PROSE, reading } from "./pieces";

describe("footer", () => {
  const footer = `\n\n<http://news.example/share?id=NW2022>\n\n[返回东湖日报新闻](//news.example/donghu.html)｜[返回首页](//news.example/)`;

  it("the labels are visible in their zone, the addresses are links", () => {
    const { visible, links, blocks, removed } = parseArticle(PROSE + footer);
    const label = visible.text.indexOf("返回东湖日报新闻");
    expect(visible.zoneAt(label)).toBe("footer");
    expect(visible.text).not.toContain("news.example");
    expect(links.map((link) => link.url)).toEqual(["//news.example/donghu.html", "//news.example/"]);
    expect(blocks.at(-1)).toMatchObject({ removedBy: "footerLinks", zone: "footer" });
    expect(removed.map((part) => part.rule)).toEqual(["footerLinks", "footerLinks"]);
  });

  it("an empty autolink swallows nothing", () => {
    const text = `${PROSE}\n\n<>\n\n[返回首页](//news.example/)`;
    expect(reading(text)).toHaveLength(1);
    expect(parseArticle(text).visible.text).toContain("返回首页");
  });

  it("a sentence with a Markdown link in it stays", () => {
    expect(reading(`${PROSE}\n\n详见[公告](//a.example/)，东湖银行将于下周召开股东大会。`)).toHaveLength(2);
  });
});
