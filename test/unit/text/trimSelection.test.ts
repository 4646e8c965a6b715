import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trimSelection } from "../../../src/core/text/trimSelection";

const left = (text: string): string => {
  const { start, end } = trimSelection(text);
  return text.slice(start, text.length - end);
};

describe("the ends of a selection", () => {
  it.each([
    ["启航财险，", "启航财险"],
    ["、启航财险。 ", "启航财险"],
    ["　3.2亿元；\r\n", "3.2亿元"],
    ["“启航财险", "启航财险"],
    ["启航财险（以下简称", "启航财险（以下简称"],
    ["启航财险）共", "启航财险）共"],
    ["启航财险）", "启航财险"],
    ["《关于理赔的通知》", "《关于理赔的通知》"],
    ["（601318.SH）", "（601318.SH）"],
    ["-3.5%", "-3.5%"],
    ["Zhu Pi Inc.", "Zhu Pi Inc."],
    ["。", "。"],
    [" ， ", "，"],
    ["", ""],
    ["　 ", ""],
    ["constructor", "constructor"],
    ["𠮷野家，", "𠮷野家"],
  ])("%j gives %j", (text, rest) => {
    expect(left(text)).toBe(rest);
  });

  it("leaves something of whatever isn't blank, a run of the text, no half of a pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const rest = left(text);
        expect(text).toContain(rest);
        expect(rest === "").toBe(text.trim() === "");
        expect(/\p{Surrogate}/u.test(rest)).toBe(false);
      }),
    );
  });

  it("is not slowed down by a long row of lonely brackets", { timeout: 2000 }, () => {
    expect(left(`${"（".repeat(300_000)}金`)).toBe("金");
  });
});
