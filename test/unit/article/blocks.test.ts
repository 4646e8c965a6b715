import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/core/article/article";
import { parseArticle, parsePlain } from "../../../src/core/article/parseArticle";

function blocksOf(html: string): readonly string[] {
  const { visible, blocks } = parseArticle(html);
  return blocks.map((block: Block) => (block.type === "image" ? `[${block.url}]` : `${block.type}:${visible.text.slice(block.start, block.end)}`));
}

/** The part of the file that shows `part`. */
function sourceOf(html: string, part: string): string | undefined {
  const { visible } = parseArticle(html);
  const start = visible.text.indexOf(part);
  const span = start < 0 ? undefined : visible.toSource({ start, end: start + part.length });
  return span && html.slice(span.start, span.end);
}

describe("visible text", () => {
  it("keeps what stands between a table's cells in the cell before", () => {
    const row = "<tr><th>单位：万元</th><td>1,234</td></tr>";
    expect(blocksOf(`<p>甲</p><table>${row}<caption>乙</caption>${row}</table><p>丙</p>`)).toEqual(["paragraph:甲", "table:单位：万元\n1,234\n乙\n单位：万元\n1,234", "paragraph:丙"]);
    expect(blocksOf(`<table><caption>乙</caption>${row}</table>`)).toEqual(["paragraph:乙", "table:单位：万元\n1,234"]);
    expect(blocksOf(`<pre>\n\n<table>${row}<p>丙</p>\n`).join("|")).not.toMatch(/1,234.*1,234/su);
  });

  it("is the title, then the blocks, each on a line", () => {
    expect(parseArticle("---\ntitle: 甲\n---\n<p>乙</p><h3>丙</h3>\n<div>丁<p>戊</p>己</div>").visible.text).toBe("甲\n乙\n丙\n丁\n戊\n己");
  });

  it("joins what inline tags split", () => {
    const html = `<p>东湖<span id="bk_90.BK0473"><a class="keytip" data-code="90,BK0473">证券</a></span>报</p>`;
    expect(parseArticle(html).visible.text).toBe("东湖证券报");
    expect(sourceOf(html, "东湖证券报")).toBe(html.slice(3, -4));
  });

  it("collapses white space as a browser does, keeps no-break and ideographic spaces", () => {
    expect(parseArticle("<p>\n  一   心\t堂 <b> x</b>  \n</p>").visible.text).toBe("一 心 堂 x");
    expect(parseArticle("<p>　　东湖&nbsp;&nbsp;银行 </p>").visible.text).toBe("　　东湖\u00A0\u00A0银行");
    expect(parseArticle("<pre>\n a\n  b\n</pre>").visible.text).toBe(" a\n  b\n");
  });

  it("maps references, CRLF and tags", () => {
    const html = "<p>东湖&amp;启航\r\n<b>5</b>亿元&#20013;&lt;</p>";
    expect(parseArticle(html).visible.text).toBe("东湖&启航 5亿元中<");
    expect(sourceOf(html, "&")).toBe("&amp;");
    expect(sourceOf(html, "5亿元")).toBe("5</b>亿元");
    expect(sourceOf(html, "中<")).toBe("&#20013;&lt;");
  });

  it("<br> is a line feed, two of them end the paragraph", () => {
    expect(blocksOf("<p>甲<br>乙<br/> <br>丙<br></p>")).toEqual(["paragraph:甲\n乙", "paragraph:丙"]);
  });

  it("leaves out style, script, comments and form fields", () => {
    expect(
      parseArticle("<style>p{color:red}</style><p>甲<!-- x --><script>1<2</script></p><textarea>乙</textarea><select><option>丙</select><title>丁</title>").visible.text,
    ).toBe("甲");
  });

  it("keeps the text of unknown, unclosed and badly nested elements", () => {
    expect(parseArticle("<o:p>甲</o:p><center><p>乙<b>丙<i>丁</b>戊</i><foo>己").visible.text).toBe("甲\n乙丙丁戊己");
  });

  it("reading order is the browser's, where that is not the file's", () => {
    const html = "<table><tr><td>甲</td><td>丁</td></tr>乙</table>";
    const { visible } = parseArticle(html);
    expect(visible.text).toBe("乙\n甲\n丁");
    expect(visible.toVisible({ start: html.indexOf("乙"), end: html.indexOf("乙") + 1 })).toEqual({ start: 0, end: 1 });
    expect(visible.toVisible({ start: html.indexOf("甲"), end: html.indexOf("甲") + 1 })).toEqual({ start: 2, end: 3 });
    expect(visible.toVisible({ start: 0, end: html.length })).toEqual({ start: 0, end: 5 });
    expect(visible.toVisible({ start: 0, end: 5 })).toBeUndefined();
  });

  it("cut and unclosed constructs lose nothing that a browser shows", () => {
    expect(parseArticle("<p>甲</p><!-- 乙").visible.text).toBe("甲");
    expect(parseArticle("<p>甲</p><p").visible.text).toBe("甲");
    expect(parseArticle("<p>甲</p>&am").visible.text).toBe("甲\n&am");
    expect(parseArticle("a < b 且 c > d").visible.text).toBe("a < b 且 c > d");
  });

  it("a plain text is its own visible text", () => {
    const text = "第一行\n<b>不是标记</b>\n";
    const { visible, blocks, meta } = parsePlain(text);
    expect(visible.text).toBe(text);
    expect(meta.family).toBe("plain");
    expect(blocks).toHaveLength(2);
  });
});

