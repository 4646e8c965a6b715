import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bytesLookLikeArticle, HEAD_LENGTH, looksLikeArticle } from "../../../src/core/article/detectArticle";

const SHARED = process.env["ZHUPI_SHARED"];
const SENTENCE = "东湖银行日前发布一季度经营数据，截至3月末，该行资产总额较年初增长2.3%，不良贷款率与上年末持平。";

const FINEWS = `---\nlayout: post\ntitle: "东湖银行净利增5%"\ndate: 2022-04-11 23:52:43 +0800\ncategories: donghuribao\ntags: 东湖日报新闻\n---\n`;
const RSSHUB = `\n---\ntitle: '东湖银行_净利增5%_'\ncategories: \n - 新媒体\n - 分类\nheadimg: 'https://a.example/1.jpg'\nauthor: 早知道\ncomments: false\ndate: Sun, 10 Apr 2022 09:38:39 GMT\nthumbnail: ''\n---\n\n`;

describe("articles", () => {
  it.each([
    ["a finews post", `${FINEWS}<p>${SENTENCE}</p>`],
    ["one that opens with a chart", `${FINEWS}<!-- EM_StockImg_Start --><p><a href="http://quote.eastmoney.com/x"><img src="x"></a></p><!-- EM_StockImg_End --><p>${SENTENCE}</p>`],
    ["one that opens with a digest", `${FINEWS}> ${SENTENCE}\n\n<p>${SENTENCE}</p>`],
    ["one that opens with a bold heading", `${FINEWS}<p><strong>一、概况</strong></p>\n <p>${SENTENCE}</p>`],
    ["one that opens with blanks and a centred picture", `${FINEWS}&nbsp; <center><img src="x" width="580"></center><p>${SENTENCE}</p>`],
    ["an rsshub post", `${RSSHUB}<div>   \n<p><img src="x" referrerpolicy="no-referrer"></p>\n <p>${SENTENCE}</p></div>`],
    ["CRLF and a mark", `\uFEFF${FINEWS}<p>${SENTENCE}</p>`.replace(/\n/g, "\r\n")],
    ["CR alone", `${FINEWS}<p>${SENTENCE}</p>`.replace(/\n/g, "\r")],
    ["a title that breaks YAML", `---\nlayout: post\ntitle: @东湖 "点评"\ndate: 2022\n---\n<p>${SENTENCE}</p>`],
    ["one long line", `${FINEWS}<p>${SENTENCE.repeat(200)}</p>`],
    ["a news flash", `---\ntitle: "东湖汽车"\ndate: 2022-04-11\n---\n<p>4月销量为3.2万辆，同比增长40%。</p>`],
    ["numbered paragraphs", `${FINEWS}<p>1、${SENTENCE}</p>\n<p>2、${SENTENCE}</p>`],
    ["paragraphs with marks", `${FINEWS}<p>▲ ${SENTENCE}</p>\n<p>★★ ${SENTENCE}</p>`],
    ["markup in capitals", `${FINEWS}<DIV><FONT SIZE=3><P>${SENTENCE}<BR>${SENTENCE}</P></FONT></DIV>`],
    ["a section", `${RSSHUB}<section><span style="font-size:14px">${SENTENCE}</span></section>`],
    ["style before the text", `${RSSHUB}<div>\n<style>.a&#123;color:red&#125;</style><p>${SENTENCE}</p></div>`],
    ["without front matter, with a site's mark", `<p>${SENTENCE}</p><p class="em_media">（文章来源：东湖日报）</p>`],
    ["without front matter, with marked securities", `<p>${SENTENCE}<span data-code="1,600160">东湖</span></p>`],
  ])("%s", (_, text) => {
    expect(looksLikeArticle(text)).toBe(true);
  });

  it.skipIf(SHARED === undefined)("the seeds", () => {
    const folder = join(SHARED ?? "", "seeds");
    for (const name of readdirSync(folder)) expect(looksLikeArticle(readFileSync(join(folder, name), "utf8").slice(0, HEAD_LENGTH))).toBe(true);
  });
});

