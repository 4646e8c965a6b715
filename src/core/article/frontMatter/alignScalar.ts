/** Knows which characters of the file a front-matter value was read from. */

import type { Span } from "../../text/span";
import type { AlignmentSink } from "../html/alignText";

/** How a value is written: with backslash escapes, with doubled apostrophes, or as it stands. */
export type ScalarStyle = "double" | "single" | "plain";

const ESCAPE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|[^])/y;
const SPACE = /[ \t\r\n]+/y;

/** Aligns a value with what stands at `span` in the file, quotes excluded. An escape is one atomic stretch; folded lines too. */
export function alignScalar(source: string, span: Span, style: ScalarStyle, value: string, sink: AlignmentSink): void {
  let from = span.start;
  let offset = 0;
  let plain = 0;
  const flush = () => {
    if (plain > 0) sink(offset - plain, plain, from - plain, plain);
    plain = 0;
  };
  while (from < span.end && offset < value.length) {
    const length = atomLength(source, from, span.end, style, value[offset] ?? "");
    if (length === 0) {
      from += 1;
      offset += 1;
      plain += 1;
      continue;
    }
    flush();
    const units = length < 0 ? 0 : atomUnits(source, from, value, offset);
    if (units > 0) sink(offset, units, from, length);
    from += Math.abs(length);
    offset += units;
  }
  flush();
}

/** Source length of an atom at `from`; 0 for a character that stands for itself, negative for what the value does not show. */
function atomLength(source: string, from: number, end: number, style: ScalarStyle, wanted: string): number {
  const char = source[from] ?? "";
  if (style === "double" && char === "\\") {
    ESCAPE.lastIndex = from;
    const length = ESCAPE.exec(source)?.[0].length ?? 1;
    return source[from + 1] === "\n" || source[from + 1] === "\r" ? -length : length;
  }
  if (style === "single" && source.startsWith("''", from)) return 2;
  if (char === wanted && char !== "\n" && char !== "\r") {
    if (char !== " " && char !== "\t") return 0;
    SPACE.lastIndex = from;
    const run = SPACE.exec(source)?.[0] ?? "";
    return /[\r\n]/.test(run) ? Math.min(run.length, end - from) : 0;
  }
  SPACE.lastIndex = from;
  const run = SPACE.exec(source)?.[0].length ?? 0;
  if (run > 0) return (wanted === " " || wanted === "\n" ? 1 : -1) * Math.min(run, end - from);
  return -1;
}

/** How many code units of the value an atom stands for: two for an escape above the basic plane. */
function atomUnits(source: string, from: number, value: string, offset: number): number {
  const isLong = source[from] === "\\" && source[from + 1] === "U";
  return isLong && (value.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}
