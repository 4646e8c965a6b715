/** Knows how the figures of one part are read: its numerals and words from left to right, then what stands around each figure. */

import { addContext } from "./context/addContext";
import { type CalendarDate, dateInFileName, parseReference } from "./dates/calendar";
import type { Figure } from "./figure";
import { finish } from "./finish";
import { foldText } from "./numerals/fold";
import type { Part } from "./parts";
import { readFigures } from "./readFigures";
import { RuleContext } from "./rules/context";
import { topicOf } from "./rules/outlook";
import type { Topic } from "./topic";

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

/** What one part holds, and what the next may go on from. */
export interface PartReading {
  readonly figures: readonly Figure[];
  readonly topic: Topic | undefined;
}

/** Reads one part of a text that goes on from `topic`; `origin` is what offsets are given for the part's first character. */
export function readPart(text: string, part: Part, { reference, alone }: Surroundings, { topic, origin }: { readonly topic: Topic | undefined; readonly origin: number }): PartReading {
  const surface = text.slice(part.start, part.end);
  const context = new RuleContext(foldText(surface), reference, { isAlone: alone, isTable: part.table !== undefined, topic });
  const drafts = readFigures(context);
  addContext(context.text, drafts, part.table);
  return {
    figures: drafts.map((draft) => finish(draft, { text: surface, zone: part.zone, origin })),
    topic: goesOn(text, part) ? topicOf(context) : undefined,
  };
}

/** A paragraph ends with its line, and what is said in it with it. */
function goesOn(text: string, { end, table }: Part): boolean {
  return table === undefined && text.charAt(end - 1) === "。";
}
