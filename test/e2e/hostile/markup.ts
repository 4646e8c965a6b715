/** Markup that is deep, wide, cut off, never closed, or not what it seems. */

import { article, each, type HostileFile, MANY, VISIBLE } from "./file";

const NESTED = ["div", "b", "a href=x", "span", "table", "ul><li", "blockquote", "font", "svg", "math", "select", "button", "template", "form", "p", "section", "ruby", "nobr"];

const WIDE: readonly string[] = [
  "<p><b>甲".repeat(MANY / 10),
  `${"<a><b><i><u>".repeat(MANY / 100)}${"<p>甲</a></b>".repeat(MANY / 100)}`,
  `${"<table><tr><td>".repeat(MANY / 100)}甲${"x<table>foo".repeat(MANY / 100)}`,
  `<table>${"x<tr>y<td>z".repeat(MANY / 10)}</table>`,
  `<p ${Array.from({ length: MANY }, (_, index) => `a${String(index)}=1`).join(" ")}>甲</p>`,
  `<p title="${"甲".repeat(MANY * 50)}">乙</p>`,
  `<p>${"&amp;&#x4e2d;&nbsp;".repeat(MANY)}</p>`,
  `<p>${"甲<br>".repeat(MANY)}</p>`,
  `<ul>${"<li>甲".repeat(MANY / 4)}</ul>`,
  "<img src=https://a.example/x.png>".repeat(MANY / 20),
  `<p>${"<a href=//a.example/>甲</a>".repeat(MANY / 10)}</p>`,
  `<p>${"<b>甲</b>乙".repeat(MANY / 10)}</p>`,
  "<!-- x -->".repeat(MANY),
  `<p>${"<".repeat(MANY)}</p>`,
  `<p>${"</p>".repeat(MANY)}`,
  `<h2>${"<h3>".repeat(MANY / 20)}甲`,
];

const CUT = ["<", "<p", "<p ", "<p class", "<p class=", '<p class="x', "<p class='x", "</", "</p", "<!", "<!-", "<!--", "<!doctype", "<![CDATA[", "<?x", '<img src="x', "&", "&am", "&#", "&#x", "&#x4e2"];

const UNCLOSED = [
  "<!--", "<!-- EM_StockImg_Start -->", "<style>", "<script>", "<textarea>", "<title>", "<xmp>", "<iframe>", "<noembed>", "<noframes>", "<noscript>", "<template>", "<select>", "<svg><style>", "<math><annotation-xml encoding=text/html>",
  "<plaintext>", "<p style=display:none>", "<div hidden>", "<details>", "<dialog>", "<object>", "<video>", "<frameset>", "<table><caption>",
];

const CONFUSING = [
  "<http://news.example/html?id=1>", "<http://news.example/<b>x>", "[返回首页](//news.example/)", "[a](b)[c](d)｜[e](f)", "![图](x.png)", "<>", "</>", "<?php echo 1 ?>", "<!ELEMENT x>",
  "<p>文章来源：该行去年的利润主要来自息差。</p>", "<p>来源：东湖银行表示，将继续加大支持力度。</p>", "<p>责任编辑：我们一起努力，让明天更好。</p>", "<p>他说，文章来源：东湖日报</p>",
  "&#0;&#1;&#128;&#xD800;&#x110000;&#99999999999;", "&bogus;&notit;&ampx;&lt&gt", "&CounterClockwiseContourIntegral;&NewLine;&Tab;&zwj;", "<a\u0000b>", "<p\fclass=x\f>", "<image src=x><isindex><keygen>", "<table><tr><td colspan=999999999 rowspan=4294967297>甲</td></tr></table>",
  "<col><td>甲<tr>乙", "<body onload=alert(1)><html lang=x>", "<base href=https://attacker.example/>", "<meta http-equiv=refresh content=0>",
];

export const markup: readonly HostileFile[] = [
  ...each("nested", NESTED, (tag) => article(`<${tag}>`.repeat(MANY))),
  ...each("wide", WIDE, (body) => article(body)),
  ...each("cut", CUT, (end) => article(`<p>甲</p>${end}`)),
  ...each("unclosed", UNCLOSED, (begin) => article(`${begin}<p>丙丁</p>`)),
  ...each("confusing", CONFUSING, (body) => article(body)),
  { name: "nested-div.md", content: article("<div>".repeat(MANY)), shows: VISIBLE, always: true },
  { name: "many-cells.md", content: article(`<table>${"<tr><td>1.5%</td><td>甲</td><td>2亿元</td></tr>".repeat(MANY / 4)}</table>`), shows: VISIBLE },
];
