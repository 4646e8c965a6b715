/** Knows how the figures of one part are read: its numerals and words from left to right, then what stands around each figure. */

import { addContext } from "./context/addContext";
import { type CalendarDate, dateInFileName, parseReference } from "./dates/calendar";
import type { Figure } from "./figure";
import { finish } from "./finish";
import { foldText } from "./numerals/fold";
import type { Part } from "./parts";
import { readFigures } from "./readFigures";
import { RuleContext } from "./rules/context";

/** What all parts of a text have in common. */
export interface Surroundings {
  /** The article's calendar date. */
  readonly reference: CalendarDate | undefined;
  /** Whether there is one part only: a text that is nothing but 三 is a number, a line 三 among others is a heading. */
  readonly alone: boolean;
}

export function surroundingsOf(dated: { readonly date?: string; readonly fileName?: string }, alone: boolean): Surroundings {
  return { reference: parseReference(dated.date) ?? dateInFileName(dated.fileName), alone };
}

/** The figures of one part of a text; `origin` is what their offsets are given for the part's first character. */
export function readPart(text: string, part: Part, { reference, alone }: Surroundings, origin: number): readonly Figure[] {
  const surface = text.slice(part.start, part.end);
  const context = new RuleContext(foldText(surface), reference, { isAlone: alone, isTable: part.table !== undefined });
  const drafts = readFigures(context);
  addContext(context.text, drafts, part.table);
  return drafts.map((draft) => finish(draft, { text: surface, zone: part.zone, origin }));
}
