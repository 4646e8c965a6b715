import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../src/core/article/parseArticle";

const folder = join(__dirname, "..", "..", "..", "samples");
const names = readdirSync(folder)
  .filter((name) => !name.startsWith("."))
  .sort();

function readSample(name: string): string {
  const bytes = readFileSync(join(folder, name));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}

const texts = new Map(names.map((name) => [name, readSample(name)]));

describe("the samples", () => {
  it("are at least ten articles and nothing else", () => {
    expect(names.length).toBeGreaterThanOrEqual(10);
    for (const name of names) expect(name).toMatch(/^2026-\d\d-\d\d-.+\.(?:md|html|htm|txt)$/);
  });

  it("come with every extension that is recognised", () => {
    expect(new Set(names.map((name) => name.split(".").at(-1)))).toEqual(new Set(["md", "html", "htm", "txt"]));
  });

  it.each(names)("%s reads as an article of 2026 with a title and a body", (name) => {
    const article = parseArticle(texts.get(name) ?? "", { fileName: name });
    expect(["finews", "rsshub"]).toContain(article.meta.family);
    expect(article.meta.title?.length).toBeGreaterThan(8);
    expect(article.meta.date?.slice(0, 10)).toBe(name.slice(0, 10));
    expect(article.visible.text.length).toBeGreaterThan(600);
    expect(article.meta.source ?? article.meta.author).toBeTruthy();
  });

  it.each([
    ["a leading blank line", /^\r?\n---/],
    ["a title that breaks YAML", /^title: (?:@|".*".+".*"$)/m],
    ["a stock chart", /EM_StockImg_Start[\s\S]*EM_StockImg_End/],
    ["a start marker without its end", /EM_StockImg_Start(?![\s\S]*EM_StockImg_End)/],
    ["an image in <center>", /<center><img/],
    ["a word split by tags", /昆<a class="keytip"[^>]*>岳电<\/a>气/],
    ["a table with units in its header", /<th>最新收盘价<br>（元）<\/th>/],
    ["padded cells", /<td> {3,}-?\d/],
    ["a padded name", /一 砚 堂/],
    ["a footer autolink", /^<http:\/\/[^>]+>$/m],
    ["an empty autolink", /^<>$/m],
    ["links back", /^\[返回.+\]\(\/\/.+\)｜\[返回首页\]/m],
    ["a credits block", /class="news-edit-info"/],
    ["a digest", /^> /m],
    ["unescaped ampersands", /src="[^"]*&(?!amp;)/],
    ["spacers", /^ &nbsp; /m],
    ["CSS with escaped braces", /<style>.*&#123;/],
    ["a comment that is never closed", /<!--(?![\s\S]*-->)/],
    ["hidden text", /display:none/],
    ["raw angle brackets", /开户>>/],
    ["one line of more than 10,000 characters", /^.{10001,}$/m],
    ["CRLF line ends", /\r\n/],
  ])("have %s", (_what, pattern) => {
    expect(names.filter((name) => pattern.test(texts.get(name) ?? ""))).not.toEqual([]);
  });

  it("have one file in GB18030", () => {
    const others = names.filter((name) => {
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(folder, name)));
        return false;
      } catch {
        return true;
      }
    });
    expect(others).toEqual(["2026-01-15-清江新能业绩预告.txt"]);
  });

  it("refer to no host that exists", () => {
    for (const [name, text] of texts) {
      const hosts = [...text.matchAll(/(?:https?:)?\/\/([\w.-]+)/g)].map((match) => match[1] ?? "");
      for (const host of hosts) expect(host, name).toMatch(/(?:^|\.)example\.com$/);
    }
  });
});
