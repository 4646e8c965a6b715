/** Knows how to find every figure of an article, part by part. */

import type { Block } from "../article/article";
import type { VisibleText } from "../article/visibleText";
import type { Figure } from "./figure";
import { cutParts, stretchesOf } from "./parts";
import { readPart, surroundingsOf } from "./readPart";
import type { Topic } from "./topic";

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
 * Never throws; takes time in proportion to the text's length. `updateFigures` is for texts that are being edited.
 */
export function findFigures(input: FigureInput): readonly Figure[] {
  const { text } = input.visible;
  const parts = cutParts(text, stretchesOf(input.visible, input.blocks));
  const surroundings = surroundingsOf(input, parts.length === 1);
  let topic: Topic | undefined;
  return parts.flatMap((part) => {
    const reading = readPart(text, part, surroundings, { topic, origin: part.start });
    topic = reading.topic;
    return reading.figures;
  });
}
