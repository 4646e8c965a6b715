/** Knows what the page shows of one block, with all offsets relative to the block. */

import type { Block, Run, TableBlock, TextBlock } from "../../../core/article/article";
import { numericColumns } from "../../../protocol/numbers";
import type { PreviewBlock, PreviewRun } from "../../../protocol/preview";

type WithoutKey<B> = B extends unknown ? Omit<B, "key" | "marks"> : never;

/** A block but for its key and its marks. */
export type BlockContent = WithoutKey<PreviewBlock>;

/** What may be done with an image. */
export interface ImageRight {
  /** Whom the reader would have to trust; absent for a file of the workspace. */
  readonly host?: string;
  /** Set only when it may be loaded: the absolute https address, or the page's own for a file. */
  readonly url?: string;
}

/** Decides upon an image by its address; `undefined` for one that can never be loaded. */
export type ImagePolicy = (address: string) => ImageRight | undefined;

export interface ContentContext {
  /** The section's text, which the block's offsets are into. */
  readonly text: string;
  /** The number, among the article's links, of the link that the block's runs count from. */
  readonly link: number;
  readonly images: ImagePolicy;
  /** Of a table's part, the columns of numbers of the whole. */
  readonly numeric?: readonly number[];
}

export function contentOf(block: Block, context: ContentContext): BlockContent {
  switch (block.type) {
    case "table":
      return tableContent(block, context);
    case "image": {
      const right = context.images(block.url);
      return {
        type: "image",
        text: "",
        alt: block.alt,
        ...(block.width === undefined ? {} : { width: block.width }),
        ...(block.height === undefined ? {} : { height: block.height }),
        ...right,
      };
    }
    default:
      return textContent(block, context);
  }
}

function textContent(block: TextBlock, { text, link }: ContentContext): BlockContent {
  return {
    type: block.type,
    text: text.slice(block.start, block.end),
    ...(block.level === undefined ? {} : { level: block.level }),
    ...(block.ordered === undefined ? {} : { ordered: block.ordered }),
    ...(block.align === undefined ? {} : { align: block.align }),
    runs: relativeRuns(block.runs, block.start, link),
  };
}

function tableContent(block: TableBlock, { text, link, numeric = numericColumns(block.rows, text) }: ContentContext): BlockContent {
  const rows = block.rows.map((row) =>
    row.map((cell) => ({
      start: cell.start - block.start,
      end: cell.end - block.start,
      header: cell.header,
      columnSpan: cell.columnSpan,
      rowSpan: cell.rowSpan,
      runs: relativeRuns(cell.runs, block.start, link),
    })),
  );
  return { type: "table", text: text.slice(block.start, block.end), rows, numeric };
}

/** Runs without any style say nothing. */
function relativeRuns(runs: readonly Run[], start: number, firstLink: number): PreviewRun[] {
  return runs
    .filter((run) => run.marks.length > 0 || run.link !== undefined)
    .map((run) => ({
      start: run.start - start,
      end: run.end - start,
      marks: run.marks,
      ...(run.link === undefined ? {} : { link: run.link + firstLink }),
    }));
}
