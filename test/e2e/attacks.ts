/** Attack strings, and articles full of them: a few of every kind for each run, all on request. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Set to run all strings and sizes rather than some: to 1, or to `2/5` for the second fifth of them. */
const asked = process.env["ZHUPI_ALL_ATTACKS"] ?? "";
export const isWholeRun = asked !== "";

/** Those of the whole that are to be run now. */
export function inThisRun<T>(all: readonly T[]): T[] {
  const [part = 1, parts = 1] = asked.split("/").map(Number);
  return isWholeRun && parts > 1 ? all.filter((_, index) => index % parts === part - 1) : [...all];
}

const HANDLERS =
  "onerror onload ontoggle onfocus onblur onbegin onend onrepeat onanimationstart onanimationend ontransitionrun onpointerover onpointerenter onmouseover onclick onauxclick onscroll onwheel oncanplay onloadstart onloadeddata onplay onsuspend onhashchange onpageshow onresize onmessage onbeforetoggle oncontentvisibilityautostatechange onslotchange onfocusin oncopy onpaste onselectstart onselectionchange onbeforeinput onkeydown onsubmit onformdata oninvalid onsecuritypolicyviolation onscrollsnapchange onunhandledrejection".split(" ");
const ELEMENTS = "img svg video audio details body iframe input textarea select marquee a button style object embed math custom-x animate frameset form dialog".split(" ");
const SCHEMES = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "\u0001javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:alert(1)", "vscode://attacker.example/x", "command:workbench.action.quit", "file:///etc/passwd", "https://attacker.example/x", "//attacker.example/x", "http://169.254.169.254/latest/"];
const REFERENCES: readonly ((url: string) => string)[] = [
  (url) => `<a href="${url}">点击</a>`,
  (url) => `<img src="${url}">`,
  (url) => `<img srcset="${url} 1x" sizes=1px>`,
  (url) => `<iframe src="${url}"></iframe>`,
  (url) => `<object data="${url}"></object>`,
  (url) => `<embed src="${url}">`,
  (url) => `<form action="${url}"><button>提交</button></form>`,
  (url) => `<button formaction="${url}" form=f>提交</button>`,
  (url) => `<svg><use href="${url}"/><image xlink:href="${url}"/></svg>`,
  (url) => `<svg><a xlink:href="${url}"><text y=20>点击</text></a></svg>`,
  (url) => `<math><mtext href="${url}" xlink:href="${url}">点击</mtext></math>`,
  (url) => `<link rel=stylesheet href="${url}">`,
  (url) => `<link rel=prefetch href="${url}"><link rel=dns-prefetch href="${url}">`,
  (url) => `<meta http-equiv=refresh content="0;url=${url}">`,
  (url) => `<base href="${url}">`,
  (url) => `<video src="${url}" poster="${url}" autoplay></video>`,
  (url) => `<audio src="${url}" autoplay></audio>`,
  (url) => `<track src="${url}"><source src="${url}">`,
  (url) => `<style>@import '${url}';</style>`,
  (url) => `<p style="background:url(${url})">底</p>`,
  (url) => `<body background="${url}">`,
  (url) => `<script src="${url}"></script>`,
  (url) => `<a href="https://example.com/" ping="${url}">点击</a>`,
  (url) => `<area href="${url}"><portal src="${url}"></portal><webview src="${url}"></webview>`,
  (url) => `[点击](${url})`,
  (url) => `<${url}>`,
];
/** How an element with a handler can be written; all of them are read by browsers. */
const SPELLINGS: readonly ((element: string, handler: string) => string)[] = [
  (element, handler) => `<${element} src=x ${handler}=alert(1)>`,
  (element, handler) => `<${element} autofocus tabindex=1 open href=x ${handler}="alert(1)">甲</${element}>`,
  (element, handler) => `<${element.toUpperCase()}/src='x'/${handler}\n=\talert&lpar;1&rpar;//`,
  (element, handler) => `"'><${element} style=animation-name:x data=x ${handler}=alert\`1\`>`,
  (element, handler) => `<svg><${element} attributeName=x dur=1s src=x ${handler}='alert(1)'/></svg>`,
  (element, handler) => `<math><mtext><table><mglyph><style><!--</style><${element} title="--&gt;&lt;img src=1 ${handler}=alert(1)&gt;">`,
  (element, handler) => `<noscript><p title="</noscript><${element} src=x ${handler}=alert(1)>">`,
  (element, handler) => `<http://attacker.example/x ${handler}=alert(1) ${element}>`,
];
const PARSING = [
  "<script>alert(1)</script>",
  "<script>alert(1)<!--",
  "<svg><script>alert(1)</script></svg>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
  "<title><img title=\"</title><img src=x onerror=alert(1)>\">",
  "<template><script>alert(1)</script></template>",
  "<select><template shadowrootmode=open><script>alert(1)</script>",
  "<div><template shadowrootmode=open><slot onslotchange=alert(1)></slot></template>甲</div>",
  "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
  "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\">",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<?xml version=1.0?><img src=x onerror=alert(1)>",
  "<a\u0000href=javascript:alert(1)>",
  "&lt;img src=x onerror=alert(1)&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "<form id=body><input name=innerHTML><img name=cookie><a id=parent></a>",
  "<object id=acquireVsCodeApi></object><img name=currentScript><form name=adoptedStyleSheets>",
  "<style>*{display:none!important}</style>",
  "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
  "${alert(1)} {{constructor.constructor('alert(1)')()}} <%= alert(1) %>",
  "$(command:workbench.action.quit) [x](command:workbench.action.quit)",
  "]]><script>alert(1)</script>",
  "</article></main></body></html><script>alert(1)</script>",
  "<plaintext><script>alert(1)</script>",
];