describe("blocks", () => {
  it("have a type, a level and an alignment", () => {
    const { blocks } = parseArticle(
      `<h2>一</h2><blockquote><p>二</p></blockquote><ol><li>三<ul><li>四</ul></ol><p align="center">五</p><center>六</center><p style="text-align: right">七</p>`,
    );
    expect(blocks).toMatchObject([
      { type: "heading", level: 2 },
      { type: "quote", level: 1 },
      { type: "listItem", level: 1, ordered: true },
      { type: "listItem", level: 2, ordered: false },
      { type: "paragraph", align: "center" },
      { type: "paragraph", align: "center" },
      { type: "paragraph", align: "right" },
    ]);
  });

  it("know their element in the file, tags included", () => {
    const html = "<div>\n<p class=x>甲<b>乙</b></p>\n丙 <i>丁</i></div>";
    const { blocks } = parseArticle(html);
    expect(blocks.map((block) => html.slice(block.source.start, block.source.end))).toEqual(["<p class=x>甲<b>乙</b></p>", "丙 <i>丁"]);
  });

  it("carry marks and links", () => {
    const { blocks, links, visible } = parseArticle(`<p>甲<strong>乙<a href=" https://a.example/?x=1&amp;y=2 ">丙</a></strong><sub>2</sub><span style="font-weight:bold">丁</span></p>`);
    const [block] = blocks;
    expect(block?.type === "paragraph" ? block.runs.map((run) => [visible.text.slice(run.start, run.end), run.marks, run.link]) : []).toEqual([
      ["甲", [], undefined],
      ["乙", ["strong"], undefined],
      ["丙", ["strong"], 0],
      ["2", ["sub"], undefined],
      ["丁", ["strong"], undefined],
    ]);
    expect(links.map((link) => link.url)).toEqual(["https://a.example/?x=1&y=2"]);
  });

  it("a data table has rows, spans and headers; its cells are parted", () => {
    const html = `<table><tr><th>代码</th><th>最新收盘价<br>（元）</th></tr><tr><td rowspan=2>600000</td><td>     -2.17 </td></tr><tr><td></td></tr></table>`;
    const { blocks, visible } = parseArticle(html);
    const [table] = blocks;
    expect(visible.text).toBe("代码\n最新收盘价\n（元）\n600000\n-2.17");
    expect(table?.type).toBe("table");
    if (table?.type !== "table") return;
    expect(table.rows.map((row) => row.map((cell) => visible.text.slice(cell.start, cell.end)))).toEqual([["代码", "最新收盘价\n（元）"], ["600000", "-2.17"], [""]]);
    expect(table.rows[0]?.[0]).toMatchObject({ header: true });
    expect(table.rows[1]?.[0]).toMatchObject({ header: false, rowSpan: 2, columnSpan: 1 });
    expect(html.slice(table.source.start, table.source.end)).toBe(html);
  });

  it("a layout table is read as paragraphs", () => {
    expect(blocksOf("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>")).toEqual(["paragraph:甲", "paragraph:乙"]);
    expect(blocksOf("<table><tr><td>甲<td><table><tr><td>1<td>2</table></table>")).toEqual(["paragraph:甲", "table:1\n2"]);
  });

  it("pictures stand in reading order and split no sentence", () => {
    expect(blocksOf(`<img src=1><p>甲<img src=2>乙</p><p><img src=3>丙</p><p>丁<br><img src=4><br>戊</p>`)).toEqual([
      "[1]", "paragraph:甲乙", "[2]", "[3]", "paragraph:丙", "paragraph:丁", "[4]", "paragraph:戊",
    ]);
  });

  it("pictures have their size and description", () => {
    const html = `<p><img src="https://a.example/x.png?a=1&b=2" alt="图&amp;表" width="580px" height=0></p>`;
    expect(parseArticle(html).blocks).toEqual([
      { type: "image", url: "https://a.example/x.png?a=1&b=2", alt: "图&表", width: 580, source: { start: 3, end: html.length - 4 } },
    ]);
  });
});

