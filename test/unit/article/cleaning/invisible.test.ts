import { describe, expect, it } from "vitest";
import { parseArticle } from "../../../../src/core/article/parseArticle";
import { PROSE, ruleFor, reading } from "./pieces";

describe("stock charts", () => {
  const chart = `<!-- EM_StockImg_Start --><p style="text-align:center;"><a href="http://quote.eastmoney.com/unify/r/1.600000" data-code="600000|1|1" class="EmImageRemark"><img src="https://webquoteklinepic.eastmoney.com/GetPic.aspx?nid=1.600000&imageType=k" alt="K图 600000_0" data-code="K 600000|1|1" width="578" height="276"></a></p><!-- EM_StockImg_End -->`;

  it("are left out, listed by host, and their code is kept", () => {
    const { blocks, hints, removed } = parseArticle(chart + PROSE);
    expect(blocks.map((block) => block.removedBy)).toEqual(["stockChart", undefined]);
    expect(hints).toEqual([{ code: "600000.SH" }]);
    expect(removed[0]).toMatchObject({ rule: "stockChart", excerpt: "webquoteklinepic.eastmoney.com" });
  });

  it("a start mark without an end eats nothing", () => {
    expect(reading(`<!-- EM_StockImg_Start --><p><img src="https://a.example/photo.jpg"></p>${PROSE}`)).toHaveLength(2);
    expect(reading(`<!-- EM_StockImg_Start -->${PROSE}${PROSE}<!-- EM_StockImg_End -->`)).toHaveLength(2);
    expect(reading(`${PROSE}<!-- EM_StockImg_End -->${PROSE}`)).toHaveLength(2);
  });

  it("a photo stays", () => {
    expect(ruleFor(`<center><img src="https://a.example/photo_w640h360.jpg" alt="Image" width="580"></center>`, "middle")).toBe("prose");
  });

  it("an unclosed chart link eats no later picture", () => {
    const text = `<p><a class="EmImageRemark" href="#"><img src="https://webquoteklinepic.eastmoney.com/x" alt="K图 600000_0"></p>${PROSE.repeat(20)}<p><img src="https://a.example/photo.jpg"></p>`;
    expect(reading(text).at(-1)).toBe("https://a.example/photo.jpg");
  });
});

describe("spacers, pixels and what is hidden", () => {
  it("blank paragraphs leave the reading view", () => {
    expect(ruleFor("<p>&nbsp;</p>", "middle")).toBe("spacer");
    expect(ruleFor("<p>　　\u200B</p>", "middle")).toBe("spacer");
    expect(ruleFor("<p>—</p>", "middle")).toBe("prose");
  });

  it("counters of one pixel too", () => {
    expect(ruleFor(`<img src="https://a.example/c.gif" width="1" height="1">`, "tail")).toBe("trackingPixel");
    expect(ruleFor(`<img alt="x">`, "tail")).toBe("trackingPixel");
    expect(ruleFor(`<img src="data:image/gif;base64,R0" data-src="https://a.example/photo.jpg">`, "tail")).toBe("prose");
  });

  it("what the author hid is not visible, but listed", () => {
    const { visible, removed } = parseArticle(`<p>甲</p><p style="color:red; display : none">藏起来的字</p><div hidden><p>也是</p></div>`);
    expect(visible.text).toBe("甲");
    expect(removed.map((part) => [part.rule, part.excerpt, part.text])).toEqual([
      ["hiddenByAuthor", "藏起来的字", "藏起来的字"],
      ["hiddenByAuthor", "也是", "也是"],
    ]);
  });

  it("is kept whole, beyond what the list says of it", () => {
    const [part] = parseArticle(`<p>甲</p><div hidden>${"东湖银行 ".repeat(30)}\n<b>&amp;</b>完</div>`).removed;
    expect(part?.excerpt).toHaveLength(60);
    expect(part?.text).toBe(`${"东湖银行 ".repeat(30)}&完`);
  });
});

describe("elements that no reader sees", () => {
  const REST = "<p>第二段正文。</p><p>第三段正文。</p>";

  it.each(["<script>", "<style>", "<textarea>", "<title>", "<iframe>", "<noscript>", "<template>", "<select>", "<!--", "<!-- 广告 -"])("%s without its end hides the rest, but not without a trace", (begin) => {
    for (const before of ["", "<div>".repeat(2_000)]) {
      const text = `${before}<p>第一段。</p>${begin}${REST}`;
      const { removed, visible } = parseArticle(text);
      const all = `${visible.text} ${removed.map((part) => part.text).join(" ")}`;
      expect(all).toMatch(/第一段。[^]*第二段正文。[^]*第三段正文。/u);
      for (const { source } of removed) expect(source.end).toBeGreaterThan(source.start);
    }
  });

  it.each(["<object>", "<video src=x>", "<audio>", "<canvas>", "<dialog>", "<datalist>"])("%s without its end hides nothing", (begin) => {
    expect(reading(`<p>第一段。</p>${begin}${REST}`)).toEqual(["第一段。", "第二段正文。", "第三段正文。"]);
  });

  it("are listed where they hold words, and not where they hold none", () => {
    const rules = (html: string): readonly (string | undefined)[] => parseArticle(`<p>甲</p>${html}`).removed.map((part) => part.text);
    expect(rules("<video src=x>浏览器不支持视频</video>")).toEqual(["浏览器不支持视频"]);
    expect(rules("<textarea>乙</textarea><select><option>丙</select>")).toEqual(["乙", "丙"]);
    expect(rules("<script>var 乙 = 1;</script><style>p{}</style><noscript><img src=x></noscript><!-- 乙 --><!--><iframe src=x></iframe><ruby>漢<rp>(</rp></ruby>")).toEqual([]);
  });
});
