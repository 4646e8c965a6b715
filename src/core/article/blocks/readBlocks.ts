/** Knows how the parsed tree of an article becomes visible text and a list of blocks in reading order. */

import type { Span } from "../../text/span";
import type { ArticleLink, Mark, Run, SecurityHint, TableCell, TextBlock } from "../article";
import { alignText } from "../html/alignText";
import { alignOf, hidesByAttribute, isBlockElement, isHiddenElement, isPreformattedElement, markOf } from "../html/elementKinds";
import { attribute, isComment, isElement, isText, type ElementNode, type RootNode, type TextNode } from "../html/parseHtml";
import { securityCodeOf } from "../securityCodes";
import { firstEndingAfter, linkAt, type MarkdownLines } from "../html/markdownLines";
import type { Draft, DraftImage, DraftTable, DraftText } from "./draft";
import { findDataTables } from "./readTables";
import type { VisibleWriter } from "./visibleWriter";

/** What reading the tree gives, beside the text that went to the writer. */
export interface BodyParts {
  readonly drafts: readonly Draft[];
  readonly links: readonly ArticleLink[];
  readonly hints: readonly SecurityHint[];
  /** Elements that the author hid. */
  readonly hidden: readonly ElementNode[];
  /** The first element that lies deeper than the cap. */
  readonly tooDeep: ElementNode | undefined;
}

/** Beyond this depth elements no longer change how text is shown; the text itself stays. */
export const MAX_DEPTH = 256;

/** One pair of marks stands around one chart; around more it is not to be trusted. */
const MOST_CHARTS = 2;

/** How text is shown at a place of the tree; a frame is made for each element that changes it. */
interface Frame {
  readonly type: TextBlock["type"];
  readonly level?: number;
  readonly ordered?: boolean;
  readonly align?: "center" | "right";
  readonly marks: readonly Mark[];
  readonly link?: number;
  readonly listDepth: number;
  readonly quoteDepth: number;
  /** The innermost block element; absent at the top, where blank lines part paragraphs. */
  readonly block?: ElementNode;
  readonly element?: ElementNode;
}

interface OpenTable {
  readonly rows: OpenCell[][];
  readonly source: Span;
  readonly element: ElementNode;
  readonly images: DraftImage[];
}

interface OpenCell {
  start: number;
  end: number;
  header: boolean;
  columnSpan: number;
  rowSpan: number;
  runs: Run[];
}

/** A security that the markup names; `start` is where its text begins. */
interface OpenHint {
  start?: number;
}

/** A step of the walk: a node to enter, or what to do on leaving one. */
type Step = { readonly node: ElementNode | RootNode; next: number; readonly frame: Frame; readonly leave?: () => void };

const TOP: Frame = { type: "paragraph", marks: [], listDepth: 0, quoteDepth: 0 };

export class BlockReader {
  readonly #markdown: MarkdownLines;
  readonly #writer: VisibleWriter;
  readonly #drafts: Draft[] = [];
  readonly #links: ArticleLink[] = [];
  readonly #hints: SecurityHint[] = [];
  readonly #hidden: ElementNode[] = [];
  #dataTables: ReadonlySet<ElementNode> = new Set();
  #tooDeep: ElementNode | undefined;

  #frame: Frame = TOP;
  #text: DraftText | undefined;
  #table: OpenTable | undefined;
  #cell: OpenCell | undefined;
  #lineBreaks = 0;
  #waitingImages: DraftImage[] = [];
  #chartMark: number | undefined;
  /** Those whose text has not begun. */
  #openHints: OpenHint[] = [];
  #textEnd = 0;
  #markdownLink: number | undefined;
  #inDigest = false;

  constructor(markdown: MarkdownLines, writer: VisibleWriter) {
    this.#markdown = markdown;
    this.#writer = writer;
    writer.listen(
      () => {
        this.#beforeText();
      },
      (start, end, sourceStart, sourceEnd) => {
        this.#added(start, end, sourceStart, sourceEnd);
      },
    );
  }

