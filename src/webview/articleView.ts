/** Knows the article on the page: keeps its blocks up to date, and where in it each character stands. */

import type { BlockKey, BlockPlace, PreviewBlock, PreviewUpdate } from "../protocol/preview";
import { buildBlock, type BlockContext, type Leaf } from "./blockView";
import { build } from "./dom";

/** A place that an edit elsewhere does not move. */
export interface Anchor {
  readonly key: BlockKey;
  /** Relative to the block's text. */
  readonly offset: number;
}

/** A block that is on the page. */
export interface BlockView {
  readonly key: BlockKey;
  readonly block: PreviewBlock;
  readonly element: HTMLElement;
  readonly leaves: readonly Leaf[];
  start: number;
}

export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

export class ArticleView {
  readonly #root: HTMLElement;
  readonly #blocks = new Map<BlockKey, PreviewBlock>();
  readonly #views = new Map<BlockKey, BlockView>();
  readonly #leafViews = new WeakMap<Node, { readonly view: BlockView; readonly leaf: Leaf }>();
  readonly #early: PreviewBlock[] = [];
  #places: readonly BlockPlace[] = [];
  #shown: BlockView[] = [];

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** The blocks on the page, in reading order. */
  get shown(): readonly BlockView[] {
    return this.#shown;
  }

  /** Keeps blocks of the next update, which comes in parts. */
  expect(blocks: readonly PreviewBlock[]): void {
    this.#early.push(...blocks);
  }

