/** Knows where marked ranges stand while a text is typed in: it maps them through every edit, thousands at once. */

import type { Span } from "../../text/span";
import { EditScript } from "./editScript";
import type { TextEdit } from "./session";

/** `whole`: nobody has touched its text; `damaged`: some of it was changed; `lost`: none of it is left. */
export type RangeState = "whole" | "damaged" | "lost";

/** What a range's text and surroundings were before it was first touched. */
interface Memory {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** A stretch that was deleted in one go, with the ranges in it, so that they come back when it does. */
interface Deletion {
  readonly text: string;
  /** A range of its own that stands where the text was. */
  readonly place: number;
  readonly ranges: readonly Deleted[];
}

/** What stood where in a deleted stretch: ranges, and the places of what had been lost before. */
interface Deleted {
  readonly slot: number;
  readonly offset: number;
  readonly length: number;
  readonly state: number;
}

const states: readonly RangeState[] = ["whole", "damaged", "lost"];
const FREE = 3;
const CONTEXT = 8;
const MOST_DELETIONS = 100;
/** Damaged ranges that are looked at one by one for whether an edit has restored them. */
const MOST_RESTORED = 500;
/** How much a deleted text must hold besides a range before it is recognised where it is pasted elsewhere. */
const MOVED_CONTEXT = 8;

/**
 * Ranges are known by slots: small integers, never given twice, since what remembers a deleted text may still
 * refer to them.
 */
export class RangeTable {
  #text: string;
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #states = new Uint8Array(64).fill(FREE);
  #length = 0;
  readonly #memories = new Map<number, Memory>();
  #deletions: Deletion[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  add(span: Span, state: RangeState = "whole"): number {
    const slot = this.#grow();
    this.place(slot, span, state);
    return slot;
  }

  /** Puts a range elsewhere and forgets what it was before. */
  place(slot: number, { start, end }: Span, state: RangeState = "whole"): void {
    this.#starts[slot] = start;
    this.#ends[slot] = end;
    this.#states[slot] = states.indexOf(state);
    this.#memories.delete(slot);
  }

  release(slot: number): void {
    this.#states[slot] = FREE;
    this.#memories.delete(slot);
  }

