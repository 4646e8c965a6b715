/** Knows where blocks, lines and table cells begin and end while the visible text is written. */

import { BEYOND } from "../../text/span";
import { type ElementNode, sourceOf } from "../html/parseHtml";
import type { Draft, DraftImage, DraftText, MutableRun, MutableSpan } from "./draft";
import { type Frame, TOP_FRAME } from "./frame";
import { createCell, finishTable, type OpenCell, type OpenTable } from "./tableDraft";
import type { VisibleWriter } from "./visibleWriter";

/**
 * Writes text into blocks. Whoever reads the tree sets `frame`, says when a block ends, and writes text; a block opens with its
 * first character.
 */
export class BlockWriter {
  readonly drafts: Draft[] = [];
  /** How the text that comes next is shown. */
  frame: Frame = TOP_FRAME;
  /** The innermost block element around that text; absent at the top, where blank lines part paragraphs. */
  block: ElementNode | undefined;
  /** A link that Markdown puts on the text that comes next. */
  markdownLink: number | undefined;
  /** Between the blocks: the text that comes next belongs to the digest. */
  inDigest = false;
  /** Where the text written last ends, in the visible text. */
  textEnd = 0;

  readonly #writer: VisibleWriter;
  readonly #onText: (start: number) => void;
  #text: DraftText | undefined;
  #table: OpenTable | undefined;
  #cell: OpenCell | undefined;
  #lineBreaks = 0;
  readonly #waitingImages: DraftImage[] = [];

  /** `onText` is told where each stretch of text begins. */
  constructor(writer: VisibleWriter, onText: (start: number) => void) {
    this.#writer = writer;
    this.#onText = onText;
    writer.listen({
      beforeText: () => {
        this.#beforeText();
      },
      added: (start, end, sourceStart, sourceEnd) => {
        this.#added(start, end, sourceStart, sourceEnd);
      },
      isAtLineStart: () => {
        const cell = this.#currentCell();
        return this.#lineBreaks > 0 || (cell ? cell.start < 0 : this.#text === undefined);
      },
      // As in Markdown, a blank line parts paragraphs that no block element holds.
      onBlankLine: () => {
        if (this.block === undefined) this.endBlock();
      },
    });
  }

  /** Text that stands in the file exactly so. */
  writeExact(text: string, start: number): void {
    if (this.frame.type === "preformatted") this.#writer.writePreformatted(text, start, text.length);
    else this.#writer.writeExact(text, start);
  }

  /** Characters that stand in the file as something else. */
  writeAtomic(text: string, start: number, sourceLength: number): void {
    if (this.frame.type === "preformatted") this.#writer.writePreformatted(text, start, sourceLength);
    else this.#writer.writeAtomic(text, start, sourceLength);
  }

  breakLine(): void {
    this.#lineBreaks += 1;
  }

