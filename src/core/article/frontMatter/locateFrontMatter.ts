/** Knows where an article's front matter stands, also in files that begin with blank lines or never close it. */

import type { Span } from "../../text/span";

export interface FrontMatterPlace {
  /** The lines between the fences. */
  readonly block: Span;
  /** The opening fence's line, for a diagnostic. */
  readonly fence: Span;
  /** The word after the opening dashes, in lower case; empty for YAML. */
  readonly language: string;
  readonly closed: boolean;
  /** The opening fence is three dashes, as every reader of front matter wants it. */
  readonly regular: boolean;
  /** Where the body begins. */
  readonly bodyStart: number;
}

const FENCE = /[ \t]{0,3}(-{3,12})[ \t]*([^\s-][^\r\n]{0,60}?)?[ \t]*(?:\r\n|\n|\r|$)/y;
const CLOSING = /^(?:-{3,12}|\.{3})[ \t]*$/;
const KEY = /^[\w$@.\u4e00-\u9fff-]{1,60}[ \t]*:(?:[ \t]|$)/;
const LANGUAGE = /^[A-Za-z_$][\w$.+-]*$/;

/** Finds the front matter; `undefined` where the file has none. Linear. */
export function locateFrontMatter(text: string): FrontMatterPlace | undefined {
  const start = skipBlank(text);
  FENCE.lastIndex = start;
  const fence = FENCE.exec(text);
  if (!fence) return undefined;
  const language = (fence[2] ?? "").toLowerCase();
  const regular = fence[1]?.length === 3;
  if (language !== "" && (!regular || !LANGUAGE.test(language))) return undefined;
  const blockStart = start + fence[0].length;
  const { end, next, closed, keys } = findEnd(text, blockStart);
  if (!closed && keys === 0) return undefined;
  if (!regular && keys === 0) return undefined;
  return {
    block: { start: blockStart, end },
    fence: { start, end: start + fence[0].trimEnd().length },
    language,
    closed,
    regular,
    bodyStart: next,
  };
}

/** Past a byte order mark, blank lines and lines of spaces, to the start of the first line that says something. */
function skipBlank(text: string): number {
  let at = 0;
  let lineStart = 0;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === "\n" || char === "\r") lineStart = at + 1;
    else if (char === "\uFEFF") lineStart = at + 1;
    else if (char !== " " && char !== "\t" && char !== "\u3000" && char !== "\u00A0" && char !== "\u200B") break;
  }
  return lineStart;
}

interface BlockEnd {
  readonly end: number;
  readonly next: number;
  readonly closed: boolean;
  readonly keys: number;
}

/**
 * The closing fence; where there is none before the HTML begins, the block ends at the first line that can't belong to it.
 */
function findEnd(text: string, start: number): BlockEnd {
  let keys = 0;
  let foreign: number | undefined;
  let blank: number | undefined;
  for (let line = start; line < text.length; ) {
    const { end, next } = lineAt(text, line);
    const content = text.slice(line, Math.min(end, line + 80));
    if (CLOSING.test(content)) return { end: line, next, closed: true, keys };
    if (isHtml(content)) return { end: foreign ?? line, next: foreign ?? line, closed: false, keys };
    if (KEY.test(content) && foreign === undefined) keys++;
    else if (content.trim() === "") blank ??= line;
    else if (!/^(?:[ \t#]|-[ \t])/.test(content)) foreign ??= blank ?? line;
    if (content.trim() !== "") blank = undefined;
    line = next;
  }
  const end = foreign ?? text.length;
  return { end, next: end, closed: false, keys };
}

/** No key can begin with `<`, but for YAML's merge key. */
function isHtml(line: string): boolean {
  return line.startsWith("<") && !line.startsWith("<<");
}

function lineAt(text: string, start: number): { readonly end: number; readonly next: number } {
  for (let at = start; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x0a) return { end: at, next: at + 1 };
    if (char === 0x0d) return { end: at, next: text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1 };
  }
  return { end: text.length, next: text.length };
}
