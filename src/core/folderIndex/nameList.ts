/** Knows all names of a folder and finds those that contain some letters; most are kept as one text, which is quick to load and to search. */

import { normalise } from "../entities/characters";

/** A line a name; a name with case, width or script of its own stands behind its folded form and a tab. */
const END = "\n";
const TAB = "\t";

export class NameList {
  /** Begins and ends with a line feed. */
  #kept: string;
  /** Names since then; some may be among the kept ones, too. */
  readonly #added = new Set<string>();

  constructor(kept = "") {
    this.#kept = kept === "" ? END : kept;
  }

  /** Takes in a name. */
  add(name: string): void {
    this.#added.add(name);
  }

  /** Names that contain `part` without regard to case, width and script, the shortest first, at most `limit`. */
  find(part: string, limit: number): string[] {
    const wanted = foldName(part);
    const found = new Set([...this.#added].filter((name) => foldName(name).includes(wanted)));
    if (!/[\n\t]/.test(wanted)) for (const name of keptNames(this.#kept, wanted)) found.add(name);
    return [...found].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, limit);
  }

  /** Everything as one text, for keeping. */
  merge(): string {
    const lines = new Set(this.#kept.slice(1, -1).split(END));
    lines.delete("");
    for (const name of this.#added) lines.add(lineOf(name));
    this.#added.clear();
    this.#kept = END + [...lines, ""].join(END);
    return this.#kept;
  }
}

/** A name without case, width and script, as others are compared with it. */
export function foldName(name: string): string {
  // Hanzi have neither case nor width.
  return /^[\u4e00-\u9fff]*$/.test(name) ? normalise(name) : normalise(name.normalize("NFKC")).toLowerCase();
}

function lineOf(name: string): string {
  const plain = name.replace(/[\n\t]/g, " ");
  const folded = foldName(plain);
  return folded === plain ? plain : folded + TAB + plain;
}

/** The names in whose folded forms a part stands; every line is looked at once. */
function* keptNames(kept: string, wanted: string): Generator<string> {
  for (let at = kept.indexOf(wanted); at >= 0 && at < kept.length - 1; ) {
    const from = wanted === "" ? at + 1 : kept.lastIndexOf(END, at) + 1;
    const to = kept.indexOf(END, from);
    const line = kept.slice(from, to);
    const tab = line.indexOf(TAB);
    if (tab < 0) yield line;
    else if (at - from < tab) yield line.slice(tab + 1);
    at = wanted === "" ? to : kept.indexOf(wanted, to);
  }
}
