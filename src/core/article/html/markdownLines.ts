/** Knows the Markdown that stands between the HTML: autolinks, lines of links, pictures, and the digest at the top. */

import type { Span } from "../../text/span";

/** A link written as `[label](url)`. */
export interface MarkdownLink {
  readonly label: Span;
  readonly url: string;
  /** Of the whole link, brackets included. */
  readonly source: Span;
}

/** A picture written as `![alt](url)`, a line of its own. */
export interface MarkdownImage {
  readonly alt: string;
  readonly url: string;
  /** Of the whole, brackets included. */
  readonly source: Span;
}

export interface MarkdownLines {
  /** The file's text. */
  readonly text: string;
  /** The text with all Markdown marks replaced by spaces, as long as before: what the HTML parser is given. */
  readonly masked: string;
  /** Parts that are marks, not text; sorted. */
  readonly hidden: readonly Span[];
  /** Sorted. */
  readonly links: readonly MarkdownLink[];
  readonly autolinks: readonly Span[];
  /** By where they begin. */
  readonly images: ReadonlyMap<number, MarkdownImage>;
  /** The digest's lines (`> …`) at the top of the body. */
  readonly quote?: Span;
}

const AUTOLINK = /<(?:https?|ftp|mailto):[^<>\s]{0,4096}>/gi;
const EMPTY_AUTOLINK = /^[ \t]*<>[ \t]*\r?$/gm;
/** Each repetition begins with `[`, so the pattern can't backtrack over more than one link. */
const LINK_LINE = /^[ \t]*(?:\[[^[\]\r\n]{1,200}\]\([^()\s]{0,2048}\)[ \t|｜·/]*)+\r?$/gm;
const LINK = /\[([^[\]\r\n]{1,200})\]\(([^()\s]{0,2048})\)/g;
const IMAGE_LINE = /^([ \t]*)(!\[([^[\]\r\n]{0,200})\]\(([^()\s]{1,2048})(?:[ \t]{1,9}"[^"\r\n]{0,200}")?\))[ \t]*\r?$/gm;
const QUOTE_LINE = /[ \t]{0,3}> ?/y;

/** Finds the Markdown from `bodyStart` on, and masks everything before it. */
export function readMarkdownLines(text: string, bodyStart: number): MarkdownLines {
  const body = text.slice(bodyStart);
  const autolinks = [...matches(AUTOLINK, body, bodyStart), ...matches(EMPTY_AUTOLINK, body, bodyStart)];
  const hidden: Span[] = [...autolinks];
  const links: MarkdownLink[] = [];
  if (body.includes("](")) {
    for (const line of body.matchAll(LINK_LINE)) {
      for (const match of line[0].matchAll(LINK)) {
        const start = bodyStart + line.index + match.index;
        const label = match[1] ?? "";
        const end = start + match[0].length;
        links.push({ label: { start: start + 1, end: start + 1 + label.length }, url: match[2] ?? "", source: { start, end } });
        hidden.push({ start, end: start + 1 }, { start: start + 1 + label.length, end });
      }
    }
  }
  const images = new Map<number, MarkdownImage>();
  for (const line of body.includes("![") ? body.matchAll(IMAGE_LINE) : []) {
    const start = bodyStart + line.index + (line[1]?.length ?? 0);
    const source = { start, end: start + (line[2]?.length ?? 0) };
    images.set(start, { alt: line[3] ?? "", url: line[4] ?? "", source });
    hidden.push(source);
  }
  const quote = readDigest(text, bodyStart, hidden);
  const disjoint = merge(hidden);
  const masked = " ".repeat(bodyStart) + blankOut(body, disjoint, bodyStart);
  return { text, masked, hidden: disjoint, links, autolinks, images, ...(quote && { quote }) };
}

function* matches(pattern: RegExp, body: string, offset: number): Generator<Span> {
  for (const match of body.matchAll(pattern)) yield { start: offset + match.index, end: offset + match.index + match[0].length };
}

/** The `>` lines at the top, up to the first blank line or the first line that is HTML. */
function readDigest(text: string, bodyStart: number, hidden: Span[]): Span | undefined {
  let line = bodyStart;
  while (line < text.length && text.slice(line, lineEnd(text, line)).trim() === "") line = nextLine(text, line);
  const start = line;
  let end = line;
  while (line < text.length) {
    QUOTE_LINE.lastIndex = line;
    const mark = QUOTE_LINE.exec(text);
    const content = text.slice(line, Math.min(lineEnd(text, line), line + 200)).trim();
    if (mark !== null) hidden.push({ start: line, end: line + mark[0].length });
    else if (line === start || content === "" || content.startsWith("<")) break;
    end = lineEnd(text, line);
    line = nextLine(text, line);
  }
  return end > start ? { start, end } : undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function nextLine(text: string, from: number): number {
  return Math.min(lineEnd(text, from) + 1, text.length);
}

/** Sorted, and overlapping spans joined. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function blankOut(body: string, hidden: readonly Span[], offset: number): string {
  if (hidden.length === 0) return body;
  let result = "";
  let done = 0;
  for (const span of hidden) {
    const from = span.start - offset;
    const to = span.end - offset;
    result += body.slice(done, from) + " ".repeat(to - from);
    done = to;
  }
  return result + body.slice(done);
}

/** Index of the first of sorted, disjoint spans that ends after `at`. */
export function firstEndingAfter(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The link whose label holds `at`. */
export function linkAt(links: readonly MarkdownLink[], at: number): MarkdownLink | undefined {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.source.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const link = links[low];
  return link && link.label.start <= at && at < link.label.end ? link : undefined;
}
