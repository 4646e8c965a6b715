/** Knows how elements get into the order of the article’s blocks with as few moves as possible. */

import type { PreviewBlock } from "../protocol/preview";
import { build } from "./dom";

/** A block and the element that shows it. */
export interface ArrangedBlock {
  readonly block: PreviewBlock;
  readonly element: HTMLElement;
}

/** Neighbouring list items share one list. */
export function arrange(root: HTMLElement, shown: readonly ArrangedBlock[]): void {
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
