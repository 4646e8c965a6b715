/** Broken and hostile files of every class that a preview may meet; all invented. */

import { Buffer } from "node:buffer";
import { isWholeRun } from "./attacks";

export interface HostileFile {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the page shows of it; a pattern for the notice where it can't show the text. */
  readonly shows: string | RegExp;
  /** Part of every run, rather than only of the whole one. */
  readonly always?: boolean;
}

/** How often what is repeated is repeated. */
const MANY = isWholeRun ? 100_000 : 20_000;

const head = (more = ""): string => `---\nlayout: post\ntitle: 恶意文件\ndate: 2026-03-18 09:30:00 +0800\n${more}tags: 江城财经报新闻\n---\n`;
const article = (body: string, more = ""): string => `${head(more)}<p>东湖银行可见正文。</p>\n${body}`;
const VISIBLE = "可见正文";

const frontMatter: readonly HostileFile[] = [
  { name: "js.md", content: "---js\n{ title: process.exit(1) }\n---\n<p>东湖银行可见正文。</p>\n", shows: VISIBLE, always: true },
  { name: "javascript-bom.md", content: "\uFEFF---   javascript   \nmodule.exports = process.exit(1)\n---\n<p>东湖银行可见正文。</p>\n", shows: VISIBLE },
  { name: "coffee.md", content: "---coffee\ntitle = 'x'\n---\n<p>东湖银行可见正文。</p>\n", shows: VISIBLE },
  { name: "toml.md", content: "---toml\ntitle = 'x'\n---\n<p>东湖银行可见正文。</p>\n", shows: VISIBLE },
  { name: "proto.md", content: "---__proto__\ntitle: x\n---\n<p>东湖银行可见正文。</p>\n", shows: VISIBLE },
  { name: "keys.md", content: article("", "__proto__:\n  polluted: true\nconstructor: x\ntoString: y\nthen: z\n"), shows: VISIBLE },
  { name: "tags.md", content: article("", "a: !!js/function 'function(){process.exit()}'\nb: !!python/object:os.system x\n"), shows: VISIBLE },
  { name: "bomb.md", content: article("", `${Array.from({ length: 30 }, (_, index) => `k${String(index)}: &a${String(index)} [${index === 0 ? "x" : `*a${String(index - 1)},`.repeat(9)}]`).join("\n")}\n`), shows: VISIBLE, always: true },
  { name: "nested.md", content: article("", `deep: ${"[".repeat(20_000)}\n`), shows: VISIBLE },
  { name: "long-title.md", content: `---\ntitle: ${"长".repeat(1_000_000)}\ntags: x\n---\n<p>东湖银行可见正文。</p>\n`, shows: VISIBLE },
  { name: "blank-lines.md", content: `\n\n  \n${article("")}`, shows: VISIBLE },
  { name: "four-dashes.md", content: `-${article("")}`, shows: VISIBLE },
  { name: "dots.md", content: "---\ntitle: x\n...\n<p>东湖银行可见正文。</p>\n", shows: VISIBLE },
  { name: "never-closed.md", content: "---\ntitle: x\n<p>东湖银行可见正文。</p>\n", shows: VISIBLE },
  { name: "twice.md", content: article("", "title: a\ntitle: b\n"), shows: VISIBLE },
  { name: "alias.md", content: "---\ntitle: *ST海航\n---\n<p>东湖银行可见正文。</p>\n", shows: VISIBLE },
  { name: "carriage-returns.md", content: article("").replaceAll("\n", "\r"), shows: VISIBLE },
  { name: "injected.md", content: article("", 'author: "<img src=x onerror=alert(1)>$(zap)[x](command:workbench.action.quit)=cmd|x"\n'), shows: VISIBLE },
];

