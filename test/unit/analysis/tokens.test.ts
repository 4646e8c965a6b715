/** What the editor is given to colour, and the hash of a text, are the same whether they are made at once or in steps. */

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { finish } from "../../../src/core/text/steps";
import { encodeTokens } from "../../../src/extension/features/highlight/encodeTokens";
import { hashText } from "../../../src/platform/node/hashText";

function encode(text: string, tokens: readonly (readonly [number, number])[], lineEnd = "\n"): number[] {
  const lines = text.split(lineEnd);
  const packed = Int32Array.from(tokens.flatMap(([start, end], index) => [start, end, index, 0]));
  return [...finish(encodeTokens({ lineCount: lines.length, lineEnd: lineEnd.length, lengthOf: (line) => lines[line]?.length ?? 0 }, packed))];
}

describe("encodeTokens", () => {
  it("tells lines and columns by the distance to the token before", () => {
    expect(encode("东湖银行\n\n净利润10亿元，增长5%", [[0, 4], [9, 13], [16, 18]])).toEqual([0, 0, 4, 0, 0, 2, 3, 4, 1, 0, 0, 7, 2, 2, 0]);
  });

  it("splits a token at line ends, and colours none of them", () => {
    expect(encode("一二\n三四\n五六", [[1, 7], [7, 8]])).toEqual([0, 1, 1, 0, 0, 1, 0, 2, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0]);
  });

  it("counts both characters of a Windows line end", () => {
    expect(encode("一二\r\n三四", [[0, 2], [4, 6]], "\r\n")).toEqual([0, 0, 2, 0, 0, 1, 0, 2, 1, 0]);
  });

  it("leaves out what stands behind the last line", () => {
    expect(encode("一二", [[0, 1], [5, 6]])).toEqual([0, 0, 1, 0, 0]);
  });
});

describe("hashText", () => {
  const plain = (text: string): string => `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;

  it("is the digest of the whole text, wherever its steps end", () => {
    const long = "a".repeat(65_535);
    for (const text of ["", "利润", `${long}😀利润`, `${long}\ud83d\ud83d\ude00b`, `${"利".repeat(200_000)}\ud83d`]) expect(hashText(text)).toBe(plain(text));
  });

  it("does not count a byte-order mark", () => {
    expect(hashText("\ufeff利润")).toBe(plain("利润"));
  });
});
