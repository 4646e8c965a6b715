/** Knows which blocks of a page each annotation covers. */

import type { LiveAnnotation } from "../../../core/annotations/session/session";
import type { VisibleText } from "../../../core/article/visibleText";
import { moveSpan } from "../../../core/analysis/section";
import type { Steps } from "../../../core/text/steps";
import type { PlacedBlock } from "./blocks";
import type { PlacedAnnotation } from "./marks";

/** The annotations of each block by its place, rejected ones included. Pauses now and then. */
export function* placeAnnotations(annotations: readonly LiveAnnotation[], visible: VisibleText, blocks: readonly PlacedBlock[]): Steps<Map<number, PlacedAnnotation[]>> {
  const placed = new Map<number, PlacedAnnotation[]>();
  for (const live of annotations) {
    for (const source of live.spans) {
      const span = visible.toVisible(source);
      if (span === undefined) continue;
      for (let index = firstEndingAfter(blocks, span.start); (blocks[index]?.start ?? span.end) < span.end; index++) {
        const start = blocks[index]?.start ?? 0;
        const one = { live, ...moveSpan(span, -start) };
        const known = placed.get(index);
        if (known === undefined) placed.set(index, [one]);
        else known.push(one);
      }
    }
    yield;
  }
  return placed;
}

/** Blocks are in reading order. */
function firstEndingAfter(blocks: readonly PlacedBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && block.start + block.content.text.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
