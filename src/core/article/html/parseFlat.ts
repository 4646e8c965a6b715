/** Knows how to read HTML that is too hostile for a tree: its text, parted by its block tags, and nothing else. */

import { defaultTreeAdapter, html, type Token, Tokenizer, TokenizerMode } from "parse5";
import { isBlockElement } from "./elementKinds";
import { addPart, createText, type ElementNode, isText, type RootNode } from "./parseHtml";

/** Elements whose content is text to the tokenizer. */
const RAW_TEXT = new Map<string, Tokenizer["state"]>([
  ["script", TokenizerMode.SCRIPT_DATA],
  ["style", TokenizerMode.RAWTEXT],
  ["iframe", TokenizerMode.RAWTEXT],
  ["noembed", TokenizerMode.RAWTEXT],
  ["noframes", TokenizerMode.RAWTEXT],
  ["noscript", TokenizerMode.RAWTEXT],
  ["textarea", TokenizerMode.RCDATA],
  ["title", TokenizerMode.RCDATA],
]);

/**
 * Reads the text of an article as a list of paragraphs, in the order of the file and always in linear time. Kept are text, line
 * breaks and pictures; links, tables and formatting are not.
 */
export function parseFlat(source: string): RootNode {
  const root = defaultTreeAdapter.createDocumentFragment();
  let block: ElementNode | undefined;
  let raw: ElementNode | undefined;
  const current = () => {
    if (!block) {
      block = defaultTreeAdapter.createElement("p", html.NS.HTML, []);
      defaultTreeAdapter.appendChild(root, block);
    }
    return block;
  };
  const addText = (token: Token.CharacterToken) => {
    const parent = raw ?? current();
    const last = parent.childNodes.at(-1);
    if (last !== undefined && isText(last)) addPart(last, token.chars, token);
    else defaultTreeAdapter.appendChild(parent, createText(token.chars, token));
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: (token) => {
        const comment = defaultTreeAdapter.createCommentNode(token.data);
        defaultTreeAdapter.setNodeSourceCodeLocation(comment, token.location);
        defaultTreeAdapter.appendChild(current(), comment);
      },
      onDoctype: () => undefined,
      onEof: () => undefined,
      onNullCharacter: () => undefined,
      onCharacter: addText,
      onWhitespaceCharacter: addText,
      onStartTag: (token) => {
        const name = token.tagName;
        if (name === "br" || name === "img") {
          const element = defaultTreeAdapter.createElement(name, html.NS.HTML, token.attrs);
          defaultTreeAdapter.setNodeSourceCodeLocation(element, token.location);
          defaultTreeAdapter.appendChild(current(), element);
        } else if (isBlockElement(name)) block = undefined;
        const state = RAW_TEXT.get(name);
        if (state !== undefined) {
          tokenizer.state = state;
          raw = defaultTreeAdapter.createElement(name, html.NS.HTML, []);
          if (token.location) defaultTreeAdapter.setNodeSourceCodeLocation(raw, { ...token.location, startTag: token.location });
          defaultTreeAdapter.appendChild(current(), raw);
        }
      },
      onEndTag: (token) => {
        if (token.tagName === raw?.tagName) {
          if (token.location) defaultTreeAdapter.updateNodeSourceCodeLocation(raw, { endTag: token.location, endOffset: token.location.endOffset });
          raw = undefined;
        } else if (isBlockElement(token.tagName)) block = undefined;
      },
    },
  );
  tokenizer.write(source, true);
  return root;
}
