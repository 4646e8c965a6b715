/** Knows how an analysis is divided at the article's blocks, and which sections an edit left as they were. */

import type { Article, Block } from "../article/article";
import type { Figure } from "../figures/figure";
import { locateMention, type Mention } from "./locate";
import { type EntityChange, moveBlock, moveLink, moveMention, negate, type Origin, type Section, type SectionChange, type SectionNames } from "./section";


/** Sections in reading order, without names yet; there is always a first one. `figures` are in offsets of the visible text. Linear. */
export function divideArticle(article: Article, found: readonly Figure[]): Section[] {
  const origins = originsOf(article);
  const segments = divideSegments(article, origins);
  const figures = divideMentions(article, origins, found);
  return origins.map((origin, index) => {
    const block = article.blocks[index - 1];
    const next = origins[index + 1];
    const { text } = article.visible;
    return {
      ...(block === undefined ? {} : { block: moveBlock(block, negate(origin)) }),
      text: text.slice(origin.visible, next?.visible ?? text.length),
      sourceLength: (next?.source ?? article.text.length) - origin.source,
      segments: segments[index] ?? NOTHING,
      links: orNothing(article.links.slice(origin.link, next?.link ?? article.links.length).map((link) => moveLink(link, -origin.source))),
      figures: orNothing(figures[index]),
      ...NO_NAMES,
    };
  });
}

/** One for all: a thread that is sent very many sections makes one of it for each message, and not one for each section. */
const NOTHING: never[] = [];

const NO_NAMES: SectionNames = { entities: NOTHING, nested: NOTHING, marks: NOTHING };

function orNothing<T>(list: readonly T[] = NOTHING): readonly T[] {
  return list.length === 0 ? NOTHING : list;
}

/** The names of each section whose names are others than before; those that are given are in offsets of the visible text. */
export function changedEntities(sections: readonly Section[], article: Article, found: SectionNames): EntityChange[] {
  const origins = originsOf(article);
  const entities = divideMentions(article, origins, found.entities);
  const nested = divideMentions(article, origins, found.nested);
  const marks = divideMentions(article, origins, found.marks);
  return sections.flatMap((section, index) => {
    const change = { index, entities: entities[index] ?? [], nested: nested[index] ?? [], marks: marks[index] ?? [] };
    return isSame(section.entities, change.entities) && isSame(section.nested, change.nested) && isSame(section.marks, change.marks) ? [] : [change];
  });
}

/**
 * Which sections at the beginning and at the end are as they were, names aside: those are found later, and until
 * then a section keeps the ones it had.
 */
export function compareSections(before: readonly Section[], after: readonly Section[]): SectionChange {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && isUnchanged(before[head], after[head])) head++;
  let tail = 0;
  while (tail < most - head && isUnchanged(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
  return { head, tail, sections: after.slice(head, after.length - tail) };
}

/** The list that a change makes of another; sections that stayed are the very same objects. */
export function applyChange(before: readonly Section[], { head, tail, sections }: SectionChange): readonly Section[] {
  return before.slice(0, head).concat(sections, before.slice(before.length - tail));
}

export function applyEntities(before: readonly Section[], changes: readonly EntityChange[]): readonly Section[] {
  const sections = before.slice();
  for (const { index, ...names } of changes) {
    const section = sections[index];
    if (section !== undefined) sections[index] = { ...section, ...names };
  }
  return sections;
}

/** An image takes no visible text: its section begins where the next block's text does. */
function originsOf({ visible, blocks, links }: Article): Origin[] {
  const origins: Origin[] = [];
  let start = visible.text.length;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i];
    if (block === undefined) continue;
    if (block.type !== "image") ({ start } = block);
    origins.push({ visible: start, source: block.source.start, link: 0 });
  }
  origins.push({ visible: 0, source: 0, link: 0 });
  return withLinks(origins.reverse(), blocks, links.length);
}

/** Each link belongs to the section whose block uses it last, or where none does, to the next that uses one. */
function withLinks(origins: readonly Origin[], blocks: readonly Block[], count: number): Origin[] {
  let link = 0;
  return origins.map((origin, index) => {
    const block = blocks[index - 1];
    const placed = { ...origin, link };
    if (block !== undefined) link = Math.min(count, Math.max(link, lastLink(block) + 1));
    return placed;
  });
}

function lastLink(block: Block): number {
  if (block.type === "image") return -1;
  const runs = block.type === "table" ? block.rows.flatMap((row) => row.flatMap((cell) => cell.runs)) : block.runs;
  return runs.reduce((last, { link = -1 }) => Math.max(last, link), -1);
}

/** The index of the last section that begins at or before a visible offset. */
function lastBeginningBy(origins: readonly Origin[], offset: number): number {
  let low = 0;
  let high = origins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((origins[middle]?.visible ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function divideSegments({ visible: { segments } }: Article, origins: readonly Origin[]): number[][] {
  const divided: number[][] = origins.map(() => []);
  for (let i = 0; i + 3 < segments.length; i += 4) {
    const start = segments[i] ?? 0;
    const index = lastBeginningBy(origins, start);
    const { visible, source } = origins[index] ?? { visible: 0, source: 0 };
    divided[index]?.push(start - visible, segments[i + 1] ?? 0, (segments[i + 2] ?? 0) - source, segments[i + 3] ?? 0);
  }
  return divided;
}

/** Each mention belongs to the section that it begins in. */
function divideMentions<M extends Mention>(article: Article, origins: readonly Origin[], mentions: readonly M[]): M[][] {
  const divided: M[][] = origins.map(() => []);
  for (const mention of mentions) {
    const index = lastBeginningBy(origins, mention.start);
    const located = locateMention(mention, article.visible, article.text);
    if (located !== undefined) divided[index]?.push(moveMention(located, -(origins[index]?.source ?? 0)));
  }
  return divided;
}

function isUnchanged(before: Section | undefined, after: Section | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return (
    before.text === after.text &&
    before.sourceLength === after.sourceLength &&
    isSame(before.segments, after.segments) &&
    isSame(before.block, after.block) &&
    isSame(before.links, after.links) &&
    isSame(before.figures, after.figures)
  );
}

/** Whether two pieces of plain data say the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return Object.is(one, other);
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((value, index) => isSame(value, other[index]));
  }
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame((one as Fields)[key], (other as Fields)[key]));
}

type Fields = Readonly<Record<string, unknown>>;
