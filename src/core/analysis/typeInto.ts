/** Knows what typing plain text into one paragraph does to everything that is known of an article, without reading it again. */

import type { TextBlock } from "../article/article";
import type { Finding } from "../checks/finding";
import type { Span } from "../text/span";
import type { TextChange } from "../text/changes";
import type { Mention } from "./locate";
import type { ArticleFrame, Origin, Section } from "./section";

/** What takes the place of `length` characters: `source` is where in the file, `visible` where in the visible text. Both are offsets of a section or of all. */
export interface Typed {
  readonly source: number;
  readonly visible: number;
  readonly length: number;
  readonly text: string;
}

/** A paragraph that was typed into. Mentions that were typed into are left out. */
export interface TypedSection {
  readonly section: Section & { readonly block: TextBlock };
  /** In offsets of the section. */
  readonly typed: Typed;
}

/** Markup, and blanks, which browsers and cleaning rules treat in ways of their own: such a text must be read as a whole. */
const NOT_PLAIN = /[<>&\s\p{C}]/u;

const HALF = /[\ud800-\udfff]/;

/**
 * The section at `origin` after a change; `undefined` where more than its plain text may become another: the change
 * reaches beyond one stretch of text, or it has to do with markup, blanks, tables or images.
 */
function typeInto(section: Section, origin: Origin, { offset, length, text }: TextChange): TypedSection | undefined {
  const { block } = section;
  const source = offset - origin.source;
  if (block === undefined || block.type === "table" || block.type === "image" || block.type === "preformatted" || NOT_PLAIN.test(text)) return undefined;
  const segment = segmentAround(section, source, length);
  if (segment === undefined) return undefined;
  const visible = segment.visible + source - segment.source;
  if (!isPlainChange(section.text, visible, length, text)) return undefined;
  const typed = { source, visible, length, text };
  const by = text.length - length;
  const runEnd = (span: Span): Span => moveBorders(span, (at, isEnd) => at >= segment.visible + segment.length && (isEnd || at > segment.visible), by);
  return {
    typed,
    section: {
      ...section,
      block: { ...block, start: block.start, end: block.end + by, source: { start: block.source.start, end: block.source.end + by }, runs: block.runs.map((run) => ({ ...run, ...runEnd(run) })) },
      text: section.text.slice(0, visible) + text + section.text.slice(visible + length),
      sourceLength: section.sourceLength + by,
      segments: section.segments.map((number, index) => moveSegment(number, index, segment, by)),
      links: section.links.map((link) => ({ ...link, source: moveSource(link.source, typed) })),
      figures: moveMentions(section.figures, typed),
      entities: moveMentions(section.entities, typed),
      nested: moveMentions(section.nested, typed),
      marks: moveMentions(section.marks, typed),
    },
  };
}

/** A paragraph that is emptied is none any more, blanks that meet become one, and half of a surrogate pair is no character. */
function isPlainChange(all: string, start: number, length: number, text: string): boolean {
  const before = all.charAt(start - 1);
  const after = all.charAt(start + length);
  if (HALF.test(before) || HALF.test(after) || NOT_PLAIN.test(all.slice(start, start + length))) return false;
  return text !== "" || (all.trim().length > length && (before.trim() !== "" || after.trim() !== ""));
}

/** What an article says beside its sections. */
export interface Seen {
  readonly frame: ArticleFrame;
  readonly findings: readonly Finding[];
}

/** The same for one change after the other, all of them in one section; `typed` is the last. What else was `seen` moves along. */
export function typeAllInto(section: Section, origin: Origin, changes: readonly TextChange[], seen: Seen): (TypedSection & { readonly seen: Seen }) | undefined {
  let now: (TypedSection & { readonly seen: Seen }) | undefined;
  for (const change of changes) {
    const next = typeInto(now?.section ?? section, origin, change);
    if (next === undefined) return undefined;
    const { source, visible, ...rest } = next.typed;
    const typed = { ...rest, source: source + origin.source, visible: visible + origin.visible };
    const { frame, findings } = now?.seen ?? seen;
    now = { ...next, seen: { frame: typeIntoFrame(frame, typed), findings: typeIntoFindings(findings, typed) } };
  }
  return now;
}

/** A frame whose sections were typed into; `typed` is in offsets of the whole article. */
function typeIntoFrame(frame: ArticleFrame, typed: Typed): ArticleFrame {
  return {
    ...frame,
    problems: frame.problems.map((problem) => ({ ...problem, span: moveSource(problem.span, typed) })),
    removed: frame.removed.map((part) => ({ ...part, source: moveSource(part.source, typed), visible: moveVisible(part.visible, typed) })),
    zones: frame.zones.map((zone, index) => ({ ...zone, ...moveVisible(zone, typed, index === frame.zones.length - 1) })),
  };
}

/** Doubts that do not touch what was typed. */
function typeIntoFindings(findings: readonly Finding[], typed: Typed): Finding[] {
  return findings
    .filter((finding) => ![finding, ...finding.related].some((span) => isTouched(span, typed)))
    .map((finding) => ({ ...finding, ...moveSource(finding, typed), related: finding.related.map((span) => moveSource(span, typed)) }));
}

interface Segment {
  /** Its place among the numbers. */
  readonly index: number;
  readonly visible: number;
  readonly length: number;
  readonly source: number;
}

/** The stretch of plain text around a change; where two meet, the first. */
function segmentAround({ segments }: Section, start: number, length: number): Segment | undefined {
  for (let index = 0; index + 3 < segments.length; index += 4) {
    const [visible = 0, long = 0, source = 0, sourceLength = 0] = segments.slice(index, index + 4);
    if (long === sourceLength && source <= start && start + length <= source + sourceLength) return { index, visible, length: long, source };
  }
  return undefined;
}

/** Numbers are as in `VisibleText.segments`. */
function moveSegment(number: number, index: number, { index: first, source, length }: Segment, by: number): number {
  const field = index % 4;
  if (index < first) return field === 2 && number >= source + length ? number + by : number;
  if (index < first + 4) return field % 2 === 1 ? number + by : number;
  if (field === 0) return number + by;
  return field === 2 && number >= source + length ? number + by : number;
}

function moveMentions<M extends Mention>(mentions: readonly M[], typed: Typed): M[] {
  return mentions.filter((mention) => !isTouched(mention, typed)).map((mention) => ({ ...mention, ...moveSource(mention, typed) }));
}

/** Whether something was put inside of a span, or some of it taken away. */
function isTouched({ start, end }: Span, { source, length }: Typed): boolean {
  return start < source + length && source < end;
}

function moveSource(span: Span, { source, length, text }: Typed): Span {
  return moveBorders(span, (at, isEnd) => (isEnd ? at > source : at >= source + length), text.length - length);
}

/** Text that is put where a stretch begins belongs to it. */
function moveVisible(span: Span, { visible, length, text }: Typed, isLast = false): Span {
  return moveBorders(span, (at, isEnd) => at > visible && at >= visible + length || (isLast && isEnd), text.length - length);
}

function moveBorders({ start, end }: Span, isMoved: (at: number, isEnd: boolean) => boolean, by: number): Span {
  return { start: isMoved(start, false) ? start + by : start, end: isMoved(end, true) ? end + by : end };
}
