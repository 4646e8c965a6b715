import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../src/core/article/parseArticle";
import { readArticleDate } from "../../../src/core/article/frontMatter/articleDate";

const BODY = "<p>东湖银行一季度净利润同比增长5.2%。</p>\n";

function codes(text: string): readonly string[] {
  return parseArticle(text).problems.map((problem) => problem.code);
}

function bodyText(text: string): string {
  const { visible, blocks } = parseArticle(text);
  return blocks.map((block) => (block.type === "image" ? "" : visible.text.slice(block.start, block.end))).join("\n");
}

describe("front matter of both families", () => {
  it("reads a finews post", () => {
    const { meta, problems } = parseArticle(
      `---\nlayout: post\ntitle: "启航财险赔付1.2亿元 覆盖“三省”"\ndate: 2022-04-11 23:52:43 +0800\ncategories: donghuribao\ntags: 东湖日报新闻\n---\n${BODY}`,
    );
    expect(meta).toMatchObject({
      title: "启航财险赔付1.2亿元 覆盖“三省”",
      date: "2022-04-11T23:52:43+08:00",
      source: "东湖日报",
      family: "finews",
      extra: { layout: "post", categories: "donghuribao", tags: "东湖日报新闻" },
    });
    expect(problems).toEqual([]);
  });

  it("reads an rsshub post after a blank line, with true offsets", () => {
    const text = `\n---\ntitle: '云栖人寿_时刻在线_'\ncategories: \n - 新媒体\n    \n - 分类\nheadimg: ''\nauthor: 早知道\ncomments: false\ndate: Sun, 10 Apr 2022 09:38:39 GMT\nthumbnail: \n---\n\n<div>   \n${BODY}</div>`;
    const { meta, problems } = parseArticle(text);
    expect(meta).toMatchObject({ title: "云栖人寿_时刻在线_", date: "2022-04-10T17:38:39+08:00", author: "早知道", family: "rsshub" });
    expect(meta.extra["categories"]).toEqual(["新媒体", "分类"]);
    expect(meta.extra["comments"]).toBe(false);
    expect(meta.titleSpan && text.slice(meta.titleSpan.start, meta.titleSpan.end)).toBe("云栖人寿_时刻在线_");
    expect(problems).toEqual([]);
  });

  it.each([
    ["\uFEFF---\ntitle: 甲\n---\n", "a byte order mark"],
    ["\uFEFF\r\n  \r\n---\r\ntitle: 甲\r\n---\r\n", "a mark, CRLF and spaced lines"],
    ["\r---\rtitle: 甲\r---\r", "CR alone"],
    ["---   \ntitle: 甲\n---  \n", "blanks after the dashes"],
    ["---\ntitle: 甲\n...\n", "three dots at the end"],
    ["--- yaml\ntitle: 甲\n---\n", "a language name"],
  ])("%j: %s", (head) => {
    const text = head + BODY;
    const { meta, problems } = parseArticle(text);
    expect(meta.title).toBe("甲");
    expect(meta.titleSpan && text.slice(meta.titleSpan.start, meta.titleSpan.end)).toBe("甲");
    expect(problems).toEqual([]);
    expect(bodyText(text)).toBe("东湖银行一季度净利润同比增长5.2%。");
  });

  it("keeps codes as strings", () => {
    const { meta } = parseArticle(`---\ntitle: 甲\ncode: 000001\nlist: [02318, 1e5]\nversion: 1.10\n---\n${BODY}`);
    expect(meta.extra).toMatchObject({ code: "000001", list: ["02318", "1e5"], version: "1.10" });
  });

  it("a file without front matter has none, and a rule of dashes is no fence", () => {
    expect(parseArticle(BODY).meta).toMatchObject({ extra: {}, family: "other" });
    expect(codes(BODY)).toEqual([]);
    expect(bodyText(`---\n\n${BODY}`)).toContain("东湖银行");
    expect(codes(`---\n\n${BODY}`)).toEqual([]);
  });
});

