/** Knows what an author hid, so that nothing of a file is lost without a trace. */

import { cutText } from "../../text/cutText";
import type { Span } from "../../text/span";
import { type ChildNode, type ElementNode, isElement, isText, sourceOf } from "./parseHtml";

const LONGEST_TEXT = 2_000;
/** Enough nodes to find some text in; a hidden element may hold a whole page. */
const MOST_NODES = 200;

/** Where a hidden element stands in the file, and the text in it, cut where it is very long. */
export function hiddenTextOf(element: ElementNode): { readonly source: Span; readonly text: string } {
  let text = "";
  const stack: ChildNode[] = element.childNodes.slice(0, MOST_NODES).reverse();
  for (let nodes = 0; nodes < MOST_NODES && text.length < LONGEST_TEXT; nodes++) {
    const node = stack.pop();
    if (node === undefined) break;
    if (isText(node)) text = joined(text, node.parts.map((part) => part.text).join(""));
    else if (isElement(node)) for (const child of node.childNodes.slice(0, MOST_NODES).reverse()) stack.push(child);
  }
  return { source: sourceOf(element), text: cutText(text, LONGEST_TEXT) };
}

/** White space as a reader would see it. */
function joined(before: string, more: string): string {
  const text = cutText(more, LONGEST_TEXT).replace(/[ \t\n\f\r]+/g, " ");
  return before === "" || before.endsWith(" ") ? before + text.trimStart() : before + text;
}
