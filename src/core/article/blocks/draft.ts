/** Knows the shapes that blocks have while they are being read, before cleaning decides what each one is. */

import type { Span } from "../../text/span";
import type { ImageBlock, Run, TableCell, TextBlock } from "../article";
import type { ElementNode } from "../html/parseHtml";

/** A span that grows while its text is being read. */
export interface MutableSpan {
  start: number;
  end: number;
}

export type MutableRun = Omit<Run, "end"> & { end: number };

/** What cleaning rules look at: where a block stands in the tree. */
interface DraftPlace {
  /** The innermost element that the block lies in; absent for loose text between the article's blocks. */
  readonly element: ElementNode | undefined;
  /** In the file. */
  readonly source: Span;
  /** The block lies between a pair of stock-chart comments that hold nothing but pictures. */
  betweenChartMarks?: boolean;
}

export interface DraftText extends DraftPlace {
  readonly kind: "text";
  readonly type: TextBlock["type"];
  readonly level?: number;
  readonly ordered?: boolean;
  readonly align?: "center" | "right";
  start: number;
  end: number;
  runs: MutableRun[];
  readonly source: MutableSpan;
}

export interface DraftTable extends DraftPlace {
  readonly kind: "table";
  start: number;
  end: number;
  readonly rows: TableCell[][];
}

export interface DraftImage extends DraftPlace {
  readonly kind: "image";
  readonly image: Omit<ImageBlock, "removedBy">;
}

export type Draft = DraftText | DraftTable | DraftImage;
