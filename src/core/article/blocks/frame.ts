/** Knows how text is shown at a place of the tree: as what block, with which marks. */

import type { Mark, TextBlock } from "../article";
import { alignOf, isBlockElement, isPreformattedElement, markOf } from "../html/elementKinds";
import type { ElementNode } from "../html/parseHtml";

/** What the elements around a text say about it. */
export interface Frame {
  readonly type: TextBlock["type"];
  readonly level?: number;
  readonly ordered?: boolean;
  readonly align?: "center" | "right";
  readonly marks: readonly Mark[];
  /** An index into the article's links. */
  readonly link?: number;
  readonly listDepth: number;
  readonly quoteDepth: number;
}

/** Outside of all elements. */
export const TOP_FRAME: Frame = { type: "paragraph", marks: [], listDepth: 0, quoteDepth: 0 };

/** The frame inside an element; the outer one itself where the element changes nothing. `link` is the element's own. */
export function frameInside(element: ElementNode, outer: Frame, link: number | undefined): Frame {
  const mark = markOf(element);
  const adds = mark !== undefined && !outer.marks.includes(mark);
  const block = isBlockElement(element.tagName);
  const base = block ? aligned(element, outer) : outer;
  const shape = block ? shapeOf(element, outer) : undefined;
  if (!adds && link === undefined && shape === undefined) return base;
  return {
    ...base,
    ...(adds && { marks: [...outer.marks, mark] }),
    ...(link !== undefined && { link }),
    ...shape,
  };
}

function aligned(element: ElementNode, outer: Frame): Frame {
  const align = alignOf(element);
  if (align === undefined) return outer;
  const { align: _inherited, ...rest } = outer;
  return align === "start" ? rest : { ...rest, align };
}

function shapeOf({ tagName: name }: ElementNode, outer: Frame): Partial<Frame> | undefined {
  if (isPreformattedElement(name)) return { type: "preformatted" };
  switch (name) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return { type: "heading", level: Number(name.slice(1)) };
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
      return undefined;
  }
}
