/** Knows how to parse an article's HTML into the browser's own tree, with the place of every text in the file. */

import { defaultTreeAdapter, html, Parser } from "parse5";
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, Token, TreeAdapter } from "parse5";
import type { Span } from "../../text/span";

export type ElementNode = DefaultTreeAdapterTypes.Element;
export type CommentNode = DefaultTreeAdapterTypes.CommentNode;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;
export type RootNode = DefaultTreeAdapterTypes.DocumentFragment;

/** A stretch of parsed text and the part of the file that the parser read it from. */
export interface TextPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text node that remembers where each of its parts came from: the parser joins texts across tags. */
export interface TextNode extends DefaultTreeAdapterTypes.TextNode {
  readonly parts: TextPart[];
}

/** The tree can't be built in linear time: it is too deep, or its formatting is copied without end. */
export class TooComplexError extends Error {}

/** Blink stops nesting at 512; beyond this the parser's walks over the open elements would no longer be linear. */
const MAX_OPEN_ELEMENTS = 1_024;

export function isText(node: ChildNode): node is TextNode {
  return node.nodeName === "#text";
}

export function isComment(node: ChildNode): node is CommentNode {
  return node.nodeName === "#comment";
}

export function isElement(node: ChildNode | ParentNode): node is ElementNode {
  return "tagName" in node;
}

/** The value of an attribute, its references decoded; `undefined` where there is none. */
export function attribute(element: ElementNode, name: string): string | undefined {
  for (const attr of element.attrs) if (attr.name === name) return attr.value;
  return undefined;
}

/** Of an element in the file, tags included; empty for one that the parser made up. */
export function sourceOf(element: ElementNode): Span {
  const location = element.sourceCodeLocation;
  return location ? { start: location.startOffset, end: Math.max(location.endOffset, location.startOffset) } : { start: 0, end: 0 };
}

/** Of an element's start tag in the file; empty for one that the parser made up. */
export function startTagOf(element: ElementNode): Span {
  const tag = element.sourceCodeLocation?.startTag ?? element.sourceCodeLocation;
  return tag ? { start: tag.startOffset, end: tag.endOffset } : { start: 0, end: 0 };
}

interface RecordingAdapter extends TreeAdapter<DefaultTreeAdapterMap> {
  /** What the parser is inserting just now. */
  pending: Token.CharacterToken | undefined;
}

/** `_insertCharacters` is where every character of the tree passes; it is not public, so parse5's version is pinned and fuzzed. */
class RecordingParser extends Parser<DefaultTreeAdapterMap> {
  override _insertCharacters(token: Token.CharacterToken): void {
    const adapter = this.treeAdapter as RecordingAdapter;
    adapter.pending = token;
    super._insertCharacters(token);
    adapter.pending = undefined;
  }

  override onItemPush(node: ParentNode, id: html.TAG_ID, isTop: boolean): void {
    super.onItemPush(node, id, isTop);
    if (this.openElements.stackTop > MAX_OPEN_ELEMENTS) throw new TooComplexError();
  }
}

/**
 * Parses the body of an article as the content of a `<body>`. Offsets are into `source`.
 * @throws {TooComplexError} when the tree would take more than linear time to build.
 */
export function parseHtml(source: string): RootNode {
  const context = defaultTreeAdapter.createElement("body", html.NS.HTML, []);
  const parser = RecordingParser.getFragmentParser(context, {
    sourceCodeLocationInfo: true,
    treeAdapter: createRecordingAdapter(source.length),
  });
  parser.tokenizer.write(source, true);
  return parser.getFragment();
}

function createRecordingAdapter(length: number): RecordingAdapter {
  let budget = length + 1_000;
  const adapter: RecordingAdapter = {
    ...defaultTreeAdapter,
    pending: undefined,
    createElement(name, namespace, attributes) {
      // Unclosed formatting is copied into every block that follows, which can be quadratic.
      if (--budget < 0) throw new TooComplexError();
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    insertText(parent, text) {
      const last = parent.childNodes[parent.childNodes.length - 1];
      if (last !== undefined && isText(last)) addPart(last, text, adapter.pending);
      else defaultTreeAdapter.appendChild(parent, createText(text, adapter.pending));
    },
    insertTextBefore(parent, text, reference) {
      const { childNodes } = parent;
      const index = childNodes[childNodes.length - 1] === reference ? childNodes.length - 1 : childNodes.indexOf(reference);
      const previous = childNodes[index - 1];
      if (previous !== undefined && isText(previous)) addPart(previous, text, adapter.pending);
      else defaultTreeAdapter.insertBefore(parent, createText(text, adapter.pending), reference);
    },
    setNodeSourceCodeLocation(node, location) {
      if (!isTextLike(node)) defaultTreeAdapter.setNodeSourceCodeLocation(node, location);
    },
    updateNodeSourceCodeLocation(node, location) {
      if (!isTextLike(node)) defaultTreeAdapter.updateNodeSourceCodeLocation(node, location);
    },
  };
  return adapter;
}

function isTextLike(node: DefaultTreeAdapterTypes.Node): boolean {
  return node.nodeName === "#text";
}

/** A text node whose first part is what `token` was read from. */
export function createText(text: string, token: Token.CharacterToken | undefined): TextNode {
  const node: TextNode = { nodeName: "#text", value: "", parentNode: null, parts: [] };
  addPart(node, text, token);
  return node;
}

/** Adds what `token` was read from; a token without a place has no text that could be shown. */
export function addPart(node: TextNode, text: string, token: Token.CharacterToken | undefined): void {
  const location = token?.location;
  if (location) node.parts.push({ text, start: location.startOffset, end: location.endOffset });
}
