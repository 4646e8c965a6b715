/** Knows how one block of the article becomes elements, and which of them hold its text. */

import type {
  PreviewBlock,
  PreviewCell,
  PreviewImageBlock,
  PreviewMark,
  PreviewRun,
  PreviewTableBlock,
  PreviewTextBlock,
} from "../protocol/preview";
import { cutAtControls } from "./controlCharacters";
import { build } from "./dom";
import { segmentText, type Segment } from "../protocol/segments";

/** An element whose text nodes, one after another, are the block's text from `start` to `end`. */
export interface Leaf {
  readonly element: HTMLElement;
  readonly start: number;
  readonly end: number;
}

/** What the page says around the article's own words, and what it does when asked. */
export interface BlockContext {
  /** A small number for a category, for style rules. */
  categoryNumber(category: string): number;
  badge(category: string): string;
  readonly imageOff: string;
  readonly imageFailed: string;
  readonly image: string;
  readonly loadImages: string;
  readonly alwaysFromHost: string;
  readonly canLoadImages: boolean;
}

export interface BuiltBlock {
  readonly element: HTMLElement;
  readonly leaves: readonly Leaf[];
}

export function buildBlock(block: PreviewBlock, context: BlockContext): BuiltBlock {
  switch (block.type) {
    case "table":
      return buildTable(block, context);
    case "image":
      return { element: buildImage(block, context), leaves: [] };
    default:
      return buildTextBlock(block, context);
  }
}

/** Blocks of so many characters are laid out by themselves where the article is long. */
const VAST = 1_000;
/** Characters of a line, about: how high such a block is taken to be until it has been laid out. */
const LINE = 37;

function buildTextBlock(block: PreviewTextBlock, context: BlockContext): BuiltBlock {
  const leaf = textElement(block);
  leaf.classList.add("leaf");
  fillLeaf(leaf, block.text, { start: 0, end: block.text.length }, block.runs, block.marks, context);
  const element = block.type === "quote" ? build("blockquote", {}, leaf) : leaf;
  element.classList.add("block");
  if (block.level !== undefined && block.type !== "heading") element.dataset["level"] = String(Math.min(6, Math.max(1, block.level)));
  if (block.align !== undefined) element.dataset["align"] = block.align;
  if (block.continues === true) element.classList.add("continues");
  if (block.text.length >= VAST) {
    element.classList.add("vast");
    element.style.setProperty("--lines", Math.ceil(block.text.length / LINE).toString());
  }
  return { element, leaves: [{ element: leaf, start: 0, end: block.text.length }] };
}

function textElement(block: PreviewTextBlock): HTMLElement {
  switch (block.type) {
    case "title":
      return build("h1");
    case "heading":
      return build(headingTag(block.level));
    case "listItem":
      return build("li");
    case "preformatted":
      // It may scroll sideways, so it has to be reachable by keyboard.
      return build("pre", { attributes: { tabindex: "0" } });
    default:
      return build("p");
  }
}

/** The title is the page's only h1. */
function headingTag(level: number | undefined): "h2" | "h3" | "h4" {
  if (level === undefined || level <= 2) return "h2";
  return level === 3 ? "h3" : "h4";
}

/** The rows alone; the table around them, which a long one's parts share, comes with their order. */
function buildTable(block: PreviewTableBlock, context: BlockContext): BuiltBlock {
  const leaves: Leaf[] = [];
  const element = build("tbody", { class: "block" });
  const marks = distributeMarks(block);
  for (const row of block.rows) {
    const line = build("tr");
    const cells = row.map((cell) => buildCell(cell, block, marks.get(cell) ?? [], leaves, context));
    for (const column of block.numeric) cells[column]?.setAttribute("data-numeric", "");
    line.append(...cells);
    element.append(line);
  }
  return { element, leaves };
}

/** The marks of each cell; a table may have tens of thousands of both. */
function distributeMarks(block: PreviewTableBlock): Map<PreviewCell, PreviewMark[]> {
  const cells = block.rows.flat().sort((a, b) => a.start - b.start);
  const marks = [...block.marks].sort((a, b) => a.start - b.start);
  const byCell = new Map<PreviewCell, PreviewMark[]>();
  let first = 0;
  for (const mark of marks) {
    for (let cell = cells[first]; cell !== undefined && cell.end <= mark.start; cell = cells[++first]);
    for (let i = first; ; i++) {
      const cell = cells[i];
      if (cell === undefined || cell.start >= mark.end) break;
      const known = byCell.get(cell);
      if (known === undefined) byCell.set(cell, [mark]);
      else known.push(mark);
    }
  }
  return byCell;
}

function buildCell(
  cell: PreviewCell,
  block: PreviewTableBlock,
  marks: readonly PreviewMark[],
  leaves: Leaf[],
  context: BlockContext,
): HTMLElement {
  const element = build(cell.header ? "th" : "td", { class: "leaf" });
  if (cell.columnSpan > 1) element.colSpan = Math.min(cell.columnSpan, 1000);
  if (cell.rowSpan > 1) element.rowSpan = Math.min(cell.rowSpan, 1000);
  fillLeaf(element, block.text, cell, cell.runs, marks, context);
  leaves.push({ element, start: cell.start, end: cell.end });
  return element;
}

