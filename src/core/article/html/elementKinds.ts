/** Knows how HTML elements are shown: as blocks, inline, or not at all. */

import type { Mark } from "../article";
import { attribute, type ElementNode } from "./parseHtml";

/** Elements whose content a reader never sees as text. */
const HIDDEN = new Set([
  "area", "audio", "base", "canvas", "col", "colgroup", "datalist", "embed", "frame", "frameset", "head", "iframe", "input", "link", "meta",
  "noembed", "noframes", "noscript", "object", "option", "optgroup", "param", "script", "select", "source", "style", "template", "textarea",
  "title", "track", "video", "dialog", "desc", "metadata", "annotation", "annotation-xml", "rp",
]);

/** What they hold is shown where they themselves can't be: without an end tag, they would hide the rest of the article. */
const STAND_INS = new Set(["audio", "canvas", "datalist", "dialog", "object", "video"]);
/** Hidden and without words of an article: nothing is in them, or code, or what only parts of a formula or a reading aid need. */
const WORDLESS = new Set([
  "area", "base", "col", "embed", "frame", "input", "link", "meta", "param", "source", "track", "rp", "desc", "metadata", "annotation", "annotation-xml",
]);
const CODE = new Set(["script", "style"]);

const BLOCKS = new Set([
  "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption",
  "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol",
  "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp", "marquee",
]);

const MARKS = new Map<string, Mark>([
  ["b", "strong"], ["strong", "strong"], ["em", "em"], ["i", "em"], ["cite", "em"], ["dfn", "em"], ["var", "em"],
  ["u", "underline"], ["ins", "underline"], ["s", "strike"], ["strike", "strike"], ["del", "strike"],
  ["sub", "sub"], ["sup", "sup"], ["code", "code"], ["kbd", "code"], ["samp", "code"], ["tt", "code"],
]);

const PREFORMATTED = new Set(["pre", "listing", "plaintext", "xmp"]);

export function isBlockElement(name: string): boolean {
  return BLOCKS.has(name);
}

export function isPreformattedElement(name: string): boolean {
  return PREFORMATTED.has(name);
}

/** Whether the element and all in it are invisible: by its name, the `hidden` attribute or an inline style. */
export function isHiddenElement(element: ElementNode): boolean {
  if (hidesByAttribute(element)) return true;
  return HIDDEN.has(element.tagName) && !(STAND_INS.has(element.tagName) && isUnclosed(element));
}

/** Whether a hidden element may hold words that a reader would miss. */
export function mayHideWords({ tagName, ...element }: ElementNode): boolean {
  return !WORDLESS.has(tagName) && (!CODE.has(tagName) || isUnclosed(element));
}

function isUnclosed({ sourceCodeLocation }: Pick<ElementNode, "sourceCodeLocation">): boolean {
  return sourceCodeLocation?.startTag !== undefined && sourceCodeLocation.endTag === undefined;
}

function hidesByAttribute(element: ElementNode): boolean {
  if (element.attrs.length === 0) return false;
  if (attribute(element, "hidden") !== undefined) return true;
  const style = styleOf(element);
  return style !== "" && (/(?:^|;)\s*display\s*:\s*none\b/.test(style) || /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)\b/.test(style));
}

/** The mark that the element sets on its text. */
export function markOf(element: ElementNode): Mark | undefined {
  const mark = MARKS.get(element.tagName);
  if (mark !== undefined || element.attrs.length === 0) return mark;
  return /(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b/.test(styleOf(element)) ? "strong" : undefined;
}

export function alignOf(element: ElementNode): "center" | "right" | "start" | undefined {
  if (element.tagName === "center") return "center";
  if (element.attrs.length === 0) return undefined;
  const value = /(?:^|;)\s*text-align\s*:\s*([a-z]+)/.exec(styleOf(element))?.[1] ?? attribute(element, "align")?.toLowerCase();
  switch (value) {
    case "center":
    case "right":
      return value;
    case "left":
    case "start":
    case "justify":
      return "start";
    default:
      return undefined;
  }
}

/** The inline style in lower case; cut where it is longer than any real one. */
function styleOf(element: ElementNode): string {
  return (attribute(element, "style") ?? "").slice(0, 2_000).toLowerCase();
}