describe("titles that break YAML", () => {
  it.each([
    [`title: @湖心亭看雪 点评银行股`, "@湖心亭看雪 点评银行股"],
    [`title: *ST启航：拟出售资产`, "*ST启航：拟出售资产"],
    [`title: 快讯: 东湖银行: 净利增5%`, "快讯: 东湖银行: 净利增5%"],
    [`title: """""'人民币，再创新高'"""""`, "人民币，再创新高"],
    [`title: "“云栖”人寿 "首单" 落地"`, `“云栖”人寿 "首单" 落地`],
    [`title: "没有结束的引号`, "没有结束的引号"],
    [`title: 'it's 启航'`, "it's 启航"],
    [`title: %启航% 与 \`反引号\``, "%启航% 与 `反引号`"],
    [`title: [启航财险] 与 {云栖}`, "[启航财险] 与 {云栖}"],
    [`title: !!js/function 'x'`, "x"],
  ])("%s", (line, expected) => {
    const text = `---\n${line}\ndate: 2022-01-02 03:04:05 +0800\n---\n${BODY}`;
    const { meta } = parseArticle(text);
    expect(meta.title).toBe(expected);
    expect(meta.date).toBe("2022-01-02T03:04:05+08:00");
    expect(meta.titleSpan && text.slice(meta.titleSpan.start, meta.titleSpan.end)).toBe(expected);
    expect(codes(text)).toEqual(codes(text));
  });

  it("says so once, each time", () => {
    const text = `---\ntitle: @甲\n---\n${BODY}`;
    expect([codes(text), codes(text), codes(text)]).toEqual([["frontMatter.invalidYaml"], ["frontMatter.invalidYaml"], ["frontMatter.invalidYaml"]]);
  });

  it("maps escapes as atoms", () => {
    const text = `---\ntitle: "甲\\u4e59 \\"丙\\" \\U0001F600丁"\n---\n${BODY}`;
    const { meta, visible } = parseArticle(text);
    expect(meta.title).toBe(`甲乙 "丙" 😀丁`);
    const sourceOf = (part: string) => {
      const start = visible.text.indexOf(part);
      const span = visible.toSource({ start, end: start + part.length });
      return span && text.slice(span.start, span.end);
    };
    expect(sourceOf("乙")).toBe("\\u4e59");
    expect(sourceOf("\"丙")).toBe('\\"丙');
    expect(sourceOf("😀")).toBe("\\U0001F600");
    expect(sourceOf("丁")).toBe("丁");
  });

  it("maps doubled apostrophes and folded lines", () => {
    const text = `---\ntitle: '启航''s\n  新产品'\n---\n${BODY}`;
    const { meta, visible } = parseArticle(text);
    expect(meta.title).toBe("启航's 新产品");
    expect(visible.toSource({ start: 2, end: 3 })).toEqual({ start: text.indexOf("''"), end: text.indexOf("''") + 2 });
    const at = meta.title?.indexOf("新") ?? -1;
    const span = visible.toSource({ start: at, end: at + 3 });
    expect(span && text.slice(span.start, span.end)).toBe("新产品");
  });

  it("a literal block is one line of text", () => {
    const { meta } = parseArticle(`---\ntitle: |\n  第一行\n  第二行\n---\n${BODY}`);
    expect(meta.title).toBe("第一行 第二行");
  });
});

describe("front matter that executes", () => {
  const payload = "globalThis.zhupiPwned = true; module.exports = { title: 'x' }";
  it.each(["---js", "---javascript", "---JS", "---   js   ", "\uFEFF---js", "\n---js", "---coffee", "---cson"])("%j is refused", (fence) => {
    const text = `${fence}\n{ title: (() => { ${payload} })() }\n---\n${BODY}`;
    const { meta, problems } = parseArticle(text);
    expect("zhupiPwned" in globalThis).toBe(false);
    expect(problems.map((problem) => problem.code)).toEqual(["frontMatter.executable"]);
    expect(meta.extra).toEqual({});
    expect(bodyText(text)).toBe("东湖银行一季度净利润同比增长5.2%。");
  });

  it("a second fence inside the body stays text", () => {
    const text = `---\ntitle: 甲\n---\n<p>乙</p>\n---js\n${payload}\n---\n<p>丙</p>`;
    expect(parseArticle(text).problems).toEqual([]);
    expect(bodyText(text)).toContain("---js");
    expect("zhupiPwned" in globalThis).toBe(false);
  });

  it.each(["---toml", "---constructor", "---__proto__", "---toString", "---json", "---hasOwnProperty"])("%s is unsupported", (fence) => {
    const text = `${fence}\ntitle: 甲\n---\n${BODY}`;
    expect(codes(text)).toEqual(["frontMatter.unsupportedLanguage"]);
    expect(bodyText(text)).toBe("东湖银行一季度净利润同比增长5.2%。");
  });
});

describe("colliding keys", () => {
  it("shows or drops them, and pollutes nothing", () => {
    const { meta } = parseArticle(
      `---\ntitle: 甲\n__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\ntoString: x\nthen: y\nnested: { __proto__: { polluted: yes } }\n---\n${BODY}`,
    );
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(meta.extra)).not.toContain("__proto__");
    expect(meta.extra["then"]).toBe("y");
    expect(Object.getPrototypeOf(meta.extra)).toBe(Object.prototype);
    expect(meta.title).toBe("甲");
  });
});

