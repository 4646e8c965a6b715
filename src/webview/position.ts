/** Knows how places in the text and places on the screen correspond, to the character and smoothly between lines. */

import type { Anchor, ArticleView, BlockView } from "./articleView";

/** Where the reader is: a character, and how far its line is from the top edge, in CSS pixels. */
export interface ReadingPlace {
  readonly anchor: Anchor;
  readonly distance: number;
}

export class Positions {
  readonly #view: ArticleView;
  readonly #root: HTMLElement;
  readonly #bar: HTMLElement;

  constructor(view: ArticleView, root: HTMLElement, bar: HTMLElement) {
    this.#view = view;
    this.#root = root;
    this.#bar = bar;
  }

  /** The first visible line's distance from the window's top. */
  get top(): number {
    return this.#bar.getBoundingClientRect().bottom + 4;
  }

  /** Whether the text is there at an offset; the end of a long article may be still to be built. */
  holds(offset: number): boolean {
    return this.#view.isWhole || offset < this.#view.whole.span.end;
  }

  /** The character whose line is at the top edge; between lines, one further along the line above. */
  offsetAtTop(): number {
    if (window.scrollY <= 1) return 0;
    return this.#offsetAtHeight(this.top);
  }

  /** The last character that can be read without scrolling. */
  offsetAtBottom(): number {
    return this.#offsetAtHeight(window.innerHeight - 4);
  }

  /** Where the line of a character would be if the page were not scrolled, moving on evenly along the line. */
  heightOf(offset: number): number | undefined {
    const view = this.#view.viewAt(offset);
    if (view === undefined) return undefined;
    const rect = this.rectAt(offset);
    if (rect === undefined) return view.element.getBoundingClientRect().top + window.scrollY;
    const block = view.element.getBoundingClientRect();
    const along = block.width > 0 ? Math.min(1, Math.max(0, (rect.left - block.left) / block.width)) : 0;
    return rect.top + window.scrollY + along * rect.height;
  }

  /** The rectangle of the character at an offset, in the window. */
  rectAt(offset: number): DOMRect | undefined {
    const point = this.#view.pointAt(offset);
    if (point === undefined) return undefined;
    const range = document.createRange();
    range.setStart(point.node, point.offset);
    const length = point.node.nodeValue?.length ?? 0;
    if (point.offset < length) range.setEnd(point.node, point.offset + 1);
    else range.setEnd(point.node, point.offset);
    const rects = range.getClientRects();
    const rect = rects[rects.length - 1];
    return rect !== undefined && rect.height > 0 ? rect : undefined;
  }

  readingPlace(): ReadingPlace | undefined {
    const view = this.#viewAtHeight(this.top);
    if (view === undefined) return undefined;
    const offset = this.#offsetInView(view, this.top);
    const rect = this.rectAt(offset) ?? view.element.getBoundingClientRect();
    return { anchor: { key: view.key, offset: offset - view.start }, distance: rect.top - this.top };
  }

  /** Scrolls by what an update moved the reader's line. */
  restore(place: ReadingPlace): void {
    const offset = this.#view.offsetOf(place.anchor);
    if (offset === undefined) return;
    const rect = this.rectAt(offset) ?? this.#view.view(place.anchor.key)?.element.getBoundingClientRect();
    if (rect === undefined) return;
    const moved = rect.top - this.top - place.distance;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  }

  #offsetAtHeight(height: number): number {
    const view = this.#viewAtHeight(height);
    return view === undefined ? 0 : this.#offsetInView(view, height);
  }

  /** The last block that begins above a height. */
  #viewAtHeight(height: number): BlockView | undefined {
    const { shown } = this.#view;
    let low = 0;
    let high = shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const top = shown[middle]?.element.getBoundingClientRect().top ?? 0;
      if (top <= height) low = middle + 1;
      else high = middle;
    }
    return shown[Math.max(0, low - 1)];
  }

  #offsetInView(view: BlockView, height: number): number {
    const rect = view.element.getBoundingClientRect();
    const end = view.start + view.block.text.length;
    if (height <= rect.top) return view.start;
    if (height >= rect.bottom) return end;
    const first = this.offsetFromPoint(rect.left + 2, height) ?? view.start;
    const line = this.rectAt(first);
    if (line === undefined) return clamp(first, view.start, end);
    const along = Math.min(0.98, Math.max(0, (height - line.top) / line.height));
    const offset = this.offsetFromPoint(rect.left + along * rect.width, height) ?? first;
    return clamp(Math.max(first, offset), view.start, end);
  }

  /** The character boundary that a point of the window is nearest to; `undefined` outside the article. */
  offsetFromPoint(x: number, y: number): number | undefined {
    // What floats above the text must not be hit.
    const floating = document.querySelectorAll<HTMLElement>(".floating");
    for (const element of floating) element.style.pointerEvents = "none";
    const found = document.caretPositionFromPoint(x, y);
    for (const element of floating) element.style.removeProperty("pointer-events");
    if (found === null || !this.#root.contains(found.offsetNode)) return undefined;
    return this.#view.offsetAt(found.offsetNode, found.offset);
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
