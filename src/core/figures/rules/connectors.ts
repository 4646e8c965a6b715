/** Knows what joins the two ends of a range, and the members of a list. */

const RANGE = ["--", "——", "-", "—", "~", "至", "到", "─", "―"];

/** The end of a range's connector at `at`, or -1. A blank on either side of a dash is allowed. */
export function rangeConnectorEnd(text: string, at: number): number {
  let from = at;
  if (text.charAt(from) === " " && "-—~".includes(text.charAt(from + 1) || " ")) from++;
  for (const connector of RANGE) {
    if (!text.startsWith(connector, from)) continue;
    const end = from + connector.length;
    return text.charAt(end) === " " && "-—~".includes(connector.charAt(0)) ? end + 1 : end;
  }
  return -1;
}

/** The end of a list's separator at `at`, or -1. */
export function listSeparatorEnd(text: string, at: number): number {
  const character = text.charAt(at);
  return character === "、" || character === "/" ? at + 1 : -1;
}

/** The end of the word before a list's last member at `at`, or -1. */
export function lastSeparatorEnd(text: string, at: number): number {
  const character = text.charAt(at);
  if (character === "和" || character === "及" || character === "与" || character === "或") return at + 1;
  return text.startsWith("以及", at) ? at + 2 : -1;
}