  /** Takes over what the host sent. False when it builds on blocks that the page doesn't have. */
  accept(update: PreviewUpdate): boolean {
    if (update.serial === 0) this.#blocks.clear();
    for (const block of [...this.#early.splice(0), ...update.blocks]) this.#blocks.set(block.key, block);
    const wanted = new Set(update.places.map((place) => place.key));
    for (const key of this.#blocks.keys()) if (!wanted.has(key)) this.#blocks.delete(key);
    this.#places = update.places;
    return update.places.every((place) => this.#blocks.has(place.key));
  }

  /** Makes the page show the blocks: only those that changed are built anew, the others stay the same elements. */
  render(isShown: (part: string) => boolean, context: BlockContext): void {
    const shown: BlockView[] = [];
    for (const place of this.#places) {
      const block = this.#blocks.get(place.key);
      if (block === undefined || (place.part !== undefined && !isShown(place.part))) continue;
      const view = this.#viewOf(block, place, context);
      view.start = place.start;
      shown.push(view);
    }
    this.#shown = shown;
    this.#views.clear();
    for (const view of shown) this.#views.set(view.key, view);
    arrange(this.#root, shown);
  }

  /** The next `render` builds every block anew, for another language or other rights. */
  forgetElements(): void {
    this.#views.clear();
  }

  view(key: BlockKey): BlockView | undefined {
    return this.#views.get(key);
  }

  /** The last shown block that begins at or before an offset; the first one before it. */
  viewAt(offset: number): BlockView | undefined {
    let low = 0;
    let high = this.#shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#shown[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#shown[Math.max(0, low - 1)];
  }

  anchorAt(offset: number): Anchor | undefined {
    const view = this.viewAt(offset);
    return view === undefined ? undefined : { key: view.key, offset: Math.max(0, offset - view.start) };
  }

  /** Where an anchor's character is now, in the visible text. */
  offsetOf(anchor: Anchor): number | undefined {
    const view = this.#views.get(anchor.key);
    return view === undefined ? undefined : view.start + Math.min(anchor.offset, view.block.text.length);
  }

  /** The visible offset of a point in the document; of what follows it, where it stands between blocks. */
  offsetAt(node: Node, offset: number): number | undefined {
    const found = this.#leafAround(node);
    if (found !== undefined) {
      const range = document.createRange();
      range.setStart(found.leaf.element, 0);
      range.setEnd(node, offset);
      return found.view.start + found.leaf.start + range.toString().length;
    }
    if (!this.#root.contains(node)) return undefined;
    return this.#offsetAfter(node, offset);
  }

  /** The point before the character at an offset. */
  pointAt(offset: number): DomPoint | undefined {
    const view = this.viewAt(offset);
    if (view === undefined) return undefined;
    const relative = offset - view.start;
    const leaf = view.leaves.findLast((candidate) => candidate.start <= relative) ?? view.leaves[0];
    if (leaf === undefined) return { node: view.element, offset: 0 };
    let left = Math.min(Math.max(0, relative - leaf.start), leaf.end - leaf.start);
    const walker = document.createTreeWalker(leaf.element, NodeFilter.SHOW_TEXT);
    let last: DomPoint = { node: leaf.element, offset: 0 };
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { length } = node.nodeValue ?? "";
      if (left < length) return { node, offset: left };
      left -= length;
      last = { node, offset: length };
    }
    return last;
  }

  /** The article's words from `start` to `end`, blocks apart by line feeds; what is not on the page is left out. */
  textBetween(start: number, end: number): string {
    const parts: string[] = [];
    for (const view of this.#shown) {
      if (view.start >= end) break;
      if (view.start + view.block.text.length < start || view.block.type === "image") continue;
      parts.push(view.block.text.slice(Math.max(0, start - view.start), Math.max(0, end - view.start)));
    }
    return parts.join("\n");
  }

  #viewOf(block: PreviewBlock, place: BlockPlace, context: BlockContext): BlockView {
    const known = this.#views.get(place.key);
    if (known?.block === block) return known;
    const { element, leaves } = buildBlock(block, context);
    if (place.part !== undefined) element.classList.add("restored");
    // An element that stays where it was keeps the reader's place in it, so an edited block takes the old one's.
    known?.element.replaceWith(element);
    const view: BlockView = { key: place.key, block, element, leaves, start: place.start };
    for (const leaf of leaves) this.#leafViews.set(leaf.element, { view, leaf });
    return view;
  }

  #leafAround(node: Node): { readonly view: BlockView; readonly leaf: Leaf } | undefined {
    for (let current: Node | null = node; current !== null && current !== this.#root; current = current.parentNode) {
      const found = this.#leafViews.get(current);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #offsetAfter(node: Node, offset: number): number | undefined {
    const point = document.createRange();
    point.setStart(node, offset);
    for (const view of this.#shown) {
      for (const leaf of view.leaves) {
        if (point.comparePoint(leaf.element, 0) >= 0) return view.start + leaf.start;
      }
    }
    const last = this.#shown.at(-1);
    return last === undefined ? undefined : last.start + last.block.text.length;
  }
}

/** Puts the blocks in order with as few moves as possible; neighbouring list items share one list. */
function arrange(root: HTMLElement, shown: readonly BlockView[]): void {
  const wanted: HTMLElement[] = [];
  const lists = new Map<HTMLElement, HTMLElement[]>();
  let list: HTMLElement | undefined;
  for (const { block, element } of shown) {
    if (block.type !== "listItem") {
      list = undefined;
      wanted.push(element);
      continue;
    }
    const tag = block.ordered === true ? "ol" : "ul";
    if (list?.localName !== tag) {
      const before = element.parentElement;
      list = before !== null && before.localName === tag && before !== root && !lists.has(before) ? before : build(tag, { class: "list" });
      lists.set(list, []);
      wanted.push(list);
    }
    lists.get(list)?.push(element);
  }
  for (const [parent, items] of lists) arrangeChildren(parent, items);
  arrangeChildren(root, wanted);
}

/** What goes is taken out first, so that what stays need not move: a moved element loses the focus. */
function arrangeChildren(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  if (isArranged(parent, wanted)) return;
  const staying = new Set<Element>(wanted);
  for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
  let cursor = parent.firstElementChild;
  for (const element of wanted) {
    if (element === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(element, cursor);
  }
}

/** Most updates change words inside a block and no order. */
function isArranged(parent: HTMLElement, wanted: readonly HTMLElement[]): boolean {
  let child = parent.firstElementChild;
  for (const element of wanted) {
    if (element !== child) return false;
    child = child.nextElementSibling;
  }
  return child === null;
}
