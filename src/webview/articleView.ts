/** Knows the article on the page: keeps its blocks up to date, and where in it each character stands. */

import type { BlockKey, BlockPlace, PreviewBlock } from "../protocol/preview";
import { arrange } from "./arrange";
import { buildBlock, type BlockContext, type Leaf } from "./blockView";
import { type SentBlock, SentBlocks, takeAtOnce } from "./sentBlocks";

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
  /** Whether the element shows the block's marks as they are now. */
  readonly marked: boolean;
}

/** With more marks to draw than this, those that are out of sight come later. */
const MOST_MARKS_AT_ONCE = 600;

/** In an article of more characters, vast blocks are laid out when they come near. */
const LONG = 100_000;

/** Marks of blocks that are further from the reader than so many characters wait until they come nearer. */
const REACH = 30_000;

export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

export class ArticleView {
  readonly sent = new SentBlocks();
  readonly #root: HTMLElement;
  readonly #views = new Map<BlockKey, BlockView>();
  readonly #leafViews = new WeakMap<Node, { readonly view: BlockView; readonly leaf: Leaf }>();
  #shown: BlockView[] = [];
  #isUnbuilt = false;
  #context: BlockContext | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** The blocks on the page, in reading order. */
  get shown(): readonly BlockView[] {
    return this.#shown;
  }

  /** Whether all of the article is on the page; its end may be still to come, or to be built. */
  get isWhole(): boolean {
    return !this.#isUnbuilt && !this.sent.more;
  }

  /** Whether the next `render` builds more of the article's end. */
  get isUnbuilt(): boolean {
    return this.#isUnbuilt;
  }

  /** The element of the article, and all of what it shows. */
  get whole(): { readonly element: HTMLElement; readonly span: { readonly start: number; readonly end: number } } {
    const last = this.#shown.at(-1);
    return { element: this.#root, span: { start: 0, end: last === undefined ? 0 : last.start + last.block.text.length } };
  }

  /**
   * Makes the page show the blocks: only those that changed are built anew, the others stay the same elements. Where very many are new at
   * the article's end, the next call builds more of them. Where there are very many marks, those of the blocks from `offsetAtTop` on come
   * first and others with `markMore`.
   */
  render(isShown: (part: string) => boolean, context: BlockContext, offsetAtTop: () => number): void {
    this.#context = context;
    const all = this.sent.list(isShown);
    const wanted = takeAtOnce(all, this.#countShown(all));
    this.#isUnbuilt = wanted.length < all.length;
    const isChanged = (block: PreviewBlock): boolean => this.#views.get(block.key)?.block !== block;
    const marks = wanted.reduce((sum, { block }) => sum + (isChanged(block) ? block.marks.length : 0), 0);
    const offset = marks <= MOST_MARKS_AT_ONCE ? 0 : offsetAtTop();
    let left = MOST_MARKS_AT_ONCE;
    this.#shown = wanted.map(({ block, place }) => {
      const isMarked = marks <= MOST_MARKS_AT_ONCE || (left > 0 && place.start + block.text.length >= offset);
      if (isMarked && isChanged(block)) left -= block.marks.length;
      return this.#viewOf(block, place, isMarked);
    });
    this.#views.clear();
    for (const view of this.#shown) this.#views.set(view.key, view);
    this.#root.classList.toggle("long", this.whole.span.end > LONG);
    arrange(this.#root, this.#shown);
  }

  /** Whether marks are still to be drawn. */
  get isUnmarked(): boolean {
    return this.#shown.some(({ marked }) => !marked);
  }

  /** Whether marks near an offset are still to be drawn. */
  isUnmarkedNear(offset: number): boolean {
    return !this.#unmarkedNear(offset).next().done;
  }

  /** Draws marks that are missing near an offset for about so long: first those from it on, then those before it. */
  markMore(offset: number, milliseconds: number): void {
    const end = performance.now() + milliseconds;
    for (const [index, view] of this.#unmarkedNear(offset)) {
      this.#mark(index, view);
      if (performance.now() >= end) return;
    }
  }

  /** Draws all parts of a mark now. */
  drawMark(id: string): void {
    for (const [index, view] of this.#shown.entries()) if (!view.marked && view.block.marks.some((mark) => mark.id === id)) this.#mark(index, view);
  }

  /** The page is about to show another article. */
  clear(): void {
    this.#views.clear();
    this.#shown = [];
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
    let text: string | undefined;
    for (const { block, start: from } of this.#shown) {
      if (from >= end) break;
      if (from + block.text.length < start || block.type === "image") continue;
      const part = block.text.slice(Math.max(0, start - from), Math.max(0, end - from));
      text = text === undefined ? part : `${text}${"continues" in block ? "" : "\n"}${part}`;
    }
    return text ?? "";
  }

  /** The blocks without their marks that are not far from an offset, those behind it first. */
  *#unmarkedNear(offset: number): Generator<readonly [index: number, view: BlockView]> {
    const found = this.#shown.findIndex(({ start, block }) => start + block.text.length >= offset);
    const first = found < 0 ? this.#shown.length : found;
    for (const step of [1, -1]) {
      for (let index = step > 0 ? first : first - 1; ; index += step) {
        const view = this.#shown[index];
        if (view === undefined || Math.abs(view.start - offset) > REACH) break;
        if (!view.marked) yield [index, view];
      }
    }
  }

  /** How many blocks must stay on the page: all that it shows, and what is new between them. */
  #countShown(all: readonly SentBlock[]): number {
    return this.#views.size === 0 ? this.#shown.length : all.findLastIndex(({ block }) => this.#views.has(block.key)) + 1;
  }

  #viewOf(block: PreviewBlock, place: BlockPlace, isMarked: boolean): BlockView {
    const known = this.#views.get(place.key);
    const { start } = place;
    if (known?.block === block) {
      known.start = start;
      return known;
    }
    // Words that stay can wait for their new marks.
    if (known !== undefined && !isMarked && hasSameWords(known.block, block)) return this.#linked({ ...known, block, start, marked: false });
    const { element, leaves } = this.#build(block, place.part !== undefined, isMarked);
    // An element that stays where it was keeps the reader's place in it, so an edited block takes the old one's.
    known?.element.replaceWith(element);
    return this.#linked({ key: place.key, block, element, leaves, start, marked: isMarked || block.marks.length === 0 });
  }

  #mark(index: number, view: BlockView): void {
    const { element, leaves } = this.#build(view.block, view.element.classList.contains("restored"), true);
    view.element.replaceWith(element);
    const marked = this.#linked({ ...view, element, leaves, marked: true });
    this.#shown[index] = marked;
    this.#views.set(view.key, marked);
  }

  #build(block: PreviewBlock, isRestored: boolean, isMarked: boolean): { readonly element: HTMLElement; readonly leaves: readonly Leaf[] } {
    if (this.#context === undefined) throw new Error("Nothing is built before the first rendering.");
    const built = buildBlock(isMarked ? block : { ...block, marks: [] }, this.#context);
    if (isRestored) built.element.classList.add("restored");
    return built;
  }

  /** So that a point in its elements leads to the view. */
  #linked(view: BlockView): BlockView {
    for (const leaf of view.leaves) this.#leafViews.set(leaf.element, { view, leaf });
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

function hasSameWords(a: PreviewBlock, b: PreviewBlock): boolean {
  return a.text === b.text && JSON.stringify({ ...a, marks: [] }) === JSON.stringify({ ...b, marks: [] });
}