describe("Markdown between the HTML", () => {
  it("the digest at the top is a quotation", () => {
    const text = "---\ntitle: 甲\n---\n> 摘要第一行，\n> 第二行。\n\n<p>正文>>继续</p>";
    expect(blocksOf(text)).toEqual(["quote:摘要第一行， 第二行。", "paragraph:正文>>继续"]);
    expect(sourceOf(text, "第二行")).toBe("第二行");
  });

  it("a digest straight before the HTML", () => {
    expect(blocksOf("> 摘要\n<p>正文</p>")).toEqual(["quote:摘要", "paragraph:正文"]);
  });

  it("reads the same whatever the lines end with", () => {
    const article = "---\ntitle: 甲\n---\n　　乙说明，\n仍是乙。\n\n丙 \n \t\n<b>丁</b>\n\n\n<p>戊\n\n己</p>\n\n| 庚 | 辛 |\n\n> 壬\n";
    const lf = blocksOf(article);
    expect(lf).toContain("paragraph:　　乙说明， 仍是乙。");
    for (const end of ["\r\n", "\r"]) expect(blocksOf(article.replaceAll("\n", end)), JSON.stringify(end)).toEqual(lf);
  });

  it("a blank line parts loose paragraphs, a blank line in HTML does not", () => {
    expect(blocksOf("甲\n乙\n\n丙\n<p>丁\n\n戊</p>")).toEqual(["paragraph:甲 乙", "paragraph:丙", "paragraph:丁 戊"]);
  });
});

