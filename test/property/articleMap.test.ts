/** Every visible character of any document stands at a place of the file that decodes to it. */

import { decodeHTML } from "entities/decode";
import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/core/article/article";
import { parseArticle, parsePlain } from "../../src/core/article/parseArticle";
import { contains } from "../../src/core/text/span";
import { anyCharacter } from "../setup/anyCharacter";

const TAGS = [
  "p", "b", "i", "div", "table", "tr", "td", "th", "caption", "tbody", "pre", "li", "ul", "ol", "a href=//x.y", "font color=1", "center", "h3", "blockquote",
  "xmp", "svg", "math", "mi", "select", "option", "textarea", "title", "style", "script", "template", "noscript", "button", "form", "body", "html", "head",
  "frameset", "col", "plaintext", "p style='display:none'", "span data-code=1,600160", "p class=em_media", "dl", "dd", "ruby", "rt", "nobr", "details",
];
const PIECES = [
  "中国", "净利润5亿元", "a", "1", "　", "😀", "\uD800", "\uDC00", " ", "   ", "\t", "\n", "\n\n", "\r\n", "\r", "\f", "\0", "&", "&;", "<", ">", "</>", "<>", "</ >", "<!>", "<?x?>",
  "&amp;", "&lt", "&#32;", "&#10;", "&#13;", "&nbsp;", "&NewLine;", "&Tab;", "&#x1F600;", "&#0;", "&#00000065;", "&#xD800;", "&ampx", "&notit;", "&bne;", "&#", "&#x;",
  "&CounterClockwiseContourIntegral;", "&zwj;", "<!-- c -->", "<!--x", "<!-- EM_StockImg_Start -->", "<!-- EM_StockImg_End -->", "<![CDATA[x]]>", "<br>", "<hr>",
  "<img src=x alt=y>", "\n![图](a.png)\n", "<input>", "<http://a.b/c>", "[返回](//x)", "> x", "\u200B", "\u202E", "\uFEFF", "---\n", "title: x\n", "（文章来源：东湖日报）", "责任编辑：张三", "东湖银行发布年报，净利润增长。", "（责任编辑：张三）", "来源：东湖日报 ",
];

const piece = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.constantFrom(...TAGS).map((tag) => `<${tag}>`),
  fc.constantFrom(...TAGS).map((tag) => `</${tag.split(" ")[0] ?? ""}>`),
  fc.string({ unit: anyCharacter, maxLength: 6 }),
);
const html = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const titled = fc
  .tuple(fc.string({ unit: anyCharacter, maxLength: 20 }), html)
  .map(([title, body]) => `---\ntitle: ${JSON.stringify(title)}\ndate: x\n---\n${body}`);
const document = fc.oneof({ weight: 3, arbitrary: html }, { weight: 1, arbitrary: titled });
const RUNS = { numRuns: Number(process.env["ZHUPI_FUZZ_RUNS"] ?? 2_000) };

/** References where lengths differ (others are raw text), line ends and NUL as the HTML standard reads them. */
function decode(source: string, shown: string): string {
  const decoded = source.length === shown.length ? source : decodeHTML(source);
  return decoded.replace(/\r\n?/g, "\n").replace(/\0/g, "\uFFFD");
}

/** Any white space may be shown as one space. */
function folded(text: string): string {
  return text.replace(/[ \t\n\f\r]/g, " ");
}

function* segmentsOf({ visible }: Article): Generator<readonly [number, number, number, number]> {
  const { segments } = visible;
  for (let i = 0; i < segments.length; i += 4) yield [segments[i] ?? 0, segments[i + 1] ?? 0, segments[i + 2] ?? 0, segments[i + 3] ?? 0];
}

