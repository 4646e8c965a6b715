/** The words that are cut where nodejieba can't run are the ones that nodejieba cuts. */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Dictionary } from "../../../src/core/words/dictionary";
import { HiddenMarkovModel } from "../../../src/core/words/hiddenMarkov";
import { simplify } from "../../../src/core/text/simplify";
import { LONGEST_WORD } from "../../../src/core/words/packedWords";
import { segment } from "../../../src/core/words/segment";
import { loadJieba, tagText } from "../../../src/platform/node/jiebaSegmenter";
import { anyCharacter } from "../../setup/anyCharacter";

const folder = join(dirname(createRequire(import.meta.url).resolve("nodejieba/package.json")), "submodules", "cppjieba", "dict");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const dictionary = Dictionary.parse(read("jieba.dict.utf8"), read("user.dict.utf8"));
const model = HiddenMarkovModel.parse(read("hmm_model.utf8"));

function words(text: string, tokens: readonly { readonly start: number; readonly end: number; readonly tag: string }[]): string[] {
  return tokens.map(({ start, end, tag }) => `${text.slice(start, end)}/${tag}`);
}

/** Both after the fold of traditional characters, which `tagText` makes before either. */
function both(text: string): { readonly portable: string[]; readonly native: string[] } {
  return { portable: words(text, segment(simplify(text), dictionary, model)), native: words(text, tagText(loadJieba(), text)) };
}

describe("segment", () => {
  it.each(["江城维达科技的侍继琼在云计算大会上说，GDP同比增长5.8%，市盈率1.5倍。", "𠮷野家 A股+B股(600028.SH)涨3.2%", "a1b2 3.14.15 x", "区块链、蓝翔\t云计算\n", ""])("cuts %j as nodejieba does", (text) => {
    const { portable, native } = both(text);
    expect(portable).toEqual(native);
  });

  it("cuts the samples as nodejieba does", () => {
    const samples = join(process.cwd(), "samples");
    for (const name of readdirSync(samples).filter((file) => /\.(?:txt|md|html)$/u.test(file))) {
      const { portable, native } = both(readFileSync(join(samples, name), "utf8"));
      expect(portable).toEqual(native);
    }
  });

  it.skipIf(process.env["ZHUPI_SHARED"] === undefined)("cuts real flashes as nodejieba does, so that the same names are found", () => {
    const lines = readFileSync(join(process.env["ZHUPI_SHARED"] ?? "", "data", "text", "finance-news.jsonl"), "utf8").trim().split("\n");
    for (const line of lines.filter((_, index) => index % 10 === 0)) {
      const { text } = JSON.parse(line) as { readonly text: string };
      const { portable, native } = both(text);
      expect(portable).toEqual(native);
    }
  });

  it("covers any text without gaps, and splits no surrogate pair", () => {
    const piece = fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom("中国", "人寿保险", "，", "\ud83d", "\ude00", "\ud83d\ude00", "12.5", "Ab9", "。\n"));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const words = segment(text, dictionary, model);
        const starts = words.map(({ start }) => start);
        const ends = words.map(({ end }) => end);
        expect(starts).toEqual([0, ...ends].slice(0, ends.length));
        expect(ends.at(-1) ?? 0).toBe(text.length);
        expect(ends.filter((end, index) => end <= (starts[index] ?? 0) || /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(end - 1, end + 1)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("finds words that share their beginnings, the later of two lines for one word, and a user's", () => {
    const small = Dictionary.parse("云 3 n\n云栖 2 ns\n云栖小镇 5 ns\n云 9 x\r\n长".concat("长".repeat(40), " 3 n\n"), "栖霞\n栖霞山 nz\n霞光 4 n");
    expect(small.size).toBe(6);
    const found = new Int32Array(LONGEST_WORD + 1);
    const lengthsAt = (text: string, end: number) => Array.from({ length: small.wordsAt(text, 0, end, found) }, (_, i) => i + 1).filter((length) => (found[length] ?? -1) >= 0);
    expect([lengthsAt("云栖小镇", 4), lengthsAt("云栖小镇", 3), lengthsAt("云栖大", 3), lengthsAt("云", 1), lengthsAt("山", 1)]).toEqual([[1, 2, 4], [1, 2], [1, 2], [1], []]);
    const find = (word: string) => small.find(word, 0, word.length);
    expect(small.tagOf(find("云"))).toBe("x");
    expect(small.tagOf(find("栖霞山"))).toBe("nz");
    expect(small.weightOf(find("栖霞"))).toBe(small.weightOf(find("栖霞山")));
    expect([find(""), find("云栖小"), find("长".repeat(41))]).toEqual([-1, -1, -1]);
  });

  it("reads no dictionary from what is none", () => {
    expect(Dictionary.parse("\n词\n词 x n\n 3\n").size).toBe(0);
    expect(segment("没有词典。", Dictionary.parse(""), HiddenMarkovModel.parse("")).at(-1)?.end).toBe(5);
  });
});
