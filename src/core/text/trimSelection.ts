/** Knows what at the ends of a selection is an accident of the mouse: blanks, stops, and quotes or brackets whose other half stayed outside. */

const PAIRS: readonly (readonly [string, string])[] = [
  ["（", "）"],
  ["(", ")"],
  ["《", "》"],
  ["〈", "〉"],
  ["「", "」"],
  ["『", "』"],
  ["【", "】"],
  ["[", "]"],
  ["“", "”"],
  ["‘", "’"],
];

/** White space and what never ends a name or a figure. `.`, `%` and `'` may, and stay; so does `-`, which may begin one. */
const LOOSE = /[\s\u200b\ufeff，。、；：！？…,;!?]/u;

/**
 * How many code units to leave out at the start and the end of a selected text. Both are 0 where nothing else would be left:
 * who selects a mark alone means it.
 */
export function trimSelection(text: string): { readonly start: number; readonly end: number } {
  const lone = lonelyMarks(text);
  const isLoose = (mark: string): boolean => LOOSE.test(mark) || lone.has(mark);
  let start = 0;
  let end = text.length;
  while (start < end && isLoose(text.charAt(start))) start += 1;
  while (end > start && isLoose(text.charAt(end - 1))) end -= 1;
  if (start < end) return { start, end: text.length - end };
  const blank = text.length - text.trimStart().length;
  return { start: blank, end: text.trim() === "" ? 0 : text.length - text.trimEnd().length };
}

/** The quotes and brackets whose other half stands nowhere in the text. */
function lonelyMarks(text: string): ReadonlySet<string> {
  const lone = new Set<string>();
  for (const [opening, closing] of PAIRS) {
    const [opens, closes] = [text.includes(opening), text.includes(closing)];
    if (opens && !closes) lone.add(opening);
    if (closes && !opens) lone.add(closing);
  }
  return lone;
}
