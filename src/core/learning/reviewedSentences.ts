/** Knows which sentences of an annotated article a reviewer has been through, and what a model may learn from each. */

import type { LiveAnnotation } from "../annotations/session/session";
import type { Article } from "../article/article";
import { isCheckLabel } from "../cards/names";
import type { Entity } from "../entities/entity";
import type { TypedSpan } from "../entities/learning/labels";
import type { Token } from "../ports";
import { compareSpans, contains, overlaps, type Span } from "../text/span";

/** One sentence with what was decided in it. All offsets are into `text`. */
export interface ReviewedSentence {
  readonly text: string;
  readonly tokens?: readonly Token[];
  /** What was accepted; spans never overlap. */
  readonly entities: readonly TypedSpan[];
  /** What the rules find by themselves. */
  readonly cold: readonly Entity[];
  /** The labels of suggestions and places in it that nobody has decided upon: what it says of these labels is not known. */
  readonly open: readonly string[];
  /** How many decisions it holds, rejections included. */
  readonly decisions: number;
}

export interface ReviewInput {
  readonly article: Article;
  /** In offsets of the file. */
  readonly annotations: readonly LiveAnnotation[];
  /** Over the visible text. */
  readonly tokens?: readonly Token[] | undefined;
  /** What the rules find, in offsets of the visible text, without any model and without names that were collected from annotations. */
  readonly cold: readonly Entity[];
}

/** A decision that teaches, in offsets of the visible text. */
interface Lesson extends TypedSpan {
  readonly verdict: "accepted" | "rejected" | "open";
  readonly mark: boolean;
}

/**
 * The sentences from the first decision of an article to the last: a reviewer reads in order, so what he passed over
 * between them is none of his labels. What lies before and after may not have been read at all, and teaches nothing.
 */
export function listReviewedSentences({ article, annotations, tokens, cold }: ReviewInput): ReviewedSentence[] {
  const { visible } = article;
  const lessons = annotations.flatMap((live) => lessonsOf(live, article)).sort(compareSpans);
  const decided = lessons.filter(({ verdict }) => verdict !== "open");
  const from = decided[0]?.start;
  if (from === undefined) return [];
  const to = decided.reduce((most, { end }) => Math.max(most, end), 0);
  const chosen = chooseAccepted(lessons);
  const cursors = { lessons: new Cursor(lessons), chosen: new Cursor(chosen), cold: new Cursor(cold), tokens: new Cursor(tokens ?? []) };
  return splitSentences(visible.text, chosen).flatMap((sentence): ReviewedSentence[] => {
    const shift = <S extends Span>(span: S): S => ({ ...span, start: span.start - sentence.start, end: span.end - sentence.start });
    const whole = (span: Span): boolean => contains(sentence, span);
    const here = cursors.lessons.in(sentence);
    const entities = cursors.chosen.in(sentence);
    const names = cursors.cold.in(sentence).filter(whole);
    const words = cursors.tokens.in(sentence).filter(whole);
    if (sentence.end <= from || sentence.start >= to || visible.zoneAt(sentence.start) === "removed") return [];
    return [
      {
        text: visible.text.slice(sentence.start, sentence.end),
        ...(tokens === undefined ? {} : { tokens: words.map(shift) }),
        entities: entities.map(({ start, end, type }) => shift({ start, end, type })),
        cold: names.map(shift),
        open: listOpen(here, entities, names),
        decisions: here.filter(({ verdict }) => verdict !== "open").length,
      },
    ];
  });
}

/** Names and the user's own marks teach; figures, relations and settled checks do not. */
function lessonsOf({ annotation, spans, state }: LiveAnnotation, { visible }: Article): Lesson[] {
  const { kind, label, status } = annotation;
  const mark = kind === "mark";
  if ((kind !== "entity" && !mark) || isCheckLabel(label)) return [];
  const sure = state === "anchored" && (status === "accepted" || status === "rejected") && spans.length === 1;
  const verdict = sure ? (status === "accepted" ? "accepted" : "rejected") : "open";
  return spans.flatMap((span): Lesson[] => {
    const shown = visible.toVisible(span);
    return shown === undefined ? [] : [{ ...shown, type: label, verdict, mark }];
  });
}

/** Names before marks, and of those inside each other the outermost: a sequence has one label a character. */
function chooseAccepted(lessons: readonly Lesson[]): Lesson[] {
  const accepted = lessons.filter(({ verdict }) => verdict === "accepted");
  const names = outermost(accepted.filter(({ mark }) => !mark));
  const cursor = new Cursor(names);
  const marks = outermost(accepted.filter((lesson) => lesson.mark && cursor.in(lesson).length === 0));
  return [...names, ...marks].sort(compareSpans);
}

function outermost(lessons: readonly Lesson[]): Lesson[] {
  let reach = -1;
  return lessons.filter(({ start, end }) => {
    if (start < reach) return false;
    reach = end;
    return true;
  });
}

function listOpen(lessons: readonly Lesson[], chosen: readonly Lesson[], names: readonly Entity[]): string[] {
  const open = new Set<string>();
  const decided = lessons.filter(({ verdict }) => verdict !== "open");
  for (const lesson of lessons) {
    // A mark around a name can't be learnt beside it, so the sentence says nothing of that label.
    if (lesson.verdict === "open" || (lesson.verdict === "accepted" && lesson.mark && !chosen.includes(lesson))) open.add(lesson.type);
  }
  for (const name of names) if (name.level === "core" && !decided.some((lesson) => overlaps(lesson, name))) open.add(name.type);
  return [...open];
}

const SENTENCE = /[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)/gu;

/** Covers the text; a sentence's end inside one of `whole` is none. */
export function splitSentences(text: string, whole: readonly Span[] = []): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  let next = 0;
  for (const match of text.matchAll(SENTENCE)) {
    const end = match.index + match[0].length;
    while ((whole[next]?.end ?? Number.POSITIVE_INFINITY) <= end) next += 1;
    const inside = whole[next];
    if (end === start || (inside !== undefined && inside.start < end && end < inside.end)) continue;
    if (text.slice(start, end).trim() !== "") sentences.push({ start, end });
    start = end;
  }
  return sentences;
}

/** Spans in order of their starts, asked for one stretch after another: linear over all questions. */
class Cursor<S extends Span> {
  readonly #spans: readonly S[];
  #next = 0;

  constructor(spans: readonly S[]) {
    this.#spans = spans;
  }

  /** The spans that begin in a stretch, or reach into it from the one before. */
  in(stretch: Span): S[] {
    const found: S[] = [];
    while ((this.#spans[this.#next]?.end ?? Number.POSITIVE_INFINITY) <= stretch.start) this.#next += 1;
    for (let i = this.#next; i < this.#spans.length; i += 1) {
      const span = this.#spans[i];
      if (span === undefined || span.start >= stretch.end) break;
      if (span.end > stretch.start) found.push(span);
    }
    return found;
  }
}
