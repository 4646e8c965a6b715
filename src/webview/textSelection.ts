/** Knows what the reader has selected, as offsets of the visible text, and keeps it over updates. */

import type { Anchor, ArticleView } from "./articleView";

/** Offsets into the visible text, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

interface KeptSelection {
  readonly anchor: Anchor;
  readonly focus: Anchor;
}

export class TextSelection {
  readonly #view: ArticleView;

  constructor(view: ArticleView) {
    this.#view = view;
  }

  /** The selected stretch without white space at its ends; `undefined` where nothing is selected. */
  span(): TextSpan | undefined {
    const raw = this.#raw();
    if (raw === undefined || raw.anchor === raw.focus) return undefined;
    return this.trim({ start: Math.min(raw.anchor, raw.focus), end: Math.max(raw.anchor, raw.focus) });
  }

  /** The whole article where all of the page is selected, whatever stands around it. */
  whole(): TextSpan | undefined {
    const all = this.#view.whole;
    return window.getSelection()?.containsNode(all.element) === true ? all.span : undefined;
  }

  /** Selects the whole article and nothing around it. */
  selectAll(): void {
    window.getSelection()?.selectAllChildren(this.#view.whole.element);
  }

  /** Where the caret stands, or the moving end of the selection. */
  focus(): number | undefined {
    return this.#raw()?.focus;
  }

  trim(span: TextSpan): TextSpan | undefined {
    let { start, end } = span;
    while (start < end && this.#isSpace(start)) start++;
    while (end > start && this.#isSpace(end - 1)) end--;
    return start < end ? { start, end } : undefined;
  }

  select(span: TextSpan): void {
    this.#set(span.start, span.end);
  }

  /** Leaves a caret where the selection began. */
  collapse(): void {
    const selection = window.getSelection();
    if (selection !== null && !selection.isCollapsed) selection.collapseToStart();
  }

  /** What `restore` needs after the page has changed. */
  keep(): KeptSelection | undefined {
    const raw = this.#raw();
    if (raw === undefined) return undefined;
    const anchor = this.#view.anchorAt(raw.anchor);
    const focus = this.#view.anchorAt(raw.focus);
    return anchor === undefined || focus === undefined ? undefined : { anchor, focus };
  }

  restore(kept: KeptSelection): void {
    const anchor = this.#view.offsetOf(kept.anchor);
    const focus = this.#view.offsetOf(kept.focus);
    const now = this.#raw();
    if (anchor === undefined || focus === undefined || (now?.anchor === anchor && now.focus === focus)) return;
    this.#set(anchor, focus);
  }

  #set(anchor: number, focus: number): void {
    const from = this.#view.pointAt(anchor);
    const to = this.#view.pointAt(focus);
    if (from === undefined || to === undefined) return;
    window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  #raw(): { readonly anchor: number; readonly focus: number } | undefined {
    const selection = window.getSelection();
    if (!selection?.anchorNode || !selection.focusNode) return undefined;
    const anchor = this.#view.offsetAt(selection.anchorNode, selection.anchorOffset);
    const focus = this.#view.offsetAt(selection.focusNode, selection.focusOffset);
    return anchor === undefined || focus === undefined ? undefined : { anchor, focus };
  }

  #isSpace(offset: number): boolean {
    const view = this.#view.viewAt(offset);
    const character = view?.block.text[offset - view.start];
    return character === undefined || /\s/u.test(character);
  }
}
