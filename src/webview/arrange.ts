/** Knows how elements get into the order of the article’s blocks with as few moves as possible. */

import type { PreviewBlock } from "../protocol/preview";
import { build } from "./dom";

/** A block and the element that shows it. */
export interface ArrangedBlock {
  readonly block: PreviewBlock;
  readonly element: HTMLElement;
}

/** What several blocks stand in: an element of the article, and the one in it, perhaps itself, that holds theirs. */
interface Frame {
  readonly tag: "ul" | "ol" | "div";
  readonly outer: HTMLElement;
  readonly inner: HTMLElement;
}

/** Neighbouring list items share one list, and the parts of a long table one table. */
export function arrange(root: HTMLElement, shown: readonly ArrangedBlock[]): void {
  const wanted: HTMLElement[] = [];
  const members = new Map<HTMLElement, HTMLElement[]>();
  let frame: Frame | undefined;
  for (const { block, element } of shown) {
    const tag = frameTag(block);
    if (tag === undefined) {
      frame = undefined;
      wanted.push(element);
      continue;
    }
    if (frame?.tag !== tag || (block.type === "table" && block.continues !== true)) {
      frame = frameAround(element, tag, root);
      if (members.has(frame.inner)) frame = buildFrame(tag);
      members.set(frame.inner, []);
      wanted.push(frame.outer);
    }
    members.get(frame.inner)?.push(element);
  }
  for (const [parent, items] of members) arrangeChildren(parent, items);
  arrangeChildren(root, wanted);
}

function frameTag(block: PreviewBlock): Frame["tag"] | undefined {
  if (block.type === "table") return "div";
  return block.type === "listItem" ? (block.ordered === true ? "ol" : "ul") : undefined;
}

/** The one that it stands in already, or a new one. */
function frameAround(element: HTMLElement, tag: Frame["tag"], root: HTMLElement): Frame {
  const inner = element.parentElement;
  const outer = tag === "div" ? inner?.parentElement : inner;
  return inner === null || outer === null || outer === undefined || inner === root || outer === root || outer.localName !== tag ? buildFrame(tag) : { tag, outer, inner };
}

function buildFrame(tag: Frame["tag"]): Frame {
  if (tag !== "div") {
    const list = build(tag, { class: "list" });
    return { tag, outer: list, inner: list };
  }
  const inner = build("table");
  // It may scroll sideways, so it has to be reachable by keyboard.
  return { tag, outer: build("div", { class: "table-scroll", attributes: { tabindex: "0" } }, inner), inner };
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
