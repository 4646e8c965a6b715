/** Knows the simplified form of a text: one character for one, so that offsets hold for both. */

import { CharacterTable } from "./characterTable";
import { SIMPLIFIED, TRADITIONAL } from "./traditional";

const SIMPLE = new CharacterTable(Array.from(TRADITIONAL, (character, index): [number, number] => [character.charCodeAt(0), SIMPLIFIED.charCodeAt(index)]));

/** `text` with its traditional characters replaced, in the same length; the same string where it has none. */
export function simplify(text: string): string {
  return SIMPLE.replace(text);
}
