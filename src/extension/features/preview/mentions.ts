/** Knows where the mentions of a section stand in its visible text; worked out once, however many pieces the section is shown in. */

import type { Section } from "../../../core/analysis/section";
import { VisibleText } from "../../../core/article/visibleText";
import type { Entity } from "../../../core/entities/entity";
import type { Figure } from "../../../core/figures/figure";
import { compareSpans, type Span } from "../../../core/text/span";
import type { Steps } from "../../../core/text/steps";

/** A mention in offsets of the section's visible text; what it stands for has offsets of the section in the file. */
export interface PlacedMention extends Span {
  readonly subject: { readonly type: "figure"; readonly figure: Figure } | { readonly type: "entity"; readonly entity: Entity };
}

/** No mention that is longer is shown where it begins in an earlier piece. */
const LONGEST_MENTION = 500;
const MENTIONS_A_STEP = 100;

const known = new WeakMap<Section, readonly PlacedMention[]>();

/** Those that touch a stretch of the section's visible text, in reading order. Pauses now and then. */
export function* mentionsIn(section: Section, { start, end }: Span): Steps<readonly PlacedMention[]> {
  const all = known.get(section) ?? (yield* placeMentions(section));
  known.set(section, all);
  const first = firstFrom(all, start - LONGEST_MENTION);
  const after = firstFrom(all, end);
  return all.slice(first, after).filter((mention) => mention.end > start);
}

function* placeMentions({ text, segments, figures, entities }: Section): Steps<PlacedMention[]> {
  const visible = new VisibleText(text, Int32Array.from(segments), []);
  const subjects: PlacedMention["subject"][] = [
    ...figures.map((figure) => ({ type: "figure" as const, figure })),
    ...entities.map((entity) => ({ type: "entity" as const, entity })),
  ];
  const placed: PlacedMention[] = [];
  for (const [index, subject] of subjects.entries()) {
    const span = visible.toVisible(subject.type === "figure" ? subject.figure : subject.entity);
    if (span !== undefined) placed.push({ ...span, subject });
    if (index % MENTIONS_A_STEP === 0) yield;
  }
  return placed.sort(compareSpans);
}

/** Index of the first that begins at or after an offset. */
function firstFrom(all: readonly PlacedMention[], offset: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
