/** Knows whether a paragraph that was just typed into can be looked at by itself, and what it takes to do so. */

import type { Finding } from "../checks/finding";
import type { TextChange } from "../text/changes";
import type { ArticleFrame, Origin, Section, SectionChange } from "./section";
import type { SectionList } from "./sectionList";
import { type Seen, typeAllInto, type TypedSection } from "./typeInto";

/** One version of an article as its reader knows it. */
export interface KnownArticle {
  readonly list: SectionList;
  readonly frame: ArticleFrame;
  readonly findings: readonly Finding[];
}

/** All that is needed to look into the paragraph; plain data, whose size does not depend on the article's. */
export interface GlanceQuestion extends TypedSection {
  /** The file's text of the section. */
  readonly source: string;
  /** The article's, ISO 8601. */
  readonly date?: string;
  readonly fileName?: string;
}

export interface Glance {
  readonly question: GlanceQuestion;
  /** What the answer changes. */
  changeTo(section: Section): SectionChange;
  /** What else moves along with what was typed. */
  readonly seen: Seen;
}

/** In UTF-16 code units; looking into a longer paragraph would take as long as reading a whole article. */
const LONGEST = 10_000;

/**
 * What to ask after something was typed into the plain text of one paragraph, given the article as it was known before
 * and the file's `text` after it. `undefined` where more may have changed, which only reading the article tells.
 */
export function glanceAt(known: KnownArticle, typed: readonly TextChange[], { text, fileName }: { readonly text: string; readonly fileName?: string }): Glance | undefined {
  const { sections, sourceLength } = known.list;
  if (typed.reduce((length, change) => length + change.text.length - change.length, sourceLength) !== text.length) return undefined;
  const place = typed[0] === undefined ? undefined : sectionAt(known.list, typed[0].offset);
  if (place === undefined) return undefined;
  const { index, section, origin } = place;
  // Boilerplate may have been parted from prose in the same paragraph, and typing may part them elsewhere.
  if (sections.slice(Math.max(0, index - 1), index + 2).some(({ block }) => block?.removedBy !== undefined)) return undefined;
  const now = section.text.length > LONGEST ? undefined : typeAllInto(section, origin, typed, known);
  if (now === undefined) return undefined;
  const { seen, ...paragraph } = now;
  const source = text.slice(origin.source, origin.source + paragraph.section.sourceLength);
  // Whether a line is one of Markdown's links, and so hides their marks, depends on every character of it.
  if (source.includes("](")) return undefined;
  const { date } = known.frame.meta;
  return {
    question: { ...paragraph, source, ...(date === undefined ? {} : { date }), ...(fileName === undefined ? {} : { fileName }) },
    changeTo: (answer) => ({ head: index, tail: sections.length - index - 1, sections: [answer] }),
    seen,
  };
}

/** A question about a paragraph of nothing but this text. */
export function questionAbout(text: string): GlanceQuestion {
  const whole = { start: 0, end: text.length };
  const block = { ...whole, type: "paragraph", runs: [{ ...whole, marks: [] }], zone: "body", source: whole } as const;
  const section = { block, text, sourceLength: text.length, segments: [0, text.length, 0, text.length], links: [], figures: [], entities: [], nested: [], marks: [] };
  return { section, typed: { source: 0, visible: 0, length: 0, text }, source: text };
}

/** The section that holds a place in the file; `undefined` in the few articles whose sections do not follow each other there as they do for a reader. */
function sectionAt(list: SectionList, offset: number): { readonly index: number; readonly section: Section; readonly origin: Origin } | undefined {
  const { sections } = list;
  if (sections.some(({ sourceLength }) => sourceLength < 0)) return undefined;
  const index = sections.findIndex(({ sourceLength }, at) => offset < list.origin(at).source + sourceLength);
  const section = sections[index];
  return section === undefined ? undefined : { index, section, origin: list.origin(index) };
}