  /** Ends the paragraph; in a table's cell, the line. */
  endBlock(): void {
    this.#writer.dropSpace();
    if (this.#currentCell()) {
      this.#lineBreaks = 1;
      return;
    }
    this.#lineBreaks = 0;
    if (this.#text) {
      this.drafts.push(this.#text);
      this.#text = undefined;
    }
    for (const image of this.#waitingImages.splice(0)) this.drafts.push(image);
  }

  /** A picture inside a sentence waits for the paragraph's end, one on a line of its own parts the paragraph. */
  addImage(draft: DraftImage): void {
    if (this.#table) this.#table.images.push(draft);
    else if (this.#text === undefined) this.drafts.push(draft);
    else if (this.#lineBreaks > 0) {
      this.endBlock();
      this.drafts.push(draft);
    } else this.#waitingImages.push(draft);
  }

  /** A block that is all there is in its element, since `drafts` blocks were there, takes the element's place, tags included. */
  claim(element: ElementNode, drafts: number): void {
    const draft = this.drafts[drafts];
    if (this.drafts.length !== drafts + 1 || draft?.kind !== "text" || draft.element !== element) return;
    const { start, end } = sourceOf(element);
    extend(draft.source, start, end);
  }

  openTable(element: ElementNode): void {
    this.endBlock();
    this.#table = { rows: [], element, images: [], lastWritten: undefined };
  }

  closeTable(): void {
    this.endBlock();
    const table = this.#table;
    this.#table = undefined;
    this.#lineBreaks = 0;
    if (!table) return;
    const draft = finishTable(table);
    if (draft) this.drafts.push(draft);
    for (const image of table.images) this.drafts.push(image);
  }

  /** Outside of a data table a row is nothing. */
  openRow(): void {
    this.#table?.rows.push([]);
  }

  /** Whether the cell belongs to a data table; its text then goes there until `closeCell`. */
  openCell(element: ElementNode): boolean {
    if (!this.#table) return false;
    this.endBlock();
    const cell = createCell(element);
    if (this.#table.rows.length === 0) this.openRow();
    this.#table.rows.at(-1)?.push(cell);
    this.#cell = cell;
    return true;
  }

  closeCell(): void {
    this.endBlock();
    this.#cell = undefined;
  }

  /** Text between the cells of a table belongs to the one before: a block of its own would stand inside of another. */
  #currentCell(): OpenCell | undefined {
    return this.#cell ?? this.#table?.lastWritten;
  }

  #beforeText(): void {
    const cell = this.#currentCell();
    if (cell) this.#continueCell(cell);
    else if (this.#text === undefined) this.#openText();
    else if (this.#lineBreaks > 1) {
      this.endBlock();
      this.#openText();
    } else if (this.#lineBreaks === 1) this.#writeLineBreak(this.#text);
    this.#lineBreaks = 0;
  }

  #continueCell(cell: OpenCell): void {
    if (cell.start < 0) {
      if (this.#writer.length > 0) this.#writer.writeSeparator();
      cell.start = this.#writer.length;
      cell.end = cell.start;
      if (this.#table) this.#table.lastWritten = cell;
    } else if (this.#lineBreaks > 0) this.#writeLineBreak(cell);
  }

  #writeLineBreak(open: { end: number; runs: MutableRun[] }): void {
    this.#writer.dropSpace();
    this.#writer.writeSeparator();
    this.#addRun(open, this.#writer.length - 1, this.#writer.length);
  }

  #openText(): void {
    if (this.#writer.length > 0) this.#writer.writeSeparator();
    const { type, level, ordered, align } = this.frame;
    const digest = this.inDigest && this.block === undefined;
    this.#text = {
      kind: "text",
      type: digest ? "quote" : type,
      ...(digest ? { level: 1 } : level !== undefined && { level }),
      ...(type === "listItem" && { ordered: ordered ?? false }),
      ...(align && { align }),
      start: this.#writer.length,
      end: this.#writer.length,
      runs: [],
      source: { start: BEYOND, end: -1 },
      element: this.block,
    };
  }

  #added(start: number, end: number, sourceStart: number, sourceEnd: number): void {
    this.#onText(start);
    this.textEnd = end;
    const cell = this.#currentCell();
    const open = cell ?? this.#text;
    if (open) this.#addRun(open, start, end);
    if (this.#text && !cell) extend(this.#text.source, sourceStart, sourceEnd);
  }

  #addRun(open: { end: number; runs: MutableRun[] }, start: number, end: number): void {
    const { marks } = this.frame;
    const link = this.markdownLink ?? this.frame.link;
    const last = open.runs.at(-1);
    if (last?.marks === marks && last.link === link && last.end === start) last.end = end;
    else open.runs.push({ start, end, marks, ...(link !== undefined && { link }) });
    open.end = end;
  }
}

function extend(span: MutableSpan, start: number, end: number): void {
  if (end <= start) return;
  span.start = Math.min(span.start, start);
  span.end = Math.max(span.end, end);
}
