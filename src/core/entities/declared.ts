/** Knows the short names that an article declares for itself: 启航财险股份有限公司（以下简称“启航”）. */

import type { Scan } from "./scan";

export interface Declaration {
  /** Of the short name. */
  readonly start: number;
  readonly end: number;
  /** Where the full name ends. */
  readonly fullEnd: number;
}

const DECLARATION = /\((?:[^()\n]{0,20}[,、:; ])?(?:以下)?(?:简称|下称|又称|英文简称|简称为)(?:为|:)?\s?[“"'‘《]?([^“”"'‘’《》()\n,,。]{2,16})[”"'’》]?(?:[^()\n]{0,20})?\)/gu;

export function findDeclarations(scan: Scan): Declaration[] {
  const found: Declaration[] = [];
  if (!scan.norm.includes("称")) return found;
  for (const match of scan.norm.matchAll(DECLARATION)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].indexOf(name, match[0].search(/[称为]/u));
    found.push({ start, end: start + name.length, fullEnd: match.index });
  }
  return found;
}