function buildImage(block: PreviewImageBlock, context: BlockContext): HTMLElement {
  const figure = build("figure", { class: "block image" });
  if (block.url === undefined) {
    figure.append(buildPlaceholder(block, context));
    return figure;
  }
  const image = build("img", { attributes: { alt: block.alt === "" ? context.image : block.alt, loading: "lazy", decoding: "async" } });
  image.referrerPolicy = "no-referrer";
  // Its place is kept from the start, so nothing jumps when it arrives.
  if (block.width !== undefined && block.height !== undefined) {
    image.width = block.width;
    image.height = block.height;
  }
  image.addEventListener("error", () => {
    image.replaceWith(buildPlaceholder(block, context, context.imageFailed));
  });
  image.src = block.url;
  figure.append(image);
  return figure;
}

function buildPlaceholder(block: PreviewImageBlock, context: BlockContext, problem?: string): HTMLElement {
  const size = block.width !== undefined && block.height !== undefined ? `${block.width.toString()} × ${block.height.toString()}` : undefined;
  const details = [problem ?? context.imageOff, block.host, size].filter((part) => part !== undefined && part !== "");
  const box = build(
    "div",
    { class: "placeholder" },
    build("span", { class: "placeholder-alt" }, block.alt === "" ? context.image : block.alt),
    build("span", { class: "placeholder-details" }, details.join(" · ")),
  );
  if (problem === undefined && block.host !== undefined && context.canLoadImages) {
    box.append(
      build(
        "span",
        { class: "placeholder-actions" },
        build("button", { attributes: { type: "button", "data-images": "" } }, context.loadImages),
        build("button", { attributes: { type: "button", "data-images": block.host } }, context.alwaysFromHost),
      ),
    );
  }
  return box;
}

function fillLeaf(
  leaf: HTMLElement,
  text: string,
  span: { readonly start: number; readonly end: number },
  runs: readonly PreviewRun[],
  marks: readonly PreviewMark[],
  context: BlockContext,
): void {
  const open: { readonly mark: PreviewMark; readonly element: HTMLElement }[] = [];
  for (const segment of segmentText(text, span.start, span.end, runs, marks)) {
    let common = 0;
    while (common < open.length && open[common]?.mark === segment.marks[common]) common++;
    open.length = common;
    for (const mark of segment.marks.slice(common)) {
      const element = buildMark(mark, segment, context);
      if (RIGHT_TO_LEFT.test(text.slice(mark.start, mark.end))) element.classList.add("isolated");
      const around = open.at(-1)?.element;
      around?.classList.add("outer");
      (around ?? leaf).append(element);
      open.push({ mark, element });
    }
    for (const { mark, element } of open) {
      if (mark.end <= segment.end && mark.continuesAfter !== true) element.dataset["last"] = "";
    }
    appendStyledText(open.at(-1)?.element ?? leaf, text.slice(segment.start, segment.end), segment);
  }
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

function buildMark(mark: PreviewMark, segment: Segment, context: BlockContext): HTMLElement {
  const element = build("span", {
    class: `mark ${mark.layer}`,
    attributes: { role: "mark", "aria-description": mark.description },
  });
  element.dataset["mark"] = mark.id;
  element.dataset["c"] = String(context.categoryNumber(mark.category));
  element.dataset["badge"] = context.badge(mark.category);
  element.dataset["state"] = mark.state;
  if (mark.note !== undefined && mark.note !== "") element.dataset["note"] = "";
  if (mark.start >= segment.start && mark.continuesBefore !== true) element.dataset["first"] = "";
  return element;
}

const STYLE_TAGS = { strong: "strong", em: "em", underline: "u", strike: "s", sub: "sub", sup: "sup", code: "code" } as const;

function appendStyledText(parent: HTMLElement, text: string, { run, start }: Segment): void {
  let target = parent;
  if (run?.link !== undefined) {
    // No address: the host knows it and opens it when asked. A link that marks cut in pieces is one stop for the keyboard.
    const link = build("a", { class: "link", attributes: { role: "link", tabindex: run.start >= start ? "0" : "-1" } });
    link.dataset["link"] = String(run.link);
    target.append(link);
    target = link;
  }
  for (const mark of run?.marks ?? []) {
    const styled = build(STYLE_TAGS[mark]);
    target.append(styled);
    target = styled;
  }
  for (const piece of cutAtControls(text)) {
    if (piece.code === undefined) {
      target.append(piece.shown);
    } else {
      const control = build("span", { class: piece.faint === true ? "control faint" : "control", title: piece.code }, piece.shown);
      control.dataset["code"] = piece.code;
      target.append(control);
    }
  }
}
