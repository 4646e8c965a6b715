/** Knows how an editor tells what was typed, and what becomes of a text by it. */

/** Text that takes another's place. `offset` and `length` are UTF-16 code units into the text before this change. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** The text after some changes, each of which applies to what the one before it left. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  return changes.reduce((before, { offset, length, text: inserted }) => before.slice(0, offset) + inserted + before.slice(offset + length), text);
}
