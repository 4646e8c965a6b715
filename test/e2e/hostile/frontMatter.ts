/** Front matter that would run, pollute, explode or swallow the text. */

import { article, BODY, each, type HostileFile, VISIBLE } from "./file";

const RUNNING = ["js", "javascript", "JS", "   js   ", "JavaScript", "coffee"];
const CODE = "module.exports = { title: process.exit(1) }";

const OTHER_LANGUAGES = ["toml", "cson", "json", "json5", "php", "python", "lisp", "yml", "constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "then", "prototype"];

const KEYS = ["__proto__", "constructor", "toString", "then", "hasOwnProperty", "valueOf", "prototype", "__defineGetter__"];

const TAGS = [
  "!!js/function 'function(){process.exit()}'", "!!js/regexp /a+/", "!!js/undefined ''", "!!python/object:os.system x", "!!python/object/apply:os.system [id]", "!!binary aGk=", "!!set {a, b}", "!!omap [a: 1]",
  "!ruby/object:Gem::Installer\n  i: x", "!<tag:yaml.org,2002:js/function> 'function(){}'", "!!map [1]", "!!float .nan", "!!timestamp 99999-99-99", "!!int 0x",
];

const BOMBS: readonly string[] = [
  Array.from({ length: 30 }, (_, index) => `k${String(index)}: &a${String(index)} [${index === 0 ? "x" : `*a${String(index - 1)},`.repeat(9)}]`).join("\n"),
  `deep: ${"[".repeat(20_000)}`,
  `deep: ${"{a: ".repeat(20_000)}`,
  `deep:\n${Array.from({ length: 500 }, (_, index) => `${" ".repeat(index)}- `).join("\n")}`,
  "a: &a [*a]",
  "a: &a {<<: *a}",
  `a: &a x\n${"b: *a\n".repeat(5_000)}`,
  `keywords: [${"词,".repeat(200_000)}]`,
  "k: v\n".repeat(20_000),
  `"${"\\u4e2d".repeat(50_000)}": x`,
  `note: |\n${"  长\n".repeat(50_000)}`,
  `? ${"? ".repeat(5_000)}x`,
];

const INJECTED = ["<img src=x onerror=alert(1)>", "$(zap~spin)", "[x](command:workbench.action.quit)", "=cmd|'/c calc'!A1", "\u202E元亿10\u202C", "</title><script>alert(1)</script>", "${alert(1)}", "javascript:alert(1)"];
const FIELDS = ["title", "author", "tags", "thumbnail"];

const fence = (language: string, before = "", after = "\n"): string => `${before}---${language}\n${CODE}\n---${after}${BODY}`;

/** How a body that is no article's must still be shown. */
const BROKEN: readonly string[] = [
  `\n\n  \n${article("")}`,
  `-${article("")}`,
  `--- \ntitle: x\n--- \n${BODY}`,
  `---\ntitle: x\n...\n${BODY}`,
  `---\ntitle: a\ntitle: b\n---\n${BODY}`,
  `---\ntitle: *ST海航\n---\n${BODY}`,
  `---\ntitle: 快讯: 东湖: 银行\n---\n${BODY}`,
  `---\ntitle: 000001\ncode: 000001\n---\n${BODY}`,
  article("").replaceAll("\n", "\r"),
  article("").replaceAll("\n", "\r\n"),
  `---\n\ttitle: x\n---\n${BODY}`,
  `---\n---\n${BODY}`,
  `---\ntitle: "未闭合\n---\n${BODY}`,
  `---\ntitle: 'a'b'\n---\n${BODY}`,
  `---\ntitle: [1, 2\n---\n${BODY}`,
  `---\ntitle: \u0000x\n---\n${BODY}`,
  `\uFEFF---\ntitle: x\n---\n${BODY}`,
  `---\n: : :\n- -\n---\n${BODY}`,
  `---\ndate: 昨天\ntitle: x\n---\n${BODY}`,
  `---\ntitle: x\n---\n---\ntitle: y\n---\n${BODY}`,
];

export const frontMatter: readonly HostileFile[] = [
  ...each("runs", RUNNING, (language) => fence(language), { warns: true }),
  ...each("runs-bom", RUNNING, (language) => fence(language, "\uFEFF"), { warns: true }),
  ...each("runs-blank", RUNNING, (language) => fence(language, "\n\n"), { warns: true }),
  ...each("runs-crlf", RUNNING, (language) => fence(language).replaceAll("\n", "\r\n"), { warns: true }),
  ...each("runs-second", RUNNING, (language) => article(`\n---${language}\n${CODE}\n---\n`)),
  ...each("language", OTHER_LANGUAGES, (language) => `---${language}\ntitle = 'x'\n---\n${BODY}`),
  ...each("key", KEYS, (key) => article("", `${key}: x\n`)),
  ...each("keys", KEYS, (key) => article("", `${key}:\n  polluted: true\n`)),
  ...each("tag", TAGS, (tag) => article("", `a: ${tag}\n`)),
  ...each("bomb", BOMBS, (bomb) => article("", `${bomb}\n`)),
  ...FIELDS.flatMap((field) => each(`injected-${field}`, INJECTED, (value) => `---\nlayout: post\n${field}: ${JSON.stringify(value)}\n---\n${BODY}`)),
  ...each("broken", BROKEN, (content) => content),
  { name: "js.md", content: `---js\n{ title: process.exit(1) }\n---\n${BODY}`, shows: VISIBLE, warns: true, always: true },
  { name: "bomb.md", content: article("", `${BOMBS[0] ?? ""}\n`), shows: VISIBLE, always: true },
  { name: "long-title.md", content: `---\ntitle: ${"长".repeat(1_000_000)}\ntags: x\n---\n${BODY}`, shows: VISIBLE },
  { name: "never-closed.md", content: `---\ntitle: x\n${BODY}`, shows: VISIBLE, warns: true },
];
