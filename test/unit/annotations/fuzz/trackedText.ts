/** Knows a text each of whose characters keeps its identity through edits, so that where a place went is known for certain. */

import { parseArticle } from "../../../../src/core/article/parseArticle";
import type { VisibleText } from "../../../../src/core/article/visibleText";
import type { Span } from "../../../../src/core/text/span";

/** A character that a reader sees: who it is and where it stands in the file. */
export interface Shown extends Span {
  readonly id: number;
  readonly character: string;
}

/** Added to the identity of a copied character, once for each time it was copied. */
export const TWIN = 1 << 20;

/** Never changed in place. */
export class TrackedText {
  readonly text: string;
  readonly ids: Int32Array;
  #visible: VisibleText | undefined;
  #shown: readonly Shown[] | undefined;
  #places: ReadonlyMap<number, number> | undefined;

  private constructor(text: string, ids: Int32Array) {
    this.text = text;
    this.ids = ids;
  }

  static of(text: string): TrackedText {
    return new TrackedText(text, Int32Array.from({ length: text.length }, (_, index) => index));
  }

  get visible(): VisibleText {
    return (this.#visible ??= parseArticle(this.text, { fileName: "a.md" }).visible);
  }

  /** Puts new characters in place of some; what is the same at both ends of the two stays what it was. */
  splice({ start, end }: Span, inserted: string): TrackedText {
    let head = 0;
    while (head < Math.min(inserted.length, end - start) && inserted[head] === this.text[start + head]) head++;
    let tail = 0;
    while (tail < Math.min(inserted.length, end - start) - head && inserted.at(-1 - tail) === this.text[end - 1 - tail]) tail++;
    const from = start + head;
    const to = end - tail;
    const added = inserted.slice(head, inserted.length - tail);
    return new TrackedText(
      this.text.slice(0, from) + added + this.text.slice(to),
      Int32Array.of(...this.ids.subarray(0, from), ...new Int32Array(added.length).fill(-1), ...this.ids.subarray(to)),
    );
  }

  /** Cuts a stretch out and pastes it elsewhere; `to` is an offset into the text before, outside the stretch. */
  move({ start, end }: Span, to: number): TrackedText {
    const order = to <= start ? [0, to, start, end, to, start, end] : [0, start, end, to, start, end, to];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = order;
    const parts: [number, number][] = [[a, b], [c, d], [e, f], [g, this.text.length]];
    return new TrackedText(
      parts.map(([from, until]) => this.text.slice(from, until)).join(""),
      Int32Array.of(...parts.flatMap(([from, until]) => [...this.ids.subarray(from, until)])),
    );
  }

  /**
   * Pastes a copy of a stretch, between other words. Its characters are twins of the others: where those are gone,
   * nobody can tell the copy from what was moved.
   */
  copy({ start, end }: Span, at: number, before = "", after = ""): TrackedText {
    // Before or after makes no difference to the text.
    const to = at === start && before === "" && after === "" ? end : at;
    const twins = this.ids.subarray(start, end).map((id) => (id >= 0 ? id + TWIN : id));
    const unknown = (words: string): Int32Array => new Int32Array(words.length).fill(-1);
    return new TrackedText(
      this.text.slice(0, to) + before + this.text.slice(start, end) + after + this.text.slice(to),
      Int32Array.of(...this.ids.subarray(0, to), ...unknown(before), ...twins, ...unknown(after), ...this.ids.subarray(to)),
    );
  }

  /** Replaces every match; a replacement that shows as many characters keeps their identity on its first one. */
  replaceAll(pattern: RegExp, replace: (match: string) => string, keep = false): TrackedText {
    const parts: string[] = [];
    const ids: number[] = [];
    let at = 0;
    for (const { index, 0: match } of this.text.matchAll(pattern)) {
      const replacement = replace(match);
      parts.push(this.text.slice(at, index), replacement);
      ids.push(...this.ids.subarray(at, index), ...Array.from(replacement, (_, i) => (keep && i === 0 ? (this.ids[index] ?? -1) : -1)));
      at = index + match.length;
    }
    return new TrackedText(parts.join("") + this.text.slice(at), Int32Array.from([...ids, ...this.ids.subarray(at)]));
  }

  /** Where a character stands in the file; -1 where it is gone. */
  find(id: number): number {
    return this.ids.indexOf(id);
  }

  /** What a reader sees, white space left out. */
  get shown(): readonly Shown[] {
    return (this.#shown ??= listShown(this.ids, this.visible));
  }

  /** The characters that a span of the file shows. */
  shownIn(span: Span): number[] {
    return this.shown.flatMap(({ id, start, end }) => (span.start <= start && end <= span.end ? [id] : []));
  }

  /** Whether these characters still stand side by side, as a reader sees them. */
  holds(ids: readonly number[]): boolean {
    const places = (this.#places ??= new Map(this.shown.map(({ id }, index) => [id, index])));
    const first = places.get(ids[0] ?? -2);
    return first !== undefined && ids.every((id, index) => places.get(id) === first + index);
  }

  /** The characters with `reach` more on each side. */
  withContext(ids: readonly number[], reach: number): number[] {
    const all = this.shown;
    const first = all.findIndex(({ id }) => id === ids[0]);
    return all.slice(Math.max(0, first - reach), first + ids.length + reach).map(({ id }) => id);
  }
}

function listShown(ids: Int32Array, { text: shownText, segments }: VisibleText): Shown[] {
  const shown: Shown[] = [];
  for (let i = 0; i + 3 < segments.length; i += 4) {
    const [at = 0, length = 0, source = 0, sourceLength = 0] = segments.subarray(i, i + 4);
    for (let j = 0; j < length; j++) {
      if (/\s/u.test(shownText.charAt(at + j))) continue;
      const start = length === sourceLength ? source + j : source;
      shown.push({ id: ids[start] ?? -1, character: shownText.charAt(at + j), start, end: length === sourceLength ? start + 1 : source + sourceLength });
    }
  }
  return shown;
}
