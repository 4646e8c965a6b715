/** Knows figures that are found but don't count: vague quantities, slogans and names with numerals (guideline §2.2). */

import type { FigureKind, FigureSubkind, OptionalClass } from "../figure";
import { Trie, type Worded, wordsOf } from "./trie";

export interface OptionalWord extends Worded {
  readonly kind: FigureKind;
  readonly class: OptionalClass;
  readonly subkind?: FigureSubkind;
  readonly unit?: string;
  /** Where the word has a value though it says no number (翻番). */
  readonly value?: number;
  /** It means so only behind this character. */
  readonly after?: string;
}

const TABLE: readonly (readonly [Omit<OptionalWord, "word">, ...string[]])[] = [
  [
    { class: "vague", kind: "count" },
    "亿万 数以万计 数以千计 数以百计 数以亿计 千家万户 成千上万 成百上千 两位数 三位数 四位数 五位数 六位数 七位数 八位数 九位数 十位数 一位数 数以十万计 数以百万计 数以千万计 数以十亿计 千千万万 千万家 万千 这两日 这两天 这几日 这几天",
  ],
  [{ class: "vague", kind: "ratio", subkind: "fold", unit: "番", value: 2 }, "翻番 翻了番 翻倍 翻了倍"],
  [{ class: "vague", kind: "percent", subkind: "discount", unit: "折", value: 50, after: "打" }, "对折"],
  [
    { class: "slogan", kind: "identifier" },
    "十八大 十九大 二十大 六稳 六保 十四五 十三五 十二五 十五五 两不愁三保障 四个自信 四个意识 两个维护 五位一体 四个全面 三去一降一补",
    "三农 双十一 双十二 三道红线 一带一路 双11 双12 九一八 八项规定 三重一大 三会一课 五险一金",
  ],
];

const WORDS = new Trie<OptionalWord>(TABLE.flatMap(([template, ...words]) => wordsOf(...words).map((word) => ({ ...template, word }))));

export function optionalWordAt(text: string, at: number): OptionalWord | undefined {
  return WORDS.longestAt(text, at, ({ after }) => after === undefined || text.charAt(at - 1) === after);
}

/** Characters that such words begin with. */
export function optionalFirstCodes(): Iterable<number> {
  return WORDS.firstCodes();
}