describe("security hints", () => {
  it.each([
    [`<span data-code="601318|1|1">云栖保险</span>`, "601318.SH"],
    [`<span data-code="000001|0|2">云栖保险</span>`, "000001.SZ"],
    [`<span data-code="430047|0|2">云栖保险</span>`, "430047.BJ"],
    [`<span data-code="02318|116|5">云栖保险</span>`, "02318.HK"],
    [`<a class="keytip" data-code="1,600160">云栖保险</a>`, "600160.SH"],
    [`<a data-code="106,NIO">云栖保险</a>`, "NIO.US"],
    [`<a data-code="105,BABA">云栖保险</a>`, "BABA.US"],
    [`<a data-code="90,BK0473">云栖保险</a>`, "BK0473"],
    [`<a class="trsHotWords" code="600507" href="http://x.example/?stockcode=SS600507">云栖保险</a>`, "600507.SH"],
    [`<a href="http://x.example/?stockcode=SZ000001&t=1">云栖保险</a>`, "000001.SZ"],
    [`<a href="http://quote.eastmoney.com/unify/r/1.600160">云栖保险</a>`, "600160.SH"],
    [`<a href="https://quote.eastmoney.com/sh600160.html">云栖保险</a>`, "600160.SH"],
    [`<a href="http://quote.eastmoney.com/us/NIO.html">云栖保险</a>`, "NIO.US"],
    [`<a href="http://quote.eastmoney.com/hk/02318.html">云栖保险</a>`, "02318.HK"],
    [`<a href="https://finance.sina.com.cn/realstock/company/sz000001/nc.shtml">云栖保险</a>`, "000001.SZ"],
    [`<a href="https://xueqiu.com/S/SH600160">云栖保险</a>`, "600160.SH"],
  ])("%s", (markup, code) => {
    const { hints, visible } = parseArticle(`<p>甲${markup}乙</p>`);
    expect(hints).toEqual([{ code, visible: { start: 1, end: 5 } }]);
    expect(visible.text.slice(1, 5)).toBe("云栖保险");
  });

  it("a chart's alone names no text, and is told by market", () => {
    expect(parseArticle(`<img alt="K图 02318_0" src="https://a.example/x.png">`).hints).toEqual([{ code: "02318.HK" }]);
    expect(parseArticle(`<img alt="K图 600000_1" src="https://a.example/x.png">`).hints).toEqual([{ code: "600000.SH" }]);
  });

  it.each([
    `<span data-code="x|y|z">甲</span>`,
    `<span data-code="constructor">甲</span>`,
    `<span data-code="8,IF2204">甲</span>`,
    `<a href="https://a.example/sh600160.html">甲</a>`,
    `<a href="javascript:alert(1)">甲</a>`,
    `<span data-code="1,600160"></span>`,
  ])("%s names none, or nothing that is seen", (markup) => {
    expect(parseArticle(`<p>${markup}</p>`).hints.filter((hint) => hint.visible)).toEqual([]);
  });

  it("the same code nested twice is one hint", () => {
    expect(parseArticle(`<p><span data-code="1,600160"><a data-code="1,600160">甲</a></span></p>`).hints).toHaveLength(1);
  });

  it("a hint at the start of a block leaves out the line feed before it", () => {
    const { hints, visible } = parseArticle(`<p>甲</p><div data-code="1,600160"><p>乙丙</p></div>`);
    expect(hints[0]?.visible && visible.text.slice(hints[0].visible.start, hints[0].visible.end)).toBe("乙丙");
  });
});

describe("problems of the text", () => {
  it("many replacement characters suggest another encoding", () => {
    const [problem] = parseArticle(`<p>${"\uFFFD\uFFFD\uFFFD银行".repeat(10)}</p>`).problems;
    expect(problem?.code).toBe("text.replacementCharacters");
    expect(problem?.message).toContain("GB18030");
    expect(parseArticle(`<p>一个\uFFFD字${"东湖银行".repeat(50)}</p>`).problems).toEqual([]);
  });

  it("controls are kept, counted once and placed", () => {
    const text = "<p>利润5\u200B亿\u202E元\0</p>";
    const { problems, visible } = parseArticle(text);
    expect(problems.map((problem) => problem.code)).toEqual(["text.controlCharacters"]);
    expect(problems[0]?.span).toEqual({ start: 6, end: 7 });
    expect(problems[0]?.message).toContain("3");
    expect(visible.text).toBe("利润5\u200B亿\u202E元");
    expect(parseArticle("\uFEFF<p>甲👨‍👩‍👧</p>").problems.map((problem) => problem.code)).toEqual([]);
  });
});

