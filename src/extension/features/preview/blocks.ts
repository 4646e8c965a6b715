/** Knows which blocks the page shows for an article, with all offsets relative to each block. */

import type { Block, Run, TableBlock, TextBlock } from "../../../core/article/article";
import type { Span } from "../../../core/text/span";
import type { PreviewBlock, PreviewRun } from "../../../protocol/preview";
import type { ShownArticle } from "../../analysis/documentAnalysis";

type WithoutKey<B> = B extends unknown ? Omit<B, "key" | "marks"> : never;

/** A block but for its key and its marks. */
export type BlockContent = WithoutKey<PreviewBlock>;

/** A block and where it stands in the visible text. */
export interface PlacedBlock {
  readonly start: number;
  readonly content: BlockContent;
  /** The removed part that it is, `p0`, `p1`, … in the order of `Article.removed`. */
  readonly part?: string;
}

/** What may be done with a remote image. */
export interface ImageRight {
  /** Whom the reader would have to trust. */
  readonly host: string;
  /** Set only when it may be loaded: the absolute https address. */
  readonly url?: string;
}

/** Decides upon an image by its address; `undefined` for one that can never be loaded. */
export type ImagePolicy = (address: string) => ImageRight | undefined;

export function layOutBlocks(article: ShownArticle, images: ImagePolicy): PlacedBlock[] {
  const { text } = article.visible;
  const parts = new Map(article.removed.map((part, index) => [spanKey(part.source), partId(index)]));
  const placed: PlacedBlock[] = titleBlock(article);
  let end = placed[0] === undefined ? 0 : placed[0].start + placed[0].content.text.length;
  for (const block of article.blocks) {
    const part = block.removedBy === undefined ? undefined : parts.get(spanKey(block.source));
    const start = block.type === "image" ? end : block.start;
    placed.push({ start, content: contentOf(block, text, images), ...(part === undefined ? {} : { part }) });
    if (block.type !== "image") ({ end } = block);
  }
  return placed;
}

export function partId(index: number): string {
  return `p${index.toString()}`;
}

/** Which removed parts have a block that can be shown again. */
export function restorableParts(blocks: readonly PlacedBlock[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ part }) => part ?? []));
}

function spanKey({ start, end }: Span): string {
  return `${start.toString()}:${end.toString()}`;
}

/** The title stands in the front matter, so no block of the body holds it. */
function titleBlock({ visible, blocks }: ShownArticle): PlacedBlock[] {
  const zone = visible.zones.find((candidate) => candidate.zone === "title");
  if (zone === undefined) return [];
  const raw = visible.text.slice(zone.start, zone.end);
  const text = raw.trim();
  const start = zone.start + (raw.length - raw.trimStart().length);
  const covered = blocks.some((block) => block.type !== "image" && block.start < start + text.length && start < block.end);
  return text === "" || covered ? [] : [{ start, content: { type: "title", text, runs: [] } }];
}

function contentOf(block: Block, text: string, images: ImagePolicy): BlockContent {
  switch (block.type) {
    case "table":
      return tableContent(block, text);
    case "image": {
      const right = images(block.url);
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
      return textContent(block, text);
  }
}

function textContent(block: TextBlock, text: string): BlockContent {
  return {
    type: block.type,
    text: text.slice(block.start, block.end),
    ...(block.level === undefined ? {} : { level: block.level }),
    ...(block.ordered === undefined ? {} : { ordered: block.ordered }),
    ...(block.align === undefined ? {} : { align: block.align }),
    runs: relativeRuns(block.runs, block.start),
  };
}

function tableContent(block: TableBlock, text: string): BlockContent {
  const rows = block.rows.map((row) =>
    row.map((cell) => ({
      start: cell.start - block.start,
      end: cell.end - block.start,
      header: cell.header,
      columnSpan: cell.columnSpan,
      rowSpan: cell.rowSpan,
      runs: relativeRuns(cell.runs, block.start),
    })),
  );
  return { type: "table", text: text.slice(block.start, block.end), rows };
}

/** Runs without any style say nothing. */
function relativeRuns(runs: readonly Run[], start: number): PreviewRun[] {
  return runs
    .filter((run) => run.marks.length > 0 || run.link !== undefined)
    .map((run) => ({
      start: run.start - start,
      end: run.end - start,
      marks: run.marks,
      ...(run.link === undefined ? {} : { link: run.link }),
    }));
}
