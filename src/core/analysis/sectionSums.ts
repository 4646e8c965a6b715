/** Knows what the sections of an analysis add up to: where each begins, and how much there is of everything. */

import type { Section } from "./section";

/** Numbers for each section's beginning: in the visible text, in the file, among the links. */
export const PER_ORIGIN = 3;

export interface Sums {
  /** `PER_ORIGIN` for each section: as objects, those of a very long article would keep the garbage collector busy. */
  readonly origins: Int32Array;
  /** In UTF-16 code units, as is the next. */
  readonly visibleLength: number;
  readonly sourceLength: number;
  readonly figureCount: number;
  readonly entityCount: number;
  readonly markCount: number;
  /** Numbers of all segments together. */
  readonly segmentCount: number;
}

/** Looks at every section once, since others ask for all of it at the same moment. */
export function addUp(sections: readonly Section[]): Sums {
  const origins = new Int32Array(sections.length * PER_ORIGIN);
  let [at, visibleLength, sourceLength, links, figureCount, entityCount, markCount, segmentCount] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const section of sections) {
    origins[at++] = visibleLength;
    origins[at++] = sourceLength;
    origins[at++] = links;
    visibleLength += section.text.length;
    sourceLength += section.sourceLength;
    links += section.links.length;
    figureCount += section.figures.length;
    entityCount += section.entities.length;
    markCount += section.marks.length;
    segmentCount += section.segments.length;
  }
  return { origins, visibleLength, sourceLength, figureCount, entityCount, markCount, segmentCount };
}
