/** Knows in which order an article's annotations are listed. */

import type { Entry } from "./entry";
import type { Places } from "./places";
import type { LiveAnnotation } from "./session";

/** As a reader meets them; orphans at their last known place, relations last. */
export function inReadingOrder(entries: Iterable<Entry>, places: Places): LiveAnnotation[] {
  const listed = Array.from(entries, ({ annotation, slots }) => {
    const [first] = slots;
    return { live: places.live(annotation, slots), start: first === undefined ? Number.MAX_SAFE_INTEGER : places.span(first).start };
  });
  listed.sort((a, b) => a.start - b.start || endOf(a.live) - endOf(b.live) || (a.live.annotation.id < b.live.annotation.id ? -1 : 1));
  return listed.map(({ live }) => live);
}

/** In place. */
export function shortestFirst(annotations: LiveAnnotation[]): LiveAnnotation[] {
  return annotations.sort((a, b) => extent(a) - extent(b));
}

function endOf({ spans: [first] }: LiveAnnotation): number {
  return first?.end ?? 0;
}

function extent({ spans }: LiveAnnotation): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}
