/** Knows which parts of a text an edit leaves as they were, and reads only the others again. */

import { isSameTable, type LocalTable } from "./context/localTable";
import type { Zone } from "../article/zone";
import type { Figure } from "./figure";
import type { FigureInput } from "./findFigures";
import { cutParts, endsSentence, type Part, type Stretch, stretchesOf } from "./parts";
import { readPart, type Surroundings, surroundingsOf } from "./readPart";
import { isSameTopic, type Topic } from "./topic";

/** A part that was read: one sentence, or one table. Parts are never changed; a kept one is the very same object. */
export interface FigurePart {
  /** UTF-16 code units. */
  readonly length: number;
  readonly zone: Zone;
  /** Sorted; their offsets are counted from the beginning of the part. */
  readonly figures: readonly Figure[];
  readonly table?: LocalTable;
  /** What the part before was about, and what this one is. */
  readonly given: Topic | undefined;
  readonly topic: Topic | undefined;
}

/** A text whose figures are known part by part. */
export interface FigureReading {
  readonly text: string;
  /** In order and without gaps: their lengths add up to the text's. */
  readonly parts: readonly FigurePart[];
  /** How many of the first parts, and of the last, were kept from the reading before; those between are new. */
  readonly keptFirst: number;
  readonly keptLast: number;
  readonly surroundings: Surroundings;
}

/**
 * Reads a text part by part; after an edit, only the parts that it touched are read again. `figuresIn` of the result is
 * always what `findFigures` finds in the same input.
 *
 * Takes the reading before, or `undefined` for the first. An edit costs a comparison of the two texts, a walk over the
 * parts, and the reading of what changed; no figure is copied. So who keeps figures by their places (in the file, on
 * the page) should do so part by part as well: after an update, drop
 * `previous.parts.slice(keptFirst, previous.parts.length - keptLast)`, take in
 * `parts.slice(keptFirst, parts.length - keptLast)`, and move what belongs to the last `keptLast` parts by the
 * difference of the texts' lengths. Another reference date changes everything.
 */
export function updateFigures(previous: FigureReading | undefined, input: FigureInput): FigureReading {
  const { text } = input.visible;
  const stretches = stretchesOf(input.visible, input.blocks);
  const surroundings = surroundingsOf(input, isOnePart(text, stretches));
  const kept = previous !== undefined && isSame(previous.surroundings, surroundings) ? keep(previous, text, stretches) : NOTHING;
  const before = previous?.parts ?? [];
  const parts = before.slice(0, kept.first);
  const next = (part: Part): void => {
    parts.push(read(text, part, surroundings, parts.at(-1)?.topic));
  };
  cutParts(text, stretches, kept.from, text.length - kept.behind).forEach(next);
  // A sentence that was left as it was goes on from the one before it, which may be about something else now.
  let keptLast = kept.last;
  let start = text.length - kept.behind;
  for (let part = before.at(-keptLast); keptLast > 0 && part !== undefined; part = before.at(-keptLast)) {
    if (isSameTopic(part.given, parts.at(-1)?.topic)) break;
    next({ start, end: start + part.length, zone: part.zone, ...(part.table === undefined ? {} : { table: part.table }) });
    start += part.length;
    keptLast--;
  }
  return { text, parts: parts.concat(before.slice(before.length - keptLast)), keptFirst: kept.first, keptLast, surroundings };
}

/** All figures of a reading in offsets of its text, each a copy. */
export function figuresIn({ parts }: FigureReading): readonly Figure[] {
  let origin = 0;
  return parts.flatMap(({ length, figures }) => {
    const start = origin;
    origin += length;
    return figures.map((figure) => ({ ...figure, start: figure.start + start, end: figure.end + start }));
  });
}

function read(text: string, part: Part, surroundings: Surroundings, given: Topic | undefined): FigurePart {
  const { figures, topic } = readPart(text, part, surroundings, { topic: given, origin: 0 });
  return { length: part.end - part.start, zone: part.zone, figures, given, topic, ...(part.table === undefined ? {} : { table: part.table }) };
}

function isOnePart(text: string, [only, second]: readonly Stretch[]): boolean {
  if (only === undefined || second !== undefined) return false;
  if (only.table !== undefined) return true;
  let end = 1;
  while (end < text.length && !endsSentence(text, end)) end++;
  return end === text.length;
}

function isSame(one: Surroundings, other: Surroundings): boolean {
  return (
    one.alone === other.alone &&
    one.reference?.year === other.reference?.year &&
    one.reference?.month === other.reference?.month &&
    one.reference?.day === other.reference?.day
  );
}

/** How many parts stay at either end, where the first of them end, and how much text the last of them hold. */
interface Kept {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly behind: number;
}

const NOTHING: Kept = { first: 0, last: 0, from: 0, behind: 0 };

function keep({ text: old, parts }: FigureReading, text: string, stretches: readonly Stretch[]): Kept {
  const prefix = commonPrefix(old, text);
  const suffix = commonSuffix(old, text, Math.min(old.length, text.length) - prefix);
  let first = 0;
  let from = 0;
  let inside = 0;
  for (const part of parts) {
    const end = from + part.length;
    while ((stretches[inside]?.end ?? end) <= from) inside++;
    if (end > prefix || !fits(text, part, from, stretches[inside])) break;
    first++;
    from = end;
  }
  let last = 0;
  let behind = 0;
  inside = stretches.length - 1;
  for (const part of parts.slice(first).reverse()) {
    if (behind + part.length > suffix) break;
    const start = text.length - behind - part.length;
    while ((stretches[inside]?.start ?? start) > start) inside--;
    if (!fits(text, part, start, stretches[inside])) break;
    last++;
    behind += part.length;
  }
  return { first, last, from, behind };
}

/** Whether a part that stands at `start` would be cut and read the same there. */
function fits(text: string, part: FigurePart, start: number, stretch: Stretch | undefined): boolean {
  const end = start + part.length;
  if (part.zone !== stretch?.zone || start < stretch.start || end > stretch.end) return false;
  const ownStart = start === stretch.start;
  const ownEnd = end === stretch.end;
  if (stretch.table !== undefined) return part.table !== undefined && ownStart && ownEnd && isSameTable(part.table, stretch.table);
  return part.table === undefined && (ownStart || endsSentence(text, start)) && (ownEnd || endsSentence(text, end));
}

/** Long enough for the comparison to run in native code, short enough to end soon behind the first difference. */
const CHUNK = 1024;

function commonPrefix(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  let at = 0;
  while (at + CHUNK <= limit && one.slice(at, at + CHUNK) === other.slice(at, at + CHUNK)) at += CHUNK;
  while (at < limit && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(one: string, other: string, limit: number): number {
  const a = one.length;
  const b = other.length;
  let length = 0;
  while (length + CHUNK <= limit && one.slice(a - length - CHUNK, a - length) === other.slice(b - length - CHUNK, b - length)) length += CHUNK;
  while (length < limit && one.charCodeAt(a - length - 1) === other.charCodeAt(b - length - 1)) length++;
  return length;
}
