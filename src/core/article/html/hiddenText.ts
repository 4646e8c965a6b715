/** Knows what of a file no reader sees as text, so that nothing of it is lost without a trace. */

import { cutText } from "../../text/cutText";
import type { Span } from "../../text/span";
import { type ChildNode, type CommentNode, type ElementNode, isComment, isElement, isText, sourceOf } from "./parseHtml";

/** A hidden part that holds words, and where it stands in the file. */
export interface HiddenText {
  readonly source: Span;
  readonly text: string;
}

/** A hidden element may hold a whole article: one whose end tag is missing does. */
const LONGEST_TEXT = 20_000;
/** Of all hidden parts together, each can be read whole; of what comes after, the beginning. */
const MOST_TEXT = 200_000;
const LONGEST_BEGINNING = 60;
const MOST_NODES = 5_000;

/** The texts of hidden nodes, those without words left out. */
export function listHiddenTexts(nodes: readonly (ElementNode | CommentNode)[]): readonly HiddenText[] {
  const found: HiddenText[] = [];
  let left = MOST_TEXT;
  for (const node of nodes) {
    const longest = left > LONGEST_TEXT ? LONGEST_TEXT : LONGEST_BEGINNING;
    const text = isElement(node) ? textIn(node, longest) : withoutTags(node.data, longest);
    const words = text.trim();
    if (words === "") continue;
    left -= words.length;
    found.push({ source: isElement(node) ? withContent(node) : placeOf(node), text: words });
  }
  return found;
}

/** Whether a comment goes on to the end of the text because its end mark is missing. */
export function isUnclosedComment(node: CommentNode, source: string): boolean {
  const { start, end } = placeOf(node);
  if (end < source.length) return false;
  if (!source.startsWith("<!--", start)) return !source.endsWith(">");
  // `<!-->` and `<!--->` are closed, too.
  return !/--!?>$/.test(source.slice(Math.max(start + 2, end - 4), end));
}

/** The parser ends an element without an end tag where its text begins. */
function withContent(element: ElementNode): Span {
  const { start, end } = sourceOf(element);
  let last: ChildNode | undefined = element;
  while (last !== undefined && isElement(last)) last = last.childNodes.at(-1);
  const content = last !== undefined && isText(last) ? (last.parts.at(-1)?.end ?? end) : end;
  return { start, end: Math.max(end, content) };
}

function placeOf(node: CommentNode): Span {
  const location = node.sourceCodeLocation;
  return { start: location?.startOffset ?? 0, end: location?.endOffset ?? 0 };
}

function textIn(element: ElementNode, longest: number): string {
  let text = "";
  const stack: ChildNode[] = childrenOf(element);
  for (let nodes = 0; nodes < MOST_NODES && text.length < longest; nodes++) {
    const node = stack.pop();
    if (node === undefined) break;
    if (isText(node)) text = joined(text, withoutTags(node.parts.map((part) => part.text).join(""), longest));
    else if (isElement(node)) stack.push(...childrenOf(node));
    else if (isComment(node)) text += " ";
  }
  return cutText(text, longest);
}

/** The last first; a template keeps its own apart. */
function childrenOf(element: ElementNode): ChildNode[] {
  const { childNodes } = "content" in element ? (element.content as ElementNode) : element;
  return childNodes.slice(0, MOST_NODES).reverse();
}

/** Of what is text only because an element or a comment around it is not closed, the words. */
function withoutTags(text: string, longest: number): string {
  return cutText(text, 4 * longest).replace(/<[/!]?[a-zA-Z-][^<>]*>/g, " ");
}

/** White space as a reader would see it. */
function joined(before: string, more: string): string {
  const text = more.replace(/[ \t\n\f\r]+/g, " ");
  return before === "" || before.endsWith(" ") ? before + text.trimStart() : before + text;
}