  span(slot: number): Span {
    return { start: this.#starts[slot] ?? 0, end: this.#ends[slot] ?? 0 };
  }

  state(slot: number): RangeState {
    return states[this.#states[slot] ?? 0] ?? "lost";
  }

  /**
   * Maps all ranges through the edits of one event and returns the slots whose state changed. Text inserted at
   * an end of a range does not become part of it; a range whose text is wholly deleted is lost until the text
   * comes back where it was, or with its surroundings elsewhere.
   */
  map(edits: readonly TextEdit[], textAfter: string): number[] {
    const before = this.#text;
    const script = EditScript.of(edits, before);
    const touched = new Set<number>();
    const near = this.#shiftAround(script);
    this.#remember(script, before, near, touched);
    for (const slot of near) this.#shift(slot, script);
    this.#text = textAfter;
    script.edits.forEach(({ start, text }, index) => {
      this.#restoreDeleted(start + script.deltaBefore(index), text, touched);
    });
    this.#restoreDamaged(touched);
    return [...touched];
  }

  #grow(): number {
    if (this.#length === this.#starts.length) {
      this.#starts = grow(this.#starts, new Int32Array(this.#length * 2));
      this.#ends = grow(this.#ends, new Int32Array(this.#length * 2));
      this.#states = grow(this.#states, new Uint8Array(this.#length * 2).fill(FREE));
    }
    return this.#length++;
  }

  /** Moves what stands before or behind all edits, which is nearly everything, and returns the slots of the rest. */
  #shiftAround({ start: first, end: last, delta }: EditScript): number[] {
    const near: number[] = [];
    for (let slot = 0; slot < this.#length; slot++) {
      if (this.#states[slot] === FREE) continue;
      const start = this.#starts[slot] ?? 0;
      const end = this.#ends[slot] ?? 0;
      if (end < first) continue;
      if (start > last) {
        this.#starts[slot] = start + delta;
        this.#ends[slot] = end + delta;
      } else near.push(slot);
    }
    return near;
  }

  /** Keeps the text of what the edits are about to touch, and what they delete altogether; the places of that are `near`, too. */
  #remember(script: EditScript, before: string, near: number[], touched: Set<number>): void {
    const deleted = new Map<TextEdit, Deleted[]>();
    for (const slot of near.slice()) {
      const state = this.#states[slot] ?? FREE;
      if (state === FREE) continue;
      const { start, end } = this.span(slot);
      const edit = script.edits[script.countBefore(start === end ? start - 1 : start)];
      if (edit === undefined || edit.start >= end) continue;
      if (state === 0) {
        touched.add(slot);
        this.#memories.set(slot, {
          text: before.slice(start, end),
          before: before.slice(Math.max(0, start - CONTEXT), start),
          after: before.slice(end, end + CONTEXT),
        });
      }
      if (edit.start > start || edit.start + edit.length < end) continue;
      const inside = deleted.get(edit) ?? [];
      inside.push({ slot, offset: start - edit.start, length: end - start, state });
      deleted.set(edit, inside);
    }
    for (const [edit, ranges] of deleted) {
      const place = this.add({ start: edit.start, end: edit.start }, "lost");
      near.push(place);
      this.#deletions.push({ text: before.slice(edit.start, edit.start + edit.length), place, ranges });
    }
    for (const old of this.#deletions.splice(0, this.#deletions.length - MOST_DELETIONS)) this.release(old.place);
  }

  #shift(slot: number, script: EditScript): void {
    if (this.#states[slot] === FREE) return;
    const start = this.#starts[slot] ?? 0;
    const end = this.#ends[slot] ?? 0;
    if (start === end) {
      this.#starts[slot] = this.#ends[slot] = script.mapPoint(start);
      return;
    }
    const first = script.countBefore(start);
    const delta = script.deltaBefore(first);
    let edit = script.edits[first];
    if (edit === undefined || edit.start >= end) {
      this.#starts[slot] = start + delta;
      this.#ends[slot] = end + delta;
      return;
    }
    let last = first;
    for (let next = script.edits[last + 1]; next !== undefined && next.start < end; next = script.edits[last + 1]) last++;
    let span: Span = { start, end };
    for (let index = last; index >= first; index--) {
      edit = script.edits[index];
      if (edit !== undefined && span.start < span.end) span = damage(span, edit);
    }
    this.#starts[slot] = span.start + delta;
    this.#ends[slot] = span.end + delta;
    this.#states[slot] = span.start < span.end ? 1 : 2;
  }

  /** Undo, or the paste of something that was cut: brings all ranges of a deleted text back at once. */
  #restoreDeleted(start: number, text: string, touched: Set<number>): void {
    if (text === "") return;
    for (let i = this.#deletions.length - 1; i >= 0; i--) {
      const deletion = this.#deletions[i];
      if (deletion === undefined || deletion.text.length > text.length) continue;
      const at = text === deletion.text ? 0 : text.indexOf(deletion.text);
      if (at < 0) continue;
      // What a person has put elsewhere since stays there.
      const open = deletion.ranges.filter(({ slot }) => this.#states[slot] === 1 || this.#states[slot] === 2);
      const back = this.#starts[deletion.place] === start && at === 0;
      const longest = Math.max(0, ...open.slice(0, 1000).map(({ length }) => length));
      if (!back && (deletion.text.length < longest + MOVED_CONTEXT || text.includes(deletion.text, at + 1))) continue;
      for (const { slot, offset, length, state } of open) {
        this.#starts[slot] = start + at + offset;
        this.#ends[slot] = start + at + offset + length;
        this.#states[slot] = state;
        if (state === 0) this.#memories.delete(slot);
        touched.add(slot);
      }
      this.#deletions.splice(i, 1);
      this.release(deletion.place);
      return;
    }
  }

  /** Where an edit gave a damaged range its text back, in its place or beside it with its surroundings, it is whole again. */
  #restoreDamaged(touched: Set<number>): void {
    if (this.#memories.size > MOST_RESTORED) return;
    for (const [slot, memory] of this.#memories) {
      if (this.#states[slot] === 0) continue;
      const { start, end } = this.span(slot);
      if (start < end && this.#text.slice(start, end) === memory.text) {
        this.place(slot, { start, end });
        touched.add(slot);
        continue;
      }
      const from = Math.max(0, start - memory.text.length);
      for (let at = this.#text.indexOf(memory.text, from); at >= 0 && at <= end; at = this.#text.indexOf(memory.text, at + 1)) {
        if (!this.#text.startsWith(memory.after, at + memory.text.length)) continue;
        if (!this.#text.startsWith(memory.before, at - memory.before.length)) continue;
        this.place(slot, { start: at, end: at + memory.text.length });
        touched.add(slot);
        break;
      }
    }
  }
}

/** What is left of a range that an edit overlaps, or stands in its place if that is of about its length; else empty. */
function damage({ start, end }: Span, edit: TextEdit): Span {
  const from = edit.start;
  const to = from + edit.length;
  const inserted = edit.text.length;
  const head = start < from;
  const tail = end > to;
  if (!head && !tail) return { start: from, end: inserted <= 2 * (end - start) + 16 ? from + inserted : from };
  return { start: head ? start : from + inserted, end: tail ? end + inserted - edit.length : from };
}

function grow<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
