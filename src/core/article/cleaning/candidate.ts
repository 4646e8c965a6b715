/** Knows what a cleaning rule may look at: one block, its place in the tree and where in the article it stands. */

import type { Zone } from "../article";
import type { Draft } from "../blocks/draft";
import { attribute, isElement, type ElementNode } from "../html/parseHtml";

/** One block that rules decide on. */
export interface Candidate {
  readonly draft: Draft;
  /** Without the blanks around it; empty for images and tables, and for a text too long to be boilerplate. */
  readonly text: string;
  /** Of the text without the blanks around it, in UTF-16 code units; of a long text, the whole length. */
  readonly length: number;
  /** Stands before the first paragraph of prose. */
  readonly head: boolean;
  /** Stands after the last paragraph of prose. */
  readonly tail: boolean;
  /** What stands just before: a line under a picture or a table belongs to it. */
  readonly previous: Draft["kind"] | undefined;
  /** The whole text is one link. */
  readonly linked: boolean;
  /** Elements that hold prose: whatever their class says, they are no box of boilerplate. */
  readonly proseHolders: ReadonlySet<ElementNode>;
}

/** Decides whether a block is boilerplate of one kind. */
export interface CleaningRule {
  /** Stable; it stands in `removedBy` and in the list of what was removed. */
  readonly name: string;
  readonly zone: Zone;
  readonly matches: (candidate: Candidate) => boolean;
}

/** No boilerplate paragraph is longer; a longer one is prose, whatever it begins with. */
export const LONGEST_BOILERPLATE = 800;

/** Blanks as a reader sees them: also ideographic and no-break spaces, and characters without width. */
const LEADING_BLANKS = /^[\s\u00A0\u3000\u200B-\u200F\u2060\uFEFF]+/;
const BLANK = /[\s\u00A0\u3000\u200B-\u200F\u2060\uFEFF]/;

export function trimBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && BLANK.test(text[end - 1] ?? "")) end--;
  return text.slice(0, end).replace(LEADING_BLANKS, "");
}

/** How many levels up a rule looks for the element that names a block's kind. */
const LEVELS = 4;
/** An element that covers more of the file holds more than boilerplate: its end tag is missing, or its name misleads. */
const LONGEST_CONTAINER = 1_500;

/** Whether the block's element, or one just around it, has one of the classes, is small and holds no prose. */
export function hasClass(candidate: Candidate, names: ReadonlySet<string>): boolean {
  const element = closestWithClass(candidate.draft.element, names);
  return element !== undefined && lengthInFile(element) <= LONGEST_CONTAINER && !candidate.proseHolders.has(element);
}

/** The element itself or the next around it with one of the classes. */
export function closestWithClass(start: ElementNode | undefined, names: ReadonlySet<string>): ElementNode | undefined {
  for (const element of ancestors(start, LEVELS)) {
    const classes = element.attrs.length === 0 ? undefined : attribute(element, "class");
    if (classes?.slice(0, 500).split(/\s+/).some((name) => names.has(name))) return element;
  }
  return undefined;
}

/** The element and those around it, from the inside out. */
export function* ancestors(start: ElementNode | undefined, levels: number): Generator<ElementNode> {
  let element = start;
  for (let level = 0; level < levels && element; level++) {
    yield element;
    const parent: ElementNode["parentNode"] = element.parentNode;
    element = parent && isElement(parent) ? parent : undefined;
  }
}

function lengthInFile(element: ElementNode): number {
  const location = element.sourceCodeLocation;
  return location ? location.endOffset - location.startOffset : Number.POSITIVE_INFINITY;
}
