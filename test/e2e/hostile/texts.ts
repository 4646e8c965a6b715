/** Texts in other encodings than they seem, of characters that hide or move, and of sizes that nobody writes. */

import { Buffer } from "node:buffer";
import { isWholeRun } from "../attacks";
import { article, BODY, each, type HostileFile, MANY, VISIBLE } from "./file";

const asciiHead = "---\ntitle: x\ntags: y\n---\n<p>";
/** 东湖银行可见正文 in GB18030, in Big5 (traditional), in Shift JIS and in EUC-KR; read as UTF-8, as VS Code does unasked, mostly replacement characters. */
const FOREIGN = ["b6abbafed2f8d0d0bfc9bcfbd5fdcec4", "aa46b4f2bbc8a6e6a569a8a3a5bfa4e5", "938c8cce8be28d7389c28ca990b395b6", "d4d4fbc6ebdebcb8cae0caece6aedbe4"];
const foreign = (hex: string): Buffer => Buffer.concat([Buffer.from(asciiHead), Buffer.from(hex, "hex"), Buffer.from("</p>\n")]);
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const bytes = (...between: readonly number[]): Buffer => Buffer.concat([Buffer.from(article("<p>甲")), Buffer.from(between), Buffer.from("乙</p>")]);

const INVALID: readonly (readonly number[])[] = [[0xed, 0xa0, 0x80], [0xff, 0xfe], [0xc0, 0x80], [0xe4, 0xb8], [0xf5, 0x80, 0x80, 0x80], [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], [0x00], [0x80, 0x80, 0x80], [0x1a], [0xef, 0xbf, 0xbe]];

const HIDING = [
  "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u061C", "\u200E", "\u200F", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u034F", "\u3164", "\uFFA0", "\u2028", "\u2029",
  "\u0301\u0302\u0303", "\uFE0F", "\u{E0041}\u{E007F}", "\u{1F468}\u200D\u{1F469}", "\u0001\u0008\u001B[31m", "\u0085", "\uFFFC\uFFFE", "\u{10FFFF}", "\u05D0\u05D1", "\u0627\u0644", "\u{1F1E8}\u{1F1F3}", "e\u0301\u0327",
];

const lines = article("").replace(BODY, `\r\n${BODY}\r甲\n\r乙\u2028丙`);

const SIZES: readonly HostileFile[] = [
  { name: "spaces.md", content: article(" ".repeat(MANY * 100)), shows: VISIBLE },
  { name: "long-line.md", content: article(`<p>${"东湖银行增长12.5%，".repeat(MANY / 5)}</p>`), shows: VISIBLE, always: true },
  { name: "many-paragraphs.md", content: article("<p>甲</p>".repeat(MANY)), shows: VISIBLE },
  { name: "many-lines.md", content: article("甲\n".repeat(MANY * 3)), shows: VISIBLE },
  { name: "one-megabyte.md", content: article("<p>东湖银行一季度营业收入10亿元，同比增长5.2%。</p>\n".repeat(14_000)), shows: VISIBLE },
];

export const texts: readonly HostileFile[] = [
  ...each("foreign", FOREIGN, foreign, { shows: /\uFFFD/u }),
  ...each("utf16", ["\uFEFF", "\uFFFE"], (mark) => (mark === "\uFEFF" ? utf16(`${mark}${article("")}`) : utf16(`\uFEFF${article("")}`).swap16())),
  ...each("invalid", INVALID, (between) => bytes(...between)),
  ...each("hiding", HIDING, (hidden) => article(`<p>金额${hidden}元亿10${hidden}零1${hidden}2.5${hidden}%</p>`)),
  ...each("marks", ["\uFEFF", "\uFEFF\uFEFF", "\u200B", "\u3000\n"], (mark) => `${mark}${article("")}`),
  { name: "line-ends.md", content: lines, shows: VISIBLE },
  { name: "bidi.md", content: article("<p>金额\u202E元亿10\u202C零\u200B宽\u{E0041}\uFE0F\u0301</p>"), shows: "金额□元亿10□零", always: true },
  { name: "empty.md", content: "", shows: "This article has no text", always: true },
  { name: "one-line.md", content: "东湖银行可见正文", shows: VISIBLE },
  ...SIZES,
  ...(isWholeRun ? [{ name: "huge.md", content: article(`<p>${"东湖银行增长12.5%，".repeat(2_000_000)}</p>`), shows: /./u }] : []),
];
