/** Knows how to read HTML that is too hostile for a tree: its text, parted by its block tags, and nothing else. */

import { defaultTreeAdapter, html, type Token, Tokenizer, TokenizerMode } from "parse5";
import { isBlockElement } from "./elementKinds";
import { addPart, createText, type ElementNode, isText, type RootNode } from "./parseHtml";

/** Elements whose content is text to the tokenizer; what is in them is never shown. */
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
  let rawUntil: string | undefined;
  const current = () => {
    if (!block) {
      block = defaultTreeAdapter.createElement("p", html.NS.HTML, []);
      defaultTreeAdapter.appendChild(root, block);
    }
    return block;
  };
  const addText = (token: Token.CharacterToken) => {
    if (rawUntil !== undefined) return;
    const parent = current();
    const last = parent.childNodes.at(-1);
    if (last !== undefined && isText(last)) addPart(last, token.chars, token);
    else defaultTreeAdapter.appendChild(parent, createText(token.chars, token));
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: () => undefined,
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
          rawUntil = name;
        }
      },
      onEndTag: (token) => {
        if (token.tagName === rawUntil) rawUntil = undefined;
        else if (isBlockElement(token.tagName)) block = undefined;
      },
    },
  );
  tokenizer.write(source, true);
  return root;
}
