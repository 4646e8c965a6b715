/** Knows which blocks the page shows for an article. The block of a section that stayed is made once. */

import { moveSpan, type Section } from "../../../core/analysis/section";
import type { Span } from "../../../core/text/span";
import type { Steps } from "../../../core/text/steps";
import type { DocumentAnalysis } from "../../analysis/documentAnalysis";
import { contentOf, type BlockContent, type ImagePolicy } from "./blockContent";
import { cutBlock, type Piece } from "./pieces";

export type { ImagePolicy, ImageRight } from "./blockContent";

/** What of an analysis the page shows. */
export type ShownSections = Pick<DocumentAnalysis, "list" | "frame">;

/** A block and where it stands in the visible text. */
export interface PlacedBlock {
  readonly start: number;
  readonly content: BlockContent;
  /** What the content says, as text: equal for equal blocks. */
  readonly signature: string;
  /** The section that it shows, and how far in the section's text it begins. */
  readonly section: Section;
  readonly indent: number;
  /** Where the section begins in the file. */
  readonly source: number;
  /** The removed part that it is, `p0`, `p1`, … in the order of `Article.removed`. */
  readonly part?: string;
}

interface KnownPiece extends Piece {
  readonly signature: string;
}

interface KnownContent {
  readonly pieces: readonly KnownPiece[];
  readonly link: number;
}

/** How blocks are laid out: for a page, which is sent and drawn in parts, or for a file, where each stays whole. */
export type Extent = "page" | "whole";

export class SectionBlocks {
  readonly #known = new WeakMap<Section, KnownContent>();
  readonly extent: Extent;

  constructor(extent: Extent) {
    this.extent = extent;
  }

  /** In reading order; of an article of more than `most` blocks only those. */
  *layOut({ list, frame }: ShownSections, images: ImagePolicy, most = Number.POSITIVE_INFINITY): Steps<PlacedBlock[]> {
    const parts = new Map(frame.removed.map((part, index) => [spanKey(part.source), partId(index)]));
    const placed: PlacedBlock[] = [];
    let end = 0;
    for (const [index, section] of list.sections.entries()) {
      const { visible, source, link } = list.origin(index);
      const { block } = section;
      const known = block === undefined ? titleContent(section, frame) : yield* this.#contentOf(section, link, images);
      if (known === undefined) continue;
      const indent = block === undefined ? section.text.length - section.text.trimStart().length : 0;
      const part = block?.removedBy === undefined ? undefined : parts.get(spanKey(moveSpan(block.source, source)));
      for (const { content, offset, signature } of known.pieces) {
        // An image takes no text: it stands where the block before it ends.
        const start = content.type === "image" ? end : visible + indent + offset;
        placed.push({ start, content, signature, section, indent: indent + offset, source, ...(part === undefined ? {} : { part }) });
        end = start + content.text.length;
        if (placed.length >= most) return placed;
        yield;
      }
    }
    return placed;
  }

  *#contentOf(section: Section, link: number, images: ImagePolicy): Steps<KnownContent | undefined> {
    const { block, text } = section;
    if (block === undefined) return undefined;
    const known = this.#known.get(section);
    // Whether an image may be loaded can change at any time.
    if (known?.link === link && block.type !== "image") return known;
    const context = { text, link, images };
    const pieces: KnownPiece[] = [];
    for (const piece of this.extent === "page" ? yield* cutBlock(block, context) : [{ content: contentOf(block, context), offset: 0 }]) {
      pieces.push(withSignature(piece));
      yield;
    }
    const made = { pieces, link };
    this.#known.set(section, made);
    return made;
  }
}

/** The title stands in the front matter, so no block of the body holds it. */
function titleContent({ text }: Section, { zones }: ShownSections["frame"]): KnownContent | undefined {
  const shown = text.trim();
  if (shown === "" || zones[0]?.zone !== "title") return undefined;
  const content: BlockContent = { type: "title", text: shown, runs: [] };
  return { pieces: [withSignature({ content, offset: 0 })], link: 0 };
}

function withSignature(piece: Piece): KnownPiece {
  return { ...piece, signature: JSON.stringify(piece.content) };
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
