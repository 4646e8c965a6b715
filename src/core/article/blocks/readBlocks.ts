/** Knows how the parsed tree of an article becomes visible text and a list of blocks in reading order. */

import type { Span } from "../../text/span";
import type { ArticleLink, SecurityHint } from "../article";
import { alignText } from "../html/alignText";
import { isBlockElement, isHiddenElement, mayHideWords } from "../html/elementKinds";
import { isUnclosedComment } from "../html/hiddenText";
import { firstEndingAfter, linkAt, type MarkdownLines } from "../html/markdownLines";
import { attribute, isComment, isElement, isText, type CommentNode, type ElementNode, type RootNode, startTagOf, type TextNode } from "../html/parseHtml";
import { securityCodeOf } from "../securityCodes";
import { BlockWriter } from "./blockWriter";
import type { Draft } from "./draft";
import { type Frame, frameInside, TOP_FRAME } from "./frame";
import { createImageDraft, createMarkdownImage } from "./imageDraft";
import { findDataTables } from "./readTables";
import type { VisibleWriter } from "./visibleWriter";

/** What reading the tree gives, beside the text that went to the writer. */
export interface BodyParts {
  readonly drafts: readonly Draft[];
  readonly links: readonly ArticleLink[];
  readonly hints: readonly SecurityHint[];
  /** What no reader sees, but may hold words: elements that are hidden, by their author or by their name, and comments without an end. */
  readonly hidden: readonly (ElementNode | CommentNode)[];
  /** The first element that lies deeper than the cap. */
  readonly tooDeep: ElementNode | undefined;
}

/** Beyond this depth elements no longer change how text is shown; the text itself stays. */
export const MAX_DEPTH = 256;
/** One pair of marks stands around one chart; around more it is not to be trusted. */
const MOST_CHARTS = 2;

/** What an element opened, to be closed on leaving it. */
type Opened = "nothing" | "block" | "table" | "cell";

/** A node whose children are being read. */
interface Step {
  readonly node: ElementNode | RootNode;
  readonly frame: Frame;
  readonly block: ElementNode | undefined;
  readonly opened: Opened;
  /** How many blocks there were before it. */
  readonly drafts: number;
  readonly hint: OpenHint | undefined;
  next: number;
}

/** A security that the markup names; `start` is where its text begins. */
interface OpenHint {
  readonly code: string;
  start?: number;
}

/** Reads the tree that `markdown.masked` was parsed into; the text goes to `writer`. */
export function readBlocks(root: RootNode, markdown: MarkdownLines, writer: VisibleWriter): BodyParts {
  return new BlockReader(markdown, writer, findDataTables(root)).read(root);
}

class BlockReader {
  readonly #markdown: MarkdownLines;
  readonly #dataTables: ReadonlySet<ElementNode>;
  readonly #blocks: BlockWriter;
  readonly #links: ArticleLink[] = [];
  readonly #hints: SecurityHint[] = [];
  readonly #hidden: (ElementNode | CommentNode)[] = [];
  #tooDeep: ElementNode | undefined;
  /** Those whose text has not begun. */
  #openHints: OpenHint[] = [];
  /** How many blocks there were at the last mark that opens a stock chart. */
  #chartMark: number | undefined;

