/** Knows what an author hid, so that nothing of a file is lost without a trace. */

import { cutText } from "../../text/cutText";
import type { Span } from "../../text/span";
import { type ChildNode, type ElementNode, isElement, isText, sourceOf } from "./parseHtml";

const LONGEST_EXCERPT = 60;
/** Enough nodes to find some text in; a hidden element may hold a whole page. */
const MOST_NODES = 200;

/** Where a hidden element stands in the file, and the first characters in it. */
export function hiddenTextOf(element: ElementNode): { readonly source: Span; readonly excerpt: string } {
  let excerpt = "";
  const stack: ChildNode[] = element.childNodes.slice(0, MOST_NODES).reverse();
  for (let nodes = 0; nodes < MOST_NODES && excerpt.length < LONGEST_EXCERPT; nodes++) {
    const node = stack.pop();
    if (node === undefined) break;
    if (isText(node)) excerpt += cutText((node.parts[0]?.text ?? "").trim(), LONGEST_EXCERPT);
    else if (isElement(node)) for (const child of node.childNodes.slice(0, MOST_NODES).reverse()) stack.push(child);
  }
  return { source: sourceOf(element), excerpt: cutText(excerpt, LONGEST_EXCERPT) };
}
