/** Knows the edits of one event as one script: where each offset goes, and what each edit really replaces. */

import type { TextEdit } from "./session";

/** The edits of one event in ascending order; they don't overlap. */
export class EditScript {
  readonly edits: readonly TextEdit[];
  readonly #ends: readonly number[];
  /** By index, how much all edits before it make the text longer. */
  readonly #deltas: readonly number[];

  private constructor(edits: readonly TextEdit[]) {
    this.edits = edits;
    this.#ends = edits.map(({ start, length }) => start + length);
    const deltas = [0];
    for (const { length, text } of edits) deltas.push((deltas.at(-1) ?? 0) + text.length - length);
    this.#deltas = deltas;
  }

  /** `before` is the text that the edits are of; those that change nothing are left out. */
  static of(edits: readonly TextEdit[], before: string): EditScript {
    const trimmed = edits.map((edit) => trimEdit(edit, before)).filter(({ length, text }) => length > 0 || text !== "");
    return new EditScript(trimmed.sort((a, b) => a.start - b.start));
  }

  /** How many edits end at or before an offset; an insertion right there is one of them. */
  countBefore(offset: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the first edit begins; behind everything where there is none. */
  get start(): number {
    return this.edits[0]?.start ?? Number.POSITIVE_INFINITY;
  }

  /** Where the last one ends. */
  get end(): number {
    return this.#ends.at(-1) ?? Number.POSITIVE_INFINITY;
  }

  /** How much longer all edits make the text. */
  get delta(): number {
    return this.#deltas.at(-1) ?? 0;
  }

  deltaBefore(index: number): number {
    return this.#deltas[index] ?? 0;
  }

  /** Where a place without extent goes; it stays before what is inserted there. */
  mapPoint(offset: number): number {
    let count = this.countBefore(offset);
    while (count > 0 && this.edits[count - 1]?.start === offset) count--;
    const edit = this.edits[count];
    const inside = edit !== undefined && edit.start < offset;
    return (inside ? edit.start : offset) + this.deltaBefore(count);
  }
}

/** What an edit really replaces: without the text that is the same before and after at both its ends. */
function trimEdit(edit: TextEdit, before: string): TextEdit {
  const most = Math.min(edit.length, edit.text.length);
  let head = 0;
  while (head < most && before.charCodeAt(edit.start + head) === edit.text.charCodeAt(head)) head++;
  let tail = 0;
  const end = edit.start + edit.length;
  while (tail < most - head && before.charCodeAt(end - 1 - tail) === edit.text.charCodeAt(edit.text.length - 1 - tail)) tail++;
  return { start: edit.start + head, length: edit.length - head - tail, text: edit.text.slice(head, edit.text.length - tail) };
}
