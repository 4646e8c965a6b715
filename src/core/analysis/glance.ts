/** Knows how a paragraph is looked at by itself right after it was typed into, long before a long article is read again. */

import type { Article, ArticleMeta } from "../article/article";
import type { Entities } from "../entities/entity";
import type { Figure } from "../figures/figure";
import { findFigures } from "../figures/findFigures";
import { compareSpans, overlaps, type Span } from "../text/span";
import { locateInFile, type Mention } from "./locate";
import type { GlanceQuestion } from "./glanceQuestion";
import type { Section, SectionNames } from "./section";
import { SectionList } from "./sectionList";
import type { Typed, TypedSection } from "./typeInto";

/** How names are found in a text; its figures, and what is found, are in offsets of the visible text. */
export type FindNamesIn = (article: Article, figures: readonly Figure[]) => Promise<Entities & Pick<SectionNames, "marks">>;

/**
 * The section with what it holds now. What the whole article tells of it, and it of the article, is known when the article
 * is read. Fails as `find` does.
 */
export async function lookInto(question: GlanceQuestion, find: FindNamesIn): Promise<Section> {
  const excerpt = excerptOf(question);
  return mergeFound(question, excerpt, await find(excerpt.article, excerpt.figures));
}

/** The article that consists of one paragraph, and its figures, in offsets of its visible text. */
interface Excerpt {
  readonly article: Article;
  readonly figures: readonly Figure[];
}

function excerptOf({ section, source, date, fileName }: GlanceQuestion): Excerpt {
  const list = new SectionList([section]);
  const visible = list.visible({ zones: [{ start: 0, end: section.text.length, zone: section.block.zone }] });
  const blocks = list.blocks();
  const meta: ArticleMeta = { editors: [], family: "other", extra: {}, ...(date === undefined ? {} : { date }) };
  const article: Article = { text: source, meta, problems: [], visible, blocks, links: list.links(), removed: [], hints: [] };
  const figures = findFigures({ visible, blocks, ...(date === undefined ? {} : { date }), ...(fileName === undefined ? {} : { fileName }) });
  return { article, figures };
}

/**
 * The section with what was found in the sentence that was typed into. What the whole article has told of the other
 * sentences, and of names in this one, stands until the article is read again.
 */
function mergeFound({ section, typed }: TypedSection, { article, figures }: Excerpt, found: Entities & Pick<SectionNames, "marks">): Section {
  const sentence = article.visible.toSource(sentenceAround(section.text, typed)) ?? { start: 0, end: article.text.length };
  const here = <M extends Mention>(mentions: readonly M[]): M[] => locateInFile(mentions, article.visible, article.text).filter((mention) => overlaps(mention, sentence));
  const touched = { start: typed.source, end: typed.source + typed.text.length };
  const join = <M extends Mention>(before: readonly M[], fresh: readonly M[]): readonly M[] => joinMentions(before, here(fresh), touched);
  return {
    ...section,
    figures: [...section.figures.filter((figure) => !overlaps(figure, sentence)), ...here(figures)].sort(compareSpans),
    entities: join(section.entities, found.outer),
    nested: join(section.nested, found.nested),
    marks: join(section.marks, found.marks),
  };
}

/** What was found where something was typed counts; elsewhere what was known does, and what is new beside it. */
function joinMentions<M extends Mention>(before: readonly M[], fresh: readonly M[], touched: Span): readonly M[] {
  const typed = fresh.filter(({ start, end }) => start <= touched.end && touched.start <= end);
  const kept = before.filter((mention) => !typed.some((one) => overlaps(one, mention)));
  const added = fresh.filter((mention) => !typed.includes(mention) && !kept.some((one) => overlaps(one, mention)));
  return [...kept, ...typed, ...added].sort(compareSpans);
}

const SENTENCE_END = /[。！？!?；;\n]/u;

function sentenceAround(text: string, { visible, text: inserted }: Typed): Span {
  let start = visible;
  while (start > 0 && !SENTENCE_END.test(text.charAt(start - 1))) start--;
  let end = visible + inserted.length;
  while (end < text.length && !SENTENCE_END.test(text.charAt(end))) end++;
  return { start, end: Math.min(end + 1, text.length) };
}
