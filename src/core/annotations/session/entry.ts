/** Knows an annotation of an open article with its places, and its way from one state to another. */

import type { Annotation } from "../annotation";
import { moveFields, type Moment } from "./editAnnotation";

/** An annotation with the slots of its span targets, in target order. */
export interface Entry {
  readonly annotation: Annotation;
  readonly slots: readonly number[];
}

/** One annotation's way from one state to another, where it may have changed meanwhile; the same entry where there is none. */
export function moveBetween(current: Entry | undefined, from: Entry | undefined, to: Entry | undefined, moment: Moment): Entry | undefined {
  if (to === undefined) return undefined;
  if (from === undefined) return current ?? to;
  return current === undefined ? undefined : moveEntry(current, from, to, moment);
}

/** Puts the fields of one state in place of another's, and its places where they differ. */
function moveEntry(current: Entry, from: Entry, to: Entry, moment: Moment): Entry {
  if (from.slots === to.slots || current.slots !== from.slots) {
    return { ...current, annotation: moveFields(current.annotation, from.annotation, to.annotation, moment) };
  }
  const { anchor, ...rest } = current.annotation;
  const back = { ...rest, targets: to.annotation.targets, ...(to.annotation.anchor === undefined ? {} : { anchor: to.annotation.anchor }) };
  return { annotation: moveFields(current.annotation, from.annotation, to.annotation, moment, back), slots: to.slots };
}