describe("hostile HTML", () => {
  const size = 20_000;
  it.each([
    ["nested div", "<div>".repeat(size)],
    ["unclosed formatting", "<b><p>".repeat(size)],
    ["different fonts", Array.from({ length: size }, (_, i) => `<font size=${String(i)}>`).join("") + "<p>".repeat(size)],
    ["nested tables", "<table><tr><td>".repeat(size)],
    ["foster parenting", `<table>${  "<b>甲".repeat(size)}`],
    ["spans and paragraphs", "<span>".repeat(size) + "<p>".repeat(size)],
    ["attributes", `<p ${Array.from({ length: size }, (_, i) => `a${String(i)}=1`).join(" ")}>`],
    ["references", "&amp;".repeat(size)],
    ["templates", "<template>".repeat(size)],
  ])("%s keeps its text", (_, html) => {
    const text = `<p>开头</p>${html}结尾`;
    const { visible } = parseArticle(text);
    expect(visible.text.startsWith("开头")).toBe(true);
    const at = text.indexOf("结尾");
    if (!html.includes("template")) expect(visible.toVisible({ start: at, end: at + 2 })).toBeDefined();
  });

  it.each([
    ["pictures in a paragraph", `<p>a${"<img src=x>".repeat(200_000)}`],
    ["pictures in a table", `<table><tr><td>1<td>${"<img src=x>".repeat(200_000)}</table>`],
    ["autolinks", "<http://a.b>".repeat(200_000)],
  ])("200,000 %s overflow no stack", (_, html) => {
    expect(() => parseArticle(html)).not.toThrow();
  });

  it("too deep is said once, and the text stays", () => {
    const text = `${"<div>".repeat(300)}甲${"</div>".repeat(300)}<p>乙</p>`;
    const { problems, visible } = parseArticle(text);
    expect(problems.map((problem) => problem.code)).toEqual(["html.tooDeep"]);
    expect(visible.text).toBe("甲\n乙");
  });

  it("beyond what a tree can take, the bare paragraphs are left", () => {
    const { problems, visible, blocks } = parseArticle(`${"<b>".repeat(3_000)}<p>甲<br>乙</p><style>x</style><script>"</b>"</script><p>丙<img src=x>`);
    expect(problems.map((problem) => problem.code)).toEqual(["html.tooDeep"]);
    expect(visible.text).toBe("甲\n乙\n丙");
    expect(blocks.at(-1)).toMatchObject({ type: "image", url: "x" });
  });
});

describe("pictures in Markdown", () => {
  it("are pictures on a line of their own, with their place in the file", () => {
    const text = '---\ntitle: 年报\n---\n<p>甲</p>\n\n![走势图](图/a.png "近一年")\n\n<p>乙</p>\n![](b.png)\n';
    const { blocks, visible } = parseArticle(text);
    const images = blocks.filter((block) => block.type === "image");
    expect(blocks.map((block) => block.type)).toEqual(["paragraph", "image", "paragraph", "image"]);
    expect(images.map(({ alt, url }) => [alt, url])).toEqual([
      ["走势图", "图/a.png"],
      ["", "b.png"],
    ]);
    expect(images.map(({ source }) => text.slice(source.start, source.end))).toEqual(['![走势图](图/a.png "近一年")', "![](b.png)"]);
    expect(visible.text).not.toContain("走势图");
  });

  it("leave a sentence alone that only quotes one", () => {
    const { blocks, visible } = parseArticle("他写道：![图](a.png)，大家都笑了。\n\n![没有地址]()\n");
    expect(blocks.every((block) => block.type === "paragraph")).toBe(true);
    expect(visible.text).toContain("![图](a.png)，大家都笑了。");
    expect(visible.text).toContain("![没有地址]()");
  });
});