describe("YAML tags and bombs", () => {
  const aliases = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi".split("").map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i] ?? ""}`).join(",")}]`).join("\n")}`;
  it.each([
    ["an executable tag", `title: !!js/function 'function(){ globalThis.zhupiPwned = 1 }'`],
    ["a Python tag", `title: !!python/object/apply:os.system ["x"]`],
    ["an alias bomb", aliases],
    ["20,000 nested lists", `title: ${"[".repeat(20_000)}`],
    ["20,000 nested compact lists", `title: 甲\nx:\n ${"- ".repeat(20_000)}`],
    ["a title of 1 MB", `title: "${"标".repeat(1_000_000)}"`],
    ["1 MB of escapes", `title: "${"\\u4e2d".repeat(170_000)}"`],
    ["10,000 keys", Array.from({ length: 10_000 }, (_, i) => `k${String(i)}: 1`).join("\n")],
    ["deep indentation", Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["an anchor to itself", "title: 甲\na: &a [*a]"],
  ])("%s is read or refused, and harms nothing", (_, block) => {
    const text = `---\n${block}\n---\n${BODY}`;
    const article = parseArticle(text);
    expect("zhupiPwned" in globalThis).toBe(false);
    expect(article.problems.filter((problem) => problem.code.startsWith("frontMatter")).length).toBeLessThanOrEqual(1);
    expect(bodyText(text)).toBe("东湖银行一季度净利润同比增长5.2%。");
    expect((article.meta.title ?? "").length).toBeLessThanOrEqual(2_000);
  });
});

describe("broken front matter never blocks the body", () => {
  it.each([
    ["----\ntitle: 甲\n----\n", "frontMatter.invalidYaml", "甲"],
    ["---\ntitle: 甲\ntitle: 乙\n---\n", "frontMatter.invalidYaml", "甲"],
    ["---\ntitle: 甲\ndate: 2022-01-01\n\n", "frontMatter.unclosed", "甲"],
    ["---\ntitle: 甲\n", "frontMatter.unclosed", "甲"],
    ["---\ntitle: 甲\n\tx: y\n---\n", "frontMatter.invalidYaml", "甲"],
  ])("%j", (head, code, title) => {
    const { meta, problems } = parseArticle(head + BODY);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(meta.title).toBe(title);
    expect(bodyText(head + BODY)).toBe("东湖银行一季度净利润同比增长5.2%。");
  });

  it("an unclosed one does not reach for a rule further down", () => {
    const text = `---\ntitle: 甲\n${BODY}\n---\n<p>云栖人寿</p>`;
    expect(bodyText(text)).toContain("东湖银行");
    expect(bodyText(text)).toContain("云栖人寿");
  });

  it("puts each problem where it is", () => {
    const text = `\n---\ntitle: 甲\ndate: 去年夏天\n---\n${BODY}`;
    const [problem] = parseArticle(text).problems;
    expect(problem?.code).toBe("frontMatter.badDate");
    expect(problem && text.slice(problem.span.start, problem.span.end)).toBe("去年夏天");
    expect(problem?.message).toContain("去年夏天");
  });
});

describe("injected values stay text", () => {
  it.each(["<img src=x onerror=alert(1)>", "$(rocket) [x](command:workbench.action.quit)", "=1+1", "\u202Ecba"])("%s", (value) => {
    expect(parseArticle(`---\ntitle: '${value}'\nauthor: '${value}'\n---\n${BODY}`).meta).toMatchObject({ title: value, author: value });
  });
});

describe("dates", () => {
  it.each([
    ["2022-04-11 23:52:43 +0800", "2022-04-11T23:52:43+08:00"],
    ["2021-12-08 12:41:23", "2021-12-08T12:41:23+08:00"],
    ["2021-12-08T12:41:23Z", "2021-12-08T20:41:23+08:00"],
    ["2021-12-08T12:41:23.123+08:00", "2021-12-08T12:41:23+08:00"],
    ["2021-12-08", "2021-12-08T00:00:00+08:00"],
    ["2021/12/8 7:05", "2021-12-08T07:05:00+08:00"],
    ["2021年12月8日 07:05", "2021-12-08T07:05:00+08:00"],
    ["Sun, 10 Apr 2022 09:38:39 GMT", "2022-04-10T17:38:39+08:00"],
    ["10 Apr 2022 23:38:39 +0000", "2022-04-11T07:38:39+08:00"],
    ["Sun, 10 Apr 2022 09:38:39 -0500", "2022-04-10T22:38:39+08:00"],
    ["11/24/2020, 3:54:49 PM", "2020-11-24T15:54:49+08:00"],
    ["12/1/2020, 12:00:00 AM", "2020-12-01T00:00:00+08:00"],
  ])("%s", (text, expected) => {
    expect(readArticleDate(text)).toBe(expected);
  });

  it.each(["", "+0800", "2022-02-30", "2022-13-01", "2022-01-01 25:00", "Sun, 99 Foo 2022", "2022", "9".repeat(1_000)])("%s is none", (text) => {
    expect(readArticleDate(text)).toBeUndefined();
  });

  it("an empty date with a bare zone is no problem", () => {
    expect(codes(`---\ntitle: 甲\ndate: +0800\n---\n${BODY}`)).toEqual([]);
    expect(codes(`---\ntitle: 甲\ndate:\n---\n${BODY}`)).toEqual([]);
  });

  it("the file's name stands in for a missing date", () => {
    const parse = (fileName: string) => parseArticle(BODY, { fileName }).meta.date;
    expect(parse("2022-04-11-donghu.md")).toBe("2022-04-11T00:00:00+08:00");
    expect(parse("20220411.md")).toBeUndefined();
  });
});
