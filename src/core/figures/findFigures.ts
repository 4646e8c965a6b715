/** Knows how to find every figure of an article: reads the text once from left to right, then looks at what stands around each. */

import type { Block } from "../article/article";
import type { VisibleText } from "../article/visibleText";
import { addContext } from "./context/addContext";
import { dateInFileName, parseReference } from "./dates/calendar";
import type { Draft } from "./draft";
import type { Figure } from "./figure";
import { finish } from "./finish";
import { foldText } from "./numerals/fold";
import { readFigures } from "./readFigures";
import { RuleContext } from "./rules/context";

export interface FigureInput {
  readonly visible: VisibleText;
  readonly blocks: readonly Block[];
  /** The article's date, ISO 8601; its calendar date at UTC+8 counts. */
  readonly date?: string;
  /** Says the date where the article doesn't. */
  readonly fileName?: string;
}

/**
 * The figures of a text, sorted and not overlapping. Offsets are UTF-16 code units into `visible.text`, end exclusive.
 * Never throws; takes time in proportion to the text's length.
 */
export function findFigures(input: FigureInput): readonly Figure[] {
  const reference = parseReference(input.date) ?? dateInFileName(input.fileName);
  const context = new RuleContext(foldText(input.visible.text), reference);
  const drafts: Draft[] = readFigures(context);
  addContext(context.text, drafts, input.blocks);
  return drafts.map((draft) => finish(draft, input.visible));
}
