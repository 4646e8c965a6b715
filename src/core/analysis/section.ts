/** Knows the parts that an analysis is divided into, so that an edit changes few of them and moves the others as a whole. */

import type { Article, ArticleLink, Block, Run, TableBlock } from "../article/article";
import type { Entity } from "../entities/entity";
import type { Figure } from "../figures/figure";
import type { LearntMark } from "../learning/suggestLearnt";
import type { Span } from "../text/span";
import type { Mention } from "./locate";

/**
 * One block of an article with everything that was found in it, from its beginning to the next block's. The first
 * section holds what stands before all blocks: the title. All offsets are counted from the section's own beginning:
 * those into the visible text and those into the file, and a run's link from the section's first. So a section that
 * an edit elsewhere moves stays the very same object. Sections are plain data and never changed.
 */
export interface Section {
  /** Absent in the first section. */
  readonly block?: Block;
  /** The visible text, with what parts it from the next block. */
  readonly text: string;
  /** From its beginning in the file to the next section's; negative where a browser moves content forward. */
  readonly sourceLength: number;
  /** As in `VisibleText.segments`. */
  readonly segments: readonly number[];
  readonly links: readonly ArticleLink[];
  /** In offsets of the file, as are the entities. */
  readonly figures: readonly Figure[];
  readonly entities: readonly Entity[];
  /** Names inside the entities. */
  readonly nested: readonly Entity[];
  /** What a model suggests of the user's own labels. */
  readonly marks: readonly LearntMark[];
}

/** What is found in a section with the help of words; until they are there, it keeps what it had. */
export type SectionNames = Pick<Section, "entities" | "nested" | "marks">;

/** What of an article belongs to no section. Offsets are absolute. */
export type ArticleFrame = Pick<Article, "meta" | "problems" | "removed"> & Pick<Article["visible"], "zones">;

/** How a list of sections became another: the first `head` and the last `tail` stayed, those between are new. */
export interface SectionChange {
  readonly head: number;
  readonly tail: number;
  readonly sections: readonly Section[];
}

/** The entities of one section, by its place in the list. */
export interface EntityChange extends SectionNames {
  readonly index: number;
}

/** Where a section begins. */
export interface Origin {
  readonly visible: number;
  readonly source: number;
  /** Of its first link among all links. */
  readonly link: number;
}

export function moveSpan(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

export function moveMention<M extends Mention>(mention: M, by: number): M {
  return by === 0 ? mention : { ...mention, start: mention.start + by, end: mention.end + by };
}

export function moveLink(link: ArticleLink, by: number): ArticleLink {
  return { ...link, source: moveSpan(link.source, by) };
}

/** A block with its offsets counted from elsewhere. */
export function moveBlock(block: Block, by: Origin): Block {
  const source = moveSpan(block.source, by.source);
  switch (block.type) {
    case "image":
      return { ...block, source };
    case "table":
      return { ...block, ...moveSpan(block, by.visible), source, rows: moveRows(block, by) };
    default:
      return { ...block, ...moveSpan(block, by.visible), source, runs: moveRuns(block.runs, by) };
  }
}

function moveRows({ rows }: TableBlock, by: Origin): TableBlock["rows"] {
  return rows.map((row) => row.map((cell) => ({ ...cell, ...moveSpan(cell, by.visible), runs: moveRuns(cell.runs, by) })));
}

function moveRuns(runs: readonly Run[], by: Origin): Run[] {
  return runs.map((run) => ({ ...run, ...moveSpan(run, by.visible), ...(run.link === undefined ? {} : { link: run.link + by.link }) }));
}

/** The contrary of an origin: moving by it makes absolute offsets relative. */
export function negate({ visible, source, link }: Origin): Origin {
  return { visible: -visible, source: -source, link: -link };
}