describe("anything else", () => {
  const markdown = `---\ntitle: 使用说明\ndate: 2022-01-01\ntags: [文档]\n---\n`;
  it.each([
    ["an empty file", ""],
    ["front matter alone", FINEWS],
    ["Markdown with front matter", `${markdown}# 使用说明\n\n${SENTENCE}\n\n## 安装\n\n- 第一步\n- 第二步\n`],
    ["Markdown with front matter and no headings", `${markdown}${SENTENCE}\n\n${SENTENCE}\n`],
    ["Markdown with a little HTML", `${markdown}# 使用说明\n\n<div align="center"><img src="x"></div>\n\n${SENTENCE}\n\n- 甲\n- 乙\n`],
    ["Markdown whose first line is a picture in HTML", `${markdown}<p align="center"><img src="x"></p>\n\n# 说明\n\n${SENTENCE}\n\n## 安装\n\n\`\`\`\ncode\n\`\`\`\n`],
    ["a README", `# 项目\n\n<p align="center">${SENTENCE}</p>\n\n## 安装\n`],
    ["a README that begins with HTML", `<h1 align="center">项目</h1>\n<p align="center">${SENTENCE}</p>\n\n## 安装\n`],
    ["a Jekyll layout", `---\nlayout: default\n---\n<div class="post"><h1>{{ page.title }}</h1><p>${SENTENCE}</p>{{ content }}</div>`],
    ["a Jekyll page with a title", `---\nlayout: page\ntitle: 关于\n---\n<div>{% for post in site.posts %}<p>${SENTENCE}</p>{% endfor %}</div>`],
    ["an HTML page", `<!DOCTYPE html>\n<html lang="zh"><head><title>东湖</title></head><body><p>${SENTENCE}</p></body></html>`],
    ["a Vue component", `<template>\n  <p>${SENTENCE}</p>\n</template>\n<script>export default {}</script>`],
    ["MDX", `---\ntitle: 说明\n---\nimport X from './x'\n\n<Tabs><p>${SENTENCE}</p></Tabs>\n`],
    ["English", `---\ntitle: News\ndate: 2022-01-01\n---\n<p>${"Net profit rose 5% in the first quarter. ".repeat(20)}</p>`],
    ["English with a name in Chinese", `---\ntitle: News\ndate: 2022-01-01\n---\n<p>东湖银行股份有限公司 (${"Net profit rose 5% in the first quarter. ".repeat(20)})</p>`],
    ["Japanese", `---\ntitle: 銀行\n---\n<p>${"銀行は今日、四半期の業績を発表しました。".repeat(20)}</p>`],
    ["plain Chinese text", SENTENCE.repeat(10)],
    ["JSON", `{"title": "${SENTENCE}", "html": "<p>x</p>"}`],
    ["a log", `---\n${"2022-01-01 东湖银行 <info> 启动\n".repeat(50)}`],
  ])("%s", (_, text) => {
    expect(looksLikeArticle(text)).toBe(false);
  });
});

describe("files", () => {
  const utf8 = new TextEncoder().encode(`${FINEWS}<p>${SENTENCE.repeat(2_000)}</p>`);

  it("are told by their beginning, wherever that cuts a character", () => {
    for (const length of [utf8.length, 16_384, 16_383, 16_382]) expect(bytesLookLikeArticle(utf8.subarray(0, length))).toBe(true);
  });

  it("are told in the encodings of Chinese programs", () => {
    // 东湖银行发布年报显示净利润增长，该行资产质量稳定， again and again, in GB18030.
    const sentence = Buffer.from("b6abbafed2f8d0d0b7a2b2bcc4eab1a8cfd4cabebebbc0fbc8f3d4f6b3a4a3acb8c3d0d0d7cab2fad6cac1bfcec8b6a8a3ac", "hex");
    expect(bytesLookLikeArticle(Buffer.concat([Buffer.from("---\nlayout: post\ntitle: x\ndate: 2022-04-11\n---\n<p>"), ...Array.from({ length: 900 }, () => sentence), Buffer.from("</p>")]))).toBe(true);
    expect(bytesLookLikeArticle(Buffer.from(`\uFEFF${FINEWS}<p>${SENTENCE}</p>`, "utf16le"))).toBe(true);
  });

  it("that are none are told, too", () => {
    expect(bytesLookLikeArticle(new Uint8Array())).toBe(false);
    expect(bytesLookLikeArticle(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff]))).toBe(false);
  });
});