  read(root: RootNode): BodyParts {
    this.#dataTables = findDataTables(root);
    this.#walk(root);
    this.#endBlock();
    return { drafts: this.#drafts, links: this.#links, hints: this.#hints, hidden: this.#hidden, tooDeep: this.#tooDeep };
  }

  #walk(root: RootNode): void {
    const stack: Step[] = [{ node: root, next: 0, frame: TOP }];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const child = step.node.childNodes[step.next++];
      this.#frame = step.frame;
      if (child === undefined) {
        stack.pop();
        step.leave?.();
      } else if (isText(child)) this.#readText(child);
      else if (isComment(child)) this.#readComment(child.data);
      else if (isElement(child)) {
        const deeper = this.#enter(child, stack.length);
        if (deeper) stack.push(deeper);
      }
    }
  }

  #enter(element: ElementNode, depth: number): Step | undefined {
    if (isHiddenElement(element)) {
      if (hidesByAttribute(element)) this.#hidden.push(element);
      return undefined;
    }
    const name = element.tagName;
    if (name === "br") this.#lineBreaks += 1;
    else if (name === "img" || name === "image") this.#addImage(element);
    else if (name === "hr") this.#endBlock();
    if (element.childNodes.length === 0 && !isBlockElement(name)) return undefined;
    if (depth > MAX_DEPTH) this.#tooDeep ??= element;
    const leaveHint = this.#openHint(element);
    const leaveShape = depth > MAX_DEPTH ? this.#enterShapeless(element) : this.#enterShape(element);
    const frame = depth > MAX_DEPTH ? this.#frame : this.#frameFor(element);
    return {
      node: element,
      next: 0,
      frame,
      leave: () => {
        leaveShape?.();
        leaveHint?.();
      },
    };
  }

  /** Too deep for a shape of its own: it only parts blocks. */
  #enterShapeless(element: ElementNode): (() => void) | undefined {
    if (!isBlockElement(element.tagName)) return undefined;
    this.#endBlock();
    return () => {
      this.#endBlock();
    };
  }

  #enterShape(element: ElementNode): (() => void) | undefined {
    const name = element.tagName;
    if (name === "table" && this.#dataTables.has(element)) return this.#openTable(element);
    if (this.#table) {
      if (name === "tr") this.#table.rows.push([]);
      if (name === "td" || name === "th") return this.#openCell(element);
    }
    if (!isBlockElement(name)) return undefined;
    this.#endBlock();
    const drafts = this.#drafts.length;
    return () => {
      this.#endBlock();
      this.#claim(element, drafts);
    };
  }

  /** A block that is all there is in its element takes the element's place in the file, tags included. */
  #claim(element: ElementNode, drafts: number): void {
    if (this.#drafts.length !== drafts + 1) return;
    const draft = this.#drafts[drafts];
    if (draft?.kind === "text" && draft.element === element) draft.source = union(draft.source, sourceOf(element));
  }

  #frameFor(element: ElementNode): Frame {
    const outer = this.#frame;
    const mark = markOf(element);
    const align = alignOf(element);
    const marks = mark !== undefined && !outer.marks.includes(mark) ? [...outer.marks, mark] : outer.marks;
    const link = element.tagName === "a" ? this.#addLink(element) : undefined;
    const block = isBlockElement(element.tagName);
    const base = {
      type: outer.type,
      ...(outer.level !== undefined && { level: outer.level }),
      ...(outer.ordered !== undefined && { ordered: outer.ordered }),
      marks,
      listDepth: outer.listDepth,
      quoteDepth: outer.quoteDepth,
      ...(outer.link !== undefined && { link: outer.link }),
      ...(link !== undefined && { link }),
      ...(outer.align && { align: outer.align }),
      ...(outer.block && { block: outer.block }),
      element,
    };
    if (align === "start") delete base.align;
    else if (align !== undefined) base.align = align;
    return block ? { ...base, block: element, ...this.#shapeOf(element, outer) } : base;
  }

  #shapeOf(element: ElementNode, outer: Frame): Partial<Frame> {
    const name = element.tagName;
    if (/^h[1-6]$/.test(name)) return { type: "heading", level: Number(name.slice(1)) };
    if (isPreformattedElement(name)) return { type: "preformatted" };
    switch (name) {
      case "blockquote":
        return { type: "quote", quoteDepth: outer.quoteDepth + 1, level: outer.quoteDepth + 1 };
      case "ul":
      case "ol":
      case "menu":
      case "dir":
        return { listDepth: outer.listDepth + 1, ordered: name === "ol" };
      case "li":
        return { type: "listItem", level: Math.max(outer.listDepth, 1), ordered: outer.ordered ?? false };
      default:
        return {};
    }
  }

  #addLink(element: ElementNode): number | undefined {
    const url = attribute(element, "href");
    if (url === undefined || url.trim() === "") return undefined;
    this.#links.push({ url: url.trim(), source: startTagOf(element) });
    return this.#links.length - 1;
  }

  /** Remembers where the element's text begins, for the security that its attributes name. */
  #openHint(element: ElementNode): (() => void) | undefined {
    const code = securityCodeOf(element);
    if (code === undefined) return undefined;
    const open: OpenHint = {};
    this.#openHints.push(open);
    return () => {
      const visible = open.start === undefined ? undefined : { start: open.start, end: this.#textEnd };
      if (visible === undefined) this.#openHints = this.#openHints.filter((other) => other !== open);
      const last = this.#hints.at(-1);
      if (last?.code === code && last.visible?.start === visible?.start && last.visible?.end === visible?.end) return;
      this.#hints.push({ code, ...(visible && { visible }) });
    };
  }

  #readText(node: TextNode): void {
    for (const part of node.parts) {
      alignText(this.#markdown.masked, part.text, part.start, part.end, (offset, length, start, sourceLength) => {
        const text = length === part.text.length ? part.text : part.text.slice(offset, offset + length);
        if (length !== sourceLength) this.#writeAtomic(text, start, sourceLength);
        else if (this.#mayHoldMarkdown(start, start + length)) this.#writeAroundMarkdown(text, start);
        else this.#writeExact(text, start);
      });
    }
  }

  #writeAtomic(text: string, start: number, sourceLength: number): void {
    if (this.#frame.type === "preformatted") this.#writer.writePreformatted(text, start, sourceLength);
    else this.#writer.writeAtomic(text, start, sourceLength, this.#isAtLineStart);
  }

  #writeExact(text: string, start: number): void {
    if (this.#frame.type === "preformatted") this.#writer.writePreformatted(text, start, text.length);
    else this.#writer.writeExact(text, start, this.#isAtLineStart, this.#atBlankLine);
  }

  /** Markdown stands between the blocks; an autolink anywhere. */
  #mayHoldMarkdown(start: number, end: number): boolean {
    const { hidden } = this.#markdown;
    return this.#frame.block === undefined || (hidden[firstEndingAfter(hidden, start)]?.start ?? end) < end;
  }

  /** Leaves out the marks, gives labels their link, and keeps the digest apart as a quotation. */
  #writeAroundMarkdown(text: string, start: number): void {
    const { hidden, links, quote } = this.#markdown;
    const end = start + text.length;
    const boundaries = quote ? [quote.start, quote.end] : [];
    let index = firstEndingAfter(hidden, start);
    for (let at = start; at < end; ) {
      const mark = hidden[index];
      if (mark && at >= mark.start) {
        at = Math.min(mark.end, end);
        index++;
        continue;
      }
      const boundary = boundaries.find((candidate) => candidate > at) ?? end;
      const to = Math.min(mark?.start ?? end, boundary, end);
      this.#enterDigest(quote !== undefined && at >= quote.start && at < quote.end);
      const link = linkAt(links, at);
      this.#markdownLink = link && this.#linkIndex(link.url, link.source);
      this.#writeExact(text.slice(at - start, to - start), at);
      this.#markdownLink = undefined;
      at = to;
    }
  }

  #enterDigest(inDigest: boolean): void {
    if (inDigest === this.#inDigest || this.#frame.block !== undefined) return;
    this.#endBlock();
    this.#inDigest = inDigest;
  }

  #linkIndex(url: string, source: Span): number {
    const last = this.#links.at(-1);
    if (last?.source.start !== source.start) this.#links.push({ url, source });
    return this.#links.length - 1;
  }

  #readComment(data: string): void {
    const name = data.slice(0, 60).trim();
    if (name === "EM_StockImg_Start") {
      this.#endBlock();
      this.#chartMark = this.#drafts.length;
    } else if (name === "EM_StockImg_End" && this.#chartMark !== undefined) {
      this.#endBlock();
      const between = this.#drafts.slice(this.#chartMark);
      if (between.length <= MOST_CHARTS && between.every((draft) => draft.kind === "image")) for (const draft of between) draft.betweenChartMarks = true;
      this.#chartMark = undefined;
    }
  }

  #addImage(element: ElementNode): void {
    const width = pixels(attribute(element, "width"));
    const height = pixels(attribute(element, "height"));
    const url = imageAddress(element);
    const link = this.#frame.link === undefined ? undefined : this.#links[this.#frame.link]?.url;
    const code = securityCodeOf(element);
    if (code !== undefined && this.#hints.at(-1)?.code !== code) this.#hints.push({ code });
    const source = sourceOf(element);
    const draft: DraftImage = {
      kind: "image",
      image: {
        type: "image",
        url,
        alt: attribute(element, "alt") ?? "",
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
        source,
      },
      source,
      element,
      ...(link !== undefined && { link }),
    };
    if (this.#table) this.#table.images.push(draft);
    else if (this.#text === undefined) this.#drafts.push(draft);
    else if (this.#lineBreaks > 0) {
      this.#endBlock();
      this.#drafts.push(draft);
    } else this.#waitingImages.push(draft);
  }

  #openTable(element: ElementNode): () => void {
    this.#endBlock();
    this.#table = { rows: [], source: sourceOf(element), element, images: [] };
    return () => {
      this.#endBlock();
      this.#closeTable();
    };
  }

  #closeTable(): void {
    const table = this.#table;
    this.#table = undefined;
    if (!table) return;
    const cells = table.rows.flat().filter((cell) => cell.end > cell.start);
    const first = cells[0];
    const last = cells.at(-1);
    if (first && last) {
      const draft: DraftTable = {
        kind: "table",
        start: first.start,
        end: last.end,
        rows: placeEmptyCells(table.rows, first.start),
        source: table.source,
        element: table.element,
      };
      this.#drafts.push(draft);
    }
    this.#drafts.push(...table.images);
  }

  #openCell(element: ElementNode): () => void {
    this.#endBlock();
    const cell: OpenCell = {
      start: -1,
      end: -1,
      header: element.tagName === "th",
      columnSpan: cellSpan(attribute(element, "colspan")),
      rowSpan: cellSpan(attribute(element, "rowspan")),
      runs: [],
    };
    const rows = this.#table?.rows ?? [];
    if (rows.length === 0) rows.push([]);
    rows.at(-1)?.push(cell);
    this.#cell = cell;
    return () => {
      this.#endBlock();
      this.#cell = undefined;
    };
  }

  /** Ends the paragraph; in a table's cell, the line. */
  #endBlock(): void {
    this.#writer.dropSpace();
    if (this.#cell) {
      this.#lineBreaks = 1;
      return;
    }
    this.#lineBreaks = 0;
    if (this.#text) {
      this.#drafts.push(this.#text);
      this.#text = undefined;
    }
    if (this.#waitingImages.length > 0) this.#drafts.push(...this.#waitingImages.splice(0));
  }

  /** Where white space is not shown: at the start of a line. */
  readonly #isAtLineStart = (): boolean =>
    this.#lineBreaks > 0 || (this.#cell ? this.#cell.start < 0 : this.#text === undefined);

  /** As in Markdown, a blank line parts paragraphs that no block element holds. */
  readonly #atBlankLine = (): void => {
    if (this.#frame.block === undefined) this.#endBlock();
  };

  #beforeText(): void {
    if (this.#cell) this.#continueCell(this.#cell);
    else if (this.#text && this.#lineBreaks > 1) {
      this.#endBlock();
      this.#openText();
    } else if (this.#text === undefined) this.#openText();
    else if (this.#lineBreaks === 1) this.#writeLineBreak(this.#text);
    this.#lineBreaks = 0;
  }

  #continueCell(cell: OpenCell): void {
    if (cell.start < 0) {
      if (this.#writer.length > 0) this.#writer.writeSeparator();
      cell.start = this.#writer.length;
      cell.end = cell.start;
    } else if (this.#lineBreaks > 0) this.#writeLineBreak(cell);
  }

  #writeLineBreak(open: { end: number; runs: Run[] }): void {
    this.#writer.dropSpace();
    this.#writer.writeSeparator();
    this.#addRun(open, this.#writer.length - 1, this.#writer.length);
  }

  #openText(): void {
    if (this.#writer.length > 0) this.#writer.writeSeparator();
    const frame = this.#frame;
    const digest = this.#inDigest && frame.block === undefined;
    this.#text = {
      kind: "text",
      type: digest ? "quote" : frame.type,
      ...(digest ? { level: 1 } : frame.level !== undefined && { level: frame.level }),
      ...(frame.type === "listItem" && { ordered: frame.ordered ?? false }),
      ...(frame.align && { align: frame.align }),
      start: this.#writer.length,
      end: this.#writer.length,
      runs: [],
      source: { start: Number.MAX_SAFE_INTEGER, end: -1 },
      element: frame.block,
    };
  }

  #added(start: number, end: number, sourceStart: number, sourceEnd: number): void {
    for (const hint of this.#openHints.splice(0)) hint.start = start;
    this.#textEnd = end;
    const open = this.#cell ?? this.#text;
    if (!open) return;
    this.#addRun(open, start, end);
    if (this.#text && !this.#cell) this.#text.source = union(this.#text.source, { start: sourceStart, end: sourceEnd });
  }

  #addRun(open: { end: number; runs: Run[] }, start: number, end: number): void {
    const { marks } = this.#frame;
    const link = this.#markdownLink ?? this.#frame.link;
    const last = open.runs.at(-1);
    if (last && last.marks === marks && last.link === link && last.end === start) open.runs[open.runs.length - 1] = { ...last, end };
    else open.runs.push({ start, end, marks, ...(link !== undefined && { link }) });
    open.end = end;
  }
}

