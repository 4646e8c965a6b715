/** Knows the marks on the page: which one is chosen, which come next, and where each begins and ends. */

import type { PreviewMark } from "../protocol/preview";
import type { ArticleView } from "./articleView";
import type { TextSpan } from "./textSelection";

export class Marks {
  readonly #root: HTMLElement;
  readonly #view: ArticleView;
  readonly #isHidden: (category: string) => boolean;
  #chosen: string | undefined;

  constructor(root: HTMLElement, view: ArticleView, isHidden: (category: string) => boolean) {
    this.#root = root;
    this.#view = view;
    this.#isHidden = isHidden;
  }

  get chosenId(): string | undefined {
    return this.#chosen;
  }

  get chosen(): PreviewMark | undefined {
    return this.#chosen === undefined ? undefined : this.find(this.#chosen);
  }

  find(id: string): PreviewMark | undefined {
    for (const { block } of this.#view.shown) {
      for (const mark of block.marks) if (mark.id === id) return mark;
    }
    return undefined;
  }

  /** The innermost visible mark over the character at an offset. */
  at(offset: number): PreviewMark | undefined {
    const view = this.#view.viewAt(offset);
    if (view === undefined) return undefined;
    const at = offset - view.start;
    const over = view.block.marks.filter((mark) => mark.start <= at && at < mark.end && !this.#isHidden(mark.category));
    return over.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  /** The innermost visible mark around a node; with `outside`, the one around that mark. */
  around(node: Node | null, outside?: string): { readonly mark: PreviewMark; readonly element: HTMLElement } | undefined {
    let passed = outside === undefined;
    for (let current = node; current !== null && current !== this.#root; current = current.parentNode) {
      if (!(current instanceof HTMLElement)) continue;
      const id = current.dataset["mark"];
      if (id === undefined) continue;
      if (!passed) {
        passed = id === outside;
        continue;
      }
      const mark = this.find(id);
      if (mark !== undefined && !this.#isHidden(mark.category)) return { mark, element: current };
    }
    return undefined;
  }

  elements(id: string): readonly HTMLElement[] {
    this.#view.drawMark(id);
    return [...this.#root.querySelectorAll<HTMLElement>(`[data-mark="${CSS.escape(id)}"]`)];
  }

  /** In offsets of the visible text, over all blocks that the mark crosses. */
  span(id: string): TextSpan | undefined {
    let start = Number.POSITIVE_INFINITY;
    let end = -1;
    for (const view of this.#view.shown) {
      for (const mark of view.block.marks) {
        if (mark.id !== id) continue;
        start = Math.min(start, view.start + mark.start);
        end = Math.max(end, view.start + mark.end);
      }
    }
    return end < 0 ? undefined : { start, end };
  }

  /** Gives a mark the keyboard. Only while it has it can it be focused at all: words inside what a press would focus can't be selected by dragging. */
  focus(element: HTMLElement): void {
    this.letGo();
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  /** No mark can have the keyboard. */
  letGo(): void {
    for (const element of this.#root.querySelectorAll(".mark[tabindex]")) element.removeAttribute("tabindex");
  }

  choose(id: string | undefined): void {
    this.#chosen = id;
    this.paintChoice();
  }

  /** Also after an update, which may have built the chosen mark anew. */
  paintChoice(): void {
    for (const element of this.#root.querySelectorAll(".mark.chosen")) element.classList.remove("chosen");
    if (this.#chosen === undefined) return;
    for (const element of this.elements(this.#chosen)) element.classList.add("chosen");
  }

  /** The id of the next mark in reading order after (or before) an offset, hidden ones left out. */
  next(from: { readonly offset: number; readonly id?: string }, direction: 1 | -1, only?: "suggested"): string | undefined {
    const all: { readonly id: string; readonly start: number }[] = [];
    const seen = new Set<string>();
    for (const view of this.#view.shown) {
      const marks = [...view.block.marks].sort((a, b) => a.start - b.start || b.end - a.end);
      for (const mark of marks) {
        if (seen.has(mark.id) || this.#isHidden(mark.category)) continue;
        seen.add(mark.id);
        if (only === undefined || mark.state === only || mark.id === from.id) all.push({ id: mark.id, start: view.start + mark.start });
      }
    }
    const here = from.id === undefined ? -1 : all.findIndex((mark) => mark.id === from.id);
    if (here >= 0) return all[here + direction]?.id;
    return direction === 1 ? all.find((mark) => mark.start >= from.offset)?.id : all.findLast((mark) => mark.start < from.offset)?.id;
  }
}
