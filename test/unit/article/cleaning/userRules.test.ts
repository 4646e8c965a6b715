import { describe, expect, it } from "vitest";
import { checkUserRule } from "../../../../src/core/article/cleaning/userRules";
import { parseArticle } from "../../../../src/core/article/parseArticle";

describe("the user's own rules", () => {
  it("select by CSS, by text, or by both, and come first", () => {
    const rules = [
      { name: "广告", selector: "div.ad > p, [data-ad]" },
      { name: "栏目", text: "^【早知道】" },
      { name: "两者", selector: "h3", text: "推广" },
    ];
    const { blocks } = parseArticle(
      `<div class="ad"><p>甲</p></div><p data-ad="1">乙</p><p>【早知道】丙</p><h3>推广丁</h3><h3>戊</h3><p>推广己</p>`,
      { rules },
    );
    expect(blocks.map((block) => block.removedBy)).toEqual(["广告", "广告", "栏目", "两者", undefined, undefined]);
  });

  it("a bad rule is reported and left out", () => {
    expect(checkUserRule({ name: "x", selector: "p[" })).toBe("“p[” is not a CSS selector.");
    expect(checkUserRule({ name: "x", text: "(" })).toBe("“(” is not a regular expression.");
    expect(checkUserRule({ name: "x" })).toBeTypeOf("string");
    expect(checkUserRule({ name: "x", selector: "p:has(> img) ~ div", text: "a+b" })).toBeUndefined();
    expect(parseArticle("<p>甲</p>", { rules: [{ name: "x", selector: "p[" }] }).blocks[0]?.removedBy).toBeUndefined();
  });

  it.each(["(a+)+$", "(a|a)*b", "((a*)b)*", "(?:x{1,9}y)+z"])("%s, which could take exponential time, is refused", (text) => {
    expect(checkUserRule({ name: "x", text })).toBeTypeOf("string");
    expect(parseArticle(`<p>${"a".repeat(5_000)}</p>`, { rules: [{ name: "x", text }] }).blocks[0]?.removedBy).toBeUndefined();
  });
});