const markup: readonly HostileFile[] = [
  { name: "nested-div.md", content: article("<div>".repeat(MANY)), shows: VISIBLE, always: true },
  { name: "unclosed-b.md", content: article("<p><b>甲".repeat(MANY / 10)), shows: VISIBLE },
  { name: "adoption.md", content: article(`${"<a><b><i><u>".repeat(MANY / 100)}${"<p>甲</a></b>".repeat(MANY / 100)}`), shows: VISIBLE },
  { name: "tables.md", content: article(`${"<table><tr><td>".repeat(MANY / 100)}甲${"x<table>foo".repeat(MANY / 100)}`), shows: VISIBLE },
  { name: "attributes.md", content: article(`<p ${Array.from({ length: MANY }, (_, index) => `a${String(index)}=1`).join(" ")}>甲</p>`), shows: VISIBLE },
  { name: "long-attribute.md", content: article(`<p title="${"甲".repeat(MANY * 50)}">乙</p>`), shows: VISIBLE },
  { name: "references.md", content: article(`<p>${"&amp;&#x4e2d;&nbsp;".repeat(MANY)}</p>`), shows: VISIBLE },
  { name: "cut-tag.md", content: article("<p>甲</p><img src=\"x"), shows: VISIBLE },
  ...["<!--", "<style>", "<script>", "<textarea>", "<title>", "<!-- EM_StockImg_Start -->"].map((begin, index) => ({ name: `unclosed-${String(index)}.md`, content: article(`${begin}<p>丙丁</p>`), shows: VISIBLE })),
  { name: "autolinks.md", content: article("<http://news.example/html?id=1>\n\n[返回首页](//news.example/)"), shows: VISIBLE },
  { name: "many-cells.md", content: article(`<table>${"<tr><td>1.5%</td><td>甲</td><td>2亿元</td></tr>".repeat(MANY / 4)}</table>`), shows: VISIBLE },
  { name: "colspan.md", content: article('<table><tr><td colspan=999999999 rowspan=4294967297>甲</td></tr></table>'), shows: VISIBLE },
];

/** 东湖银行可见正文 in GB18030. */
const GB18030 = Buffer.concat([Buffer.from("---\ntitle: x\ntags: y\n---\n<p>"), Buffer.from("b6abbafed2f8d0d0bfc9bcfbd5fdcec4", "hex"), Buffer.from("</p>\n")]);

const texts: readonly HostileFile[] = [
  // Read as UTF-8, as VS Code does unasked, it is mostly replacement characters; the reader must not be kept from reopening it.
  { name: "gb18030.md", content: GB18030, shows: /./u },
  { name: "utf16.md", content: Buffer.from(`\uFEFF${article("")}`, "utf16le"), shows: VISIBLE },
  { name: "lone-surrogate.md", content: Buffer.concat([Buffer.from(article("<p>")), Buffer.from([0xed, 0xa0, 0x80, 0xff, 0xfe]), Buffer.from("</p>")]), shows: VISIBLE },
  { name: "bidi.md", content: article("<p>金额\u202E元亿10\u202C零\u200B宽\u{E0041}\uFE0F\u0301</p>"), shows: "金额□元亿10□零", always: true },
  { name: "empty.md", content: "", shows: "This article has no text", always: true },
  { name: "one-line.md", content: "东湖银行可见正文", shows: VISIBLE },
  { name: "spaces.md", content: article(" ".repeat(MANY * 100)), shows: VISIBLE },
  { name: "long-line.md", content: article(`<p>${"东湖银行增长12.5%，".repeat(MANY / 5)}</p>`), shows: VISIBLE, always: true },
  { name: "many-paragraphs.md", content: article("<p>甲</p>".repeat(MANY)), shows: VISIBLE },
  ...(isWholeRun ? [{ name: "huge.md", content: article(`<p>${"东湖银行增长12.5%，".repeat(2_000_000)}</p>`), shows: /./u }] : []),
];

const names: readonly HostileFile[] = ["-rf.md", "--help.md", "$(id).md", "`id`.md", "..%2f..%2fa.md", "[*]{a,b}.md", "e\u0301.md"].map((name) => ({ name, content: article(""), shows: VISIBLE }));

const SIDECARS: readonly (readonly [name: string, content: string])[] = [
  ["cut", '{"version":1,"annotations":[{"id":"a"'],
  ["empty", ""],
  ["deep", "[".repeat(100_000)],
  ["proto", '{"__proto__":{"polluted":true},"annotations":[]}'],
  ["newer", '{"schema":"zhupi/annotations","version":999,"annotations":[]}'],
  ["numbers", '{"version":1,"annotations":[{"id":"a","targets":[{"start":-1,"end":1e999}]}]}'],
];

/** Articles beside which something hostile stands in place of their annotations. */
const sidecars: readonly HostileFile[] = SIDECARS.map(([name], index) => ({ name: `sidecar-${name}.md`, content: article(""), shows: VISIBLE, always: index === 0 }));

/** What lies beside an article of `hostileFiles`, by its name. */
export const hostileSidecars: ReadonlyMap<string, string> = new Map(SIDECARS.map(([name, content]) => [`sidecar-${name}.md.zhupi.json`, content]));

export const hostileFiles: readonly HostileFile[] = [...frontMatter, ...markup, ...texts, ...names, ...sidecars].filter(({ always }) => isWholeRun || always === true);