describe("the map of an article", () => {
  it("ties every visible character to a source that decodes to it", () => {
    fc.assert(
      fc.property(html, (text) => {
        const article = parseArticle(text);
        let last = 0;
        for (const [visibleStart, visibleLength, start, length] of segmentsOf(article)) {
          const shown = article.visible.text.slice(visibleStart, visibleStart + visibleLength);
          expect(folded(decode(text.slice(start, start + length), shown))).toBe(folded(shown));
          expect(visibleStart).toBeGreaterThanOrEqual(last);
          expect(article.visible.text.slice(last, visibleStart)).toMatch(/^\n?$/);
          last = visibleStart + visibleLength;
        }
      }),
      RUNS,
    );
  });

  it("shows no character of the file twice", () => {
    fc.assert(
      fc.property(document, (text) => {
        const spans = [...segmentsOf(parseArticle(text))].sort((a, b) => a[2] - b[2]);
        let end = 0;
        for (const [, , start, length] of spans) {
          expect(start).toBeGreaterThanOrEqual(end);
          end = start + length;
        }
      }),
      RUNS,
    );
  });

  it("has its blocks one after the other in the visible text", () => {
    fc.assert(
      fc.property(document, (text) => {
        let end = 0;
        for (const block of parseArticle(text).blocks) {
          if (block.type === "image") continue;
          expect(block.start).toBeGreaterThanOrEqual(end);
          end = block.end;
        }
      }),
      RUNS,
    );
  });

  it("goes to the file and back", () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(), (text, a, b) => {
        const { visible } = parseArticle(text);
        const from = a % (visible.text.length + 1);
        const to = Math.min(from + (b % 12), visible.text.length);
        const source = visible.toSource({ start: from, end: to });
        if (source === undefined) return;
        expect(source.start).toBeGreaterThanOrEqual(0);
        expect(source.end).toBeLessThanOrEqual(text.length);
        const back = visible.toVisible(source);
        const mapped = [...segmentsOf(parseArticle(text))].filter(([start, length]) => start < to && start + length > from);
        const first = Math.max(from, Math.min(...mapped.map(([start]) => start)));
        const last = Math.min(to, Math.max(...mapped.map(([start, length]) => start + length)));
        expect(back && contains(back, { start: first, end: last })).toBe(true);
      }),
      RUNS,
    );
  });

  it("splits no surrogate pair", () => {
    fc.assert(
      fc.property(document, (text) => {
        const article = parseArticle(text);
        const isInside = (source: string, at: number) => /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(source.slice(at - 1, at + 1));
        for (const block of article.blocks) {
          if (block.type === "image") continue;
          expect(isInside(article.visible.text, block.start)).toBe(false);
          expect(isInside(article.visible.text, block.end)).toBe(false);
        }
        const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;
        if (!lone.test(text)) for (const part of article.removed) expect(part.excerpt).not.toMatch(lone);
      }),
      RUNS,
    );
  });
});

describe("the blocks of an article", () => {
  it("cover the visible text in order, parted by single line feeds or by nothing", () => {
    fc.assert(
      fc.property(document, (text) => {
        const { visible, blocks, meta } = parseArticle(text);
        let at = meta.title === undefined ? -1 : meta.title.length;
        for (const block of blocks) {
          if (block.type === "image") continue;
          // Boilerplate cut off a line of prose follows it at once; everything else stands behind a line feed.
          if (block.start !== at) {
            expect(block.start).toBe(at + 1);
            if (at >= 0) expect(visible.text[at]).toBe("\n");
          }
          expect(block.end).toBeGreaterThan(block.start);
          at = block.end;
          if (block.type !== "table") {
            expect(block.runs.map((run) => visible.text.slice(run.start, run.end)).join("")).toBe(visible.text.slice(block.start, block.end));
          }
        }
        expect(Math.max(at, 0)).toBe(visible.text.length);
      }),
      RUNS,
    );
  });

  it("zones cover the visible text without gaps", () => {
    fc.assert(
      fc.property(document, (text) => {
        const { visible } = parseArticle(text);
        let at = 0;
        for (const zone of visible.zones) {
          expect(zone.start).toBe(at);
          expect(zone.end).toBeGreaterThan(zone.start);
          at = zone.end;
        }
        expect(at).toBe(visible.text.length);
      }),
      RUNS,
    );
  });

  it("hold all the text that a browser shows", () => {
    const shown = fc.array(
      fc.oneof(
        fc.constantFrom("中国", "净利润", "5.2%", "&amp;", "&#20013;", "😀", " ", "\n", "\r\n", "<br>", "</>", "<!-- c -->", "&nbsp;", "a&b", "　"),
        fc.constantFrom("p", "b", "i", "div", "table", "tr", "td", "th", "pre", "li", "ul", "a href=x", "font", "center", "h3", "caption").map((tag) => `<${tag}>`),
        fc.constantFrom("p", "b", "i", "div", "table", "tr", "td", "th", "pre", "li", "ul", "a", "font", "center", "h3", "caption").map((tag) => `</${tag}>`),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(shown, (pieces) => {
        const text = pieces.join("");
        const wanted = textOf(parseFragment(text)).replace(/[ \t\n\f\r]/g, "");
        const shown = parseArticle(text).visible.text.replace(/[ \t\n\f\r]/g, "");
        expect(Array.from(shown).sort()).toEqual(Array.from(wanted).sort());
      }),
      RUNS,
    );
  });
});

describe("any text at all", () => {
  it("is read without an error, and the same each time", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter, maxLength: 300 }), document), (text) => {
        const first = parseArticle(text);
        const second = parseArticle(text);
        expect(second.visible.text).toBe(first.visible.text);
        expect(second.problems).toEqual(first.problems);
        expect(first.text).toBe(text);
        for (const problem of first.problems) expect(contains({ start: 0, end: text.length }, problem.span)).toBe(true);
        for (const block of first.blocks) expect(contains({ start: 0, end: text.length }, block.source)).toBe(true);
        expect(() => structuredClone({ ...first, visible: undefined })).not.toThrow();
      }),
      RUNS,
    );
  });

  it("is its own visible text when it is plain", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
        const { visible } = parsePlain(text);
        expect(visible.text).toBe(text);
        if (text !== "") expect(visible.toSource({ start: 0, end: text.length })).toEqual({ start: 0, end: text.length });
      }),
    );
  });
});

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