  constructor(markdown: MarkdownLines, writer: VisibleWriter, dataTables: ReadonlySet<ElementNode>) {
    this.#markdown = markdown;
    this.#dataTables = dataTables;
    this.#blocks = new BlockWriter(writer, (start) => {
      for (const hint of this.#openHints.splice(0)) hint.start = start;
    });
  }

  read(root: RootNode): BodyParts {
    const blocks = this.#blocks;
    const stack: Step[] = [{ node: root, next: 0, frame: TOP_FRAME, block: undefined, opened: "nothing", drafts: 0, hint: undefined }];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const child = step.node.childNodes[step.next++];
      blocks.frame = step.frame;
      blocks.block = step.block;
      if (child === undefined) {
        stack.pop();
        this.#leave(step);
      } else if (isText(child)) this.#readText(child);
      else if (isComment(child)) this.#readComment(child);
      else if (isElement(child)) {
        const deeper = this.#enter(child, step, stack.length > MAX_DEPTH);
        if (deeper) stack.push(deeper);
      }
    }
    blocks.endBlock();
    return { drafts: blocks.drafts, links: this.#links, hints: this.#hints, hidden: this.#hidden, tooDeep: this.#tooDeep };
  }

  #enter(element: ElementNode, outer: Step, tooDeep: boolean): Step | undefined {
    if (isHiddenElement(element)) {
      if (mayHideWords(element)) this.#hidden.push(element);
      return undefined;
    }
    this.#readVoid(element);
    const isBlock = isBlockElement(element.tagName);
    if (element.childNodes.length === 0 && !isBlock) return undefined;
    const opened = isBlock ? this.#open(element, tooDeep) : "nothing";
    const inside = { node: element, next: 0, opened, drafts: this.#blocks.drafts.length };
    if (tooDeep) {
      this.#tooDeep ??= element;
      return { ...inside, frame: outer.frame, block: outer.block, hint: undefined };
    }
    const link = element.tagName === "a" ? this.#addLink(element) : undefined;
    const block = isBlock ? element : outer.block;
    return { ...inside, frame: frameInside(element, outer.frame, link), block, hint: this.#openHint(element) };
  }

  /** Opens what a block element is shown as; one that lies too deep only parts blocks. */
  #open(element: ElementNode, tooDeep: boolean): Opened {
    const blocks = this.#blocks;
    const name = element.tagName;
    if (!tooDeep && name === "table" && this.#dataTables.has(element)) {
      blocks.openTable(element);
      return "table";
    }
    if (!tooDeep && name === "tr") blocks.openRow();
    if (!tooDeep && (name === "td" || name === "th") && blocks.openCell(element)) return "cell";
    blocks.endBlock();
    return "block";
  }

  #leave({ node, opened, drafts, hint }: Step): void {
    switch (opened) {
      case "nothing":
        break;
      case "block":
        this.#blocks.endBlock();
        if (isElement(node)) this.#blocks.claim(node, drafts);
        break;
      case "table":
        this.#blocks.closeTable();
        break;
      case "cell":
        this.#blocks.closeCell();
        break;
    }
    if (hint) this.#closeHint(hint);
  }

  #readVoid(element: ElementNode): void {
    switch (element.tagName) {
      case "br":
        this.#blocks.breakLine();
        break;
      case "hr":
        this.#blocks.endBlock();
        break;
      case "img":
      case "image":
        this.#addImage(element);
        break;
    }
  }

  #addImage(element: ElementNode): void {
    const code = securityCodeOf(element);
    if (code !== undefined && this.#hints.at(-1)?.code !== code) this.#hints.push({ code });
    this.#blocks.addImage(createImageDraft(element));
  }

  #addLink(element: ElementNode): number | undefined {
    const url = (attribute(element, "href") ?? "").trim();
    if (url === "") return undefined;
    this.#links.push({ url, source: startTagOf(element) });
    return this.#links.length - 1;
  }

  /** Remembers where the element's text begins, for the security that its attributes name. */
  #openHint(element: ElementNode): OpenHint | undefined {
    const code = securityCodeOf(element);
    if (code === undefined) return undefined;
    const hint: OpenHint = { code };
    this.#openHints.push(hint);
    return hint;
  }

  #closeHint(hint: OpenHint): void {
    const { code, start } = hint;
    const visible = start === undefined ? undefined : { start, end: this.#blocks.textEnd };
    if (visible === undefined) this.#openHints = this.#openHints.filter((other) => other !== hint);
    const last = this.#hints.at(-1);
    if (last?.code === code && last.visible?.start === visible?.start && last.visible?.end === visible?.end) return;
    this.#hints.push({ code, ...(visible && { visible }) });
  }

  #readComment(node: CommentNode): void {
    if (isUnclosedComment(node, this.#markdown.masked)) this.#hidden.push(node);
    const name = node.data.slice(0, 60).trim();
    if (name === "EM_StockImg_Start") {
      this.#blocks.endBlock();
      this.#chartMark = this.#blocks.drafts.length;
    } else if (name === "EM_StockImg_End" && this.#chartMark !== undefined) {
      this.#blocks.endBlock();
      const between = this.#blocks.drafts.slice(this.#chartMark);
      const holdsCharts = between.length <= MOST_CHARTS && between.every((draft) => draft.kind === "image");
      if (holdsCharts) for (const draft of between) draft.betweenChartMarks = true;
      this.#chartMark = undefined;
    }
  }

  #readText(node: TextNode): void {
    for (const part of node.parts) {
      alignText(this.#markdown.masked, part.text, part.start, part.end, (offset, length, start, sourceLength) => {
        const text = length === part.text.length ? part.text : part.text.slice(offset, offset + length);
        if (length !== sourceLength) this.#blocks.writeAtomic(text, start, sourceLength);
        else if (this.#mayHoldMarkdown(start, start + length)) this.#writeAroundMarkdown(text, start);
        else this.#blocks.writeExact(text, start);
      });
    }
  }

  /** Markdown stands between the blocks; an autolink anywhere. */
  #mayHoldMarkdown(start: number, end: number): boolean {
    const { hidden } = this.#markdown;
    return this.#blocks.block === undefined || (hidden[firstEndingAfter(hidden, start)]?.start ?? end) < end;
  }

  /** Leaves out the marks, gives labels their link, and keeps the digest apart as a quotation. */
  #writeAroundMarkdown(text: string, start: number): void {
    const { hidden, images, links, quote } = this.#markdown;
    const end = start + text.length;
    const boundaries = quote ? [quote.start, quote.end] : [];
    let index = firstEndingAfter(hidden, start);
    for (let at = start; at < end; ) {
      const mark = hidden[index];
      if (mark && at >= mark.start) {
        const image = images.get(at);
        if (image) this.#blocks.addImage(createMarkdownImage(image));
        at = Math.min(mark.end, end);
        index++;
        continue;
      }
      const boundary = boundaries.find((candidate) => candidate > at) ?? end;
      const to = Math.min(mark?.start ?? end, boundary, end);
      this.#enterDigest(quote !== undefined && at >= quote.start && at < quote.end);
      const link = linkAt(links, at);
      this.#blocks.markdownLink = link && this.#linkIndex(link.url, link.source);
      this.#blocks.writeExact(text.slice(at - start, to - start), at);
      this.#blocks.markdownLink = undefined;
      at = to;
    }
  }

  #enterDigest(inDigest: boolean): void {
    if (inDigest === this.#blocks.inDigest || this.#blocks.block !== undefined) return;
    this.#blocks.endBlock();
    this.#blocks.inDigest = inDigest;
  }

  #linkIndex(url: string, source: Span): number {
    if (this.#links.at(-1)?.source.start !== source.start) this.#links.push({ url, source });
    return this.#links.length - 1;
  }
}
