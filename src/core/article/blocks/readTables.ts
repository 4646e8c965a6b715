/** Knows which tables hold data and which only lay out a page. */

import { isElement, type ElementNode, type RootNode } from "../html/parseHtml";

/**
 * The tables that are shown as tables: more than one cell, and no table inside. The others are read as plain blocks.
 * One walk over the tree, without recursion.
 */
export function findDataTables(root: RootNode): ReadonlySet<ElementNode> {
  const cells = new Map<ElementNode, number>();
  const layout = new Set<ElementNode>();
  const open: ElementNode[] = [];
  const stack: (ElementNode | "close")[] = [];
  pushChildren(root, stack);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === "close") {
      open.pop();
      continue;
    }
    const table = open.at(-1);
    if (node.tagName === "table") {
      if (table) layout.add(table);
      cells.set(node, 0);
      open.push(node);
      stack.push("close");
    } else if (table && (node.tagName === "td" || node.tagName === "th")) cells.set(table, (cells.get(table) ?? 0) + 1);
    pushChildren(node, stack);
  }
  return new Set([...cells].filter(([table, count]) => count > 1 && !layout.has(table)).map(([table]) => table));
}

function pushChildren(parent: ElementNode | RootNode, stack: (ElementNode | "close")[]): void {
  for (let i = parent.childNodes.length - 1; i >= 0; i--) {
    const child = parent.childNodes[i];
    if (child !== undefined && isElement(child)) stack.push(child);
  }
}
