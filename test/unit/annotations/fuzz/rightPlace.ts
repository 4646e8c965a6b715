/** Knows whether a place in an edited text is the one that was annotated in the text before, as a careful reader would say. */

import type { Span } from "../../../../src/core/text/span";
import { TWIN, type Shown, type TrackedText } from "./trackedText";

/** Characters on each side by which a place is told from another: more than anything that looks for it can know. */
const AROUND = 200;
/** So many in a row, the words themselves among them, make it the same place and not a mere repetition of the words. */
const TELLING = 10;

/** Both are spans of the files. What they show must be the same to begin with. */
export function isRightPlace(then: TrackedText, sought: Span, now: TrackedText, found: Span): boolean {
  const old = rangeOf(then, sought);
  const place = rangeOf(now, found);
  if (old.length === 0 || old.length !== place.length) return false;
  const pair: Pair = { then: then.shown, now: now.shown, old: old.first, place: place.first, length: old.length };
  if (same(pair, isAlike) < pair.length) return false;
  // `，另据了解` put before a comma or `另据了解，` after one is the same edit.
  return same(pair, isItself) > pair.length / 2 || isCopy(pair, now) || isOutcomeOfAnother(pair);
}

interface Range {
  readonly first: number;
  readonly length: number;
}

interface Pair {
  readonly then: readonly Shown[];
  readonly now: readonly Shown[];
  readonly old: number;
  readonly place: number;
  readonly length: number;
}

type Same = (then: Shown, now: Shown) => boolean;
const isItself: Same = (then, now) => then.id === now.id;
const isItselfOrCopied: Same = (then, now) => now.id >= 0 && now.id % TWIN === then.id;
const isAlike: Same = (then, now) => then.character === now.character;

/** A copy that came with more of its surroundings than are left around the original, which may be gone. */
function isCopy(pair: Pair, now: TrackedText): boolean {
  if (same(pair, isItselfOrCopied) < pair.length) return false;
  const ids = pair.then.slice(pair.old, pair.old + pair.length).map(({ id }) => id);
  const original = now.holds(ids) ? now.shown.findIndex(({ id }) => id === ids[0]) : -1;
  const kept = original < 0 ? -1 : sum(around({ ...pair, place: original }, isItselfOrCopied));
  const copied = sum(around(pair, isItselfOrCopied));
  return copied > kept && (copied + pair.length >= TELLING || pair.then.length < TELLING);
}

/**
 * What came to stand where the original stood by an edit that could as well have been another one, which keeps it: of
 * `A…，A…。`, it makes no difference whether the first half was deleted or the second but for its end.
 */
function isOutcomeOfAnother(pair: Pair): boolean {
  const [before, after] = around(pair, isAlike);
  const isKept = (step: number): boolean => {
    const [one, other] = [pair.then[pair.old + step], pair.now[pair.place + step]];
    return one !== undefined && other !== undefined && isItself(one, other);
  };
  const kept = Array.from({ length: before + pair.length + after }, (_, index) => index - before).filter(isKept);
  const last = kept.findLast((step) => step < pair.length);
  const first = kept.find((step) => step >= 0);
  return (last !== undefined && pair.length + after - 1 - last >= TELLING) || (first !== undefined && before + first >= TELLING);
}

/** How many characters right before and right after are the same. */
function around({ then, now, old, place, length }: Pair, isSame: Same): [number, number] {
  const count = (step: (n: number) => number): number => {
    let n = 0;
    for (; n < AROUND; n++) {
      const [one, other] = [then[old + step(n)], now[place + step(n)]];
      if (one === undefined || other === undefined || !isSame(one, other)) break;
    }
    return n;
  };
  return [count((n) => -1 - n), count((n) => length + n)];
}

/** How many of the characters themselves are the same. */
function same({ then, now, old, place, length }: Pair, isSame: Same): number {
  let count = 0;
  for (let i = 0; i < length; i++) {
    const [one, other] = [then[old + i], now[place + i]];
    if (one !== undefined && other !== undefined && isSame(one, other)) count++;
  }
  return count;
}

/** The characters that a span shows, of all that a reader sees. */
function rangeOf({ shown }: TrackedText, span: Span): Range {
  const isIn = ({ start, end }: Shown): boolean => span.start <= start && end <= span.end;
  const first = shown.findIndex(isIn);
  return first < 0 ? { first: 0, length: 0 } : { first, length: shown.slice(first).filter(isIn).length };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
