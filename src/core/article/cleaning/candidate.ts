/** Knows what a cleaning rule may look at: one block, its place in the tree and where in the article it stands. */

import type { Zone } from "../article";
import type { Draft } from "../blocks/draft";
import { attribute, isElement, type ElementNode } from "../html/parseHtml";

/** One block that rules decide on. */
export interface Candidate {
  readonly draft: Draft;
  /** Without the blanks around it; empty for images, and for a text too long to be boilerplate. */
  readonly text: string;
  /** Of the whole text, in UTF-16 code units. */
  readonly length: number;
  /** Stands before the first paragraph of prose. */
  readonly head: boolean;
  /** Stands after the last paragraph of prose. */
  readonly tail: boolean;
}

/** Decides whether a block is boilerplate of one kind. */
export interface CleaningRule {
  /** Stable; it stands in `removedBy` and in the list of what was removed. */
  readonly name: string;
  readonly zone: Zone;
  readonly matches: (candidate: Candidate) => boolean;
}

/** No boilerplate paragraph is longer; a longer one is prose, whatever it begins with. */
export const LONGEST_BOILERPLATE = 400;

/** Blanks as a reader sees them: also ideographic and no-break spaces, and characters without width. */
const BLANKS = /^[\s\u00A0\u3000\u200B-\u200F\u2060\uFEFF]+|[\s\u00A0\u3000\u200B-\u200F\u2060\uFEFF]+$/g;

export function trimBlanks(text: string): string {
  return text.replace(BLANKS, "");
}

/** How many levels up a rule looks for the element that names a block's kind. */
const LEVELS = 4;

/** Whether the block's element, or one just around it, has one of the classes. */
export function hasClass(candidate: Candidate, names: ReadonlySet<string>): boolean {
  let element: ElementNode | undefined = candidate.draft.element;
  for (let level = 0; level < LEVELS && element; level++) {
    const classes = attribute(element, "class");
    if (classes?.slice(0, 500).split(/\s+/).some((name) => names.has(name))) return true;
    const parent: ElementNode["parentNode"] = element.parentNode;
    element = parent && isElement(parent) ? parent : undefined;
  }
  return false;
}