/** An empty cell stands where the text before it ended. */
function placeEmptyCells(rows: readonly OpenCell[][], start: number): TableCell[][] {
  let at = start;
  return rows
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map((cell) => {
        if (cell.end <= cell.start) return { ...cell, start: at, end: at };
        at = cell.end;
        return cell;
      }),
    );
}

/** Sites that load pictures late put a blank one into `src` and the address into another attribute. */
function imageAddress(element: ElementNode): string {
  const source = (attribute(element, "src") ?? "").trim();
  if (source !== "" && !source.startsWith("data:image/gif")) return source;
  return (attribute(element, "data-src") ?? attribute(element, "data-original") ?? source).trim();
}

function cellSpan(value: string | undefined): number {
  const span = Number.parseInt(value ?? "1", 10);
  return span >= 1 && span <= 1_000 ? span : 1;
}

function pixels(value: string | undefined): number | undefined {
  const size = Number.parseInt(value ?? "", 10);
  return size > 0 && size <= 100_000 ? size : undefined;
}

/** Of an element in the file, tags included; empty for one that the parser made up. */
export function sourceOf(element: ElementNode): Span {
  const location = element.sourceCodeLocation;
  return location ? { start: location.startOffset, end: Math.max(location.endOffset, location.startOffset) } : { start: 0, end: 0 };
}

function startTagOf(element: ElementNode): Span {
  const tag = element.sourceCodeLocation?.startTag ?? element.sourceCodeLocation;
  return tag ? { start: tag.startOffset, end: tag.endOffset } : { start: 0, end: 0 };
}

function union(a: Span, b: Span): Span {
  if (b.end <= b.start) return a;
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