function* generateAttacks(): Generator<string> {
  yield* PARSING;
  for (const reference of REFERENCES) for (const scheme of SCHEMES) yield reference(scheme);
  for (const spelling of SPELLINGS) for (const element of ELEMENTS) for (const handler of HANDLERS) yield spelling(element, handler);
}

/** Every string, or evenly chosen ones: made here, and those of the lists that are at hand (JSON Lines of `{"payload": "…"}`). */
export function listAttacks(): readonly string[] {
  const all = [...generateAttacks(), ...lists().flatMap(readList)];
  if (isWholeRun) return all;
  const generated = all.slice(PARSING.length);
  const step = Math.ceil(generated.length / 250);
  return [...PARSING, ...generated.filter((_, index) => index % step === 0)];
}

function lists(): string[] {
  const shared = process.env["ZHUPI_SHARED"];
  return [process.env["ZHUPI_ATTACKS"], shared === undefined ? undefined : join(shared, "data", "xss-sample.jsonl")].filter((path) => path !== undefined && existsSync(path)) as string[];
}

function readList(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { readonly payload: string }).payload);
}

/** Ends what a string may have begun, so that the next one is read as markup, too. */
const CLOSING = "--></script></style></textarea></title></noscript></noembed></noframes></iframe></xmp></template></select></svg></math></table></object></video></audio></form></dialog></details></a>";

/** Everywhere in a body that an article's string can stand. */
const PLACES: readonly ((attack: string) => string)[] = [
  (attack) => `<p>东湖银行${attack}发布年报</p>`,
  (attack) => `<table><tr><th>指标</th><td>${attack}</td><td>12.5%</td></tr></table>`,
  (attack) => `<ul><li>${attack}</li></ul>`,
  (attack) => `<p title='${attack}'>一季度净利润<strong>${attack}</strong>增长</p>`,
  (attack) => `<blockquote>${attack}</blockquote><p>${attack.replaceAll("<", "&lt;")}</p>`,
];

export interface AttackArticle {
  readonly text: string;
  /** Stands in the title and in the last paragraph. */
  readonly name: string;
  readonly count: number;
}

/** Articles of at most `size` strings each; one that nothing ends has an article of its own. */
export function packAttacks(attacks: readonly string[], size: number): AttackArticle[] {
  const endless = attacks.filter((attack) => /<plaintext/iu.test(attack));
  const others = attacks.filter((attack) => !/<plaintext/iu.test(attack));
  const groups = [...Array.from({ length: Math.ceil(others.length / size) }, (_, index) => others.slice(index * size, (index + 1) * size)), ...endless.map((attack) => [attack])];
  return groups.map((group, index) => {
    const name = `攻击${String(index + 1)}号`;
    const [first = ""] = group;
    const body = group.map((attack, at) => `${(PLACES[at % PLACES.length] ?? String)(attack)}\n${CLOSING}`);
    const frontMatter = `---\nlayout: post\ntitle: ${JSON.stringify(`${name} ${first}`)}\nauthor: ${JSON.stringify(first)}\ndate: 2026-03-18 09:30:00 +0800\ntags: ${JSON.stringify(first)}\n---\n`;
    return { name, count: group.length, text: `${frontMatter}<p>${name}开始</p>\n${body.join("\n")}\n<p>${name}结束</p>\n` };
  });
}
